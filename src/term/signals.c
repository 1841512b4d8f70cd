/* SPDX-License-Identifier: MIT */
#include "term/signals.h"

#include "base/xalloc.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* A stack that has overflown can't run a handler, so crashes get one of their
 * own. */
enum { CRASH_STACK = 64 * 1024 };

/* For an orderly end, in seconds: a terminal that takes nothing any more (its
 * network stalls, its multiplexer is stopped) would hold it for ever. */
enum { END_S = 3 };

/* clang-format off */
static const struct caught {
	int sig;
	bool crash;
} caught[] = {
	{ SIGTERM, false }, { SIGHUP, false },  { SIGINT, false },
	{ SIGWINCH, false }, { SIGTSTP, false }, { SIGCONT, false },
	{ SIGALRM, false },
	{ SIGSEGV, true }, { SIGABRT, true }, { SIGBUS, true },
	{ SIGFPE, true }, { SIGILL, true }, { SIGQUIT, true },
};
/* clang-format on */

static struct {
	volatile sig_atomic_t ending, resized, stopped, continued;
	volatile sig_atomic_t ours; /* the terminal */
	volatile sig_atomic_t wake_fd;
	struct signals_terminal terminal; /* not written while `ours` */
	struct sigaction old[COUNT(caught)];
	stack_t old_stack;
	void *stack;
} state;

/* Async-signal-safe: write and tcsetattr, no more. */
static void put_back(void)
{
	const struct signals_terminal *t = &state.terminal;
	const char *p = t->restore;
	size_t left = t->restore_len;

	if (!state.ours)
		return;
	state.ours = 0;
	while (left > 0) {
		const ssize_t n = write(t->fd, p, left);
		if (n <= 0)
			break;
		p += n;
		left -= (size_t)n;
	}
	tcsetattr(t->fd, TCSANOW, &t->modes);
}

/* The orderly end takes too long. What the terminal doesn't take at once is
 * left. Async-signal-safe too. */
static void give_up(void)
{
	const int fd = state.terminal.fd;

	if (!state.ours || !state.ending) /* a child has the terminal */
		return;
	const int flags = fcntl(fd, F_GETFL);
	fcntl(fd, F_SETFL, flags | O_NONBLOCK);
	put_back();
	fcntl(fd, F_SETFL, flags); /* others have it open as well */
	_exit(128 + (int)state.ending);
}

static void wake(void)
{
	const int saved = errno;
	const ssize_t n = write((int)state.wake_fd, "", 1);

	(void)n; /* a full pipe wakes as well */
	errno = saved;
}

static void end_by(int sig)
{
	state.ending = sig;
	alarm(END_S);
}

static void on_event(int sig)
{
	switch (sig) {
	case SIGWINCH:
		state.resized = 1;
		break;
	case SIGTSTP:
		state.stopped = 1;
		break;
	case SIGCONT:
		state.continued = 1;
		break;
	case SIGINT: /* ^C meant for a child that has the terminal */
		if (!state.ours)
			return;
		end_by(sig);
		break;
	case SIGALRM:
		give_up();
		break;
	default:
		end_by(sig);
		break;
	}
	wake();
}

static size_t index_of(int sig)
{
	size_t i = 0;

	while (caught[i].sig != sig)
		i++;
	return i;
}

/* A fault happens again when the handler returns, and then meets the handler
 * that was there before; a signal that was sent must be sent once more. */
static void on_crash(int sig, siginfo_t *info, void *context)
{
	const bool sent =
		sig == SIGABRT || sig == SIGQUIT || info->si_code <= 0;

	(void)context;
	if (sig == SIGQUIT && !state.ours) /* ^\ meant for a child */
		return;
	put_back();
	sigaction(sig, &state.old[index_of(sig)], NULL);
	if (sent)
		raise(sig);
}

static void add_stack(void)
{
	state.stack = xmalloc(CRASH_STACK);
	sigaltstack(&(stack_t){ .ss_sp = state.stack, .ss_size = CRASH_STACK },
		    &state.old_stack);
}

static void catch_one(size_t i)
{
	struct sigaction action = { .sa_flags = SA_RESTART };

	sigemptyset(&action.sa_mask);
	if (caught[i].crash) {
		action.sa_flags = SA_SIGINFO | SA_ONSTACK;
		action.sa_sigaction = on_crash;
	} else {
		action.sa_handler = on_event;
	}
	sigaction(caught[i].sig, &action, &state.old[i]);
	/* what nohup(1) or a script has switched off stays off */
	if (state.old[i].sa_handler == SIG_IGN)
		sigaction(caught[i].sig, &state.old[i], NULL);
}

void signals_catch(int wake_fd)
{
	assert(!state.stack);
	state.ending = state.resized = state.stopped = state.continued = 0;
	state.ours = 0;
	state.wake_fd = wake_fd;
	add_stack();
	for (size_t i = 0; i < COUNT(caught); i++)
		catch_one(i);
}

void signals_release(void)
{
	alarm(0);
	state.ours = 0;
	for (size_t i = 0; i < COUNT(caught); i++)
		sigaction(caught[i].sig, &state.old[i], NULL);
	/* Linux refuses a zero size even with SS_DISABLE in some versions */
	if (state.old_stack.ss_flags & SS_DISABLE)
		state.old_stack.ss_size = CRASH_STACK;
	sigaltstack(&state.old_stack, NULL);
	free(state.stack);
	state.stack = NULL;
}

void signals_own(const struct signals_terminal *t)
{
	state.ours = 0;
	state.terminal = *t;
	state.ours = 1;
}

void signals_lend(void)
{
	const size_t i = index_of(SIGTSTP);

	state.ours = 0;
	sigaction(SIGTSTP, &state.old[i], NULL);
}

void signals_reclaim(void)
{
	catch_one(index_of(SIGTSTP));
	state.ours = 1;
}

int signals_ending(void)
{
	return (int)state.ending;
}

void signals_hang_up(void)
{
	end_by(SIGHUP);
}

static bool take(volatile sig_atomic_t *flag)
{
	const bool was = *flag != 0;

	*flag = 0;
	return was;
}

bool signals_take(int sig)
{
	switch (sig) {
	case SIGWINCH:
		return take(&state.resized);
	case SIGTSTP:
		return take(&state.stopped);
	default:
		assert(sig == SIGCONT);
		return take(&state.continued);
	}
}

/* kill returns before the signal has arrived if another thread takes it, so
 * wait to be woken. In vain where nobody could: the kernel discards SIGTSTP
 * for a process group without a shell. */
void signals_stop(void)
{
	enum { TRIES = 20, TRY_MS = 10 };

	state.continued = 0;
	kill(0, SIGTSTP);
	for (int i = 0; i < TRIES && !state.continued; i++)
		poll(NULL, 0, TRY_MS);
	state.continued = 0;
}

/* SPDX-License-Identifier: MIT */
#include "app/refresh.h"

#include "app/spawn.h"
#include "app/tilde.h"
#include "base/thread.h"
#include "base/xalloc.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	OUTPUT_MAX = 256 * 1024, /* bytes that are kept */
	LOOK_MS = 50,            /* between two looks whether to end */
	TERM_LOOKS = 10,         /* after SIGTERM, before SIGKILL */
};

/* A program with its arguments. */
struct program {
	char **argv; /* ends with NULL */
	char *error; /* why it can't be run, or NULL */
};

struct refresh {
	struct program *programs;
	size_t n;
	void (*wake)(void *arg);
	void *arg;
	pthread_t thread;
	bool running;
	atomic_bool stop;

	pthread_mutex_t lock; /* for the rest */
	struct buf output;
	struct refresh_status status;
};

static void say(struct refresh *r, const char *bytes, size_t len)
{
	pthread_mutex_lock(&r->lock);
	struct buf *out = &r->output;
	buf_add(out, bytes, len);
	if (out->len > 2 * OUTPUT_MAX) {
		memmove(out->data, out->data + out->len - OUTPUT_MAX,
			OUTPUT_MAX);
		buf_truncate(out, OUTPUT_MAX);
	}
	r->status.version++;
	pthread_mutex_unlock(&r->lock);
	r->wake(r->arg);
}

static void say_failed(struct refresh *r, const char *what)
{
	pthread_mutex_lock(&r->lock);
	r->status.failed = true;
	pthread_mutex_unlock(&r->lock);
	say(r, what, strlen(what));
	say(r, "\n", 1);
}

static void say_command(struct refresh *r, char *const *argv)
{
	struct buf line = { 0 };

	buf_add_char(&line, '$');
	for (; *argv; argv++)
		buf_printf(&line, " %s", *argv);
	buf_add_char(&line, '\n');
	say(r, line.data, line.len);
	buf_release(&line);
}

/* Takes what there is to read. False at the end. */
static bool take(struct refresh *r, int fd)
{
	char bytes[4096];
	const ssize_t n = read(fd, bytes, sizeof(bytes));

	if (n > 0)
		say(r, bytes, (size_t)n);
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

/* Reads until the program has ended, or shall. Whatever it has started may hold
 * its output open for ever. */
static void listen(struct refresh *r, int fd, pid_t pid, int *status)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	bool open = true, ended = false;
	int looks = 0;

	while (!ended) {
		const int ready = poll(&p, open ? 1 : 0, LOOK_MS);
		if (open && ready > 0)
			open = take(r, fd);
		ended = waitpid(pid, status, WNOHANG) == pid;
		if (atomic_load(&r->stop) && !ended)
			kill(-pid, looks++ < TERM_LOOKS ? SIGTERM : SIGKILL);
	}
	while (open && poll(&p, 1, 0) > 0)
		open = take(r, fd);
}

static void run_program(struct refresh *r, const struct program *p)
{
	struct err err = { 0 };
	int fd, status = 0;
	pid_t pid;
	struct buf said = { 0 };

	say_command(r, p->argv);
	if (p->error) {
		say_failed(r, p->error);
		return;
	}
	if (!spawn_piped(p->argv, &fd, &pid, &err)) {
		say_failed(r, err.text);
		return;
	}
	listen(r, fd, pid, &status);
	close(fd);
	if (WIFSIGNALED(status))
		buf_printf(&said, "ended by signal %d", WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0)
		buf_printf(&said, "exit status %d", WEXITSTATUS(status));
	if (said.len)
		say_failed(r, said.data);
	buf_release(&said);
}

static void *run(void *arg)
{
	struct refresh *r = arg;

	for (size_t i = 0; i < r->n && !atomic_load(&r->stop); i++)
		run_program(r, &r->programs[i]);
	pthread_mutex_lock(&r->lock);
	r->status.done = true;
	pthread_mutex_unlock(&r->lock);
	r->wake(r->arg);
	return NULL;
}

static void prepare(struct program *p, const struct setting_words *words,
		    char *(*getenv_)(const char *))
{
	struct buf word = { 0 };

	p->argv = xcalloc(words->n + 1, sizeof(*p->argv));
	for (size_t i = 0; i < words->n; i++) {
		tilde_expand(&word, words->items[i], getenv_("HOME"));
		p->argv[i] = buf_detach(&word);
	}
	char *file = spawn_find(p->argv[0], getenv_("PATH"));
	if (!file) {
		buf_printf(&word, "%s: there is no such program", p->argv[0]);
		p->error = buf_detach(&word);
		return;
	}
	free(p->argv[0]);
	p->argv[0] = file;
}

struct refresh *refresh_start(const struct setting_words *programs, size_t n,
			      char *(*getenv_)(const char *),
			      void (*wake)(void *arg), void *arg)
{
	struct refresh *r = xcalloc(1, sizeof(*r));

	r->programs = xcalloc(n, sizeof(*r->programs));
	for (size_t i = 0; i < n; i++)
		if (programs[i].n)
			prepare(&r->programs[r->n++], &programs[i], getenv_);
	r->wake = wake;
	r->arg = arg;
	atomic_init(&r->stop, false);
	pthread_mutex_init(&r->lock, NULL);
	r->running = thread_start(&r->thread, run, r);
	r->status.done = !r->running;
	return r;
}

void refresh_free(struct refresh *r)
{
	if (!r)
		return;
	atomic_store(&r->stop, true);
	if (r->running)
		pthread_join(r->thread, NULL);
	for (size_t i = 0; i < r->n; i++) {
		for (char **word = r->programs[i].argv; *word; word++)
			free(*word);
		free(r->programs[i].argv);
		free(r->programs[i].error);
	}
	free(r->programs);
	buf_release(&r->output);
	pthread_mutex_destroy(&r->lock);
	free(r);
}

struct refresh_status refresh_status(struct refresh *r)
{
	pthread_mutex_lock(&r->lock);
	const struct refresh_status status = r->status;
	pthread_mutex_unlock(&r->lock);
	return status;
}

void refresh_output(struct refresh *r, struct buf *out)
{
	pthread_mutex_lock(&r->lock);
	const size_t skip =
		r->output.len > OUTPUT_MAX ? r->output.len - OUTPUT_MAX : 0;
	buf_add(out, buf_str(&r->output) + skip, r->output.len - skip);
	pthread_mutex_unlock(&r->lock);
}

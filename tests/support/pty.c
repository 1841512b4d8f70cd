/* SPDX-License-Identifier: MIT */
#include "support/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int open_slave(int master)
{
	const char *name;

	if (grantpt(master) != 0 || unlockpt(master) != 0 ||
	    !(name = ptsname(master)))
		return -1;
	return open(name, O_RDWR | O_NOCTTY);
}

void pty_set_size(const struct pty *p, int rows, int cols)
{
	const struct winsize size = {
		.ws_row = (unsigned short)rows,
		.ws_col = (unsigned short)cols,
	};

	ioctl(p->master, TIOCSWINSZ, &size);
}

/* cmocka catches crashes; the program must not. */
static void default_signals(void)
{
	static const int signals[] = {
		SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGTTOU, SIGSEGV,
		SIGBUS, SIGFPE, SIGILL,  SIGABRT, SIGPIPE, SIGSYS,
	};

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		signal(signals[i], SIG_DFL);
}

/* Never returns. */
static void run_program(const struct pty_program *program, int tty)
{
	setpgid(0, 0);
	tcsetpgrp(tty, getpid()); /* SIGTTOU is still ignored */
	default_signals();
	for (int fd = 0; fd < 3; fd++)
		dup2(tty, fd);
	if (tty > 2)
		close(tty);
	if (program->argv) {
		execve(program->argv[0], (char *const *)program->argv,
		       program->env);
		_exit(127);
	}
	environ = program->env;
	_exit(program->call(program->arg));
}

static void tell(int events, enum pty_event_kind kind, int value)
{
	const struct pty_event event = { kind, value };

	if (write(events, &event, sizeof(event)) < 0)
		_exit(1);
}

static int status_of(int status)
{
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

/* Never returns. */
static void run_shell(const struct pty_program *program, int tty, int events,
		      int commands)
{
	int status;

	setsid();
	ioctl(tty, TIOCSCTTY, 0);
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	const pid_t pid = fork();
	if (pid == 0)
		run_program(program, tty);
	setpgid(pid, pid);
	tell(events, PTY_STARTED, (int)pid);
	for (;;) {
		while (waitpid(pid, &status, WUNTRACED) < 0 && errno == EINTR)
			;
		tcsetpgrp(tty, getpid());
		if (!WIFSTOPPED(status))
			break;
		tell(events, PTY_STOPPED, WSTOPSIG(status));
		char byte;
		if (read(commands, &byte, 1) != 1)
			break;
		tcsetpgrp(tty, pid);
		kill(-pid, SIGCONT);
	}
	tell(events, PTY_ENDED, status_of(status));
	_exit(0);
}

static void close_on_exec(int fd)
{
	fcntl(fd, F_SETFD, FD_CLOEXEC);
}

bool pty_start(struct pty *p, int rows, int cols,
	       const struct pty_program *program)
{
	int events[2], commands[2];

	p->master = posix_openpt(O_RDWR | O_NOCTTY);
	p->slave = p->master < 0 ? -1 : open_slave(p->master);
	if (p->slave < 0 || pipe(events) != 0 || pipe(commands) != 0)
		return false;
	pty_set_size(p, rows, cols);
	close_on_exec(p->master);
	for (int i = 0; i < 2; i++) {
		close_on_exec(events[i]);
		close_on_exec(commands[i]);
	}
	p->shell = fork();
	if (p->shell == 0) {
		close(p->master);
		close(commands[1]); /* so that the end of the test is seen */
		run_shell(program, p->slave, events[1], commands[0]);
	}
	close_on_exec(p->slave);
	close(events[1]);
	close(commands[0]);
	p->events = events[0];
	p->commands = commands[1];
	return p->shell > 0;
}

void pty_stop(struct pty *p, pid_t pid)
{
	if (pid > 0)
		kill(pid, SIGKILL);
	kill(p->shell, SIGKILL);
	while (waitpid(p->shell, NULL, 0) < 0 && errno == EINTR)
		;
	close(p->master);
	close(p->slave);
	close(p->events);
	close(p->commands);
}

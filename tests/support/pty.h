/* SPDX-License-Identifier: MIT */
/* A program on a terminal of its own, under a process that does what a shell
 * does for it: without one, ^Z could not stop it. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <sys/types.h>

enum pty_event_kind { PTY_STARTED, PTY_STOPPED, PTY_ENDED };

struct pty_event {
	enum pty_event_kind kind;
	int value; /* process id; signal; exit status, or 128 + signal */
};

struct pty {
	int master;
	int slave;    /* kept open, so that the modes can be looked at */
	int events;   /* struct pty_event come from here */
	int commands; /* a byte written here continues a stopped program */
	pid_t shell;
};

/* What runs: argv[0] with argv, else `call(arg)` in a copy of this process,
 * whose result is the exit status. */
struct pty_program {
	const char *const *argv; /* or NULL */
	int (*call)(void *arg);
	void *arg;
	char **env;
};

/* False if the system has no pty to give. */
bool pty_start(struct pty *p, int rows, int cols,
	       const struct pty_program *program);

/* Ends the program if it runs, and closes everything. `pid` is what
 * PTY_STARTED said, or 0. */
void pty_stop(struct pty *p, pid_t pid);

void pty_set_size(const struct pty *p, int rows, int cols);

#endif

/* SPDX-License-Identifier: MIT */
/* The terminal as a file. */
#ifndef TERM_TTY_H
#define TERM_TTY_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all of it, even if another program left the terminal non-blocking.
 * False if the terminal is gone. */
bool tty_write(int fd, const char *bytes, size_t len);

/* The size the terminal says it has; false if it doesn't say. */
bool tty_size(int fd, int *rows, int *cols);

/* Two ends, both non-blocking and closed on exec; false if there is none. */
bool tty_pipe(int fds[2]);

#endif

/* SPDX-License-Identifier: MIT */
/* Signals while the terminal is ours. A handler gets no argument but the
 * number, so this is the one module with data of its own at file scope. */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

enum { SIGNALS_RESTORE_MAX = 256 };

/* All that a handler needs to put the terminal back, made beforehand: what it
 * may call then is little more than write(2) and tcsetattr(3). */
struct signals_terminal {
	int fd;                            /* of the terminal's output */
	int wake_fd;                       /* gets a byte for every signal */
	struct termios modes;              /* as before the program */
	char restore[SIGNALS_RESTORE_MAX]; /* leaves the alternate screen &c. */
	size_t restore_len;                /* bytes */
};

/* Catches the signals. Before curses starts, which then keeps its own handlers
 * out; the terminal is not ours yet. */
void signals_catch(int wake_fd);

/* Handlers are again what they were. */
void signals_release(void);

/* From now on a crash puts the terminal back. */
void signals_own(const struct signals_terminal *t);

/* A child program has the terminal: a crash leaves it alone, ^C and ^\ are the
 * child's, ^Z stops us with it. And back. */
void signals_lend(void);
void signals_reclaim(void);

/* SIGTERM, SIGHUP or SIGINT if one came, else 0. From then on there are some
 * seconds until signals_release; after them the program ends wherever it is,
 * unless a child has the terminal. */
int signals_ending(void);

/* The terminal is gone: as if SIGHUP had come. */
void signals_hang_up(void);

/* Whether SIGWINCH, SIGTSTP or SIGCONT came since the last question. */
bool signals_take(int sig);

/* Stops this program and those it was started with, as ^Z does; returns when
 * it goes on. The terminal must have been lent. */
void signals_stop(void);

#endif

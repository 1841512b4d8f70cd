/* SPDX-License-Identifier: MIT */
/* Whole sessions: the program on a pseudo terminal whose other end is a real
 * terminal emulator (libvterm) in the test process.
 *
 *	struct session *s = session_start(24, 80, argv, NULL);
 *	assert_true(session_wait_text(s, "kanbao"));
 *	session_keys(s, "t aws<enter>");
 *	assert_true(session_settle(s));
 *	assert_string_equal(session_row(s, 0), "…");
 *	session_stop(s);
 *
 * Waiting ends at a deadline so generous that only a program that hangs meets
 * it; what the screen then shows goes to standard error. */
#ifndef SUPPORT_SESSION_H
#define SUPPORT_SESSION_H

#include <stdbool.h>
#include <stddef.h>

struct session;

struct session_cell {
	char text[32]; /* UTF-8; "" = blank, and right half of a wide one */
	int cols;      /* 1, 2; 0 = right half */
	bool bold, italic, underline, reverse;
	int fore, back; /* palette; -1 = the terminal's own */
};

/* The program to test: $KANBAO, NULL if it isn't set. */
const char *session_program(void);

/* Starts argv[0] with the arguments `argv` (NULL-terminated). Its environment
 * is TERM, PATH, HOME=/nonexistent, LC_ALL=C.UTF-8 and TZ=UTC, then `env`
 * ("NAME=VALUE", NULL-terminated, or NULL), which may set these again; "NAME="
 * makes one empty. Fails the test if it can't. */
struct session *session_start(int rows, int cols, const char *const argv[],
			      const char *const env[]);

/* The same with a function of the test as the program. */
struct session *session_start_call(int rows, int cols, int (*program)(void *),
				   void *arg, const char *const env[]);

/* Ends it, whatever it does. */
void session_stop(struct session *s);

/* Types keys in keymap notation (ui/key.h): "t aws<enter>". */
void session_keys(struct session *s, const char *keys);

/* Sends bytes as they are. */
void session_type(struct session *s, const char *bytes, size_t len);

/* Waits until the text stands in some row. */
bool session_wait_text(struct session *s, const char *text);

/* Waits until it stands in none. */
bool session_wait_gone(struct session *s, const char *text);

/* Waits until the program has read all keys and sleeps. */
bool session_settle(struct session *s);

void session_resize(struct session *s, int rows, int cols);
void session_signal(struct session *s, int sig);

/* Waits until the program is stopped, as by ^Z. */
bool session_wait_stopped(struct session *s);
void session_continue(struct session *s);

/* Waits until it ends; `*status` is its exit status, or 128 + signal. */
bool session_wait_end(struct session *s, int *status);

/* The row as text, wide cells once, without blanks at its end; "" outside.
 * Lives until the next call. */
const char *session_row(struct session *s, int row);

/* All rows, each with a newline. Lives until the next call. */
const char *session_screen(struct session *s);

/* The first row that holds the text; -1 if none does. */
int session_find(struct session *s, const char *text);

struct session_cell session_cell(const struct session *s, int row, int col);

void session_cursor(const struct session *s, int *row, int *col);
bool session_cursor_visible(const struct session *s);

/* Whether the terminal is as it was before the program: no alternate screen, a
 * visible cursor, the modes of the tty. */
bool session_restored(const struct session *s);

/* Bytes the program has sent so far. */
size_t session_bytes(const struct session *s);

/* The last operating system command (OSC) that the emulator doesn't know, as
 * "52;c;…"; "" if there was none. */
const char *session_osc(const struct session *s);

#endif

/* SPDX-License-Identifier: MIT */
/* The terminal: the only code that knows curses. */
#ifndef TERM_TERM_H
#define TERM_TERM_H

#include "base/err.h"
#include "ui/palette.h"
#include "unicode/width.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct canvas;
struct term;

struct term_options {
	bool colour;
	enum palette_ground ground;
	struct width_rules rules; /* to begin with */
	bool ask; /* the terminal for the rules, and for its colours if the
		   * ground is not known */
	bool ambiguous_fixed; /* whatever it says of that one */
	bool in_order; /* rows come as they are to be seen: a terminal that
	                * turns right-to-left text must not */
};

/* Takes the terminal over. From here until term_free, a signal that ends the
 * program, an abort or a crash puts the terminal back first. NULL with the
 * reason if there is none. At most one exists at a time. */
struct term *term_new(const struct term_options *o, struct err *err);

/* Puts the terminal back as it was; NULL is fine. */
void term_free(struct term *t);

void term_size(const struct term *t, int *rows, int *cols);

/* The rules of the options, or what the terminal has answered since: asking
 * costs no time, so the answers come after the first screen may have been
 * shown. The canvas that is shown must follow them. */
const struct width_rules *term_rules(const struct term *t);

/* Colours of the palette that pictures may use: 256, 16, 8, or 0. */
int term_colours(const struct term *t);

/* False if dim text is like any other; struck text is shown dim. */
bool term_dims(const struct term *t);

/* Shows the canvas, sending only what changed. Kana and Hangul that come in
 * pieces are shown composed. */
void term_show(struct term *t, const struct canvas *c);

/* Repaints everything at the next term_show (^L), and asks for the rules
 * again: somebody may have set the terminal differently. */
void term_redraw(struct term *t);

/* Waits until a key is pressed, term_wake was called, or `ms` have passed (-1 =
 * no limit). Returns true and the key (ui/key.h) if there is one. Changes of
 * the size and of term_rules arrive as KEYCODE_RESIZE. False also when a signal
 * asks to end: see term_ending. */
bool term_key(struct term *t, int ms, uint32_t *key);

/* Wakes term_key from another thread; `t` as void, for loader_start. */
void term_wake(void *t);

/* The signal that asks the program to end (SIGTERM, SIGHUP), else 0. */
int term_ending(const struct term *t);

/* Gives the terminal to a child program and takes it back; in between only
 * term_wake, term_ending, term_enter and term_free may be called. */
void term_leave(struct term *t);
void term_enter(struct term *t);

/* Stops the program as ^Z should, and comes back when it goes on. The next
 * term_key brings KEYCODE_RESIZE if the size has changed meanwhile. */
void term_suspend(struct term *t);

/* Puts the text in the terminal's clipboard (OSC 52); at most 64 KiB. */
void term_copy(struct term *t, const char *text, size_t len);

#endif

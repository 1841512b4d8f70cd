/* SPDX-License-Identifier: MIT */
/* A canvas on the screen of curses, which sends only what differs from what is
 * there. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include <stdbool.h>

struct canvas;
struct screen;

/* Curses must have been started. `fd` is the terminal's output, of which
 * curses must not hold anything back between two calls. */
struct screen *screen_new(int fd, bool colour);
void screen_free(struct screen *s);

/* Shows the canvas, or as much of it as fits. */
void screen_show(struct screen *s, const struct canvas *c);

/* As term_colours. */
int screen_colours(const struct screen *s);

/* Repaints everything at the next screen_show. */
void screen_redraw(struct screen *s);

#endif

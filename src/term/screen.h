/* SPDX-License-Identifier: MIT */
/* A canvas on the screen of curses, which sends only what differs from what is
 * there. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include <stdbool.h>

struct canvas;
struct palette;
struct screen;

/* Curses must have been started. `fd` is the terminal's output, of which
 * curses must not hold anything back between two calls. A palette of NULL stands
 * for no colours. */
struct screen *screen_new(int fd, const struct palette *p);
void screen_free(struct screen *s);

/* Shows the canvas, or as much of it as fits. */
void screen_show(struct screen *s, const struct canvas *c);

/* Other colours; nothing without colours. */
void screen_set_palette(struct screen *s, const struct palette *p);

/* True if there are colours, however few. */
bool screen_is_coloured(const struct screen *s);

/* As term_colours. */
int screen_colours(const struct screen *s);

/* Repaints everything at the next screen_show. */
void screen_redraw(struct screen *s);

#endif

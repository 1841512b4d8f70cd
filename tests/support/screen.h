/* SPDX-License-Identifier: MIT */
/* Reading a canvas as a person would, and posts to show on it. */
#ifndef SUPPORT_SCREEN_H
#define SUPPORT_SCREEN_H

#include "base/buf.h"
#include "ui/canvas.h"

#include <stdbool.h>

struct archive;
struct ui;

/* Adds the text of columns [col, col + cols) of a row, blanks at its end left
 * off. */
void screen_add(struct buf *out, const struct canvas *c, int row, int col,
		int cols);

/* Fails the test unless the row reads so. */
void screen_assert_row(const struct canvas *c, int row, const char *want);

/* The first row that holds the text, -1 if none does. */
int screen_find(const struct canvas *c, const char *text);

/* Fails the test, and prints the screen, unless it holds the text. */
void screen_assert_has(const struct canvas *c, const char *text);
void screen_assert_lacks(const struct canvas *c, const char *text);

/* Fails the test unless every cell is well-formed: wide cells whole, texts
 * within their bytes, the cursor on the canvas or hidden. */
void screen_assert_sound(const struct canvas *c);

/* The row where the first cell has this bit of its face, -1 if none. */
int screen_marked_row(const struct canvas *c, uint16_t bit);

/* Adds a post made of these fields ("" = left out; tags as YAML: "a, b"). */
void screen_add_post(struct archive *a, const char *date, const char *title,
		     const char *tags, const char *body);

/* Types keys in keymap notation and does all the work they make; the last
 * request that was more than nothing is returned (enum ui_request). */
int screen_type(struct ui *ui, const char *keys);

#endif

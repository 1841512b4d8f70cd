/* SPDX-License-Identifier: MIT */
/* A small program for the tests of term/: it runs on the emulator, shows a
 * scene and below it the last key, the number of keys and the size. Some keys
 * do things: see scene.c. */
#ifndef SUPPORT_SCENE_H
#define SUPPORT_SCENE_H

#include "support/session.h"
#include "term/term.h"
#include "ui/canvas.h"

enum { SCENE_ROWS = 12, SCENE_COLS = 40 };

struct scene {
	/* What is above the last row; NULL = nothing. */
	void (*draw)(struct canvas *c, unsigned n_keys);
	struct term_options options;
};

/* The program: `arg` is a struct scene. Exit status: 0 after "q", the signal
 * that ended it, or 3 with "failed: …" if there was no terminal. */
int scene_run(void *arg);

/* Starts it and waits until it shows the scene. */
struct session *scene_start(struct scene *scene, const char *const env[]);

/* Types keys and waits until the program says that it has had `n` in all. */
void scene_type(struct session *s, const char *keys, unsigned n);

/* Types "q"; the terminal must be as before. */
void scene_end(struct session *s);

/* Draws a text from `col` to the end of the row. */
void scene_put(struct canvas *c, int row, int col, const char *text,
	       uint16_t face);

/* A text whose width is hard. */
struct scene_hard {
	const char *text;
	int cols;
	const char *shown; /* where the row begins; of what the emulator adds
	                    * up, it shows the first part */
	bool agreed;       /* the emulator has the same idea of its width */
};

/* NULL from the end of the list on. */
const struct scene_hard *scene_hard(size_t i);

/* Each in a row of its own with a border behind, some at the right edge. */
void scene_draw_hard(struct canvas *c, unsigned n_keys);

/* Fails unless all stand as they should. */
void scene_assert_hard(struct session *s);

#endif

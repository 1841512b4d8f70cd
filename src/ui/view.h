/* SPDX-License-Identifier: MIT */
/* A part of the screen that draws itself and answers actions. */
#ifndef UI_VIEW_H
#define UI_VIEW_H

#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/keymap.h"

#include <stdbool.h>
#include <stdint.h>

struct view;

/* What a view can do. NULL = nothing to do. */
struct view_ops {
	const char *name;

	/* Draws inside view->rect. With the focus it sets the cursor. */
	void (*draw)(struct view *v, struct canvas *c, bool focus);

	/* False for an action it doesn't know: the next one is asked. `count`
	 * = the number typed before, 0 = none. */
	bool (*act)(struct view *v, enum action a, long count);

	/* A character typed as text. */
	void (*type)(struct view *v, uint32_t cp);

	/* After view->rect has changed. */
	void (*resize)(struct view *v);

	void (*free)(struct view *v);
};

/* The first member of each view's own struct. */
struct view {
	const struct view_ops *ops;
	enum keymap_context context; /* which keys; the view may change it */
	struct rect rect;            /* set by the owner: view_resize */
};

void view_draw(struct view *v, struct canvas *c, bool focus);
bool view_act(struct view *v, enum action a, long count);
void view_type(struct view *v, uint32_t cp);
void view_resize(struct view *v, struct rect r);
void view_free(struct view *v); /* NULL is fine */

#endif

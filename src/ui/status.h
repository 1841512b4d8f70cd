/* SPDX-License-Identifier: MIT */
/* The last row: what is shown, where, and what goes on. */
#ifndef UI_STATUS_H
#define UI_STATUS_H

#include "base/buf.h"
#include "ui/canvas.h"

#include <stdbool.h>
#include <stddef.h>

/* A plain record; strings are sanitised and borrowed for the call. */
struct status {
	size_t position; /* from 1; 0 = no post */
	size_t shown, all, problems;
	const char *filter; /* "" = none */
	bool filtering;     /* the filter has not seen all posts yet */
	const char *search; /* what is being looked for right now, or "" */
	int loading;        /* per cent, -1 = nothing is */
	bool reloading;
	bool refreshing;
	const char *polling; /* how changes are looked for, or "" */
	int read;            /* per cent of the post, -1 = not said */
	const char *section; /* heading being read, or "" */
	size_t match, matches;
	const char *pending; /* keys of an unfinished sequence, or "" */
	const char *message; /* instead of all that, or "" */
	bool warning;        /* the message is one */
};

/* Draws as much as fits; what matters least goes first. */
void status_draw(struct canvas *c, struct rect r, const struct status *s);

/* "1,935" */
void status_add_number(struct buf *out, size_t n);

#endif

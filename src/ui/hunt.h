/* SPDX-License-Identifier: MIT */
/* Looking through the posts of the list for the next that holds a text in its
 * title or body: in slices, as bodies are read from disk. */
#ifndef UI_HUNT_H
#define UI_HUNT_H

#include "base/err.h"
#include "ui/roster.h"

#include <stdbool.h>
#include <stddef.h>

/* Zeroed = nothing is looked for. */
struct hunt {
	struct query *query; /* of the last text; NULL = there was none */
	bool backwards;      /* as it was asked for first */
	bool going;
	bool up;               /* this time */
	const struct post *at; /* the last one judged */
	size_t left;           /* posts to judge yet */
};

enum hunt_state {
	HUNT_IDLE,
	HUNT_GOING,
	HUNT_FOUND, /* the cursor of the list is on it */
	HUNT_NONE   /* all of the list has been seen */
};

void hunt_release(struct hunt *h);

/* Begins to look for a sanitised text, from the post behind the cursor on and
 * around the end. False with the reason if it can't be looked for. */
bool hunt_start(struct hunt *h, const struct roster *r, const char *text,
		bool backwards, struct err *err);

/* Looks on in the direction of hunt_start, or against it. False if nothing has
 * been looked for. */
bool hunt_again(struct hunt *h, const struct roster *r, bool against);

/* Forgets where it was; the text stays. */
void hunt_stop(struct hunt *h);

/* Judges posts for about so many microseconds. */
enum hunt_state hunt_step(struct hunt *h, struct roster *r, long budget);

#endif

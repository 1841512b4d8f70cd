/* SPDX-License-Identifier: MIT */
/* Updates that wait to be taken, in the order in which they came. */
#ifndef ARCHIVE_UPDATE_QUEUE_H
#define ARCHIVE_UPDATE_QUEUE_H

#include "archive/update.h"

/* A zeroed struct is empty. */
struct update_queue {
	struct update *items;
	size_t first, n, cap;
};

/* Lets go of all that waits. */
void update_queue_release(struct update_queue *q);

/* Takes the update, which is empty after. False, and nothing done, if too many
 * wait already. */
bool update_queue_add(struct update_queue *q, struct update *u);

/* The first; false if there is none. The caller's. */
bool update_queue_next(struct update_queue *q, struct update *u);

#endif

/* SPDX-License-Identifier: MIT */
/* Updates that wait to be taken, in the order in which they came. */
#ifndef ARCHIVE_UPDATE_QUEUE_H
#define ARCHIVE_UPDATE_QUEUE_H

#include "archive/update.h"

enum { UPDATE_QUEUE_MAX = 1024 };

/* A zeroed struct is empty. */
struct update_queue {
	struct update *items;
	size_t first, n, cap;
};

bool update_queue_is_empty(const struct update_queue *q);

/* Lets go of all that waits. */
void update_queue_release(struct update_queue *q);

/* Takes the update, which is empty after. False, and nothing done, if
 * UPDATE_QUEUE_MAX wait already. */
bool update_queue_add(struct update_queue *q, struct update *u);

/* The first; false if there is none. The caller's. */
bool update_queue_next(struct update_queue *q, struct update *u);

#endif

/* SPDX-License-Identifier: MIT */
#include "archive/update_queue.h"

#include "base/xalloc.h"

#include <stdlib.h>

bool update_queue_is_empty(const struct update_queue *q)
{
	return q->first == q->n;
}

void update_queue_release(struct update_queue *q)
{
	for (size_t i = q->first; i < q->n; i++)
		update_release(&q->items[i]);
	free(q->items);
	*q = (struct update_queue){ 0 };
}

bool update_queue_add(struct update_queue *q, struct update *u)
{
	if (q->n - q->first >= UPDATE_QUEUE_MAX)
		return false;
	q->items = xgrow(q->items, &q->cap, q->n + 1, sizeof(*q->items));
	q->items[q->n++] = *u;
	update_init(u);
	return true;
}

bool update_queue_next(struct update_queue *q, struct update *u)
{
	if (update_queue_is_empty(q))
		return false;
	*u = q->items[q->first++];
	if (q->first == q->n)
		q->first = q->n = 0;
	return true;
}

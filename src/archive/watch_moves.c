/* SPDX-License-Identifier: MIT */
#include "archive/watch_moves.h"

#include "base/xalloc.h"

#include <stdlib.h>

void watch_moves_release(struct watch_moves *m)
{
	for (size_t i = 0; i < WATCH_MOVES; i++)
		free(m->items[i].path);
	*m = (struct watch_moves){ 0 };
}

void watch_moves_add(struct watch_moves *m, uint32_t cookie, const char *path)
{
	const size_t i = m->next++ % WATCH_MOVES;

	free(m->items[i].path);
	m->items[i].cookie = cookie;
	m->items[i].path = xstrdup(path);
}

const char *watch_moves_find(const struct watch_moves *m, uint32_t cookie)
{
	for (size_t i = 0; cookie && i < WATCH_MOVES; i++)
		if (m->items[i].cookie == cookie)
			return m->items[i].path;
	return NULL;
}

/* SPDX-License-Identifier: MIT */
/* First halves of moves, until the second is told. */
#ifndef ARCHIVE_WATCH_MOVES_H
#define ARCHIVE_WATCH_MOVES_H

#include <stddef.h>
#include <stdint.h>

enum { WATCH_MOVES = 16 }; /* that are remembered */

/* A zeroed struct is empty. */
struct watch_moves {
	struct {
		uint32_t cookie; /* 0 = none */
		char *path;
	} items[WATCH_MOVES];
	size_t next;
};

void watch_moves_release(struct watch_moves *m);

/* The path is copied. */
void watch_moves_add(struct watch_moves *m, uint32_t cookie, const char *path);

/* The path that had been added with the cookie, or NULL. */
const char *watch_moves_find(const struct watch_moves *m, uint32_t cookie);

#endif

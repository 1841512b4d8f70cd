/* SPDX-License-Identifier: MIT */
/* Paths that have changed and are waited for to settle: a file that is being
 * written is read when its writer has done, or has paused. */
#ifndef ARCHIVE_PENDING_H
#define ARCHIVE_PENDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Times in milliseconds since anything. */
enum {
	PENDING_DONE_MS = 10,    /* quiet after the writer has closed it */
	PENDING_WRITING_MS = 80, /* quiet while it may go on */
	PENDING_GONE_MS = 40,    /* quiet before a file counts as removed: who
				  * deletes and writes anew is no rare editor */
	PENDING_MOST_MS = 1000,  /* since the first change, quiet or not */
};

enum pending_state { PENDING_DONE, PENDING_WRITING, PENDING_GONE };

struct pending_path {
	char *path;
	char *from; /* what it was called before, or NULL */
	bool below; /* a folder, with all in it */
	enum pending_state state;
	int64_t first_ms, last_ms;
};

/* A zeroed struct is empty. */
struct pending {
	struct pending_path *items;
	size_t n, cap;
	size_t *slots; /* a hash table of places in `items` plus 1; 0 = free */
	size_t slots_cap; /* 0 or a power of two */
};

void pending_release(struct pending *p);

/* The path has changed now. Its address is good until the next call. */
struct pending_path *pending_add(struct pending *p, const char *path,
				 enum pending_state state, int64_t now_ms);

/* What was to be said of `from` is now to be said of `path`. */
void pending_move(struct pending *p, const char *from, const char *path,
		  int64_t now_ms);

/* True if it has settled. */
bool pending_is_due(const struct pending_path *path, int64_t now_ms);

/* Milliseconds until the first has; -1 if there is none. */
int pending_wait_ms(const struct pending *p, int64_t now_ms);

/* Takes at most `most` paths out that have settled; the caller's: free them with
 * pending_free_paths. Their order is that in which they first changed. */
struct pending_path *pending_take(struct pending *p, int64_t now_ms,
				  size_t most, size_t *n);
void pending_free_paths(struct pending_path *paths, size_t n);

#endif

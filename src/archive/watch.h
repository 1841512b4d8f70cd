/* SPDX-License-Identifier: MIT */
/* Looks for changes in the folders of posts, on a thread of its own, and hands
 * over differences for the archive. The system tells of changes where it can
 * (notify.h); else all is looked at again and again. */
#ifndef ARCHIVE_WATCH_H
#define ARCHIVE_WATCH_H

#include "archive/update.h"

#include <stdbool.h>
#include <stddef.h>

struct watch;

enum watch_how { WATCH_AUTO, WATCH_POLL };

/* Begins to watch the `n` paths as the loader knows them. `wake(arg)` is called
 * when there is something to take; as for a loader. */
struct watch *watch_start(const char *const *paths, size_t n,
			  enum watch_how how, void (*wake)(void *arg),
			  void *arg);

/* Stops the thread; NULL is fine. */
void watch_free(struct watch *w);

/* For walk.h: a folder is about to be read, so that no change after that is
 * missed. `w` is the watch; NULL is fine. Any thread may call it. */
bool watch_enter(void *w, const char *folder);

/* Likewise for walk.h: the entry may be a link to a file elsewhere, which is
 * watched then. */
void watch_link(void *w, const char *path);

/* Before all posts are loaded anew. */
void watch_restart(struct watch *w);

enum watch_news {
	WATCH_NOTHING,
	WATCH_UPDATE, /* `u` has it */
	WATCH_RELOAD, /* more has changed than was told: load all anew */
};

/* Takes what has been found. Only once all posts are loaded, else the loader
 * may bring an older state after a newer. `u` is made by this. */
enum watch_news watch_take(struct watch *w, struct update *u);

/* Adds why it polls, and how often, for the reader of the screen; nothing if it
 * doesn't. */
void watch_add_trouble(struct watch *w, struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/* Reads the folders of posts on threads beside the screen and hands over
 * batches. Newest by file name come first. */
#ifndef ARCHIVE_LOADER_H
#define ARCHIVE_LOADER_H

#include "archive/archive.h"
#include "archive/catalogue_writer.h"
#include "archive/update.h"

#include <stdbool.h>
#include <stddef.h>

struct loader;

struct loader_status {
	size_t found;  /* files that may be posts, so far */
	size_t loaded; /* of those, handed to the archive */
	bool walked;   /* all folders have been listed: `found` is final */
	bool differs;  /* updates are to be taken */
	bool done;     /* everything has been handed over */
	bool stale;    /* done, but the disk says otherwise by now: what was
			* handed over came from a catalogue */
};

/* How a catalogue is used. */
struct loader_memory {
	struct catalogue_place place;
	bool early; /* hand over what it says before that is checked; then
		     * come updates */
	bool write; /* bring it up to date when all has been handed over */
};

/* Starts reading the `n` paths (folders or files). `wake(arg)` is called from
 * loader threads whenever there is something to take; it may be NULL, must be
 * quick and thread-safe. A path that does not exist becomes a problem. */
struct loader *loader_start(const char *const *paths, size_t n,
			    void (*wake)(void *arg), void *arg);

/* The same with a catalogue. Without `early`, what is handed over is what the
 * disk says, as if there were none. `memory` is copied, and its strings. */
struct loader *loader_start_with(const char *const *paths, size_t n,
				 const struct loader_memory *memory,
				 void (*wake)(void *arg), void *arg);

/* The same with all that can be said. */
struct loader_options {
	const char *const *paths;
	size_t n_paths;
	struct loader_memory memory;
	bool lasting; /* the posts are for long: when all has been handed
		       * over, what that has taken is given back */
	void (*wake)(void *arg); /* as above */
	void *arg;
	bool (*enter)(void *arg, const char *folder); /* see walk.h */
	void (*linked)(void *arg, const char *path);  /* likewise */
	void *enter_arg;
};

struct loader *loader_begin(const struct loader_options *o);

/* Why a catalogue was thrown away, in words for the reader; "" = none was. It
 * stays the same once posts have been taken. */
const char *loader_said(const struct loader *l);

/* Gives what is ready to the archive, always the same, which must live longer
 * than the loader; at most about `max_posts` (0 = no limit), without waiting.
 * Returns true if the archive changed. */
bool loader_take(struct loader *l, struct archive *a, size_t max_posts);

/* What the disk says otherwise than the catalogue, from which posts were handed
 * over early, in pieces that are quick to take: the next of them for
 * archive_update, when all else has been taken. False if there is none. */
bool loader_take_update(struct loader *l, struct update *u);

/* Waits until all is read and gives it to the archive, as above. */
void loader_finish(struct loader *l, struct archive *a);

struct loader_status loader_status(const struct loader *l);

/* Waits until the catalogue has been written as well. */
void loader_wait(struct loader *l);

/* Stops the threads, even in the middle; NULL is fine. */
void loader_free(struct loader *l);

/* Adds one post from text that is no file, as `kanbao show -` does. */
void loader_add_text(struct archive *a, const char *name, const char *text,
		     size_t len);

#endif

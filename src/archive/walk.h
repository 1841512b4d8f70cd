/* SPDX-License-Identifier: MIT */
/* Lists the files below the given paths that may be posts. Several threads
 * may read the folders together. */
#ifndef ARCHIVE_WALK_H
#define ARCHIVE_WALK_H

#include "archive/batch.h"
#include "archive/walk_kind.h"
#include "base/arena.h"

#include <pthread.h>
#include <stdatomic.h>

struct walk_file {
	const char *path; /* raw bytes, in the arena */
	uint32_t name;    /* offset in it of the part below the argument */
	uint32_t base;    /* offset in it of the part behind the last slash */
	uint32_t order;   /* by the day that the name tells: newest lowest */
	uint16_t given;   /* below which of the paths given, from 0 */
	uint8_t kind;     /* enum walk_kind */
	bool named;       /* is itself what the user asked for */
	uint32_t known;   /* what `know` has said of it */
};

/* Some entries of one folder, that are no folders by what it says: at most
 * BUNDLE_MAX of bundle.h. */
struct walk_names {
	int dir;           /* its descriptor */
	uint16_t given;    /* below which of the paths given, */
	const char *below; /* and its path below that, a slash behind, or "" */
	size_t n;
	const char *const *names;
	uint32_t *known; /* 0; to be set for those that need no more looking
			  * at, to what shall stand in struct walk_file */
};

struct walk_place;
struct walk_folder;
struct bundle;

struct walk_queue {
	struct walk_folder *items;
	size_t next, n, cap; /* those before `next` have been taken */
};

struct walk {
	/* Called by a thread that has waited for several folders, which means
	 * that more threads would do good; may be NULL. */
	void (*slow)(void *arg);
	void *arg;
	/* Called before a folder is read, by any thread; false = it has been
	 * read by another path before. May be NULL. */
	bool (*enter)(void *arg, const char *folder);
	/* Called for entries that are links, or may be, by any thread; may be
	 * NULL. */
	void (*linked)(void *arg, const char *path);
	void *enter_arg; /* of both */
	/* Called for what has been found, by any thread: what is known is
	 * passed over, and not among `files`, unless it shall be. May be NULL. */
	void (*know)(void *arg, struct walk_names *names);
	void *know_arg;
	bool keep_known;
	pthread_mutex_t lock; /* for all below */
	pthread_cond_t changed;
	const atomic_bool *stop;
	struct arena arena;
	struct walk_file *files;
	size_t n, cap;
	struct batch problems;
	struct site_mark
		*marks; /* folders with something that sites have at their
			     * top; in the arena, a bounded number */
	size_t n_marks, marks_cap;
	struct walk_place *seen; /* folders and named files: a hash table */
	size_t n_seen, seen_cap; /* seen_cap is 0 or a power of two */
	struct walk_queue todo;  /* to be read at once, in any order */
	struct walk_queue given; /* one after the other: those named, */
	struct walk_queue links; /* then those that links lead to */
	size_t sorted_links;     /* of `links`, from its start */
	struct bundle *bundles;  /* to be looked at before all those */
	size_t n_bundles;
	uint16_t n_given; /* paths, files among them */
	size_t n_busy;    /* threads that are reading a folder or a bundle */
};

void walk_init(struct walk *w, const atomic_bool *stop);
void walk_release(struct walk *w);

/* Forgets all files; nothing is to be walked any more. */
void walk_clear(struct walk *w);

/* What is below `path` shall be read, or the file itself. Folders that are
 * hidden or called node_modules are passed over, but not if they are the path
 * itself; each folder and named file is read once, whatever paths and links
 * lead to it: those given first, and real folders, before links. What can't be
 * read, or only looks like a post, becomes a problem. */
void walk_add(struct walk *w, const char *path);

/* As if the walk through the folder `root`, the path `given`, had come upon
 * `path` in it: a file, or a folder with all that is below. Nothing if it is
 * not there. */
void walk_add_entry(struct walk *w, const char *root, uint16_t given,
		    const char *path);

/* Reads folders until there are none left or `*stop` is set. Any number of
 * threads may call it; it returns when all is done. */
void walk_run(struct walk *w);

/* Newest first by the day in the name; undated last, and no order within a
 * day. A file that was named and lies in a folder that was walked remains
 * once. After walk_run. */
void walk_sort(struct walk *w);

#endif

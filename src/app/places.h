/* SPDX-License-Identifier: MIT */
/* Where posts are looked for. */
#ifndef APP_PLACES_H
#define APP_PLACES_H

#include "app/options.h"
#include "archive/archive.h"
#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct places {
	const char **paths;                     /* folders and posts */
	struct archive_collection *collections; /* of each of them */
	size_t n;
	bool from_stdin;    /* "-": one more post on standard input */
	bool samples;       /* the posts that come with the program */
	bool missing;       /* a path that was asked for is not there */
	char *sample;       /* owned */
	struct arena arena; /* of what the configuration says */
};

/* The paths of the command line; without one those that the configuration names
 * as posts and collections; without these the folders of posts below the
 * current folder, or else the samples; `program` is argv[0], beside which those
 * of a build lie. `getenv_` tells what "~" is. For a path that can't be read,
 * the reason is printed and the path left out. A path that is, or lies in, one
 * of a collection belongs to that; else each of several folders is a collection
 * by its own name. The strings of `o` must live longer. */
void places_find(struct places *p, const struct options *o, const char *program,
		 char *(*getenv_)(const char *));

/* True if what is to be read is a single post, no folder. */
bool places_one_post(const struct places *p);

/* Adds what the reader should know: that these are the samples. */
void places_message(struct buf *out, const struct places *p);

void places_release(struct places *p);

/* Adds the post on standard input, read to its end. False with the reason if
 * it can't be read or is too large. */
bool places_read_stdin(struct buf *out, struct err *err);

#endif

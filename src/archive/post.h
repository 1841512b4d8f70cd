/* SPDX-License-Identifier: MIT */
/* One article as it was found on disk: its front matter and where its body
 * lies. The body stays on disk until it is asked for (body.h). */
#ifndef ARCHIVE_POST_H
#define ARCHIVE_POST_H

#include "archive/date.h"
#include "unicode/script.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct catalogue;
struct site_place;
struct value;

/* What a post can be filtered by and counted by. */
enum facet {
	FACET_TAG,
	FACET_CATEGORY,
	FACET_AUTHOR,
	FACET_SOURCE, /* the site of the head's source: host without "www." */
	FACET_MONTH,  /* "2026-02", by the author's calendar */
	FACET_STORED,
	FACET_COLLECTION = FACET_STORED, /* the folder it was found in, by the
					  * name that the reader gave it */
	FACET_COUNT
};

/* post.flags */
enum {
	POST_DRAFT = 1 << 0,  /* draft: true, published: false, _drafts/ */
	POST_BROKEN = 1 << 1, /* something in it is in the problem list */
	POST_TITLE_FROM_NAME = 1 << 2, /* no title in head or body */
	POST_DATE_FROM_NAME = 1 << 3,
	POST_HTML = 1 << 4,       /* the body is HTML, by the file's name */
	POST_LANG_GIVEN = 1 << 5, /* the head says the language */
	POST_HIDDEN = 1 << 6,     /* kept from lists and feeds by its head */
	POST_TAGGED =
		1
		<< 7, /* its path tells a language, or its head another one's */
	POST_LANG_OF_SITE = 1 << 9, /* nothing but its site says the language */
	POST_TRANSLATION = 1 << 8   /* another one of the same text suits the
				   * reader better; set by archive_fold */
};

/* What the numbers are that posts name their values by. */
struct post_values {
	struct value **items;
	uint32_t n;
	struct value *const *collections; /* by `given`; NULL = in none */
	size_t n_collections;
	const struct catalogue *catalogue; /* that may have the texts, or
					    * NULL */
};

/* A plain record: read the fields. Text is sanitised UTF-8, one line, never
 * NULL ("" = not given), and owned by the archive, except `path` and `source`.
 */
struct post {
	const char *path;   /* raw bytes, as openat wants it with AT_FDCWD:
	                    * the argument plus the path below it.
	                    * Sanitise before showing. */
	const char *name;   /* raw bytes: the path below the argument */
	const char *title;  /* head, else first heading, else the file name */
	const char *source; /* raw: a URL or a name; sanitise before showing */
	const char *lang;   /* as written: "zh-Hans" */
	const char *layout;
	const char *description;
	const char *text; /* raw: all `size` bytes of a post that is no
			   * file; NULL = read it from `path` */
	struct date date;
	const struct post_values *values; /* NULL = it has none */
	const uint32_t *numbers;          /* of these, facet after facet */
	uint16_t ends[FACET_STORED];      /* of each facet's numbers */
	uint16_t given;     /* number of the argument it lies below */
	uint32_t size;      /* bytes of the file */
	uint32_t body_off;  /* bytes before the body */
	uint32_t body_line; /* lines before the body */
	uint32_t flags;
	uint32_t record;                /* of the catalogue */
	const struct site_place *place; /* in its site; NULL = in none */
	uint64_t twin; /* the same in all languages of the text, as its head
			* says; 0 = as paths tell */
};

/* Newest first; undated last; ties by path, so that the order is total. */
int post_cmp_newest(const struct post *a, const struct post *b);

/* What the post says of its language, else `otherwise`. */
enum lang post_lang(const struct post *p, enum lang otherwise);

/* The values of a facet that a post has, in the author's order: `i` < count. Of
 * a collection, the only one, or NULL. */
uint32_t post_value_count(const struct post *p, enum facet f);
struct value *post_value(const struct post *p, enum facet f, uint32_t i);

/* The catalogue that may have the text of its file, or NULL. */
const struct catalogue *post_catalogue(const struct post *p);

/* True if the post has this value. */
bool post_has(const struct post *p, const struct value *v);

#endif

/* SPDX-License-Identifier: MIT */
/* The query language: which posts. Used by the filter line, the pickers and
 * `-q`. */
#ifndef ARCHIVE_QUERY_H
#define ARCHIVE_QUERY_H

#include "archive/archive.h"

struct query;

/* Reads a query; `today` in days since 1970-01-01, for `since:1w` and kin. An
 * empty text matches all. NULL with the reason, which points at the word
 * (`query:COL: ...`), if it is wrong; the caller owns the result. */
struct query *query_parse(const char *text, int64_t today, struct err *err);
void query_free(struct query *q);

/* True if the post matches. Reads the body from disk only if a word has to be
 * looked for there and everything cheaper has matched. */
bool query_match(const struct query *q, const struct post *p);

/* True if matching may read bodies: the caller then keeps it off the screen's
 * thread. */
bool query_reads_bodies(const struct query *q);

/* Adds a term such as tag:"a b" to the text of a query, quoted as needed. The
 * names of one facet are alternatives: tag:AI,云. */
void query_add_term(struct buf *text, const char *field,
		    const char *const *names, size_t n);

/* The posts that match, by rank. The array is the caller's (free it), `*n` its
 * length. NULL query: all. */
struct post **query_select(const struct query *q, const struct archive *a,
			   size_t *n);

/* True if the query looks for a language, a path or words: then all languages
 * of a text are meant, else the one that the reader understands best. */
bool query_all_languages(const struct query *q);

#endif

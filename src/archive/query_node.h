/* SPDX-License-Identifier: MIT */
/* A query as a tree: made by query.c, walked by query_match.c. */
#ifndef ARCHIVE_QUERY_NODE_H
#define ARCHIVE_QUERY_NODE_H

#include "archive/archive.h"
#include "base/arena.h"
#include "unicode/sieve.h"

#include <regex.h>

enum query_op {
	QUERY_ALL, /* matches everything: an empty query */
	QUERY_AND,
	QUERY_OR,
	QUERY_NOT,
	QUERY_TEXT,   /* a word in title or body */
	QUERY_TITLE,  /* ... in the title */
	QUERY_BODY,   /* ... in the body */
	QUERY_REGEX,  /* an expression in title or body */
	QUERY_VALUE,  /* a value of the facet */
	QUERY_PART,   /* a part of a value of the facet */
	QUERY_SITE,   /* a site or one below it */
	QUERY_LANG,   /* a language tag or one it begins with */
	QUERY_PATH,   /* a part of the path */
	QUERY_DATE,   /* a day in the range */
	QUERY_FLAG,   /* flags of a post */
	QUERY_SOURCE, /* the head says a source */
	QUERY_HAS,    /* something in the body */
};

/* What a body may have. */
enum query_feature { QUERY_IMAGE, QUERY_CODE, QUERY_TABLE };

/* Alternatives of a field (`tag:a,b`) are nodes below a QUERY_OR. */
struct query_node {
	enum query_op op;
	struct query_node *first, *next; /* children; the next sibling */
	const char *fold;                /* the folded text to look for */
	size_t fold_len;                 /* bytes */
	struct sieve sieve;              /* for it */
	enum facet facet;
	struct date_range range;
	uint32_t flag;
	enum query_feature feature;
	regex_t *regex;
	struct query_node *next_regex; /* of the query */
};

struct query {
	struct arena arena;
	struct query_node *root;
	struct query_node *regexes; /* to be freed */
	bool reads_bodies;
	bool all_languages; /* a language, path or text is looked for */
};

#endif

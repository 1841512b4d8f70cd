/* SPDX-License-Identifier: MIT */
/* Where the front matter of a file lies and in which dialect it is written.
 * Looks at lines only; what they mean is for others. */
#ifndef ARCHIVE_HEAD_SPLIT_H
#define ARCHIVE_HEAD_SPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that are looked at for the end of a head. Readers of dialects may take
 * less; what is larger is read as lines. */
enum { HEAD_SPLIT_MAX = 4 * 1024 * 1024 };

enum head_kind {
	HEAD_NONE,
	HEAD_YAML,    /* between `---` lines; Hexo may omit the first */
	HEAD_TOML,    /* between `+++` lines */
	HEAD_JSON,    /* Hugo: an object; Hexo: its pairs up to a `;;;` line */
	HEAD_PAIRS,   /* Pelican: `Key: value` lines up to a blank one */
	HEAD_REFS,    /* LCTT: `[#]: key: "value"` lines */
	HEAD_COLUMNS, /* `--- key TAB key...`, then a value on each line: what
		       * is copied from a rendered page */
	HEAD_ORG,     /* Org: `#+key: value` lines */
	HEAD_DOTS,    /* Nikola: `.. key: value` lines, in a comment or not */
	HEAD_DOUBLE,  /* Logseq: `key:: value` lines */
	HEAD_PERCENT, /* Pandoc: `% title`, `% author`, `% date` */
};

/* All offsets are bytes in the file. Without a head, all is body. */
struct head_split {
	size_t head_off, head_len; /* without the delimiters */
	size_t body_off;
	uint32_t head_line;  /* lines before the head's first */
	uint32_t body_line;  /* lines before the body's first */
	bool found;          /* a head is there */
	bool closed;         /* and its closing delimiter too */
	enum head_kind kind; /* HEAD_NONE if not found */
	const char *oddity;  /* what is wrong with the delimiters, or NULL */
};

/* Finds the front matter, whatever the line ends, with or without a BOM or
 * blank lines before it. A head that is not closed goes
 * as far as its lines look like one. */
void head_split(const char *text, size_t len, struct head_split *out);

#endif

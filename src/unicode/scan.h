/* SPDX-License-Identifier: MIT */
/* The state of linebreak_scan, which goes over a text once. Private to
 * unicode/. */
#ifndef UNICODE_SCAN_H
#define UNICODE_SCAN_H

#include "base/utf8.h"
#include "unicode/linebreak.h"
#include "unicode/pairs.h"
#include "unicode/tables.h"
#include "unicode/tailor.h"
#include "unicode/thai.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What matters of a character that stands alone whatever is beside it, and for
 * which the pair of classes says all. */
struct scan_look {
	uint8_t cols; /* 0 = it is not such a one */
	uint8_t line; /* enum lineclass, before tailoring */
	uint8_t flags;
};

/* What comes of a class on the left, by that on the right. A power of two, for
 * this is asked for each character. */
struct scan_row {
	struct pairs_cell of[64];
};
_Static_assert(LINECLASSES <= 64, "a row has room for every class");

struct linebreak_rules {
	struct scan_look looks[TABLES_ENTRIES_MAX]; /* by table entry */
	/* with spaces between, left */
	struct scan_row cells[2][LINECLASSES_LEFT];
};

/* All that the text so far decides about what follows. */
struct scan {
	const struct linebreak_options *options;
	struct tailor tailor;
	const char *text;
	size_t len;

	unsigned left;     /* class of the last character but CM, spaces */
	bool spaces;       /* after it */
	bool joiner;       /* LB8a: the last character is a ZWJ */
	bool line_ended;   /* LB4, LB5: with the last character */
	unsigned script;   /* enum tables_script of `left` */
	unsigned grapheme; /* enum cluster_state */
	bool several;      /* characters in the last cluster */
	int spread;        /* their cells, where they add up */
	bool pictograph;   /* the first of them is one */
	bool affix;        /* LB25: the last character is an OP after PR, PO */
	bool opened;       /* Q3: it is a mark that opens a quotation, or space
	                    * behind one */
	bool special;      /* any of these five, a URL or rare options */
	size_t affix_at;   /* the cluster of `affix` */

	size_t url;      /* the last one found: its start, */
	size_t url_body; /* the end of its scheme, */
	size_t url_end;  /* its end */

	struct thai_words thai;
	size_t thai_at;  /* where that run of Thai begins, */
	size_t thai_end; /* and ends; 0 = no word is known */

	struct linebreak_cluster *clusters;
	size_t n, cap;
};

static inline void scan_put(struct linebreak_cluster *c, size_t off, int cols,
			    enum linebreak before, unsigned flags)
{
	c->off = (uint32_t)off;
	c->cols = (uint8_t)cols;
	c->before = (uint8_t)before;
	c->flags = (uint8_t)flags;
	c->reserved = 0;
}

/* There is room: who scans sees to it. */
static inline void scan_push(struct scan *s, size_t off, int cols,
			     enum linebreak before, unsigned flags)
{
	scan_put(&s->clusters[s->n++], off, cols, before, flags);
}

static inline bool scan_in_word(const struct scan *s)
{
	return !s->spaces &&
	       (s->script == TABLES_ALPHABET || s->left == LINECLASS_NU);
}

/* K5: does the sign at `off`, behind a space, belong to a letter or digit after
 * it (".gov", "/usr", ":tada:")? It is no stop of what came before the space;
 * LB15c of Unicode 15.1 says so of digits. */
static inline bool scan_begins_word(const struct scan *s, size_t off)
{
	const uint64_t openings = LINECLASS_BIT(LINECLASS_OP) |
				  LINECLASS_BIT(LINECLASS_OPW) |
				  LINECLASS_BIT(LINECLASS_OPENING);
	const uint64_t words = LINECLASS_BIT(LINECLASS_AL) |
			       LINECLASS_BIT(LINECLASS_HL) |
			       LINECLASS_BIT(LINECLASS_NU);
	const char c = s->text[off];
	uint32_t next;

	if (!s->spaces || openings >> s->left & 1 || off + 1 == s->len ||
	    (c != '.' && c != '/' && c != ':'))
		return false;
	utf8_decode(s->text + off + 1, s->len - off - 1, &next);
	return words >> tables_find(next)->line & 1;
}

/* What a line end before the character at `off` costs, if two classes alone say
 * `rank`. */
static inline enum linebreak scan_soften(const struct scan *s, size_t off,
					 enum linebreak rank)
{
	return rank == LINEBREAK_KINSOKU && scan_begins_word(s, off)
		       ? LINEBREAK_ALLOWED
		       : rank;
}

/* A quick look that spares most words the slow one. */
static inline bool scan_may_begin_url(const char *s, size_t len)
{
	const char a = s[0] | 0x20;

	if ((a != 'h' && a != 'w' && a != 'f') || len < 4)
		return false;
	return (s[1] | 0x20) == (a == 'w' ? 'w' : 't');
}

#endif

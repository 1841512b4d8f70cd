/* SPDX-License-Identifier: MIT */
/* What the parts of the pass over dialects share: the text, and the copy of it
 * that is being made. */
#ifndef DOC_DIALECT_SCAN_H
#define DOC_DIALECT_SCAN_H

#include "archive/slice.h"
#include "base/buf.h"
#include "doc/inserts.h"
#include "doc/md_lines.h"
#include "doc/math.h"
#include "doc/signs.h"
#include "doc/tags.h"
#include "doc/template.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct post;

enum { DIALECT_SIGNS = 7, DIALECT_ENDS = 32, DIALECT_VARIABLES = 16 };

/* A byte with which something begins, and where the next one is. */
struct dialect_sign {
	char c;
	size_t at; /* the text's end if there is none */
};

struct dialect_end {
	const char *name; /* of what it ends; NULL = none has been found */
	size_t name_len, at;
	size_t from; /* none is between here and there */
};

struct dialect_scan {
	const char *text;
	size_t len;
	const struct post *post;
	struct buf *out;
	size_t done;   /* of the text: what stands before is in `out`, */
	size_t copied; /* the last of it up to this byte of that */
	struct signs added_signs; /* of what else is in `out` up to there */
	struct inserts *inserts;
	struct template_scan templates;
	struct template_scan ahead; /* for ends; up to byte ahead_at */
	size_t ahead_at;
	struct math_scan math;
	size_t raw, raw_end; /* no templates between these bytes */
	size_t added;        /* bytes that values have added to the text */
	size_t url_at;       /* an address goes on here */
	int quotes;          /* around the text that is looked into */
	uint32_t endless;    /* bits of tags that have no end further on */
	struct dialect_end ends[DIALECT_ENDS]; /* by such a bit: found last */
	/* The same for tags in brackets, and how many of them are open. */
	uint32_t short_endless;
	struct dialect_end short_ends[DIALECT_ENDS];
	size_t short_open[DIALECT_ENDS];
	size_t anchor_end; /* where the tag is that ends a link, or 0 */
	/* Names that `{% for x in y %}` and kin have given to values. */
	struct slice variables[DIALECT_VARIABLES];
	size_t n_variables;
	/* Of the bytes with which all that is looked for begins, those that are
	 * in the text, in such a construct as far as that is known. */
	struct dialect_sign signs[DIALECT_SIGNS];
	size_t n_signs;
	size_t next_sign; /* the first place of `signs`; start with `len` */
};

/* With that byte, too, something begins that is looked for. */
void dialect_add_sign(struct dialect_scan *s, char c);

/* Where the first sign is at or behind `off`, the text's end if there is none.
 * Offsets grow from call to call. */
size_t dialect_next_sign(struct dialect_scan *s, size_t off);

/* Copies the text up to `from` and puts `bytes` in place of what stands from
 * there to `to`, and as many lines as end there. */
void dialect_replace(struct dialect_scan *s, size_t from, size_t to,
		     const char *bytes, size_t len);

/* Copies the text behind what was replaced. Returns the signs of what the copy
 * has that the text has not. */
struct signs dialect_copy_rest(struct dialect_scan *s);

/* Nothing in place of what stands there, which is all of its lines. */
void dialect_drop(struct dialect_scan *s, size_t from, size_t to);

/* The same with an insert, of which source and info are filled in here. */
void dialect_insert(struct dialect_scan *s, size_t from, size_t to,
		    enum insert_kind kind, const char *text, size_t len);

/* And with an insert that is alone on its lines, the first of which is `line`;
 * if that goes on with HTML there must be another. Returns it, good until the
 * next. */
struct insert *dialect_insert_block(struct dialect_scan *s,
				    const struct md_line *line, size_t to,
				    enum insert_kind kind, const char *text,
				    size_t len);

/* A label in place of a line's text up to `to`: what is added behind this is its
 * title, as Markdown, up to the next call, whose bytes from `from` to `to` end
 * the line, and others maybe. */
struct insert *dialect_begin_label(struct dialect_scan *s, size_t from,
				   size_t to, enum insert_kind kind,
				   const char *text, size_t len);
void dialect_end_label(struct dialect_scan *s, const struct md_line *line,
		       size_t from, size_t to);

/* `line` begins as one in the containers around `model`. */
void dialect_repeat_prefix(struct dialect_scan *s, const struct md_line *model,
			   const struct md_line *line);

/* Takes a formula that begins at `off` in running text and ends before `end`;
 * one that can't be read stays text as it is. Returns its bytes, 0 if there is
 * none. */
size_t dialect_take_math(struct dialect_scan *s, size_t off, size_t end);

/* Notes the variable that the tag declares, if it does; and whether the
 * expression of a value begins with one. */
void dialect_note_variable(struct dialect_scan *s, const struct template *t);
bool dialect_is_variable(const struct dialect_scan *s,
			 const struct template *t);

/* What ends the tag at `off`, whose text is code, a comment or raw, and where;
 * false if nothing does. Asked for a tag before the same end, it knows that. */
bool dialect_find_end(struct dialect_scan *s, size_t off,
		      const struct template *t, size_t *at,
		      struct template *end);

/* The same for tags between which others are still looked for. */
bool dialect_has_end(struct dialect_scan *s, size_t off,
		     const struct template *t, size_t *at);

/* Where the end of the tag in brackets begins, which begins at `off`. */
bool dialect_find_short_end(struct dialect_scan *s, size_t off,
			    const struct template *t, size_t *at);

/* How many of its name are open. */
size_t *dialect_short_open(struct dialect_scan *s, const struct template *t);

/* The lines between two tags as code: without what begins lines in containers,
 * which `indent` bytes do at most, and without tags that keep it from being
 * read as tags. */
void dialect_code(const char *text, size_t len, size_t indent, struct buf *out);

#endif

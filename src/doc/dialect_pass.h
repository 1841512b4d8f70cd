/* SPDX-License-Identifier: MIT */
/* The state of the pass over dialects on its way along the lines of a text. */
#ifndef DOC_DIALECT_PASS_H
#define DOC_DIALECT_PASS_H

#include "doc/dialect_scan.h"
#include "doc/md_lines.h"

#include <stdbool.h>
#include <stddef.h>

/* Boxes in boxes; a deeper one is only its label. */
enum { DIALECT_BOXES = 16 };

/* What ends an open box. */
enum dialect_box_end { BOX_COLONS, BOX_TAG, BOX_INDENT, BOX_AT_TAB };

struct dialect_box {
	enum dialect_box_end end;
	bool shown;  /* false: nothing but the author's styles */
	size_t item; /* of the inserts, if it is shown */
	int depth;   /* BOX_INDENT: containers around its lines */
	/* A quotation's source, which stands below it. */
	const char *source;
	size_t source_len;
};

struct dialect_pass {
	struct dialect_scan scan;
	struct md_lines lines;
	struct md_line line, before;
	/* For what begins a line, which is looked at before the text that has
	 * come together until then. */
	struct template_scan templates;
	struct math_scan math;
	/* Running text, or HTML, that has not been looked into yet. */
	size_t from, to;
	bool html;
	struct dialect_box boxes[DIALECT_BOXES];
	int n_boxes;
	/* Where the line begins that goes on with a quote as if it had its
	 * mark, though that holds only a label. */
	size_t lazy;
	struct md_line labelled; /* the label's */
	bool no_bar;             /* no comment ends further on */
	bool modules;            /* statements are none to read */
	size_t verses;           /* lines up to here are of a line block */
	/* The line that starts here is not in the containers, so many, that a
	 * formula before it began in. */
	size_t outside;
	int outside_depth;
	size_t looked; /* dialect_skip has looked at lines up to here */
};

/* The line, behind the containers around it, and its bytes. */
static inline const char *dialect_pass_text(const struct dialect_pass *p)
{
	return p->scan.text + p->line.text;
}

static inline size_t dialect_pass_len(const struct dialect_pass *p)
{
	return p->line.end - p->line.text;
}

/* Looks into the text that has come together. */
void dialect_pass_flush(struct dialect_pass *p);

/* The same before something else than text is made of the line, which a template
 * of the text may go on over. */
void dialect_pass_flush_over(struct dialect_pass *p);

/* Nothing stands in place of the rest of the line. */
void dialect_pass_drop(struct dialect_pass *p, size_t from, size_t to);

/* Goes on behind byte `to`, the end of a line. */
void dialect_pass_skip_to(struct dialect_pass *p, size_t to);

/* The end of the line on which byte `off` is; 0 if something else than blanks
 * stands there. */
size_t dialect_pass_rest(const struct dialect_pass *p, size_t off);

/* The lines from behind the tag to `end` are code; all up to `to` is taken. */
void dialect_pass_show_code(struct dialect_pass *p, const struct template *t,
			    size_t end, size_t to);

#endif

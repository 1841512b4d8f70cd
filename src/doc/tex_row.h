/* SPDX-License-Identifier: MIT */
/* A formula's text on its way: what stands beside what decides about blanks. */
#ifndef DOC_TEX_ROW_H
#define DOC_TEX_ROW_H

#include "base/buf.h"
#include "doc/tex_names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Zeroed it is empty. */
struct tex_row {
	struct buf text, below; /* below: further lines of a matrix */
	enum tex_class last;
	bool any;         /* something stands in it */
	bool gap;         /* a blank before whatever comes */
	bool soft_gap;    /* a blank before a letter */
	bool script;      /* no blanks at all */
	uint8_t alphabet; /* of tex_letters_of, 0 = plain */
};

void tex_row_release(struct tex_row *row);

/* Puts the lines below where they belong. */
void tex_row_end_line(struct tex_row *row);

/* A blank unless there is one. */
void tex_row_space(struct tex_row *row);

/* What stands at the end is something that an operator may follow. */
bool tex_row_is_operand(const struct tex_row *row);

void tex_row_put(struct tex_row *row, enum tex_class class, const char *text,
		 size_t len);
void tex_row_put_str(struct tex_row *row, enum tex_class class,
		     const char *text);

/* Words: without braces, $ and backslashes. */
void tex_row_put_words(struct tex_row *row, const char *s, size_t len);

/* In brackets if it could be misread beside a / or under a root. */
void tex_row_add_wrapped(struct buf *out, const struct buf *part);

/* The same behind a /, where a product needs brackets too. */
void tex_row_add_divisor(struct buf *out, const struct buf *part);

/* All characters as super- or subscripts; false, with nothing added, if one has
 * no such form. */
bool tex_row_add_scripts(struct buf *out, const struct buf *text, bool super);

/* Behind the row, with `mark`, ^ or _, where it has no such form. */
void tex_row_add_script(struct tex_row *row, const struct buf *text, char mark);

#endif

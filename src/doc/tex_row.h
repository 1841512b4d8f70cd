/* SPDX-License-Identifier: MIT */
/* A formula's text on its way: what stands beside what decides about blanks. */
#ifndef DOC_TEX_ROW_H
#define DOC_TEX_ROW_H

#include "base/buf.h"
#include "doc/tex_names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What stands at a row's end and would be read together with what comes: it may
 * need brackets then. */
enum tex_loose {
	TEX_FIRM,
	TEX_LOOSE_SCRIPT,   /* x_ab before a letter */
	TEX_LOOSE_QUOTIENT, /* a/b or √a before a script, or without a blank */
	TEX_LOOSE_ROOT      /* √(ab) before a script */
};

/* \left whose \right has not come yet: bytes of the row's text, and how many
 * there were below. */
struct tex_open_fence {
	size_t at, len, below;
};

/* Fences in fences; deeper ones are not stretched. */
enum { TEX_FENCES = 8 };

/* Zeroed it is empty. */
struct tex_row {
	struct buf text, below; /* below: further lines of a matrix */
	enum tex_class last;
	bool any;      /* something stands in it */
	bool gap;      /* a blank before whatever comes */
	bool soft_gap; /* a blank before a letter */
	bool script;   /* no blanks at all */
	bool flat;     /* all on one line */
	enum tex_loose loose;
	size_t loose_at;  /* the byte of `text` from which on it is */
	uint8_t alphabet; /* of tex_letters_of, 0 = plain */
	struct tex_open_fence fences[TEX_FENCES];
	int n_fences; /* that are open, those that are too deep as well */
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

/* A quotient or root, and what it is to what comes; it may have to stand apart
 * from what it comes behind. */
void tex_row_put_loose(struct tex_row *row, enum tex_loose loose, bool apart,
		       const struct buf *text);

/* A group begins: no brackets are put around what stands before it from now
 * on. */
void tex_row_settle(struct tex_row *row);

/* A prime at what stands at the end. */
void tex_row_add_prime(struct tex_row *row);

/* Words: without braces, $ and backslashes. */
void tex_row_put_words(struct tex_row *row, const char *s, size_t len);

/* In brackets if it could be misread before a /. */
void tex_row_add_wrapped(struct buf *out, const struct buf *part);

/* The same behind a /, where a product needs brackets too, and under a root,
 * where a power does as well. */
void tex_row_add_divisor(struct buf *out, const struct buf *part);
void tex_row_add_radicand(struct buf *out, const struct buf *part);

/* All characters as super- or subscripts; false, with nothing added, if one has
 * no such form. */
bool tex_row_add_scripts(struct buf *out, const struct buf *text, bool super);

/* Behind the row, with `mark`, ^ or _, where it has no such form. */
void tex_row_add_script(struct tex_row *row, const struct buf *text, char mark);

#endif

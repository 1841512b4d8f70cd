/* SPDX-License-Identifier: MIT */
/* Remembers where the text of a leaf stands in the body. The parser says on
 * which lines a block is; within them a cursor goes along the body while the
 * block's text is written, past the markup that its builder names, and notes
 * the runs of bytes that are the same in both. */
#ifndef DOC_TRACE_H
#define DOC_TRACE_H

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/signs.h"

/* A line, from 0, and the byte where it begins. */
struct trace_place {
	uint32_t line;
	size_t at;
};

/* Zeroed it follows nothing. */
struct trace {
	const char *body; /* borrowed; NULL = there is none */
	const char *text; /* the same; NULL = nothing to follow */
	size_t at;        /* the cursor */
	size_t floor;     /* where the last piece ended: nothing behind it in
	                   * the text comes from before */
	size_t end;       /* of the block, from which the cursor won't go */
	size_t quotes;    /* block quotes around it: as many > may begin its
	                   * lines */
	size_t patience;  /* bytes that searches may still look at in all, so
	                   * that no text takes more than linear time */
	bool raw;         /* code: references are text */
	bool amp;         /* there are any */
	struct piece *pieces; /* of the leaf so far, in order */
	size_t n, cap;
	struct buf scratch;

	/* Private: whether the body is followed, but not now; the line last
	 * asked for, one whose end is known, and a copy of lines. */
	bool follows, stopped;
	size_t len, line_at, known_line, known_end, source_line_end;
	uint32_t line;
	struct trace_place ahead; /* a line behind it */
	bool cr;                  /* lines may end with it */
	const char *copy, *copy_line, *copy_line_end, *copy_end;
};

/* The body must live as long as the trace is used. It is followed only from
 * trace_follow on. */
void trace_init(struct trace *t, const char *body, size_t len,
		struct signs signs);
void trace_follow(struct trace *t);
void trace_release(struct trace *t);

/* Goes to a block: its first line and column in the body, from 1, and its
 * last line; 0 or less than the first = unknown. Blocks come in order. */
void trace_block(struct trace *t, uint32_t line, uint32_t column,
		 uint32_t last);

/* The block goes on behind the last line that trace_block was told of. */
void trace_go_on(struct trace *t);

/* A line of the body, from 1, behind its first columns, without its end, whether
 * the body is followed or not; and one that is passed, so that trace_place knows
 * of it. Lines come in order. */
const char *trace_line(struct trace *t, uint32_t line, uint32_t column,
		       size_t *len);
void trace_pass(struct trace *t, uint32_t line);

/* Where a block's first line is; and back or on to it, so that blocks need not
 * come in order. */
struct trace_place trace_place(const struct trace *t);
void trace_jump(struct trace *t, struct trace_place to);

/* Follows nothing and knows no line until it is to go on, and is told where. */
void trace_stop(struct trace *t);
void trace_resume(struct trace *t);

/* Goes to the bytes [from, to) of the lines that trace_block was last told
 * of. */
void trace_within(struct trace *t, size_t from, size_t to);

/* The parser gives the text of the block as a copy of its lines but the first
 * `skip`, less what begins them. The copy must live until the next block;
 * trace_copy_to moves the cursor to the byte of the body that `at` in it is,
 * which never lies before that of the last call. */
void trace_copy(struct trace *t, const char *copy, size_t len, uint32_t skip);
void trace_copy_to(struct trace *t, const char *at);

/* Where the line ends to which trace_copy_to has moved the cursor; never before
 * the cursor. */
size_t trace_copy_line_end(const struct trace *t);

/* Where a leaf begins that is begun now; nothing behind is from before. */
uint32_t trace_begin(struct trace *t);

/* Notes that `len` bytes of the leaf's text from `off` on are those at the
 * cursor, which moves past them. */
void trace_piece(struct trace *t, size_t off, size_t len);

/* Forgets all pieces behind so many bytes of the leaf's text. */
void trace_cut(struct trace *t, size_t len);

#endif

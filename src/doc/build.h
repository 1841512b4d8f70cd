/* SPDX-License-Identifier: MIT */
/* From Markdown to our document: cmark parses, its tree is walked once. A long
 * body is taken in pieces (cut.h), each of which costs time in its own length
 * only: they are cut and written one after the other, but parsed wherever and
 * whenever. The document is the same as that of the body in the whole. */
#ifndef DOC_BUILD_H
#define DOC_BUILD_H

#include "doc/signs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct build;
struct build_piece;
struct post;
struct writer;

/* Of a body that begins behind `lines` lines of the file. Writer and body must
 * live as long. Templates in it may name fields of `post`. */
struct build *build_new(struct writer *w, const char *body, size_t len,
			struct signs signs, uint32_t lines,
			const struct post *post);
void build_free(struct build *b);

/* The next piece, the caller's (build_piece_free); at least `least` bytes, if
 * the body has as many left. NULL if nothing is left. */
struct build_piece *build_cut(struct build *b, size_t least);

/* Bytes of the body, as it is parsed, that are not yet cut. */
size_t build_left(const struct build *b);

/* Parses the piece: touches nothing else. */
void build_parse(struct build_piece *p);

/* Writes a parsed piece, as far as some `bytes` of it where it is one block of
 * HTML: true = it is whole, else call this again. All are written in the order
 * in which they were cut. */
bool build_write(struct build *b, struct build_piece *p, size_t bytes);

#endif

/* SPDX-License-Identifier: MIT */
/* A document as text, so that a test can say in a line what it expects. */
#ifndef SUPPORT_DOCDUMP_H
#define SUPPORT_DOCDUMP_H

#include "archive/archive.h"
#include "base/buf.h"
#include "doc/doc.h"

/* A post with nothing in it. */
struct post docdump_post(void);

/* Adds a line for each leaf: the kinds from the root to it, ":" and its text,
 * in which {STYLES LINK:text} is a span (e emphasis, s strong, c code, l link,
 * i image, d dim, x struck out, m marked, u underlined, - small, "," below and ^ above
 * the line; a note's LINK is n and its number), "\" a newline and "|" a hard break. On the way
 * asserts what the header promises of every document. */
void docdump_leaves(struct buf *out, const struct doc *d);

/* Adds a line for each link: number role "text" <url> section. */
void docdump_links(struct buf *out, const struct doc *d);

/* Adds all there is to know of a document. */
void docdump_all(struct buf *out, const struct doc *d);

/* Asserts that the body gives these leaves, with DOC_SOURCES or without. */
void docdump_assert(const struct post *p, unsigned flags, const char *body,
		    const char *want);

/* Bodies of posts without a head, and the leaves that each gives. */
struct docdump_row {
	const char *body, *want;
};
void docdump_assert_rows(const struct docdump_row *rows, size_t n);

#define DOCDUMP_ASSERT_ROWS(rows) \
	docdump_assert_rows(rows, sizeof(rows) / sizeof((rows)[0]))

/* Asserts that the body gives the same document in pieces as in the whole. */
void docdump_assert_pieces(const char *body, size_t len);

/* The same for the links. */
void docdump_assert_links(const struct post *p, unsigned flags,
			  const char *body, const char *want);

#endif

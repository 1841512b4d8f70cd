/* SPDX-License-Identifier: MIT */
/* Attribute lists, which style what stands before them and show nothing:
 * `{: .class key="value"}` and `{:toc}` of kramdown, `{#id .class}` of Pandoc
 * and its kin. */
#ifndef DOC_ATTRS_H
#define DOC_ATTRS_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the list that begins here, or 0: with a colon behind the brace, or
 * one of classes, ids, and keys with values. */
size_t attrs_len(const char *s, size_t len);

/* Bytes of a line that is none to read: `{:toc}`, `{::options /}`,
 * `*[HTML]: abbreviation`, `{:name: .class}`; or 0. Without the line end. */
size_t attrs_line_len(const char *s, size_t len);

/* The line, which attrs_line_len knows, stands for the table of contents; the
 * one before it is only a place for it. */
bool attrs_is_toc(const char *s, size_t len);

/* Where the attributes at the end of a heading's text begin; `len` if it ends
 * with none. */
size_t attrs_at_end(const char *s, size_t len);

/* A heading may be in the text that ends with `{ .class }`, as Pandoc has it. */
bool attrs_may_be_spaced(const char *text, size_t len);

/* The line is a `^`, which ends a block of kramdown; and whether the text has
 * one. */
bool attrs_is_end(const char *line, size_t len);
bool attrs_have_end(const char *text, size_t len);

/* The line begins a comment of kramdown; and the end of the line, at or behind
 * byte `from` of the text, that ends it, or 0. */
bool attrs_is_comment(const char *line, size_t len);
size_t attrs_comment_end(const char *text, size_t len, size_t from);

#endif

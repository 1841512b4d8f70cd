/* SPDX-License-Identifier: MIT */
/* Constructs of dialects that take whole lines and begin with the one that the
 * pass is at. Each returns false, with nothing done, if it doesn't begin. */
#ifndef DOC_DIALECT_LINES_H
#define DOC_DIALECT_LINES_H

#include <stdbool.h>

struct dialect_pass;

/* The place of a table of contents. */
bool dialect_lines_toc(struct dialect_pass *p);

/* A comment between two lines of %%. */
bool dialect_lines_hidden(struct dialect_pass *p);

/* A line of a line block. */
bool dialect_lines_verse(struct dialect_pass *p);

/* Statements of JavaScript. */
bool dialect_lines_module(struct dialect_pass *p);

/* Code between tags in brackets. */
bool dialect_lines_code(struct dialect_pass *p);

/* Tables of Pandoc that are drawn. */
bool dialect_lines_grid(struct dialect_pass *p);
bool dialect_lines_columns(struct dialect_pass *p);

#endif

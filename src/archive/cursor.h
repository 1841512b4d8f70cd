/* SPDX-License-Identifier: MIT */
/* A place in a text that moves on, sign by sign, and counts the lines: what
 * readers of heads stand on. */
#ifndef ARCHIVE_CURSOR_H
#define ARCHIVE_CURSOR_H

#include "archive/fields.h"

struct cursor {
	struct slice rest;
	const char *line_start;
	uint32_t line; /* before the present one */
};

/* At the start of the text. */
struct cursor cursor_at(struct slice text);

/* The next byte, or NUL at the end. */
static inline char cursor_peek(const struct cursor *c)
{
	return c->rest.len ? c->rest.p[0] : '\0';
}

/* Past the next byte; LF, CR LF and CR end lines. */
void cursor_step(struct cursor *c);

/* Past `what`, if that is what comes next. */
bool cursor_accept(struct cursor *c, const char *what);

bool cursor_at_line_end(const struct cursor *c);

/* Past blanks and tabs; to the end of the line. */
void cursor_skip_blanks(struct cursor *c);
void cursor_skip_line(struct cursor *c);

/* Takes hexadecimal digits, `most` of them or as many as there are, and returns
 * how many. */
size_t cursor_hex(struct cursor *c, size_t most, uint32_t *value);

/* The place as that of a mistake, with the reason; returns false. */
bool cursor_fail(const struct cursor *c, struct fields_error *error,
		 const char *why);

#endif

/* SPDX-License-Identifier: MIT */
/* The one place that decides what text may reach a terminal, a pipe or a
 * title bar. It runs after YAML and cmark have decoded the text, because only
 * then `&#27;` and "\e" are real escapes. Everything that came from a post or
 * from the file system passes through here exactly once before it is shown. */
#ifndef BASE_SANITISE_H
#define BASE_SANITISE_H

#include "base/buf.h"

enum sanitise_mode {
	/* A field on one line: runs of line ends and tabs become one space. */
	SANITISE_LINE,
	/* Prose that will be reflowed: keeps newline, tab and U+2028. Bidi
	 * controls vanish, as TYPESETTING M6 has it. */
	SANITISE_PROSE,
	/* Text whose lines stand as they are: keeps newline and tab. */
	SANITISE_VERBATIM,
};

/* Adds `text` to `out` as valid UTF-8 without C0 (but see the modes), DEL,
 * C1 and NUL, which vanish; malformed bytes become U+FFFD. Except in
 * SANITISE_PROSE, bidi controls are shown as ‹U+202E›. CR LF and CR become
 * LF. */
void sanitise(struct buf *out, const char *text, size_t len,
	      enum sanitise_mode mode);

/* True if sanitise would change nothing. */
bool sanitise_clean(const char *text, size_t len, enum sanitise_mode mode);

#endif

/* SPDX-License-Identifier: MIT */
/* Whether a paragraph may be parted behind a line: only if nothing that was
 * begun in it, emphasis, code, a link, a tag or an element, may end in one
 * below. It is told the lines one by one; in doubt there may. */
#ifndef DOC_SEAM_H
#define DOC_SEAM_H

#include <stdbool.h>
#include <stddef.h>

/* More runs that may begin emphasis at once are in doubt. */
enum { SEAM_RUNS = 32 };

/* Of one character, as emphasis begins with. */
struct seam_run {
	size_t len;
	char c;
};

/* Zeroed it is before the first line. */
struct seam {
	struct seam_run runs[SEAM_RUNS];
	size_t n_runs;
	size_t ticks;      /* with which the open span of code begins */
	size_t brackets;   /* open ones */
	size_t elements;   /* of HTML */
	const char *close; /* what ends the tag or comment that is open */
	bool address;      /* of a link, which is open */
	bool doubt;
};

/* The next line, without its end; what begins it may be left. */
void seam_line(struct seam *s, const char *line, size_t len);

bool seam_is_closed(const struct seam *s);

#endif

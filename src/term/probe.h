/* SPDX-License-Identifier: MIT */
/* Asking the terminal how wide it draws what terminals disagree about. Nobody
 * waits for the answers: they come among the keys, whenever they come, and are
 * told from those by the row they speak of. */
#ifndef TERM_PROBE_H
#define TERM_PROBE_H

#include "unicode/width.h"

#include <stdbool.h>

/* Rows the terminal must have. */
enum { PROBE_ROWS = 4 };

/* Draws in some rows of a screen that nobody minds, asks where the cursor is,
 * and for the colours if they matter, and erases them. False if the terminal is
 * gone. */
bool probe_ask(int out, bool colours);

enum probe_heard {
	PROBE_NOTHING, /* no answer, or one that makes no sense */
	PROBE_WIDTHS,  /* `rules` are now right in one more point */
	PROBE_CLUSTERS /* the terminal could count by clusters (mode 2027) but
	                * doesn't: see probe_clusters */
};

/* Reads the rest of a control sequence after its CSI, as "2;3R". */
enum probe_heard probe_hear(const char *sequence, struct width_rules *rules);

/* What switches to counting by clusters, and back. */
const char *probe_clusters(bool on);

#endif

/* SPDX-License-Identifier: MIT */
/* The lines of one leaf as they are seen where text runs from right to left:
 * for terminals that don't reorder it themselves. */
#ifndef TYPESET_VISUAL_H
#define TYPESET_VISUAL_H

struct arena;
struct sheet;
struct width_rules;

/* Puts the runs of every line of the sheet in the order in which they are seen,
 * line by line (UAX #9, 3.4); new text goes into the arena. What is read from
 * right to left becomes one run for each cluster, so that byte i of a run's
 * text still shows byte off + i of the leaf (a bracket: its mirror image).
 *
 * A paragraph has the direction of its own text. If that is from right to left,
 * its lines of `width` cells are flush right, with bullets and bars on that
 * side. Code runs from left to right, each source line on its own; so do the
 * lines of the masthead, each of whose items is reordered alone. */
void visual_set(struct sheet *sheet, struct arena *arena,
		const struct width_rules *rules, int width);

#endif

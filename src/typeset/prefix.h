/* SPDX-License-Identifier: MIT */
/* What stands left of a leaf's lines and whether a blank line stands above:
 * bullets, numbers, bars and indents of the blocks around it, TYPESETTING
 * F4. */
#ifndef TYPESET_PREFIX_H
#define TYPESET_PREFIX_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct block;
struct layout_options;

struct prefix_part {
	const char *text; /* in the arena */
	uint32_t len;     /* bytes */
	uint16_t cols;    /* cells */
};

struct prefix {
	struct prefix_part first, rest; /* of its first line, of the others */
	struct prefix_part above;       /* of the blank line above: bars only */
	bool blank;                     /* there is a blank line above */
};

/* The prefix of `leaf`, where `previous` (NULL = none) is the leaf shown above
 * it. `digits[list->index]` are the digits of the largest number of an ordered
 * list, but for such that have more. At most half of the width is taken, and
 * two cells are left. */
struct prefix prefix_of(const struct block *leaf, const struct block *previous,
			const struct layout_options *options,
			const uint8_t *digits, struct arena *arena);

/* Decimal digits of `number`. */
int prefix_digits(uint32_t number);

#endif

/* SPDX-License-Identifier: MIT */
/* The names that GitHub has for emoji, sorted by bytes. */
#ifndef DOC_EMOJI_NAMES_H
#define DOC_EMOJI_NAMES_H

#include <stddef.h>

struct emoji_name {
	const char *name, *text;
};

extern const struct emoji_name emoji_names[];
extern const size_t emoji_names_count;

#endif

/* SPDX-License-Identifier: MIT */
/* The names that GitHub has for emoji, sorted by bytes. */
#ifndef DOC_EMOJI_NAMES_H
#define DOC_EMOJI_NAMES_H

#include <stddef.h>

struct emoji_name {
	char name[48], text[32]; /* no addresses: the table is read from the
				  * program's file when it is needed */
};

extern const struct emoji_name emoji_names[];
extern const size_t emoji_names_count;

#endif

/* SPDX-License-Identifier: MIT */
/* Writes inserts that are alone on their lines. */
#ifndef DOC_INSERT_BLOCKS_H
#define DOC_INSERT_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

struct insert;
struct writer;

/* One or no leaf. Stands on `line` of the file. */
void insert_blocks_write(struct writer *w, const struct insert *item,
			 uint32_t line);

/* A formula that has a block of its own. */
void insert_blocks_math(struct writer *w, const char *tex, size_t len,
			uint32_t line);

#endif

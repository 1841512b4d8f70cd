/* SPDX-License-Identifier: MIT */
/* The words of Thai, by the dictionary of libthai; the only code that knows the
 * library. A build without it finds none. */
#ifndef UNICODE_THAI_H
#define UNICODE_THAI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { THAI_CHARS = 256 }; /* looked at in one go */

struct thai;

/* The dictionary is loaded when the first Thai is met (a few milliseconds). Not
 * to be used by two threads at a time. */
struct thai *thai_new(void);
void thai_free(struct thai *t);

/* True if words can be found: the library and its dictionary are there. */
bool thai_works(struct thai *t);

/* A piece of Thai; the bytes where its words begin, but for the first. */
struct thai_words {
	uint16_t starts[THAI_CHARS];
	unsigned n;
	unsigned next; /* the first that was not asked for */
};

/* Finds words in the Thai that `text` begins with. Returns the bytes that they
 * are, THAI_CHARS characters at most: what follows is another word. 0 if there
 * is no Thai, or no word can be known. Linear time. */
size_t thai_find(struct thai *t, const char *text, size_t len,
		 struct thai_words *words);

/* True if a word begins at byte `off` of the piece. Offsets never go back. */
bool thai_begins(struct thai_words *words, size_t off);

#endif

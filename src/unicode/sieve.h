/* SPDX-License-Identifier: MIT */
/* A quick look at raw text for what search looks for in folded text: it may
 * err, but only by saying that something may be there. */
#ifndef UNICODE_SIEVE_H
#define UNICODE_SIEVE_H

#include <stdbool.h>
#include <stddef.h>

enum { SIEVE_ANCHOR = 32 };

/* Part of a folded needle that stands in each text which has the needle, unless
 * the text has characters that fold to others. */
struct sieve {
	char anchor[SIEVE_ANCHOR];
	size_t len;    /* bytes; 0 = nothing can be said */
	size_t rare;   /* offset of the byte to look for */
	unsigned not ; /* the marks of texts of which nothing can be said */
};

/* What a text has: to be asked once for each. */
enum {
	SIEVE_TO_HAN = 1 << 0,   /* characters that fold to Han */
	SIEVE_TO_LATIN = 1 << 1, /* or to ASCII, or that vanish */
};
unsigned sieve_marks(const char *text, size_t len);

/* `fold` is a folded needle. */
void sieve_init(struct sieve *s, const char *fold, size_t len);

/* False if the text, or one that differs from it only by line ends, certainly
 * does not have the needle. It must be UTF-8; `marks` are its own. */
bool sieve_passes(const struct sieve *s, const char *text, size_t len,
		  unsigned marks);

#endif

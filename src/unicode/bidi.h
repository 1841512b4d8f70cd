/* SPDX-License-Identifier: MIT */
/* Text written from right to left, in the order in which it is seen: UAX #9 by
 * fribidi; the only code that knows the library. For terminals that show what
 * they get from left to right. */
#ifndef UNICODE_BIDI_H
#define UNICODE_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

enum bidi_direction {
	BIDI_LTR,
	BIDI_RTL,
	BIDI_AUTO, /* P2, P3: by the first strong character, else LTR */
};

/* A longer text is looked at in pieces of so many characters. */
enum { BIDI_CHARS = 1 << 16 };

/* False if the text looks as it is stored, whatever stands around it: nothing
 * in it is written from right to left, no digit is Arabic. */
bool bidi_matters(const char *text, size_t len);

/* The embedding level of each byte of a paragraph, as rules P2 to L1 have it;
 * line ends in it are spaces. `levels` has room for `len`. Returns the
 * paragraph's direction, BIDI_LTR or BIDI_RTL. */
enum bidi_direction bidi_levels(const char *text, size_t len,
				enum bidi_direction direction, uint8_t *levels);

/* L2: order[i] is the item shown at place i from the left, of `n` items of
 * these levels that stand on one line. */
void bidi_order(const uint8_t *levels, size_t n, uint32_t *order);

/* L4: turns the first character of `text` into its mirror image, if it has one;
 * that is as long. */
void bidi_mirror(char *text, size_t len);

/* Adds a text that is a line or a field of its own in the order in which it is
 * seen. Clusters stay whole. */
void bidi_add(struct buf *out, const char *text, size_t len,
	      enum bidi_direction direction);

#endif

/* SPDX-License-Identifier: MIT */
/* Thai, Lao, Khmer, Burmese and their kin (class SA of UAX #14) write no space
 * between words. Where no dictionary knows the words, a line may at least not
 * part what is written as one syllable. Private to unicode/. */
#ifndef UNICODE_SYLLABLE_H
#define UNICODE_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

/* True if a written syllable may begin at `off`, where a letter of such a
 * script follows another: not behind a vowel that is written before its
 * consonant, nor behind a sign that stacks the next one; not before a vowel,
 * tone or repetition mark, nor before a consonant that ends a syllable, as far
 * as its neighbours tell. */
bool syllable_begins(const char *text, size_t len, size_t off);

#endif

/* SPDX-License-Identifier: MIT */
/* Extended grapheme clusters, UAX #29 3.1. */
#ifndef UNICODE_GRAPHEME_H
#define UNICODE_GRAPHEME_H

#include <stddef.h>

/* Bytes of the first extended grapheme cluster of `s`; 0 only if len is 0. */
size_t grapheme_next(const char *s, size_t len);

#endif

/* SPDX-License-Identifier: MIT */
/* URLs in running text: where they end and where they may be cut. Private to
 * unicode/; typesetting U1 to U3. */
#ifndef UNICODE_URL_H
#define UNICODE_URL_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the URL that begins at `s`, 0 if none does: http, https or ftp with
 * "://", or "www.", and at least one more character. It ends before blanks,
 * "<>, wide characters and CJK marks, and without the stops and brackets that
 * belong to the sentence around it. Linear time. */
size_t url_len(const char *s, size_t len);

/* Bytes of its scheme and "://", 0 if it has none. */
size_t url_scheme_len(const char *s, size_t len);

/* A long URL may be cut behind this character: / ? & = . - _ */
bool url_cuts_after(char c);

#endif

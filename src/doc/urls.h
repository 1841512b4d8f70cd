/* SPDX-License-Identifier: MIT */
/* Bare URLs in running text, as GFM finds them ("Autolinks (extension)"), but
 * where Chinese, Japanese and Korean text goes on without a blank. */
#ifndef DOC_URLS_H
#define DOC_URLS_H

#include <stdbool.h>
#include <stddef.h>

/* Forms to look for: http:// or https://, and www. */
enum { URLS_SCHEME = 1 << 0, URLS_WWW = 1 << 1, URLS_ANY = 3 };

/* Finds the first URL of these forms at or behind byte `from`; it lies in
 * [*start, *end). False if there is none. */
bool urls_find(const char *text, size_t len, size_t from, unsigned forms,
	       size_t *start, size_t *end);

/* The same for a bare mail address, with "mailto:" if that stands before. */
bool urls_find_mail(const char *text, size_t len, size_t from, size_t *start,
		    size_t *end);

/* True if the text begins as an http or https URL does. */
bool urls_is_url(const char *text);

/* What is missing before the URL that urls_find found: "http://" before www.,
 * else "". */
const char *urls_default_scheme(const char *url);

/* The host of an http or https URL without "www.", user and port; `*len` its
 * bytes, 0 if there is none. Borrowed from the URL. */
const char *urls_host(const char *url, size_t *len);

#endif

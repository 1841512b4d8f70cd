/* SPDX-License-Identifier: MIT */
/* Text as search sees it: case, width (ＡＩ = AI, ｱ = ア), compatibility forms
 * (⽇ = 日) and marks (é = e) folded away, invisible characters dropped. */
#ifndef UNICODE_FOLD_H
#define UNICODE_FOLD_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds the folded `text` to `out`: NFKD, case folding, marks of alphabetic
 * scripts off (dakuten and Hangul recomposed, because か is not が), default
 * ignorables off. Malformed UTF-8 becomes U+FFFD. */
void fold_text(struct buf *out, const char *text, size_t len);

/* Names the tables that decide how text folds: other ones may fold otherwise.
 */
const char *fold_version(void);

/* A folded text that knows where its bytes came from. */
struct fold_map {
	struct buf text;
	size_t *source; /* text.len + 1 offsets of the source */
	size_t cap;
};
void fold_map_init(struct fold_map *m, const char *text, size_t len);
void fold_map_release(struct fold_map *m);

/* Finds the folded `needle` (from fold_text) in the source range
 * [from, len) of the text; `*start` and `*end` are source offsets and hold
 * whole characters. An empty needle is found nowhere. */
bool fold_map_find(const struct fold_map *m, const char *needle, size_t n,
		   size_t from, size_t *start, size_t *end);

/* True if the folded `text` holds the folded needle; folds on the way and
 * stops at the first hit. */
bool fold_contains(const char *text, size_t len, const char *needle, size_t n);

#endif

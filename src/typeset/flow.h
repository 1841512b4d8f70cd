/* SPDX-License-Identifier: MIT */
/* The text of a paragraph as it will be shown: source lines joined and white
 * space collapsed, TYPESETTING I, M2 and M6; with the way back to the bytes
 * it came from. */
#ifndef TYPESET_FLOW_H
#define TYPESET_FLOW_H

#include "base/buf.h"
#include "unicode/script.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From byte `at` of the shown text to the next piece: byte at + i came from
 * byte source + i. */
struct flow_piece {
	uint32_t at, source;
	bool added; /* J6: not in the source, which goes on at `source` */
};

struct block;

/* A zeroed struct is empty. */
struct flow {
	struct buf text;
	struct flow_piece *pieces;
	size_t n_pieces, cap;
};

/* Makes the text of the leaf anew, of its bytes [from, to); memory is kept from
 * one text to the next. Linear time. */
void flow_set(struct flow *f, const struct block *leaf, size_t from, size_t to,
	      enum lang lang, bool autospace);
void flow_release(struct flow *f);

/* True for an ideograph or kana beside a Latin, Greek or Cyrillic letter or a
 * digit: where autospace shows a space, J6. */
bool flow_wants_space(uint32_t before, uint32_t after);

/* The piece that holds byte `at` of the shown text, not before piece `from`:
 * a walk along the text asks in time linear in its length. */
size_t flow_piece_at(const struct flow *f, size_t from, size_t at);

/* Where the piece ends in the shown text. */
uint32_t flow_piece_end(const struct flow *f, size_t piece);

#endif

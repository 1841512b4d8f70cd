/* SPDX-License-Identifier: MIT */
#include "unicode/bidi.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "unicode/grapheme.h"

#include <fribidi.h>
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_RTL = 0x590,
	/* From Devanagari to the presentation forms all scripts are LTR. */
	LTR_FROM = 0x900,
	LTR_TO = 0xFB1C,
	MARK_FROM = 0x200E, /* but for RLM and the other controls */
	MARK_TO = 0x2069,
};

static bool is_rtl(uint32_t cp)
{
	if (cp < FIRST_RTL || (cp >= LTR_FROM && cp < MARK_FROM) ||
	    (cp > MARK_TO && cp <= LTR_TO))
		return false;
	const FriBidiCharType type = fribidi_get_bidi_type(cp);
	return FRIBIDI_IS_RTL(type) || FRIBIDI_IS_ARABIC(type);
}

bool bidi_matters(const char *text, size_t len)
{
	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(text + off, len - off, &cp);
		if (is_rtl(cp))
			return true;
	}
	return false;
}

/* What fribidi wants of a piece, one element for each character. */
struct piece {
	FriBidiChar *chars;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	FriBidiLevel *levels;
	FriBidiStrIndex n;
};

static void piece_init(struct piece *p, size_t room)
{
	*p = (struct piece){
		.chars = xcalloc(room, sizeof(*p->chars)),
		.types = xcalloc(room, sizeof(*p->types)),
		.brackets = xcalloc(room, sizeof(*p->brackets)),
		.levels = xcalloc(room, sizeof(*p->levels)),
	};
}

static void piece_release(struct piece *p)
{
	free(p->chars);
	free(p->types);
	free(p->brackets);
	free(p->levels);
}

/* Returns the bytes read. A line end inside a paragraph is a space: to UAX #9
 * it would end the paragraph. */
static size_t piece_read(struct piece *p, const char *text, size_t len)
{
	size_t off = 0;

	for (p->n = 0; off < len && p->n < BIDI_CHARS; p->n++) {
		uint32_t cp;
		off += utf8_decode(text + off, len - off, &cp);
		p->chars[p->n] =
			cp < ' ' || cp == 0x85 || cp == 0x2029 ? ' ' : cp;
	}
	return off;
}

/* Short of memory, fribidi gives up; the text is then shown as it is. */
static void piece_resolve(struct piece *p, FriBidiParType *direction)
{
	fribidi_get_bidi_types(p->chars, p->n, p->types);
	fribidi_get_bracket_types(p->chars, p->n, p->types, p->brackets);
	if (!fribidi_get_par_embedding_levels_ex(p->types, p->brackets, p->n,
						 direction, p->levels))
		memset(p->levels, 0, (size_t)p->n * sizeof(*p->levels));
}

static void spread_levels(const struct piece *p, const char *text, size_t len,
			  uint8_t *levels)
{
	size_t off = 0;

	for (FriBidiStrIndex i = 0; i < p->n; i++) {
		uint32_t cp;
		const size_t n = utf8_decode(text + off, len - off, &cp);
		memset(levels + off, p->levels[i], n);
		off += n;
	}
}

static FriBidiParType par_type(enum bidi_direction direction)
{
	return direction == BIDI_LTR   ? FRIBIDI_PAR_LTR
	       : direction == BIDI_RTL ? FRIBIDI_PAR_RTL
				       : FRIBIDI_PAR_ON;
}

enum bidi_direction bidi_levels(const char *text, size_t len,
				enum bidi_direction direction, uint8_t *levels)
{
	FriBidiParType par = par_type(direction);
	struct piece p;

	piece_init(&p, len < BIDI_CHARS ? len : BIDI_CHARS);
	for (size_t off = 0; off < len;) {
		const size_t n = piece_read(&p, text + off, len - off);
		piece_resolve(&p, &par);
		spread_levels(&p, text + off, n, levels + off);
		off += n;
	}
	piece_release(&p);
	return FRIBIDI_IS_RTL(par) ? BIDI_RTL : BIDI_LTR;
}

static void reverse(uint32_t *order, size_t n)
{
	for (size_t i = 0; i < n / 2; i++) {
		const uint32_t other = order[n - 1 - i];
		order[n - 1 - i] = order[i];
		order[i] = other;
	}
}

/* Reverses every run of at least this level. */
static void reverse_runs(const uint8_t *levels, size_t n, unsigned level,
			 uint32_t *order)
{
	for (size_t from = 0; from < n;) {
		size_t to = from;
		while (to < n && levels[to] >= level)
			to++;
		reverse(order + from, to - from);
		from = to + 1;
	}
}

void bidi_order(const uint8_t *levels, size_t n, uint32_t *order)
{
	unsigned highest = 0;

	for (size_t i = 0; i < n; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > highest)
			highest = levels[i];
	}
	for (unsigned level = highest; level > 0; level--)
		reverse_runs(levels, n, level, order);
}

void bidi_mirror(char *text, size_t len)
{
	FriBidiChar mirrored;
	char other[UTF8_MAX];
	uint32_t cp;

	if (!len)
		return;
	const size_t n = utf8_decode(text, len, &cp);
	if (fribidi_get_mirror_char(cp, &mirrored) &&
	    utf8_encode(mirrored, other) == n)
		memcpy(text, other, n);
}

/* Where the clusters begin, in offs[n] the end; their number. */
static size_t find_clusters(const char *text, size_t len, uint32_t *offs)
{
	size_t n = 0;

	for (size_t off = 0; off < len;) {
		offs[n++] = (uint32_t)off;
		off += grapheme_next(text + off, len - off);
	}
	offs[n] = (uint32_t)len;
	return n;
}

static void add_cluster(struct buf *out, const char *text, size_t len,
			unsigned level)
{
	char *to = buf_reserve(out, len);

	memcpy(to, text, len);
	if (level % 2)
		bidi_mirror(to, len);
	buf_commit(out, len);
}

static void add_reordered(struct buf *out, const char *text, size_t len,
			  enum bidi_direction direction)
{
	uint8_t *levels = xcalloc(len, 1);
	uint32_t *offs = xcalloc(len + 1, sizeof(*offs));
	uint32_t *order = xcalloc(len, sizeof(*order));

	bidi_levels(text, len, direction, levels);
	const size_t n = find_clusters(text, len, offs);
	for (size_t i = 0; i < n; i++) /* offs[i] >= i */
		levels[i] = levels[offs[i]];
	bidi_order(levels, n, order);
	for (size_t i = 0; i < n; i++) {
		const uint32_t k = order[i];
		add_cluster(out, text + offs[k], offs[k + 1] - offs[k],
			    levels[k]);
	}
	free(order);
	free(offs);
	free(levels);
}

void bidi_add(struct buf *out, const char *text, size_t len,
	      enum bidi_direction direction)
{
	if (direction != BIDI_RTL && !bidi_matters(text, len))
		buf_add(out, text, len);
	else
		add_reordered(out, text, len, direction);
}

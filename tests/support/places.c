/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/places.h"

#include <stdbool.h>
#include <string.h>

static bool is_inside(char c)
{
	return (c & 0xC0) == 0x80;
}

/* Returns where the leaf's pieces end in the body. */
static size_t check_pieces(const struct block *b, const char *body, size_t len)
{
	size_t off = 0, source = b->source;

	for (uint32_t i = 0; i < b->n_pieces; i++) {
		const struct piece *p = &b->pieces[i];
		assert_true(p->len > 0);
		assert_true(p->off >= off && p->source >= source);
		off = p->off + p->len;
		source = p->source + p->len;
		assert_true(off <= b->len && source <= len);
		assert_memory_equal(b->text + p->off, body + p->source, p->len);
		assert_false(is_inside(b->text[p->off]));
		assert_false(is_inside(b->text[off]));
	}
	return source;
}

static void check_round_trip(const struct doc *d, size_t i)
{
	const struct block *b = doc_leaf(d, i);
	uint32_t piece = 0, before = b->source, off;
	size_t leaf;

	for (uint32_t at = 0; at <= b->len; at++) {
		const uint32_t source = doc_source(d, i, at);
		while (piece < b->n_pieces &&
		       b->pieces[piece].off + b->pieces[piece].len <= at)
			piece++;
		assert_true(source >= before);
		before = source;
		if (piece == b->n_pieces || at < b->pieces[piece].off)
			continue;
		assert_true(doc_find_source(d, source, &leaf, &off));
		assert_int_equal(leaf, i);
		assert_int_equal(off, at);
	}
}

static bool is_in_notes(const struct block *b)
{
	while (b && b->kind != BLOCK_NOTES)
		b = b->parent;
	return b;
}

void places_check(const struct doc *d, const char *body, size_t len)
{
	size_t end = 0;
	bool in_notes = false;

	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		/* footnotes stand anywhere in the body, or not at all */
		in_notes |= is_in_notes(b);
		assert_true(in_notes || b->source >= end);
		end = check_pieces(b, body, len);
		if (in_notes && !b->source)
			continue;
		check_round_trip(d, i);
	}
}

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
	       ((unsigned char)c >= 0x80 && !is_inside(c));
}

static size_t letters(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += is_letter(s[i]);
	return n;
}

void places_count(const struct doc *d, struct places_tally *tally)
{
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		if (b->kind == BLOCK_TITLE || b->kind == BLOCK_META)
			continue;
		tally->letters += letters(b->text, b->len);
		for (uint32_t j = 0; j < b->n_pieces; j++)
			tally->traced += letters(b->text + b->pieces[j].off,
						 b->pieces[j].len);
	}
}

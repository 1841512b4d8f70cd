/* SPDX-License-Identifier: MIT */
#include "typeset/flow.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/ink.h"
#include "unicode/width.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { HARD_BREAK = 0x2028, ZERO_WIDTH_SPACE = 0x200B };

struct joiner {
	struct flow *to;
	const struct block *leaf;
	enum lang lang;
	bool autospace;
	uint32_t before; /* the last visible character; 0 = line begins */
	bool code;       /* it is code */
	uint32_t span;   /* see doc_style_at */
	/* White space not yet written. */
	bool space, newline;
	size_t space_off; /* of its last byte: a mark may follow */
};

static void add_piece(struct flow *f, size_t source, bool added)
{
	f->pieces =
		xgrow(f->pieces, &f->cap, f->n_pieces + 1, sizeof(*f->pieces));
	f->pieces[f->n_pieces++] = (struct flow_piece){
		.at = (uint32_t)f->text.len,
		.source = (uint32_t)source,
		.added = added,
	};
}

static void put(struct flow *f, const char *bytes, size_t len, size_t source)
{
	const struct flow_piece *last =
		f->n_pieces ? &f->pieces[f->n_pieces - 1] : NULL;

	if (!last || last->added ||
	    last->source + (f->text.len - last->at) != source)
		add_piece(f, source, false);
	buf_add(&f->text, bytes, len);
}

static bool is_letter_or_digit(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') ||
		       ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return cp >= 0xC0 && cp <= 0x52F && cp != 0xD7 && cp != 0xF7 &&
	       width_char(cp, &(struct width_rules){ 0 }) > 0;
}

static bool is_ideograph_or_kana(uint32_t cp)
{
	return (cp >= 0x3400 && cp <= 0x4DBF) ||
	       (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0x20000 && cp <= 0x3FFFD) ||
	       (cp >= 0x3041 && cp <= 0x3096) ||
	       (cp >= 0x30A1 && cp <= 0x30FA) || cp == 0x3005 || cp == 0x30FC;
}

bool flow_wants_space(uint32_t before, uint32_t after)
{
	return (is_ideograph_or_kana(before) && is_letter_or_digit(after)) ||
	       (is_letter_or_digit(before) && is_ideograph_or_kana(after));
}

/* J6: Han and Latin may stand apart here, but not within code. */
static bool stands_apart(struct joiner *j, uint32_t cp, size_t off)
{
	const bool code =
		doc_style_at(j->leaf, &j->span, (uint32_t)off) & STYLE_CODE;
	const bool within = code && j->code;

	j->code = code;
	return !within && flow_wants_space(j->before, cp);
}

/* Writes the white space before the visible character `cp` at `off`. */
static void put_space(struct joiner *j, uint32_t cp, size_t off)
{
	const bool shown = j->before && j->space &&
			   !(j->newline && script_joins_without_space(
						   j->before, cp, j->lang));

	const bool apart = j->autospace && stands_apart(j, cp, off);

	j->space = j->newline = false;
	if (shown) {
		put(j->to, " ", 1, j->space_off);
	} else if (apart) {
		add_piece(j->to, off, true);
		buf_add_char(&j->to->text, ' ');
	}
}

static void put_char(struct joiner *j, uint32_t cp, size_t off, size_t len)
{
	if (cp == HARD_BREAK) {
		j->space = j->newline = false;
		j->before = 0;
	} else {
		put_space(j, cp, off);
		/* J5: a mark on the last character is not what is joined. */
		if (cp == ZERO_WIDTH_SPACE ||
		    width_char(cp, &(struct width_rules){ 0 }) > 0)
			j->before = cp;
	}
	put(j->to, j->leaf->text + off, len, off);
}

/* Bytes at the start that are shown as they are, character by character, with
 * no mark among them: printable ASCII, and ideographs or syllables from U+4000
 * to U+9FFF and from U+B000 to U+CFFF. `*last` becomes the last of them. */
static size_t plain_run(const char *text, size_t len, uint32_t *last)
{
	const unsigned char *u = (const unsigned char *)text;
	size_t i = 0, n = 0;

	for (; i < len; i += n) {
		const bool ideograph = u[i] >= 0xE4 && u[i] <= 0xE9;
		const bool syllable = u[i] == 0xEB || u[i] == 0xEC;
		if (u[i] > ' ' && u[i] < 0x7F)
			n = 1;
		else if ((ideograph || syllable) && len - i >= 3 &&
			 (u[i + 1] & 0xC0) == 0x80 && (u[i + 2] & 0xC0) == 0x80)
			n = 3;
		else
			break;
	}
	if (i)
		utf8_decode(text + i - n, n, last);
	return i;
}

/* Writes such a run if nothing is to be put before it or into it. Returns its
 * bytes. */
static size_t put_run(struct joiner *j, size_t off, size_t len)
{
	uint32_t cp;

	if (j->space || j->autospace)
		return 0;
	const size_t n = plain_run(j->leaf->text + off, len - off, &cp);
	if (n) {
		put(j->to, j->leaf->text + off, n, off);
		j->before = cp;
	}
	return n;
}

void flow_set(struct flow *f, const struct block *leaf, size_t from, size_t to,
	      enum lang lang, bool autospace)
{
	const char *text = leaf->text;
	struct joiner j = {
		.to = f, .leaf = leaf, .lang = lang, .autospace = autospace
	};

	buf_clear(&f->text);
	f->n_pieces = 0;
	for (size_t off = from; off < to;) {
		uint32_t cp;
		const size_t run = put_run(&j, off, to);
		if (run) {
			off += run;
			continue;
		}
		const size_t n = utf8_decode(text + off, to - off, &cp);
		if (cp == ' ' || cp == '\t' || cp == '\n') {
			j.space_off = off;
			j.space = true;
			j.newline |= cp == '\n';
		} else if (!ink_is_ignored(cp)) {
			put_char(&j, cp, off, n);
		}
		off += n;
	}
}

void flow_release(struct flow *f)
{
	buf_release(&f->text);
	free(f->pieces);
	*f = (struct flow){ 0 };
}

size_t flow_piece_at(const struct flow *f, size_t from, size_t at)
{
	assert(from < f->n_pieces && f->pieces[from].at <= at);
	while (from + 1 < f->n_pieces && f->pieces[from + 1].at <= at)
		from++;
	return from;
}

uint32_t flow_piece_end(const struct flow *f, size_t piece)
{
	return piece + 1 < f->n_pieces ? f->pieces[piece + 1].at
				       : (uint32_t)f->text.len;
}

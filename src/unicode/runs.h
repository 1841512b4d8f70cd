/* SPDX-License-Identifier: MIT */
/* Most text is runs of characters that the rules treat alike, or that stand
 * alone whatever is beside them. Private to linebreak.c, which sees all of this
 * so that the state of a scan stays in registers. */
#ifndef UNICODE_RUNS_H
#define UNICODE_RUNS_H

#include "base/utf8.h"
#include "unicode/decode.h"
#include "unicode/scan.h"
#include "unicode/tables.h"

/* Classes of wide characters, and of marks among them. */
static const uint64_t runs_wide = LINECLASS_BIT(LINECLASS_ID) |
				  LINECLASS_BIT(LINECLASS_H2) |
				  LINECLASS_BIT(LINECLASS_H3);
static const uint64_t runs_marks =
	LINECLASS_BIT(LINECLASS_NS) | LINECLASS_BIT(LINECLASS_CL) |
	LINECLASS_BIT(LINECLASS_CPW) | LINECLASS_BIT(LINECLASS_OPW) |
	LINECLASS_BIT(LINECLASS_EX);

enum { RUNS_MAX = 128 }; /* clusters of one, for which there must be room */

/* What comes of a character of class `c`, tailored, behind the text so far. */
static inline struct pairs_cell cell_of(const struct scan *s, unsigned c)
{
	return s->options->rules->cells[s->spaces][s->left].of[c];
}

/* The last character is now one of `e`, with `left` as its class. */
static inline void go_on(struct scan *s, unsigned left,
			 const struct tables_entry *e)
{
	s->left = left;
	s->script = e->script;
	s->grapheme = e->grapheme;
	s->spaces = s->affix = s->special = false;
}

/* The entry of the character of three bytes at `s`; false if it is none. All
 * bytes lead to some entry, so that it takes no branch to find it. */
static inline bool entry_of_three(const char *s, unsigned *entry)
{
	const unsigned lead = (unsigned char)(s[0] ^ 0xE0);
	const unsigned second = (unsigned char)(s[1] ^ 0x80);
	const unsigned third = (unsigned char)(s[2] ^ 0x80);
	const unsigned cp = lead << 12 | (second & 0x3F) << 6 | (third & 0x3F);

	*entry = tables_index(cp);
	return lead < 0x10 && (second | third) < 0x40 && cp >= 0x800;
}

/* Characters that stand alone, behind one and up to at most `end`: ideographs,
 * kana, Hangul syllables, and the marks among them; up to a unified
 * ideograph behind one of a class in `stops`. Returns their bytes. */
static inline size_t take_alone(struct scan *s, size_t start, size_t end,
				uint64_t stops)
{
	const struct linebreak_rules *const r = s->options->rules;
	const uint8_t *const class_of = s->tailor.class_of;
	const char *const text = s->text;
	struct linebreak_cluster *c = &s->clusters[s->n];
	unsigned entry, last = 0, left = s->left;
	const struct scan_row *rows = r->cells[s->spaces];
	size_t off = start;

	for (; off + 3 <= end; off += 3, last = entry) {
		if (!entry_of_three(text + off, &entry) ||
		    !r->looks[entry].cols)
			break;
		const struct scan_look *look = &r->looks[entry];
		const struct pairs_cell cell =
			rows[left].of[class_of[look->line]];
		scan_put(c++, off, look->cols, (enum linebreak)cell.rank,
			 look->flags);
		left = cell.next;
		rows = r->cells[false];
		if (stops >> left & 1 &&
		    decode_is_han(text + off + 3, end - off - 3)) {
			last = entry;
			off += 3;
			break;
		}
	}
	if (off == start)
		return 0;
	s->n = (size_t)(c - s->clusters);
	go_on(s, left, &tables_entries[last]);
	return off - start;
}

/* Hangul syllables, all alike to their neighbours. Returns their bytes. */
static size_t take_hangul(struct scan *s, size_t start, size_t end)
{
	struct linebreak_cluster *c = &s->clusters[s->n];
	const char *const text = s->text;
	size_t off = start;

	for (; decode_is_hangul(text + off, end - off); off += 3)
		scan_put(c++, off, 2, LINEBREAK_ALLOWED, 0);
	if (off == start)
		return 0;
	uint32_t cp;
	utf8_decode(text + off - 3, 3, &cp);
	const struct tables_entry *last = tables_find(cp);
	const unsigned class = s->tailor.class_of[last->line];
	s->clusters[s->n].before = cell_of(s, class).rank;
	s->n = (size_t)(c - s->clusters);
	go_on(s, class, last);
	return off - start;
}

/* Unified ideographs, all alike. Returns their bytes. */
static size_t take_han(struct scan *s, size_t start, size_t end)
{
	struct linebreak_cluster *c = &s->clusters[s->n];
	const char *const text = s->text;
	size_t off = start;

	for (; decode_is_han(text + off, end - off); off += 3)
		scan_put(c++, off, 2, LINEBREAK_ALLOWED, LINEBREAK_IDEOGRAPH);
	if (off == start)
		return 0;
	s->clusters[s->n].before = cell_of(s, LINECLASS_ID).rank;
	s->n = (size_t)(c - s->clusters);
	s->left = LINECLASS_ID;
	s->grapheme = TABLES_OTHER;
	s->script = TABLES_HAN;
	s->spaces = s->affix = s->special = false;
	return off - start;
}

static void push_space(struct scan *s, size_t off)
{
	scan_push(s, off, 1, LINEBREAK_PAIR, LINEBREAK_SPACE);
	s->spaces = true;
	s->grapheme = TABLES_OTHER;
}

/* Such words and the spaces between them, which break freely but before small
 * kana. Returns their bytes. In Japanese ideographs come in too short runs to
 * be looked for. */
static size_t take_wide_run(struct scan *s, size_t start)
{
	const size_t most = start + RUNS_MAX;
	const size_t end = s->len < most ? s->len : most;
	const bool korean = s->options->lang == LANG_KO;
	const bool han = !korean && s->options->lang != LANG_JA;
	size_t off = start;

	while (off < end) {
		if (s->text[off] == ' ') {
			push_space(s, off++);
			continue;
		}
		if ((unsigned char)s->text[off] < 0x80)
			break;
		size_t n = 0;
		if (korean)
			n = take_hangul(s, off, end);
		else if (han)
			n = take_han(s, off, end);
		if (!n)
			n = take_alone(s, off, end, han ? runs_marks : 0);
		if (!n)
			break;
		off += n;
	}
	return off - start;
}

/* A word of ASCII letters from `off` to at most `end`. Returns its bytes. */
static size_t take_word(struct scan *s, size_t off, size_t end)
{
	struct linebreak_cluster *const word = &s->clusters[s->n];
	const char *const text = s->text + off;
	size_t n = 0;

	for (; off + n < end && decode_is_letter(text[n]); n++)
		scan_put(&word[n], off + n, 1, LINEBREAK_WORD, 0);
	if (!n)
		return 0;
	const struct pairs_cell cell = cell_of(s, LINECLASS_AL);
	word->before = cell.rank;
	s->n += n;
	s->left = cell.next;
	s->script = TABLES_ALPHABET;
	s->spaces = false;
	return n;
}

/* The mark that stands alone at `off`, if it is one. */
static bool take_ascii_mark(struct scan *s, size_t off)
{
	const unsigned entry = tables_index((unsigned char)s->text[off]);
	const struct scan_look *const look = &s->options->rules->looks[entry];

	if ((unsigned char)s->text[off] >= 0x80 || !look->cols)
		return false;
	const struct pairs_cell cell =
		cell_of(s, s->tailor.class_of[look->line]);
	scan_push(s, off, 1, scan_soften(s, off, (enum linebreak)cell.rank),
		  look->flags);
	s->left = cell.next;
	s->script = tables_entries[entry].script;
	s->spaces = false;
	return true;
}

/* Words of ASCII letters, spaces and marks between them, up to what may be a
 * URL and is not looked at here. Returns their bytes. */
static size_t take_letter_run(struct scan *s, size_t start)
{
	const size_t most = start + RUNS_MAX;
	const size_t end = s->len < most ? s->len : most;
	size_t off = start;

	while (off < end) {
		if (s->text[off] == ' ') {
			push_space(s, off++);
			continue;
		}
		if (!scan_in_word(s) &&
		    scan_may_begin_url(s->text + off, s->len - off))
			break;
		const size_t n = take_word(s, off, end);
		if (n)
			off += n;
		else if (off >= s->url_end && take_ascii_mark(s, off))
			off++;
		else
			break;
	}
	return off - start;
}

/* ASCII digits, behind one and out of URLs. Returns their bytes. */
static size_t take_digit_run(struct scan *s, size_t start)
{
	size_t off = start;

	for (int i = 0; i < RUNS_MAX && off < s->len; i++, off++) {
		if (s->text[off] < '0' || s->text[off] > '9')
			break;
		scan_push(s, off, 1, LINEBREAK_NUMBER, 0);
	}
	return off - start;
}

/* Takes in the run that continues the text at `off`, without a look at more of
 * the rules than their cells. Returns its bytes, 0 if there is none. */
static inline size_t runs_take(struct scan *s, size_t off)
{
	size_t n = 0;

	if (s->several || s->joiner || s->line_ended || !s->options->rules ||
	    s->options->untailored)
		return 0;
	if ((runs_wide | runs_marks) >> s->left & 1 && off >= s->url_end) {
		if (s->options->korean_words)
			return 0;
		n = take_wide_run(s, off);
	} else if (s->left == LINECLASS_AL && s->script == TABLES_ALPHABET &&
		   s->grapheme == TABLES_OTHER) {
		n = take_letter_run(s, off);
	} else if (s->left == LINECLASS_NU && !s->spaces &&
		   s->grapheme == TABLES_OTHER && off >= s->url_end) {
		n = take_digit_run(s, off);
	}
	return n;
}

#endif

/* SPDX-License-Identifier: MIT */
#include "unicode/linebreak.h"

#include "base/xalloc.h"
#include "unicode/cluster.h"
#include "unicode/decode.h"
#include "unicode/pairs.h"
#include "unicode/tables.h"
#include "unicode/tailor.h"
#include "unicode/url.h"

#include <assert.h>

#define B(c) LINECLASS_BIT(LINECLASS_##c)

static const uint64_t line_ends = B(BK) | B(CR) | B(LF);

/* H2: behind these even a Korean word may end its line. */
static const uint64_t word_breakers =
	B(ZW) | B(BA) | B(HY) | B(B2) | B(DASH) | B(CB);

enum { RUN_MAX = 64 }; /* clusters pushed without a look at the capacity */

/* All that the text so far decides about what follows. */
struct scan {
	const struct linebreak_options *options;
	struct tailor tailor;
	const char *text;
	size_t len;

	unsigned left;     /* class of the last character but CM, spaces */
	bool spaces;       /* after it */
	bool joiner;       /* LB8a: the last character is a ZWJ */
	bool line_ended;   /* LB4, LB5: with the last character */
	unsigned script;   /* enum tables_script of `left` */
	unsigned grapheme; /* enum cluster_state */
	bool several;      /* characters in the last cluster */
	bool affix;        /* LB25: the last character is an OP after PR, PO */
	size_t affix_at;   /* its cluster */

	size_t url;      /* the last one found: its start, */
	size_t url_body; /* the end of its scheme, */
	size_t url_end;  /* its end */

	struct linebreak_cluster *clusters;
	size_t n, cap;
};

/* Brings the last cluster, which ends at `end`, up to date. */
static void finish_cluster(struct scan *s, size_t end)
{
	if (!s->several)
		return;
	struct linebreak_cluster *c = &s->clusters[s->n - 1];
	c->cols = (uint8_t)width_cluster(s->text + c->off, end - c->off,
					 &s->options->width);
	c->flags &= (uint8_t)~LINEBREAK_SPACE; /* a mark on it is visible */
	s->several = false;
}

/* There is room: linebreak_scan sees to it. */
static void push(struct scan *s, size_t off, int cols, enum linebreak before,
		 unsigned flags)
{
	s->clusters[s->n++] = (struct linebreak_cluster){
		.off = (uint32_t)off,
		.cols = (uint8_t)cols,
		.before = (uint8_t)before,
		.flags = (uint8_t)flags,
	};
}

static int cells_of(const struct scan *s, const struct tables_entry *e)
{
	if (e->width == TABLES_AMBIGUOUS)
		return s->options->width.ambiguous_wide ? 2 : 1;
	if (e->width == TABLES_ZERO && e->flags & LINEBREAK_SPACE)
		return 1; /* a tab */
	return e->width;
}

static bool in_word(const struct scan *s)
{
	return !s->spaces &&
	       (s->script == TABLES_ALPHABET || s->left == LINECLASS_NU);
}

static void find_url(struct scan *s, size_t off)
{
	const size_t n = url_len(s->text + off, s->len - off);
	if (!n)
		return;
	s->url = off;
	s->url_end = off + n;
	s->url_body = off + url_scheme_len(s->text + off, s->len - off);
}

/* A quick look that spares most words the slow one. */
static bool may_begin_url(const char *s, size_t len)
{
	if (len < 4)
		return false;
	const char a = s[0] | 0x20, b = s[1] | 0x20;
	return (a == 'h' && b == 't') || (a == 'w' && b == 'w') ||
	       (a == 'f' && b == 't');
}

/* U2: behind a separator, or the last one of several. */
static enum linebreak rank_in_url(const struct scan *s, size_t off)
{
	if (off > s->url_body && url_cuts_after(s->text[off - 1]) &&
	    !url_cuts_after(s->text[off]))
		return LINEBREAK_URL;
	return LINEBREAK_WORD;
}

/* What our own rules add where UAX #14 has none. */
static enum linebreak rank_tailored(const struct scan *s, unsigned c,
				    const struct tables_entry *e)
{
	if (s->spaces)
		return LINEBREAK_ALLOWED;
	if (s->left == LINECLASS_NU && e->traits & TABLES_UNIT && !s->several)
		return LINEBREAK_UNIT; /* N5; but a keycap is no number */
	if (s->options->korean_words &&
	    (s->script == TABLES_HANGUL || e->script == TABLES_HANGUL) &&
	    !(LINECLASS_BIT(s->left) & word_breakers))
		return LINEBREAK_WORD; /* H2 */
	return pairs_rank_tailored(s->left, c);
}

/* What a line end before the character of class `c` costs. */
static enum linebreak rank_before(const struct scan *s, unsigned c,
				  const struct tables_entry *e)
{
	if (s->line_ended) /* LB4, LB5 */
		return s->left == LINECLASS_CR && c == LINECLASS_LF
			       ? LINEBREAK_PAIR
			       : LINEBREAK_MUST;
	if (s->joiner) /* LB8a */
		return LINEBREAK_PAIR;
	const enum linebreak rank = s->spaces ? pairs_rank_spaced(s->left, c)
					      : pairs_rank(s->left, c);
	if (rank != LINEBREAK_ALLOWED || s->options->untailored)
		return rank;
	return rank_tailored(s, c, e);
}

/* LB25: in "$(5" the bracket stays with the sign, which only the digit behind
 * it shows. */
static void look_back(struct scan *s, unsigned c)
{
	const uint64_t openings = B(OP) | B(OPW);
	const uint64_t affixes = B(PR) | B(PO) | B(PLUS);

	if (s->affix && c == LINECLASS_NU)
		s->clusters[s->affix_at].before = LINEBREAK_NUMBER;
	s->affix = openings & LINECLASS_BIT(c) && !s->spaces &&
		   affixes & LINECLASS_BIT(s->left);
	s->affix_at = s->n;
}

/* The character of class `c`, which is no CM, is now the last. */
static void advance(struct scan *s, unsigned c, const struct tables_entry *e)
{
	if (s->line_ended) {
		s->left = LINECLASS_START;
		s->spaces = false;
	}
	s->line_ended = LINECLASS_BIT(c) & line_ends;
	if (c == LINECLASS_SP) {
		s->spaces = true;
		return;
	}
	s->left = tailor_in_context(&s->tailor,
				    s->spaces ? LINECLASS_SP : s->left, c);
	s->spaces = false;
	s->script = e->script;
}

/* LB9: does a mark belong to what stands before it? */
static bool mark_attaches(const struct scan *s)
{
	return !s->spaces && !s->line_ended && s->left != LINECLASS_ZW &&
	       s->left != LINECLASS_START;
}

/* Takes the character at `off` in, says what a line end before it costs. */
static enum linebreak take(struct scan *s, size_t off,
			   const struct tables_entry *e)
{
	unsigned c = s->tailor.class_of[e->line];
	const bool mark = c == LINECLASS_CM || c == LINECLASS_ZWJ;
	const bool joiner = c == LINECLASS_ZWJ;

	if (mark && mark_attaches(s)) {
		s->joiner = joiner;
		return LINEBREAK_PAIR;
	}
	if (mark)
		c = LINECLASS_AL; /* LB10 */
	const enum linebreak rank = off > s->url && off < s->url_end
					    ? rank_in_url(s, off)
					    : rank_before(s, c, e);
	look_back(s, c);
	advance(s, c, e);
	s->joiner = joiner;
	return rank;
}

/* Takes the character at `off` in and begins a cluster with it, if it does. */
static void step(struct scan *s, size_t off, const struct tables_entry *e)
{
	if (off >= s->url_end && may_begin_url(s->text + off, s->len - off) &&
	    !in_word(s) && !s->options->untailored)
		find_url(s, off);

	const bool joins = cluster_continues(s->grapheme, e->grapheme);
	const enum linebreak rank = take(s, off, e);
	s->grapheme = cluster_next(s->grapheme, e->grapheme);
	if (joins && !(s->options->untailored && rank <= LINEBREAK_ALLOWED)) {
		s->several = true;
		return;
	}
	finish_cluster(s, off);
	push(s, off, cells_of(s, e), s->n ? rank : LINEBREAK_PAIR, e->flags);
}

/* Ideographs, kana and Hangul syllables among themselves, which break freely.
 * Returns their bytes. */
static size_t take_wide_run(struct scan *s, size_t start)
{
	const struct tables_entry *last = NULL;
	size_t off = start;

	for (int i = 0; i < RUN_MAX && off < s->len; i++) {
		uint32_t cp;
		const size_t n = decode_char(s->text + off, s->len - off, &cp);
		const struct tables_entry *e = tables_find(cp);
		if (!(e->traits & TABLES_PLAIN_WIDE))
			break;
		push(s, off, 2, LINEBREAK_ALLOWED, e->flags);
		last = e;
		off += n;
	}
	if (last) {
		s->left = last->line;
		s->grapheme = last->grapheme;
		s->script = last->script;
	}
	return off - start;
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* ASCII letters and the spaces between words of them, up to what may be a URL
 * and is not looked at here. Returns their bytes. */
static size_t take_letter_run(struct scan *s, size_t start)
{
	const char *text = s->text;
	size_t off = start;

	for (int i = 0; i < RUN_MAX && off < s->len; i++) {
		const char c = text[off];
		if (c == ' ') {
			push(s, off, 1, LINEBREAK_PAIR, LINEBREAK_SPACE);
			s->spaces = true;
		} else if (is_letter(c) &&
			   !(s->spaces &&
			     may_begin_url(text + off, s->len - off))) {
			push(s, off, 1,
			     s->spaces ? LINEBREAK_ALLOWED : LINEBREAK_WORD, 0);
			s->spaces = false;
		} else {
			break;
		}
		off++;
	}
	return off - start;
}

/* Most text is such runs, which need no look at the rules: takes in the one
 * that continues the text, at most RUN_MAX clusters. Returns its bytes. */
static size_t take_run(struct scan *s, size_t off)
{
	const uint64_t wide = B(ID) | B(H2) | B(H3);
	size_t n = 0;

	if (s->several || s->joiner || off < s->url_end)
		return 0;
	if (LINECLASS_BIT(s->left) & wide && !s->spaces &&
	    !s->options->korean_words)
		n = take_wide_run(s, off);
	else if (s->left == LINECLASS_AL && s->script == TABLES_ALPHABET &&
		 s->grapheme == TABLES_OTHER)
		n = take_letter_run(s, off);
	return n;
}

size_t linebreak_scan(const char *text, size_t len,
		      const struct linebreak_options *options,
		      struct linebreak_cluster **clusters, size_t *cap)
{
	assert(len < UINT32_MAX);
	struct scan s = {
		.options = options,
		.text = text,
		.len = len,
		.left = LINECLASS_START,
		.grapheme = TABLES_CONTROL,
		.clusters = *clusters,
		.cap = *cap,
	};

	tailor_init(&s.tailor, options);
	for (size_t off = 0; off < len;) {
		s.clusters = xgrow(s.clusters, &s.cap, s.n + RUN_MAX + 2,
				   sizeof(*s.clusters));
		off += take_run(&s, off);
		if (off == len)
			break;
		uint32_t cp;
		const size_t n = decode_char(text + off, len - off, &cp);
		step(&s, off, tables_find(cp));
		off += n;
	}
	finish_cluster(&s, len);
	s.clusters = xgrow(s.clusters, &s.cap, s.n + 1, sizeof(*s.clusters));
	push(&s, len, 0, LINEBREAK_MUST, 0);
	*clusters = s.clusters;
	*cap = s.cap;
	return s.n - 1;
}

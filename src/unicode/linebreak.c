/* SPDX-License-Identifier: MIT */
#include "unicode/linebreak.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "unicode/cluster.h"
#include "unicode/runs.h"
#include "unicode/scan.h"
#include "unicode/syllable.h"
#include "unicode/url.h"

#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define B(c) LINECLASS_BIT(LINECLASS_##c)

static const uint64_t line_ends = B(BK) | B(CR) | B(LF);

/* H2: behind these even a Korean word may end its line. */
static const uint64_t word_breakers =
	B(ZW) | B(BA) | B(HY) | B(B2) | B(DASH) | B(CB);

static const uint64_t affixes = B(PR) | B(PO) | B(PLUS);

enum { SPREAD_MAX = 8 }; /* cells; no cluster of any script is as wide */

/* Not letters, which may begin a URL, nor what is of a number. */
static bool stands_alone(const struct tables_entry *e)
{
	static const uint64_t others = B(BK) | B(CR) | B(LF) | B(SP) | B(ZW) |
				       B(WJ) | B(GL) | B(CM) | B(ZWJ) | B(AL) |
				       B(HL) | B(NU) | B(EB) | B(EM) | B(XP) |
				       B(JL) | B(JV) | B(JT) | B(RI) | B(PR) |
				       B(PO) | B(PLUS) | B(CB) | B(BLANK);
	static const unsigned joined[] = { TABLES_OTHER, TABLES_LV,
					   TABLES_LVT };
	bool alone = false;

	for (size_t i = 0; i < sizeof(joined) / sizeof(joined[0]); i++)
		alone |= e->grapheme == joined[i];
	return alone && !(others >> e->line & 1) &&
	       e->script != TABLES_UNSPACED &&
	       (e->width == TABLES_WIDE || e->width == TABLES_NARROW);
}

static void look_at(struct scan_look *look, const struct tables_entry *e)
{
	if (stands_alone(e))
		*look = (struct scan_look){ .cols = e->width == TABLES_WIDE ? 2
									    : 1,
					    .line = e->line,
					    .flags = e->flags };
}

struct linebreak_rules *linebreak_rules_new(void)
{
	struct linebreak_rules *r = xcalloc(1, sizeof(*r));

	for (unsigned i = 0; i < tables_n_entries; i++)
		look_at(&r->looks[i], &tables_entries[i]);

	for (int spaces = 0; spaces < 2; spaces++)
		for (unsigned left = 0; left < LINECLASSES_LEFT; left++)
			for (unsigned c = 0; c < LINECLASSES; c++)
				r->cells[spaces][left].of[c] =
					pairs_work_out(spaces, left, c);
	return r;
}

void linebreak_rules_free(struct linebreak_rules *r)
{
	free(r);
}

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

static int cells_of(const struct scan *s, const struct tables_entry *e)
{
	if (e->width == TABLES_AMBIGUOUS)
		return s->options->width.ambiguous_wide ? 2 : 1;
	if (e->width == TABLES_ZERO && e->flags & LINEBREAK_SPACE)
		return 1; /* a tab */
	return e->width;
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

/* U2: behind a separator, or the last one of several. */
static enum linebreak rank_in_url(const struct scan *s, size_t off)
{
	if (off > s->url_body && url_cuts_after(s->text[off - 1]) &&
	    !url_cuts_after(s->text[off]))
		return LINEBREAK_URL;
	return LINEBREAK_WORD;
}

/* What our own rules add where a line may end, but for those of pairs.h. */
static inline enum linebreak rank_tailored(const struct scan *s,
					   const struct tables_entry *e)
{
	if (s->spaces)
		return LINEBREAK_ALLOWED;
	if (s->left == LINECLASS_NU && e->traits & TABLES_UNIT && !s->several)
		return LINEBREAK_UNIT; /* N5; but a keycap is no number */
	if (s->options->korean_words &&
	    (s->script == TABLES_HANGUL || e->script == TABLES_HANGUL) &&
	    !(word_breakers >> s->left & 1))
		return LINEBREAK_WORD; /* H2 */
	return LINEBREAK_ALLOWED;
}

/* Asks for the words of the Thai that goes on at `off`. */
static void find_words(struct scan *s, size_t off)
{
	s->thai_at = off;
	s->thai_end = off + thai_find(s->options->thai, s->text + off,
				      s->len - off, &s->thai);
}

/* Between two letters of scripts without spaces. What is only known to be a
 * syllable parts as softly as a number and its unit. */
static enum linebreak rank_unspaced(struct scan *s, size_t off)
{
	if (!syllable_begins(s->text, s->len, off))
		return LINEBREAK_PAIR;
	if (off >= s->thai_end)
		return LINEBREAK_UNIT;
	return thai_begins(&s->thai, off - s->thai_at) ? LINEBREAK_ALLOWED
						       : LINEBREAK_WORD;
}

/* What may stand behind a mark that closes a quotation: LB15b. */
static bool ends_quotation(const struct scan *s, size_t off)
{
	const uint64_t behind = line_ends | B(SP) | B(ZW) | B(WJ) | B(GL) |
				B(CL) | B(CP) | B(CPW) | B(QU) | B(CLOSING) |
				B(CURLY) | B(STRAIGHT) | B(EX) | B(IS) | B(SY);
	uint32_t cp;

	off += utf8_decode(s->text + off, s->len - off, &cp);
	if (off == s->len)
		return true;
	utf8_decode(s->text + off, s->len - off, &cp);
	return behind >> s->tailor.class_of[tables_find(cp)->line] & 1;
}

/* Q3: « and » stay with what they quote even if spaces stand between. LB15a
 * and LB15b of Unicode 15.1. */
static bool is_quoted(const struct scan *s, size_t off,
		      const struct tables_entry *e)
{
	return s->spaces && (s->opened || (e->traits & TABLES_FINAL &&
					   ends_quotation(s, off)));
}

/* What a line end before the character of class `c` at `off` costs. */
static enum linebreak rank_before(struct scan *s, size_t off, unsigned c,
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
	if (s->options->untailored)
		return rank;
	if (rank == LINEBREAK_WORD && e->script == TABLES_UNSPACED &&
	    s->script == TABLES_UNSPACED)
		return rank_unspaced(s, off);
	if (rank == LINEBREAK_ALLOWED && is_quoted(s, off, e))
		return LINEBREAK_KINSOKU;
	if (rank != LINEBREAK_ALLOWED)
		return scan_soften(s, off, rank);
	if (!s->spaces && pairs_rank_tailored(s->left, c) == LINEBREAK_WORD)
		return LINEBREAK_WORD;
	return rank_tailored(s, e);
}

/* LB25: in "$(5" the bracket stays with the sign, which only the digit behind
 * it shows. */
static inline void look_back(struct scan *s, unsigned c)
{
	const uint64_t openings = B(OP) | B(OPW);

	if (s->affix && c == LINECLASS_NU)
		s->clusters[s->affix_at].before = LINEBREAK_NUMBER;
	s->affix = affixes >> s->left & 1 && openings >> c & 1 && !s->spaces;
	s->affix_at = s->n;
}

/* The character of class `c`, which is no CM and does not begin a line of its
 * own, is now the last. */
static inline void advance(struct scan *s, unsigned c,
			   const struct tables_entry *e)
{
	if (c == LINECLASS_SP) {
		s->spaces = true;
		return;
	}
	s->left = tailor_in_context(s->spaces ? LINECLASS_SP : s->left, c,
				    s->options->untailored);
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
static enum linebreak take(struct scan *s, size_t off, unsigned c,
			   const struct tables_entry *e)
{
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
					    : rank_before(s, off, c, e);
	look_back(s, c);
	if (s->line_ended) {
		s->left = LINECLASS_START;
		s->spaces = false;
	}
	advance(s, c, e);
	if (!s->spaces)
		s->opened =
			s->left == LINECLASS_QU && e->traits & TABLES_INITIAL;
	s->line_ended = line_ends >> c & 1;
	s->joiner = joiner;
	return rank;
}

/* W5: what stands in an emoji and adds nothing to it. */
static bool is_in_emoji(const struct scan *s, const struct tables_entry *e)
{
	return s->pictograph &&
	       (e->grapheme == TABLES_PICTOGRAPH ||
		(e->grapheme == TABLES_EXTEND && e->width == TABLES_WIDE));
}

/* A cluster has no end as long as signs follow that take cells of their own.
 * One that no line could hold is parted, for the edge comes first. */
static bool spreads(struct scan *s, const struct tables_entry *e)
{
	if (!s->several) {
		s->spread = s->clusters[s->n - 1].cols;
		s->pictograph = s->grapheme == TABLES_PICTOGRAPH;
	}
	if (!is_in_emoji(s, e))
		s->spread += cells_of(s, e);
	return s->spread > SPREAD_MAX && !s->options->untailored;
}

/* Takes the character at `off` in and begins a cluster with it, if it does. */
static void step_special(struct scan *s, size_t off, unsigned c,
			 const struct tables_entry *e)
{
	if (off >= s->url_end &&
	    scan_may_begin_url(s->text + off, s->len - off) &&
	    !scan_in_word(s) && !s->options->untailored)
		find_url(s, off);
	if (e->script == TABLES_UNSPACED && off >= s->thai_end &&
	    s->options->thai && !s->options->untailored)
		find_words(s, off);

	const bool joins =
		cluster_continues(s->grapheme, e->grapheme) && !spreads(s, e);
	const enum linebreak rank = take(s, off, c, e);
	s->grapheme =
		joins ? cluster_next(s->grapheme, e->grapheme) : e->grapheme;
	s->special = s->joiner || s->line_ended || s->affix || s->opened ||
		     joins || off < s->url_end || s->options->untailored ||
		     !s->options->rules;
	if (joins && !(s->options->untailored && rank <= LINEBREAK_ALLOWED)) {
		s->several = true;
		if (!(e->flags & LINEBREAK_INVISIBLE))
			s->clusters[s->n - 1].flags &=
				(uint8_t)~LINEBREAK_INVISIBLE;
		return;
	}
	finish_cluster(s, off);
	scan_push(s, off, cells_of(s, e), s->n ? rank : LINEBREAK_PAIR,
		  e->flags);
}

/* Nothing of the state is special, and so far nothing of the character: it
 * begins a cluster, and the pair of classes decides. */
static bool is_ordinary(const struct scan *s, size_t off, unsigned c,
			const struct tables_entry *e)
{
	const uint64_t special = line_ends | B(CM) | B(ZWJ);

	return !s->special && !(special >> c & 1) &&
	       !cluster_continues(s->grapheme, e->grapheme) &&
	       e->script != TABLES_UNSPACED &&
	       !(e->traits & (TABLES_INITIAL | TABLES_FINAL)) &&
	       !(c == LINECLASS_AL &&
		 scan_may_begin_url(s->text + off, s->len - off));
}

/* What most steps come to. */
static void step_ordinary(struct scan *s, size_t off, unsigned c,
			  const struct tables_entry *e)
{
	const struct pairs_cell cell =
		s->options->rules->cells[s->spaces][s->left].of[c];
	const enum linebreak rank =
		cell.rank == LINEBREAK_ALLOWED
			? rank_tailored(s, e)
			: scan_soften(s, off, (enum linebreak)cell.rank);

	if (affixes >> s->left & 1) {
		look_back(s, c);
		s->special = s->affix;
	}
	s->spaces = c == LINECLASS_SP;
	if (!s->spaces) {
		s->left = cell.next;
		s->script = e->script;
	}
	s->grapheme = e->grapheme;
	scan_push(s, off, cells_of(s, e), rank, e->flags);
}

static void step(struct scan *s, size_t off, const struct tables_entry *e)
{
	const unsigned c = s->tailor.class_of[e->line];

	if (is_ordinary(s, off, c, e))
		step_ordinary(s, off, c, e);
	else
		step_special(s, off, c, e);
}

/* Clusters to have room for at a byte of the text. Beyond its first part it is
 * guessed from there, so that those of a long one are not copied again and
 * again. */
static size_t room(const struct scan *s, size_t off)
{
	enum { FIRST = 65536 };
	const size_t rest = off < FIRST ? 0 : s->len - off;

	return s->n +
	       (size_t)((double)s->n / (double)(off + 1) * (double)rest) +
	       RUNS_MAX + 2;
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
		.special = true,
		.clusters = *clusters,
		.cap = *cap,
	};

	tailor_init(&s.tailor, options);
	for (size_t off = 0; off < len;) {
		if (s.cap - s.n < RUNS_MAX + 2)
			s.clusters = xgrow(s.clusters, &s.cap, room(&s, off),
					   sizeof(*s.clusters));
		off += runs_take(&s, off);
		if (off == len)
			break;
		uint32_t cp;
		const size_t n = utf8_decode(text + off, len - off, &cp);
		step(&s, off, tables_find(cp));
		off += n;
	}
	finish_cluster(&s, len);
	s.clusters = xgrow(s.clusters, &s.cap, s.n + 1, sizeof(*s.clusters));
	scan_push(&s, len, 0, LINEBREAK_MUST, 0);
	*clusters = s.clusters;
	*cap = s.cap;
	return s.n - 1;
}

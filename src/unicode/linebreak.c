/* SPDX-License-Identifier: MIT */
#include "unicode/linebreak.h"

#include "base/xalloc.h"
#include "unicode/cluster.h"
#include "unicode/decode.h"
#include "unicode/pairs.h"
#include "unicode/syllable.h"
#include "unicode/tables.h"
#include "unicode/tailor.h"
#include "unicode/thai.h"
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

enum {
	RUN_MAX = 128,  /* clusters pushed without a look at the capacity */
	SPREAD_MAX = 8, /* cells; no cluster of any script is as wide */
};

/* What matters of a character that stands alone whatever is beside it, and for
 * which the pair of classes says all. */
struct look {
	uint8_t cols; /* 0 = it is not such a one */
	uint8_t line; /* enum lineclass, before tailoring */
	uint8_t flags;
};

struct linebreak_rules {
	struct look looks[TABLES_ENTRIES_MAX]; /* by table entry */
	/* with spaces between, left, right */
	struct pairs_cell cells[2][LINECLASSES_LEFT][LINECLASSES];
};

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

static void look_at(struct look *look, const struct tables_entry *e)
{
	if (stands_alone(e))
		*look = (struct look){ .cols = e->width == TABLES_WIDE ? 2 : 1,
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
				r->cells[spaces][left][c] =
					pairs_work_out(spaces, left, c);
	return r;
}

void linebreak_rules_free(struct linebreak_rules *r)
{
	free(r);
}

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
	int spread;        /* their cells, where they add up */
	bool pictograph;   /* the first of them is one */
	bool affix;        /* LB25: the last character is an OP after PR, PO */
	bool opened;       /* Q3: it is a mark that opens a quotation, or space
	                    * behind one */
	bool special;      /* any of these five, a URL or rare options */
	size_t affix_at;   /* the cluster of `affix` */

	size_t url;      /* the last one found: its start, */
	size_t url_body; /* the end of its scheme, */
	size_t url_end;  /* its end */

	struct thai_words thai;
	size_t thai_at;  /* where that run of Thai begins, */
	size_t thai_end; /* and ends; 0 = no word is known */

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

static inline void put(struct linebreak_cluster *c, size_t off, int cols,
		       enum linebreak before, unsigned flags)
{
	c->off = (uint32_t)off;
	c->cols = (uint8_t)cols;
	c->before = (uint8_t)before;
	c->flags = (uint8_t)flags;
	c->reserved = 0;
}

/* There is room: linebreak_scan sees to it. */
static inline void push(struct scan *s, size_t off, int cols,
			enum linebreak before, unsigned flags)
{
	put(&s->clusters[s->n++], off, cols, before, flags);
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
	const char a = s[0] | 0x20;

	if ((a != 'h' && a != 'w' && a != 'f') || len < 4)
		return false;
	return (s[1] | 0x20) == (a == 'w' ? 'w' : 't');
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
		return rank;
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
	if (off >= s->url_end && may_begin_url(s->text + off, s->len - off) &&
	    !in_word(s) && !s->options->untailored)
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
	push(s, off, cells_of(s, e), s->n ? rank : LINEBREAK_PAIR, e->flags);
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
		 may_begin_url(s->text + off, s->len - off));
}

/* What most steps come to. */
static void step_ordinary(struct scan *s, size_t off, unsigned c,
			  const struct tables_entry *e)
{
	const struct pairs_cell cell =
		s->options->rules->cells[s->spaces][s->left][c];
	const enum linebreak rank = cell.rank == LINEBREAK_ALLOWED
					    ? rank_tailored(s, e)
					    : (enum linebreak)cell.rank;

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
	push(s, off, cells_of(s, e), rank, e->flags);
}

static void step(struct scan *s, size_t off, const struct tables_entry *e)
{
	const unsigned c = s->tailor.class_of[e->line];

	if (is_ordinary(s, off, c, e))
		step_ordinary(s, off, c, e);
	else
		step_special(s, off, c, e);
}

/* Unified ideographs, all alike. Returns their bytes. */
static size_t take_han_run(struct scan *s, size_t start)
{
	const size_t most = start + RUN_MAX;
	const size_t end = s->len < most ? s->len : most;
	const char *const text = s->text;
	struct linebreak_cluster *c = &s->clusters[s->n];
	size_t off = start;

	for (; decode_is_han(text + off, end - off); off += 3)
		put(c++, off, 2, LINEBREAK_ALLOWED, LINEBREAK_IDEOGRAPH);
	s->n = (size_t)(c - s->clusters);
	if (off > start) {
		s->left = LINECLASS_ID;
		s->grapheme = TABLES_OTHER;
	}
	return off - start;
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
 * kana, Hangul syllables, and the marks among them. Returns their bytes. */
static size_t take_alone(struct scan *s, size_t start, size_t end)
{
	const struct linebreak_rules *const r = s->options->rules;
	const uint8_t *const class_of = s->tailor.class_of;
	struct linebreak_cluster *c = &s->clusters[s->n];
	unsigned entry, last = 0, left = s->left;
	bool spaces = s->spaces;
	size_t off = start;

	for (; off + 3 <= end; off += 3, last = entry) {
		if (!entry_of_three(s->text + off, &entry) ||
		    !r->looks[entry].cols)
			break;
		const struct look *look = &r->looks[entry];
		const struct pairs_cell cell =
			r->cells[spaces][left][class_of[look->line]];
		put(c++, off, look->cols, (enum linebreak)cell.rank,
		    look->flags);
		left = cell.next;
		spaces = false;
	}
	if (off == start)
		return 0;
	s->n = (size_t)(c - s->clusters);
	s->left = left;
	s->grapheme = tables_entries[last].grapheme;
	s->script = tables_entries[last].script;
	s->spaces = s->affix = s->special = false;
	return off - start;
}

/* Hangul syllables, all alike to their neighbours. Returns their bytes. */
static size_t take_hangul(struct scan *s, size_t start, size_t end)
{
	struct linebreak_cluster *c = &s->clusters[s->n];
	const char *const text = s->text;
	size_t off = start;

	for (; decode_is_hangul(text + off, end - off); off += 3)
		put(c++, off, 2, LINEBREAK_ALLOWED, 0);
	if (off == start)
		return 0;
	uint32_t cp;
	utf8_decode(text + off - 3, 3, &cp);
	const struct tables_entry *last = tables_find(cp);
	s->clusters[s->n].before =
		(uint8_t)s->options->rules
			->cells[s->spaces][s->left]
			       [s->tailor.class_of[last->line]]
			.rank;
	s->n = (size_t)(c - s->clusters);
	s->left = s->tailor.class_of[last->line];
	s->grapheme = last->grapheme;
	s->script = last->script;
	s->spaces = s->affix = s->special = false;
	return off - start;
}

static void push_space(struct scan *s, size_t off)
{
	push(s, off, 1, LINEBREAK_PAIR, LINEBREAK_SPACE);
	s->spaces = true;
	s->grapheme = TABLES_OTHER;
}

/* Such words and the spaces between them, which break freely but before small
 * kana. Returns their bytes. */
static size_t take_wide_run(struct scan *s, size_t start)
{
	const size_t most = start + RUN_MAX;
	const size_t end = s->len < most ? s->len : most;
	const bool korean = s->options->lang == LANG_KO;
	size_t off = start;

	while (off < end) {
		if (s->text[off] == ' ') {
			push_space(s, off++);
			continue;
		}
		size_t n = korean ? take_hangul(s, off, end) : 0;
		if (!n)
			n = take_alone(s, off, end);
		if (!n)
			break;
		off += n;
	}
	return off - start;
}

static bool is_letter(char c)
{
	return (unsigned char)((c | 0x20) - 'a') < 26;
}

/* A word of ASCII letters from `off` to at most `end`; the first may have its
 * line end before it at `rank`. Returns its bytes. */
static size_t take_word(struct scan *s, size_t off, size_t end,
			enum linebreak rank)
{
	struct linebreak_cluster *const word = &s->clusters[s->n];
	const char *const text = s->text + off;
	size_t n = 0;

	for (; off + n < end && is_letter(text[n]); n++)
		put(&word[n], off + n, 1, LINEBREAK_WORD, 0);
	if (n)
		word->before = (uint8_t)rank;
	s->n += n;
	return n;
}

/* ASCII letters and the spaces between words of them, up to what may be a URL
 * and is not looked at here. Returns their bytes. */
static size_t take_letter_run(struct scan *s, size_t start)
{
	const size_t most = start + RUN_MAX;
	const size_t end = s->len < most ? s->len : most;
	size_t off = start;

	while (off < end) {
		if (s->text[off] == ' ') {
			push_space(s, off++);
			continue;
		}
		if (s->spaces && may_begin_url(s->text + off, s->len - off))
			break;
		const size_t n = take_word(s, off, end,
					   s->spaces ? LINEBREAK_ALLOWED
						     : LINEBREAK_WORD);
		if (!n)
			break;
		s->spaces = false;
		off += n;
	}
	return off - start;
}

/* ASCII digits, behind one and out of URLs. Returns their bytes. */
static size_t take_digit_run(struct scan *s, size_t start)
{
	size_t off = start;

	for (int i = 0; i < RUN_MAX && off < s->len; i++, off++) {
		if (s->text[off] < '0' || s->text[off] > '9')
			break;
		push(s, off, 1, LINEBREAK_NUMBER, 0);
	}
	return off - start;
}

/* Most text is such runs, which need no look at the rules: takes in the one
 * that continues the text, at most RUN_MAX clusters. Returns its bytes. */
static size_t take_run(struct scan *s, size_t off)
{
	const uint64_t wide =
		B(ID) | B(H2) | B(H3) | B(NS) | B(CL) | B(CPW) | B(OPW) | B(EX);
	size_t n = 0;

	if (s->several || s->joiner || s->line_ended || !s->options->rules ||
	    s->options->untailored)
		return 0;
	if (LINECLASS_BIT(s->left) & wide && off >= s->url_end) {
		if (s->options->korean_words)
			return 0;
		if (!s->spaces && s->script == TABLES_HAN &&
		    s->options->lang != LANG_JA)
			n = take_han_run(s, off);
		if (!n)
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
		if (s.cap - s.n < RUN_MAX + 2)
			s.clusters =
				xgrow(s.clusters, &s.cap, s.n + RUN_MAX + 2,
				      sizeof(*s.clusters));
		off += take_run(&s, off);
		if (off == len)
			break;
		uint32_t cp;
		const size_t n = utf8_decode(text + off, len - off, &cp);
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

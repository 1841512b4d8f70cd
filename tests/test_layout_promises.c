/* SPDX-License-Identifier: MIT */
/* What holds for every text: nothing is lost, cut or too wide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "support/ink.h"
#include "support/page.h"
#include "typeset/layout.h"
#include "unicode/grapheme.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

static bool is_cluster_start(const char *text, size_t len, size_t off)
{
	size_t at = 0;

	while (at < off)
		at += grapheme_next(text + at, len - at);
	return at == off;
}

static void check_runs(const struct line *line, const struct block *leaf,
		       const struct layout_options *o)
{
	int cols = 0;

	for (uint32_t i = 0; i < line->n_runs; i++) {
		const struct run *run = &line->runs[i];
		assert_true(run->len > 0);
		assert_int_equal(run->cols,
				 width_text(run->text, run->len, &o->rules));
		cols += run->cols;
		if (run->added)
			continue;
		assert_true(run->off + run->len <= leaf->len);
		for (uint32_t k = 0; k < run->len; k++)
			if (run->text[k] != ' ')
				assert_int_equal(run->text[k],
						 leaf->text[run->off + k]);
	}
	assert_int_equal(line->cols, cols);
	assert_true(cols <= (line->reach ? line->reach
					 : o->width + (o->hanging ? 2 : 0)));
	assert_true(!line->reach ||
		    (o->scroll && line->reach > o->width &&
		     line->fixed < o->width && leaf->kind == BLOCK_CODE));
	if (line->n_runs) {
		const struct run *last = &line->runs[line->n_runs - 1];
		assert_true(last->text[last->len - 1] != ' ');
	}
}

static int cmp_byte(const void *a, const void *b)
{
	return *(const unsigned char *)a - *(const unsigned char *)b;
}

/* The cells of a row stand side by side. */
static void sort(struct buf *b)
{
	if (b->len)
		qsort(b->data, b->len, 1, cmp_byte);
}

/* Goes through the lines of one leaf; `*s` ends on the last of them. */
static void check_leaf(struct layout *l, struct spot *s,
		       const struct block *leaf, const struct layout_options *o)
{
	struct buf shown = { 0 }, want = { 0 };
	const uint32_t number = s->leaf;
	const bool is_row = leaf->kind == BLOCK_ROW;
	uint32_t end = 0;

	for (;;) {
		const struct line *line = layout_line(l, *s);
		assert_int_equal(line->leaf, number);
		assert_true(line->off >= end || is_row);
		assert_true(line->end >= line->off);
		assert_true(line->end <= leaf->len);
		if (leaf->len < 2000 && !o->rules.emoji_sum && !is_row)
			assert_true(is_cluster_start(leaf->text, leaf->len,
						     line->off));
		end = line->end;
		check_runs(line, leaf, o);
		for (uint32_t i = 0; i < line->n_runs; i++)
			if (!line->runs[i].added)
				ink_add(&shown, line->runs[i].text,
					line->runs[i].len);
		struct spot next = *s;
		if (!layout_move(l, &next, 1) || next.leaf != number)
			break;
		*s = next;
	}
	ink_add(&want, leaf->text, leaf->len);
	if (is_row) {
		sort(&shown);
		sort(&want);
	}
	assert_string_equal(buf_str(&shown), buf_str(&want));
	buf_release(&shown);
	buf_release(&want);
}

static void check_document(const struct doc *d, const struct layout_options *o)
{
	struct layout *l = layout_new(d, o);
	struct spot s = layout_find(l, 0, 0);

	s.line = 0;
	while (layout_line(l, s)) {
		check_leaf(l, &s, doc_leaf(d, s.leaf), o);
		if (!layout_move(l, &s, 1))
			break;
	}
	layout_free(l);
}

struct dice {
	uint64_t state;
};

static unsigned roll(struct dice *d, unsigned n)
{
	d->state = d->state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(d->state >> 33) % n;
}

static void random_text(struct dice *dice, struct buf *out)
{
	static const char *const pieces[] = {
		"晚上风吹过桥",
		"好",
		"，",
		"。」",
		"（",
		"「",
		"——",
		"……",
		"“",
		"”",
		"'",
		"\"",
		"ー",
		"っ",
		"スーパー",
		"カﾞ",
		"ｶﾞ",
		"한국어",
		"안녕하세요",
		"hello",
		"world",
		"a",
		"-",
		"_",
		"3.14",
		"1,000",
		"2000亿",
		"50%",
		"$5",
		"C++",
		"https://example.com/a/b?c=d",
		"http://",
		" ",
		" ",
		"  ",
		"\n",
		"\t",
		"  \n",
		"\u200b",
		"\u00ad",
		"\u00a0",
		"\u2060",
		"\ufeff",
		"\u3000",
		"👨‍👩‍👧",
		"🇨🇳",
		"🇯",
		"❤️",
		"1️⃣",
		"e\u0301",
		"\u0301",
		"\u202e",
		"\u2028",
		"**",
		"`x y`",
		"> ",
		"\n- ",
		"\n\n",
		"\n\n```\nx\ty  z\n```\n\n",
		"\n\n1. ",
		"&#27;",
		"<br>",
		"[l](u)",
		"葛\U000E0100",
		"\u1112\u1161\u11ab",
		"Donaudampfschifffahrtsgesellschaft",
		"\xff",
	};
	const unsigned n = roll(dice, 60);

	for (unsigned i = 0; i < n; i++)
		buf_add_str(
			out,
			pieces[roll(dice, sizeof(pieces) / sizeof(*pieces))]);
}

static void random_options(struct dice *dice, struct layout_options *o)
{
	layout_defaults(o);
	o->width = 8 + (int)roll(dice, roll(dice, 2) ? 113 : 20);
	o->lang = (enum lang)roll(dice, 5);
	o->level = (enum linebreak_level)roll(dice, 3);
	o->korean_words = roll(dice, 2);
	o->orphans = roll(dice, 2);
	o->hanging = roll(dice, 4) == 0;
	o->autospace = roll(dice, 4) == 0;
	o->balanced = roll(dice, 2);
	o->justify = roll(dice, 2);
	o->indent = (int)roll(dice, 5);
	o->ascii = roll(dice, 2);
	o->scroll = o->width % 2;
	o->rules.ambiguous_wide = roll(dice, 2);
	o->rules.emoji_sum = roll(dice, 8) == 0;
}

static void random_text_is_neither_lost_nor_cut_nor_too_wide(void **state)
{
	(void)state;
	struct dice dice = { 20260213 };
	struct buf text = { 0 };
	for (int i = 0; i < 3000; i++) {
		struct layout_options o;
		buf_clear(&text);
		random_text(&dice, &text);
		struct doc *d = page_doc(buf_str(&text), text.len);
		random_options(&dice, &o);
		check_document(d, &o);
		doc_free(d);
	}
	buf_release(&text);
}

/* The raggedness of the document's paragraphs, after their number of lines. */
static uint64_t cost_of(const struct doc *d, const struct layout_options *o)
{
	struct layout *l = layout_new(d, o);
	struct spot s = layout_find(l, 0, 0);
	uint64_t cost = 0;

	s.line = 0;
	while (layout_line(l, s)) {
		const struct line *line = layout_line(l, s);
		const int unused = o->width - line->cols;
		struct spot next = s;
		cost += 1u << 30;
		const bool more = layout_move(l, &next, 1);
		if (more && next.leaf == s.leaf && unused > 0)
			cost += (uint64_t)(unused * unused);
		if (!more)
			break;
		s = next;
	}
	layout_free(l);
	return cost;
}

static void add_words(struct dice *dice, struct buf *out)
{
	static const char *const words[] = {
		"山",       "水，",   "好的",   "the ",   "lighthouse ",
		"Vim",      " 3.14 ", "「月」", "。",     "라디오 ",
		"コーヒー", "を",     "a ",     "一二三",
	};

	for (unsigned n = 20 + roll(dice, 80); n > 0; n--)
		buf_add_str(out,
			    words[roll(dice, sizeof(words) / sizeof(*words))]);
}

static void balanced_lines_are_no_more_and_never_worse(void **state)
{
	(void)state;
	struct dice dice = { 7 };
	struct buf text = { 0 };
	int better = 0;
	for (int i = 0; i < 500; i++) {
		struct layout_options o;
		buf_clear(&text);
		add_words(&dice, &text);
		struct doc *d = page_doc(buf_str(&text), text.len);
		layout_defaults(&o);
		o.width = 16 + (int)roll(&dice, 60);
		o.orphans = true;
		const uint64_t greedy = cost_of(d, &o);
		o.balanced = true;
		const uint64_t balanced = cost_of(d, &o);
		assert_true(balanced <= greedy);
		better += balanced < greedy;
		doc_free(d);
	}
	assert_true(better > 100);
	buf_release(&text);
}

static void a_huge_paragraph_is_set_in_linear_time(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"晚上风吹过桥，",
		"lorem ipsum ",
		"a",
		"。",
		"（",
		"https://example.com/a/",
		"9",
		"\u2060",
		"\u00a0",
	};
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct buf text = { 0 };
		while (text.len < 300000)
			buf_add_str(&text, pieces[i]);
		buf_add_str(&text, "end");
		struct doc *d = page_doc(buf_str(&text), text.len);
		for (int even = 0; even < 2; even++) {
			const struct layout_options o = { .width = 40,
							  .balanced = even,
							  .justify = even };
			struct layout *l = layout_new(d, &o);
			assert_non_null(layout_line(l, layout_end(l)));
			layout_free(l);
		}
		doc_free(d);
		buf_release(&text);
	}
}

static int check_corpus_file(const char *path, const struct stat *st, int kind,
			     struct FTW *where)
{
	static const int widths[] = { 20, 40, 80 };
	struct buf text = { 0 };
	const char *dot = strrchr(path, '.');

	(void)st;
	(void)where;
	if (kind != FTW_F || !dot || strcmp(dot, ".md") != 0 ||
	    !file_read(AT_FDCWD, path, FILE_MAX, &text, NULL)) {
		buf_release(&text);
		return 0;
	}
	struct doc *d = page_doc(buf_str(&text), text.len);
	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		struct layout_options o;
		layout_defaults(&o);
		o.width = widths[i];
		check_document(d, &o);
		o.balanced = o.justify = true;
		check_document(d, &o);
	}
	doc_free(d);
	buf_release(&text);
	return 0;
}

static void real_posts_are_neither_lost_nor_cut_nor_too_wide(void **state)
{
	(void)state;
	const char *corpus = getenv("KANBAO_CORPUS");
	if (!corpus)
		skip();
	assert_int_equal(nftw(corpus, check_corpus_file, 16, FTW_PHYS), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			random_text_is_neither_lost_nor_cut_nor_too_wide),
		cmocka_unit_test(balanced_lines_are_no_more_and_never_worse),
		cmocka_unit_test(a_huge_paragraph_is_set_in_linear_time),
		cmocka_unit_test(
			real_posts_are_neither_lost_nor_cut_nor_too_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

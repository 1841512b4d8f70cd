/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/post.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "typeset/ink.h"
#include "typeset/layout.h"
#include "unicode/grapheme.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct doc *markdown_len(const char *text, size_t len)
{
	const struct post post = {
		.path = "",
		.name = "",
		.title = "",
		.source = "",
		.lang = "",
		.layout = "",
		.description = "",
	};

	return doc_new(&post, text, len, 0);
}

static struct doc *markdown(const char *text)
{
	return markdown_len(text, strlen(text));
}

static struct layout *layout_at(const struct doc *d, int width)
{
	struct layout_options o;

	layout_defaults(&o);
	o.width = width;
	return layout_new(d, &o);
}

/* The text of a line, prefix and all. */
static void add_line_text(struct buf *out, const struct line *line)
{
	for (uint32_t i = 0; i < line->n_runs; i++)
		buf_add(out, line->runs[i].text, line->runs[i].len);
}

/* All lines, each with a `|` behind. */
static void add_text(struct buf *out, struct layout *l)
{
	struct spot s = { 0 };
	const struct line *line = layout_line(l, s);

	while (line) {
		add_line_text(out, line);
		buf_add_char(out, '|');
		line = layout_move(l, &s, 1) ? layout_line(l, s) : NULL;
	}
}

static void assert_set_with(const char *text, const struct layout_options *o,
			    const char *want)
{
	struct doc *d = markdown(text);
	struct layout *l = layout_new(d, o);
	struct buf got = { 0 };

	add_text(&got, l);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	layout_free(l);
	doc_free(d);
}

static void assert_set(const char *text, int width, const char *want)
{
	struct layout_options o;

	layout_defaults(&o);
	o.width = width;
	assert_set_with(text, &o, want);
}

struct example {
	const char *text;
	int width;
	const char *lines;
};

static void assert_examples(const struct example *table, size_t n)
{
	for (size_t i = 0; i < n; i++)
		assert_set(table[i].text, table[i].width, table[i].lines);
}

#define ASSERT_EXAMPLES(table) \
	assert_examples(table, sizeof(table) / sizeof(*table))

/* clang-format off */

static void lines_take_as_much_as_fits(void **state)
{
	static const struct example table[] = {
		{ "今天天气很好", 6, "今天天|气很好|" },
		{ "今天天气很好", 7, "今天天|气很好|" },
		{ "one two three", 7, "one two|three|" },
		{ "one two three", 8, "one two|three|" },
		{ "我用Vim写代码", 6, "我用|Vim写|代码|" },
		{ "あいうえお", 2, "あ|い|う|え|お|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void marks_stay_with_what_they_follow(void **state)
{
	static const struct example table[] = {
		{ "雨停了，我们走", 6, "雨停|了，我|们走|" },
		{ "她说「好。」才走的", 8, "她说|「好。」|才走的|" },
		{ "一直等到晚——没人", 10, "一直等到|晚——没人|" },
		{ "好。", 2, "好|。|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_word_wider_than_the_line_is_cut_at_its_edge(void **state)
{
	static const struct example table[] = {
		{ "看Antidisestablishment", 8, "看|Antidise|stablish|ment|" },
		{ "ab（Antidisestablishment", 8,
		  "ab|（Antidi|sestabli|shment|" },
		/* A word that is cut in any case is cut again before its stop
		 * would begin a line. */
		{ "Antidisestablish。", 8, "Antidise|stablis|h。|" },
		{ "https://example.com/very/long/path", 12,
		  "https://exam|ple.com/|very/long/|path|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void a_number_leaves_its_unit_only_when_the_line_is_torn(void **state)
{
	static const struct example table[] = {
		{ "一共花去2000亿元", 12, "一共花去|2000亿元|" },
		{ "花20000000亿元", 11, "花20000000|亿元|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void no_ideograph_stands_alone_on_the_last_line(void **state)
{
	static const struct example table[] = {
		{ "窗外的雨下了一夜", 14, "窗外的雨下了|一夜|" },
		{ "窗外的雨停了吗？", 14, "窗外的雨停|了吗？|" },
		/* small kana come along with what they follow */
		{ "もう一度だけ行って", 16, "もう一度だけ|行って|" },
		/* but a line is not torn for it */
		{ "a https://example.com/a/long/address/to/read 好", 44,
		  "a https://example.com/a/long/address/to/read|好|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void source_lines_join_by_their_script(void **state)
{
	static const struct example table[] = {
		{ "上半句\n下半句", 40, "上半句下半句|" },
		{ "one\ntwo", 40, "one two|" },
		{ "用\nLinux", 40, "用 Linux|" },
		{ "둘\n셋", 40, "둘 셋|" },
		{ "**重**\n点", 40, "重点|" },
		{ "好😀\n的", 40, "好😀的|" },
		{ "❤️\n好", 40, "❤️好|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void invisible_characters_leave_nothing_but_their_breaks(void **state)
{
	static const struct example table[] = {
		{ "super\u200bcali", 6, "super|cali|" },
		{ "inter\u00adnational", 8, "inter-|national|" },
		{ "inter\u00adnational", 13, "international|" },
		{ "大数\u2060据", 4, "大|数据|" },
		{ "abc\u202edef", 9, "abcdef|" },
		{ "好。 \u200b\u200b\u200b", 9, "好。|" },
		{ "\u3000\u3000好\u3000", 9, "好|" },
		{ "\u200b\u00ad\ufeff", 9, "" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void spaces_that_glue_hold_both_neighbours(void **state)
{
	static const struct example table[] = {
		{ "约100\u00a0km远处", 9, "约100\u00a0km|远处|" },
		{ "a b \u00a0c", 4, "a|b \u00a0c|" },
		{ "a\u00a0 b", 3, "a\u00a0|b|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void hard_breaks_end_lines(void **state)
{
	static const struct example table[] = {
		{ "甲乙  \n丙丁", 20, "甲乙|丙丁|" },
		{ "a<br>b<br><br><br>c", 20, "a|b||c|" },
		{ "a<br>", 20, "a|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void prefixes_take_their_cells_from_every_line(void **state)
{
	static const struct example table[] = {
		{ "- 雨停了，我们走", 9, "• 雨停|  了，我|  们走|" },
		{ "> 雨停了，我们走", 9, "│ 雨停|│ 了，我|│ 们走|" },
		{ "9. a\n10. b", 10, " 9. a|10. b|" },
		{ "- a\n\n  b", 10, "• a||  b|" },
		{ "> a\n>\n> b\n\nc", 10, "│ a|│|│ b||c|" },
		{ "- a\n  - b\n- c", 10, "• a|  • b|• c|" },
		{ "- > a\n  > b", 10, "• │ a b|" },
		{ "- \n  - a", 10, "• • a|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void prefixes_leave_half_of_the_line(void **state)
{
	static const struct example table[] = {
		{ "> > > > 深", 8, "│ │ 深|" },
		{ "- - - 深处", 8, "• • 深处|" },
		{ "- 深", 3, "深|" },
		{ "> 深", 2, "深|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

static void code_stands_as_it_is(void **state)
{
	static const struct example table[] = {
		{ "```\na  b\n\n\tc\n```", 24, "  a  b||      c|" },
		{ "```\n\n\na\n\n\n```", 24, "  a|" },
		{ "```\nx\ty\n```", 24, "  x   y|" },
		{ "```\nabcdefghij\n```", 8, "abcdefgh|ij|" },
		{ "```\n一二三四五\n```", 9, "一二三四|五|" },
		{ "```\nabcd     efgh\n```", 8, "abcd|efgh|" },
		{ "```\n            x\n```", 8, "x|" },
		{ "```\na  \n```", 8, "a|" },
		{ "```\na\u00a0\n\u00a0\nb\u00a0c\n```", 8, "a||b\u00a0c|" },
		{ "```\n \n```\nb", 8, "b|" },
	};
	(void)state;
	ASSERT_EXAMPLES(table);
}

/* clang-format on */

static void options_change_the_setting(void **state)
{
	(void)state;
	struct layout_options o;
	layout_defaults(&o);
	o.width = 12;
	o.hanging = true;
	assert_set_with("今天天气很好，我们走吧", &o,
			"今天天气很好，|我们走吧|");
	layout_defaults(&o);
	o.width = 10;
	o.korean_words = true;
	assert_set_with("날씨가 참 좋습니다", &o, "날씨가 참|좋습니다|");
	layout_defaults(&o);
	o.autospace = true;
	assert_set_with("用Vim写3行", &o, "用 Vim 写 3 行|");
	layout_defaults(&o);
	o.width = 20;
	o.indent = 4;
	assert_set_with("春天来了，花都开了。", &o,
			"    春天来了，花都|开了。|");
	assert_set_with("- 春天", &o, "• 春天|");
	layout_defaults(&o);
	o.width = 14;
	o.orphans = true;
	assert_set_with("窗外的雨下了一夜", &o, "窗外的雨下了一|夜|");
}

static void a_narrow_column_gives_up_strictness_before_it_is_torn(void **state)
{
	(void)state;
	struct layout_options o;
	layout_defaults(&o);
	o.width = 8;
	o.lang = LANG_JA;
	/* Strict would leave four cells of eight three times over. */
	assert_set_with("アーーーーーーー", &o, "アーーー|ーーーー|");
}

static void an_emoji_taken_apart_does_not_overflow(void **state)
{
	(void)state;
	struct layout_options o;
	layout_defaults(&o);
	o.width = 5;
	o.rules.emoji_sum = true;
	struct doc *d = markdown("👨‍👩‍👧好");
	struct layout *l = layout_new(d, &o);
	struct spot s = { 0 };
	do {
		assert_true(layout_line(l, s)->cols <= 5);
	} while (layout_move(l, &s, 1));
	layout_free(l);
	doc_free(d);
}

static void a_pane_of_any_width_is_laid_out(void **state)
{
	(void)state;
	static const int widths[] = { -1, 0, 1, 2, 3, 100000 };
	struct doc *d = markdown("- 好 a\n\n> ```\n> x y\n> ```\n\n---\n");
	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		struct layout *l = layout_at(d, widths[i]);
		assert_non_null(layout_line(l, (struct spot){ 0 }));
		assert_true(layout_line(l, layout_end(l))->cols <= 40);
		layout_free(l);
	}
	doc_free(d);
}

static void a_document_that_shows_nothing_has_no_lines(void **state)
{
	(void)state;
	static const char *const texts[] = { "", "<!-- x -->", "&nbsp;", "-" };
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct doc *d = markdown(texts[i]);
		struct layout *l = layout_at(d, 20);
		struct spot s = { 3, 4 };
		assert_null(layout_line(l, (struct spot){ 0 }));
		assert_int_equal(layout_move(l, &s, 5), 0);
		assert_int_equal(layout_end(l).leaf, 0);
		assert_null(layout_line(l, layout_find(l, 0, 0)));
		layout_free(l);
		doc_free(d);
	}
}

static void moving_stops_at_the_first_and_last_line(void **state)
{
	(void)state;
	struct doc *d = markdown("a\n\nb c\n\n<!-- x -->\n\nd");
	struct layout *l = layout_at(d, 2);
	struct spot s = { 0 };
	/* a, blank, b, c, blank, d */
	assert_int_equal(layout_move(l, &s, -1), 0);
	assert_int_equal(layout_move(l, &s, 3), 3);
	assert_string_equal(layout_line(l, s)->runs[0].text, "c");
	assert_int_equal(layout_move(l, &s, 100), 2);
	assert_int_equal(s.leaf, layout_end(l).leaf);
	assert_int_equal(s.line, 1);
	assert_int_equal(layout_move(l, &s, -4), -4);
	assert_int_equal(layout_line(l, s)->n_runs, 0);
	assert_int_equal(s.leaf, 1);
	assert_int_equal(layout_move(l, &s, LONG_MIN), -1);
	assert_int_equal(layout_move(l, &s, LONG_MAX), 5);
	layout_free(l);
	doc_free(d);
}

static void only_what_is_asked_for_is_laid_out(void **state)
{
	(void)state;
	struct doc *d = markdown("first\n\nsecond\n\nthird");
	struct layout *l = layout_at(d, 20);
	/* The document is not const at heart: this test made it. */
	char *third = (char *)doc_leaf(d, 2)->text;
	assert_non_null(layout_line(l, (struct spot){ 0 }));
	assert_int_equal(layout_bytes(l), 5 + 6 + 5);
	memcpy(third, "THIRD", 5);
	const struct line *line = layout_line(l, layout_end(l));
	assert_memory_equal(line->runs[0].text, "THIRD", 5);
	layout_free(l);
	doc_free(d);
}

static void progress_is_counted_in_bytes_of_text(void **state)
{
	(void)state;
	struct doc *d = markdown("aaa bbb\n\nccc ddd");
	struct layout *l = layout_at(d, 3);
	struct spot s = { 0 };
	static const uint64_t want[] = { 0, 4, 7, 7, 11 };
	for (size_t i = 0; i < 5; i++) {
		assert_non_null(layout_line(l, s));
		assert_int_equal(layout_bytes_before(l, s), want[i]);
		layout_move(l, &s, 1);
	}
	assert_int_equal(layout_bytes(l), 14);
	layout_free(l);
	doc_free(d);
}

static void a_word_is_found_again_at_another_width(void **state)
{
	(void)state;
	struct doc *d = markdown("今天天气很好，我们去\n公园走走吧。\n\n"
				 "> second one, with  some\n> more words\n\n"
				 "```\ncode\n\n\n   more code\n```\n");
	struct layout *narrow = layout_at(d, 9);
	struct spot s = { 0 };
	do {
		const struct line *line = layout_line(narrow, s);
		for (int width = 8; width < 60; width += 7) {
			struct layout *wide = layout_at(d, width);
			const struct spot at =
				layout_find(wide, line->leaf, line->off);
			const struct line *found = layout_line(wide, at);
			assert_int_equal(found->leaf, line->leaf);
			assert_true(found->off <= line->off || line->off == 0);
			assert_true(found->end > line->off ||
				    at.line + 1 == layout_end(wide).line + 1 ||
				    line->off == line->end);
			layout_free(wide);
		}
	} while (layout_move(narrow, &s, 1));
	layout_free(narrow);
	doc_free(d);
}

static void styles_and_links_hold_over_line_ends(void **state)
{
	(void)state;
	struct doc *d = markdown("看[一二三四](https://example.com)和`code`");
	struct layout *l = layout_at(d, 6);
	const struct line *first = layout_line(l, (struct spot){ 0, 0 });
	const struct line *second = layout_line(l, (struct spot){ 0, 1 });
	assert_int_equal(first->n_runs, 2);
	assert_int_equal(first->runs[0].style, 0);
	assert_int_equal(first->runs[1].link, 1);
	assert_true(first->runs[1].style & STYLE_LINK);
	assert_int_equal(second->runs[0].link, 1);
	assert_int_equal(second->runs[0].off, 9);
	assert_int_equal(second->runs[1].link, 0);
	layout_free(l);
	doc_free(d);
}

static void what_is_added_says_so(void **state)
{
	(void)state;
	struct doc *d = markdown("- inter\u00adnational");
	struct layout *l = layout_at(d, 10);
	const struct line *line = layout_line(l, (struct spot){ 0, 0 });
	assert_int_equal(line->n_runs, 3);
	assert_true(line->runs[0].added);
	assert_false(line->runs[1].added);
	assert_true(line->runs[2].added);
	assert_memory_equal(line->runs[2].text, "-", 1);
	layout_free(l);
	doc_free(d);
}

/* Random texts and real posts keep these promises. */

static bool is_ink(uint32_t cp)
{
	return !ink_is_space(cp) && !ink_is_glue(cp) && !ink_is_ignored(cp) &&
	       !ink_is_silent(cp) && cp != '\n' && cp != '\t';
}

/* Adds the characters of the text that must be shown. */
static void add_ink(struct buf *out, const char *text, size_t len)
{
	for (size_t off = 0; off < len;) {
		uint32_t cp;
		const size_t n = utf8_decode(text + off, len - off, &cp);
		if (is_ink(cp))
			buf_add(out, text + off, n);
		off += n;
	}
}

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
	assert_true(cols <= o->width + (o->hanging ? 2 : 0));
	if (line->n_runs) {
		const struct run *last = &line->runs[line->n_runs - 1];
		assert_true(last->text[last->len - 1] != ' ');
	}
}

/* Goes through the lines of one leaf; `*s` ends on the last of them. */
static void check_leaf(struct layout *l, struct spot *s,
		       const struct block *leaf, const struct layout_options *o)
{
	struct buf shown = { 0 }, want = { 0 };
	const uint32_t number = s->leaf;
	uint32_t end = 0;

	for (;;) {
		const struct line *line = layout_line(l, *s);
		assert_int_equal(line->leaf, number);
		assert_true(line->off >= end && line->end >= line->off);
		assert_true(line->end <= leaf->len);
		if (leaf->len < 2000 && !o->rules.emoji_sum)
			assert_true(is_cluster_start(leaf->text, leaf->len,
						     line->off));
		end = line->end;
		check_runs(line, leaf, o);
		for (uint32_t i = 0; i < line->n_runs; i++)
			if (!line->runs[i].added)
				add_ink(&shown, line->runs[i].text,
					line->runs[i].len);
		struct spot next = *s;
		if (!layout_move(l, &next, 1) || next.leaf != number)
			break;
		*s = next;
	}
	add_ink(&want, leaf->text, leaf->len);
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
		"今天天气很好",
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
	o->indent = (int)roll(dice, 5);
	o->ascii = roll(dice, 2);
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
		struct doc *d = markdown_len(buf_str(&text), text.len);
		random_options(&dice, &o);
		check_document(d, &o);
		doc_free(d);
	}
	buf_release(&text);
}

static void a_huge_paragraph_is_set_in_linear_time(void **state)
{
	(void)state;
	static const char *const pieces[] = {
		"今天天气很好，",
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
		struct doc *d = markdown_len(buf_str(&text), text.len);
		struct layout *l = layout_at(d, 40);
		assert_non_null(layout_line(l, layout_end(l)));
		layout_free(l);
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
	struct doc *d = markdown_len(buf_str(&text), text.len);
	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		struct layout_options o;
		layout_defaults(&o);
		o.width = widths[i];
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
		cmocka_unit_test(lines_take_as_much_as_fits),
		cmocka_unit_test(marks_stay_with_what_they_follow),
		cmocka_unit_test(a_word_wider_than_the_line_is_cut_at_its_edge),
		cmocka_unit_test(
			a_number_leaves_its_unit_only_when_the_line_is_torn),
		cmocka_unit_test(no_ideograph_stands_alone_on_the_last_line),
		cmocka_unit_test(source_lines_join_by_their_script),
		cmocka_unit_test(
			invisible_characters_leave_nothing_but_their_breaks),
		cmocka_unit_test(spaces_that_glue_hold_both_neighbours),
		cmocka_unit_test(hard_breaks_end_lines),
		cmocka_unit_test(prefixes_take_their_cells_from_every_line),
		cmocka_unit_test(prefixes_leave_half_of_the_line),
		cmocka_unit_test(code_stands_as_it_is),
		cmocka_unit_test(options_change_the_setting),
		cmocka_unit_test(
			a_narrow_column_gives_up_strictness_before_it_is_torn),
		cmocka_unit_test(an_emoji_taken_apart_does_not_overflow),
		cmocka_unit_test(a_pane_of_any_width_is_laid_out),
		cmocka_unit_test(a_document_that_shows_nothing_has_no_lines),
		cmocka_unit_test(moving_stops_at_the_first_and_last_line),
		cmocka_unit_test(only_what_is_asked_for_is_laid_out),
		cmocka_unit_test(progress_is_counted_in_bytes_of_text),
		cmocka_unit_test(a_word_is_found_again_at_another_width),
		cmocka_unit_test(styles_and_links_hold_over_line_ends),
		cmocka_unit_test(what_is_added_says_so),
		cmocka_unit_test(
			random_text_is_neither_lost_nor_cut_nor_too_wide),
		cmocka_unit_test(a_huge_paragraph_is_set_in_linear_time),
		cmocka_unit_test(
			real_posts_are_neither_lost_nor_cut_nor_too_wide),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

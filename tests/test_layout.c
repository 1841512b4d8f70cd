/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "support/page.h"
#include "typeset/layout.h"

#include <limits.h>
#include <string.h>

static struct doc *markdown(const char *text)
{
	return page_doc(text, strlen(text));
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
		struct layout *l = page_layout(d, widths[i]);
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
		struct layout *l = page_layout(d, 20);
		struct spot s = { 3, 4 };
		assert_null(layout_line(l, (struct spot){ 0 }));
		assert_int_equal(layout_move(l, &s, 5), 0);
		assert_int_equal(layout_end(l).leaf, 0);
		assert_null(layout_line(l, layout_find(l, 0, 0)));
		layout_free(l);
		doc_free(d);
	}
}

/* Lines of a document of which a text is `n` times one line. */
static long count_lines(const char *before, const char *line, int n)
{
	struct buf text = { 0 };
	struct spot s = { 0 };

	buf_add_str(&text, before);
	while (n--)
		buf_add_str(&text, line);
	struct doc *d = markdown(text.data);
	struct layout *l = page_layout(d, 40);
	const long lines = layout_move(l, &s, LONG_MAX) + 1;
	layout_free(l);
	doc_free(d);
	buf_release(&text);
	return lines;
}

static void nothing_stands_between_the_leaves_of_long_code(void **state)
{
	(void)state;
	const int n = 3 * DOC_CODE_LINES + 5;

	assert_int_equal(count_lines("```\n", "a\n", n), n);
	assert_int_equal(count_lines("- b\n\n", "      a\n", n), 1 + 1 + n);
}

static void
a_list_of_many_items_has_one_indent_but_for_longer_numbers(void **state)
{
	(void)state;
	static const struct {
		size_t leaf;
		const char *marker;
	} rows[] = { { 0, "   1. " },
		     { 1023, "1024. " },
		     { 9998, "9999. " },
		     { 9999, "10000. " } };
	struct buf text = { 0 };

	for (int i = 0; i < 10001; i++)
		buf_add_str(&text, "1. a\n");
	struct doc *d = markdown(text.data);
	struct layout *l = page_layout(d, 40);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct line *line = layout_line(
			l, (struct spot){ (uint32_t)rows[i].leaf, 0 });
		assert_int_equal(line->runs[0].len, strlen(rows[i].marker));
		assert_memory_equal(line->runs[0].text, rows[i].marker,
				    strlen(rows[i].marker));
	}
	layout_free(l);
	doc_free(d);
	buf_release(&text);
}

static void moving_stops_at_the_first_and_last_line(void **state)
{
	(void)state;
	struct doc *d = markdown("a\n\nb c\n\n<!-- x -->\n\nd");
	struct layout *l = page_layout(d, 2);
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
	struct layout *l = page_layout(d, 20);
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
	struct layout *l = page_layout(d, 3);
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

static void the_lines_of_a_narrow_table_are_in_order(void **state)
{
	(void)state;
	struct doc *d = markdown("| one | two |\n|---|---|\n| a b | 好 |\n"
				 "| c | d |\n\nend");
	for (int width = 2; width < 12; width++) {
		struct layout *l = page_layout(d, width);
		struct spot s = { 0 };
		uint64_t before = 0;
		do {
			const uint64_t now = layout_bytes_before(l, s);
			assert_true(layout_line(l, s) && now >= before);
			before = now;
		} while (layout_move(l, &s, 1));
		layout_free(l);
	}
	doc_free(d);
}

static void a_word_is_found_again_at_another_width(void **state)
{
	(void)state;
	struct doc *d = markdown("今天天气很好，我们去\n公园走走吧。\n\n"
				 "> second one, with  some\n> more words\n\n"
				 "```\ncode\n\n\n   more code\n```\n");
	struct layout *narrow = page_layout(d, 9);
	struct spot s = { 0 };
	do {
		const struct line *line = layout_line(narrow, s);
		for (int width = 8; width < 60; width += 7) {
			struct layout *wide = page_layout(d, width);
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
	struct layout *l = page_layout(d, 6);
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
	struct layout *l = page_layout(d, 10);
	const struct line *line = layout_line(l, (struct spot){ 0, 0 });
	assert_int_equal(line->n_runs, 3);
	assert_true(line->runs[0].added);
	assert_false(line->runs[1].added);
	assert_true(line->runs[2].added);
	assert_memory_equal(line->runs[2].text, "-", 1);
	layout_free(l);
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_emoji_taken_apart_does_not_overflow),
		cmocka_unit_test(a_pane_of_any_width_is_laid_out),
		cmocka_unit_test(a_document_that_shows_nothing_has_no_lines),
		cmocka_unit_test(
			nothing_stands_between_the_leaves_of_long_code),
		cmocka_unit_test(
			a_list_of_many_items_has_one_indent_but_for_longer_numbers),
		cmocka_unit_test(moving_stops_at_the_first_and_last_line),
		cmocka_unit_test(only_what_is_asked_for_is_laid_out),
		cmocka_unit_test(progress_is_counted_in_bytes_of_text),
		cmocka_unit_test(the_lines_of_a_narrow_table_are_in_order),
		cmocka_unit_test(a_word_is_found_again_at_another_width),
		cmocka_unit_test(styles_and_links_hold_over_line_ends),
		cmocka_unit_test(what_is_added_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

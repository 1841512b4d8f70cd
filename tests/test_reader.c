/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/loader.h"
#include "doc/doc.h"
#include "support/screen.h"
#include "ui/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader_test {
	struct archive *archive;
	struct view *reader;
	struct canvas *canvas;
};

static void resize(struct reader_test *t, int rows, int cols)
{
	canvas_resize(t->canvas, rows, cols);
	view_resize(t->reader, (struct rect){ 0, 0, rows, cols });
}

/* A reader of `rows` x `cols` with one post. */
static struct reader_test start(int rows, int cols, const char *body)
{
	const struct width_rules rules = { false, false };
	struct reader_test t = { .archive = archive_new() };
	struct layout_options o;

	layout_defaults(&o);
	o.width = READER_MEASURE;
	screen_add_post(t.archive, "2026-02-13", "The title", "AI", body);
	t.reader = reader_new(&o);
	t.canvas = canvas_new(rows, cols, rules);
	resize(&t, rows, cols);
	reader_show(t.reader, archive_post(t.archive, 0));
	return t;
}

static void end(struct reader_test *t)
{
	canvas_free(t->canvas);
	view_free(t->reader);
	archive_free(t->archive);
}

static void draw(struct reader_test *t)
{
	view_draw(t->reader, t->canvas, true);
	screen_assert_sound(t->canvas);
}

static void add_words(struct buf *out, int n)
{
	for (int i = 0; i < n; i++)
		buf_printf(out, "word%d ", i);
	buf_add_str(out, "\n\n");
}

/* Sections "Part 1" to "Part n", each with a paragraph of words. */
static void add_parts(struct buf *out, int n)
{
	for (int i = 1; i <= n; i++) {
		buf_printf(out, "## Part %d\n\n", i);
		add_words(out, 60);
	}
}

static void post_begins_with_its_head(void **state)
{
	struct reader_test t = start(10, 60, "Body text.");

	(void)state;
	draw(&t);
	screen_assert_row(t.canvas, 0, " The title");
	screen_assert_has(t.canvas, "2026-02-13");
	screen_assert_has(t.canvas, "AI");
	screen_assert_has(t.canvas, "Body text.");
	assert_int_equal(canvas_cell(t.canvas, 0, 1)->face & FACE_MASK,
			 FACE_TITLE);
	end(&t);
}

static void measure_is_centred_in_a_wide_pane(void **state)
{
	struct buf body = { 0 };

	(void)state;
	add_words(&body, 200);
	struct reader_test t = start(20, 200, buf_str(&body));
	draw(&t);
	for (int row = 0; row < 20; row++)
		for (int col = 0; col < 200; col++)
			if (col < 60 || col >= 140)
				assert_string_equal(
					canvas_cell(t.canvas, row, col)->text,
					"");
	reader_widen(t.reader, -READER_MEASURE_STEP);
	assert_int_equal(reader_measure(t.reader), 76);
	draw(&t);
	for (int row = 0; row < 20; row++)
		assert_string_equal(canvas_cell(t.canvas, row, 61)->text, "");
	reader_widen(t.reader, -1000);
	assert_int_equal(reader_measure(t.reader), READER_MEASURE_MIN);
	reader_widen(t.reader, 0);
	assert_int_equal(reader_measure(t.reader), READER_MEASURE);
	buf_release(&body);
	end(&t);
}

static void page_stops_at_the_last_line(void **state)
{
	struct buf body = { 0 };

	(void)state;
	add_parts(&body, 5);
	buf_add_str(&body, "The end.\n");
	struct reader_test t = start(10, 40, buf_str(&body));
	view_act(t.reader, ACTION_NEXT, 1000000);
	draw(&t);
	screen_assert_row(t.canvas, 9, " The end.");
	assert_int_equal(reader_percent(t.reader), 100);
	view_act(t.reader, ACTION_PREV, 0);
	draw(&t);
	screen_assert_lacks(t.canvas, "The end.");
	view_act(t.reader, ACTION_PREV, 1000000);
	draw(&t);
	screen_assert_row(t.canvas, 0, " The title");
	view_act(t.reader, ACTION_LAST, 0);
	draw(&t);
	screen_assert_row(t.canvas, 9, " The end.");
	buf_release(&body);
	end(&t);
}

static void heading_comes_to_the_top_even_on_the_last_page(void **state)
{
	struct buf body = { 0 };
	char want[20];

	(void)state;
	add_parts(&body, 3);
	struct reader_test t = start(60, 80, buf_str(&body));
	for (int i = 1; i <= 3; i++) {
		view_act(t.reader, ACTION_NEXT_SECTION, 0);
		draw(&t);
		snprintf(want, sizeof(want), " Part %d", i);
		screen_assert_row(t.canvas, 0, want);
	}
	view_act(t.reader, ACTION_NEXT, 0);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 3");
	buf_release(&body);
	end(&t);
}

/* The first word on the screen's first row that has one. */
static void add_first_word(struct buf *out, struct reader_test *t)
{
	screen_add(out, t->canvas, 0, 0, canvas_cols(t->canvas));
	const size_t blanks = strspn(buf_str(out), " ");
	memmove(out->data, out->data + blanks, out->len - blanks);
	buf_truncate(out, out->len - blanks);
	buf_truncate(out, strcspn(buf_str(out), " "));
}

static void resize_keeps_the_first_word_at_the_top(void **state)
{
	static const int sizes[] = { 80, 41, 30, 120, 22, 57, 200, 12, 35, 60 };
	struct buf body = { 0 }, before = { 0 }, after = { 0 };

	(void)state;
	add_words(&body, 500);
	struct reader_test t = start(10, 60, buf_str(&body));
	view_act(t.reader, ACTION_NEXT, 23);
	draw(&t);
	add_first_word(&before, &t);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct buf row = { 0 };
		resize(&t, 10, sizes[i]);
		draw(&t);
		screen_add(&row, t.canvas, 0, 0, sizes[i]);
		assert_non_null(strstr(buf_str(&row), buf_str(&before)));
		buf_release(&row);
	}
	add_first_word(&after, &t);
	assert_string_equal(buf_str(&after), buf_str(&before));
	buf_release(&before);
	buf_release(&after);
	buf_release(&body);
	end(&t);
}

/* The post is read anew from an archive in which it has this body. */
static void reload(struct reader_test *t, const char *title, const char *body)
{
	struct archive *now = archive_new();

	screen_add_post(now, "2026-02-13", title, "AI", body);
	reader_moved(t->reader, archive_post(now, 0));
	archive_free(t->archive);
	t->archive = now;
}

static void assert_first_word_stays(struct reader_test *t, const char *title,
				    const char *body)
{
	struct buf before = { 0 }, after = { 0 };

	draw(t);
	add_first_word(&before, t);
	reload(t, title, body);
	draw(t);
	add_first_word(&after, t);
	assert_string_equal(buf_str(&after), buf_str(&before));
	buf_release(&before);
	buf_release(&after);
}

static void reload_keeps_the_first_word_at_the_top(void **state)
{
	struct buf words = { 0 }, changed = { 0 };

	(void)state;
	add_words(&words, 500);
	struct reader_test t = start(10, 60, buf_str(&words));
	view_act(t.reader, ACTION_NEXT, 23);
	assert_first_word_stays(&t, "The title", buf_str(&words));
	buf_printf(&changed, "# New\n\nand [more](u) in front.\n\n%s",
		   buf_str(&words));
	assert_first_word_stays(&t, "Another title of another length",
				buf_str(&changed));
	buf_add_str(&changed, "\n\nAnd more behind.\n");
	assert_first_word_stays(&t, "The title", buf_str(&changed));
	assert_first_word_stays(&t, "The title", buf_str(&words));
	/* with a heading that is shown when it isn't the title again */
	buf_clear(&changed);
	buf_printf(&changed, "# The title\n\n%s", buf_str(&words));
	assert_first_word_stays(&t, "The title", buf_str(&changed));
	assert_first_word_stays(&t, "Another", buf_str(&changed));
	assert_first_word_stays(&t, "The title", buf_str(&changed));
	view_act(t.reader, ACTION_FIRST, 0);
	assert_first_word_stays(&t, "The title", buf_str(&changed));
	buf_release(&words);
	buf_release(&changed);
	end(&t);
}

static void reload_of_a_shorter_post_shows_what_is_left(void **state)
{
	struct buf words = { 0 };

	(void)state;
	add_words(&words, 500);
	struct reader_test t = start(10, 60, buf_str(&words));
	view_act(t.reader, ACTION_LAST, 0);
	draw(&t);
	reload(&t, "The title", "short");
	draw(&t);
	reload(&t, "The title", "");
	draw(&t);
	buf_release(&words);
	end(&t);
}

static void sections_are_stepped_through(void **state)
{
	struct buf body = { 0 };

	(void)state;
	add_parts(&body, 4);
	struct reader_test t = start(12, 80, buf_str(&body));
	draw(&t);
	assert_string_equal(reader_section(t.reader), "");
	view_act(t.reader, ACTION_NEXT_SECTION, 0);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 1");
	assert_string_equal(reader_section(t.reader), "Part 1");
	view_act(t.reader, ACTION_NEXT_SECTION, 3);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 4");
	view_act(t.reader, ACTION_NEXT_SECTION, 0);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 4");
	view_act(t.reader, ACTION_PREV_SECTION, 2);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 2");
	view_act(t.reader, ACTION_NEXT, 2);
	view_act(t.reader, ACTION_PREV_SECTION, 0);
	draw(&t);
	screen_assert_row(t.canvas, 0, " Part 2");
	view_act(t.reader, ACTION_PREV_SECTION, 9);
	draw(&t);
	screen_assert_row(t.canvas, 0, " The title");
	buf_release(&body);
	end(&t);
}

static void match_across_a_line_end_is_marked_on_both_lines(void **state)
{
	struct reader_test t =
		start(12, 22, "天地玄黄宇宙洪荒\n日月盈昃辰宿列张。");

	(void)state;
	draw(&t);
	assert_int_equal(reader_search(t.reader, "洪荒日月盈昃辰", false),
			 READER_FOUND);
	draw(&t);
	const int row = screen_marked_row(t.canvas, FACE_FOUND);
	int marked = 0;
	for (int i = row; i < row + 2; i++)
		for (int col = 0; col < 22; col++)
			marked += !!(canvas_cell(t.canvas, i, col)->face &
				     FACE_FOUND);
	assert_int_equal(marked, 14);
	assert_true(canvas_cell(t.canvas, row + 1, 1)->face & FACE_FOUND);
	end(&t);
}

static void search_sees_through_width_and_case(void **state)
{
	static const struct {
		const char *pattern;
		size_t n;
	} rows[] = {
		{ "ai", 3 },        { "ＡＩ", 3 },
		{ "two words", 1 }, { "nothing like it", 0 },
		{ "café", 1 },      { "cafe", 1 },
	};
	struct reader_test t =
		start(12, 60, "AI and ＡＩ in a Café, two\nwords apart, Ａｉ");

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n;
		reader_search(t.reader, rows[i].pattern, false);
		reader_match(t.reader, &n);
		/* the tag AI of the head is one more */
		assert_int_equal(n, rows[i].n + (i < 2));
	}
	end(&t);
}

static void search_goes_on_and_around_in_both_directions(void **state)
{
	struct buf body = { 0 };
	size_t n;

	(void)state;
	for (int i = 0; i < 3; i++) {
		add_words(&body, 100);
		buf_add_str(&body, "NEEDLE\n\n");
	}
	struct reader_test t = start(8, 60, buf_str(&body));
	draw(&t);
	assert_int_equal(reader_search_on(t.reader, false),
			 READER_FOUND_NO_PATTERN);
	assert_int_equal(reader_search(t.reader, "needle", false),
			 READER_FOUND);
	draw(&t);
	screen_assert_has(t.canvas, "NEEDLE");
	assert_int_equal(reader_match(t.reader, &n), 1);
	assert_int_equal(n, 3);
	assert_int_equal(reader_search_on(t.reader, false), READER_FOUND);
	assert_int_equal(reader_search_on(t.reader, false), READER_FOUND);
	assert_int_equal(reader_match(t.reader, &n), 3);
	assert_int_equal(reader_search_on(t.reader, false),
			 READER_FOUND_WRAPPED);
	assert_int_equal(reader_match(t.reader, &n), 1);
	assert_int_equal(reader_search_on(t.reader, true),
			 READER_FOUND_WRAPPED);
	assert_int_equal(reader_match(t.reader, &n), 3);
	assert_int_equal(reader_search(t.reader, "absent", false),
			 READER_FOUND_NONE);
	buf_release(&body);
	end(&t);
}

static void links_are_underlined_and_found_from_the_top(void **state)
{
	struct buf body = { 0 };

	(void)state;
	buf_add_str(&body, "A [first](https://a.example/) link.\n\n");
	add_words(&body, 100);
	buf_add_str(&body, "A [second](https://b.example/) link.\n");
	struct reader_test t = start(8, 60, buf_str(&body));
	draw(&t);
	const int row = screen_find(t.canvas, "first");
	assert_int_equal(canvas_cell(t.canvas, row, 3)->face & FACE_MASK,
			 FACE_LINK);
	assert_int_equal(reader_link(t.reader), 1);
	view_act(t.reader, ACTION_LAST, 0);
	assert_int_equal(reader_link(t.reader), 2);
	buf_release(&body);
	end(&t);
}

/* Two lines of code that are wider than 30 cells and a block that isn't, in a
 * pane of 32. */
static struct reader_test start_code(void)
{
	struct reader_test t = start(
		14, 32,
		"Prose.\n\n```\n0123456789一二三四五六七八九十 and the end\n"
		"short\n```\n\n```\nabc\n```\n");

	assert_true(reader_toggle_scroll(t.reader));
	draw(&t);
	return t;
}

static void assert_code(struct reader_test *t, const char *first,
			const char *second)
{
	draw(t);
	const int row = screen_find(t->canvas, "Prose.") + 2;
	screen_assert_row(t->canvas, row, first);
	screen_assert_row(t->canvas, row + 1, second);
	screen_assert_row(t->canvas, row + 3, "   abc");
}

static void long_code_scrolls_sideways_and_says_so(void **state)
{
	struct reader_test t = start_code();

	(void)state;
	assert_code(&t, "   0123456789一二三四五六七八 ›", "   short");
	assert_true(reader_sideways(t.reader, 1, 4));
	assert_code(&t, "   ‹56789一二三四五六七八九十 ›", "   ‹");
	/* half of a wide character is a blank */
	assert_true(reader_sideways(t.reader, 1, 7));
	assert_code(&t, "   ‹二三四五六七八九十 and the›", "   ‹");
	assert_true(reader_sideways(t.reader, 1, 100000));
	assert_code(&t, "   ‹ 四五六七八九十 and the end", "   ‹");
	assert_true(reader_sideways(t.reader, -1, 100000));
	assert_code(&t, "   0123456789一二三四五六七八 ›", "   short");
	end(&t);
}

static enum face face_at(struct reader_test *t, const char *text, int col)
{
	const int row = screen_find(t->canvas, text);

	return (enum face)(canvas_cell(t->canvas, row, col)->face & FACE_MASK);
}

static void words_of_code_have_faces_that_scroll_with_them(void **state)
{
	const struct width_rules rules = { false, false };
	struct reader_test t = { .archive = archive_new() };
	struct layout_options o;

	(void)state;
	layout_defaults(&o);
	o.highlight = o.scroll = true;
	screen_add_post(t.archive, "2026-02-13", "题", "",
			"```c\nint 数 = 1; /* 注释\n   二行 */\n```\n\n"
			"```diff\n+x\n-y\n```\n\n```text\nint\n```\n");
	t.reader = reader_new(&o);
	t.canvas = canvas_new(20, 20, rules);
	resize(&t, 20, 20);
	reader_show(t.reader, archive_post(t.archive, 0));
	draw(&t);
	assert_int_equal(face_at(&t, "int 数", 1), FACE_TYPE);
	assert_int_equal(face_at(&t, "int 数", 5), FACE_TEXT);
	assert_int_equal(face_at(&t, "int 数", 10), FACE_NUMBER);
	assert_int_equal(face_at(&t, "二行", 4), FACE_COMMENT);
	assert_int_equal(face_at(&t, "+x", 1), FACE_ADDED);
	assert_int_equal(face_at(&t, "-y", 1), FACE_REMOVED);
	assert_true(reader_sideways(t.reader, 1, 6));
	draw(&t);
	assert_int_equal(face_at(&t, "= 1;", 9), FACE_NUMBER);
	view_act(t.reader, ACTION_LAST, 0);
	assert_int_equal(
		canvas_cell(t.canvas, screen_find(t.canvas, "-y") + 2, 1)
				->face &
			FACE_MASK,
		FACE_CODE);
	end(&t);
}

static void struck_text_has_marks_where_nothing_else_shows_it(void **state)
{
	struct reader_test t = start(10, 60, "旧~~价~~新");

	(void)state;
	draw(&t);
	screen_assert_has(t.canvas, "旧价新");
	reader_mark_struck(t.reader, true);
	reader_show(t.reader, NULL);
	reader_show(t.reader, archive_post(t.archive, 0));
	draw(&t);
	screen_assert_has(t.canvas, "旧[-价-]新");
	end(&t);
}

static void levels_of_headings_differ_without_colour(void **state)
{
	struct reader_test t =
		start(24, 40,
		      "# 一级\n\n## 二级\n\n### 三级\n\n#### 四级\n\n"
		      "##### 五级\n\n###### 六级\n\n文\n");
	static const char *const texts[] = { "一级", "二级", "三级", "四级",
					     "五级", "六级", "文" };
	unsigned seen[7];

	(void)state;
	draw(&t);
	for (int i = 0; i < 7; i++) {
		const int row = screen_find(t.canvas, texts[i]);
		const uint16_t face = canvas_cell(t.canvas, row, 1)->face;
		seen[i] = face & ~(unsigned)FACE_MASK;
		if ((face & FACE_MASK) == FACE_HEADING)
			seen[i] |= FACE_BOLD;
		for (int k = 0; k < i; k++)
			assert_int_not_equal(seen[k], seen[i]);
	}
	end(&t);
}

static void code_can_be_wrapped_instead(void **state)
{
	struct reader_test t = start_code();

	(void)state;
	assert_false(reader_toggle_scroll(t.reader));
	draw(&t);
	screen_assert_has(t.canvas, "0123456789一二三四五六七八九");
	screen_assert_has(t.canvas, "十 and the end");
	screen_assert_lacks(t.canvas, "›");
	assert_false(reader_sideways(t.reader, 1, 0));
	end(&t);
}

static void match_at_the_end_of_a_long_line_comes_into_sight(void **state)
{
	struct reader_test t = start_code();

	(void)state;
	reader_search(t.reader, "the end", false);
	draw(&t);
	screen_assert_has(t.canvas, "and the end");
	const int row = screen_find(t.canvas, "and the end");
	assert_int_equal(screen_marked_row(t.canvas, FACE_FOUND), row);
	assert_true(canvas_cell(t.canvas, row, 30)->face & FACE_FOUND);
	assert_false(canvas_cell(t.canvas, row, 22)->face & FACE_FOUND);
	reader_search(t.reader, "0123", false);
	draw(&t);
	screen_assert_has(t.canvas, "  0123");
	end(&t);
}

static void longest_line_of_all_is_drawn_at_any_place(void **state)
{
	struct buf body = { 0 };

	(void)state;
	buf_add_str(&body, "```\n");
	for (int i = 0; i < 20000; i++)
		buf_printf(&body, "%05d", i);
	buf_add_str(&body, "\n```\n");
	struct reader_test t = start(10, 40, buf_str(&body));
	reader_toggle_scroll(t.reader);
	assert_true(reader_sideways(t.reader, 1, 1000));
	draw(&t);
	screen_assert_has(t.canvas, "‹020000201");
	assert_true(reader_sideways(t.reader, 1, LAYOUT_MAX_REACH));
	draw(&t);
	screen_assert_has(t.canvas, "05998059"); /* the rest is below */
	screen_assert_has(t.canvas, "‹");
	buf_release(&body);
	end(&t);
}

static void no_size_is_too_small(void **state)
{
	struct buf body = { 0 };

	(void)state;
	add_parts(&body, 2);
	buf_add_str(&body, "> 引用 quoted\n\n- 一\n- 二\n\n```\ncode\n```\n");
	struct reader_test t = start(5, 5, buf_str(&body));
	for (int rows = 1; rows < 12; rows++)
		for (int cols = 1; cols < 30; cols++) {
			resize(&t, rows, cols);
			view_act(t.reader, ACTION_PAGE_DOWN, 0);
			draw(&t);
			view_act(t.reader, ACTION_PREV, 0);
			draw(&t);
		}
	buf_release(&body);
	end(&t);
}

static void without_a_post_nothing_happens(void **state)
{
	struct reader_test t = start(5, 40, "x");
	size_t n;

	(void)state;
	reader_show(t.reader, NULL);
	draw(&t);
	view_act(t.reader, ACTION_NEXT, 0);
	view_act(t.reader, ACTION_NEXT_SECTION, 0);
	view_act(t.reader, ACTION_LAST, 0);
	assert_null(reader_doc(t.reader));
	assert_int_equal(reader_link(t.reader), 0);
	assert_int_equal(reader_percent(t.reader), 0);
	assert_string_equal(reader_section(t.reader), "");
	assert_int_equal(reader_search(t.reader, "x", false),
			 READER_FOUND_NONE);
	assert_int_equal(reader_match(t.reader, &n), 0);
	draw(&t);
	end(&t);
}

/* Every post of the corpus, at three sizes: two pages, the last, a search. */
static void every_real_post_can_be_paged_through(void **state)
{
	static const int sizes[][2] = { { 5, 20 }, { 24, 44 }, { 50, 120 } };
	const char *path = getenv("KANBAO_CORPUS");

	(void)state;
	if (!path)
		skip();
	struct reader_test t = start(24, 80, "x");
	struct loader *l = loader_start(&path, 1, NULL, NULL);
	loader_finish(l, t.archive);
	loader_free(l);
	for (size_t i = 0; i < archive_count(t.archive); i++) {
		reader_show(t.reader, archive_post(t.archive, i));
		for (size_t k = 0; k < 3; k++) {
			resize(&t, sizes[k][0], sizes[k][1]);
			draw(&t);
			view_act(t.reader, ACTION_PAGE_DOWN, 0);
			reader_search(t.reader, i % 2 ? "the" : "的", false);
			draw(&t);
			view_act(t.reader, ACTION_LAST, 0);
			draw(&t);
			assert_int_equal(reader_percent(t.reader), 100);
		}
	}
	print_message("note: %zu posts paged through\n",
		      archive_count(t.archive));
	end(&t);
}

/* A table of `n` rows, wider than 40 cells, between two paragraphs. */
static void add_table(struct buf *out, int n)
{
	buf_add_str(out, "Above.\n\n| 编号 | 名称 | 说明 | 末列 |\n"
			 "|---|---|---|---|\n");
	for (int i = 1; i <= n; i++)
		buf_printf(out, "| no%d | 名字%d | 不短的说明文字 | end%d |\n",
			   i, i, i);
	buf_add_str(out, "\nBelow.\n");
}

/* The row begins with the text. */
static void assert_begins(const struct reader_test *t, int row,
			  const char *text)
{
	struct buf got = { 0 };

	screen_add(&got, t->canvas, row, 0, canvas_cols(t->canvas));
	if (strncmp(buf_str(&got), text, strlen(text)) != 0)
		fail_msg("row %d is \"%s\"", row, buf_str(&got));
	buf_release(&got);
}

static void header_of_a_table_stays_while_its_rows_are_read(void **state)
{
	struct buf body = { 0 };

	(void)state;
	add_table(&body, 40);
	struct reader_test t = start(10, 60, buf_str(&body));
	draw(&t);
	const int row = screen_find(t.canvas, "编号");
	assert_true(row > 0);
	view_act(t.reader, ACTION_NEXT, row + 1);
	draw(&t);
	assert_begins(&t, 0, " 编号");
	assert_begins(&t, 1, " ━━━");
	assert_begins(&t, 2, " no2 ");
	view_act(t.reader, ACTION_NEXT, 1);
	draw(&t);
	assert_begins(&t, 0, " 编号");
	assert_begins(&t, 2, " no3 ");
	/* the end of the table pushes it out */
	view_act(t.reader, ACTION_LAST, 0);
	draw(&t);
	assert_begins(&t, 0, " 编号");
	assert_begins(&t, 9, " Below.");
	end(&t);
	buf_release(&body);
}

/* Goes through the post page by page and counts the rows of the table seen,
 * each of which names itself. */
static void pages_leave_out_no_row_of_a_table(void **state)
{
	enum { ROWS = 60, PAGES = 20 };
	struct buf body = { 0 };
	bool seen[2][ROWS + 1] = { { false } };

	(void)state;
	add_table(&body, ROWS);
	struct reader_test t = start(10, 60, buf_str(&body));
	for (int page = 0; page < 2 * PAGES; page++) {
		draw(&t);
		for (int i = 1; i <= ROWS; i++) {
			char text[16];
			snprintf(text, sizeof(text), "no%d ", i);
			seen[page / PAGES][i] |=
				screen_find(t.canvas, text) >= 0;
		}
		if (page != PAGES - 1) /* the last is seen both ways */
			view_act(t.reader,
				 page < PAGES ? ACTION_PAGE_DOWN
					      : ACTION_PAGE_UP,
				 0);
	}
	for (int i = 1; i <= ROWS; i++)
		if (!seen[0][i] || !seen[1][i])
			fail_msg("row %d is missed", i);
	end(&t);
	buf_release(&body);
}

static void what_is_found_in_a_wide_table_comes_into_sight(void **state)
{
	struct buf body = { 0 };
	size_t n;

	(void)state;
	add_table(&body, 40);
	struct reader_test t = start(12, 30, buf_str(&body));
	assert_true(reader_toggle_scroll(t.reader));
	assert_int_equal(reader_search(t.reader, "end33", false), READER_FOUND);
	draw(&t);
	screen_assert_has(t.canvas, "end33");
	screen_assert_has(t.canvas, "末列");
	assert_begins(&t, 0, " ‹");
	assert_int_equal(reader_match(t.reader, &n), 1);
	/* cells that are neighbours read as one text */
	assert_int_equal(reader_search(t.reader, "no20 名字20", false),
			 READER_FOUND_WRAPPED);
	draw(&t);
	screen_assert_has(t.canvas, "名字20");
	/* at another width the place is the same */
	resize(&t, 12, 60);
	draw(&t);
	screen_assert_has(t.canvas, "no20");
	screen_assert_has(t.canvas, "end20");
	end(&t);
	buf_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(post_begins_with_its_head),
		cmocka_unit_test(measure_is_centred_in_a_wide_pane),
		cmocka_unit_test(page_stops_at_the_last_line),
		cmocka_unit_test(
			heading_comes_to_the_top_even_on_the_last_page),
		cmocka_unit_test(resize_keeps_the_first_word_at_the_top),
		cmocka_unit_test(reload_keeps_the_first_word_at_the_top),
		cmocka_unit_test(reload_of_a_shorter_post_shows_what_is_left),
		cmocka_unit_test(sections_are_stepped_through),
		cmocka_unit_test(
			match_across_a_line_end_is_marked_on_both_lines),
		cmocka_unit_test(search_sees_through_width_and_case),
		cmocka_unit_test(search_goes_on_and_around_in_both_directions),
		cmocka_unit_test(links_are_underlined_and_found_from_the_top),
		cmocka_unit_test(long_code_scrolls_sideways_and_says_so),
		cmocka_unit_test(
			header_of_a_table_stays_while_its_rows_are_read),
		cmocka_unit_test(pages_leave_out_no_row_of_a_table),
		cmocka_unit_test(
			what_is_found_in_a_wide_table_comes_into_sight),
		cmocka_unit_test(
			words_of_code_have_faces_that_scroll_with_them),
		cmocka_unit_test(
			struck_text_has_marks_where_nothing_else_shows_it),
		cmocka_unit_test(levels_of_headings_differ_without_colour),
		cmocka_unit_test(code_can_be_wrapped_instead),
		cmocka_unit_test(
			match_at_the_end_of_a_long_line_comes_into_sight),
		cmocka_unit_test(longest_line_of_all_is_drawn_at_any_place),
		cmocka_unit_test(no_size_is_too_small),
		cmocka_unit_test(without_a_post_nothing_happens),
		cmocka_unit_test(every_real_post_can_be_paged_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ui/canvas.h"
#include "unicode/grapheme.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct width_rules narrow = { 0 };
static const struct width_rules wide = { .ambiguous_wide = true };
static const struct width_rules sum = { .emoji_sum = true };

/* The row with "." for a blank and the text of all other cells. */
static char *row_of(const struct canvas *c, int row)
{
	struct buf out = { 0 };

	for (int col = 0; col < canvas_cols(c); col++) {
		const struct cell *cell = canvas_cell(c, row, col);
		if (cell->cols > 0)
			buf_add_str(&out, *cell->text ? cell->text : ".");
	}
	return buf_detach(&out);
}

static void assert_row(const struct canvas *c, int row, const char *want)
{
	char *got = row_of(c, row);

	assert_string_equal(got, want);
	free(got);
}

/* What every canvas keeps: a right half stands behind a wide cell and only
 * there, with its face; text is one cluster, whole characters, NULs behind. */
static void assert_sound(const struct canvas *c)
{
	for (int row = 0; row < canvas_rows(c); row++) {
		for (int col = 0; col < canvas_cols(c); col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			const size_t len = strlen(cell->text);
			assert_true(cell->cols <= 2 && len < CELL_BYTES);
			assert_int_equal(utf8_valid_len(cell->text, len), len);
			for (size_t i = len; i < CELL_BYTES; i++)
				assert_int_equal(cell->text[i], 0);
			const struct cell *right = canvas_cell(c, row, col + 1);
			const bool is_wide = cell->cols == 2;
			assert_int_equal(right && right->cols == 0, is_wide);
			if (is_wide)
				assert_int_equal(right->face, cell->face);
			if (col == 0)
				assert_int_not_equal(cell->cols, 0);
		}
	}
}

struct text_case {
	int col, cols;
	const char *text;
	const char *want; /* the row, 8 cells */
	int used;
};

static void assert_texts(const struct text_case *cases, size_t n,
			 struct width_rules rules,
			 int (*draw)(struct canvas *, int, int, int,
				     const char *, size_t, uint16_t))
{
	for (size_t i = 0; i < n; i++) {
		const struct text_case *t = &cases[i];
		struct canvas *c = canvas_new(1, 8, rules);
		assert_int_equal(draw(c, 0, t->col, t->cols, t->text,
				      strlen(t->text), FACE_TEXT),
				 t->used);
		assert_row(c, 0, t->want);
		assert_sound(c);
		canvas_free(c);
	}
}

static void text_stays_in_its_cells(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 8, "abc", "abc.....", 3 },
		{ 2, 8, "abc", "..abc...", 3 },
		{ 0, 2, "abc", "ab......", 2 },
		{ 6, 8, "abc", "......ab", 2 },
		{ 0, 8, "你好", "你好....", 4 },
		{ 0, 8, "", "........", 0 },
		{ 0, 0, "a", "........", 0 },
		{ 0, -5, "a", "........", 0 },
		{ 8, 8, "a", "........", 0 },
		{ INT_MAX, INT_MAX, "a", "........", 0 },
		{ 1, INT_MAX, "a b", ".a.b....", 3 },
		{ 0, 8, "か\u3099x", "か\u3099x.....", 3 },
		{ 0, 8, "👨\u200d👩\u200d👧x", "👨\u200d👩\u200d👧x.....", 3 },
		{ 0, 8, "♥\ufe0fx", "♥\ufe0fx.....", 3 },
		{ 0, 8, "🇨🇳x", "🇨🇳x.....", 3 },
		{ 0, 8, "“…─", "“…─.....", 3 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), narrow, canvas_text);
}

static void wide_text_is_not_cut_in_half(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 3, "你好吗", "你......", 3 },
		{ 5, 8, "你好吗", ".....你.", 3 },
		{ 7, 8, "你", "........", 1 },
		{ -1, 8, "你好", ".好.....", 4 },
		{ -3, 5, "你好吗", "........", 5 },
		{ -2, 8, "你好", "好......", 4 },
		{ -1, 1, "你好", "........", 0 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), narrow, canvas_text);
}

static void ambiguous_text_takes_what_the_rules_say(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 8, "“好”", "“好”..", 6 },
		{ 0, 3, "──", "─......", 3 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), wide, canvas_text);
}

static void parts_of_emoji_get_cells_where_the_terminal_adds_up(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 8, "👨\u200d👩\u200d👧x", "👨\u200d👩\u200d👧x.", 7 },
		{ 0, 3, "👨\u200d👩", "👨\u200d......", 3 },
		{ 0, 8, "👍🏽x", "👍🏽x...", 5 },
		{ 0, 8, "♥\ufe0fx", "♥\ufe0fx......", 2 },
		{ 0, 8, "🇨🇳x", "🇨🇳x.....", 3 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), sum, canvas_text);
}

static void what_takes_no_cell_is_left_out(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 8, "\u0301a", "a.......", 1 },
		{ 0, 8, "a\u200bb", "ab......", 2 },
		{ 0, 8,
		  "a\033b\nc\xC2\x85"
		  "d",
		  "abcd....", 4 },
		{ 0, 0, "\u0301", "........", 0 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), narrow, canvas_text);
}

static void labels_end_with_an_ellipsis(void **state)
{
	static const struct text_case cases[] = {
		{ 0, 8, "abcdefgh", "abcdefgh", 8 },
		{ 0, 8, "abcdefghi", "abcdefg…", 8 },
		{ 0, 5, "你好吗", "你好…...", 5 },
		{ 0, 4, "你好吗", "你….....", 3 },
		{ 0, 4, "你好", "你好....", 4 },
		{ 0, 1, "你好", "….......", 1 },
		{ 0, 0, "你好", "........", 0 },
		{ 5, 8, "abcdef", ".....ab…", 3 },
	};
	static const struct text_case ambiguous[] = {
		{ 0, 4, "abcdef", "abc~....", 4 },
		{ 0, 4, "你好吗", "你~.....", 3 },
	};

	(void)state;
	assert_texts(cases, COUNT(cases), narrow, canvas_label);
	assert_texts(ambiguous, COUNT(ambiguous), wide, canvas_label);
}

static void half_of_a_wide_cell_becomes_a_blank(void **state)
{
	static const struct {
		int col;
		const char *text;
		const char *want; /* over "你好吗" at 0 */
	} cases[] = {
		{ 0, "x", "x.好吗" },  { 1, "x", ".x好吗" },
		{ 2, "x", "你x.吗" },  { 1, "们", ".们.吗" },
		{ 1, "xx", ".xx.吗" }, { 5, "x", "你好.x" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct canvas *c = canvas_new(1, 6, narrow);
		canvas_text(c, 0, 0, 6, "你好吗", 9, FACE_TITLE);
		canvas_text(c, 0, cases[i].col, 6, cases[i].text,
			    strlen(cases[i].text), FACE_TEXT);
		assert_row(c, 0, cases[i].want);
		assert_sound(c);
		canvas_free(c);
	}
}

static void a_half_that_is_drawn_over_keeps_its_face(void **state)
{
	struct canvas *c = canvas_new(1, 4, narrow);

	(void)state;
	canvas_text(c, 0, 0, 4, "你好", 6, FACE_TITLE);
	canvas_text(c, 0, 1, 1, "x", 1, FACE_META);
	assert_int_equal(canvas_cell(c, 0, 0)->face, FACE_TITLE);
	assert_int_equal(canvas_cell(c, 0, 1)->face, FACE_META);
	canvas_free(c);
}

static void fill_blanks_what_is_on_the_canvas(void **state)
{
	struct canvas *c = canvas_new(3, 6, narrow);

	(void)state;
	for (int row = 0; row < 3; row++)
		canvas_text(c, row, 0, 6, "你好吗", 9, FACE_TITLE);
	canvas_fill(c, (struct rect){ 1, 1, 1, 2 }, FACE_STATUS);
	assert_row(c, 1, "....吗");
	assert_int_equal(canvas_cell(c, 1, 0)->face, FACE_TITLE);
	assert_int_equal(canvas_cell(c, 1, 1)->face, FACE_STATUS);
	assert_int_equal(canvas_cell(c, 1, 2)->face, FACE_STATUS);
	assert_int_equal(canvas_cell(c, 1, 3)->face, FACE_TITLE);
	assert_row(c, 0, "你好吗");
	assert_row(c, 2, "你好吗");
	assert_sound(c);
	canvas_fill(c, (struct rect){ -5, -5, INT_MAX, INT_MAX }, FACE_TEXT);
	assert_row(c, 2, "......");
	canvas_text(c, 0, 0, 6, "你", 3, FACE_TEXT);
	canvas_fill(c, (struct rect){ 0, 1, 1, -1 }, FACE_TEXT);
	canvas_fill(c, (struct rect){ 0, 1, 1, 0 }, FACE_TEXT);
	canvas_fill(c, (struct rect){ 0, 9, 1, 1 }, FACE_TEXT);
	assert_row(c, 0, "你....");
	canvas_free(c);
}

static void paint_changes_faces_only(void **state)
{
	struct canvas *c = canvas_new(2, 6, narrow);

	(void)state;
	canvas_text(c, 0, 0, 6, "a你好b", 8, FACE_TITLE);
	canvas_tint(c, (struct rect){ 0, 0, 1, 6 }, FACE_REVERSE);
	assert_int_equal(canvas_cell(c, 0, 2)->face, FACE_TITLE | FACE_REVERSE);
	canvas_paint(c, (struct rect){ 0, 2, 1, 2 }, FACE_META);
	assert_row(c, 0, "a你好b");
	/* from the right half of 你 to the left half of 好 */
	assert_int_equal(canvas_cell(c, 0, 2)->face, FACE_TITLE | FACE_REVERSE);
	assert_int_equal(canvas_cell(c, 0, 3)->face, FACE_META);
	assert_int_equal(canvas_cell(c, 0, 4)->face, FACE_META);
	assert_int_equal(canvas_cell(c, 0, 5)->face, FACE_TITLE | FACE_REVERSE);
	assert_int_equal(canvas_cell(c, 1, 0)->face, FACE_TEXT);
	assert_sound(c);
	canvas_free(c);
}

static void a_long_cluster_loses_its_last_marks(void **state)
{
	struct canvas *c = canvas_new(1, 8, narrow);
	struct buf text = { 0 };

	(void)state;
	buf_add_str(&text, "e");
	for (int i = 0; i < 10000; i++)
		buf_add_str(&text, "\u0301");
	buf_add_str(&text, "x");
	assert_int_equal(canvas_text(c, 0, 0, 8, text.data, text.len, 0), 2);
	assert_int_equal(strlen(canvas_cell(c, 0, 0)->text), 25);
	assert_string_equal(canvas_cell(c, 0, 1)->text, "x");
	assert_sound(c);
	buf_release(&text);
	canvas_free(c);
}

static void outside_is_nothing(void **state)
{
	struct canvas *c = canvas_new(2, 3, narrow);

	(void)state;
	assert_null(canvas_cell(c, -1, 0));
	assert_null(canvas_cell(c, 0, -1));
	assert_null(canvas_cell(c, 2, 0));
	assert_null(canvas_cell(c, 0, 3));
	assert_int_equal(canvas_text(c, -1, 0, 3, "a", 1, 0), 0);
	assert_int_equal(canvas_text(c, 2, 0, 3, "a", 1, 0), 0);
	assert_int_equal(canvas_label(c, INT_MAX, 0, 3, "a", 1, 0), 0);
	canvas_free(c);
	canvas_free(NULL);
}

static void cells_that_are_put_back_are_cut_like_text(void **state)
{
	struct canvas *from = canvas_new(1, 6, narrow);
	struct canvas *to = canvas_new(1, 6, narrow);

	(void)state;
	canvas_text(from, 0, 0, 6, "a天b地", 8, FACE_TEXT);
	for (int col = -7; col <= 7; col++) {
		struct canvas *want = canvas_new(1, 6, narrow);
		canvas_text(to, 0, 0, 6, "月月月", 9, FACE_TEXT);
		canvas_text(want, 0, 0, 6, "月月月", 9, FACE_TEXT);
		canvas_put(to, 0, col, canvas_row(from, 0), 6);
		canvas_text(want, 0, col, 6, "a天b地", 8, FACE_TEXT);
		assert_sound(to);
		char *text = row_of(want, 0);
		assert_row(to, 0, text);
		free(text);
		canvas_free(want);
	}
	assert_null(canvas_row(to, 1));
	canvas_put(to, 1, 0, canvas_row(from, 0), 6);
	canvas_free(from);
	canvas_free(to);
}

static void sizes_are_clipped(void **state)
{
	struct canvas *c = canvas_new(-3, 0, narrow);

	(void)state;
	assert_int_equal(canvas_rows(c), 1);
	assert_int_equal(canvas_cols(c), 1);
	canvas_text(c, 0, 0, 1, "a", 1, FACE_TITLE);
	canvas_resize(c, INT_MAX, 100000);
	assert_int_equal(canvas_rows(c), 1000);
	assert_int_equal(canvas_cols(c), 2000);
	assert_string_equal(canvas_cell(c, 0, 0)->text, "");
	assert_int_equal(canvas_cell(c, 0, 0)->face, 0);
	canvas_free(c);
}

static void the_cursor_stays_on_the_canvas(void **state)
{
	static const struct {
		int row, col, want_row, want_col;
	} cases[] = {
		{ 1, 2, 1, 2 },
		{ 5, 9, 1, 2 },
		{ 0, -4, 0, 0 },
	};
	struct canvas *c = canvas_new(2, 3, narrow);
	int row, col;

	(void)state;
	canvas_cursor(c, &row, &col);
	assert_true(row < 0);
	for (size_t i = 0; i < COUNT(cases); i++) {
		canvas_set_cursor(c, cases[i].row, cases[i].col);
		canvas_cursor(c, &row, &col);
		assert_int_equal(row, cases[i].want_row);
		assert_int_equal(col, cases[i].want_col);
	}
	canvas_set_cursor(c, -1, 0);
	canvas_cursor(c, &row, &col);
	assert_true(row < 0);
	canvas_free(c);
}

/* A cheap generator, the same on every machine. */
static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7FFF;
}

static void a_canvas_stays_sound_whatever_is_drawn(void **state)
{
	static const char *const texts[] = {
		"你好",    "a",      "か\u3099", "👨\u200d👩\u200d👧",
		"abc def", "한국어", "“”",       "\u0301",
		"🇨🇳🇯🇵",    "नमस्ते",
	};
	static const struct width_rules *const rules[] = { &narrow, &wide,
							   &sum };
	unsigned seed = 1;

	(void)state;
	for (size_t k = 0; k < COUNT(rules); k++) {
		struct canvas *c = canvas_new(4, 11, *rules[k]);
		for (int i = 0; i < 3000; i++) {
			const char *text =
				texts[next_random(&seed) % COUNT(texts)];
			const int row = (int)(next_random(&seed) % 6) - 1;
			const int col = (int)(next_random(&seed) % 16) - 3;
			const int cols = (int)(next_random(&seed) % 9) - 1;
			const struct rect r = { row, col, 2, cols };
			switch (next_random(&seed) % 4) {
			case 0:
				canvas_fill(c, r, FACE_META);
				break;
			case 1:
				canvas_paint(c, r, FACE_TITLE);
				break;
			case 2:
				canvas_label(c, row, col, cols, text,
					     strlen(text), FACE_TAG);
				break;
			default:
				canvas_text(c, row, col, cols, text,
					    strlen(text), FACE_TEXT);
			}
			if (i % 16 == 0)
				assert_sound(c);
		}
		canvas_free(c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_stays_in_its_cells),
		cmocka_unit_test(wide_text_is_not_cut_in_half),
		cmocka_unit_test(ambiguous_text_takes_what_the_rules_say),
		cmocka_unit_test(
			parts_of_emoji_get_cells_where_the_terminal_adds_up),
		cmocka_unit_test(what_takes_no_cell_is_left_out),
		cmocka_unit_test(labels_end_with_an_ellipsis),
		cmocka_unit_test(half_of_a_wide_cell_becomes_a_blank),
		cmocka_unit_test(a_half_that_is_drawn_over_keeps_its_face),
		cmocka_unit_test(fill_blanks_what_is_on_the_canvas),
		cmocka_unit_test(paint_changes_faces_only),
		cmocka_unit_test(a_long_cluster_loses_its_last_marks),
		cmocka_unit_test(outside_is_nothing),
		cmocka_unit_test(cells_that_are_put_back_are_cut_like_text),
		cmocka_unit_test(sizes_are_clipped),
		cmocka_unit_test(the_cursor_stays_on_the_canvas),
		cmocka_unit_test(a_canvas_stays_sound_whatever_is_drawn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

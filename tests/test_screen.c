/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/scene.h"
#include "term/glyph.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <vterm.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void the_program_has_the_wcwidth_that_curses_calls(void **state)
{
	void *self = dlopen(NULL, RTLD_NOW);
	union {
		void *object;
		int (*function)(wchar_t);
	} found;

	(void)state;
	assert_non_null(self);
	found.object = dlsym(self, "wcwidth");
	dlclose(self);
	/* libc's says -1 in this locale, ours doesn't ask for one */
	assert_int_equal(found.function(0x4E91), 2);
	assert_int_equal(found.function(0x1F600), 2);
	assert_int_equal(found.function(0x0301), 0);
	assert_int_equal(found.function('\n'), -1);
	assert_int_equal(found.function(0), 0);
}

/* Columns the emulator takes for a text. */
static int emulated_cols(const char *text, size_t len)
{
	VTerm *vt = vterm_new(2, 80);
	VTermPos at;

	vterm_set_utf8(vt, 1);
	vterm_screen_reset(vterm_obtain_screen(vt), 1);
	vterm_input_write(vt, text, len);
	vterm_state_get_cursorpos(vterm_obtain_state(vt), &at);
	vterm_free(vt);
	return at.row * 80 + at.col;
}

/* So that nobody wonders why a session test looks the way it does. */
static void the_emulators_widths_are_known(void **state)
{
	const struct width_rules ours = { 0 }, old = { .emoji_sum = true };

	const struct scene_hard *h;

	(void)state;
	for (size_t i = 0; (h = scene_hard(i)); i++) {
		const char *text = h->text;
		const size_t len = strlen(text);
		const int cols = emulated_cols(text, len);
		assert_int_equal(width_text(text, len, &ours), h->cols);
		if (cols != h->cols)
			printf("note: %s takes %d cells, %d added up, %d in "
			       "libvterm\n",
			       text, h->cols, width_text(text, len, &old),
			       cols);
		assert_int_equal(cols == h->cols, h->agreed);
	}
}

static void borders_stand_right_beside_hard_clusters(void **state)
{
	static const char *const locales[] = { "LC_ALL=C.UTF-8", "LC_ALL=C",
					       "LC_ALL=nowhere" };
	struct scene scene = { .draw = scene_draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(locales); i++) {
		const char *const env[] = { locales[i], NULL };
		struct session *s = scene_start(&scene, env);
		scene_assert_hard(s);
		scene_end(s);
	}
}

static void draw_ambiguous(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	scene_put(c, 0, 0, "“你…好”|", FACE_TEXT);
	canvas_label(c, 1, 0, 8, "你好你好你好", 18, FACE_TEXT);
}

/* The emulator draws these narrow, so what curses thinks shows as a gap of one
 * cell where it next says where it writes; here at the row's end. */
static void ambiguous_characters_are_wide_when_the_rules_say_so(void **state)
{
	struct scene scene = {
		.draw = draw_ambiguous,
		.options.rules.ambiguous_wide = true,
	};
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	assert_string_equal(session_row(s, 0), "“你…好”|");
	assert_string_equal(session_row(s, 1), "你好你~");
	scene_end(s);
}

static void draw_emoji(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	scene_put(c, 0, 0, "👨\u200d👩\u200d👧|", FACE_TEXT);
	scene_put(c, 1, 0, "👍🏽|", FACE_TEXT);
}

static void parts_of_emoji_stand_in_a_row_where_they_are_added_up(void **state)
{
	struct scene scene = {
		.draw = draw_emoji,
		.options.rules.emoji_sum = true,
	};
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	/* without joiners, which would take hold of what comes next */
	assert_string_equal(session_row(s, 0), "👨👩👧|");
	assert_string_equal(session_cell(s, 0, 6).text, "|");
	assert_string_equal(session_cell(s, 1, 4).text, "|");
	scene_end(s);
}

static void draw_faces(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	scene_put(c, 0, 0, "标题", FACE_TITLE);
	scene_put(c, 1, 0, "text", FACE_TEXT);
	scene_put(c, 2, 0, "link", FACE_LINK);
	scene_put(c, 3, 0, "选", FACE_TEXT | FACE_REVERSE);
	scene_put(c, 4, 0, "found", FACE_TEXT | FACE_FOUND);
	scene_put(c, 5, 0, "status", FACE_STATUS);
	scene_put(c, 6, 0, "♥\ufe0f", FACE_ERROR);
	scene_put(c, 7, 0, "it", FACE_TEXT | FACE_ITALIC);
	scene_put(c, 3, 2, "选", FACE_DATE | FACE_REVERSE);
}

static void faces_have_the_colours_of_the_theme(void **state)
{
	struct scene scene = { .draw = draw_faces, .options.colour = true };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	assert_int_equal(session_cell(s, 0, 0).fore, 6);
	assert_int_equal(session_cell(s, 0, 0).back, -1);
	assert_true(session_cell(s, 0, 2).bold);
	assert_int_equal(session_cell(s, 1, 0).fore, -1);
	assert_false(session_cell(s, 1, 0).bold);
	assert_int_equal(session_cell(s, 2, 0).fore, 4);
	assert_true(session_cell(s, 2, 0).underline);
	assert_true(session_cell(s, 3, 0).reverse);
	assert_true(session_cell(s, 3, 2).reverse);
	assert_int_equal(session_cell(s, 3, 2).fore, -1); /* one bar */
	assert_int_equal(session_cell(s, 4, 0).back, 3);
	assert_true(session_cell(s, 5, 0).reverse);
	assert_int_equal(session_cell(s, 6, 0).fore, 1);
	assert_true(session_cell(s, 6, 0).bold);
	assert_true(session_cell(s, 7, 0).italic);
	assert_false(session_cell(s, 9, 0).reverse);
	scene_end(s);
}

static void without_colour_only_attributes_remain(void **state)
{
	struct scene scene = { .draw = draw_faces };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	for (int row = 0; row < 8; row++) {
		assert_int_equal(session_cell(s, row, 0).fore, -1);
		assert_int_equal(session_cell(s, row, 0).back, -1);
	}
	assert_true(session_cell(s, 0, 0).bold);
	assert_true(session_cell(s, 4, 0).reverse);
	assert_true(session_cell(s, 6, 0).bold);
	scene_end(s);
}

static void draw_list(struct canvas *c, unsigned n_keys)
{
	const int selected = (int)(n_keys % 8);

	for (int row = 0; row < 8; row++) {
		scene_put(c, row, 0, "02-13 亚马逊云科技宣布新服务 aws",
			  FACE_TEXT);
		if (row == selected)
			canvas_tint(c, (struct rect){ row, 0, 1, SCENE_COLS },
				    FACE_REVERSE);
	}
	canvas_set_cursor(c, selected, 0);
}

static void the_cursor_stands_where_the_canvas_says(void **state)
{
	struct scene scene = { .draw = draw_list };
	struct session *s = scene_start(&scene, NULL);
	int row, col;

	(void)state;
	assert_true(session_settle(s));
	assert_true(session_cursor_visible(s));
	scene_type(s, "jjj", 3);
	session_cursor(s, &row, &col);
	assert_int_equal(row, 3);
	assert_int_equal(col, 0);
	assert_true(session_cell(s, 3, 39).reverse);
	assert_false(session_cell(s, 2, 0).reverse);
	scene_end(s);
}

static void moving_the_selection_sends_little(void **state)
{
	struct scene scene = { .draw = draw_list, .options.colour = true };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	scene_type(s, "j", 1);
	const size_t before = session_bytes(s);
	scene_type(s, "j", 2);
	const size_t sent = session_bytes(s) - before;
	assert_in_range(sent, 1, 300);
	printf("note: %zu bytes move the selection by a row of 40 cells\n",
	       sent);
	scene_end(s);
}

static void nothing_is_sent_when_nothing_changed(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	assert_true(session_settle(s));
	const size_t before = session_bytes(s);
	session_signal(s, SIGWINCH); /* wakes it, with the old size */
	assert_true(session_settle(s));
	assert_in_range(session_bytes(s) - before, 0, 40);
	scene_type(s, "R", 1);
	assert_in_range(session_bytes(s) - before, 200, 4000);
	scene_assert_hard(s);
	scene_end(s);
}

/* A cheap generator, the same on every machine. */
static unsigned next_random(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16 & 0x7FFF;
}

/* Picture number `n` of a series in which each differs a little or much from
 * the one before. */
static void draw_random(struct canvas *c, unsigned n)
{
	static const char *const texts[] = {
		"你好世界", "abcdefg", "か\u3099き\u3099", "한국어", "“…”",
		"ﾊﾞｯ",      "♥\ufe0f", "👨\u200d👩\u200d👧",  "🇨🇳",     "a b c",
		"　　",     "नमस्ते",    "👍🏽",         "😀😀",     "\u00a0x",
		"│──│",
	};
	static const uint16_t faces[] = { FACE_TEXT, FACE_TITLE,
					  FACE_TEXT | FACE_REVERSE };

	for (unsigned i = 0; i <= n; i++) {
		unsigned seed = i * 7919 + 1;
		for (unsigned k = next_random(&seed) % 12; k > 0; k--) {
			const int row =
				(int)(next_random(&seed) % (SCENE_ROWS - 1));
			const int col =
				(int)(next_random(&seed) % SCENE_COLS) - 2;
			const char *text =
				texts[next_random(&seed) % COUNT(texts)];
			if (next_random(&seed) % 4 == 0)
				canvas_fill(c, (struct rect){ row, col, 2, 7 },
					    FACE_TEXT);
			scene_put(c, row, col, text,
				  faces[next_random(&seed) % COUNT(faces)]);
		}
	}
}

/* Of what it adds up the emulator shows the first part. */
static void assert_same_cell(const struct session_cell *got,
			     const struct cell *want, const struct glyph *g)
{
	struct buf text = { 0 };

	for (const wchar_t *c = g->chars; *c; c++)
		buf_add_utf8(&text, (uint32_t)*c);
	if (g->plain)
		assert_string_equal(*got->text ? got->text : " ", text.data);
	else
		assert_true(*got->text &&
			    !strncmp(got->text, text.data, strlen(got->text)));
	assert_int_equal(got->reverse, want->face >= FACE_REVERSE);
	buf_release(&text);
}

static void assert_shows(struct session *s, const struct canvas *c)
{
	for (int row = 0; row < SCENE_ROWS - 1; row++) {
		for (int col = 0; col < SCENE_COLS; col++) {
			const struct cell *want = canvas_cell(c, row, col);
			if (want->cols == 0)
				continue;
			const struct glyph g = glyph_of(want, canvas_rules(c));
			const struct session_cell got =
				session_cell(s, row, col);
			assert_same_cell(&got, want, &g);
		}
	}
}

static void what_is_shown_is_the_canvas_whatever_was_before(void **state)
{
	enum { PICTURES = 150 };
	struct scene scene = { .draw = draw_random };
	struct session *s = scene_start(&scene, NULL);
	struct canvas *c =
		canvas_new(SCENE_ROWS, SCENE_COLS, scene.options.rules);

	(void)state;
	for (unsigned n = 1; n <= PICTURES; n++) {
		scene_type(s, "j", n);
		canvas_resize(c, SCENE_ROWS, SCENE_COLS);
		draw_random(c, n);
		assert_shows(s, c);
	}
	canvas_free(c);
	scene_end(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_program_has_the_wcwidth_that_curses_calls),
		cmocka_unit_test(the_emulators_widths_are_known),
		cmocka_unit_test(borders_stand_right_beside_hard_clusters),
		cmocka_unit_test(
			ambiguous_characters_are_wide_when_the_rules_say_so),
		cmocka_unit_test(
			parts_of_emoji_stand_in_a_row_where_they_are_added_up),
		cmocka_unit_test(faces_have_the_colours_of_the_theme),
		cmocka_unit_test(without_colour_only_attributes_remain),
		cmocka_unit_test(the_cursor_stands_where_the_canvas_says),
		cmocka_unit_test(moving_the_selection_sends_little),
		cmocka_unit_test(nothing_is_sent_when_nothing_changed),
		cmocka_unit_test(
			what_is_shown_is_the_canvas_whatever_was_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

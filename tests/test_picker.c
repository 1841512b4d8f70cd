/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "base/utf8.h"
#include "support/screen.h"
#include "ui/field.h"
#include "ui/keyhelp.h"
#include "ui/menu.h"
#include "ui/picker.h"
#include "ui/roster.h"

#include <stdlib.h>
#include <string.h>

struct picker_test {
	struct archive *archive;
	struct view *menu;
	struct canvas *canvas;
};

/* A picker of the tags of four posts; those of the newest come first if
 * `own`. */
static struct picker_test start(int rows, int cols, bool own)
{
	const struct width_rules rules = { false, false };
	struct picker_test t = { .archive = archive_new() };

	screen_add_post(t.archive, "2026-02-04", "d", "Größe, 雲", "");
	screen_add_post(t.archive, "2026-02-03", "c", "AI, 云", "");
	screen_add_post(t.archive, "2026-02-02", "b", "AI, machine learning",
			"");
	screen_add_post(t.archive, "2026-02-01", "a", "AI, 云", "");
	struct roster *r = roster_new(t.archive);
	size_t n;
	struct post **posts = roster_posts(r, &n);
	t.menu = picker_new(t.archive, FACET_TAG, posts, n,
			    own ? posts[0] : NULL);
	free(posts);
	roster_free(r);
	t.canvas = canvas_new(rows, cols, rules);
	view_resize(t.menu, (struct rect){ 0, 0, rows, cols });
	return t;
}

static void end(struct picker_test *t)
{
	canvas_free(t->canvas);
	view_free(t->menu);
	archive_free(t->archive);
}

static void draw(struct picker_test *t)
{
	view_draw(t->menu, t->canvas, true);
	screen_assert_sound(t->canvas);
}

static void type(struct picker_test *t, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		uint32_t cp;
		const size_t n = utf8_decode(text, left, &cp);
		view_type(t->menu, cp);
		text += n;
		left -= n;
	}
}

static void values_stand_with_their_counts(void **state)
{
	struct picker_test t = start(10, 40, false);

	(void)state;
	draw(&t);
	screen_assert_row(t.canvas, 0,
			  "┌─ Tags ───────────────────────────────┐");
	screen_assert_row(t.canvas, 1,
			  "│ [ ] AI                             3 │");
	screen_assert_row(t.canvas, 2,
			  "│ [ ] 云                             2 │");
	assert_int_equal(screen_marked_row(t.canvas, FACE_REVERSE), 1);
	end(&t);
}

static void own_values_come_first(void **state)
{
	struct picker_test t = start(10, 40, true);

	(void)state;
	draw(&t);
	screen_assert_row(t.canvas, 1,
			  "│ [ ] * Größe                        1 │");
	screen_assert_row(t.canvas, 2,
			  "│ [ ] * 雲                           1 │");
	screen_assert_row(t.canvas, 3,
			  "│ [ ]   AI                           3 │");
	end(&t);
}

static void typing_narrows_folded(void **state)
{
	static const struct {
		const char *typed;
		size_t shown;
		const char *first;
	} rows[] = {
		{ "ai", 1, "AI" },     { "ＡＩ", 1, "AI" },
		{ "GRÖ", 1, "Größe" }, { "gro", 1, "Größe" },
		{ "云", 1, "云" },     { "LEARN", 1, "machine learning" },
		{ "zzz", 0, NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct picker_test t = start(10, 40, false);
		type(&t, rows[i].typed);
		draw(&t);
		assert_int_equal(menu_shown(t.menu), rows[i].shown);
		if (rows[i].first)
			assert_string_equal(menu_current(t.menu)->text,
					    rows[i].first);
		else
			assert_null(menu_current(t.menu));
		end(&t);
	}
}

static void erasing_widens_again(void **state)
{
	struct picker_test t = start(10, 40, false);

	(void)state;
	type(&t, "zz");
	draw(&t);
	screen_assert_has(t.canvas, "Nothing matches");
	view_act(t.menu, ACTION_ERASE_WORD, 0);
	assert_int_equal(menu_shown(t.menu), 5);
	end(&t);
}

static void assert_terms(struct picker_test *t, const char *query,
			 const char *want)
{
	struct buf text = { 0 };

	buf_add_str(&text, query);
	assert_true(picker_add_terms(t->menu, FACET_TAG, &text));
	assert_string_equal(buf_str(&text), want);
	buf_release(&text);
}

static void chosen_value_becomes_a_term(void **state)
{
	struct picker_test t = start(10, 40, false);

	(void)state;
	assert_terms(&t, "", "tag:AI");
	assert_terms(&t, "2026", "2026 tag:AI");
	assert_terms(&t, "a or b", "(a or b) tag:AI");
	type(&t, "learn");
	assert_terms(&t, "", "tag:\"machine learning\"");
	type(&t, "zz");
	struct buf text = { 0 };
	assert_false(picker_add_terms(t.menu, FACET_TAG, &text));
	end(&t);
}

static void marked_values_are_alternatives(void **state)
{
	struct picker_test t = start(10, 40, false);

	(void)state;
	view_act(t.menu, ACTION_MARK, 0);
	view_act(t.menu, ACTION_MARK, 0);
	draw(&t);
	screen_assert_row(t.canvas, 1,
			  "│ [x] AI                             3 │");
	screen_assert_row(t.canvas, 2,
			  "│ [x] 云                             2 │");
	assert_terms(&t, "", "tag:AI,云");
	view_act(t.menu, ACTION_PREV, 2);
	view_act(t.menu, ACTION_MARK, 0);
	assert_terms(&t, "", "tag:云");
	end(&t);
}

static void no_size_is_too_small_for_a_menu(void **state)
{
	(void)state;
	for (int rows = 1; rows < 9; rows++)
		for (int cols = 1; cols < 30; cols++) {
			struct picker_test t = start(rows, cols, true);
			draw(&t);
			view_act(t.menu, ACTION_LAST, 0);
			type(&t, "a");
			draw(&t);
			end(&t);
		}
}

static void help_has_every_key_and_narrows_after_a_slash(void **state)
{
	struct view *v = keyhelp_new(KEYMAP_READER);
	const size_t all = menu_count(v);

	(void)state;
	assert_string_equal(menu_current(v)->right, "reader");
	for (size_t i = 0; i < keymap_count(); i++) {
		const struct binding *b = keymap_binding(i);
		const char *keys = strcmp(b->keys, "<lt>") ? b->keys : "<";
		bool found = false;
		for (size_t k = 0; k < all && !found; k++)
			found = strstr(menu_entry(v, k)->left, keys) &&
				!strcmp(menu_entry(v, k)->text,
					action_help(b->action));
		assert_true(found);
	}
	assert_int_equal(v->context, KEYMAP_MENU);
	assert_true(view_act(v, ACTION_SEARCH, 0));
	assert_int_equal(v->context, KEYMAP_PICKER);
	for (const char *s = "shares a tag"; *s; s++)
		if (*s == ' ')
			view_act(v, ACTION_MARK, 0);
		else
			view_type(v, (uint32_t)*s);
	assert_int_equal(menu_shown(v), 4);
	assert_true(view_act(v, ACTION_ACCEPT, 0));
	assert_int_equal(v->context, KEYMAP_MENU);
	assert_int_equal(menu_shown(v), 4);
	assert_false(view_act(v, ACTION_CANCEL, 0));
	view_free(v);
}

static void field_moves_and_erases_by_cluster(void **state)
{
	static const struct {
		enum action action;
		const char *want;
		size_t at;
	} rows[] = {
		{ ACTION_LEFT, "a云 b👩🏽c", 13 },
		{ ACTION_LEFT, "a云 b👩🏽c", 5 + 1 },
		{ ACTION_RIGHT, "a云 b👩🏽c", 14 },
		{ ACTION_ERASE, "a云 bc", 6 },
		{ ACTION_ERASE_WORD, "a云 c", 5 },
		{ ACTION_ERASE_WORD, "c", 0 },
		{ ACTION_ERASE, "c", 0 },
		{ ACTION_DELETE, "", 0 },
		{ ACTION_DELETE, "", 0 },
	};
	struct field f = { 0 };
	bool changed;

	(void)state;
	field_set(&f, "a云 b👩🏽c");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_true(field_act(&f, rows[i].action, &changed));
		assert_string_equal(buf_str(&f.text), rows[i].want);
		if (i > 2)
			assert_int_equal(f.at, rows[i].at);
	}
	assert_false(field_act(&f, ACTION_NEXT, &changed));
	field_release(&f);
}

static void field_takes_no_controls(void **state)
{
	static const uint32_t bad[] = { 0x1B, 0x7F,   0x9B,     0x202E, 0,
					'\n', 0xD800, 0x110000, 0x2028 };
	struct field f = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (field_type(&f, bad[i]))
			assert_string_equal(buf_str(&f.text), "\uFFFD"),
				field_set(&f, "");
	assert_true(field_type(&f, 0x4E91));
	assert_string_equal(buf_str(&f.text), "云");
	for (int i = 0; i < FIELD_MAX; i++)
		field_type(&f, 0x4E91);
	assert_true(f.text.len <= FIELD_MAX);
	field_release(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_stand_with_their_counts),
		cmocka_unit_test(own_values_come_first),
		cmocka_unit_test(typing_narrows_folded),
		cmocka_unit_test(erasing_widens_again),
		cmocka_unit_test(chosen_value_becomes_a_term),
		cmocka_unit_test(marked_values_are_alternatives),
		cmocka_unit_test(no_size_is_too_small_for_a_menu),
		cmocka_unit_test(help_has_every_key_and_narrows_after_a_slash),
		cmocka_unit_test(field_moves_and_erases_by_cluster),
		cmocka_unit_test(field_takes_no_controls),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

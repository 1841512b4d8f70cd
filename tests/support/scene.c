/* SPDX-License-Identifier: MIT */
#include "support/scene.h"

#include "base/buf.h"
#include "ui/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void scene_put(struct canvas *c, int row, int col, const char *text,
	       uint16_t face)
{
	canvas_text(c, row, col, canvas_cols(c), text, strlen(text), face);
}

static void draw_all(const struct scene *scene, struct canvas *c, uint32_t key,
		     unsigned n_keys)
{
	const int rows = canvas_rows(c), cols = canvas_cols(c);
	struct buf line = { 0 };
	char name[16];

	canvas_fill(c, (struct rect){ 0, 0, rows, cols }, FACE_TEXT);
	if (scene->draw)
		scene->draw(c, n_keys);
	buf_printf(&line, "%s %u %dx%d", n_keys ? key_notation(key, name) : "-",
		   n_keys, rows, cols);
	canvas_text(c, rows - 1, 0, cols, line.data, line.len, FACE_TEXT);
	buf_release(&line);
}

static void act(struct term *t, uint32_t key)
{
	switch (key) {
	case 'Z':
		term_suspend(t);
		break;
	case 'A':
		abort();
	case 'V':
		raise(SIGSEGV);
		break;
	case 'C':
		term_copy(t, "云 cloud", 9);
		break;
	case 'R':
		term_redraw(t);
		break;
	case 'L':
		term_leave(t);
		if (write(STDOUT_FILENO, "outside\r\n", 9) == 9)
			sleep(1);
		term_enter(t);
		break;
	default:
		break;
	}
}

int scene_run(void *arg)
{
	const struct scene *scene = arg;
	struct err err = { 0 };
	struct term *t = term_new(&scene->options, &err);
	uint32_t key = 0;
	unsigned n_keys = 0;
	int rows, cols;

	if (!t) {
		printf("failed: %s\n", err.text);
		fflush(stdout);
		return 3;
	}
	struct canvas *c = canvas_new(1, 1, scene->options.rules);
	while (key != 'q' && !term_ending(t)) {
		canvas_set_rules(c, term_rules(t));
		term_size(t, &rows, &cols);
		canvas_resize(c, rows, cols);
		draw_all(scene, c, key, n_keys);
		term_show(t, c);
		if (!term_key(t, -1, &key))
			continue;
		n_keys++;
		act(t, key);
	}
	const int status = term_ending(t);
	canvas_free(c);
	term_free(t);
	return status;
}

struct session *scene_start(struct scene *scene, const char *const env[])
{
	struct session *s = session_start_call(SCENE_ROWS, SCENE_COLS,
					       scene_run, scene, env);

	assert_true(session_wait_text(s, "12x40"));
	assert_true(session_settle(s));
	return s;
}

void scene_type(struct session *s, const char *keys, unsigned n)
{
	char text[32];

	snprintf(text, sizeof(text), " %u ", n);
	session_keys(s, keys);
	assert_true(session_wait_text(s, text));
	assert_true(session_settle(s));
}

void scene_end(struct session *s)
{
	int status;

	session_keys(s, "q");
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	assert_true(session_restored(s));
	session_stop(s);
}

static const struct scene_hard hard[] = {
	/* clang-format off */
	{ "你好，世界", 10, "你好，世界│", true },
	{ "か\u3099ハ\u309aう\u3099", 6, "がパゔ│", false },
	{ "ﾊﾞｯｸﾞ", 5, "ﾊﾞｯｸﾞ│", true },
	{ "한국어", 6, "한국어│", true },
	{ "\u1112\u1161\u11ab\u1100\u1173", 4, "한그│", true },
	{ "cafe\u0301", 4, "cafe\u0301│", true },
	{ "“—…”·①", 6, "“—…”·①│", true },
	{ "👨\u200d👩\u200d👧\u200d👦", 2, "👨\u200d│", false },
	{ "👍🏽👍🏽", 4, "👍👍│", false },
	{ "🇨🇳🇯🇵", 4, "🇨🇳🇯🇵│", true },
	{ "♥\ufe0f1\ufe0f\u20e3", 4, "♥\ufe0f\u00a01\ufe0f\u20e3\u00a0│", false },
	/* clang-format on */
};

const struct scene_hard *scene_hard(size_t i)
{
	return i < sizeof(hard) / sizeof(hard[0]) ? &hard[i] : NULL;
}

void scene_draw_hard(struct canvas *c, unsigned n_keys)
{
	const struct scene_hard *h;

	(void)n_keys;
	for (size_t i = 0; (h = scene_hard(i)); i++) {
		scene_put(c, (int)i, 0, h->text, FACE_TEXT);
		scene_put(c, (int)i, h->cols, "│right", FACE_TEXT);
	}
	scene_put(c, 0, SCENE_COLS - 2, "边", FACE_TITLE);
	scene_put(c, 1, SCENE_COLS - 1, "边", FACE_TITLE);
	scene_put(c, 7, SCENE_COLS - 2, "👨\u200d👩\u200d👧", FACE_TITLE);
}

void scene_assert_hard(struct session *s)
{
	const struct scene_hard *h;

	for (size_t i = 0; (h = scene_hard(i)); i++) {
		const int row = (int)i;
		const char *shown = h->shown;
		assert_memory_equal(session_row(s, row), shown, strlen(shown));
		assert_string_equal(session_cell(s, row, h->cols).text, "│");
		assert_string_equal(session_cell(s, row, h->cols + 5).text,
				    "t");
	}
	assert_string_equal(session_cell(s, 0, SCENE_COLS - 2).text, "边");
	assert_string_equal(session_cell(s, 1, SCENE_COLS - 1).text, "");
	assert_string_equal(session_cell(s, 7, SCENE_COLS - 2).text, "👨");
	assert_string_equal(session_cell(s, 8, SCENE_COLS - 2).text, "");
}

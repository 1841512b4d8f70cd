/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/screen.h"

#include "archive/archive.h"
#include "archive/loader.h"
#include "base/utf8.h"
#include "ui/key.h"
#include "ui/ui.h"

#include <string.h>

void screen_add(struct buf *out, const struct canvas *c, int row, int col,
		int cols)
{
	const size_t before = out->len;

	for (int i = col; i < col + cols; i++) {
		const struct cell *cell = canvas_cell(c, row, i);
		if (cell && cell->cols > 0)
			buf_add_str(out, *cell->text ? cell->text : " ");
	}
	size_t len = out->len;
	while (len > before && out->data[len - 1] == ' ')
		len--;
	buf_truncate(out, len);
}

void screen_assert_row(const struct canvas *c, int row, const char *want)
{
	struct buf text = { 0 };

	screen_add(&text, c, row, 0, canvas_cols(c));
	assert_string_equal(buf_str(&text), want);
	buf_release(&text);
}

int screen_find(const struct canvas *c, const char *text)
{
	int found = -1;

	for (int row = 0; row < canvas_rows(c) && found < 0; row++) {
		struct buf line = { 0 };
		screen_add(&line, c, row, 0, canvas_cols(c));
		if (strstr(buf_str(&line), text))
			found = row;
		buf_release(&line);
	}
	return found;
}

static void print(const struct canvas *c)
{
	for (int row = 0; row < canvas_rows(c); row++) {
		struct buf line = { 0 };
		screen_add(&line, c, row, 0, canvas_cols(c));
		print_message("|%s\n", buf_str(&line));
		buf_release(&line);
	}
}

void screen_assert_has(const struct canvas *c, const char *text)
{
	if (screen_find(c, text) >= 0)
		return;
	print(c);
	fail_msg("not on the screen: %s", text);
}

void screen_assert_lacks(const struct canvas *c, const char *text)
{
	if (screen_find(c, text) < 0)
		return;
	print(c);
	fail_msg("on the screen: %s", text);
}

void screen_assert_sound(const struct canvas *c)
{
	int row, col;

	for (row = 0; row < canvas_rows(c); row++)
		for (col = 0; col < canvas_cols(c); col++) {
			const struct cell *cell = canvas_cell(c, row, col);
			const size_t len = strlen(cell->text);
			assert_true(len < CELL_BYTES);
			assert_int_equal(utf8_valid_len(cell->text, len), len);
			if (cell->cols == 2)
				assert_int_equal(
					canvas_cell(c, row, col + 1)->cols, 0);
		}
	canvas_cursor(c, &row, &col);
	assert_true(row < canvas_rows(c) && col < canvas_cols(c));
}

int screen_marked_row(const struct canvas *c, uint16_t bit)
{
	for (int row = 0; row < canvas_rows(c); row++)
		for (int col = 0; col < canvas_cols(c); col++)
			if (canvas_cell(c, row, col)->face & bit)
				return row;
	return -1;
}

void screen_add_post(struct archive *a, const char *date, const char *title,
		     const char *tags, const char *body)
{
	struct buf text = { 0 }, name = { 0 };

	buf_printf(&text, "---\ntitle: \"%s\"\n", title);
	if (*date)
		buf_printf(&text, "date: %s\n", date);
	if (*tags)
		buf_printf(&text, "tags: [%s]\n", tags);
	buf_printf(&text, "---\n%s\n", body);
	buf_printf(&name, "%zu.md", archive_count(a));
	loader_add_text(a, buf_str(&name), buf_str(&text), text.len);
	buf_release(&text);
	buf_release(&name);
}

int screen_type(struct ui *ui, const char *keys)
{
	int last = UI_NOTHING;
	uint32_t key;

	while (*keys) {
		const size_t n = key_parse(keys, strlen(keys), &key);
		assert_true(n > 0);
		const int request = ui_key(ui, key);
		if (request != UI_NOTHING)
			last = request;
		while (ui_work(ui, 100000) || ui_read_ahead(ui))
			;
		keys += n;
	}
	return last;
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/xalloc.h"
#include "doc/doc.h"
#include "draw/exif.h"
#include "sketch/picture.h"
#include "support/page.h"
#include "typeset/layout.h"
#include "ui/canvas.h"
#include "ui/page.h"

#include <stdlib.h>
#include <string.h>

static const struct picture_want wanted = { .cols = 40,
					    .rows = 20,
					    .colours = 256 };

static struct picture *checked(int cols, int rows)
{
	struct picture *p = xcalloc(1, sizeof(*p));
	const size_t n = (size_t)cols * (size_t)rows;

	*p = (struct picture){ rows, cols, xcalloc(n, sizeof(*p->cells)) };
	for (size_t i = 0; i < n; i++)
		p->cells[i] = (struct picture_cell){ 0x2580, 197, 0 };
	return p;
}

static void what_is_packed_comes_out_again(void **state)
{
	(void)state;
	struct picture *p = checked(7, 3);
	struct buf bytes = { 0 };

	p->cells[0] = (struct picture_cell){ ' ', 256, 17 };
	picture_pack(&bytes, p);
	struct picture *q = picture_unpack(bytes.data, bytes.len, &wanted);
	assert_non_null(q);
	assert_int_equal(q->cols, 7);
	assert_int_equal(q->rows, 3);
	assert_memory_equal(q->cells, p->cells, 21 * sizeof(*p->cells));
	picture_free(q);
	picture_free(p);
	buf_release(&bytes);
}

static void bytes_that_are_no_whole_picture_are_none(void **state)
{
	(void)state;
	struct picture *p = checked(7, 3);
	struct buf bytes = { 0 };

	picture_pack(&bytes, p);
	for (size_t n = 0; n < bytes.len; n++)
		assert_null(picture_unpack(bytes.data, n, &wanted));
	buf_add_char(&bytes, 'x');
	assert_null(picture_unpack(bytes.data, bytes.len, &wanted));
	picture_free(p);
	buf_release(&bytes);
}

/* A decoder that was taken over may answer what it likes. */
static void what_was_not_asked_for_is_refused(void **state)
{
	(void)state;
	static const struct picture_cell bad[] = {
		{ 0x1B, 0, 0 },       { '\n', 0, 0 },     { 0x9B, 0, 0 },
		{ 0x7F, 0, 0 },       { 0x4E00, 0, 0 },   { 0x202E, 0, 0 },
		{ 0x0301, 0, 0 },     { 0xD800, 0, 0 },   { 0x110000, 0, 0 },
		{ 0xFFFFFFFF, 0, 0 }, { 0x257F, 0, 0 },   { 0x25A0, 0, 0 },
		{ ' ', 257, 0 },      { ' ', 0, 0xFFFF }, { 0, 0, 0 },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct picture *p = checked(4, 2);
		struct buf bytes = { 0 };
		p->cells[7] = bad[i];
		picture_pack(&bytes, p);
		assert_null(picture_unpack(bytes.data, bytes.len, &wanted));
		picture_free(p);
		buf_release(&bytes);
	}
}

static void a_picture_is_no_larger_and_plainer_than_asked_for(void **state)
{
	(void)state;
	static const struct picture_want wants[] = {
		{ .cols = 6, .rows = 20, .colours = 256 },
		{ .cols = 40, .rows = 2, .colours = 256 },
		{ .cols = 40, .rows = 20, .colours = 16 },
		{ .cols = 40, .rows = 20, .colours = 256, .ascii = true },
	};
	struct picture *p = checked(7, 3);
	struct buf bytes = { 0 };

	picture_pack(&bytes, p);
	for (size_t i = 0; i < sizeof(wants) / sizeof(*wants); i++)
		assert_null(picture_unpack(bytes.data, bytes.len, &wants[i]));
	picture_free(p);
	buf_release(&bytes);
}

static void pictures_fit_and_keep_their_aspect(void **state)
{
	(void)state;
	static const struct {
		int64_t width, height;
		int cols, rows;
	} rows[] = {
		{ 80, 80, 10, 5 },      { 160, 80, 20, 5 },
		{ 6400, 3200, 40, 10 }, { 3200, 6400, 20, 20 },
		{ 1, 1, 8, 4 },         { 16, 16, 8, 4 },
		{ 100000, 1, 40, 1 },   { 1, 100000, 1, 20 },
		{ 64000000, 1, 40, 1 }, { 8000, 8000, 40, 20 },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		int cols, n;
		picture_fit(rows[i].width, rows[i].height, &wanted, &cols, &n);
		assert_int_equal(cols, rows[i].cols);
		assert_int_equal(n, rows[i].rows);
	}
}

/* Pictures of any image but "later.png", until that has come. */
struct shop {
	int rows;
	bool come;
	int asked;
};

static struct picture *find(void *arg, const struct link *image, int cols,
			    bool *later)
{
	struct shop *shop = arg;

	shop->asked++;
	if (!strcmp(image->url, "none.png"))
		return NULL;
	*later = !strcmp(image->url, "later.png") && !shop->come;
	return *later ? NULL : checked(cols < 6 ? cols : 6, shop->rows);
}

static struct layout *with_pictures(const struct doc *d, int width,
				    struct shop *shop)
{
	struct layout_options o;

	layout_defaults(&o);
	o.width = width;
	o.pictures = (struct layout_pictures){ find, shop };
	return layout_new(d, &o);
}

static struct doc *markdown(const char *text)
{
	return page_doc(text, strlen(text));
}

static int count_lines(struct layout *l)
{
	struct spot s = { 0 };

	return (int)layout_move(l, &s, 10000) + 1;
}

static void a_picture_stands_below_its_text(void **state)
{
	(void)state;
	struct shop shop = { .rows = 3 };
	struct doc *d = markdown("好![a](a.png)\n\n末尾\n");
	struct layout *l = with_pictures(d, 20, &shop);
	const int n = count_lines(l);

	assert_int_equal(n, 1 + 3 + 2);
	for (uint32_t i = 0; i < 3; i++) {
		const struct line *line =
			layout_line(l, (struct spot){ 0, 1 + i });
		assert_non_null(line->picture);
		assert_int_equal(line->picture_cols, 6);
		assert_int_equal(line->cols, 6);
		assert_int_equal(line->picture[0].cp, 0x2580);
	}
	assert_null(layout_line(l, (struct spot){ 0, 0 })->picture);
	assert_null(layout_line(l, (struct spot){ 1, 1 })->picture);
	layout_free(l);
	doc_free(d);
}

static void places_of_the_text_are_found_above_its_pictures(void **state)
{
	(void)state;
	struct shop shop = { .rows = 4 };
	struct doc *d = markdown("上面 ![a](a.png) ![b](b.png)\n\n下面\n");
	struct layout *l = with_pictures(d, 40, &shop);
	const uint32_t len = doc_leaf(d, 0)->len;

	for (uint32_t off = 0; off <= len; off++)
		assert_int_equal(layout_find(l, 0, off).line, 0);
	const struct line *last = layout_line(l, (struct spot){ 0, 8 });
	assert_int_equal(last->off, len);
	assert_int_equal(last->end, len);
	assert_true(layout_bytes_before(l, (struct spot){ 0, 8 }) <=
		    layout_bytes_before(l, (struct spot){ 1, 0 }));
	layout_free(l);
	doc_free(d);
}

static void pictures_stand_behind_the_marks_of_their_block(void **state)
{
	(void)state;
	struct shop shop = { .rows = 2 };
	struct doc *d = markdown("> - ![a](a.png)\n");
	struct layout *l = with_pictures(d, 12, &shop);
	const struct spot end = layout_end(l);
	const struct line *line = layout_line(l, end);

	assert_non_null(line->picture);
	assert_int_equal(line->picture_col + line->picture_cols, line->cols);
	assert_int_equal(line->cols, 10);
	assert_int_equal(line->picture_col, 4);
	layout_free(l);
	doc_free(d);
}

static void cells_of_tables_and_code_have_no_pictures(void **state)
{
	(void)state;
	struct shop shop = { .rows = 2 };
	struct doc *d = markdown("| a | b |\n|---|---|\n| ![x](a.png) | c |\n\n"
				 "    ![x](a.png)\n");
	struct layout *l = with_pictures(d, 40, &shop);

	count_lines(l);
	assert_int_equal(shop.asked, 0);
	layout_free(l);
	doc_free(d);
}

static void what_comes_later_changes_only_its_leaf(void **state)
{
	(void)state;
	struct shop shop = { .rows = 3 };
	struct doc *d =
		markdown("![n](none.png)\n\n![l](later.png)\n\n![a](a.png)\n");
	struct layout *l = with_pictures(d, 20, &shop);
	const int before = count_lines(l);
	const struct line *other = layout_line(l, (struct spot){ 2, 3 });

	layout_retry_pictures(l);
	assert_int_equal(count_lines(l), before);
	shop.come = true;
	assert_int_equal(count_lines(l), before);
	layout_retry_pictures(l);
	const int asked = shop.asked;
	assert_int_equal(count_lines(l), before + 3);
	assert_int_equal(shop.asked, asked + 1);
	assert_ptr_equal(layout_line(l, (struct spot){ 2, 3 }), other);
	layout_retry_pictures(l);
	assert_int_equal(count_lines(l), before + 3);
	assert_int_equal(shop.asked, asked + 1);
	layout_free(l);
	doc_free(d);
}

static void many_images_in_one_paragraph_are_bounded(void **state)
{
	(void)state;
	struct shop shop = { .rows = 1 };
	struct buf text = { 0 };

	for (int i = 0; i < 500; i++)
		buf_add_str(&text, "![a](a.png) ");
	struct doc *d = page_doc(text.data, text.len);
	struct layout *l = with_pictures(d, 40, &shop);
	count_lines(l);
	assert_true(shop.asked > 3 && shop.asked <= 16);
	layout_free(l);
	doc_free(d);
	buf_release(&text);
}

static void a_picture_is_drawn_on_the_canvas_and_clipped(void **state)
{
	(void)state;
	struct shop shop = { .rows = 1 };
	struct doc *d = markdown("![a](a.png)\n");
	struct layout *l = with_pictures(d, 20, &shop);
	struct canvas *c = canvas_new(2, 8, (struct width_rules){ false });

	page_draw_line(c, (struct rect){ 0, 4, 1, 4 }, d,
		       layout_line(l, (struct spot){ 0, 1 }), 0);
	assert_string_equal(canvas_cell(c, 0, 3)->text, "");
	for (int col = 4; col < 8; col++) {
		assert_string_equal(canvas_cell(c, 0, col)->text, "▀");
		assert_int_equal(canvas_cell(c, 0, col)->ink, 197);
		assert_int_equal(canvas_cell(c, 0, col)->paper, 0);
	}
	canvas_free(c);
	layout_free(l);
	doc_free(d);
}

/* A JPEG's first segments, with a camera's orientation in them. */
static void add_jpeg(struct buf *out, char order, char orientation)
{
	static const char big[] =
		"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0";
	static const char little[] =
		"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0";

	buf_add(out,
		"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xE1\0\x22"
		"Exif\0\0",
		18);
	if (order == 'M')
		buf_add(out, big, sizeof(big) - 1);
	else
		buf_add(out, little, sizeof(little) - 1);
	buf_add_char(out, orientation);
	buf_add(out, "\0\0\0\0\0\0\0", order == 'M' ? 6 : 7);
	buf_add(out, "\xFF\xDA\0\x02", 4);
}

static void the_camera_says_how_it_was_held(void **state)
{
	(void)state;
	for (int i = 0; i < 20; i++) {
		const char order = i % 2 ? 'M' : 'I';
		const int want = i / 2;
		struct buf file = { 0 };
		add_jpeg(&file, order, (char)want);
		assert_int_equal(
			exif_orientation((uint8_t *)file.data, file.len),
			want >= 1 && want <= 8 ? want : 1);
		for (size_t n = 0; n < file.len; n++) {
			uint8_t *cut = (uint8_t *)xmemdup(file.data, n);
			const int got = exif_orientation(cut, n);
			assert_true(got >= 1 && got <= 8);
			free(cut);
		}
		buf_release(&file);
	}
}

/* An image of 2 times 1 pixels, the first of which is 1. */
static void a_picture_is_turned_upright(void **state)
{
	(void)state;
	static const struct {
		int width, first; /* and where the 1 is then */
	} rows[] = {
		{ 2, 0 }, { 2, 1 }, { 2, 1 }, { 2, 0 },
		{ 1, 0 }, { 1, 0 }, { 1, 1 }, { 1, 1 },
	};

	for (int i = 0; i < 8; i++) {
		struct image image = { 2, 1, xcalloc(2, 4) };
		image.rgba[0] = 1;
		exif_turn(&image, i + 1);
		assert_int_equal(image.width, rows[i].width);
		assert_int_equal(image.height, 3 - rows[i].width);
		assert_int_equal(image.rgba[4 * rows[i].first], 1);
		assert_int_equal(image.rgba[4 * !rows[i].first], 0);
		free(image.rgba);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_packed_comes_out_again),
		cmocka_unit_test(bytes_that_are_no_whole_picture_are_none),
		cmocka_unit_test(what_was_not_asked_for_is_refused),
		cmocka_unit_test(
			a_picture_is_no_larger_and_plainer_than_asked_for),
		cmocka_unit_test(pictures_fit_and_keep_their_aspect),
		cmocka_unit_test(a_picture_stands_below_its_text),
		cmocka_unit_test(
			places_of_the_text_are_found_above_its_pictures),
		cmocka_unit_test(
			pictures_stand_behind_the_marks_of_their_block),
		cmocka_unit_test(cells_of_tables_and_code_have_no_pictures),
		cmocka_unit_test(what_comes_later_changes_only_its_leaf),
		cmocka_unit_test(many_images_in_one_paragraph_are_bounded),
		cmocka_unit_test(a_picture_is_drawn_on_the_canvas_and_clipped),
		cmocka_unit_test(the_camera_says_how_it_was_held),
		cmocka_unit_test(a_picture_is_turned_upright),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

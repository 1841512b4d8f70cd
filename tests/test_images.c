/* SPDX-License-Identifier: MIT */
/* Images of posts, drawn by the real programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/png.h"
#include "support/sandbox.h"
#include "support/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The program that draws lies beside the other. NULL, and the test is skipped,
 * where its libraries are missing. */
static bool has_drawer(const struct sandbox *s)
{
	struct buf path = { 0 };

	buf_add_str(&path, s->program);
	buf_add_str(&path, "-picture");
	const bool there = access(path.data, X_OK) == 0;
	buf_release(&path);
	return there;
}

static int setup(void **state)
{
	struct sandbox *s = calloc(1, sizeof(*s));

	*state = s;
	return sandbox_init(s) ? 0 : -1;
}

static int teardown(void **state)
{
	sandbox_release(*state);
	free(*state);
	return 0;
}

static void write_png(struct sandbox *s, const char *path, uint32_t width,
		      uint32_t height, uint32_t rows)
{
	struct buf png = { 0 };

	png_add(&png, width, height, rows);
	sandbox_write(s, path, png.data, png.len);
	buf_release(&png);
}

/* Block elements in the output. */
static int count_blocks(const struct sandbox *s)
{
	const char *at = buf_str(&s->out);
	int n = 0;

	while ((at = strstr(at, "\xE2\x96")) != NULL) {
		const unsigned char last = (unsigned char)at[2];
		n += last >= 0x80 && last <= 0x9F;
		at += 3;
	}
	return n;
}

static void show_draws_only_when_asked_to(void **state)
{
	struct sandbox *s = *state;
	if (!has_drawer(s))
		skip();

	write_png(s, "a.png", 16, 16, 16);
	sandbox_write_str(s, "p.md", "![it](a.png)\n");
	sandbox_write_str(s, "c.yml", "images: true\n");
	sandbox_expect(s, "show p.md", 0);
	assert_int_equal(count_blocks(s), 0);
	sandbox_expect(s, "show -C c.yml p.md", 0);
	assert_int_equal(count_blocks(s), 0);
	sandbox_expect(s, "show -o images=true p.md", 0);
	assert_true(count_blocks(s) > 0);
	assert_null(strchr(s->out.data, '\033'));
	sandbox_expect(s, "show -o images=yes --color=always p.md", 0);
	assert_non_null(strstr(s->out.data, "\033[9"));
}

static void ascii_where_blocks_are_wide(void **state)
{
	struct sandbox *s = *state;
	if (!has_drawer(s))
		skip();

	write_png(s, "a.png", 64, 64, 64);
	sandbox_write_str(s, "p.md", "![it](a.png)\n");
	sandbox_expect(s, "show -o images=yes -o ambiguous=2 p.md", 0);
	assert_int_equal(count_blocks(s), 0);
}

static void images_are_found_as_sites_keep_them(void **state)
{
	static const struct {
		const char *image, *post, *url;
	} rows[] = {
		{ "_posts/a.png", "_posts/2026-01-01-x.md", "a.png" },
		{ "img/a b.png", "_posts/2026-01-01-x.md", "/img/a%20b.png" },
		{ "img/a.png", "_posts/2026-01-01-x.md",
		  "{{ site.baseurl }}/img/a.png?v=1" },
		{ "img/a.png", "_posts/deep/er/x.md", "../../../img/a.png" },
		{ "img/a.png", "_posts/deep/er/x.md", "/img/a.png" },
		{ "static/i/a.png", "content/posts/x.md", "/i/a.png" },
		{ "content/posts/x/a.png", "content/posts/x/index.md",
		  "a.png" },
		{ "source/_posts/x/a.png", "source/_posts/x.md", "a.png" },
		{ "source/images/a.png", "source/_posts/x.md",
		  "/images/a.png" },
	};
	(void)state;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct sandbox s;
		struct buf text = { 0 }, line = { 0 };
		if (!sandbox_init(&s) || !has_drawer(&s))
			skip();
		write_png(&s, rows[i].image, 16, 16, 16);
		buf_printf(&text, "![it](<%s>)\n", rows[i].url);
		sandbox_write(&s, rows[i].post, text.data, text.len);
		buf_printf(&line, "show -o images=yes %s", rows[i].post);
		sandbox_expect(&s, line.data, 0);
		if (count_blocks(&s) == 0)
			fail_msg("%s in %s is not found", rows[i].url,
				 rows[i].post);
		buf_release(&text);
		buf_release(&line);
		sandbox_release(&s);
	}
}

static void make_hostile_files(struct sandbox *s)
{
	struct buf path = { 0 };

	write_png(s, "huge.png", 65535, 65535, 1);
	write_png(s, "long.png", 2147483647, 1, 0);
	write_png(s, "none.png", 0, 0, 0);
	write_png(s, "cut.png", 300, 300, 10);
	sandbox_write(s, "text.png", "no image\n", 9);
	sandbox_write(s, "empty.png", "", 0);
	sandbox_write(s, "start.png", "\x89PNG\r\n\x1A\n", 8);
	sandbox_write(s, "jpeg.png", "\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\xFF",
		      12);
	sandbox_write(s, "gif.png",
		      "GIF89a\xFF\xFF\xFF\xFF\xF7\x00\x00,\x00\x00\x00\x00"
		      "\xFF\xFF\xFF\xFF\x00\x08\xFF",
		      26);
	sandbox_write(s, "webp.png", "RIFF\xFF\xFF\xFF\xFFWEBPVP8 \xFF\xFF",
		      18);
	sandbox_write_str(s, "dir.png/x", "");
	buf_printf(&path, "%s/fifo.png", s->dir);
	assert_int_equal(mkfifo(path.data, 0600), 0);
	buf_release(&path);
}

static void hostile_images_stay_lines_of_text(void **state)
{
	static const char *const urls[] = {
		"huge.png",  "long.png",     "none.png",
		"cut.png",   "text.png",     "empty.png",
		"start.png", "jpeg.png",     "gif.png",
		"webp.png",  "dir.png",      "fifo.png",
		"no.png",    "/dev/zero",    "../../../../../dev/tty",
		"",          "file:a.png",   "http://127.0.0.1:9/a.png",
		"//x/a.png", "a.png%00.png", "data:image/png;base64,iVBORw0=",
	};
	struct sandbox *s = *state;
	struct buf text = { 0 };

	make_hostile_files(s);
	write_png(s, "a.png", 16, 16, 16);
	for (size_t i = 0; i < sizeof(urls) / sizeof(*urls); i++)
		buf_printf(&text, "![it](%s)\n\n", urls[i]);
	buf_add_str(&text, "the end\n");
	sandbox_write(s, "p.md", text.data, text.len);
	sandbox_expect(s, "show -o images=yes p.md", 0);
	assert_int_equal(count_blocks(s), 0);
	assert_non_null(strstr(s->out.data, "the end"));
	buf_release(&text);
}

/* The row's cells from the first block element on. */
static int first_block(struct session *s, int row, int cols)
{
	for (int col = 0; col < cols; col++)
		if (!strncmp(session_cell(s, row, col).text, "\xE2\x96", 3) ||
		    session_cell(s, row, col).back >= 16)
			return col;
	return -1;
}

static int count_rows(struct session *s, int rows, int cols)
{
	int n = 0;

	for (int row = 0; row < rows; row++)
		n += first_block(s, row, cols) >= 0;
	return n;
}

static struct session *start(struct sandbox *sandbox, int rows, int cols)
{
	struct buf post = { 0 };
	static const char *const env[] = { "TERM=xterm-256color", NULL };

	buf_printf(&post, "%s/p.md", sandbox->dir);
	const char *const argv[] = { sandbox->program, "-o", "images=true",
				     post.data, NULL };
	struct session *s = session_start(rows, cols, argv, env);
	buf_release(&post);
	return s;
}

/* It comes when it is drawn, so the screen is looked at again. */
static void wait_rows(struct session *s, int rows, int cols, int n)
{
	for (int tries = 0; tries < 500; tries++) {
		if (count_rows(s, rows, cols) == n)
			return;
		assert_true(session_settle(s));
		usleep(10000);
	}
	fprintf(stderr, "%s", session_screen(s));
	assert_int_equal(count_rows(s, rows, cols), n);
}

static void a_picture_comes_on_the_screen(void **state)
{
	struct sandbox *sandbox = *state;
	if (!has_drawer(sandbox))
		skip();

	write_png(sandbox, "a.png", 160, 160, 160);
	sandbox_write_str(sandbox, "p.md",
			  "# T\n\nabove\n\n![it](a.png)\n\nbelow\n");
	struct session *s = start(sandbox, 24, 60);
	assert_true(session_wait_text(s, "below"));
	wait_rows(s, 24, 60, 10);
	const int first = session_find(s, "[1]") + 1;
	const int col = first_block(s, first, 60);
	/* colours of the palette's cube: red above, blue below */
	assert_int_equal(session_cell(s, first, col).back, 196);
	assert_int_equal(session_cell(s, first + 9, col).back, 21);
	assert_int_equal(session_find(s, "below"), first + 11);

	session_keys(s, "/below<enter>");
	assert_true(session_settle(s));
	assert_int_equal(count_rows(s, 24, 60), 10);

	session_resize(s, 24, 30);
	assert_true(session_wait_text(s, "below"));
	wait_rows(s, 24, 30, 10);
	session_resize(s, 12, 60);
	assert_true(session_wait_gone(s, "below"));
	wait_rows(s, 12, 60, 6);
	session_keys(s, "ggjjjjjj");
	assert_true(session_wait_text(s, "below"));
	session_keys(s, "kk");
	assert_true(session_settle(s));
	assert_true(session_restored(s) == false);
	session_keys(s, "Q");
	int status;
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	assert_true(session_restored(s));
	session_stop(s);
}

/* The image is another one, or none any more, when the posts are read again. */
static void what_an_image_has_become_is_drawn_after_a_reload(void **state)
{
	struct sandbox *sandbox = *state;
	if (!has_drawer(sandbox))
		skip();

	write_png(sandbox, "a.png", 160, 160, 160);
	sandbox_write_str(sandbox, "p.md", "# T\n\n![it](a.png)\n\nbelow\n");
	struct session *s = start(sandbox, 24, 60);
	assert_true(session_wait_text(s, "below"));
	wait_rows(s, 24, 60, 10);
	write_png(sandbox, "a.png", 160, 64, 64);
	session_keys(s, "<c-r>");
	wait_rows(s, 24, 60, 4);
	sandbox_write(sandbox, "a.png", "gone", 4);
	session_keys(s, "<c-r>");
	wait_rows(s, 24, 60, 0);
	assert_true(session_find(s, "[it][1]") >= 0);
	session_stop(s);
}

static void a_hostile_image_does_not_stop_the_screen(void **state)
{
	struct sandbox *sandbox = *state;

	make_hostile_files(sandbox);
	sandbox_write_str(sandbox, "p.md",
			  "# T\n\n![1](fifo.png)\n\n![2](huge.png)\n\n"
			  "![3](dir.png)\n\n![4](jpeg.png)\n\nbelow\n");
	struct session *s = start(sandbox, 24, 60);
	assert_true(session_wait_text(s, "below"));
	session_keys(s, "jkjkG");
	assert_true(session_settle(s));
	assert_int_equal(count_rows(s, 24, 60), 0);
	session_keys(s, "Q");
	int status;
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	session_stop(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(show_draws_only_when_asked_to,
						setup, teardown),
		cmocka_unit_test_setup_teardown(ascii_where_blocks_are_wide,
						setup, teardown),
		cmocka_unit_test(images_are_found_as_sites_keep_them),
		cmocka_unit_test_setup_teardown(
			hostile_images_stay_lines_of_text, setup, teardown),
		cmocka_unit_test_setup_teardown(a_picture_comes_on_the_screen,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_an_image_has_become_is_drawn_after_a_reload, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			a_hostile_image_does_not_stop_the_screen, setup,
			teardown),
	};

	if (!session_program())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}

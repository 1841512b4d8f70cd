/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "support/screen.h"
#include "ui/key.h"
#include "ui/ui.h"

#include <stdio.h>
#include <string.h>

struct ui_test {
	struct archive *archive;
	struct ui *ui;
	struct canvas *canvas;
};

static const char long_body[] =
	"Opening words.\n\n"
	"## First part\n\nSome text.\n\n"
	"**Source:** [one](https://one.example/a)\n\n"
	"## Second part\n\nMore text with a needle in it.\n\n"
	"**Source:** [two](https://two.example/b)\n\n"
	"## Third part\n\nWrite to [me](mailto:me@example.org).\n";

static struct ui_test start(int rows, int cols)
{
	const struct width_rules rules = { false, false };
	const struct loader_status done = {
		.found = 5, .loaded = 5, .walked = true, .done = true
	};
	struct ui_test t = { .archive = archive_new() };
	struct ui_options o = { .today = 20000 };

	screen_add_post(t.archive, "2026-02-05\nsource: https://head.example/",
			"Five 五", "AI, 云", long_body);
	screen_add_post(t.archive, "2026-02-04", "Four 四", "AI",
			"[a](https://a.example/) [b](https://b.example/)");
	screen_add_post(t.archive, "2026-02-03", "Three 三", "云",
			"Here is a needle.[^1]\n\n[^1]: In hay.\n");
	screen_add_post(t.archive, "2026-01-02", "Two 二", "", "Nothing.");
	screen_add_post(t.archive, "2026-01-01", "One 一", "AI, other",
			"The end.");
	layout_defaults(&o.layout);
	o.layout.width = 80;
	t.ui = ui_new(&o, t.archive);
	ui_loading(t.ui, &done, false);
	t.canvas = canvas_new(rows, cols, rules);
	ui_draw(t.ui, t.canvas);
	return t;
}

static void end(struct ui_test *t)
{
	canvas_free(t->canvas);
	ui_free(t->ui);
	archive_free(t->archive);
}

/* Types the keys and draws; returns the last request. */
static int type(struct ui_test *t, const char *keys)
{
	const int request = screen_type(t->ui, keys);

	ui_draw(t->ui, t->canvas);
	screen_assert_sound(t->canvas);
	return request;
}

static const char *status(struct ui_test *t, struct buf *out)
{
	buf_clear(out);
	screen_add(out, t->canvas, canvas_rows(t->canvas) - 1, 0,
		   canvas_cols(t->canvas));
	return buf_str(out);
}

static void assert_status(struct ui_test *t, const char *want)
{
	struct buf row = { 0 };

	status(t, &row);
	if (!strstr(buf_str(&row), want))
		fail_msg("status is \"%s\", not \"%s\"", buf_str(&row), want);
	buf_release(&row);
}

static void preview_follows_the_cursor(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	screen_assert_has(t.canvas, "Opening words.");
	assert_status(&t, " 1/5");
	type(&t, "2j");
	screen_assert_has(t.canvas, "Here is a needle.");
	assert_status(&t, " 3/5");
	type(&t, "G");
	screen_assert_has(t.canvas, "The end.");
	type(&t, "gg");
	screen_assert_has(t.canvas, "Opening words.");
	end(&t);
}

static struct ui_test start_linked(void)
{
	struct ui_test t = start(30, 100);

	/* posts are 0.md, 1.md, … in the order in which they come */
	screen_add_post(t.archive, "2026-03-01", "Linking 連", "AI",
			"To [the needle](2.md), [[3|two]], [away](http://a.b/)"
			" and [nowhere](99.md).");
	type(&t, "gg<enter>");
	screen_assert_has(t.canvas, "To the needle");
	return t;
}

static void a_link_to_a_post_is_followed_and_left_again(void **state)
{
	struct ui_test t = start_linked();

	(void)state;
	assert_int_equal(type(&t, "#1<enter>"), UI_NOTHING);
	screen_assert_has(t.canvas, "Here is a needle.");
	assert_int_equal(type(&t, "h"), UI_NOTHING);
	screen_assert_has(t.canvas, "To the needle");
	type(&t, "#2<enter>");
	screen_assert_has(t.canvas, "Nothing.");
	type(&t, "<backspace>");
	screen_assert_has(t.canvas, "To the needle");
	assert_int_equal(type(&t, "#3<enter>"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "http://a.b/");
	assert_int_equal(type(&t, "#4<enter>"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "99.md");
	/* and then to the list, as ever */
	type(&t, "hG");
	screen_assert_has(t.canvas, "The end.");
	end(&t);
}

/* Paragraphs between two headings; the links are above them. */
static void add_long_post(struct ui_test *t, const char *date,
			  const char *title, const char *links)
{
	struct buf body = { 0 };

	buf_printf(&body, "%s\n\n", links);
	for (int i = 0; i < 40; i++)
		buf_printf(&body, "Paragraph %d.\n\n", i);
	buf_add_str(&body, "## 第二节\n\nHere it ends.\n\n");
	for (int i = 0; i < 40; i++)
		buf_printf(&body, "Rest %d.\n\n", i);
	screen_add_post(t->archive, date, title, "AI", buf_str(&body));
	buf_release(&body);
}

static void links_within_a_post_are_followed_and_left_again(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	add_long_post(&t, "2026-03-01", "Long 長",
		      "[down](#第二节) [there](#none) [up](#)");
	type(&t, "gg<enter>");
	assert_int_equal(type(&t, "#1<enter>"), UI_NOTHING);
	screen_assert_has(t.canvas, "Here it ends.");
	assert_int_equal(type(&t, "#3<enter>"), UI_NOTHING);
	screen_assert_has(t.canvas, "Paragraph 0.");
	type(&t, "h");
	screen_assert_has(t.canvas, "Here it ends.");
	type(&t, "h");
	screen_assert_has(t.canvas, "Paragraph 0.");
	assert_int_equal(type(&t, "#2<enter>"), UI_NOTHING);
	assert_status(&t, "no place named #none");
	type(&t, "L");
	screen_assert_has(t.canvas, "1 here");
	end(&t);
}

static void a_link_to_a_part_of_a_post_leads_there(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	/* posts are named by their place in the archive */
	screen_add_post(t.archive, "2026-03-01", "Linking 連", "AI",
			"To [a part](6.md#%E7%AC%AC%E4%BA%8C%E8%8A%82).");
	add_long_post(&t, "2026-02-28", "Long 長", "");
	type(&t, "gg<enter>#1<enter>");
	screen_assert_has(t.canvas, "Here it ends.");
	type(&t, "h");
	screen_assert_has(t.canvas, "To a part");
	end(&t);
}

static void the_list_of_links_says_which_lead_to_posts(void **state)
{
	struct ui_test t = start_linked();

	(void)state;
	type(&t, "L");
	screen_assert_has(t.canvas, "1 post");
	screen_assert_has(t.canvas, "2 post");
	screen_assert_has(t.canvas, "3 link");
	screen_assert_has(t.canvas, "4 link");
	end(&t);
}

static void a_link_leads_out_of_the_filter_and_back_into_it(void **state)
{
	struct ui_test t = start_linked();
	struct err err = { 0 };

	(void)state;
	assert_true(ui_filter(t.ui, "title:Linking", &err));
	type(&t, "<enter>");
	assert_status(&t, "1/1");
	type(&t, "#1<enter>");
	screen_assert_has(t.canvas, "Here is a needle.");
	assert_status(&t, "/6");
	type(&t, "h");
	screen_assert_has(t.canvas, "To the needle");
	assert_status(&t, "1/1");
	end(&t);
}

static void who_goes_on_by_the_list_does_not_come_back_by_links(void **state)
{
	struct ui_test t = start_linked();

	(void)state;
	type(&t, "#1<enter>J");
	screen_assert_has(t.canvas, "Nothing.");
	type(&t, "h");
	screen_assert_has(t.canvas, "Nothing.");
	type(&t, "gg");
	screen_assert_has(t.canvas, "To the needle");
	end(&t);
}

static void narrow_screens_show_one_pane(void **state)
{
	struct ui_test t = start(12, 40);

	(void)state;
	screen_assert_has(t.canvas, "Five 五");
	screen_assert_has(t.canvas, "One 一");
	screen_assert_lacks(t.canvas, "Opening");
	type(&t, "<enter>");
	screen_assert_has(t.canvas, "Opening words.");
	screen_assert_lacks(t.canvas, "One 一");
	type(&t, "J");
	screen_assert_has(t.canvas, "Four 四");
	type(&t, "<esc>");
	screen_assert_has(t.canvas, "One 一");
	type(&t, "<tab>");
	screen_assert_lacks(t.canvas, "One 一");
	assert_int_equal(type(&t, "q"), UI_NOTHING);
	assert_int_equal(type(&t, "q"), UI_QUIT);
	end(&t);
}

static void every_size_and_key_is_survived(void **state)
{
	static const char *const scripts[] = {
		"jjk",
		"<enter>jj]]",
		"?",
		"/x<enter>",
		"t",
		"tab",
		"L",
		"T",
		"Ftag:",
		"D<space>",
		"#1",
		"z>>",
		"Fa b(<enter>",
		"/needle<enter>nN",
		"]t[t",
		"5",
		"C",
	};
	int n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		struct ui_test t = start(24, 80);
		type(&t, scripts[i]);
		for (int rows = 1; rows <= 24; rows += 1 + rows / 6)
			for (int cols = 1; cols <= 130; cols += 1 + cols / 7) {
				canvas_resize(t.canvas, rows, cols);
				ui_draw(t.ui, t.canvas);
				screen_assert_sound(t.canvas);
				type(&t, "<down><up>");
				n++;
			}
		canvas_resize(t.canvas, 24, 80);
		ui_draw(t.ui, t.canvas);
		end(&t);
	}
	print_message("note: %d screens drawn\n", n);
}

static void screen_is_right_again_when_it_grows(void **state)
{
	struct ui_test t = start(30, 100);
	struct canvas *before =
		canvas_new(30, 100, (struct width_rules){ false, false });

	(void)state;
	type(&t, "<enter>]]");
	ui_draw(t.ui, before);
	canvas_resize(t.canvas, 2, 3);
	ui_draw(t.ui, t.canvas);
	canvas_resize(t.canvas, 30, 100);
	ui_draw(t.ui, t.canvas);
	for (int row = 0; row < 30; row++)
		for (int col = 0; col < 100; col++)
			assert_memory_equal(canvas_cell(t.canvas, row, col),
					    canvas_cell(before, row, col),
					    sizeof(struct cell));
	canvas_free(before);
	end(&t);
}

static void picked_tag_filters_the_list(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "tai<enter>");
	assert_status(&t, " 1/3 of 5 · tag:AI");
	screen_assert_lacks(t.canvas, "Three 三");
	type(&t, "t云<enter>");
	assert_status(&t, " 1/1 of 5 · tag:AI tag:云");
	type(&t, "c");
	assert_status(&t, " 1/5");
	screen_assert_has(t.canvas, "Three 三");
	type(&t, "D01<enter>");
	assert_status(&t, " 1/2 of 5");
	screen_assert_has(t.canvas, "Two 二");
	type(&t, "t<esc>");
	assert_status(&t, " 1/2 of 5");
	end(&t);
}

static void filter_line_counts_and_points_at_errors(void **state)
{
	struct ui_test t = start(30, 100);
	int row, col;

	(void)state;
	type(&t, "Ftag:AI");
	screen_assert_has(t.canvas, "Filter: tag:AI");
	screen_assert_has(t.canvas, "3 posts");
	type(&t, "<enter>");
	assert_status(&t, " 1/3 of 5 · tag:AI");
	type(&t, "F nosuchfield:x<enter>");
	screen_assert_has(t.canvas, "Filter: tag:AI nosuchfield:x");
	screen_assert_has(t.canvas, "no field `nosuchfield`");
	canvas_cursor(t.canvas, &row, &col);
	assert_int_equal(row, 29);
	assert_int_equal(col, 8 + 7);
	type(&t, "<esc>");
	assert_status(&t, " 1/3 of 5 · tag:AI");
	type(&t, "F^Ezzz<enter>");
	screen_assert_has(t.canvas, "No post matches");
	screen_assert_has(t.canvas, "tag:AIzzz");
	screen_assert_has(t.canvas, "c shows all posts");
	type(&t, "<enter>jjGL<esc>T<esc>o");
	type(&t, "c");
	assert_status(&t, "/5");
	end(&t);
}

static void source_and_section_source_are_asked_for(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	assert_int_equal(type(&t, "o"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://head.example/");
	assert_int_equal(type(&t, "<enter>]]]]O"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://two.example/b");
	assert_int_equal(type(&t, "[[O"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://one.example/a");
	type(&t, "h3j");
	assert_int_equal(type(&t, "o"), UI_NOTHING);
	assert_status(&t, "no source");
	end(&t);
}

static void links_open_by_number(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "j2");
	assert_true(ui_waits(t.ui));
	assert_int_equal(ui_timeout(t.ui), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://b.example/");
	assert_int_equal(type(&t, "#1<enter>"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://a.example/");
	type(&t, "L");
	screen_assert_has(t.canvas, "b.example");
	assert_int_equal(type(&t, "j<enter>"), UI_OPEN_URL);
	assert_string_equal(ui_text(t.ui), "https://b.example/");
	type(&t, "L2");
	assert_int_equal(ui_timeout(t.ui), UI_OPEN_URL);
	type(&t, "9");
	assert_int_equal(ui_timeout(t.ui), UI_NOTHING);
	ui_draw(t.ui, t.canvas);
	assert_status(&t, "no link 9");
	end(&t);
}

/* Without links the list has the marks of footnotes, and their ways back. */
static void notes_are_followed_and_led_back_from(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "jj<enter><enter>");
	screen_assert_has(t.canvas, "note 1. In hay.");
	assert_int_equal(type(&t, "<enter>"), UI_NOTHING);
	ui_draw(t.ui, t.canvas);
	screen_assert_has(t.canvas, "1. In hay. ↩");
	type(&t, "L");
	screen_assert_has(t.canvas, "note ↩ In hay.");
	assert_int_equal(type(&t, "j<enter>"), UI_NOTHING);
	ui_draw(t.ui, t.canvas);
	screen_assert_has(t.canvas, "Here is a needle.¹");
	end(&t);
}

static void a_link_is_left_for_the_line_it_stood_on(void **state)
{
	struct ui_test t = start(12, 60);
	struct buf body = { 0 };

	(void)state;
	for (int i = 0; i < 300; i++)
		buf_printf(&body, "word%d ", i);
	buf_add_str(&body, "here[^1] [down](#end)\n\n[^1]: The note.\n\n");
	buf_add_str(&body, "```html\n<p id=\"end\">\n```\n\n");
	for (int i = 0; i < 20; i++)
		buf_printf(&body, "Rest %d.\n\n", i);
	buf_add_str(&body, "# End\n\nBelow.\n");
	screen_add_post(t.archive, "2026-03-01", "Long 長", "AI",
			buf_str(&body));
	type(&t, "gg<enter><space><space><space><space>");
	screen_assert_has(t.canvas, "here¹");
	type(&t, "Lj<enter>");
	screen_assert_has(t.canvas, "The note.");
	type(&t, "h");
	screen_assert_has(t.canvas, "here¹");
	/* an id in an example is none */
	type(&t, "#1<enter>");
	screen_assert_has(t.canvas, "Below.");
	/* back to where no note was left for */
	type(&t, "LG<enter>");
	screen_assert_has(t.canvas, "here¹");
	type(&t, "h");
	screen_assert_has(t.canvas, "Below.");
	buf_release(&body);
	end(&t);
}

static void a_note_is_left_for_the_place_of_its_mark(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	add_long_post(&t, "2026-03-01", "Long 長",
		      "[^1]: The note.\n\nFirst[^1]");
	type(&t, "gg<enter><enter><enter>");
	screen_assert_has(t.canvas, "The note.");
	type(&t, "h");
	screen_assert_has(t.canvas, "First¹");
	screen_assert_has(t.canvas, "Paragraph 0.");
	/* a way back leaves nothing to go back to */
	type(&t, "<enter><enter><enter><enter>");
	type(&t, "h");
	type(&t, "G");
	screen_assert_has(t.canvas, "The end.");
	end(&t);
}

static void copying_gives_url_or_title_and_url(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	assert_int_equal(type(&t, "y"), UI_COPY);
	assert_string_equal(ui_text(t.ui), "https://head.example/");
	assert_int_equal(type(&t, "Y"), UI_COPY);
	assert_string_equal(ui_text(t.ui), "Five 五 https://head.example/");
	assert_int_equal(type(&t, "jLjy"), UI_COPY);
	assert_string_equal(ui_text(t.ui), "https://b.example/");
	end(&t);
}

static void related_posts_share_a_tag(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "j]t");
	assert_status(&t, " 5/5");
	type(&t, "2[t");
	assert_status(&t, " 1/5");
	type(&t, "[t");
	assert_status(&t, "No further post");
	type(&t, "3j]t");
	assert_status(&t, "no tags");
	end(&t);
}

static void search_in_the_list_sees_titles_and_bodies(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "/NEEDLE<enter>");
	assert_status(&t, " 3/5");
	type(&t, "n");
	assert_status(&t, " 1/5");
	type(&t, "N");
	assert_status(&t, " 3/5");
	type(&t, "/一<enter>");
	assert_status(&t, " 5/5");
	type(&t, "/absent<enter>");
	assert_status(&t, "No post of this list has it");
	type(&t, "\\needle<enter>");
	assert_status(&t, " 3/5");
	end(&t);
}

static void search_in_the_post_is_marked(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "<enter>/needle<enter>");
	assert_status(&t, "match 1/1");
	assert_true(screen_marked_row(t.canvas, FACE_FOUND) >= 0);
	type(&t, "n");
	assert_status(&t, "around the end");
	type(&t, "/absent<enter>");
	assert_status(&t, "Not found");
	type(&t, "hc");
	assert_int_equal(screen_marked_row(t.canvas, FACE_FOUND), -1);
	end(&t);
}

static void zen_leaves_the_post_alone(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "<enter>z");
	screen_assert_lacks(t.canvas, "One 一");
	type(&t, "z");
	screen_assert_has(t.canvas, "One 一");
	type(&t, "z<esc>");
	screen_assert_has(t.canvas, "One 一");
	end(&t);
}

static void clearing_nothing_and_going_around_are_told(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "c");
	assert_status(&t, "No filter to clear: all posts are here");
	type(&t, "<enter>/part<enter>nnn");
	assert_status(&t, "Search went around the end: match 1/3");
	type(&t, "<lt>");
	type(&t, "x");
	assert_status(&t, "x means nothing here; ? shows all keys");
	type(&t, "h<lt>");
	assert_status(&t, "< means nothing here; ? shows all keys");
	end(&t);
}

static void outline_leads_to_a_heading(void **state)
{
	struct ui_test t = start(20, 50);

	(void)state;
	type(&t, "<enter>T");
	screen_assert_has(t.canvas, "Third part");
	screen_assert_has(t.canvas, "│   Third part"); /* below the title */
	type(&t, "/third<enter><enter>");
	screen_assert_row(t.canvas, 0, " Third part");
	end(&t);
}

static void question_is_answered_by_one_key(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	ui_ask(t.ui, "Write to mailto:x?", "mailto:x");
	ui_draw(t.ui, t.canvas);
	assert_status(&t, "Write to mailto:x? (y/n)");
	assert_int_equal(type(&t, "y"), UI_OPEN_SURE);
	assert_string_equal(ui_text(t.ui), "mailto:x");
	ui_ask(t.ui, "Write to mailto:x?", "mailto:x");
	assert_int_equal(type(&t, "n"), UI_NOTHING);
	ui_ask(t.ui, "Write to mailto:x?", "mailto:x");
	assert_int_equal(type(&t, "<enter>"), UI_NOTHING);
	assert_status(&t, " 1/5");
	end(&t);
}

static void message_lasts_until_the_next_key(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	ui_warn(t.ui, "bad\033[31m thing");
	ui_draw(t.ui, t.canvas);
	assert_status(&t, "bad[31m thing");
	type(&t, "j");
	assert_status(&t, " 2/5");
	end(&t);
}

static void reload_keeps_post_and_place(void **state)
{
	struct ui_test t = start(12, 100);
	struct archive *old = t.archive;

	(void)state;
	type(&t, "<enter>]]]]");
	screen_assert_has(t.canvas, "Second part");
	t.archive = archive_new();
	screen_add_post(t.archive, "2026-02-05", "Five 五", "AI", long_body);
	screen_add_post(t.archive, "2026-02-09", "Newer", "AI", "x");
	ui_set_archive(t.ui, t.archive);
	archive_free(old);
	ui_draw(t.ui, t.canvas);
	assert_status(&t, " 2/2");
	screen_assert_has(t.canvas, "Second part");
	screen_assert_lacks(t.canvas, "First part");
	end(&t);
}

/* A post with a mistake in its head, one that is no post, and a mere note. */
static void add_problems(struct ui_test *t)
{
	struct batch b;

	screen_add_post(t->archive, "2026-02-01\nbad: [", "Broken 破", "",
			"Text of the broken one.");
	batch_init(&b);
	batch_add_problem(&b, "some/where/big.md", 0, 0, PROBLEM_BIG, "%s",
			  "larger than 64 MiB");
	batch_add_problem(&b, "some/README.md", 0, 0, PROBLEM_PAGE, "%s",
			  "not a post");
	archive_take(t->archive, &b);
	batch_release(&b);
	type(t, "");
}

static void problems_are_listed_with_what_to_do(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "!");
	screen_assert_has(t.canvas, "Nothing is wrong in these files");
	type(&t, "<esc>");
	add_problems(&t);
	assert_status(&t, "! 2 problems");
	type(&t, "!G");
	screen_assert_has(t.canvas, "K005 big");
	screen_assert_has(t.canvas, "big.md  larger than 64 MiB");
	screen_assert_has(t.canvas, "some/where/big.md");
	screen_assert_has(t.canvas, "To mend it: split it");
	screen_assert_lacks(t.canvas, "README");
	type(&t, "<enter>");
	assert_status(&t, "Not among the posts: some/where/big.md");
	type(&t, "!gg");
	screen_assert_has(t.canvas, "5.md:");
	type(&t, "<enter>");
	screen_assert_has(t.canvas, "Text of the broken one.");
	assert_status(&t, " 4/6");
	end(&t);
}

static void a_problem_is_gone_to_whatever_the_filter_and_back(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	add_problems(&t);
	type(&t, "Ftag:nobody<enter>");
	screen_assert_has(t.canvas, "No post matches");
	type(&t, "!gg<enter>");
	screen_assert_has(t.canvas, "Text of the broken one.");
	type(&t, "h");
	type(&t, "cgg<enter>!gg<enter>");
	screen_assert_has(t.canvas, "Text of the broken one.");
	type(&t, "h");
	screen_assert_has(t.canvas, "Opening words.");
	end(&t);
}

static void an_open_problem_list_follows_the_archive(void **state)
{
	struct ui_test t = start(30, 100);
	struct archive *old = t.archive;

	(void)state;
	add_problems(&t);
	type(&t, "!G/big");
	screen_assert_has(t.canvas, "K005 big");
	t.archive = archive_new();
	add_problems(&t);
	ui_set_archive(t.ui, t.archive);
	archive_free(old);
	type(&t, "<enter>");
	screen_assert_has(t.canvas, "K005 big");
	screen_assert_lacks(t.canvas, "5.md");
	end(&t);
}

static void unknown_key_points_at_the_help(void **state)
{
	struct ui_test t = start(30, 100);

	(void)state;
	type(&t, "B");
	assert_status(&t, "B means nothing here; ? shows all keys");
	type(&t, "?");
	screen_assert_has(t.canvas, "Keys");
	screen_assert_has(t.canvas, "Choose tags");
	end(&t);
}

static void clearing_the_filter_does_not_close_the_post(void **state)
{
	struct ui_test t = start(12, 50);

	(void)state;
	type(&t, "tai<enter><enter>]]");
	screen_assert_row(t.canvas, 0, " First part");
	type(&t, "c");
	screen_assert_row(t.canvas, 0, " First part");
	assert_status(&t, " 1/5");
	end(&t);
}

static void what_the_world_does_is_asked_for(void **state)
{
	static const struct {
		const char *keys;
		int request;
	} rows[] = {
		{ "Q", UI_QUIT },     { "ZZ", UI_QUIT },
		{ "^Z", UI_SUSPEND }, { "^L", UI_REDRAW },
		{ "^R", UI_RELOAD },  { "jq", UI_QUIT },
		{ "?Q", UI_QUIT },    { "t^Z", UI_SUSPEND },
		{ "?q", UI_NOTHING }, { "tq", UI_NOTHING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct ui_test t = start(24, 80);
		assert_int_equal(type(&t, rows[i].keys), rows[i].request);
		end(&t);
	}
}

static void empty_archive_says_so(void **state)
{
	struct archive *a = archive_new();
	struct loader_status s = { .found = 10 };
	struct ui_options o = { .today = 0 };
	struct ui_test t = { .archive = a };

	(void)state;
	layout_defaults(&o.layout);
	t.ui = ui_new(&o, a);
	t.canvas = canvas_new(24, 80, o.layout.rules);
	ui_loading(t.ui, &s, false);
	type(&t, "jk<enter>tL?");
	type(&t, "<esc>");
	screen_assert_has(t.canvas, "Loading");
	assert_status(&t, "loading 0 %");
	s.walked = s.done = true;
	s.found = 0;
	ui_loading(t.ui, &s, false);
	ui_draw(t.ui, t.canvas);
	screen_assert_has(t.canvas, "No posts were found");
	end(&t);
}

/* Any sequence of keys, at sizes that change: nothing breaks. */
static void random_keys_do_no_harm(void **state)
{
	static const char *const keys[] = {
		"j",      "k",     "<space>",     "b",      "d",      "u",
		"g",      "G",     "<enter>",     "l",      "h",      "<esc>",
		"<tab>",  "J",     "K",           "]",      "[",      "t",
		"C",      "D",     "S",           "W",      "F",      "c",
		"/",      "\\",    "n",           "N",      "o",      "O",
		"L",      "3",     "#",           "T",      "y",      "z",
		"<lt>",   ">",     "=",           "?",      "<f1>",   "云",
		"^U",     "^W",    "<backspace>", "<down>", "<up>",   "^N",
		"<home>", "<end>", "a",           "e",      "<left>", "<right>",
		"q",
	};
	struct ui_test t = start(24, 80);
	uint32_t seed = 12345;

	(void)state;
	for (int i = 0; i < 6000; i++) {
		seed = seed * 1664525u + 1013904223u;
		const uint32_t r = seed >> 8;
		if (r % 50 == 0)
			canvas_resize(t.canvas, 1 + (int)(r / 64 % 40),
				      1 + (int)(r / 4096 % 150));
		if (r % 40 == 1)
			ui_timeout(t.ui);
		type(&t, keys[r % (sizeof(keys) / sizeof(keys[0]))]);
	}
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(preview_follows_the_cursor),
		cmocka_unit_test(a_link_to_a_post_is_followed_and_left_again),
		cmocka_unit_test(
			links_within_a_post_are_followed_and_left_again),
		cmocka_unit_test(a_link_to_a_part_of_a_post_leads_there),
		cmocka_unit_test(the_list_of_links_says_which_lead_to_posts),
		cmocka_unit_test(
			a_link_leads_out_of_the_filter_and_back_into_it),
		cmocka_unit_test(
			who_goes_on_by_the_list_does_not_come_back_by_links),
		cmocka_unit_test(narrow_screens_show_one_pane),
		cmocka_unit_test(every_size_and_key_is_survived),
		cmocka_unit_test(screen_is_right_again_when_it_grows),
		cmocka_unit_test(picked_tag_filters_the_list),
		cmocka_unit_test(filter_line_counts_and_points_at_errors),
		cmocka_unit_test(source_and_section_source_are_asked_for),
		cmocka_unit_test(links_open_by_number),
		cmocka_unit_test(notes_are_followed_and_led_back_from),
		cmocka_unit_test(a_note_is_left_for_the_place_of_its_mark),
		cmocka_unit_test(a_link_is_left_for_the_line_it_stood_on),
		cmocka_unit_test(copying_gives_url_or_title_and_url),
		cmocka_unit_test(related_posts_share_a_tag),
		cmocka_unit_test(search_in_the_list_sees_titles_and_bodies),
		cmocka_unit_test(search_in_the_post_is_marked),
		cmocka_unit_test(zen_leaves_the_post_alone),
		cmocka_unit_test(outline_leads_to_a_heading),
		cmocka_unit_test(clearing_nothing_and_going_around_are_told),
		cmocka_unit_test(question_is_answered_by_one_key),
		cmocka_unit_test(message_lasts_until_the_next_key),
		cmocka_unit_test(reload_keeps_post_and_place),
		cmocka_unit_test(problems_are_listed_with_what_to_do),
		cmocka_unit_test(
			a_problem_is_gone_to_whatever_the_filter_and_back),
		cmocka_unit_test(an_open_problem_list_follows_the_archive),
		cmocka_unit_test(unknown_key_points_at_the_help),
		cmocka_unit_test(clearing_the_filter_does_not_close_the_post),
		cmocka_unit_test(what_the_world_does_is_asked_for),
		cmocka_unit_test(empty_archive_says_so),
		cmocka_unit_test(random_keys_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

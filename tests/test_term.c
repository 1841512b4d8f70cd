/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/session.h"
#include "term/glyph.h"
#include "term/probe.h"
#include "term/term.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <vterm.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { ROWS = 12, COLS = 40 };

/* The program that runs on the emulator: shows a scene and below it the last
 * key, the number of keys and the size. Some keys do things. */
struct scene {
	void (*draw)(struct canvas *c, unsigned n_keys);
	struct term_options options;
};

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

static int run_scene(void *arg)
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

static struct session *start(struct scene *scene, const char *const env[])
{
	struct session *s =
		session_start_call(ROWS, COLS, run_scene, scene, env);

	assert_true(session_wait_text(s, "12x40"));
	assert_true(session_settle(s));
	return s;
}

/* Types keys and waits until the program says that it has had `n` in all. */
static void type(struct session *s, const char *keys, unsigned n)
{
	char text[32];

	snprintf(text, sizeof(text), " %u ", n);
	session_keys(s, keys);
	assert_true(session_wait_text(s, text));
	assert_true(session_settle(s));
}

static void end(struct session *s)
{
	int status;

	session_keys(s, "q");
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	assert_true(session_restored(s));
	session_stop(s);
}

static void put(struct canvas *c, int row, int col, const char *text,
		uint16_t face)
{
	canvas_text(c, row, col, canvas_cols(c), text, strlen(text), face);
}

/* Texts whose widths are hard, each before a border at `cols`. */
static const struct hard {
	const char *text;
	int cols;
	const char *shown; /* where the row begins; of what the emulator adds
			    * up, it shows the first part */
	bool agreed;       /* the emulator has the same idea of its width */
} hard[] = {
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

static void draw_hard(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	for (size_t i = 0; i < COUNT(hard); i++) {
		put(c, (int)i, 0, hard[i].text, FACE_TEXT);
		put(c, (int)i, hard[i].cols, "│right", FACE_TEXT);
	}
	put(c, 0, COLS - 2, "边", FACE_TITLE);
	put(c, 1, COLS - 1, "边", FACE_TITLE);
	put(c, 7, COLS - 2, "👨\u200d👩\u200d👧", FACE_TITLE);
}

static void assert_hard_rows(struct session *s)
{
	for (size_t i = 0; i < COUNT(hard); i++) {
		const int row = (int)i;
		const char *shown = hard[i].shown;
		assert_memory_equal(session_row(s, row), shown, strlen(shown));
		assert_string_equal(session_cell(s, row, hard[i].cols).text,
				    "│");
		assert_string_equal(session_cell(s, row, hard[i].cols + 5).text,
				    "t");
	}
	assert_string_equal(session_cell(s, 0, COLS - 2).text, "边");
	assert_string_equal(session_cell(s, 1, COLS - 1).text, "");
	assert_string_equal(session_cell(s, 7, COLS - 2).text, "👨\u200d");
	assert_string_equal(session_cell(s, 8, COLS - 2).text, "");
}

static void borders_stand_right_beside_hard_clusters(void **state)
{
	static const char *const locales[] = { "LC_ALL=C.UTF-8", "LC_ALL=C",
					       "LC_ALL=nowhere" };
	struct scene scene = { .draw = draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(locales); i++) {
		const char *const env[] = { locales[i], NULL };
		struct session *s = start(&scene, env);
		assert_hard_rows(s);
		end(s);
	}
}

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

static void draw_ambiguous(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	put(c, 0, 0, "“你…好”|", FACE_TEXT);
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
	struct session *s = start(&scene, NULL);

	(void)state;
	assert_string_equal(session_row(s, 0), "“你…好”|");
	assert_string_equal(session_row(s, 1), "你好你~");
	end(s);
}

static void draw_emoji(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	put(c, 0, 0, "👨\u200d👩\u200d👧|", FACE_TEXT);
	put(c, 1, 0, "👍🏽|", FACE_TEXT);
}

static void parts_of_emoji_stand_in_a_row_where_they_are_added_up(void **state)
{
	struct scene scene = {
		.draw = draw_emoji,
		.options.rules.emoji_sum = true,
	};
	struct session *s = start(&scene, NULL);

	(void)state;
	assert_string_equal(session_row(s, 0), "👨\u200d👩\u200d👧|");
	assert_string_equal(session_cell(s, 0, 6).text, "|");
	assert_string_equal(session_cell(s, 1, 4).text, "|");
	end(s);
}

static void draw_faces(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	put(c, 0, 0, "标题", FACE_TITLE);
	put(c, 1, 0, "text", FACE_TEXT);
	put(c, 2, 0, "link", FACE_LINK);
	put(c, 3, 0, "选", FACE_TEXT | FACE_REVERSE);
	put(c, 4, 0, "found", FACE_TEXT | FACE_FOUND);
	put(c, 5, 0, "status", FACE_STATUS);
	put(c, 6, 0, "♥\ufe0f", FACE_ERROR);
	put(c, 7, 0, "it", FACE_TEXT | FACE_ITALIC);
}

static void faces_have_the_colours_of_the_theme(void **state)
{
	struct scene scene = { .draw = draw_faces, .options.colour = true };
	struct session *s = start(&scene, NULL);

	(void)state;
	assert_int_equal(session_cell(s, 0, 0).fore, 6);
	assert_int_equal(session_cell(s, 0, 0).back, -1);
	assert_true(session_cell(s, 0, 2).bold);
	assert_int_equal(session_cell(s, 1, 0).fore, -1);
	assert_false(session_cell(s, 1, 0).bold);
	assert_int_equal(session_cell(s, 2, 0).fore, 4);
	assert_true(session_cell(s, 2, 0).underline);
	assert_true(session_cell(s, 3, 0).reverse);
	assert_int_equal(session_cell(s, 4, 0).back, 3);
	assert_true(session_cell(s, 5, 0).reverse);
	assert_int_equal(session_cell(s, 6, 0).fore, 1);
	assert_true(session_cell(s, 6, 0).bold);
	assert_true(session_cell(s, 7, 0).italic);
	assert_false(session_cell(s, 9, 0).reverse);
	end(s);
}

static void without_colour_only_attributes_remain(void **state)
{
	struct scene scene = { .draw = draw_faces };
	struct session *s = start(&scene, NULL);

	(void)state;
	for (int row = 0; row < 8; row++) {
		assert_int_equal(session_cell(s, row, 0).fore, -1);
		assert_int_equal(session_cell(s, row, 0).back, -1);
	}
	assert_true(session_cell(s, 0, 0).bold);
	assert_true(session_cell(s, 4, 0).reverse);
	assert_true(session_cell(s, 6, 0).bold);
	end(s);
}

static void keys_arrive_as_what_they_are(void **state)
{
	static const struct {
		const char *typed;
		const char *seen;
	} cases[] = {
		/* clang-format off */
		{ "j", "j" }, { "云", "云" }, { "😀", "😀" }, { "é", "é" },
		{ "<down>", "<down>" }, { "<up>", "<up>" },
		{ "<left>", "<left>" }, { "<right>", "<right>" },
		{ "<home>", "<home>" }, { "<end>", "<end>" },
		{ "<pgup>", "<pgup>" }, { "<pgdn>", "<pgdn>" },
		{ "<ins>", "<ins>" }, { "<del>", "<del>" },
		{ "<f1>", "<f1>" }, { "<backtab>", "<backtab>" },
		{ "<enter>", "<enter>" }, { "<tab>", "<tab>" },
		{ "<esc>", "<esc>" }, { "<bs>", "<backspace>" },
		{ "<space>", "<space>" }, { "<lt>", "<lt>" },
		{ "^N", "^N" }, { "^C", "^C" }, { "^Z", "^Z" }, { "^S", "^S" },
		{ "^Q", "^Q" }, { "^\\", "^\\" }, { "^J", "^J" },
		{ "^@", "<nul>" }, { "^V", "^V" },
		/* clang-format on */
	};
	struct scene scene = { 0 };
	struct session *s = start(&scene, NULL);
	char seen[64];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(seen, sizeof(seen), "%s %zu ", cases[i].seen, i + 1);
		session_keys(s, cases[i].typed);
		assert_true(session_wait_text(s, seen));
	}
	end(s);
}

static void unknown_sequences_are_no_keys(void **state)
{
	static const char *const sequences[] = {
		"\033[12;34R",     "\033[?62;22c", "\033]11;rgb:0/0/0\033\\",
		"\033[I",          "\033[99~",     "\033P1$r0m\033\\",
		"\033]52;c;abc\a", "\033[<0;3;4M",
	};
	struct scene scene = { 0 };
	struct session *s = start(&scene, NULL);

	(void)state;
	for (size_t i = 0; i < COUNT(sequences); i++) {
		session_type(s, sequences[i], strlen(sequences[i]));
		session_keys(s, "j");
		assert_true(session_settle(s));
	}
	/* only the j */
	assert_true(session_wait_text(s, "j 8 "));
	session_type(s, "\033x", 2); /* Alt-x */
	assert_true(session_wait_text(s, "x 10 "));
	end(s);
}

static void a_new_size_arrives_as_a_key(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	session_resize(s, 20, 60);
	assert_true(session_wait_text(s, "<resize> 1 20x60"));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, "<resize> 2 12x40"));
	assert_true(session_settle(s));
	assert_hard_rows(s);
	session_resize(s, 3, 5);
	assert_true(session_settle(s));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, " 12x40"));
	end(s);
}

static void the_size_is_the_terminals_whatever_lines_says(void **state)
{
	static const char *const env[] = { "LINES=5", "COLUMNS=10", NULL };
	struct scene scene = { 0 };

	(void)state;
	end(start(&scene, env));
}

static void stopped_and_continued(struct session *s)
{
	assert_true(session_wait_stopped(s));
	assert_true(session_restored(s));
	session_resize(s, 14, 40); /* nobody is told while it is stopped */
	session_continue(s);
	assert_true(session_wait_text(s, "14x40"));
	assert_true(session_settle(s));
	assert_hard_rows(s);
	assert_false(session_restored(s));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, "12x40"));
}

static void suspending_puts_the_terminal_back_and_takes_it_again(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	session_keys(s, "Z");
	stopped_and_continued(s);
	session_keys(s, "Z");
	stopped_and_continued(s);
	end(s);
}

static void a_stop_signal_from_outside_is_obeyed(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	session_signal(s, SIGTSTP);
	stopped_and_continued(s);
	end(s);
}

static void
the_screen_comes_back_after_a_stop_that_could_not_be_caught(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	session_signal(s, SIGSTOP);
	assert_true(session_wait_stopped(s));
	session_continue(s);
	assert_true(session_wait_text(s, "<resize> 1 12x40"));
	assert_true(session_settle(s));
	assert_hard_rows(s);
	end(s);
}

static void a_child_program_gets_the_terminal(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	session_keys(s, "L");
	assert_true(session_wait_text(s, "outside"));
	assert_true(session_restored(s));
	session_signal(s, SIGINT); /* ^C for the child */
	assert_true(session_wait_text(s, " 1 12x40"));
	assert_true(session_settle(s));
	assert_hard_rows(s);
	end(s);
}

static void ending_signals_put_the_terminal_back(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
	struct scene scene = { .draw = draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(signals); i++) {
		struct session *s = start(&scene, NULL);
		int status;
		session_signal(s, signals[i]);
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, signals[i]); /* term_ending */
		assert_true(session_restored(s));
		session_stop(s);
	}
}

static void crashes_put_the_terminal_back(void **state)
{
	static const struct {
		const char *keys;
		int sent; /* 0 = the key does it */
		int sig;
	} cases[] = {
		{ "A", 0, SIGABRT },      { "V", 0, SIGSEGV },
		{ "", SIGSEGV, SIGSEGV }, { "", SIGBUS, SIGBUS },
		{ "", SIGQUIT, SIGQUIT }, { "", SIGFPE, SIGFPE },
	};
	struct scene scene = { .draw = draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct session *s = start(&scene, NULL);
		int status;
		session_keys(s, cases[i].keys);
		if (cases[i].sent)
			session_signal(s, cases[i].sent);
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, 128 + cases[i].sig);
		assert_true(session_restored(s));
		session_stop(s);
	}
}

static void copied_text_goes_to_the_clipboard(void **state)
{
	struct scene scene = { 0 };
	struct session *s = start(&scene, NULL);

	(void)state;
	type(s, "C", 1);
	/* base64 of "云 cloud" */
	assert_string_equal(session_osc(s), "52;c;5LqRIGNsb3Vk");
	end(s);
}

static int run_without_terminal(void *arg)
{
	struct err err = { 0 };
	const struct term_options options = { 0 };

	(void)arg;
	if (close(STDOUT_FILENO) != 0 || dup2(STDIN_FILENO, 9) != 9)
		return 9;
	struct term *t = term_new(&options, &err);
	term_free(t);
	return t ? 1 : err.text[0] ? 0 : 2;
}

static void without_a_terminal_there_is_a_reason(void **state)
{
	struct session *s = session_start_call(ROWS, COLS, run_without_terminal,
					       NULL, NULL);
	int status;

	(void)state;
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	assert_true(session_restored(s));
	session_stop(s);
}

static void terminals_that_cannot_show_it_are_refused(void **state)
{
	static const char *const types[] = { "TERM=nonsense", "TERM=dumb",
					     "TERM=" };
	struct scene scene = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(types); i++) {
		const char *const env[] = { types[i], NULL };
		struct session *s =
			session_start_call(ROWS, COLS, run_scene, &scene, env);
		int status;
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, 3);
		assert_true(session_find(s, "failed: ") >= 0);
		assert_true(session_restored(s));
		session_stop(s);
	}
}

static void draw_list(struct canvas *c, unsigned n_keys)
{
	const int selected = (int)(n_keys % 8);

	for (int row = 0; row < 8; row++) {
		put(c, row, 0, "02-13 亚马逊云科技宣布新服务 aws", FACE_TEXT);
		if (row == selected)
			canvas_tint(c, (struct rect){ row, 0, 1, COLS },
				    FACE_REVERSE);
	}
	canvas_set_cursor(c, selected, 0);
}

static void the_cursor_stands_where_the_canvas_says(void **state)
{
	struct scene scene = { .draw = draw_list };
	struct session *s = start(&scene, NULL);
	int row, col;

	(void)state;
	assert_true(session_settle(s));
	assert_true(session_cursor_visible(s));
	type(s, "jjj", 3);
	session_cursor(s, &row, &col);
	assert_int_equal(row, 3);
	assert_int_equal(col, 0);
	assert_true(session_cell(s, 3, 39).reverse);
	assert_false(session_cell(s, 2, 0).reverse);
	end(s);
}

static void moving_the_selection_sends_little(void **state)
{
	struct scene scene = { .draw = draw_list, .options.colour = true };
	struct session *s = start(&scene, NULL);

	(void)state;
	type(s, "j", 1);
	const size_t before = session_bytes(s);
	type(s, "j", 2);
	const size_t sent = session_bytes(s) - before;
	assert_in_range(sent, 1, 300);
	printf("note: %zu bytes move the selection by a row of 40 cells\n",
	       sent);
	end(s);
}

static void nothing_is_sent_when_nothing_changed(void **state)
{
	struct scene scene = { .draw = draw_hard };
	struct session *s = start(&scene, NULL);

	(void)state;
	assert_true(session_settle(s));
	const size_t before = session_bytes(s);
	session_signal(s, SIGWINCH); /* wakes it, with the old size */
	assert_true(session_settle(s));
	assert_in_range(session_bytes(s) - before, 0, 40);
	type(s, "R", 1);
	assert_in_range(session_bytes(s) - before, 200, 4000);
	assert_hard_rows(s);
	end(s);
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
			const int row = (int)(next_random(&seed) % (ROWS - 1));
			const int col = (int)(next_random(&seed) % COLS) - 2;
			const char *text =
				texts[next_random(&seed) % COUNT(texts)];
			if (next_random(&seed) % 4 == 0)
				canvas_fill(c, (struct rect){ row, col, 2, 7 },
					    FACE_TEXT);
			put(c, row, col, text,
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
	for (int row = 0; row < ROWS - 1; row++) {
		for (int col = 0; col < COLS; col++) {
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
	struct session *s = start(&scene, NULL);
	struct canvas *c = canvas_new(ROWS, COLS, scene.options.rules);

	(void)state;
	for (unsigned n = 1; n <= PICTURES; n++) {
		type(s, "j", n);
		canvas_resize(c, ROWS, COLS);
		draw_random(c, n);
		assert_shows(s, c);
	}
	canvas_free(c);
	end(s);
}

static void answers_are_taken_out_of_what_is_typed(void **state)
{
	static const struct {
		const char *bytes;
		int col;
		const char *rest;
	} cases[] = {
		{ "\033[1;2R", 2, "" },
		{ "jk\033[24;80Rl", 80, "jkl" },
		{ "\033[1;2R\033[1;7R", 2, "\033[1;7R" },
		{ "\033\033[1;3Rx", 3, "\033x" },
		{ "\033[A", 0, "\033[A" },
		{ "\033[1;", 0, "\033[1;" },
		{ "\033[;1R", 0, "\033[;1R" },
		{ "\033[1R", 0, "\033[1R" },
		{ "\033[99999;1R", 0, "\033[99999;1R" },
		{ "", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf bytes = { 0 };
		buf_add_str(&bytes, cases[i].bytes);
		assert_int_equal(probe_take_answer(&bytes), cases[i].col);
		assert_string_equal(buf_str(&bytes), cases[i].rest);
		buf_release(&bytes);
	}
}

static int run_probe(void *arg)
{
	const struct term_options options = {
		.probe_ms = 10000,
		.rules.ambiguous_wide = true,
	};
	uint32_t key = 0;

	(void)arg;
	printf("before\n");
	struct term *t = term_new(&options, NULL);
	const struct width_rules rules = *term_rules(t);
	const bool got = term_key(t, 10000, &key);
	term_free(t);
	printf("%s %s %c\n", rules.ambiguous_wide ? "wide" : "narrow",
	       rules.emoji_sum ? "sum" : "joined", got ? (char)key : '?');
	fflush(stdout);
	return 0;
}

static void the_terminal_is_asked_for_its_widths(void **state)
{
	struct session *s =
		session_start_call(ROWS, COLS, run_probe, NULL, NULL);
	int status;

	(void)state;
	session_keys(s, "j");
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	assert_true(session_find(s, "narrow sum j") >= 0);
	/* all that took place on the alternate screen */
	assert_true(session_find(s, "before") == 0);
	assert_true(session_restored(s));
	session_stop(s);
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

	(void)state;
	for (size_t i = 0; i < COUNT(hard); i++) {
		const char *text = hard[i].text;
		const size_t len = strlen(text);
		const int cols = emulated_cols(text, len);
		assert_int_equal(width_text(text, len, &ours), hard[i].cols);
		if (cols != hard[i].cols)
			printf("note: %s takes %d cells, %d added up, %d in "
			       "libvterm\n",
			       text, hard[i].cols, width_text(text, len, &old),
			       cols);
		assert_int_equal(cols == hard[i].cols, hard[i].agreed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_program_has_the_wcwidth_that_curses_calls),
		cmocka_unit_test(the_emulators_widths_are_known),
		cmocka_unit_test(answers_are_taken_out_of_what_is_typed),
		cmocka_unit_test(the_terminal_is_asked_for_its_widths),
		cmocka_unit_test(borders_stand_right_beside_hard_clusters),
		cmocka_unit_test(
			ambiguous_characters_are_wide_when_the_rules_say_so),
		cmocka_unit_test(
			parts_of_emoji_stand_in_a_row_where_they_are_added_up),
		cmocka_unit_test(faces_have_the_colours_of_the_theme),
		cmocka_unit_test(without_colour_only_attributes_remain),
		cmocka_unit_test(keys_arrive_as_what_they_are),
		cmocka_unit_test(unknown_sequences_are_no_keys),
		cmocka_unit_test(a_new_size_arrives_as_a_key),
		cmocka_unit_test(the_size_is_the_terminals_whatever_lines_says),
		cmocka_unit_test(
			suspending_puts_the_terminal_back_and_takes_it_again),
		cmocka_unit_test(a_stop_signal_from_outside_is_obeyed),
		cmocka_unit_test(
			the_screen_comes_back_after_a_stop_that_could_not_be_caught),
		cmocka_unit_test(a_child_program_gets_the_terminal),
		cmocka_unit_test(ending_signals_put_the_terminal_back),
		cmocka_unit_test(crashes_put_the_terminal_back),
		cmocka_unit_test(copied_text_goes_to_the_clipboard),
		cmocka_unit_test(without_a_terminal_there_is_a_reason),
		cmocka_unit_test(terminals_that_cannot_show_it_are_refused),
		cmocka_unit_test(the_cursor_stands_where_the_canvas_says),
		cmocka_unit_test(moving_the_selection_sends_little),
		cmocka_unit_test(nothing_is_sent_when_nothing_changed),
		cmocka_unit_test(
			what_is_shown_is_the_canvas_whatever_was_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

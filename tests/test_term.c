/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/scene.h"
#include "term/probe.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

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
	struct session *s = scene_start(&scene, NULL);
	char seen[64];

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		snprintf(seen, sizeof(seen), "%s %zu ", cases[i].seen, i + 1);
		session_keys(s, cases[i].typed);
		assert_true(session_wait_text(s, seen));
	}
	scene_end(s);
}

static void unknown_sequences_are_no_keys(void **state)
{
	static const char *const sequences[] = {
		"\033[12;34R",     "\033[?62;22c", "\033]11;rgb:0/0/0\033\\",
		"\033[I",          "\033[99~",     "\033P1$r0m\033\\",
		"\033]52;c;abc\a", "\033[<0;3;4M",
	};
	struct scene scene = { 0 };
	struct session *s = scene_start(&scene, NULL);

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
	scene_end(s);
}

static void a_new_size_arrives_as_a_key(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	session_resize(s, 20, 60);
	assert_true(session_wait_text(s, "<resize> 1 20x60"));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, "<resize> 2 12x40"));
	assert_true(session_settle(s));
	scene_assert_hard(s);
	session_resize(s, 3, 5);
	assert_true(session_settle(s));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, " 12x40"));
	scene_end(s);
}

static void the_size_is_the_terminals_whatever_lines_says(void **state)
{
	static const char *const small[] = { "LINES=5", "COLUMNS=10", NULL };
	static const char *const large[] = { "LINES=99999", "COLUMNS=99999",
					     NULL };
	struct scene scene = { 0 };

	(void)state;
	scene_end(scene_start(&scene, small));
	scene_end(scene_start(&scene, large));
}

/* As `stty rows 65535 cols 65535` sets it, before the program and while it
 * runs. */
static int run_huge(void *arg)
{
	const struct winsize huge = { .ws_row = 65535, .ws_col = 65535 };
	const struct term_options options = { 0 };
	const bool before = *(const bool *)arg;
	int rows, cols;
	uint32_t key;

	if (before)
		ioctl(STDOUT_FILENO, TIOCSWINSZ, &huge);
	struct term *t = term_new(&options, NULL);
	if (!t)
		return 1;
	if (!before)
		ioctl(STDOUT_FILENO, TIOCSWINSZ, &huge);
	if (!before && !term_key(t, 10000, &key))
		return 2;
	term_size(t, &rows, &cols);
	term_free(t);
	return rows == CANVAS_ROWS_MAX && cols == CANVAS_COLS_MAX ? 0 : 3;
}

static void an_absurd_size_is_clipped(void **state)
{
	static bool before[] = { true, false };

	(void)state;
	for (size_t i = 0; i < COUNT(before); i++) {
		struct session *s = session_start_call(
			SCENE_ROWS, SCENE_COLS, run_huge, &before[i], NULL);
		int status;
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, 0);
		session_stop(s);
	}
}

static void stopped_and_continued(struct session *s)
{
	assert_true(session_wait_stopped(s));
	assert_true(session_restored(s));
	session_resize(s, 14, 40); /* nobody is told while it is stopped */
	session_continue(s);
	assert_true(session_wait_text(s, "14x40"));
	assert_true(session_settle(s));
	scene_assert_hard(s);
	assert_false(session_restored(s));
	session_resize(s, 12, 40);
	assert_true(session_wait_text(s, "12x40"));
}

static void suspending_puts_the_terminal_back_and_takes_it_again(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	session_keys(s, "Z");
	stopped_and_continued(s);
	session_keys(s, "Z");
	stopped_and_continued(s);
	scene_end(s);
}

static void a_stop_signal_from_outside_is_obeyed(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	session_signal(s, SIGTSTP);
	stopped_and_continued(s);
	scene_end(s);
}

static void
the_screen_comes_back_after_a_stop_that_could_not_be_caught(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	session_signal(s, SIGSTOP);
	assert_true(session_wait_stopped(s));
	session_continue(s);
	assert_true(session_wait_text(s, "<resize> 1 12x40"));
	assert_true(session_settle(s));
	scene_assert_hard(s);
	scene_end(s);
}

static void a_child_program_gets_the_terminal(void **state)
{
	struct scene scene = { .draw = scene_draw_hard };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	session_keys(s, "L");
	assert_true(session_wait_text(s, "outside"));
	assert_true(session_restored(s));
	session_signal(s, SIGINT); /* ^C for the child */
	assert_true(session_wait_text(s, " 1 12x40"));
	assert_true(session_settle(s));
	scene_assert_hard(s);
	scene_end(s);
}

static void ending_signals_put_the_terminal_back(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
	struct scene scene = { .draw = scene_draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(signals); i++) {
		struct session *s = scene_start(&scene, NULL);
		int status;
		session_signal(s, signals[i]);
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, signals[i]); /* term_ending */
		assert_true(session_restored(s));
		session_stop(s);
	}
}

/* Writes to a terminal that takes nothing any more. */
static int run_stuck(void *arg)
{
	const struct term_options options = { 0 };
	struct term *t = term_new(&options, NULL);

	(void)arg;
	tcflow(STDOUT_FILENO, TCOOFF);
	raise(SIGTERM);
	term_free(t);
	return 0;
}

static void a_stuck_terminal_does_not_hold_an_ending_program(void **state)
{
	struct session *s = session_start_call(SCENE_ROWS, SCENE_COLS,
					       run_stuck, NULL, NULL);
	int status;

	(void)state;
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 128 + SIGTERM);
	session_stop(s);
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
	struct scene scene = { .draw = scene_draw_hard };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct session *s = scene_start(&scene, NULL);
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
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	scene_type(s, "C", 1);
	/* base64 of "云 cloud" */
	assert_string_equal(session_osc(s), "52;c;5LqRIGNsb3Vk");
	scene_end(s);
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
	struct session *s = session_start_call(
		SCENE_ROWS, SCENE_COLS, run_without_terminal, NULL, NULL);
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
		struct session *s = session_start_call(SCENE_ROWS, SCENE_COLS,
						       scene_run, &scene, env);
		int status;
		assert_true(session_wait_end(s, &status));
		assert_int_equal(status, 3);
		assert_true(session_find(s, "failed: ") >= 0);
		assert_true(session_restored(s));
		session_stop(s);
	}
}

static void *wake(void *t)
{
	term_wake(t);
	return NULL;
}

/* Waits for nothing but the time, then for another thread. */
static int run_waits(void *arg)
{
	const struct term_options options = { 0 };
	struct term *t = term_new(&options, NULL);
	pthread_t thread;
	uint32_t key;

	(void)arg;
	if (term_key(t, 0, &key) || term_key(t, 20, &key))
		return 1;
	if (pthread_create(&thread, NULL, wake, t) != 0)
		return 2;
	if (term_key(t, -1, &key))
		return 3;
	pthread_join(thread, NULL);
	if (term_key(t, -1, &key) || !term_ending(t)) /* until SIGTERM */
		return 4;
	term_free(t);
	return 0;
}

static void waiting_ends_with_time_or_another_thread(void **state)
{
	struct session *s = session_start_call(SCENE_ROWS, SCENE_COLS,
					       run_waits, NULL, NULL);
	int status;

	(void)state;
	assert_true(session_settle(s));
	session_signal(s, SIGTERM);
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
	session_stop(s);
}

static void answers_say_which_widths_are_right(void **state)
{
	static const struct {
		const char *report;
		bool wide, sum; /* before */
		enum probe_heard heard;
		bool wide_after, sum_after;
	} cases[] = {
		/* clang-format off */
		{ "2;2R", true,  true,  PROBE_WIDTHS, false, true },
		{ "2;3R", false, false, PROBE_WIDTHS, true,  false },
		{ "3;3R", true,  true,  PROBE_WIDTHS, true,  false },
		{ "3;7R", false, false, PROBE_WIDTHS, false, true },
		/* nonsense, other questions and keys */
		{ "2;7R", false, false, PROBE_NOTHING, false, false },
		{ "3;2R", true,  true,  PROBE_NOTHING, true,  true },
		{ "1;2R", true,  true,  PROBE_NOTHING, true,  true },
		{ "2;3", false, false, PROBE_NOTHING, false, false },
		{ ";3R", false, false, PROBE_NOTHING, false, false },
		{ "2R", false, false, PROBE_NOTHING, false, false },
		{ "2;3RR", false, false, PROBE_NOTHING, false, false },
		{ "22222;3R", false, false, PROBE_NOTHING, false, false },
		{ "", false, false, PROBE_NOTHING, false, false },
		{ "?2027;2$y", false, true, PROBE_CLUSTERS, false, true },
		{ "?2027;0$y", false, true, PROBE_NOTHING, false, true },
		{ "?2027;1$y", false, true, PROBE_NOTHING, false, true },
		{ "?2026;2$y", false, true, PROBE_NOTHING, false, true },
		{ "?62;22c", false, true, PROBE_NOTHING, false, true },
		/* clang-format on */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct width_rules rules = { cases[i].wide, cases[i].sum };
		assert_int_equal(probe_hear(cases[i].report, &rules),
				 cases[i].heard);
		assert_int_equal(rules.ambiguous_wide, cases[i].wide_after);
		assert_int_equal(rules.emoji_sum, cases[i].sum_after);
	}
}

static void draw_by_the_rules(struct canvas *c, unsigned n_keys)
{
	const struct width_rules *rules = canvas_rules(c);

	(void)n_keys;
	scene_put(c, 4, 0, rules->ambiguous_wide ? "wide" : "narrow",
		  FACE_TEXT);
	scene_put(c, 5, 0, rules->emoji_sum ? "sum" : "joined", FACE_TEXT);
	scene_put(c, 6, 0, "“👨\u200d👩\u200d👧”|", FACE_TEXT);
}

static struct session *start_asking(const struct term_options *options)
{
	struct scene scene = { draw_by_the_rules, *options };

	return scene_start(&scene, NULL);
}

/* Libvterm gives ambiguous characters one cell and adds emoji up. */
static void the_terminal_is_asked_for_its_widths(void **state)
{
	struct session *s = start_asking(&(struct term_options){
		.ask = true, .rules.ambiguous_wide = true });

	(void)state;
	assert_true(session_wait_text(s, "narrow"));
	assert_true(session_wait_text(s, "sum"));
	assert_true(session_settle(s));
	assert_string_equal(session_cell(s, 6, 8).text, "|");
	/* the questions have left nothing behind */
	for (int row = 0; row < 4; row++)
		assert_string_equal(session_row(s, row), "");
	scene_end(s);
}

static void what_is_fixed_stays_whatever_the_terminal_says(void **state)
{
	struct session *s = start_asking(
		&(struct term_options){ .ask = true,
					.ambiguous_fixed = true,
					.rules.ambiguous_wide = true });

	(void)state;
	assert_true(session_wait_text(s, "sum"));
	assert_true(session_find(s, "wide") >= 0);
	scene_end(s);
}

static void nobody_who_did_not_ask_hears_answers(void **state)
{
	struct session *s = start_asking(&(struct term_options){ 0 });

	(void)state;
	session_type(s, "\033[2;3R\033[3;7R", 12);
	assert_true(session_settle(s));
	assert_true(session_find(s, "narrow") >= 0);
	assert_true(session_find(s, "joined") >= 0);
	scene_end(s);
}

/* As when the reader has set the terminal differently and presses ^L, or over
 * a slow line. What is typed between the answers arrives. */
static void late_answers_set_the_screen_anew(void **state)
{
	static const char answers[] = "j\033[2;3Rj\033[3;3Rj";
	struct session *s = start_asking(&(struct term_options){ .ask = true });

	(void)state;
	assert_true(session_wait_text(s, "sum"));
	assert_true(session_settle(s));
	session_type(s, answers, sizeof(answers) - 1);
	assert_true(session_wait_text(s, "wide"));
	assert_true(session_wait_text(s, "joined"));
	assert_true(session_settle(s));
	assert_true(session_find(s, "j 6 ") >= 0); /* keys and changes */
	assert_string_equal(session_cell(s, 6, 6).text, "|");
	session_keys(s, "R");
	assert_true(session_wait_text(s, "narrow"));
	assert_true(session_wait_text(s, "sum"));
	scene_end(s);
}

static void colours_that_can_not_be_read_are_others(void **state)
{
	static const struct {
		const char *answers[3];
		int colour, of8, of16, of256;
	} cases[] = {
		/* nothing is known */
		{ { NULL }, 4, 4, 4, 4 },
		{ { "]4;4;rgb:0000/0000/0000" }, 4, 4, 4, 4 },
		/* xterm's */
		{ { "]11;rgb:0000/0000/0000" }, 4, 6, 12, 75 },
		{ { "]11;rgb:0000/0000/0000" }, 3, 3, 3, 3 },
		{ { "]11;rgb:ffff/ffff/ffff" }, 4, 4, 4, 4 },
		{ { "]11;rgb:ffff/ffff/ffff" }, 3, 5, 5, 94 },
		{ { "]11;rgb:ff/ff/ff" }, 6, 4, 4, 23 },
		{ { "]11;rgb:f/f/f" }, 2, 4, 4, 28 },
		{ { "]11;rgba:ffff/ffff/ffff/8000" }, 2, 4, 4, 28 },
		/* a reader's own */
		{ { "]4;4;rgb:2626/8b8b/d2d2", "]11;rgb:0000/2b2b/3636" },
		  4,
		  4,
		  4,
		  4 },
		{ { "]4;3;rgb:8080/6060/0000", "]11;rgb:fdfd/f6f6/e3e3" },
		  3,
		  3,
		  3,
		  3 },
		/* the default colour, and nonsense */
		{ { "]11;rgb:ffff/ffff/ffff" }, -1, -1, -1, -1 },
		{ { "]11;rgb:ffff/ffff" }, 3, 3, 3, 3 },
		{ { "]11;?" }, 3, 3, 3, 3 },
		{ { "]4;9;rgb:0/0/0", "]4;", "]11;#ffffff" }, 3, 3, 3, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct palette p;
		palette_init(&p, PALETTE_UNKNOWN);
		for (size_t k = 0; k < 3 && cases[i].answers[k]; k++)
			palette_hear(&p, cases[i].answers[k]);
		const int c = cases[i].colour;
		assert_int_equal(palette_colour(&p, c, 8), cases[i].of8);
		assert_int_equal(palette_colour(&p, c, 16), cases[i].of16);
		assert_int_equal(palette_colour(&p, c, 256), cases[i].of256);
	}
}

static void what_stands_in_a_colour_s_place_can_be_read(void **state)
{
	static const enum palette_ground grounds[] = { PALETTE_DARK,
						       PALETTE_LIGHT };
	static const int numbers[] = { 8, 16 };

	(void)state;
	for (size_t g = 0; g < COUNT(grounds); g++) {
		struct palette p;
		palette_init(&p, grounds[g]);
		for (int c = 1; c < 7; c++)
			for (size_t n = 0; n < COUNT(numbers); n++) {
				const int got =
					palette_colour(&p, c, numbers[n]);
				assert_in_range(got, 0, numbers[n] - 1);
				/* what is good enough is not changed again */
				if (got < 8)
					assert_int_equal(
						palette_colour(&p, got,
							       numbers[n]),
						got);
			}
	}
}

static void the_environment_may_say_what_is_behind(void **state)
{
	static const struct {
		const char *value;
		enum palette_ground ground;
	} cases[] = {
		{ "15;0", PALETTE_DARK },          { "0;15", PALETTE_LIGHT },
		{ "0;default;7", PALETTE_LIGHT },  { "7;8", PALETTE_DARK },
		{ "15;default", PALETTE_UNKNOWN }, { "15", PALETTE_UNKNOWN },
		{ "0;16", PALETTE_UNKNOWN },       { NULL, PALETTE_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++)
		assert_int_equal(palette_ground_of(cases[i].value),
				 cases[i].ground);
}

static void draw_a_link(struct canvas *c, unsigned n_keys)
{
	(void)n_keys;
	scene_put(c, 6, 0, "link", FACE_LINK);
	scene_put(c, 7, 0, "code", FACE_CODE);
}

/* Libvterm says nothing of its colours; here somebody says it in its place. */
static void answers_about_colours_change_them(void **state)
{
	static const char dark[] = "\033]4;4;rgb:0000/0000/eeee\033\\"
				   "\033]11;rgb:0000/0000/0000\033\\";
	static const char light[] = "\033]11;rgb:ffff/ffff/ffff\a";
	struct scene scene = { draw_a_link, { .ask = true, .colour = true } };
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	assert_true(session_wait_text(s, "link"));
	assert_true(session_settle(s));
	assert_int_equal(session_cell(s, 6, 0).fore, 4);
	session_type(s, dark, sizeof(dark) - 1);
	assert_true(session_settle(s));
	assert_int_equal(session_cell(s, 6, 0).fore, 75);
	assert_int_equal(session_cell(s, 7, 0).fore, 3);
	session_type(s, light, sizeof(light) - 1);
	assert_true(session_settle(s));
	assert_int_equal(session_cell(s, 6, 0).fore, 4);
	assert_int_equal(session_cell(s, 7, 0).fore, 94);
	/* no byte of them was a key */
	assert_true(session_find(s, "]") < 0 && session_find(s, "rgb") < 0);
	scene_end(s);
}

static void a_ground_that_is_said_is_not_asked_for(void **state)
{
	static const char light[] = "\033]11;rgb:ffff/ffff/ffff\033\\";
	struct scene scene = {
		draw_a_link,
		{ .ask = true, .colour = true, .ground = PALETTE_DARK }
	};
	struct session *s = scene_start(&scene, NULL);

	(void)state;
	assert_true(session_wait_text(s, "link"));
	assert_true(session_settle(s));
	assert_int_equal(session_cell(s, 6, 0).fore, 75);
	session_type(s, light, sizeof(light) - 1);
	assert_true(session_settle(s));
	assert_int_equal(session_cell(s, 6, 0).fore, 75);
	scene_end(s);
}

/* The description of one has no size, that of the other one of 24 rows, which
 * are not all that scroll. */
static void old_terminals_have_the_size_of_the_screen(void **state)
{
	static const char *const types[] = { "TERM=xterm", "TERM=linux",
					     "TERM=vt100" };
	const char *const argv[] = { session_program(), "tests/render/mixed.md",
				     NULL };
	struct buf first = { 0 };

	(void)state;
	if (!session_program())
		skip();
	for (size_t i = 0; i < COUNT(types); i++) {
		const char *const env[] = { types[i], "NO_COLOR=1", NULL };
		struct session *s = session_start(60, 60, argv, env);
		assert_true(session_wait_text(s, "? help"));
		assert_true(session_settle(s));
		if (!i)
			buf_add_str(&first, session_screen(s));
		assert_string_equal(session_screen(s), buf_str(&first));
		session_stop(s);
	}
	buf_release(&first);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(colours_that_can_not_be_read_are_others),
		cmocka_unit_test(what_stands_in_a_colour_s_place_can_be_read),
		cmocka_unit_test(the_environment_may_say_what_is_behind),
		cmocka_unit_test(answers_about_colours_change_them),
		cmocka_unit_test(a_ground_that_is_said_is_not_asked_for),
		cmocka_unit_test(old_terminals_have_the_size_of_the_screen),
		cmocka_unit_test(keys_arrive_as_what_they_are),
		cmocka_unit_test(unknown_sequences_are_no_keys),
		cmocka_unit_test(a_new_size_arrives_as_a_key),
		cmocka_unit_test(the_size_is_the_terminals_whatever_lines_says),
		cmocka_unit_test(an_absurd_size_is_clipped),
		cmocka_unit_test(
			suspending_puts_the_terminal_back_and_takes_it_again),
		cmocka_unit_test(a_stop_signal_from_outside_is_obeyed),
		cmocka_unit_test(
			the_screen_comes_back_after_a_stop_that_could_not_be_caught),
		cmocka_unit_test(a_child_program_gets_the_terminal),
		cmocka_unit_test(ending_signals_put_the_terminal_back),
		cmocka_unit_test(
			a_stuck_terminal_does_not_hold_an_ending_program),
		cmocka_unit_test(crashes_put_the_terminal_back),
		cmocka_unit_test(copied_text_goes_to_the_clipboard),
		cmocka_unit_test(without_a_terminal_there_is_a_reason),
		cmocka_unit_test(terminals_that_cannot_show_it_are_refused),
		cmocka_unit_test(waiting_ends_with_time_or_another_thread),
		cmocka_unit_test(answers_say_which_widths_are_right),
		cmocka_unit_test(the_terminal_is_asked_for_its_widths),
		cmocka_unit_test(
			what_is_fixed_stays_whatever_the_terminal_says),
		cmocka_unit_test(nobody_who_did_not_ask_hears_answers),
		cmocka_unit_test(late_answers_set_the_screen_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

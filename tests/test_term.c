/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

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

int main(void)
{
	const struct CMUnitTest tests[] = {
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

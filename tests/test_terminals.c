/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/folder.h"

#include "app/terminals.h"
#include "base/buf.h"
#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The environment; the tests change it. */
static struct {
	char cache[64], term[64], program[64], home[64];
} env;

static char *get(const char *name)
{
	const struct {
		const char *name;
		char *value;
	} values[] = {
		{ "XDG_CACHE_HOME", env.cache },
		{ "TERM", env.term },
		{ "TERM_PROGRAM", env.program },
		{ "HOME", env.home },
	};

	for (size_t i = 0; i < COUNT(values); i++)
		if (!strcmp(values[i].name, name))
			return values[i].value;
	return NULL;
}

static int set_up(void **state)
{
	(void)state;
	memset(&env, 0, sizeof(env));
	strcpy(env.cache, "/tmp/kanbao-test-XXXXXX");
	strcpy(env.term, "xterm");
	return mkdtemp(env.cache) ? 0 : -1;
}

static char *path_of(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%.60s/%s", env.cache, name);
	return path;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path_of("kanbao/terminals"));
	rmdir(path_of("kanbao"));
	return rmdir(path_of(""));
}

static void write_file(const char *text)
{
	folder_write(path_of("kanbao/terminals"), text);
}

static void assert_file(const char *want)
{
	struct buf text = { 0 };

	assert_true(file_read(AT_FDCWD, path_of("kanbao/terminals"), 1 << 20,
			      &text, NULL));
	assert_string_equal(buf_str(&text), want);
	buf_release(&text);
}

static void remember(bool ambiguous, bool wide, bool sum)
{
	struct terminals *t = terminals_new(get, ambiguous);
	const struct width_rules rules = { wide, sum };

	terminals_remember(t, &rules);
	terminals_free(t);
}

static void assert_recalled(bool ambiguous, struct width_rules before,
			    bool wide, bool sum)
{
	struct terminals *t = terminals_new(get, ambiguous);

	terminals_recall(t, &before);
	assert_int_equal(before.ambiguous_wide, wide);
	assert_int_equal(before.emoji_sum, sum);
	terminals_free(t);
}

static const struct width_rules narrow = { false, false };

static void an_unknown_terminal_changes_nothing(void **state)
{
	const struct width_rules both = { true, true };

	(void)state;
	assert_recalled(true, narrow, false, false);
	assert_recalled(true, both, true, true);
}

static void what_a_terminal_answered_is_known_at_the_next_start(void **state)
{
	(void)state;
	remember(true, true, true);
	assert_recalled(true, narrow, true, true);
	assert_recalled(false, narrow, false, true);
	remember(true, false, true);
	assert_recalled(true, narrow, false, true);
	assert_file("narrow sum xterm\n");
}

static void terminals_are_told_apart_by_what_they_call_themselves(void **state)
{
	(void)state;
	remember(true, true, false);
	strcpy(env.program, "tm ux\n\033");
	assert_recalled(true, narrow, false, false);
	remember(true, false, true);
	strcpy(env.program, "");
	assert_recalled(true, narrow, true, false);
	assert_file("narrow sum xterm tm_ux__\nwide joined xterm\n");
}

/* With --ambiguous=1 the answer isn't asked for, so the old one holds. */
static void a_fixed_width_is_not_noted(void **state)
{
	(void)state;
	remember(true, true, false);
	remember(false, false, true);
	assert_file("wide sum xterm\n");
}

static void a_damaged_file_is_ignored_and_mended(void **state)
{
	static const char *const damaged[] = {
		"",
		"\n",
		"wide",
		"wide sum",
		"wide sum ",
		"wide sum xter",
		"wide sum xterm \n",
		"WIDE SUM xterm\n",
		"\xFF\xFE",
		"wide\nsum\nxterm\n",
	};

	(void)state;
	remember(true, true, true); /* makes the folder */
	for (size_t i = 0; i < COUNT(damaged); i++) {
		write_file(damaged[i]);
		assert_recalled(true, narrow, false, false);
	}
	write_file("what?\nwide sum screen\nnarrow sum xterm\nwide");
	remember(true, false, false);
	assert_file("narrow joined xterm\nwide sum screen\n");
}

static void the_file_does_not_grow_for_ever(void **state)
{
	struct buf text = { 0 };

	(void)state;
	for (int i = 0; i < 100; i++) {
		snprintf(env.term, sizeof(env.term), "terminal-%d", i);
		remember(true, true, true);
	}
	assert_true(file_read(AT_FDCWD, path_of("kanbao/terminals"), 1 << 20,
			      &text, NULL));
	size_t lines = 0;
	for (size_t i = 0; i < text.len; i++)
		lines += text.data[i] == '\n';
	assert_int_equal(lines, 50);
	assert_recalled(true, narrow, true, true);
	buf_release(&text);
}

static void without_a_place_for_it_nothing_is_kept(void **state)
{
	char cache[64];

	(void)state;
	strcpy(cache, env.cache);
	strcpy(env.cache, "relative");
	strcpy(env.home, "");
	remember(true, true, true);
	assert_recalled(true, narrow, false, false);
	assert_int_not_equal(access("relative", F_OK), 0);
	strcpy(env.home, "/nonexistent");
	remember(true, true, true);
	assert_recalled(true, narrow, false, false);
	strcpy(env.cache, cache);
}

#define ONE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		ONE(an_unknown_terminal_changes_nothing),
		ONE(what_a_terminal_answered_is_known_at_the_next_start),
		ONE(terminals_are_told_apart_by_what_they_call_themselves),
		ONE(a_fixed_width_is_not_noted),
		ONE(a_damaged_file_is_ignored_and_mended),
		ONE(the_file_does_not_grow_for_ever),
		ONE(without_a_place_for_it_nothing_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

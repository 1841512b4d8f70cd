/* SPDX-License-Identifier: MIT */
/* The manual against the tables: whatever a user can name is in both. Runs in
 * the top folder, where man/kanbao.1 lies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/command.h"
#include "app/options.h"
#include "app/setting.h"
#include "archive/problem.h"
#include "base/file.h"
#include "ui/keymap.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

static const struct buf *manual;

/* The next word of a line of mdoc with its escapes undone, or NULL; `*line`
 * moves behind it. */
static const char *next_word(const char **line, char word[64])
{
	const char *p = *line + strspn(*line, " ");
	size_t n = 0;

	if (!*p || *p == '\n')
		return NULL;
	while (*p && *p != ' ' && *p != '\n') {
		const bool escape = *p == '\\';
		if (escape && p[1] == '&') {
			p += 2;
			continue;
		}
		assert_true(n < 63);
		word[n++] = *p;
		p += escape && p[1] == 'e' ? 2 : 1;
	}
	word[n] = '\0';
	*line = p;
	return word;
}

/* Whether a line ".It MACRO ..." has the word, as in ".It Ic j , k" or
 * ".It Fl w Ar columns , Fl -width Ar columns". */
static bool has_item(const char *macro, const char *want)
{
	char start[16], word[64];

	snprintf(start, sizeof(start), "\n.It %s ", macro);
	for (const char *at = strstr(manual->data, start); at;
	     at = strstr(at + 1, start)) {
		const char *line = at + strlen(start);
		while (next_word(&line, word)) {
			if (!strcmp(word, want))
				return true;
		}
	}
	return false;
}

/* A key as the manual writes it: "<" where the tables have "<lt>". */
static const char *written(const char *keys)
{
	return strcmp(keys, "<lt>") ? keys : "<";
}

static void assert_item(const char *macro, const char *want)
{
	if (!has_item(macro, want))
		fail_msg("man/kanbao.1 has no item '%s %s'", macro, want);
}

static void every_command_is_in_the_manual(void **state)
{
	(void)state;
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++)
		assert_item("Cm", command_table[i].word);
}

static void every_option_is_in_the_manual(void **state)
{
	(void)state;
	for (size_t i = 0; i < options_count; i++) {
		const struct option *o = &options_table[i];
		const char letter[] = { o->letter, '\0' };
		char name[32];
		if (o->letter)
			assert_item("Fl", letter);
		if (!o->name)
			continue;
		snprintf(name, sizeof(name), "-%s", o->name);
		assert_item("Fl", name);
	}
}

static void every_problem_is_in_the_manual(void **state)
{
	(void)state;
	for (int i = 0; i < PROBLEM_COUNT; i++) {
		assert_item("Er", problem_table[i].code);
		assert_item("Er", problem_table[i].word);
	}
}

static void every_setting_is_in_the_manual(void **state)
{
	(void)state;
	for (size_t i = 0; i < setting_count; i++)
		assert_item("Cm", setting_table[i].name);
}

static void every_key_is_in_the_manual(void **state)
{
	(void)state;
	for (size_t i = 0; i < keymap_count(); i++)
		assert_item("Ic", written(keymap_binding(i)->keys));
}

/* Among the options and, under KEYS, the keys. */
static bool is_known(const char *macro, const char *word)
{
	for (size_t i = 0; !strcmp(macro, "Fl") && i < options_count; i++) {
		const struct option *o = &options_table[i];
		if (word[0] == '-' ? o->name && !strcmp(o->name, word + 1)
				   : word[0] == o->letter && !word[1])
			return true;
	}
	for (size_t i = 0; !strcmp(macro, "Ic") && i < keymap_count(); i++) {
		if (!strcmp(written(keymap_binding(i)->keys), word))
			return true;
	}
	return false;
}

/* Checks the items ".It MACRO a , b , MACRO c". */
static void check_items(const char *macro)
{
	char start[16], word[64];

	snprintf(start, sizeof(start), "\n.It %s ", macro);
	for (const char *at = strstr(manual->data, start); at;
	     at = strstr(at + 1, start)) {
		const char *line = at + strlen(start);
		bool named = true; /* the next word is a name */
		while (next_word(&line, word)) {
			const bool comma = !strcmp(word, ",");
			const bool again = !strcmp(word, macro);
			if (named && !again && !is_known(macro, word))
				fail_msg("man/kanbao.1 has %s, which is "
					 "nothing",
					 word);
			named = comma || again;
		}
	}
}

static void nothing_in_the_manual_is_unknown(void **state)
{
	(void)state;
	check_items("Fl");
	check_items("Ic");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_is_in_the_manual),
		cmocka_unit_test(every_option_is_in_the_manual),
		cmocka_unit_test(every_problem_is_in_the_manual),
		cmocka_unit_test(every_setting_is_in_the_manual),
		cmocka_unit_test(every_key_is_in_the_manual),
		cmocka_unit_test(nothing_in_the_manual_is_unknown),
	};
	struct buf text = { 0 };
	struct err err = { 0 };

	if (!file_read(AT_FDCWD, "man/kanbao.1", FILE_MAX, &text, &err)) {
		fprintf(stderr, "man/kanbao.1: %s\n", err.text);
		return 1;
	}
	manual = &text;
	const int failed = cmocka_run_group_tests(tests, NULL, NULL);
	buf_release(&text);
	return failed;
}

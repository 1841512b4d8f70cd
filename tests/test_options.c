/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/choice.h"
#include "app/help.h"
#include "app/options.h"

#include <stdio.h>
#include <string.h>

enum { MOST_WORDS = 32 };

/* Splits `line` at blanks, as a shell would, and parses it; a word "''" is
 * the empty one. `copy` is where the words lie. */
static bool parse(const char *line, char copy[256], struct options *o,
		  struct err *err)
{
	char *argv[MOST_WORDS] = { "kanbao" };
	int argc = 1;

	snprintf(copy, 256, "%s", line);
	for (char *word = strtok(copy, " "); word; word = strtok(NULL, " ")) {
		assert_true(argc < MOST_WORDS);
		argv[argc++] = strcmp(word, "''") ? word : "";
	}
	return options_parse(o, argc, argv, err);
}

static void read_line(const char *line, char copy[256], struct options *o)
{
	struct err err = { 0 };

	if (!parse(line, copy, o, &err))
		fail_msg("%s: %s", line, err.text);
}

static void assert_refused(const char *line, const char *reason)
{
	struct options o;
	struct err err = { 0 };
	char copy[256];

	if (parse(line, copy, &o, &err))
		fail_msg("'%s' was taken", line);
	assert_string_equal(err.text, reason);
	options_release(&o);
}

static void the_first_word_may_be_a_command(void **state)
{
	static const struct {
		const char *line;
		enum command command;
		size_t n_paths;
	} rows[] = {
		{ "", COMMAND_SCREEN, 0 },
		{ "posts", COMMAND_SCREEN, 1 },
		{ "list", COMMAND_LIST, 0 },
		{ "list list", COMMAND_LIST, 1 },
		{ "./list", COMMAND_SCREEN, 1 },
		{ "posts list", COMMAND_SCREEN, 2 },
		{ "-- list", COMMAND_SCREEN, 1 },
		{ "--color never tags posts", COMMAND_TAGS, 1 },
		{ "show -", COMMAND_SHOW, 1 },
		{ "search 云 posts", COMMAND_SEARCH, 1 },
		{ "check -- --json", COMMAND_CHECK, 1 },
		{ "LIST", COMMAND_SCREEN, 1 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct options o;
		char copy[256];
		read_line(rows[i].line, copy, &o);
		assert_int_equal(o.command, rows[i].command);
		assert_int_equal(o.paths.n, rows[i].n_paths);
		options_release(&o);
	}
}

static void options_stand_anywhere(void **state)
{
	static const char *const lines[] = {
		"-w 40 --no-head show a b",
		"show a -w40 b --no-head",
		"show a b --width=40 --no-head",
		"show --width 40 a --no-head b",
	};
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct options o;
		char copy[256];
		read_line(lines[i], copy, &o);
		assert_int_equal(o.command, COMMAND_SHOW);
		assert_int_equal(o.width, 40);
		assert_true(o.no_head);
		assert_int_equal(o.paths.n, 2);
		assert_string_equal(o.paths.items[1], "b");
		options_release(&o);
	}
}

static void filters_add_up(void **state)
{
	struct options o;
	char copy[256];
	(void)state;
	read_line("list -t AI -t cloud -c tech -q -tag:aws --since 2026 "
		  "--until=2026-03",
		  copy, &o);
	assert_int_equal(o.tags.n, 2);
	assert_string_equal(o.tags.items[1], "cloud");
	assert_string_equal(o.categories.items[0], "tech");
	assert_string_equal(o.queries.items[0], "-tag:aws");
	assert_string_equal(o.since, "2026");
	assert_string_equal(o.until, "2026-03");
	options_release(&o);
}

static void a_minus_turns_the_order_round(void **state)
{
	struct options o;
	char copy[256];
	(void)state;
	read_line("list --sort -title", copy, &o);
	assert_int_equal(o.sort, SORT_TITLE);
	assert_true(o.sort_reversed);
	options_release(&o);
	read_line("list --sort=-title --sort source", copy, &o);
	assert_int_equal(o.sort, SORT_SOURCE);
	assert_false(o.sort_reversed);
	options_release(&o);
}

static void typographic_settings_are_set_by_name(void **state)
{
	struct options o;
	char copy[256];
	(void)state;
	read_line("show -o level=loose -o korean=word -okorean=syllable "
		  "-o orphans=no -o indent=4 -o wrap=greedy -o justify=no "
		  "--ambiguous 2 --lang ja",
		  copy, &o);
	assert_int_equal(o.settings.level, LINEBREAK_LOOSE);
	assert_int_equal(o.settings.korean, SETTING_KOREAN_SYLLABLE);
	assert_false(o.settings.orphans);
	assert_false(o.settings.hanging);
	assert_int_equal(o.settings.indent, 4);
	assert_int_equal(o.settings.measure, 80);
	assert_int_equal(o.settings.lang, LANG_JA);
	assert_true(setting_rules(&o.settings).ambiguous_wide);
	options_release(&o);
}

static void languages_are_in_the_order_of_their_enum(void **state)
{
	static const struct {
		const char *line;
		enum lang lang;
	} rows[] = {
		{ "show --lang auto", LANG_AUTO },
		{ "show --lang en", LANG_OTHER },
		{ "show --lang zh", LANG_ZH },
		{ "show --lang ja", LANG_JA },
		{ "show --lang ko", LANG_KO },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct options o;
		char copy[256];
		read_line(rows[i].line, copy, &o);
		assert_int_equal(o.settings.lang, rows[i].lang);
		options_release(&o);
	}
}

static void records_without_a_command_are_the_list(void **state)
{
	static const char *const lines[] = { "--json posts", "--tsv", "-0" };
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct options o;
		char copy[256];
		read_line(lines[i], copy, &o);
		assert_int_equal(o.command, COMMAND_LIST);
		assert_int_not_equal(o.form, FORM_TEXT);
		options_release(&o);
	}
}

static void wrong_usage_is_refused_with_the_reason(void **state)
{
	static const struct {
		const char *line, *reason;
	} rows[] = {
		{ "--wibble", "there is no option '--wibble'" },
		{ "--wibble=1", "there is no option '--wibble'" },
		{ "-Z", "there is no option '-Z'" },
		{ "-0Z", "there is no option '-0Z'" },
		{ "list -q", "-q wants QUERY" },
		{ "list --since", "--since wants DATE" },
		{ "list --json=yes", "--json takes no value" },
		{ "show --json", "--json is not an option of show" },
		{ "show -0", "-0 is not an option of show" },
		{ "show --format pdf",
		  "--format: must be one of text|html|json" },
		{ "list --format html", "--format is not an option of list" },
		{ "tags --no-head", "--no-head is not an option of tags" },
		{ "list -x q", "-x is not an option of list" },
		{ "--no-head",
		  "--no-head is not an option of reading in the terminal" },
		{ "show -w 1", "--width: must be a number from 2 to 1000" },
		{ "show -w 1001", "--width: must be a number from 2 to 1000" },
		{ "show -w 99999999999999999999",
		  "--width: must be a number from 2 to 1000" },
		{ "show -w 4O", "--width: must be a number from 2 to 1000" },
		{ "show -w ''", "--width: must be a number from 2 to 1000" },
		{ "list --sort size",
		  "--sort: must be one of date|title|tag|source" },
		{ "list --sort read",
		  "--sort: must be one of date|title|tag|source" },
		{ "list --color", "--color wants auto|always|never" },
		{ "list --color=blue",
		  "--color: must be one of auto|always|never" },
		{ "list --color=-always",
		  "--color: must be one of auto|always|never" },
		{ "show --ambiguous 3", "ambiguous: must be one of auto|1|2" },
		{ "show --lang fr", "lang: must be one of auto|en|zh|ja|ko" },
		{ "show -o level", "'level' is not of the form NAME=VALUE" },
		{ "show -o =1", "there is no option '' to set" },
		{ "show -o colour=red", "there is no option 'colour' to set" },
		{ "show -o level=",
		  "level: must be one of strict|normal|loose" },
		{ "show -o indent=5", "indent: must be a number from 0 to 4" },
		{ "show -o measure=-1",
		  "measure: must be a number from 8 to 1000" },
		{ "show -o wrap=even", "wrap: must be one of greedy|balanced" },
		{ "show -o justify=maybe", "justify: must be one of no|yes" },
		{ "search", "search wants TEXT" },
		{ "search ''", "search wants TEXT" },
		{ "list ''", "a path is empty" },
		{ "config posts", "config takes no path" },
		{ "config -t AI", "-t is not an option of config" },
		{ "list -C", "-C wants FILE" },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		assert_refused(rows[i].line, rows[i].reason);
}

static void help_is_for_any_command(void **state)
{
	static const char *const lines[] = { "-h", "--help", "show -h",
					     "-h search", "-V" };
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct options o;
		char copy[256];
		read_line(lines[i], copy, &o);
		assert_true(o.help || o.version);
		options_release(&o);
	}
}

static void tables_are_sound(void **state)
{
	(void)state;
	for (size_t i = 0; i < options_count; i++) {
		const struct option *o = &options_table[i];
		assert_true(o->name || o->letter);
		assert_true(o->commands != 0);
		for (size_t j = 0; j < i; j++) {
			const struct option *p = &options_table[j];
			assert_true(!o->letter || o->letter != p->letter);
			assert_true(!o->name || !p->name ||
				    strcmp(o->name, p->name) != 0);
		}
	}
	for (size_t i = 1; i < setting_count; i++)
		assert_true(strcmp(setting_table[i - 1].name,
				   setting_table[i].name) < 0);
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++)
		assert_int_equal(command_find(command_table[i].word), i);
	assert_int_equal(command_find(""), COMMAND_COUNT);
}

static void help_names_all_and_stays_in_80_cells(void **state)
{
	struct buf help = { 0 };
	(void)state;
	help_add(&help, COMMAND_SCREEN);
	for (size_t i = 0; i < options_count; i++)
		assert_non_null(strstr(help.data, options_table[i].help));
	for (size_t i = 0; i < setting_count; i++)
		assert_non_null(strstr(help.data, setting_table[i].help));
	assert_non_null(strstr(help.data, "greedy|balanced"));
	for (int c = COMMAND_SCREEN; c < COMMAND_COUNT; c++)
		help_add(&help, (enum command)c);
	for (char *line = strtok(help.data, "\n"); line;
	     line = strtok(NULL, "\n"))
		assert_true(width_text(line, strlen(line),
				       &(struct width_rules){ 0 }) <= 80);
	buf_release(&help);
}

static void numbers_have_bounds(void **state)
{
	int n = -1;
	(void)state;
	assert_true(choice_number("08", 8, 1000, &n));
	assert_int_equal(n, 8);
	assert_false(choice_number("4294967304", 8, 1000, &n));
	assert_false(choice_number(" 9", 8, 1000, &n));
	assert_false(choice_number("", 0, 1000, &n));
	assert_int_equal(n, 8);
	assert_int_equal(choice_find("auto|1|2", "2"), 2);
	assert_int_equal(choice_find("auto|1|2", "aut"), -1);
	assert_int_equal(choice_find("auto|1|2", "1|2"), -1);
	assert_int_equal(choice_find("auto|1|2", ""), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_word_may_be_a_command),
		cmocka_unit_test(options_stand_anywhere),
		cmocka_unit_test(filters_add_up),
		cmocka_unit_test(a_minus_turns_the_order_round),
		cmocka_unit_test(typographic_settings_are_set_by_name),
		cmocka_unit_test(languages_are_in_the_order_of_their_enum),
		cmocka_unit_test(records_without_a_command_are_the_list),
		cmocka_unit_test(wrong_usage_is_refused_with_the_reason),
		cmocka_unit_test(help_is_for_any_command),
		cmocka_unit_test(tables_are_sound),
		cmocka_unit_test(help_names_all_and_stays_in_80_cells),
		cmocka_unit_test(numbers_have_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

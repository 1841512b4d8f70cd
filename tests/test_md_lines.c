/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/md_lines.h"

#include <string.h>

/* A letter for each line: its kind, in capitals if it begins a block. */
static void classes(const char *text, char *out)
{
	static const char letters[] = "-thcf";
	struct md_lines l = { .text = text, .len = strlen(text) };
	struct md_line line;

	for (; md_lines_next(&l, &line); out++) {
		*out = letters[line.kind];
		if (line.first && *out >= 'a')
			*out = (char)(*out - 'a' + 'A');
	}
	*out = '\0';
}

/* clang-format off */
static void lines_are_what_commonmark_makes_of_them(void **state)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{ "a\nb\n\nc", "Tt-T" },
		{ "# a\nb", "TT" },
		{ "a\n    b\n\n    c", "Tt-C" },
		{ "```\na\n```\nb", "FCFT" },
		{ "a\n```\n$x$\n```", "TFCF" },
		{ "~~~\n```\n~~~", "FCF" },
		{ "```a`b\nc", "Tt" },
		{ "> a\nb\n\nc", "Tt-T" },
		{ "> ```\n> a\nb", "FCT" },
		{ "- a\n\n      b\n\n  c", "T-C-T" },
		{ "- ```\n  a\n  ```\nb", "FCFT" },
		{ "- ```\n  a\nb", "FCT" },
		{ "1. a\n2. b", "TT" },
		{ "a\n2. b", "Tt" },
		{ "- a\n  - b\n    c", "TTt" },
		{ "<div>\na\n\nb", "HH-T" },
		{ "<pre>\na\n\nb</pre>\nc", "CCCCT" },
		{ "<!-- a\n\nb -->\nc", "CCCT" },
		{ "<span>a</span>\nb", "Tt" },
		{ "a\n===\nb", "TtT" },
		{ "a\r\nb\r\r\nc", "Tt-T" },
		{ "\ta", "C" },
		{ "-\ta\n\n\tb", "T-T" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[32];
		classes(rows[i].text, got);
		for (char *s = got; *s; s++) /* code begins anywhere */
			*s = *s == 'c' ? 'C' : *s == 'f' ? 'F' : *s == 'h' ? 'H' : *s;
		if (strcmp(got, rows[i].want) != 0)
			fail_msg("%s: %s, not %s", rows[i].text, got, rows[i].want);
	}
}
/* clang-format on */

static void the_text_of_a_line_is_behind_its_containers(void **state)
{
	static const char text[] = "> - 1. a\n>   b\n";
	struct md_lines l = { .text = text, .len = strlen(text) };
	struct md_line line;

	(void)state;
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(text[line.text], 'a');
	assert_int_equal(line.depth, 3);
	assert_false(md_lines_in_quote(&l));
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(text[line.text], 'b');
	assert_int_equal(md_lines_number(&l, line.start), 1);
	assert_false(md_lines_next(&l, &line));
}

static void lines_behind_are_held_by_the_containers_or_not(void **state)
{
	static const struct {
		const char *text;
		bool paragraph, holds, all;
		char first;
	} rows[] = {
		{ "> a\n> b", true, true, true, 'b' },
		{ "> a\nb", true, true, false, 'b' },
		{ "> a\nb", false, false, false, 'b' },
		{ "> a\n- b", true, false, false, '-' },
		{ "> a\n> - b", true, true, true, '-' },
		{ "> a\n```", true, false, false, '`' },
		{ "- a\n  b", false, true, true, 'b' },
		{ "- > a\n  b", true, true, false, 'b' },
		{ "a\n- b", true, true, true, '-' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].text;
		struct md_lines l = { .text = s, .len = strlen(s) };
		struct md_line line;
		size_t text;
		bool all;
		assert_true(md_lines_next(&l, &line));
		assert_int_equal(md_lines_holds(&l, line.next,
						rows[i].paragraph, &text, &all),
				 rows[i].holds);
		assert_int_equal(all, rows[i].all);
		if (rows[i].holds)
			assert_int_equal(s[text], rows[i].first);
		assert_int_equal(md_lines_quotes(&l), strchr(s, '>') ? 1 : 0);
	}
}

static void an_indented_part_has_its_blanks_cut(void **state)
{
	static const char text[] = "    a\n\n\tb\nc\n";
	struct md_lines l = { .text = text, .len = strlen(text) };
	struct md_line line;

	(void)state;
	md_lines_indent(&l);
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(line.kind, MD_LINE_TEXT);
	assert_int_equal(line.cut_end - line.cut, 4);
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(line.kind, MD_LINE_BLANK);
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(line.cut_end - line.cut, 1);
	assert_true(md_lines_next(&l, &line));
	assert_int_equal(line.cut, line.cut_end);
	assert_int_equal(line.depth, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_what_commonmark_makes_of_them),
		cmocka_unit_test(the_text_of_a_line_is_behind_its_containers),
		cmocka_unit_test(
			lines_behind_are_held_by_the_containers_or_not),
		cmocka_unit_test(an_indented_part_has_its_blanks_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/json.h"
#include "app/output.h"
#include "app/record.h"
#include "app/style.h"
#include "base/utf8.h"
#include "ui/theme.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void assert_json(const char *text, size_t len, const char *want)
{
	struct buf out = { 0 };

	json_string(&out, text, len);
	assert_string_equal(buf_str(&out), want);
	buf_release(&out);
}

#define JSON(text, want) assert_json(text, sizeof(text) - 1, want)

static void strings_are_quoted_for_json(void **state)
{
	(void)state;
	JSON("", "\"\"");
	JSON("看报 kanbao", "\"看报 kanbao\"");
	JSON("a\"b\\c/d", "\"a\\\"b\\\\c/d\"");
	JSON("a\nb\tc\033", "\"a\\nb\\tc\\u001b\"");
	JSON("a\0b", "\"a\\u0000b\"");
	JSON("\x7F\xC2\x9B", "\"\\u007f\\u009b\"");
	JSON("\u2028\u2029", "\"\\u2028\\u2029\"");
	JSON("\xFF\xE4\xBD", "\"\uFFFD\uFFFD\"");
	JSON("\xF0\x9F\x98\x80", "\"😀\"");
}

/* No quote or backslash but those of escapes, no control, valid UTF-8. */
static void assert_valid_string(const struct buf *b)
{
	assert_true(b->len >= 2);
	assert_int_equal(utf8_valid_len(b->data, b->len), b->len);
	assert_int_equal(b->data[0], '"');
	assert_int_equal(b->data[b->len - 1], '"');
	for (size_t i = 1; i + 1 < b->len; i++) {
		assert_true((unsigned char)b->data[i] >= 0x20);
		assert_true(b->data[i] != '"');
		if (b->data[i] == '\\') {
			assert_non_null(memchr("\"\\ntu", b->data[i + 1], 5));
			i++;
		}
	}
}

static void any_bytes_give_valid_json(void **state)
{
	unsigned seed = 1;
	(void)state;
	for (int round = 0; round < 2000; round++) {
		struct buf out = { 0 };
		char bytes[64];
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245u + 12345u;
			bytes[i] = (char)(seed >> 16);
		}
		json_string(&out, bytes, sizeof(bytes));
		assert_valid_string(&out);
		buf_release(&out);
	}
}

/* Two records in a form, and what is collected. */
static void assert_records(enum options_form form, const char *want, size_t len)
{
	struct output out = { .fd = -1 };
	struct record r;

	record_start(&r, &out, form, "path");
	for (int i = 0; i < 2; i++) {
		record_begin(&r);
		record_str(&r, "path", i ? "b\tc.md" : "a\033.md");
		record_str(&r, "lang", "");
		record_number(&r, "words", 12);
		record_bool(&r, "draft", i);
		record_list_begin(&r, "tags");
		if (i) {
			record_list_item(&r, "AI");
			record_list_item(&r, "云\n\"计算\"");
		}
		record_list_end(&r);
		record_end(&r);
	}
	record_stop(&r);
	assert_int_equal(out.buf.len, len);
	assert_memory_equal(out.buf.data, want, len);
	output_release(&out);
}

#define RECORDS(form, want) assert_records(form, want, sizeof(want) - 1)

static void records_have_three_forms(void **state)
{
	(void)state;
	RECORDS(FORM_JSON,
		"[\n{\"path\": \"a.md\", \"lang\": null, \"words\": 12, "
		"\"draft\": false, \"tags\": []},\n"
		"{\"path\": \"b c.md\", \"lang\": null, \"words\": 12, "
		"\"draft\": true, \"tags\": [\"AI\", \"云 \\\"计算\\\"\"]}"
		"\n]\n");
	RECORDS(FORM_TSV, "a.md\t\t12\tfalse\t\n"
			  "b c.md\t\t12\ttrue\tAI,云 \"计算\"\n");
	RECORDS(FORM_NUL, "a\033.md\0b\tc.md\0");
}

static void no_records_are_an_empty_array(void **state)
{
	struct output out = { .fd = -1 };
	struct record r;
	(void)state;
	record_start(&r, &out, FORM_JSON, "path");
	record_stop(&r);
	assert_string_equal(buf_str(&out.buf), "[]\n");
	output_release(&out);
}

/* An environment: "NAME=VALUE" after one another. */
static const char *const *environment;

static char *lookup(const char *name)
{
	const size_t len = strlen(name);

	for (const char *const *e = environment; *e; e++) {
		if (!strncmp(*e, name, len) && (*e)[len] == '=')
			return (char *)*e + len + 1;
	}
	return NULL;
}

static void colour_is_a_matter_of_option_environment_and_terminal(void **state)
{
	static const struct {
		enum options_colour choice;
		bool terminal;
		const char *environment[3];
		bool want;
	} rows[] = {
		{ COLOUR_AUTO, true, { "TERM=xterm" }, true },
		{ COLOUR_AUTO, false, { "TERM=xterm" }, false },
		{ COLOUR_AUTO, true, { "TERM=dumb" }, false },
		{ COLOUR_AUTO, true, { NULL }, false },
		{ COLOUR_AUTO, true, { "TERM=xterm", "NO_COLOR=1" }, false },
		{ COLOUR_AUTO, true, { "TERM=xterm", "NO_COLOR=" }, true },
		{ COLOUR_AUTO, false, { "CLICOLOR_FORCE=1" }, true },
		{ COLOUR_AUTO, false, { "CLICOLOR_FORCE=0" }, false },
		{ COLOUR_AUTO,
		  true,
		  { "NO_COLOR=1", "CLICOLOR_FORCE=1" },
		  false },
		{ COLOUR_ALWAYS, false, { "NO_COLOR=1" }, true },
		{ COLOUR_NEVER,
		  true,
		  { "TERM=xterm", "CLICOLOR_FORCE=1" },
		  false },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		environment = rows[i].environment;
		assert_int_equal(output_wants_colour(rows[i].choice,
						     rows[i].terminal, lookup),
				 rows[i].want);
	}
}

static void faces_are_escape_sequences_only_with_colour(void **state)
{
	struct output out = { .fd = -1 };
	(void)state;
	output_face(&out, FACE_TITLE, "a", 1);
	assert_string_equal(buf_str(&out.buf), "a");
	buf_clear(&out.buf);
	out.colour = true;
	output_face(&out, FACE_TITLE, "a", 1);
	output_face(&out, FACE_TEXT, "b", 1);
	output_face(&out, FACE_TEXT | FACE_ITALIC, "c", 1);
	output_face(&out, FACE_TITLE, "", 0);
	assert_string_equal(buf_str(&out.buf),
			    "\033[1;36ma\033[mb\033[3mc\033[m");
	output_release(&out);
}

static void labels_are_cut_between_clusters(void **state)
{
	static const struct {
		const char *text;
		int cols;
		bool ambiguous_wide;
		const char *want;
		int used;
	} rows[] = {
		{ "看报", 4, false, "看报", 4 },
		{ "看报", 3, false, "看…", 3 },
		{ "看报", 2, false, "…", 1 },
		{ "看报纸", 5, true, "看报~", 5 },
		{ "abc", 0, false, "", 0 },
		{ "abc", -1, false, "", 0 },
		{ "", 3, false, "", 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct output out = { .fd = -1 };
		out.rules.ambiguous_wide = rows[i].ambiguous_wide;
		const int used =
			output_label(&out, FACE_TEXT, rows[i].text,
				     strlen(rows[i].text), rows[i].cols);
		assert_string_equal(buf_str(&out.buf), rows[i].want);
		assert_int_equal(used, rows[i].used);
		output_release(&out);
	}
}

static void assert_link(const char *url, const char *want)
{
	struct buf out = { 0 };

	assert_int_equal(style_link_start(&out, url, 7), want != NULL);
	assert_string_equal(buf_str(&out), want ? want : "");
	buf_release(&out);
}

static void links_hold_nothing_but_printable_ascii(void **state)
{
	(void)state;
	assert_link("https://a.cn/x", "\033]8;id=7;https://a.cn/x\033\\");
	assert_link("https://a.cn/看",
		    "\033]8;id=7;https://a.cn/%E7%9C%8B\033\\");
	assert_link("javascript:alert(1)", NULL);
	assert_link("/relative", NULL);
	assert_link("https://a.cn/\033\\x", NULL);
	assert_link("https://a.cn/\a", NULL);
}

static void what_is_raw_is_sanitised(void **state)
{
	struct output out = { .fd = -1 };
	(void)state;
	output_raw(&out, "a\033[31m\nb\u202E", 12);
	assert_string_equal(buf_str(&out.buf), "a[31m b‹U+202E›");
	output_release(&out);
}

static void a_failed_write_is_remembered(void **state)
{
	struct output out = { .fd = open("/dev/full", O_WRONLY) };
	(void)state;
	if (out.fd < 0)
		skip();
	output_str(&out, "x");
	assert_false(output_flush(&out));
	assert_int_equal(out.error, ENOSPC);
	output_str(&out, "y");
	assert_false(output_flush(&out));
	assert_int_equal(out.buf.len, 0);
	close(out.fd);
	output_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_quoted_for_json),
		cmocka_unit_test(any_bytes_give_valid_json),
		cmocka_unit_test(records_have_three_forms),
		cmocka_unit_test(no_records_are_an_empty_array),
		cmocka_unit_test(
			colour_is_a_matter_of_option_environment_and_terminal),
		cmocka_unit_test(faces_are_escape_sequences_only_with_colour),
		cmocka_unit_test(labels_are_cut_between_clusters),
		cmocka_unit_test(links_hold_nothing_but_printable_ascii),
		cmocka_unit_test(what_is_raw_is_sanitised),
		cmocka_unit_test(a_failed_write_is_remembered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

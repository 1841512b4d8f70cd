/* SPDX-License-Identifier: MIT */
/* What one look at a Markdown text finds in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/sanitise.h"
#include "doc/signs.h"

#include <string.h>

static struct signs find(const char *text)
{
	return signs_find(text, strlen(text));
}

static void plain_text_has_no_signs(void **state)
{
	static const char *const texts[] = {
		"",
		"a",
		"Running text, with (some) marks: \"1\" - 2; a/b + c = d.\n",
		"# Heading\n\n* item\n\n> quoted! really? <b>yes</b>\n",
		"`code` *emphasis* _too_ [link](x) ![image](y)\n",
		"中文，「日本語」。한국어 ÄÖÜ 🎉\n",
		"a : b\n[b]: c\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct signs s = find(texts[i]);
		s.bits &= ~(UINT64_C(1) << SIGN_TERM);
		assert_int_equal(s.bits, 0);
	}
}

/* Whatever stands around it, and wherever. */
static void signs_are_found_anywhere(void **state)
{
	static const struct {
		enum sign sign;
		const char *text;
	} rows[] = {
		{ SIGN_CR, "\r" },
		{ SIGN_AMP, "&" },
		{ SIGN_AT, "@" },
		{ SIGN_EMOJI, ":t" },
		{ SIGN_EMOJI, ":+" },
		{ SIGN_EMOJI, ":\\" },
		{ SIGN_NONCHAR, "\uFDD0" },
		{ SIGN_DOLLAR, "$" },
		{ SIGN_HEADING, "##" },
		{ SIGN_BRACE, "{" },
		{ SIGN_TEMPLATE, "{{" },
		{ SIGN_TEMPLATE, "{%" },
		{ SIGN_TEMPLATE, "{:" },
		{ SIGN_TEMPLATE, "{+" },
		{ SIGN_TEMPLATE, "{=" },
		{ SIGN_TEMPLATE, "{>" },
		{ SIGN_TEMPLATE, "{~" },
		{ SIGN_PERCENT, "%%" },
		{ SIGN_TEMPLATE, "{#" },
		{ SIGN_ALERT, "[!" },
		{ SIGN_WIKI, "[[" },
		{ SIGN_COLONS, "::" },
		{ SIGN_BACKSLASH, "\\" },
		{ SIGN_TEX, "\\(" },
		{ SIGN_TEX, "\\b" },
		{ SIGN_TEX, "\\\\" },
		{ SIGN_ABBR, "*[" },
		{ SIGN_CALL, "!!" },
		{ SIGN_ASK, "??" },
		{ SIGN_NOTE, "[^" },
		{ SIGN_INLINE, "^[" },
		{ SIGN_TILDE, "~" },
		{ SIGN_CARET, "^" },
		{ SIGN_EQUALS, "==" },
		{ SIGN_ESCAPE, "\\~" },
		{ SIGN_ESCAPE, "\\[" },
		{ SIGN_TERM, "\n:" },
		{ SIGN_TERM, " :" },
		{ SIGN_STAR_WIDE, "*中" },
		{ SIGN_STAR_WIDE, "_é" },
		{ SIGN_WIDE_STAR, "。*" },
		{ SIGN_WIDE_STAR, "é_" },
		{ SIGN_PIPE, "|" },
		{ SIGN_COLON_DASH, ":-" },
		{ SIGN_DASH_COLON, "-:" },
		{ SIGN_SCHEME, "s:/" },
		{ SIGN_SCHEME, "s:\\" },
		{ SIGN_WWW, "w." },
		{ SIGN_WWW, "W." },
		{ SIGN_WWW, "w\\" },
		{ SIGN_CONTROL, "\x1B" },
		{ SIGN_GRID, "+-" },
		{ SIGN_GRID, "+=" },
		{ SIGN_DASHES, "--" },
		{ SIGN_CONTROL, "\x7F" },
		{ SIGN_CONTROL_2, "\xC2\x85" },
		{ SIGN_CONTROL_2, "\u061C" },
		{ SIGN_FORMAT, "\u202E" },
		{ SIGN_FORMAT, "\u2066" },
	};
	char text[64];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (size_t before = 0; before < 36; before++) {
			memset(text, 'x', sizeof(text));
			strcpy(text + before, rows[i].text);
			assert_true(signs_has(find(text), rows[i].sign));
			strcat(text, "yz");
			assert_true(signs_has(find(text), rows[i].sign));
		}
	}
}

/* A long text is looked at in another way than a short one. */
static void a_pair_means_the_same_in_a_long_text(void **state)
{
	char text[48];

	(void)state;
	for (int i = 0; i < 0x10000; i++) {
		const char pair[] = { (char)(i >> 8), (char)i };
		struct signs want = signs_find(pair, 2);
		for (size_t at = 1; at < sizeof(text) - 2; at += 15) {
			memset(text, 'x', sizeof(text));
			memcpy(text + at, pair, 2);
			const struct signs before =
				signs_find(text + at - 1, 2);
			const struct signs behind =
				signs_find(text + at + 1, 2);
			assert_int_equal(signs_find(text, sizeof(text)).bits,
					 want.bits | before.bits | behind.bits);
		}
	}
}

static bool is_clean(const char *text, size_t len)
{
	return signs_clean(signs_find_body(text, len), text, len);
}

/* Every character, and every pair of bytes. */
static void clean_text_is_what_the_sanitiser_leaves(void **state)
{
	static const enum sanitise_mode modes[] = { SANITISE_PROSE,
						    SANITISE_VERBATIM };
	struct buf text = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		buf_clear(&text);
		buf_add_char(&text, 'a');
		buf_add_utf8(&text, cp);
		buf_add_char(&text, 'b');
		if (!is_clean(text.data, text.len))
			continue;
		for (size_t i = 0; i < 2; i++)
			assert_true(
				sanitise_clean(text.data, text.len, modes[i]));
	}
	for (int i = 0; i < 0x10000; i++) {
		const char pair[] = { (char)(i >> 8), (char)i };
		assert_true(!is_clean(pair, 2) ||
			    sanitise_clean(pair, 2, SANITISE_VERBATIM));
	}
	assert_true(
		is_clean("“中文” — ‘a’…\n\tb", strlen("“中文” — ‘a’…\n\tb")));
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_has_no_signs),
		cmocka_unit_test(signs_are_found_anywhere),
		cmocka_unit_test(a_pair_means_the_same_in_a_long_text),
		cmocka_unit_test(clean_text_is_what_the_sanitiser_leaves),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

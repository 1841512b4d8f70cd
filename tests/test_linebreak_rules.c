/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "unicode/linebreak.h"

#include <stdlib.h>

/* Of each class, and of each way that the scanner takes, one or more. */
static const char *const bits[] = {
	"山",
	"河",
	"々",
	"か",
	"っ",
	"ー",
	"カ",
	"가",
	"각",
	"ᄀ",
	"ᅡ",
	"ᆨ",
	"a",
	"word",
	"fair",
	"water",
	"html",
	"é",
	"א",
	"1",
	"2024",
	"年",
	"つ",
	"원",
	" ",
	"  ",
	"\t",
	"　",
	"\u00A0",
	"\u2060",
	"\u200B",
	"\u200D",
	"。",
	"，",
	"（",
	"）",
	"(",
	")",
	"“",
	"”",
	"‘",
	"’",
	"'",
	"\"",
	"·",
	"・",
	"～",
	"—",
	"――",
	"……",
	"!",
	"！",
	"?",
	".",
	",",
	":",
	"/",
	"-",
	"+",
	"$",
	"%",
	"￥",
	"℃",
	"§",
	"\u00AD",
	"\n",
	"\u2028",
	"\r\n",
	"👍",
	"🏽",
	"👩",
	"🇨",
	"🇳",
	"☺\uFE0F",
	"5⃣",
	"e\u0301",
	"\u0301",
	"\u3099",
	"\xFF",
	"\xE4\xB8",
	"\xE0\x82\xAB",
	"\xE0\x81\x8B",
	"\xED\xA0\x80",
	"«",
	"»",
	"का",
	"กา",
	"http://a.example/b-c?d=1&e",
	"www.example.com",
	"https://",
	"Hello, world. ",
	" .gov",
	" /",
};

enum { N_BITS = sizeof(bits) / sizeof(bits[0]), TEXTS = 4000, LONGEST = 40 };

static uint32_t next(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static struct linebreak_options some_options(uint32_t *seed)
{
	return (struct linebreak_options){
		.level = (enum linebreak_level)next(seed, 3),
		.lang = (enum lang)next(seed, LANG_KO + 1),
		.korean_words = next(seed, 2),
		.untailored = next(seed, 8) == 0,
		.width = { .ambiguous_wide = next(seed, 2) },
	};
}

static void rules_worked_out_change_no_break(void **state)
{
	struct linebreak_rules *rules = linebreak_rules_new();
	struct linebreak_cluster *a = NULL, *b = NULL;
	size_t cap_a = 0, cap_b = 0;
	struct buf text = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < TEXTS; i++) {
		struct linebreak_options o = some_options(&seed);
		buf_clear(&text);
		for (uint32_t n = next(&seed, LONGEST); n; n--)
			buf_add_str(&text, bits[next(&seed, N_BITS)]);
		const char *s = buf_str(&text);
		const size_t n = linebreak_scan(s, text.len, &o, &a, &cap_a);
		o.rules = rules;
		assert_int_equal(linebreak_scan(s, text.len, &o, &b, &cap_b),
				 n);
		assert_memory_equal(a, b, (n + 1) * sizeof(*a));
	}
	free(a);
	free(b);
	buf_release(&text);
	linebreak_rules_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_worked_out_change_no_break),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "unicode/fold.h"
#include "unicode/sieve.h"

#include <string.h>

static bool passes(const char *needle, const char *text)
{
	struct buf fold = { 0 };
	struct sieve s;

	fold_text(&fold, needle, strlen(needle));
	sieve_init(&s, buf_str(&fold), fold.len);
	buf_release(&fold);
	return sieve_passes(&s, text, strlen(text),
			    sieve_marks(text, strlen(text)));
}

static void what_is_not_there_is_held_back(void **state)
{
	static const char *const rows[][2] = {
		{ "芯片", "这家公司宣布将把数据中心迁到北方。" },
		{ "kubernetes", "这家公司，Kubernete 与 uberneteS" },
		{ "AI", "A I，i，a" },
		{ "x86", "x8 6" },
		{ "雪豹计划", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (passes(rows[i][0], rows[i][1]))
			fail_msg("%s in %s", rows[i][0], rows[i][1]);
}

static void what_may_be_there_passes(void **state)
{
	static const char *const rows[][2] = {
		{ "芯片", "国产芯片" },
		{ "芯片", "芯\n片" },
		{ "ai", "ＡＩ" },
		{ "AI", "Open-Ai。" },
		{ "cafe", "Café" },
		{ "cafe", "cafe\u0301" },
		{ "日本", "⽇本" },
		{ "kub", "ku\u00ADb" },
		{ "kubernetes", "KUBERNETES" },
		{ "が", "か\u3099" },
		{ "1", "①" },
		{ "株", "㈱" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (!passes(rows[i][0], rows[i][1]))
			fail_msg("%s in %s", rows[i][0], rows[i][1]);
}

/* True if folding makes Han or ASCII letters out of the character, or nothing:
 * then its text must be marked. */
static unsigned wanted_marks(uint32_t cp, const struct buf *fold)
{
	unsigned marks = fold->len ? 0 : SIEVE_TO_LATIN;

	for (size_t i = 0; i < fold->len;) {
		uint32_t to;
		i += utf8_decode(fold->data + i, fold->len - i, &to);
		if (to != cp && to >= 0x4E00 && to <= 0x9FFF)
			marks |= SIEVE_TO_HAN;
		if (cp >= 0x80 &&
		    ((to >= '0' && to <= '9') || (to >= 'a' && to <= 'z')))
			marks |= SIEVE_TO_LATIN;
	}
	return marks;
}

static void each_character_that_folds_to_others_is_marked(void **state)
{
	struct buf fold = { 0 };

	(void)state;
	for (uint32_t cp = 1; cp < 0x110000; cp++) {
		char text[UTF8_MAX];
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		const size_t n = utf8_encode(cp, text);
		buf_clear(&fold);
		fold_text(&fold, text, n);
		const unsigned want = wanted_marks(cp, &fold);
		if ((sieve_marks(text, n) & want) != want)
			fail_msg("U+%04X", (unsigned)cp);
	}
	buf_release(&fold);
}

/* Numerical Recipes' generator. */
static unsigned next(uint32_t *seed, size_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (unsigned)((*seed >> 8) % below);
}

static void it_never_holds_back_what_folding_finds(void **state)
{
	static const char *const atoms[] = {
		"芯",     "片",   "云", "a",  "A", "i",      "I",  "k",
		"x",      "8",    " ",  "，", "é", "\u0301", "ａ", "か",
		"\u3099", "が",   "㈱", "ﬁ",  "f", "\u00AD", "①",  "1",
		"\xFF",   "\xE4", "한", "😀",  "Å", "ß",      "s",
	};
	enum { ATOMS = sizeof(atoms) / sizeof(*atoms) };
	uint32_t seed = 3;
	size_t found = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		struct buf text = { 0 }, needle = { 0 }, fold = { 0 };
		for (unsigned n = next(&seed, 12); n; n--)
			buf_add_str(&text, atoms[next(&seed, ATOMS)]);
		for (unsigned n = 1 + next(&seed, 3); n; n--)
			buf_add_str(&needle, atoms[next(&seed, ATOMS)]);
		fold_text(&fold, needle.data, needle.len);
		if (fold_contains(buf_str(&text), text.len, buf_str(&fold),
				  fold.len)) {
			found++;
			if (!passes(needle.data, buf_str(&text)))
				fail_msg("%s in %s", needle.data, text.data);
		}
		buf_release(&text);
		buf_release(&needle);
		buf_release(&fold);
	}
	assert_true(found > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_held_back),
		cmocka_unit_test(what_may_be_there_passes),
		cmocka_unit_test(each_character_that_folds_to_others_is_marked),
		cmocka_unit_test(it_never_holds_back_what_folding_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

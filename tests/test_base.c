/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/sanitise.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static void assert_sanitised(const char *in, size_t len,
			     enum sanitise_mode mode, const char *want)
{
	struct buf out = { 0 };

	sanitise(&out, in, len, mode);
	assert_string_equal(buf_str(&out), want);
	assert_int_equal(sanitise_clean(in, len, mode),
			 len == out.len && !memcmp(in, buf_str(&out), len));
	buf_release(&out);
}

#define SANITISED(in, mode, want) \
	assert_sanitised(in, sizeof(in) - 1, mode, want)

static void no_control_gets_through(void **state)
{
	(void)state;
	SANITISED("a\033]0;x\a b", SANITISE_LINE, "a]0;x b");
	SANITISED("a\0b", SANITISE_VERBATIM, "ab");
	SANITISED("a\xC2\x9B"
		  "31mb",
		  SANITISE_PROSE, "a31mb");
	SANITISED("a\x7F", SANITISE_LINE, "a");
}

static void bidi_controls_are_shown_but_in_prose(void **state)
{
	(void)state;
	SANITISED("a\u202Eb", SANITISE_LINE, "a‹U+202E›b");
	SANITISED("a\u2066b", SANITISE_VERBATIM, "a‹U+2066›b");
	SANITISED("a\u202Eb\u200F", SANITISE_PROSE, "ab");
}

static void malformed_bytes_become_replacement_characters(void **state)
{
	(void)state;
	SANITISED("a\xFF\xE4\xBDz", SANITISE_LINE, "a\uFFFD\uFFFDz");
	SANITISED("\xC0\x80", SANITISE_LINE, "\uFFFD\uFFFD");
	SANITISED("\xED\xA0\x80", SANITISE_LINE, "\uFFFD\uFFFD\uFFFD");
}

static void a_line_has_no_line_ends(void **state)
{
	(void)state;
	SANITISED("a\r\nb\tc\u2028d", SANITISE_LINE, "a b c d");
	SANITISED("a\r\nb\rc", SANITISE_VERBATIM, "a\nb\nc");
	SANITISED("a\u2029b", SANITISE_PROSE, "a\u2028b");
	SANITISED("你好，world", SANITISE_LINE, "你好，world");
}

static size_t valid_len_by_character(const char *s, size_t len)
{
	size_t i = 0;

	for (bool bad = false; i < len;) {
		uint32_t cp;
		const size_t n = utf8_decode_strict(s + i, len - i, &cp, &bad);
		if (bad)
			break;
		i += n;
	}
	return i;
}

/* Every two bytes, with what may stand behind them, at every place of what is
 * looked at in one go. */
static void utf8_is_valid_up_to_the_first_mistake(void **state)
{
	static const char *const ends[] = { "", "\x80", "\xBF\x80",
					    "\x80\x80\x80", "\xE4\xBD" };
	char text[300];

	(void)state;
	for (unsigned i = 0; i < 0x10000 * 5; i++) {
		const char *end = ends[i % 5];
		const size_t at = 3 + i / 7 % 250, n = strlen(end);
		for (size_t k = 0; k + 3 <= sizeof(text); k += 3)
			memcpy(text + k, "\xE4\xBD\xA0", 3);
		memset(text + at / 3 * 3, 'a', at % 3);
		text[at] = (char)(i / 5 >> 8);
		text[at + 1] = (char)(i / 5);
		memcpy(text + at + 2, end, n);
		memset(text + at + 2 + n, 'z', i % 2 * 4);
		const size_t len = i % 3 ? sizeof(text) : at + 2 + n;
		assert_int_equal(utf8_valid_len(text, len),
				 valid_len_by_character(text, len));
	}
}

static void utf8_round_trips_every_scalar_value(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[UTF8_MAX];
		uint32_t back;
		const size_t n = utf8_encode(cp, bytes);
		assert_int_equal(utf8_decode(bytes, n, &back), n);
		const bool surrogate = cp >= 0xD800 && cp <= 0xDFFF;
		assert_int_equal(back, surrogate ? UTF8_REPLACEMENT : cp);
		assert_int_equal(utf8_prev(bytes, n), 0);
	}
}

static void long_messages_end_at_a_character(void **state)
{
	(void)state;
	struct err err;
	char text[600];
	for (int i = 0; i < 199; i++)
		memcpy(text + 3 * i, "看", 3);
	text[597] = '\0';
	assert_false(err_set(&err, "x%s", text));
	const size_t len = strlen(err.text);
	assert_true(len >= ERR_SIZE - 5);
	assert_int_equal(utf8_valid_len(err.text, len), len);
}

/* Blocks of any size that was asked for, and objects larger than those. */
static void arenas_hold_what_they_gave(void **state)
{
	static const size_t blocks[] = { 0, 9999, 1000001, 5000000 };

	(void)state;
	for (size_t b = 0; b < sizeof(blocks) / sizeof(blocks[0]); b++) {
		struct arena a = { .block = blocks[b] };
		char *text[100], *large = NULL;
		for (int i = 0; i < 100; i++) {
			text[i] =
				arena_memdup(&a, "0123456789", (size_t)i % 11);
			unsigned char *p = arena_alloc(&a, 30001);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (int k = 0; k < 30001; k++)
				assert_int_equal(p[k], 0);
			memset(p, 1, 30001);
			if (i == 50)
				large = memset(arena_alloc(&a, 7000000), 2,
					       7000000);
		}
		for (int i = 0; i < 100; i++)
			assert_int_equal(strlen(text[i]), i % 11);
		assert_int_equal(large[6999999], 2);
		assert_true(a.bytes > 10000000);
		arena_release(&a);
		assert_int_equal(a.bytes, 0);
	}
}

static void arenas_keep_addresses_when_taken(void **state)
{
	(void)state;
	struct arena a = { 0 }, b = { 0 }, c = { 0 };
	memset(arena_alloc(&c, 100000), 1, 100000);
	arena_release(&c); /* what is taken next is not clean */
	char *first = arena_strdup(&a, "first");
	char *large = arena_alloc(&b, 100000);
	large[99999] = 'x';
	char *small = arena_strdup(&b, "small");
	arena_take(&a, &b);
	assert_null(b.blocks);
	for (int i = 0; i < 10000; i++)
		assert_int_equal((uintptr_t)arena_alloc(&a, 3) % 16, 0);
	assert_string_equal(first, "first");
	assert_string_equal(small, "small");
	assert_int_equal(large[99999], 'x');
	arena_release(&a);
}

static void a_buffer_is_a_string_after_every_change(void **state)
{
	(void)state;
	struct buf b = { 0 };
	assert_string_equal(buf_str(&b), "");
	buf_printf(&b, "%d-%s", 12, "看");
	buf_add_fill(&b, '.', 3);
	buf_add_fill(&b, '.', -1);
	buf_add_utf8(&b, 0x1F600);
	assert_string_equal(buf_str(&b), "12-看...\U0001F600");
	buf_truncate(&b, 3);
	buf_truncate(&b, 100);
	assert_string_equal(buf_str(&b), "12-");
	char *taken = buf_detach(&b);
	assert_string_equal(taken, "12-");
	free(taken);
	taken = buf_detach(&b);
	assert_string_equal(taken, "");
	free(taken);
}

static void arrays_grow_and_keep_their_items(void **state)
{
	(void)state;
	int *items = NULL;
	size_t cap = 0;
	for (int i = 0; i < 1000; i++) {
		items = xgrow(items, &cap, (size_t)i + 1, sizeof(*items));
		items[i] = i;
	}
	assert_true(cap >= 1000 && cap < 3000);
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_control_gets_through),
		cmocka_unit_test(bidi_controls_are_shown_but_in_prose),
		cmocka_unit_test(malformed_bytes_become_replacement_characters),
		cmocka_unit_test(a_line_has_no_line_ends),
		cmocka_unit_test(utf8_is_valid_up_to_the_first_mistake),
		cmocka_unit_test(utf8_round_trips_every_scalar_value),
		cmocka_unit_test(long_messages_end_at_a_character),
		cmocka_unit_test(a_buffer_is_a_string_after_every_change),
		cmocka_unit_test(arrays_grow_and_keep_their_items),
		cmocka_unit_test(arenas_hold_what_they_gave),
		cmocka_unit_test(arenas_keep_addresses_when_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

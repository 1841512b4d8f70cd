/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ui/key.h"
#include "ui/keymap.h"

#include <stdio.h>
#include <string.h>

/* Types keys and writes what comes of them: action names with their counts,
 * "." for what waits, "?" for the unknown, letters of a text in quotes. */
static void assert_typed(enum keymap_context c, const char *keys,
			 const char *want)
{
	struct keymap k = { 0 };
	struct buf out = { 0 };
	uint32_t key;

	while (*keys) {
		struct keymap_hit hit = { ACTION_NONE, 0 };
		keys += key_parse(keys, strlen(keys), &key);
		if (out.len > 0)
			buf_add_char(&out, ' ');
		switch (keymap_feed(&k, c, key, &hit)) {
		case KEYMAP_UNKNOWN:
			buf_add_char(&out, '?');
			break;
		case KEYMAP_PENDING:
			buf_add_char(&out, '.');
			break;
		case KEYMAP_CHARACTER:
			buf_add_char(&out, '\'');
			buf_add_utf8(&out, key);
			break;
		case KEYMAP_ACTION:
			buf_add_str(&out, action_name(hit.action));
			if (hit.count > 0)
				buf_printf(&out, "*%ld", hit.count);
		}
	}
	assert_string_equal(buf_str(&out), want);
	buf_release(&out);
}

static void keys_mean_what_the_manual_says(void **state)
{
	static const struct {
		enum keymap_context context;
		const char *keys, *want;
	} rows[] = {
		{ KEYMAP_LIST, "jk", "next prev" },
		{ KEYMAP_LIST, "5j", ". next*5" },
		{ KEYMAP_LIST, "120G", ". . . last*120" },
		{ KEYMAP_LIST, "0j", "? next" },
		{ KEYMAP_LIST, "5jj", ". next*5 next" },
		{ KEYMAP_LIST, "ggj", "first . next" },
		{ KEYMAP_LIST, "gj", "first next" },
		{ KEYMAP_LIST, "5gg", ". first*5 ." },
		{ KEYMAP_LIST, "ggg", "first . first" },
		{ KEYMAP_LIST, "]t", ". next-related" },
		{ KEYMAP_LIST, "3]t", ". . next-related*3" },
		{ KEYMAP_LIST, "]xj", ". ? next" },
		{ KEYMAP_LIST, "]]", ". ?" },
		{ KEYMAP_READER, "]][[", ". next-section . prev-section" },
		{ KEYMAP_READER, "]<esc><esc>", ". . back" },
		{ KEYMAP_READER, "5<esc><esc>", ". . back" },
		{ KEYMAP_READER, "ZZ", ". quit-all" },
		{ KEYMAP_READER, "<enter><down><f1>", "open next help" },
		{ KEYMAP_READER, "^N^P", "next prev" },
		{ KEYMAP_READER, "<lt>>=", "narrower wider default-width" },
		{ KEYMAP_PICKER, "j5 ", "'j '5 mark" },
		{ KEYMAP_PROMPT, "j 云", "'j '  '云" },
		{ KEYMAP_PROMPT, "^W^U", "erase-word erase-line" },
		{ KEYMAP_MENU, "12<enter>", ". . accept*12" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_typed(rows[i].context, rows[i].keys, rows[i].want);
}

static void keys_work_while_an_input_method_is_on(void **state)
{
	(void)state;
	assert_typed(KEYMAP_LIST, "ｊ", "next");
	assert_typed(KEYMAP_LIST, "ｇｇ", "first .");
	assert_typed(KEYMAP_LIST, "５ｊ", ". next*5");
	assert_typed(KEYMAP_LIST, "ㅓ", "next");
	assert_typed(KEYMAP_PICKER, "ｊ", "'ｊ");
}

static void number_alone_is_a_link(void **state)
{
	struct keymap k = { 0 };
	struct keymap_hit hit = { ACTION_NONE, 0 };

	(void)state;
	assert_int_equal(keymap_feed(&k, KEYMAP_READER, '1', &hit),
			 KEYMAP_PENDING);
	assert_int_equal(keymap_feed(&k, KEYMAP_READER, '2', &hit),
			 KEYMAP_PENDING);
	assert_true(keymap_waits(&k));
	assert_int_equal(keymap_timeout(&k, &hit), KEYMAP_ACTION);
	assert_int_equal(hit.action, ACTION_OPEN_LINK);
	assert_int_equal(hit.count, 12);
	assert_false(keymap_waits(&k));
}

static void sequence_that_stays_unfinished_is_forgotten(void **state)
{
	struct keymap k = { 0 };
	struct keymap_hit hit;
	struct buf shown = { 0 };

	(void)state;
	keymap_feed(&k, KEYMAP_READER, '3', &hit);
	keymap_feed(&k, KEYMAP_READER, ']', &hit);
	keymap_add_pending(&k, &shown);
	assert_string_equal(buf_str(&shown), "3]");
	assert_int_equal(keymap_timeout(&k, &hit), KEYMAP_UNKNOWN);
	assert_false(keymap_waits(&k));
	buf_release(&shown);
}

static void endless_counts_are_bounded(void **state)
{
	struct keymap k = { 0 };
	struct keymap_hit hit;

	(void)state;
	for (int i = 0; i < 1000; i++)
		keymap_feed(&k, KEYMAP_LIST, '9', &hit);
	assert_int_equal(keymap_feed(&k, KEYMAP_LIST, 'j', &hit),
			 KEYMAP_ACTION);
	assert_int_equal(hit.count, KEYMAP_MAX_COUNT);
}

/* What a key sequence of the table means must be what typing it gives. */
static void every_binding_can_be_typed(void **state)
{
	(void)state;
	for (size_t i = 0; i < keymap_count(); i++) {
		const struct binding *b = keymap_binding(i);
		for (int c = 0; c < KEYMAP_CONTEXT_COUNT; c++) {
			const char *keys = b->keys;
			struct keymap k = { 0 };
			struct keymap_hit hit = { ACTION_NONE, 0 };
			uint32_t key;
			int n = 0;
			if (!(b->contexts & 1u << c) || !strcmp(keys, "1-9"))
				continue;
			for (; *keys; n++) {
				const size_t len =
					key_parse(keys, strlen(keys), &key);
				assert_true(len > 0);
				keymap_feed(&k, (enum keymap_context)c, key,
					    &hit);
				keys += len;
			}
			assert_true(n <= KEYMAP_SEQUENCE);
			assert_int_equal(hit.action, b->action);
		}
	}
}

static void keys_are_named_as_they_are_shown(void **state)
{
	(void)state;
	for (size_t i = 0; i < keymap_count(); i++) {
		const char *keys = keymap_binding(i)->keys;
		struct buf again = { 0 };
		char name[16];
		uint32_t key;
		for (const char *s = keys; *s;
		     s += key_parse(s, strlen(s), &key)) {
			assert_true(key_parse(s, strlen(s), &key) > 0);
			buf_add_str(&again, key_notation(key, name));
		}
		assert_string_equal(buf_str(&again), keys);
		buf_release(&again);
	}
}

static void the_list_for_the_manual_has_every_action(void **state)
{
	struct buf out = { 0 };

	(void)state;
	keymap_list(&out);
	assert_non_null(strstr(buf_str(&out), "reader\t]]\tnext-section\t"));
	for (int a = ACTION_NONE + 1; a < ACTION_COUNT; a++) {
		char name[40];
		snprintf(name, sizeof(name), "\t%s\t",
			 action_name((enum action)a));
		assert_non_null(strstr(buf_str(&out), name));
	}
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_mean_what_the_manual_says),
		cmocka_unit_test(keys_work_while_an_input_method_is_on),
		cmocka_unit_test(number_alone_is_a_link),
		cmocka_unit_test(sequence_that_stays_unfinished_is_forgotten),
		cmocka_unit_test(endless_counts_are_bounded),
		cmocka_unit_test(every_binding_can_be_typed),
		cmocka_unit_test(keys_are_named_as_they_are_shown),
		cmocka_unit_test(the_list_for_the_manual_has_every_action),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

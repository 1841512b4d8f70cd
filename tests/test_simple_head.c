/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/simple_head.h"
#include "archive/yaml_head.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* A whole file with the given lines between its delimiters. */
static void add_file(struct buf *out, const char *lines)
{
	buf_printf(out, "---\n%s---\nbody\n", lines);
}

static bool takes(const char *lines)
{
	struct buf file = { 0 };
	struct fields fields = { 0 };
	struct head_split split;

	add_file(&file, lines);
	const bool ok = simple_head_read(file.data, file.len, &split, &fields);
	buf_release(&file);
	fields_release(&fields);
	return ok;
}

static void plain_heads_need_no_libyaml(void **state)
{
	static const char *const taken[] = {
		"title: x\n",
		"title: \"a: b # c\"\ndate: 2026-02-13 06:00:00 +0800\n",
		"title: '那么'   \ntags: [a, \"b\", 云, x-y]\n",
		"title: x\n\ntags:\n- a\n- \"b\"\ncategories:\n  - c\n",
		"layout  : wiki\nkey:\n# a comment\ntags: []\n",
		"type: \"tech\" # a comment\nn: 5 # five\n",
		"description: >\n  one\n  two\ntitle: x\n",
		"url: https://example.com/a?b=c#d\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(taken) / sizeof(*taken); i++)
		if (!takes(taken[i]))
			fail_msg("left to libyaml:\n%s", taken[i]);
}

static void what_needs_yaml_is_left_to_it(void **state)
{
	static const char *const left[] = {
		"title: A: no\n",
		"title: \"a\\tb\"\n",
		"title: 'it''s'\n",
		"title: \"a\n  b\"\n",
		"title: a\n  b\n",
		"title: *a\n",
		"title: &a b\n",
		"title: !!str b\n",
		"author:\n  name: x\n",
		"tags: [a, [b]]\n",
		"tags: [a,,b]\n",
		"tags: {a: b}\n",
		"tags:\n  - a\n - b\n",
		"tags:\n  - a\n    b\n",
		"title: x\n- a\n",
		"title: a\tb\n",
		"title:x\n",
		"title: a\x01"
		"b\n",
		"title: \xFF\n",
		"title: a\xE2\x80\xA8"
		"b\n",
		"description: |\n  one\n  two\n",
		"description: >\n  one\n\n  two\n",
		"description: >\n  one\n   two\n",
		"just words\n",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(left) / sizeof(*left); i++)
		if (takes(left[i]))
			fail_msg("taken:\n%s", left[i]);
}

static bool same_split(const struct head_split *a, const struct head_split *b)
{
	return a->head_off == b->head_off && a->head_len == b->head_len &&
	       a->body_off == b->body_off && a->head_line == b->head_line &&
	       a->body_line == b->body_line && a->found == b->found &&
	       a->closed == b->closed && a->kind == b->kind &&
	       a->oddity == b->oddity;
}

static bool same_field(const struct fields *a, const struct fields *b, size_t i)
{
	const struct field *x = &a->items[i], *y = &b->items[i];

	return x->key == y->key && x->first == y->first && x->n == y->n &&
	       x->form == y->form && x->line == y->line &&
	       x->repeated == y->repeated;
}

static bool same_fields(const struct fields *a, const struct fields *b)
{
	if (a->n != b->n || a->n_values != b->n_values ||
	    a->text.len != b->text.len ||
	    memcmp(a->text.data, b->text.data, a->text.len) != 0)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!same_field(a, b, i))
			return false;
	return true;
}

/* True if it was taken; then the long way must give the same. */
static bool check_file(const struct buf *file)
{
	char *copy = xmalloc(file->len); /* exact, to notice a read behind */
	struct fields ours = { 0 }, theirs = { 0 };
	struct head_split mine, split;
	struct fields_error error;

	memcpy(copy, file->data, file->len);
	const bool taken = simple_head_read(copy, file->len, &mine, &ours);
	head_split(copy, file->len, &split);
	const struct slice head = { copy + split.head_off, split.head_len };
	if (taken && (!same_split(&mine, &split) ||
		      !yaml_head_read(head, &theirs, &error) ||
		      !same_fields(&ours, &theirs)))
		fail_msg("read differently:\n%.*s", (int)file->len, file->data);
	fields_release(&ours);
	fields_release(&theirs);
	free(copy);
	return taken;
}

/* Numerical Recipes' generator. */
static unsigned next(uint32_t *seed, size_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (unsigned)((*seed >> 8) % below);
}

/* What heads are made of, and what is easily taken for something else. */
static const char *const atoms[] = {
	"title",      "tags",
	"a",          ": ",
	":",          " ",
	"\n",         "- ",
	"\n- ",       "\n  - ",
	"[",          "]",
	", ",         ",",
	"\"",         "'",
	"#",          " # c",
	"云",         "：",
	"~",          "null",
	"2026-02-13", "\r\n",
	"\n\n",       "|",
	">",          "> \n",
	"\n  ",       "\n   ",
	"\t",         "{",
	"}",          "&",
	"*",          "!",
	"%",          "@",
	"`",          "?",
	"? ",         "-",
	"--",         "\n---\n",
	"...",        "\\",
	"\xC2\xA0",   "\xE2\x80\xA8",
	"\xC2\x85",   "\xEF\xBB\xBF",
	"\xFF",       "://",
	"x_y",        "=",
	"\nkey: ",    "\ndate: ",
	"\ntags:",    "\ntext: >\n  ",
	"\r",         "é",
	"😀",
};

static const char *const starts[] = {
	"title: x\ndate: 2026-01-02\ntags:\n  - a\n  - b\nlang: zh\n",
	"title: \"x\"\ntags: [a, 'b', c d]\nlayout  : post # why\n",
	"description: >\n  a b\n  c\nsource: https://e.org/#x\n",
	"a: 1\n\nb:\n\n- x\n- y\n# c\nc: 'z'\n",
};

static void mutate(struct buf *file, uint32_t *seed)
{
	const char *atom = atoms[next(seed, sizeof(atoms) / sizeof(*atoms))];
	const size_t at = next(seed, file->len + 1);
	const size_t gone = next(seed, 3) ? 0 : next(seed, 6);
	const size_t behind = at + gone < file->len ? at + gone : file->len;
	struct buf changed = { 0 };

	buf_add(&changed, file->data, at);
	buf_add_str(&changed, atom);
	buf_add(&changed, file->data + behind, file->len - behind);
	buf_release(file);
	*file = changed;
}

static void simple_heads_are_read_as_libyaml_reads_them(void **state)
{
	enum { TRIES = 60000 };
	uint32_t seed = 1;
	size_t taken = 0;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		struct buf file = { 0 };
		add_file(&file, starts[i % 4]);
		for (unsigned n = next(&seed, 5); n; n--)
			mutate(&file, &seed);
		taken += check_file(&file);
		buf_release(&file);
	}
	assert_true(taken > TRIES / 10);
	assert_true(taken < TRIES * 9 / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_heads_need_no_libyaml),
		cmocka_unit_test(what_needs_yaml_is_left_to_it),
		cmocka_unit_test(simple_heads_are_read_as_libyaml_reads_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Pairs in tests/render: NAME.md, set to WIDTH cells, is NAME.WIDTH.txt, or
 * NAME.WIDTH.WORD.txt with the option of that word. Runs from the root of the
 * sources; with KANBAO_PIN in the environment the outputs are written
 * instead. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "doc/doc.h"
#include "support/page.h"
#include "typeset/layout.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char folder[] = "tests/render";

enum { NAME_SIZE = 128, MIN_PAIRS = 14 };

static void scroll(struct layout_options *o)
{
	o->scroll = true;
}

static void wide(struct layout_options *o)
{
	o->rules.ambiguous_wide = true;
}

static void normal(struct layout_options *o)
{
	o->level = LINEBREAK_NORMAL;
}

static void loose(struct layout_options *o)
{
	o->level = LINEBREAK_LOOSE;
}

static void words(struct layout_options *o)
{
	o->korean_words = true;
}

static void orphans(struct layout_options *o)
{
	o->orphans = true;
}

static void hanging(struct layout_options *o)
{
	o->hanging = true;
}

static void autospace(struct layout_options *o)
{
	o->autospace = true;
}

static void indent(struct layout_options *o)
{
	o->indent = 4;
}

static void balanced(struct layout_options *o)
{
	o->balanced = true;
}

static void justify(struct layout_options *o)
{
	o->justify = true;
}

static void even(struct layout_options *o)
{
	o->balanced = o->justify = true;
}

static void all(struct layout_options *o)
{
	o->balanced = o->justify = o->autospace = o->hanging = true;
	o->indent = 4;
}

static void reorder(struct layout_options *o)
{
	o->reorder = true;
}

static void underline(struct layout_options *o)
{
	o->underline = true;
}

static void ascii(struct layout_options *o)
{
	o->ascii = true;
}

static const struct word {
	const char *name;
	void (*set)(struct layout_options *);
} option_words[] = {
	{ "all", all },
	{ "ascii", ascii },
	{ "autospace", autospace },
	{ "balanced", balanced },
	{ "even", even },
	{ "hanging", hanging },
	{ "indent", indent },
	{ "justify", justify },
	{ "loose", loose },
	{ "normal", normal },
	{ "orphans", orphans },
	{ "reorder", reorder },
	{ "scroll", scroll },
	{ "underline", underline },
	{ "wide", wide },
	{ "words", words },
};

/* "NAME.WIDTH.WORD.txt" into name and options. */
static bool parse_name(const char *file, char name[NAME_SIZE],
		       struct layout_options *o)
{
	char word[16] = "";
	const size_t n = strcspn(file, ".");

	layout_defaults(o);
	if (strlen(file) < 4 || strcmp(file + strlen(file) - 4, ".txt") != 0 ||
	    n >= NAME_SIZE - 4)
		return false;
	memcpy(name, file, n);
	strcpy(name + n, ".md");
	if (sscanf(file + n, ".%d.%15[a-z]", &o->width, word) < 1)
		fail_msg("%s: no width in the name", file);
	for (size_t i = 0; i < sizeof(option_words) / sizeof(*option_words);
	     i++) {
		if (!strcmp(word, option_words[i].name)) {
			option_words[i].set(o);
			return true;
		}
	}
	if (strcmp(word, "txt") != 0)
		fail_msg("%s: unknown option", file);
	return true;
}

static void read_pair_file(const char *name, struct buf *out)
{
	char path[sizeof(folder) + NAME_SIZE * 2];
	struct err err = { 0 };

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (!file_read(AT_FDCWD, path, FILE_MAX, out, &err))
		fail_msg("%s: %s", path, err.text);
}

static void write_pair_file(const char *name, const struct buf *text)
{
	char path[sizeof(folder) + NAME_SIZE * 2];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text->data, 1, text->len, f), text->len);
	assert_int_equal(fclose(f), 0);
}

static void render(const struct buf *source, const struct layout_options *o,
		   struct buf *out)
{
	struct doc *d = page_doc(buf_str(source), source->len);
	struct layout *l = layout_new(d, o);

	page_add(out, l, '\n');
	layout_free(l);
	doc_free(d);
}

static void check_pair(const char *file, const char *name,
		       const struct layout_options *o)
{
	struct buf source = { 0 }, got = { 0 }, want = { 0 };

	read_pair_file(name, &source);
	render(&source, o, &got);
	if (getenv("KANBAO_PIN")) {
		write_pair_file(file, &got);
	} else {
		read_pair_file(file, &want);
		if (strcmp(buf_str(&got), buf_str(&want)) != 0)
			fail_msg("%s: got\n%s", file, buf_str(&got));
	}
	buf_release(&source);
	buf_release(&got);
	buf_release(&want);
}

static void every_pair_is_set_as_pinned(void **state)
{
	(void)state;
	DIR *dir = opendir(folder);
	int n = 0;

	assert_non_null(dir);
	for (struct dirent *e = readdir(dir); e; e = readdir(dir)) {
		struct layout_options o;
		char name[NAME_SIZE];
		if (!parse_name(e->d_name, name, &o))
			continue;
		check_pair(e->d_name, name, &o);
		n++;
	}
	closedir(dir);
	assert_true(n >= MIN_PAIRS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_is_set_as_pinned),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Markup that should have been consumed is not shown: over every post below
 * $KANBAO_CORPUS, outside of code. What stays has a reason, or its count a
 * bound. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/corpus.h"
#include "support/docdump.h"

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How often a form may stay without a reason that is known here. All have been
 * looked at; none is what the standards or a dialect would have consumed:
 * - marks with a blank within ("**so **", "** **" in a table about them), or
 *   with a letter on one side and a mark on the other ("a**.**"), which are
 *   none to CommonMark where words stand apart;
 * - links whose address is broken by a line or some blanks, or begins in the
 *   wrong bracket: "[a](https://he. b. c)", "[a]({post_url x})";
 * - tables about Markdown or a shell, and posts whose encoding is lost;
 * - "</dict>" and "<pattern>", which no HTML has and the author wrote as words,
 *   "<a X + b Y>" of physics, tags whose quotes don't close;
 * - sums with "==" and underlines of headings without text above. */
static const struct form {
	const char *mark;
	size_t most;
} forms[] = {
	{ "](", 5 },   { "**", 14 },    { "~~", 2 },   { "__", 2 },
	{ "==", 5 },   { "[^", 0 },     { "[[", 0 },   { "![", 1 },
	{ "|---", 0 }, { "|:-", 0 },    { "+--", 0 },  { "```", 0 },
	{ "{%", 0 },   { "%}", 0 },     { "{{<", 0 },  { "{{%", 0 },
	{ ">}}", 0 },  { "{{", 0 },     { "{:", 0 },   { "{#", 0 },
	{ "{.", 0 },   { ":::", 0 },    { "$$", 0 },   { "\\(", 0 },
	{ "\\[", 0 },  { "</", 2 },     { "<a ", 2 },  { "<br", 0 },
	{ "<p", 2 },   { "<img", 1 },   { "<!--", 0 }, { "<ruby", 0 },
	{ "&#", 0 },   { "&nbsp;", 0 },
};

enum { N_FORMS = sizeof(forms) / sizeof(forms[0]) };

/* Why it may stay. */
enum reason { UNKNOWN, ESCAPED, IN_HTML, ALONE, REASON_COUNT };

static const char *const reasons[REASON_COUNT] = {
	[UNKNOWN] = "without a reason",
	[ESCAPED] = "where the author escaped it",
	[IN_HTML] = "in HTML, where Markdown is text",
	[ALONE] = "with no other in its block",
};

struct tally {
	size_t posts, n[N_FORMS][REASON_COUNT];
	bool tells;
};

/* In the source a backslash or a reference stands there. */
static bool is_escaped(const struct doc *d, size_t leaf, uint32_t off,
		       const char *body, size_t len, size_t mark_len)
{
	const uint32_t from = doc_source(d, leaf, off);
	const uint32_t to = doc_source(d, leaf, off + (uint32_t)mark_len);

	if (from > len || to > len || from > to)
		return false;
	if (from && body[from - 1] == '\\')
		return true;
	return memchr(body + from, '\\', to - from) ||
	       memchr(body + from, '&', to - from);
}

static enum reason reason_of(const struct block *b, const char *mark)
{
	const char *first = strstr(b->text, mark);
	const size_t n = strlen(mark);

	if (b->kind == BLOCK_HTML && strcmp(mark, "</") != 0)
		return IN_HTML;
	if (!strstr(first + n, mark) && mark[0] == mark[1])
		return ALONE;
	return UNKNOWN;
}

static void count(const struct doc *d, size_t leaf, size_t form,
		  const char *body, size_t len, struct tally *tally)
{
	const struct block *b = doc_leaf(d, leaf);
	const char *mark = forms[form].mark;
	uint32_t span = 0;

	for (const char *at = b->text; (at = strstr(at, mark));
	     at += strlen(mark)) {
		const uint32_t off = (uint32_t)(at - b->text);
		if (doc_style_at(b, &span, off) & STYLE_CODE)
			continue;
		const enum reason why =
			is_escaped(d, leaf, off, body, len, strlen(mark))
				? ESCAPED
				: reason_of(b, mark);
		tally->n[form][why]++;
		if (why == UNKNOWN && tally->tells)
			printf("left: %s: %.60s\n", mark,
			       off > 20 ? at - 20 : b->text);
	}
}

static void check(const char *path, void *arg)
{
	struct tally *tally = arg;
	struct post p = docdump_post();
	struct buf body = { 0 };

	assert_true(file_read(AT_FDCWD, path, FILE_MAX, &body, NULL));
	struct doc *d = doc_new(&p, buf_str(&body), body.len, DOC_SOURCES);
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		if (doc_leaf(d, i)->kind == BLOCK_CODE)
			continue;
		for (size_t f = 0; f < N_FORMS; f++)
			count(d, i, f, buf_str(&body), body.len, tally);
	}
	tally->posts++;
	doc_free(d);
	buf_release(&body);
}

static void no_markup_is_left_without_a_reason(void **state)
{
	static const char *const endings[] = { ".md", ".markdown", NULL };
	struct tally tally = { .tells = getenv("KANBAO_LEFT") != NULL };

	(void)state;
	corpus_each(endings, check, &tally);
	assert_true(tally.posts > 0);
	for (size_t f = 0; f < N_FORMS; f++)
		for (int r = 0; r < REASON_COUNT; r++)
			printf("note: %zu of %s %s\n", tally.n[f][r],
			       forms[f].mark, reasons[r]);
	for (size_t f = 0; f < N_FORMS; f++)
		assert_in_range(tally.n[f][UNKNOWN], 0, forms[f].most);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_markup_is_left_without_a_reason),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

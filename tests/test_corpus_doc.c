/* SPDX-License-Identifier: MIT */
/* Every post file below $KANBAO_CORPUS becomes a document that keeps the
 * promises of doc.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/corpus.h"
#include "support/docdump.h"
#include "support/places.h"

#include "base/file.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tally {
	size_t posts, leaves, roles[LINK_ROLE_COUNT];
	size_t footnotes;
	struct places_tally places; /* of Markdown in UTF-8 */
};

static bool ends_with(const char *s, const char *end)
{
	const size_t n = strlen(s), m = strlen(end);

	return n >= m && !strcmp(s + n - m, end);
}

/* True if the mark is shown outside of code. */
static bool says(const struct doc *d, const char *mark)
{
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		const char *at = strstr(b->text, mark);
		uint32_t span = 0;
		if (b->kind != BLOCK_CODE && at &&
		    !(doc_style_at(b, &span, (uint32_t)(at - b->text)) &
		      STYLE_CODE))
			return true;
	}
	return false;
}

/* The label of a line that begins with `[^label]:` is not shown. Returns how
 * many there are. */
static size_t check_footnotes(const struct doc *d, const char *body)
{
	size_t n = 0;

	for (const char *line = body; line; line = strchr(line, '\n')) {
		line += strspn(line, "\n");
		const size_t len = strcspn(line, "]\n\\&*");
		if (strncmp(line, "[^", 2) != 0 || line[2] == ']' ||
		    line[len] != ']' || line[len + 1] != ':')
			continue;
		struct buf mark = { 0 };
		buf_add(&mark, line, len + 2);
		if (says(d, buf_str(&mark)))
			print_error("left: %s\n", buf_str(&mark));
		assert_false(says(d, buf_str(&mark)));
		buf_release(&mark);
		n++;
	}
	return n;
}

/* The head is not for this test to split off: it is shown as Markdown. */
static void build(const char *path, void *arg)
{
	struct tally *tally = arg;
	struct post p = docdump_post();
	struct buf body = { 0 }, leaves = { 0 };

	assert_true(file_read(AT_FDCWD, path, FILE_MAX, &body, NULL));
	p.source = "http://source.example/";
	p.flags = ends_with(path, ".html") ? POST_HTML : 0;
	struct doc *d = doc_new(&p, buf_str(&body), body.len,
				DOC_HEAD | DOC_LINK_NUMBERS | DOC_SOURCES);
	docdump_leaves(&leaves, d);
	docdump_links(&leaves, d);
	places_check(d, buf_str(&body), body.len);
	if (!p.flags && utf8_valid_len(buf_str(&body), body.len) == body.len)
		places_count(d, &tally->places);
	if (!p.flags)
		docdump_assert_pieces(buf_str(&body), body.len);
	tally->footnotes += check_footnotes(d, buf_str(&body));
	tally->posts++;
	tally->leaves += doc_leaf_count(d);
	for (size_t i = 1; i <= doc_link_count(d); i++)
		tally->roles[doc_link(d, i)->role]++;
	doc_free(d);
	buf_release(&leaves);
	buf_release(&body);
}

static void every_post_becomes_a_document(void **state)
{
	static const char *const endings[] = {
		".md", ".markdown", ".mkd", ".mdown", ".html", ".Rmd", NULL,
	};
	struct tally tally = { 0 };

	(void)state;
	corpus_each(endings, build, &tally);
	printf("note: %zu posts, %zu blocks\n", tally.posts, tally.leaves);
	for (int i = 0; i < LINK_ROLE_COUNT; i++)
		printf("note: %zu of role %s\n", tally.roles[i],
		       doc_role_name((enum link_role)i));
	printf("note: %zu footnotes\n", tally.footnotes);
	printf("note: %zu of %zu letters of Markdown are traced\n",
	       tally.places.traced, tally.places.letters);
	assert_true(tally.posts > 0);
	assert_true(tally.places.traced >= tally.places.letters / 1000 * 989);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_post_becomes_a_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

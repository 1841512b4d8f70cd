/* SPDX-License-Identifier: MIT */
/* Where the text of a document comes from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/xalloc.h"
#include "support/docdump.h"
#include "support/places.h"

#include <fcntl.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What does not stand in the body is in braces, leaves are apart by a bar. */
static void dump(struct buf *out, const struct doc *d)
{
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		uint32_t done = 0;
		buf_add_str(out, i ? "|" : "");
		for (uint32_t j = 0; j <= b->n_pieces; j++) {
			const struct piece *p = &b->pieces[j];
			const uint32_t off = j < b->n_pieces ? p->off : b->len;
			if (off > done)
				buf_printf(out, "{%.*s}", (int)(off - done),
					   b->text + done);
			if (j == b->n_pieces)
				break;
			buf_add(out, b->text + off, p->len);
			done = off + p->len;
		}
	}
}

/* clang-format off */
static void text_is_found_again_in_its_source(void **state)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ "a b\nc\n\nd", "a b\nc|d" },
		{ "a  \nb\\\nc", "a{\u2028}b{\u2028}c" },
		{ "# a #\n\nb\n===", "a|b" },
		{ "##\ta\n\n####### b", "a|####### b" },
		{ "* a\n  b\n\n  c\n1. d", "a\nb|c|d" },
		{ "> a\n> > b\n> > c\nd", "a|b\nc\nd" },
		{ "*a* **b** ***c*** *d**e* _f_", "a b c d**e f" },
		{ "**粗。**体", "粗。体" },
		{ "a\\*b\\\\c", "a*b\\c" },
		{ "a &amp; b&nbsp;c &lt; &x; &#x4E2D;", "a {&} b{\u00A0}c {<} &x; {中}" },
		{ "&amp;amp; &lt", "{&}amp; &lt" },
		{ "`a` `` b`c `` `d\ne`", "a b`c d{ }e" },
		{ "[a](u \"a\") a", "a a" },
		{ "[a](<u v>) a [b](u(v)) v", "a a b v" },
		{ "[a](u\n'b') b", "a b" },
		{ "[a] b [c][a] a\n\n[a]: u", "a b c a" },
		{ "[b]: u\n[a][b] u", "a u" },
		{ "<http://a.b> a http://c.d c", "http://a.b a http://c.d c" },
		{ "a ![b](c) c", "a {[}b{]} c" },
		{ "a ![](c) c", "a {[c]} c" },
		{ "a <b title=\"c\">c</b> d", "a c d" },
		{ "a <img src=\"u\" alt=\"long text\"> l", "a {[}long text{]} l" },
		{ "a <b\nc='d'>d</b> c", "a d c" },
		{ "> a <b\n> c='d'>d</b> c", "a d c" },
		{ "a <T> <T> b", "a <T> <T> b" },
		{ "a <script>b</script> b", "a  b" },
		{ "<p>a <b>b</b>\n&amp; p</p>", "a{ }b{\n& }p" },
		{ "> <p>a\n> p</p>", "a{\n}p" },
		{ "<pre>a\n  b</pre>", "a\n  b{\n}" },
		{ "    a\n      b\n\n\tc", "a\n  b\n\nc{\n}" },
		{ "```\na\n b\n```", "a\n b\n" },
		{ "```\n\n```\n", "\n" },
		{ "````\n```\n````", "```\n" },
		{ "    ```\n    a", "```\na{\n}" },
		{ "> ~~~ a\n> a\n>  b", "a\n b{\n}" },
		{ "a\r\nb\rc", "a\nb{\n}c" },
		{ "a\x01" "b \xFF" "c", "ab {\uFFFD}c" },
		{ "a\u202E" "b", "ab" },
		{ "a^[b] c", "a{¹} c||{b ↩}" },
		{ "a|b\n-|-\nc|d", "a{\t}b|c{\t}d" },
		{ "| a | a |\n|--|--|\n| \\| | *a* a |", "a{\t}a||{\t}a a" },
		{ "> x\n> |`a\\|b`|c\n> -|-\n> | |c|\nd",
		  "x|a|b{\t}c|{\t}c|d" },
		{ "- | a | [b](u) |\n  |-|-|\n  | b | b |",
		  "a{\t}b|b{\t}b" },
		{ "a\n|-|\n2. b\n3. a", "a|b|a" },
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const size_t len = strlen(rows[i].body);
		struct buf got = { 0 };
		struct doc *d = doc_new(&p, rows[i].body, len, DOC_SOURCES);
		dump(&got, d);
		if (strcmp(buf_str(&got), rows[i].want) != 0)
			print_error("%s\n", rows[i].body);
		assert_string_equal(buf_str(&got), rows[i].want);
		places_check(d, rows[i].body, len);
		doc_free(d);
		buf_release(&got);
	}
}
/* clang-format on */

static void markup_belongs_to_the_text_behind_it(void **state)
{
	static const char body[] = "aa **bb**\n\n> c\n\n[d](u)\n";
	static const struct {
		uint32_t source;
		size_t leaf;
		uint32_t off;
	} rows[] = {
		{ 0, 0, 0 },  { 2, 0, 2 },  { 3, 0, 3 },  { 4, 0, 3 },
		{ 5, 0, 3 },  { 6, 0, 4 },  { 7, 0, 5 },  { 10, 0, 5 },
		{ 11, 0, 5 }, { 13, 1, 0 }, { 16, 2, 0 }, { 17, 2, 0 },
		{ 18, 2, 1 }, { 99, 2, 1 },
	};
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), DOC_SOURCES);

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t leaf;
		uint32_t off;
		assert_true(doc_find_source(d, rows[i].source, &leaf, &off));
		assert_int_equal(leaf, rows[i].leaf);
		assert_int_equal(off, rows[i].off);
	}
	doc_free(d);
}

static void links_know_where_they_begin(void **state)
{
	static const char body[] = "a [b](u) <http://c> http://d ![e](u)\n\n"
				   "<p><a href=\"u\">f</a></p>\n";
	static const char *const begins[] = { "[b](u)", "<http://c>",
					      "http://d", "![e](u)", "f</a>" };
	struct post p = docdump_post();

	(void)state;
	p.source = "http://head/";
	struct doc *d = doc_new(&p, body, strlen(body), DOC_HEAD | DOC_SOURCES);
	assert_int_equal(doc_link_count(d), 6);
	assert_int_equal(doc_link(d, 1)->source, 0);
	for (size_t i = 0; i < 5; i++) {
		const char *at = body + doc_link(d, i + 2)->source;
		assert_memory_equal(at, begins[i], strlen(begins[i]));
	}
	doc_free(d);
}

static void a_document_without_text_has_no_places(void **state)
{
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, "", 0, 0);
	size_t leaf;
	uint32_t off;

	(void)state;
	assert_false(doc_find_source(d, 0, &leaf, &off));
	assert_int_equal(doc_source(d, 0, 0), 0);
	doc_free(d);
}

/* Text of which nothing is found again would be searched for again and again
 * if no one lost patience. */
static void places_of_hostile_text_are_found_in_linear_time(void **state)
{
	static const char *const units[] = {
		"[a](b \"",  "<a\n>",     "`` ` ",          "&lt;\x01x",
		"![a](<b\n", "a\xFF&#0;", "[a]: b\n[a](\"", "a<script>",
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct buf body = { 0 };
		while (body.len < 200000)
			buf_add_str(&body, units[i]);
		struct doc *d = doc_new(&p, body.data, body.len, DOC_SOURCES);
		places_check(d, body.data, body.len);
		doc_free(d);
		buf_release(&body);
	}
}

/* Bytes that the parser replaces leave the copy of a line longer than the body.
 */
static void replaced_bytes_lead_to_no_place_behind_the_body(void **state)
{
	static const char body[] = "\t-^\xAE\0\0\0\n$";
	const size_t len = sizeof(body) - 1;
	const struct post p = docdump_post();
	char *exact = xmalloc(len); /* so that the sanitizer sees its end */

	(void)state;
	memcpy(exact, body, len);
	struct doc *d = doc_new(&p, exact, len, DOC_SOURCES);
	places_check(d, exact, len);
	doc_free(d);
	free(exact);
}

static void every_rendering_keeps_its_places(void **state)
{
	const struct post p = docdump_post();
	struct places_tally tally = { 0 };
	glob_t found;

	(void)state;
	assert_int_equal(glob("tests/render/*.md", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		struct buf body = { 0 };
		assert_true(file_read(AT_FDCWD, found.gl_pathv[i], FILE_MAX,
				      &body, NULL));
		struct doc *d = doc_new(&p, body.data, body.len,
					DOC_LINK_NUMBERS | DOC_SOURCES);
		places_check(d, body.data, body.len);
		places_count(d, &tally);
		doc_free(d);
		buf_release(&body);
	}
	globfree(&found);
	/* letters of formulas, labels, titles of code stand nowhere as such */
	assert_true(tally.traced >= tally.letters / 100 * 93);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_found_again_in_its_source),
		cmocka_unit_test(markup_belongs_to_the_text_behind_it),
		cmocka_unit_test(links_know_where_they_begin),
		cmocka_unit_test(a_document_without_text_has_no_places),
		cmocka_unit_test(
			places_of_hostile_text_are_found_in_linear_time),
		cmocka_unit_test(
			replaced_bytes_lead_to_no_place_behind_the_body),
		cmocka_unit_test(every_rendering_keeps_its_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

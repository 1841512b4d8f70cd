/* SPDX-License-Identifier: MIT */
/* A body built in pieces gives what it gives in the whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/docdump.h"

#include "archive/post.h"
#include "doc/cut.h"
#include "doc/notes.h"

#include <stdlib.h>
#include <string.h>

static size_t count_cuts(const char *body)
{
	struct cut c;
	size_t n = 0;

	cut_init(&c, body, strlen(body));
	while (cut_next(&c, 1) < strlen(body))
		n++;
	return n;
}

static void blocks_at_the_margin_below_empty_lines_part_a_body(void **state)
{
	static const struct {
		const char *body;
		size_t cuts;
	} rows[] = {
		{ "", 0 },
		{ "a\n", 0 },
		{ "a\n\n# b\n\nc\n\n## d\n", 3 },
		{ "a\r\n\r\n# b\r\n\r\nc\r\n\r\n## d", 3 },
		{ "a\n# b\n#c\n\n # d\n", 1 },
		{ "a\n\n#b\n", 1 },
		{ "a\n\n ## b\n", 0 },
		{ "a\n\n\nb\n \n中\n", 2 },
		{ "> a\n\n> b\n\nc\n", 2 },
		{ "- a\n\n- b\n\n  c\n\nd\n", 1 },
		{ "1. a\n\n2. b\n\n3) c\n\n4 d\n", 1 },
		{ "- a\n\n---\n\n- b\n\n***\n", 2 },
		{ "+ a\n\n[^1]: b\n\n    c\n\n[^1]\n", 0 },
		{ "[a]\n\n[a]: /b\n\n[a]\n", 2 },
		{ "a\n\n: b\n\nc\n", 1 },
		{ "a\n\nb\n: c\n\nd\n", 2 },
		{ "a\n: b\n\n  c\n\nd\n: e\n\n    f\n\n- g\n\nh\n", 2 },
		{ "a\n: b\n\n# c\n\nd\n: e\n", 2 },
		{ "a\n: ```\n\n# c\n\n  ```\n\n# d\n", 0 },
		{ "a\n: b\n  <!--\n\n# c\n\n-->\n\n# d\n", 0 },
		{ "> a\n> : b\n\n# c\n\na\n:  [d]\n\n[d]: /e\n\nf\n", 4 },
		{ "    a\n\n    b\n\nc\n", 1 },
		{ "a\n\n|a|\n|-|\n|b|\n\n|c|\n", 2 },
		{ "<ul>\n\na\n\n</ul>\n\nb\n", 1 },
		{ "- a\n\n  ```\n\n# b\n", 1 },
		{ "> ```\n\n# b\n", 1 },
		{ "```\n\n# b\n\n```\n\n# c\n", 1 },
		{ "~~~\n```\n\n# b\n~~~\n\n# c\n", 1 },
		{ "~~~\xBD\n~~~\n\n# b\n~~~\n\n# c\n", 2 },
		{ "    ```\n\n# b\n", 1 },
		{ "<!--\n\n# b\n\n-->\n\n# c\n", 1 },
		{ "<pre>\n\n# b\n</pre>\n\n# c\n", 1 },
		{ "<div>\n```\n\n# b\n", 1 },
		{ "- a\n<b>\n```\n\n# b\n```\n\n# c\n", 2 },
		{ "<b>\v\n<!--\n\n# b\n-->\n\n# c\n", 1 },
		{ "text <!--\n\n# b\n", 1 },
		{ "a\n---\n# b\n---\n***\nc\n***\n- d\n---\n", 5 },
		{ "a\n```\n# b\n```\nc\n~~~\n", 2 },
		{ "> a\n# b\n- c\n  ```\n# d\n", 2 },
		{ "[a]: b\n---\n# [a]\n", 1 },
		{ "> a\n>\n> b\n>\n>c\n> \n>     d\n>\n> - e\n>\n>  f\n", 2 },
		{ "> ```\n>\n> b\n>\n> ```\n>\n> c\n", 1 },
		{ "> > a\n> >\n> > b\n>\n> c\nd\n\n> e\n>\n> f\n", 3 },
		{ "> |a|\n> |-|\n> |b|\nc\n>\n> d\n\n# e\n", 2 },
		{ "> ::: note\n>\n> a\n>\n> b\n> :::\n>\n> c\n\nd\n", 4 },
		{ "[^a\\\nb]\n\n# c\n\n[^a\\\nb]: d\n", 1 },
		{ ">\na\n>\nb\n\n>\n- c\n>\nd\n\n# e\n", 2 },
		{ "a\n\n\xEF\xBB\xBF# b\n", 0 },
		{ "<?\n\x9C?>\n\n# b\n\n?>\n\n# c\n", 3 },
		{ "<pre>\n\x9C</pre>\n\n# b\n", 1 },
		{ "<b c='\x9C'>\n```\n\n# b\n```\n\n# c\n", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(count_cuts(rows[i].body), rows[i].cuts);
		docdump_assert_pieces(rows[i].body, strlen(rows[i].body));
	}
}

static void add_lines(struct buf *out, const char *line, size_t bytes)
{
	const size_t until = out->len + bytes;

	while (out->len < until)
		buf_add_str(out, line);
}

/* Where a leaf stands, from the outside in. */
static void assert_around(const struct block *leaf, const char *around)
{
	static const char letters[] = { [BLOCK_DOCUMENT] = 'd',
					[BLOCK_QUOTE] = '>',
					[BLOCK_LIST] = 'l',
					[BLOCK_ITEM] = 'i' };

	for (size_t n = strlen(around); n--; leaf = leaf->parent)
		assert_int_equal(letters[leaf->parent->kind], around[n]);
	assert_int_equal(leaf->parent->kind, BLOCK_DOCUMENT);
}

enum {
	HARD_BREAK_LEN = 3, /* U+2028 */
	MARKERS = 8,        /* bytes before the text of a line, at most */
};

/* All leaves of the text, as one. */
static void assert_one_text(const struct doc *d, const char *around,
			    const char *line)
{
	const size_t len = strlen(line), n = doc_leaf_count(d) - 1;
	size_t at = 0;

	assert_true(n > 1);
	for (size_t i = 0; i < n; i++) {
		const struct block *leaf = doc_leaf(d, i);
		assert_int_equal(leaf->kind, BLOCK_PARAGRAPH);
		assert_int_equal(leaf->goes_on, i > 0);
		assert_int_equal(leaf->line, doc_leaf(d, 0)->line + at);
		assert_around(leaf, around);
		assert_true(i + 1 == n || doc_leaf(d, i + 1)->source -
							  leaf->source +
							  MARKERS >=
						  DOC_TEXT_BYTES);
		for (uint32_t off = 0; off < leaf->len; at++) {
			assert_memory_equal(leaf->text + off, line, len);
			off += (uint32_t)len;
			off += leaf->text[off] == '\n' ? 1 : HARD_BREAK_LEN;
		}
	}
	assert_string_equal(doc_leaf(d, n)->text, "end");
}

static void long_paragraphs_come_in_leaves_of_one_text(void **state)
{
	static const struct {
		const char *before, *line, *behind, *around, *text;
	} rows[] = {
		{ "", "中文 *and* `more`\n", "\nend", "", "中文 and more" },
		{ "", "a\\\n", "\n# end\n", "", "a" },
		{ "", "a b c  \r\n", "\r\nend", "", "a b c" },
		{ "- ", "  *a*\n", "\nend\n", "li", "a" },
		{ "* ", "a <b>c</b>\n", "\nend\n", "li", "a c" },
		{ "10) ", "    a&amp;b\n", "\nend\n", "li", "a&b" },
		{ "   -    ", "\t a_b\n", "\nend\n", "li", "a_b" },
		{ "> ", "> a [b][]\n", "\nend\n\n[b]: /c\n", ">", "a b" },
		{ "> ", "a **b c**\n", "\nend\n", ">", "a b c" },
		{ "> 1. - ", ">      a ~~b~~\n", "\nend\n", ">lili", "a b" },
		{ "# \n", "a :tada:\n", "\nend\n", "", "a 🎉" },
		{ "::: note\n", "abc\n", ":::\n\nend\n", "", NULL },
		/* a table without header, and what is none in the end */
		{ "|x|y|\n", "|a|b|\n", "\nend\n", "", NULL },
		{ "> |x|y|\n", "> |a|b|\n", "> c\n\nend\n", "", NULL },
	};
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct post post = docdump_post();
		buf_clear(&body);
		buf_add_str(&body, rows[i].before);
		const char *line = rows[i].line;
		buf_add_str(&body, line + strspn(line, "> \t"));
		add_lines(&body, line, 5 * DOC_TEXT_BYTES);
		buf_add_str(&body, rows[i].behind);
		docdump_assert_pieces(body.data, body.len);
		struct doc *d =
			doc_new(&post, body.data, body.len, DOC_SOURCES);
		if (rows[i].text)
			assert_one_text(d, rows[i].around, rows[i].text);
		doc_free(d);
	}
	buf_release(&body);
}

/* Where something is begun in the first line that ends further below. */
static void nothing_is_parted_that_may_end_below(void **state)
{
	static const struct {
		const char *begin, *end, *text;
		bool whole; /* up to its end, else to no end at all */
	} rows[] = {
		{ "a **b\n", "c** d\n", "a b", true },
		{ "a *b\n", "c* d\n", "a b", true },
		{ "a `b\n", "c` d\n", "a b", true },
		{ "a [b\n", "c](/d)\n", "a b", true },
		{ "a ~~b\n", "c~~ d\n", "a b", true },
		{ "a ==b\n", "c== d\n", "a b", true },
		{ "a <b>b\n", "c</b> d\n", "a b", true },
		{ "a <!-- b\n", "c --> d\n", "a", true },
		{ "a <svg\n", "b></svg> d\n", "a", true },
		{ "a * b\n", "c * d\n", "a * b", false },
		{ "a \\* b\n", "c\n", "a * b", false },
		{ "a 2<3\n", "c\n", "a 2<3", false },
		{ "a](b\n", "c)\n", "a](b", false },
		{ "a <br> b_c\n", "c\n", "a", false },
	};
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct post post = docdump_post();
		buf_clear(&body);
		buf_add_str(&body, rows[i].begin);
		add_lines(&body, "one line\n", 2 * DOC_TEXT_BYTES);
		buf_add_str(&body, rows[i].end);
		const size_t end = body.len;
		add_lines(&body, "one line\n", 2 * DOC_TEXT_BYTES);
		docdump_assert_pieces(body.data, body.len);
		struct doc *d =
			doc_new(&post, body.data, body.len, DOC_SOURCES);
		const struct block *first = doc_leaf(d, 0);
		assert_memory_equal(first->text, rows[i].text,
				    strlen(rows[i].text));
		const struct block *second = doc_leaf(d, 1);
		assert_int_equal(second->source >= end, rows[i].whole);
		doc_free(d);
	}
	buf_release(&body);
}

/* What stands below the first cells of a table, of which enough are there. */
static void large_tables_are_parted_at_rows(void **state)
{
	static const struct {
		const char *behind;
		size_t cuts;
	} rows[] = {
		{ "", 0 },
		{ "|3|4|\n", 1 },
		{ "|3|4|\n|*5*|[a]|\n|7|\n", 3 },
		{ "|3|[^1]|\n|4|`5|\n6`|\n\n[^1]: a\n\n[a]: /b\n", 3 },
		{ "|3|4|\n---\n", 1 },
		{ "|3|4|\n===\n|5|6|\n", 1 },
		{ "|3|4|\nno row of any kind\n|5|6|\n", 1 },
		{ "|3|4|\n> |5|6|\n", 1 },
		{ "|3|4|\n- |5|6|\n", 1 },
		{ "|3|4|\n|\n|5|6|\n", 1 },
		{ "|3|4|\n# a\n\n|5|6|\n|-|-|\n|7|8|\n", 3 },
		{ "|3|4|\n\n|5|6|\n", 2 },
	};
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&body);
		buf_add_str(&body, "|a|*b*|\n|-|:-:|\n");
		for (int n = 0; n < DOC_TABLE_CELLS / 2 - 1; n++)
			buf_add_str(&body, "|1|2|\n");
		buf_add_str(&body, rows[i].behind);
		assert_int_equal(count_cuts(body.data), rows[i].cuts);
		docdump_assert_pieces(body.data, body.len);
	}
	buf_release(&body);
}

/* What stands below the first items of a list, of which enough are there. */
static void large_lists_are_parted_at_items(void **state)
{
	static const struct {
		const char *item, *behind;
		size_t cuts;
	} rows[] = {
		{ "- a\n", "", 0 },
		{ "- a\n", "- b\n", 1 },
		{ "* a\n\n", "* b\n  - c\n* [a]\n\n  d\n* ***\n\n[a]: /b\n",
		  4 },
		{ "- a\n\n", "- b\n\n  ```\n- c\n\n      d\n- -\n-\n- e\n", 5 },
		{ "- a\n", "+ b\n+ c\n", 0 },
		{ "- a\n", "---\n- b\n", 1 },
		{ "- a\n", "b\n- c\n\nd\n- e\n", 2 },
		{ "- a\n", " - b\n- c\n", 1 },
		{ "- a\n", "  - b\n    - c\n  - d\n- e\n", 1 },
		{ "- a\n", " * b\n- c\n", 0 },
		{ "- a\n", "- [ ] b\n- [x] c\n", 2 },
		{ "- a\n", "- <div>\n- b\n- </div>\n- c\n", 4 },
		{ "- a\n", "- <ul>\n- b\n- </ul>\n- c\n", 2 },
		{ "- a\n\n", "- |a|\n  |-|\n  |b|\n\n- c\n", 2 },
		{ "1. a\n", "2. b\n1) c\n", 1 },
		{ "7) a\n", "7) b\n7) c\n", 2 },
		{ "+ a\n", "[^1]: b\n+ c [^1]\n", 2 },
		{ "[^1]: a\n", "[^2]: b [^1]\n\n    c\n[^3]: d\n\n# [^2]\n",
		  3 },
	};
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&body);
		for (int n = 0; n < DOC_LIST_ITEMS; n++)
			buf_add_str(&body, rows[i].item);
		buf_add_str(&body, rows[i].behind);
		assert_int_equal(count_cuts(body.data), rows[i].cuts);
		docdump_assert_pieces(body.data, body.len);
	}
	buf_release(&body);
}

/* What stands below the first lines of a block of code, of which enough are
 * there. */
static void long_code_is_parted_at_lines(void **state)
{
	static const struct {
		const char *fence, *line, *behind;
		size_t cuts;
	} rows[] = {
		{ "```\n", "a\n", "", 0 },
		{ "```\n", "a\n", "```\n", 0 },
		{ "```\n", "a\n", "b\n", 1 },
		{ "```\n", "a\n", "a\n\n```\nc\n", 1 },
		{ "~~~ c\n", "\n", "\n~~~\n\nb\n", 2 },
		{ "  ```c\n", "  a\n", "# [a]\n ```\n# [a]\n\n[a]: /b\n", 3 },
		{ "```\r\n", "a\r\n", "b\r\n", 1 },
		{ "```\n", "{% raw %}[^1]{% endraw %}\n", "{{ b }}\n", 1 },
		{ "```\r", "a\n", "\nb\n", 1 },
		{ "``` math\n", "a\n", "b\n", 0 },
		{ "```&#109;ath\n", "a\n", "b\n", 0 },
		{ "- ```\n", "  a\n", "  b\n", 0 },
		{ "", "    a\n", "    b\n", 1 },
		{ "", "    \x9C\n", "    b\n", 1 },
		{ "", "\ta\n", "  \tb\n\n\tc\n", 1 },
		{ "", "    a\n", "\n    b\n", 0 },
		{ "", "    \n    a\n\n", "    b\n", 0 },
		{ "b\n\n", "    a\n", "    \n\n\nc\n", 1 },
		{ "b\n\n", "    a\n", "c\n", 0 },
	};
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&body);
		buf_add_str(&body, rows[i].fence);
		for (int n = 0; n < DOC_CODE_LINES; n++)
			buf_add_str(&body, rows[i].line);
		buf_add_str(&body, rows[i].behind);
		assert_int_equal(count_cuts(body.data), rows[i].cuts);
		docdump_assert_pieces(body.data, body.len);
	}
	buf_release(&body);
}

/* Blocks of HTML are written in steps, which are no pieces of their own. */
static void long_html_is_written_in_steps(void **state)
{
	static const struct {
		const char *before, *text;
		int times;
		const char *behind;
		size_t leaves; /* after the first step */
	} rows[] = {
		{ "", "<p>a <b>b</b></p>\n", 9, "\nc\n", 1 },
		{ "<div>\n", "<p>a\n", 9, "</div>\n\n# c\n", 1 },
		{ "<b>\n", "<p>a\n", 9, "</b>\n", 1 },
		{ "<blockquote>\n", "<p>a</p>\n", 9, "\nb\n\n</blockquote>\n",
		  1 },
		{ "<ul>\n", "<li>a</li>\n", 9, "</ul>\n", 1 },
		{ "<ol>\n", "<li>a</li>\n", DOC_LIST_ITEMS + 1, "</ol>\n",
		  DOC_LIST_ITEMS },
		{ "<ol>\n", "<li>a</li>\n", DOC_LIST_ITEMS + 1,
		  "\n- b\n\n</ol>\n", DOC_LIST_ITEMS },
		{ "<table>\n", "<tr><td>a<td>b\n", 9, "</table>\n", 9 },
		{ "<pre>\n", "a <i>b</i>\n", DOC_CODE_LINES + 1, "</pre>\n<p>c",
		  1 },
		{ "<pre>\n", "a\n", DOC_CODE_LINES, "</pre>\n<pre>\nc</pre>\n",
		  1 },
		{ "> - ", "<p>a</p>\n> - ", 9, "\n", 1 },
		{ "", "<script>a</script>\n", 9, "<p>b\n", 1 },
	};
	struct buf body = { 0 };
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_clear(&body);
		buf_add_str(&body, rows[i].before);
		for (int n = 0; n < rows[i].times; n++)
			buf_add_str(&body, rows[i].text);
		buf_add_str(&body, rows[i].behind);
		docdump_assert_pieces(body.data, body.len);
		struct doc *d = doc_begin(&p, body.data, body.len, 0);
		doc_set_piece(d, 1);
		while (!doc_leaf_count(d))
			assert_true(doc_more(d));
		assert_int_equal(doc_leaf_count(d), rows[i].leaves);
		doc_free(d);
	}
	buf_release(&body);
}

static void what_is_defined_anywhere_holds_everywhere(void **state)
{
	static const char *const bodies[] = {
		"[a]\n\n# b\n\n[a]: /url \"t\"\n\n# c\n\n[x][a] ![A][]\n",
		"# a\n\n[a]: /1\n\n# b\n\n[a]: /2\n\n# c\n\n[a]\n",
		"# a\n\n[ﬁ]: /1\n[ẞ]: <2>\n\n# b\n\n[FI] [SS] [ss] [ß]\n",
		"# a\n\n[a\n b]: /1\n\n# b\n\n[A B]\n",
		"# a\n\n[a]:\n/1\n'title'\n\n# b\n\n[a]\n",
		"# a\n\n[a]: /1\n'title'\n\n# b\n\n[a]\n",
		"# a\n\n- [a]: /1\n\n\n  b\n\n# b\n\n[a]\n",
		"# a\n\nb\n- [a]: /1\n\n\n  b\n\n# b\n\n[a]\n",
		"# a\n\n- b\n\n  [a]: /1\n\n\n  b\n\n# b\n\n[a]\n",
		"# a\n\n[a]: /1\\) \"\\\"\"\n\n# b\n\n[a]\n",
		"# a\n\n[a\\]]: <\\>> (\\()\n\n# b\n\n[a\\]]\n",
		"# a\n\n[a]: b (()\n\n# b\n\n[a]\n",
		"# a\n\n> [a]: /1\n\n# b\n\n[a]\n",
		"# a\n\n```\n[a]: /1\n```\n\n# b\n\n[a]\n",
		"# a\n\ntext\n[a]: /1\n\n# b\n\n[a]\n",
		"# a\n\n[a]: /1\n===\n\n# b\n\n[a]\n",
		"# a\n\n[a]: /1 junk\n\n# b\n\n[a]\n",
		"# a\n\n[b]\n\n# c\n\n[a]: /1\n[b]: /2\nc\n",
		"\xEF\xBB\xBF[a]: /1\n\n# b\n\n[a]\n",
		"# a\n\n[^1]: [a]\n\n# b\n\n[^1] [a]\n\n# c\n\n[a]: /1\n",
		"# a\n\n[a](/2) [a](no link) [a]\n\n# b\n\n[a]: /1\n",
		"[a]\n> [a]: /1\n\t[b]: /2\n\n# b\n\n[a] [b]\n",
		"a\n> \n[a]: /1\n\n# b\n\n[a]\n",
		"# a\n\n[\x9C]: /1\n\n# b\n\n[\xFF]\n",
		"# a\n\n[\uFFFD]: /1\n\n# b\n\n[\xFF]\n",
		"# a\n\n[a]: /1 '\x9C'\n\n# b\n\n[a]\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++)
		docdump_assert_pieces(bodies[i], strlen(bodies[i]));
}

static void numbers_lines_and_sections_go_on(void **state)
{
	static const char body[] =
		"# a\n\n[1](/1)\n\n**来源：**\n\n# b\n\n- [2](/2)\n\n"
		"## c\n\nSource: [3](/3)\n\n# d\n\n[4](/4)\n\ne\n";

	static const char note[] = "# a\n\nb\n\n# c\n\n- d^[e]\n\n"
				   "|f|\n|-|\n|g^[h]|\n";
	static const char shield[] = "a\uFDD9b\n\n# c\n\n[^1]: d\n";

	(void)state;
	docdump_assert_pieces(body, sizeof(body) - 1);
	docdump_assert_pieces(note, sizeof(note) - 1);
	docdump_assert_pieces(shield, sizeof(shield) - 1);
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* What may open, close and hide blocks. */
/* clang-format off */
static const char *const scraps[] = {
	"\n", "\n\n", "\n\n# h\n", "\n\n## h\n\n", "# h\n", "\n\n#\n", "a", "b ", " ",
	"  ", "    ", "\t", "> ", "- ", "* ", "+\n", "1. ", "12) ", "-", "---\n", "***\n",
	"===\n", "```\n", "``` x\n", "````\n", "~~~\n", "`", "[a]", "[b]: ", "[a]: /u\n",
	"[a]: /u \"t\"\n", "[A]: <v>\n", "[b\nc]", "[c]: /w 'x\n", "/url", "\"t\"\n", "'t'\n",
	"[x](/y)", "![i][a]", "<div>\n", "</div>\n", "<pre>", "</pre>\n", "<!--", "-->\n",
	"<?", "?>", "<!X", "<![CDATA[", "]]>", "<b>\n", "</b>\n", "<b c='d' e>\n", "<b c=>\n",
	"<script>\n", "</style>\n", "\\", "*", "**", "_", "\r\n", "中文", "。", "[^1]: n\n",
	"[^1]", "&amp;", "|", "|---|\n", "Source: ", "来源：", "\v", "\f", "<b\n", "<x/>\n",
	"</p>\n", "<a href=\"x\">", "[ ]: x\n", "[d]: /a(b)c\n", "[d]: /a(b\n", "[d]: /\\(\n", "[d]: <\\>> '\\''\n", "[\\]]: x\n",
	"[\\]]", "[d]", "[c]",
};
/* clang-format on */

static void random_bodies_are_the_same_in_pieces(void **state)
{
	enum { BODIES = 20000, SCRAPS_MAX = 40 };
	uint32_t seed = 7;

	(void)state;
	for (int i = 0; i < BODIES; i++) {
		struct buf body = { 0 };
		const uint32_t n = next(&seed) % SCRAPS_MAX;
		for (uint32_t j = 0; j < n; j++)
			buf_add_str(&body,
				    scraps[next(&seed) % (sizeof(scraps) /
							  sizeof(scraps[0]))]);
		docdump_assert_pieces(buf_str(&body), body.len);
		buf_release(&body);
	}
}

/* Whatever ends its lines, what takes the place of some has as many. */
static void replaced_lines_are_counted_by_any_end(void **state)
{
	static const char *const bodies[] = {
		"a $b\nc$ d\n\n# e\n", "a $b\r\nc$ d\r\n\r\n# e\r\n",
		"a $b\rc$ d\r\r# e\r", "$$\rb\r$$\r# e\r",
		"{% x\r%}\r\r# e\r",   "a\r%% b\r%%\r# e\r",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		const struct post post = docdump_post();
		struct doc *d = doc_new(&post, bodies[i], strlen(bodies[i]), 0);
		const struct block *last = doc_leaf(d, doc_leaf_count(d) - 1);
		assert_string_equal(last->text, "e");
		assert_int_equal(last->line, 4);
		doc_free(d);
	}
}

static bool is_in_notes(const struct block *b)
{
	while (b && b->kind != BLOCK_NOTES)
		b = b->parent;
	return b;
}

static void footnotes_beyond_many_stand_where_they_are(void **state)
{
	const struct post post = docdump_post();
	size_t in_notes = 0, elsewhere = 0;
	struct buf body = { 0 };

	(void)state;
	for (int i = 0; i < 4 * NOTES_MOST; i++)
		buf_printf(&body, "[^%d]: note\n", i);
	struct doc *d = doc_new(&post, body.data, body.len, DOC_SOURCES);
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *leaf = doc_leaf(d, i);
		if (leaf->kind != BLOCK_PARAGRAPH)
			continue;
		assert_non_null(strstr(leaf->text, "note"));
		in_notes += is_in_notes(leaf);
		elsewhere += !is_in_notes(leaf);
	}
	assert_int_equal(in_notes + elsewhere, 4 * NOTES_MOST);
	assert_in_range(in_notes, NOTES_MOST, 3 * NOTES_MOST);
	doc_free(d);
	buf_release(&body);
}

/* A short body of the same is what it says. */
static void very_many_tiny_blocks_stand_as_they_are(void **state)
{
	static const size_t sizes[] = { 100, 5000000 };
	struct buf body = { 0 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		const struct post post = docdump_post();
		buf_clear(&body);
		add_lines(&body, "-\n", sizes[i]);
		struct doc *d =
			doc_new(&post, body.data, body.len, DOC_SOURCES);
		assert_int_equal(doc_leaf(d, 0)->kind,
				 i ? BLOCK_CODE : BLOCK_PARAGRAPH);
		doc_free(d);
	}
	buf_release(&body);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			blocks_at_the_margin_below_empty_lines_part_a_body),
		cmocka_unit_test(long_paragraphs_come_in_leaves_of_one_text),
		cmocka_unit_test(nothing_is_parted_that_may_end_below),
		cmocka_unit_test(large_tables_are_parted_at_rows),
		cmocka_unit_test(large_lists_are_parted_at_items),
		cmocka_unit_test(long_code_is_parted_at_lines),
		cmocka_unit_test(long_html_is_written_in_steps),
		cmocka_unit_test(what_is_defined_anywhere_holds_everywhere),
		cmocka_unit_test(numbers_lines_and_sections_go_on),
		cmocka_unit_test(replaced_lines_are_counted_by_any_end),
		cmocka_unit_test(footnotes_beyond_many_stand_where_they_are),
		cmocka_unit_test(very_many_tiny_blocks_stand_as_they_are),
		cmocka_unit_test(random_bodies_are_the_same_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

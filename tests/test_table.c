/* SPDX-License-Identifier: MIT */
/* Pipe tables as GFM has them, and tables of HTML. With KANBAO_SPECS naming a
 * folder of GFM's test files, their examples of tables are run too. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/docdump.h"

#include "base/file.h"
#include "doc/export.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* clang-format off */
static void a_row_of_dashes_makes_a_table(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|a|b|\n|-|-|\n|1|2|", "table/row!:a\tb\ntable/row:1\t2\n" },
		{ "a | b\n-|-\n1 | 2", "table/row!:a\tb\ntable/row:1\t2\n" },
		{ "| a |\n|---|", "table/row!:a\n" },
		{ "a\n:-", "table/row!l:a\n" },
		{ "a\n-:", "table/row!r:a\n" },
		{ "|a|b|c|d|\n|:-|-:|:-:|-|\n|1|2|3|4|",
		  "table/row!lrc-:a\tb\tc\td\ntable/rowlrc-:1\t2\t3\t4\n" },
		{ "| a | b |\n|\t--- \t|---|  \n", "table/row!:a\tb\n" },
		{ "| 名前 | 値段 |\r\n|---|---|\r\n| りんご | 100円 |\r\n",
		  "table/row!:名前\t値段\ntable/row:りんご\t100円\n" },
		{ "|a|b|\n|:-|-|\nc", "table/row!l-:a\tb\ntable/rowl:c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_looks_like_a_table_and_is_none_stays_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a | b\nc | d", "p:a | b\\c | d\n" },
		{ "|a|b|\n|-|", "p:|a|b|\\|-|\n" },
		{ "|a|b|\n|-|-|-|", "p:|a|b|\\|-|-|-|\n" },
		{ "|-|-|", "p:|-|-|\n" },
		{ "a\n---", "h2:a\n" },
		{ "a\n-|-\nb", "p:a\\-|-\\b\n" },
		{ "|a|b|\n|=|=|", "p:|a|b|\\|=|=|\n" },
		{ "|a|b|\n|-|- -|", "p:|a|b|\\|-|- -|\n" },
		{ "|a|b|\n|-|::|", "p:|a|b|\\|-|::|\n" },
		{ "|a|b|\n|-||-|", "p:|a|b|\\|-||-|\n" },
		/* fullwidth pipes and dashes are letters to it */
		{ "｜a｜b｜\n｜-｜-｜", "p:｜a｜b｜\\｜-｜-｜\n" },
		{ "|a|\n|－|", "p:|a|\\|－|\n" },
		{ "    |a|\n    |-|", "code:|a|\\|-|\\\n" },
		{ "```\n|a|\n|-|\n```", "code:|a|\\|-|\\\n" },
		{ "a|b\n    -|-", "p:a|b\\-|-\n" },
		/* as in GFM, the first row of dashes decides */
		{ "a|b|c\n-|-\nx|y\n-|-", "p:a|b|c\\-|-\\x|y\\-|-\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

/* As in kramdown. */
static void lines_of_cells_alone_are_a_table_without_header(void **state)
{
	static const struct docdump_row rows[] = {
		{ "| 1 | 8 |\n| 2 | 16 |", "table/row:1\t8\ntable/row:2\t16\n" },
		{ "|:-|-:|\n| 甲 | *乙* |",
		  "table/rowlr:甲\t{e:乙}\n" },
		{ "a\n\n|b|c|  \n|`d`||\n\ne",
		  "p:a\ntable/row:b\tc\ntable/row:{c:d}\t\np:e\n" },
		{ "> | 가 | 나 |\n> | 다 | 라 |",
		  "quote/table/row:가\t나\nquote/table/row:다\t라\n" },
		{ "- |a|b|\n  |c|d|\n- e",
		  "list/item/table/row:a\tb\nlist/item/table/row:c\td\n"
		  "list/item/p:e\n" },
		{ "|a|b|\n|c|d|\n- e",
		  "table/row:a\tb\ntable/row:c\td\nlist/item/p:e\n" },
		/* not one line, one cell, other text, or lines of other cells */
		{ "|a|b|", "p:|a|b|\n" },
		{ "|a|\n|b|", "p:|a|\\|b|\n" },
		{ "|a|b|\n|c|d|e|", "p:|a|b|\\|c|d|e|\n" },
		{ "|a|b|\n|c|d", "p:|a|b|\\|c|d\n" },
		{ "x\n|a|b|\n|c|d|", "p:x\\|a|b|\\|c|d|\n" },
		{ "|a|b|\n|c|d|\nx", "p:|a|b|\\|c|d|\\x\n" },
		{ "> |a|b|\n|c|d|", "quote/p:|a|b|\\|c|d|\n" },
		{ "|a|b|\n|c|d\\|", "p:|a|b|\\|c|d|\n" },
		{ "\\|a|b|\n|c|d|", "p:|a|b|\\|c|d|\n" },
		{ "|-|-|\n|-|-|\n", "table/row!:-\t-\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void rows_may_be_ragged(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|a|b|\n|-|-|\n|1|", "table/row!:a\tb\ntable/row:1\n" },
		{ "|a|b|\n|-|-|\n|1|2|3|", "table/row!:a\tb\ntable/row:1\t2\n" },
		{ "|a|b|\n|-|-|\n||2|", "table/row!:a\tb\ntable/row:\t2\n" },
		{ "|a|b|\n|-|-|\n||", "table/row!:a\tb\ntable/row:\n" },
		{ "|a|b|\n|-|-|\n| | |", "table/row!:a\tb\ntable/row:\t\n" },
		{ "| | |\n|-|-|\n|1|2|", "table/row!:\t\ntable/row:1\t2\n" },
		{ "|a|b|\n|-|-|\n1", "table/row!:a\tb\ntable/row:1\n" },
		{ "|a\n|-", "table/row!:a\n" },
		{ "a|\n-|", "table/row!:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void a_pipe_behind_a_backslash_is_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|a\\|b|\n|-|\n", "table/row!:a|b\n" },
		{ "|a|\n|-|\n|`x\\|y`|", "table/row!:a\ntable/row:{c:x|y}\n" },
		{ "|a|b|\n|-|-|\n|`x|y`|",
		  "table/row!:a\tb\ntable/row:`x\ty`\n" },
		{ "|a|\n|-|\n|**\\|**|", "table/row!:a\ntable/row:{s:|}\n" },
		{ "|a|\n|-|\n|\\\\|", "table/row!:a\ntable/row:|\n" },
		{ "|a|\n|-|\n|\\*a\\*|", "table/row!:a\ntable/row:*a*\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void cells_hold_inlines(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|*a*|**b**|\n|-|-|\n|`c`|~d~|",
		  "table/row!:{e:a}\t{s:b}\ntable/row:{c:c}\t{x:d}\n" },
		{ "|a|b|\n|-|-|\n|*c|d*|", "table/row!:a\tb\ntable/row:*c\td*\n" },
		{ "|a|\n|-|\n|[b](u)|", "table/row!:a\ntable/row:{l1:b}\n" },
		{ "|a|\n|-|\n|[b][R]|\n\n[r]: u",
		  "table/row!:a\ntable/row:{l1:b}\n" },
		{ "[r]:\nu\n\n|[r]|\n|-|\n", "table/row!:{l1:r}\n" },
		{ "```\n[r]: u\n```\n\n|[r]|\n|-|\n",
		  "code:[r]: u\\\ntable/row!:[r]\n" },
		{ "|a|\n|-|\n|![b](u)|",
		  "table/row!:a\ntable/row:{i1:[b]}\n" },
		{ "|a|\n|-|\n|b<br>c|", "table/row!:a\ntable/row:b|c\n" },
		{ "|a|b|\n|-|-|\n|<b>c|d</b>|",
		  "table/row!:a\tb\ntable/row:{s:c}\td\n" },
		{ "|这是**“好”**的|\n|-|", "table/row!:这是{s:“好”}的\n" },
		{ "|a|\n|-|\n|&lt;b&gt;|", "table/row!:a\ntable/row:<b>\n" },
		{ "|见 https://a.example/x|\n|-|",
		  "table/row!:见 {l1:https://a.example/x}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void blocks_do_not_begin_in_cells(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|# a|- b|> c|1. d|\n|-|-|-|-|\n|C #|##|```|    x|",
		  "table/row!:# a\t- b\t> c\t1. d\n"
		  "table/row:C #\t##\t```\tx\n" },
		{ "|a|\n|-|\n|<div>|", "table/row!:a\ntable/row:\n" },
		{ "|a|\n|-|\n|[r]: u|", "table/row!:a\ntable/row:[r]: u\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void other_blocks_end_a_table(void **state)
{
	static const struct docdump_row rows[] = {
		{ "|a|\n|-|\n|1|\n\nb", "table/row!:a\ntable/row:1\np:b\n" },
		{ "|a|\n|-|\n> b", "table/row!:a\nquote/p:b\n" },
		{ "|a|\n|-|\n# b", "table/row!:a\nh1:b\n" },
		{ "|a|\n|-|\n- b", "table/row!:a\nlist/item/p:b\n" },
		{ "|a|\n|-|\n7. b", "table/row!:a\nlist/7/p:b\n" },
		{ "|a|\n|-|\n---\nb", "table/row!:a\nrule:\np:b\n" },
		{ "|a|\n|-|\n|1|\n---\n\nb",
		  "table/row!:a\ntable/row:1\nrule:\np:b\n" },
		{ "|a|\n|-|\n===", "table/row!:a\ntable/row:===\n" },
		{ "|a|\n|-|\n    b", "table/row!:a\ncode:b\\\n" },
		{ "|a|\n|-|\n<x-y>\nb", "table/row!:a\nhtml:b\n" },
		{ "|a|\n|-|\n```\nb\n```", "table/row!:a\ncode:b\\\n" },
		{ "|a|\n|-|\n|\nb", "table/row!:a\np:|\\b\n" },
		{ "|a|\n|-|\nb", "table/row!:a\ntable/row:b\n" },
		{ "|a|\n|-|\n2. x\n\n|b|\n|-|",
		  "table/row!:a\nlist/2/p:x\ntable/row!:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void a_table_ends_the_paragraph_above_it(void **state)
{
	static const struct docdump_row rows[] = {
		{ "x\ny\n|a|b|\n|-|-|\n|1|2|",
		  "p:x\\y\ntable/row!:a\tb\ntable/row:1\t2\n" },
		{ "*x\n|a|b*|\n|-|-|", "p:*x\ntable/row!:a\tb*\n" },
		{ "[r]: u\n|[r]|\n|-|", "table/row!:{l1:r}\n" },
		{ "[x][r]\n|a|\n|-|\n\n[r]: u", "p:{l1:x}\ntable/row!:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void tables_stand_in_quotes_and_lists(void **state)
{
	static const struct docdump_row rows[] = {
		{ "> |a|\n> |-|\n> |1|",
		  "quote/table/row!:a\nquote/table/row:1\n" },
		{ ">|a|\n>|-|\n>|1|",
		  "quote/table/row!:a\nquote/table/row:1\n" },
		{ "> |a|\n> |-|\n|1|", "quote/table/row!:a\np:|1|\n" },
		{ "> |a|\n|-|\n", "quote/p:|a|\\|-|\n" },
		{ "- |a|\n  |-|\n  |1|",
		  "list/item/table/row!:a\nlist/item/table/row:1\n" },
		{ "- |a|\n  |-|\n|1|", "list/item/table/row!:a\nlist/p:|1|\n" },
		{ "- |a|\n|-|\n", "list/item/p:|a|\\|-|\n" },
		{ "1. x\n\n   |a|\n   |-|\n",
		  "list/1/p:x\nlist/1/table/row!:a\n" },
		{ "12.\n    |a|\n    |-|\n", "list/12/table/row!:a\n" },
		{ "-\t|a|\n\t|-|\n\t|1|",
		  "list/item/table/row!:a\nlist/item/table/row:1\n" },
		{ "> - |a|\n>   |-|\n>   |1|\n> \n> b",
		  "quote/list/item/table/row!:a\n"
		  "quote/list/item/table/row:1\nquote/p:b\n" },
		{ "> |a|\n> |-|\nb\n> c",
		  "quote/table/row!:a\np:b\nquote/p:c\n" },
		{ "- x\n  |a|\n  |-|\n- y", "list/item/p:x\n"
		  "list/item/table/row!:a\nlist/item/p:y\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

/* clang-format off */
static void tables_of_html_are_set_like_others(void **state)
{
	static const struct docdump_row rows[] = {
		{ "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td>"
		  "<td>2</td></tr></table>",
		  "table/row!:a\tb\ntable/row:1\t2\n" },
		{ "<table><tr><td>a<td><b>b</b><tr><td>c</table>d",
		  "table/row:a\t{s:b}\ntable/row:c\nhtml:d\n" },
		{ "<table>\n<thead>\n<tr>\n<td> a </td>\n<td align=right>b"
		  "</td></tr></thead><tbody><tr><th>c</th>\n<td>d</td></tr>"
		  "</tbody></table>",
		  "table/row!-r:a\tb\ntable/row:c\td\n" },
		{ "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td>"
		  "</tr></table>",
		  "table/row-2:a\ntable/row:b\tc\n" },
		{ "<table><tr><td rowspan=2>a</td><td>b</td></tr><tr><td>c</td>"
		  "</tr></table>", "table/row:a\tb\ntable/row:\tc\n" },
		{ "<table><tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr>"
		  "</table>", "table/row:a||b\tc|d\n" },
		{ "<table><caption>a</caption><tr><td>b</td><td>c</td></tr>"
		  "</table>", "html:a\ntable/row:b\tc\n" },
		{ "<table><tr><td><a href=u>a</td><td>b</a></td></tr></table>",
		  "table/row:{l1:a}\tb\n" },
		{ "<table><tr><td style='text-align: center'>a</td><td>b</td>"
		  "</table>", "table/rowc-:a\tb\n" },
		/* what can't stand in a cell, and what lays out a page */
		{ "<table><tr><td><ul><li>a</ul></td></tr><tr><td>b</table>",
		  "list/item/html:a\nhtml:b\n" },
		{ "<table><tr><td>a</td></tr></table>", "html:a\n" },
		{ "<table><tr><td><table><tr><td>a</td><td>b</td></tr></table>"
		  "</td><td>c</td></tr></table>",
		  "table/row:a\tb\nhtml:c\n" },
		{ "<table><tr><td>a</td><td>b", "html:a | b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void blocks_in_cells_stand_on_lines_of_their_own(void **state)
{
	static const struct docdump_row rows[] = {
		{ "<table><tr><td>甲</td><td><ul><li>乙</li><li>丙<ol start=3>"
		  "<li>丁</ol></ul>戊</td></tr><tr><td>己</td></tr></table>",
		  "table/row:甲\t•\xC2\xA0乙|•\xC2\xA0丙|\xC2\xA0\xC2\xA0"
		  "3.\xC2\xA0丁|戊\ntable/row:己\n" },
		{ "<table><tr><td>a<td><pre>\nif\n  x  y\n\tz</pre>b"
		  "<tr><td>c</table>",
		  "table/row:a\t{c:if|\xC2\xA0\xC2\xA0x\xC2\xA0\xC2\xA0y|"
		  "\xC2\xA0\xC2\xA0\xC2\xA0\xC2\xA0z}|b\ntable/row:c\n" },
		{ "<table><tr><td><h3>a</h3>b<td><dl><dt>c<dd>d</dl><tr><td>"
		  "<blockquote>e</blockquote><td>f<hr>g</table>",
		  "table/row:{s:a}|b\t{s:c|d}\ntable/row:e\tf|g\n" },
		{ "<table><tr><td><ul><li><p>가</p><p>나</p></li></ul><td>b"
		  "<tr><td><details><summary>c</summary>d</details></table>",
		  "table/row:•\xC2\xA0가||\xC2\xA0\xC2\xA0나\tb\n"
		  "table/row:▾ {s:c}|d\n" },
		{ "<table><tr><td><figure><img src=u alt=a><figcaption>b"
		  "</figcaption></figure><td>c<tr><td>d</table>",
		  "table/row:{i1:[a]}|{e:b}\tc\ntable/row:d\n" },
		/* the same in those of GFM */
		{ "|a|b|\n|-|-|\n|<ol><li>ア<li>イ</ol>|<p>c</p><p>d</p>|",
		  "table/row!:a\tb\ntable/row:1.\xC2\xA0ア|2.\xC2\xA0イ\t"
		  "c||d\n" },
		/* what lays a page out, or numbers lines */
		{ "<table><tr><td><ul><li>a</ul></td></tr><tr><td>b</table>",
		  "list/item/html:a\nhtml:b\n" },
		{ "<table><tr><td><h2>a</h2>b<tr><td>c</table>",
		  "h2:a\nhtml:b|c\n" },
		{ "<table><tr><td class='gutter gl'><pre>1\n2</pre></td>"
		  "<td class=code><pre>a\nb</pre></td></tr></table>",
		  "code:a\\b\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
/* clang-format on */

static void links_in_cells_are_numbered_in_reading_order(void **state)
{
	const struct post p = docdump_post();

	(void)state;
	docdump_assert_links(&p, DOC_LINK_NUMBERS,
			     "[x](1)\n\n# H\n\n|a|b|\n|-|-|\n"
			     "|[y](2)|![z](3)|\n\n[w](4)\n",
			     "1 link \"x\" <1> \n"
			     "2 link \"y\" <2> H\n"
			     "3 image \"z\" <3> H\n"
			     "4 link \"w\" <4> H\n");
	docdump_assert(&p, DOC_LINK_NUMBERS, "|[a](u) b|\n|-|",
		       "table/row!:{l1:a}{d1:[1]} b\n");
}

/* A break that was written as HTML is one like others to us. */
static void mend_breaks(struct buf *html, const char *want)
{
	static const char raw[] = "<br>";

	for (const char *s; (s = strstr(want, raw)) != NULL;
	     want = s + sizeof(raw) - 1) {
		buf_add(html, want, (size_t)(s - want));
		buf_add_str(html, "<br />\n");
	}
	buf_add_str(html, want);
}

/* Compares the example, if it has a table or we make one of it. Returns how
 * many there were. */
static size_t check_example(const char *markdown, const char *html)
{
	struct buf mended = { 0 };
	mend_breaks(&mended, html);
	const char *want = buf_str(&mended);
	const struct post p = docdump_post();
	static const char table[] = "<table>\n<thead>";
	static const char bare[] = "<table>\n<tbody>"; /* GFM has none */
	struct doc *d = doc_new(&p, markdown, strlen(markdown), 0);
	struct buf got = { 0 };
	size_t n = 0;

	export_html(&got, d);
	if (!strstr(markdown, "<table") && /* that is HTML */
	    !strstr(buf_str(&got), bare) &&
	    (strstr(want, table) || strstr(buf_str(&got), table)) &&
	    strcmp(buf_str(&got), want) != 0)
		fail_msg("%s\ngot:\n%s\nnot:\n%s", markdown, buf_str(&got),
			 want);
	for (const char *s = want; (s = strstr(s, table)) != NULL; s++)
		n++;
	doc_free(d);
	buf_release(&got);
	buf_release(&mended);
	return n;
}

/* The examples of a file: Markdown, a line with a dot, HTML, between rows of 32
 * backticks. */
static size_t check_examples(struct buf *file)
{
	static const char fence[] = "````````````````````````````````";
	size_t n = 0;

	for (char *s = file->data; (s = strstr(s, fence)) != NULL;) {
		char *markdown = strchr(s, '\n') + 1;
		char *html = strstr(markdown, "\n.\n");
		char *end = strstr(markdown, fence);
		if (!strstr(s, "example") || !html || !end || html > end)
			break;
		html[1] = '\0';
		*end = '\0';
		n += check_example(markdown, html + 3);
		s = end + sizeof(fence) - 1;
	}
	return n;
}

static void examples_of_gfm_come_out_right(void **state)
{
	static const char *const names[] = { "gfm-spec.txt",
					     "gfm-extensions.txt" };
	const char *folder = getenv("KANBAO_SPECS");
	size_t n = 0;

	(void)state;
	if (!folder || !*folder)
		skip();
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		char path[4096];
		struct buf file = { 0 };
		struct err err = { 0 };
		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		if (!file_read(AT_FDCWD, path, FILE_MAX, &file, &err))
			fail_msg("%s: %s", path, err.text);
		n += check_examples(&file);
		buf_release(&file);
	}
	printf("note: %zu tables of GFM's examples\n", n);
	assert_true(n > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_of_dashes_makes_a_table),
		cmocka_unit_test(
			what_looks_like_a_table_and_is_none_stays_text),
		cmocka_unit_test(
			lines_of_cells_alone_are_a_table_without_header),
		cmocka_unit_test(rows_may_be_ragged),
		cmocka_unit_test(a_pipe_behind_a_backslash_is_text),
		cmocka_unit_test(cells_hold_inlines),
		cmocka_unit_test(blocks_do_not_begin_in_cells),
		cmocka_unit_test(other_blocks_end_a_table),
		cmocka_unit_test(a_table_ends_the_paragraph_above_it),
		cmocka_unit_test(tables_stand_in_quotes_and_lists),
		cmocka_unit_test(tables_of_html_are_set_like_others),
		cmocka_unit_test(blocks_in_cells_stand_on_lines_of_their_own),
		cmocka_unit_test(links_in_cells_are_numbered_in_reading_order),
		cmocka_unit_test(examples_of_gfm_come_out_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

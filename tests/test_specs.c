/* SPDX-License-Identifier: MIT */
/* The examples of CommonMark and of GFM, below $KANBAO_SPECS, through our
 * document and its HTML. What comes out otherwise than the specification has it
 * is in a table, each with the reason; any other difference fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "doc/doc.h"
#include "doc/export.h"
#include "support/docdump.h"

#include <cmark.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_SIZE_MAX = 1 << 24, PATH_SIZE = 4096 };

/* Examples that come out otherwise, and why. */
struct reason {
	int first, last; /* numbers of examples */
	const char *why;
};

/* clang-format off */
static const char html_[] =
	"HTML is understood, not passed through";
static const char empty_[] =
	"a heading without text shows nothing";
static const char title_[] =
	"a title is one line";
static const char nowhere_[] =
	"a link to nowhere is its text";
static const char empty_item_[] =
	"an empty item has an empty paragraph";
static const char trim_[] =
	"blanks at the end of a paragraph show nothing";
static const char nested_[] =
	"a style within itself is the style once, and styles nest by length";
static const char wiki_[] =
	"two brackets are a wiki link";
static const char image_[] =
	"an image in a description says that it is one";
static const char scheme_[] =
	"only http, https and mail are live";
static const char bare_[] =
	"bare addresses are links";
static const char box_[] =
	"the attributes stand as in cmark-gfm";
static const char ftp_[] =
	"only http, https and mail addresses are found";
static const char br_[] =
	"a break is written as in CommonMark";
static const char hosts_[] =
	"a host is ASCII, so that CJK may follow it";
static const char ignore_[] =
	"the file gives no HTML";
static const char notes_[] =
	"notes without references are kept, and the way back is in a paragraph";

static const char bare_table_[] =
	"as in kramdown, lines of as many cells are a table without header";

static const struct reason commonmark[] = {
	{ 21, 21, html_ }, { 31, 31, html_ }, { 79, 79, empty_ },
	{ 148, 167, html_ }, { 169, 191, html_ }, { 196, 196, title_ },
	{ 200, 200, nowhere_ }, { 201, 201, html_ }, { 308, 309, html_ },
	{ 315, 315, empty_item_ }, { 331, 331, trim_ },
	{ 334, 334, trim_ }, { 336, 336, trim_ }, { 344, 344, html_ },
	{ 368, 368, nested_ }, { 372, 372, nested_ },
	{ 388, 388, nested_ }, { 406, 408, nested_ },
	{ 416, 418, nested_ }, { 424, 426, nested_ },
	{ 431, 432, nested_ }, { 460, 460, nested_ },
	{ 462, 465, nested_ }, { 467, 467, nested_ }, { 474, 476, html_ },
	{ 484, 486, nowhere_ }, { 490, 490, html_ }, { 493, 493, html_ },
	{ 523, 523, html_ }, { 535, 535, html_ }, { 547, 547, wiki_ },
	{ 558, 558, wiki_ }, { 566, 566, nowhere_ },
	{ 573, 573, image_ }, { 589, 589, wiki_ }, { 595, 595, scheme_ }, { 597, 598, scheme_ },
	{ 600, 600, scheme_ }, { 601, 601, bare_ }, { 605, 605, bare_ },
	{ 607, 607, bare_ }, { 610, 611, bare_ }, { 612, 616, html_ },
	{ 622, 622, html_ }, { 624, 624, html_ }, { 627, 631, html_ },
	{ 642, 643, html_ },
	{ 0, 0, NULL },
};

static const struct reason gfm[] = {
	{ 49, 49, empty_ }, { 118, 137, html_ }, { 139, 160, html_ },
	{ 165, 165, title_ }, { 169, 169, nowhere_ }, { 170, 170, html_ },
	{ 279, 280, box_ }, { 288, 289, html_ }, { 295, 295, empty_item_ },
	{ 317, 317, html_ }, { 327, 327, html_ }, { 341, 341, trim_ },
	{ 344, 344, trim_ }, { 346, 346, trim_ }, { 354, 354, html_ },
	{ 378, 378, nested_ }, { 382, 382, nested_ },
	{ 398, 398, nested_ }, { 416, 418, nested_ },
	{ 426, 428, nested_ }, { 434, 436, nested_ },
	{ 441, 442, nested_ }, { 470, 470, nested_ },
	{ 472, 475, nested_ }, { 477, 477, nested_ }, { 484, 486, html_ },
	{ 495, 496, nowhere_ }, { 500, 500, html_ }, { 503, 503, html_ },
	{ 532, 532, html_ }, { 544, 544, html_ }, { 556, 556, wiki_ },
	{ 567, 567, wiki_ }, { 575, 575, nowhere_ },
	{ 582, 582, image_ }, { 598, 598, wiki_ }, { 604, 604, scheme_ }, { 606, 607, scheme_ },
	{ 609, 609, scheme_ }, { 610, 610, bare_ }, { 614, 614, bare_ },
	{ 616, 616, bare_ }, { 619, 620, bare_ }, { 628, 628, ftp_ },
	{ 632, 636, html_ }, { 642, 642, html_ }, { 644, 644, html_ },
	{ 647, 651, html_ }, { 653, 653, html_ }, { 663, 664, html_ },
	{ 0, 0, NULL },
};

static const struct reason extensions[] = {
	{ 3, 3, bare_table_ }, { 12, 12, br_ }, { 19, 19, hosts_ }, { 20, 20, ignore_ },
	{ 22, 22, html_ }, { 23, 23, notes_ },
	{ 0, 0, NULL },
};
/* clang-format on */

static const struct reason none[] = { { 0, 0, NULL } };

/* An example of a file: where its Markdown and HTML stand, with → for tabs. */
struct example {
	int number; /* from 1 */
	struct buf markdown, html;
};

static void add_tabs(struct buf *out, const char *s, size_t len)
{
	static const char arrow[] = "→";
	enum { ARROW_LEN = sizeof(arrow) - 1 };

	for (size_t i = 0; i < len; i++) {
		if (len - i >= ARROW_LEN && !memcmp(s + i, arrow, ARROW_LEN)) {
			buf_add_char(out, '\t');
			i += ARROW_LEN - 1;
		} else {
			buf_add_char(out, s[i]);
		}
	}
}

/* The next example at or behind `s`, which it returns the end of; NULL if there
 * is none. */
static const char *next_example(const char *s, struct example *e)
{
	static const char fence[] = "\n````````````````````````````````";
	static const char part[] = "\n.\n";
	const char *open = strstr(s, fence);

	if (!open)
		return NULL;
	const char *markdown = strchr(open + 1, '\n') + 1;
	const char *end = strstr(markdown - 1, fence);
	const char *dot = strstr(markdown - 1, part);
	if (!end || !dot || dot > end)
		return NULL;
	buf_clear(&e->markdown);
	buf_clear(&e->html);
	e->number++;
	if (dot >= markdown)
		add_tabs(&e->markdown, markdown, (size_t)(dot + 1 - markdown));
	const char *html = dot + strlen(part);
	if (end >= html)
		add_tabs(&e->html, html, (size_t)(end + 1 - html));
	return end + strlen(fence);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

/* HTML without the white space that shows nothing: at line ends, and between a
 * tag and a line end. */
static void normalise(struct buf *out, const char *html)
{
	const size_t len = strlen(html);

	for (size_t i = 0; i < len; i++) {
		if (html[i] != '\n') {
			buf_add_char(out, html[i]);
			continue;
		}
		while (out->len && is_blank(out->data[out->len - 1]))
			buf_truncate(out, out->len - 1);
		const bool tag = !out->len || out->data[out->len - 1] == '>' ||
				 html[i + 1] == '<' || !html[i + 1];
		if (!tag)
			buf_add_char(out, '\n');
	}
}

static void show(struct buf *out, const struct example *e)
{
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, buf_str(&e->markdown), e->markdown.len, 0);

	export_html(out, d);
	doc_free(d);
}

static const struct reason *reason_of(const struct reason *reasons, int number)
{
	for (; reasons->why; reasons++)
		if (reasons->first <= number && number <= reasons->last)
			return reasons;
	return NULL;
}

/* Returns true if our HTML is the specification's; if not, there must be a
 * reason, and if so, there must be none. */
static bool check(const struct example *e, const struct reason *reasons)
{
	struct buf ours = { 0 }, got = { 0 }, want = { 0 };
	const struct reason *reason = reason_of(reasons, e->number);

	show(&ours, e);
	normalise(&got, buf_str(&ours));
	normalise(&want, buf_str(&e->html));
	const bool same = !strcmp(buf_str(&got), buf_str(&want));
	const bool expected = same == !reason;
	if (!expected)
		print_error("%d: %s\n%s--- ours\n%s\n", e->number,
			    reason ? "has no need of a reason" : "differs",
			    buf_str(&e->markdown), buf_str(&got));
	buf_release(&ours);
	buf_release(&got);
	buf_release(&want);
	return expected;
}

/* The parser alone gives the specification's HTML. */
static void check_parser(const struct example *e)
{
	char *html = cmark_markdown_to_html(buf_str(&e->markdown),
					    e->markdown.len, CMARK_OPT_UNSAFE);

	assert_string_equal(html, buf_str(&e->html));
	free(html);
}

/* Returns how many examples are in the file. */
static int check_file(const char *name, const struct reason *reasons,
		      bool parser)
{
	const char *folder = getenv("KANBAO_SPECS");
	char path[PATH_SIZE];
	struct buf text = { 0 };
	struct example e = { 0 };
	int wrong = 0;

	if (!folder)
		skip();
	snprintf(path, sizeof(path), "%s/%s", folder, name);
	assert_true(file_read(AT_FDCWD, path, FILE_SIZE_MAX, &text, NULL));
	for (const char *s = buf_str(&text); (s = next_example(s, &e));) {
		if (parser)
			check_parser(&e);
		wrong += !check(&e, reasons);
	}
	printf("note: %d examples in %s\n", e.number, name);
	buf_release(&text);
	buf_release(&e.markdown);
	buf_release(&e.html);
	assert_int_equal(wrong, 0);
	return e.number;
}

static void commonmark_is_kept(void **state)
{
	(void)state;
	assert_true(check_file("commonmark-0.30-spec.txt", commonmark, true) >
		    600);
}

static void gfm_is_kept(void **state)
{
	(void)state;
	assert_true(check_file("gfm-spec.txt", gfm, false) > 600);
}

static void extensions_of_gfm_are_kept(void **state)
{
	(void)state;
	assert_true(check_file("gfm-extensions.txt", extensions, false) > 20);
}

/* Pairs of files: each paragraph is one case. */
static void check_pair(const char *name)
{
	const char *folder = getenv("KANBAO_SPECS");
	char path[PATH_SIZE];
	struct example e = { .number = 1 };

	if (!folder)
		skip();
	snprintf(path, sizeof(path), "%s/cjk-emphasis/%s.md", folder, name);
	assert_true(
		file_read(AT_FDCWD, path, FILE_SIZE_MAX, &e.markdown, NULL));
	snprintf(path, sizeof(path), "%s/cjk-emphasis/%s.html", folder, name);
	assert_true(file_read(AT_FDCWD, path, FILE_SIZE_MAX, &e.html, NULL));
	assert_true(check(&e, none));
	buf_release(&e.markdown);
	buf_release(&e.html);
}

static void emphasis_beside_cjk_is_kept(void **state)
{
	(void)state;
	check_pair("strong");
	check_pair("underscore-cjk-punct");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commonmark_is_kept),
		cmocka_unit_test(gfm_is_kept),
		cmocka_unit_test(extensions_of_gfm_are_kept),
		cmocka_unit_test(emphasis_beside_cjk_is_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

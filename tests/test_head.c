/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/head.h"
#include "base/xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The text as the file `name`; the caller releases the batch. */
static struct draft *read_text(struct batch *b, const char *name,
			       const char *text, size_t len)
{
	/* An exact copy, so that a byte read behind it is noticed. */
	char *copy = xmalloc(len);

	memcpy(copy, text, len);
	batch_init(b);
	struct draft *d = head_read(b, name, name, copy, len, len, NULL, NULL);
	free(copy);
	return d;
}

/* The values of a facet as `a|b`. */
static void assert_names(const struct batch *b, const struct draft *d,
			 enum facet f, const char *want)
{
	struct buf got = { 0 };

	for (size_t i = 0; i < batch_name_count(b, d, f); i++) {
		if (i)
			buf_add_char(&got, '|');
		buf_add_str(&got, batch_name(b, d, f, i));
	}
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

/* The draft is of the batch `b` that the test has. */
#define assert_values(d, f, want) assert_names(&b, d, f, want)

static void assert_day(const struct draft *d, const char *want)
{
	struct buf got = { 0 };

	date_add_day(&got, &d->post.date);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

static const char seed[] =
	"---\n"
	"layout: post\n"
	"title: \"科技巨头AI投资战\"\n"
	"date: 2026-02-13 06:00:00 +0800\n"
	"author: \"科技观察\"\n"
	"source: \"https://www.ciodive.com/news/x/811633/\"\n"
	"lang: zh-Hans\n"
	"description: 摘要\n"
	"categories:\n  - tech\n"
	"tags:\n  - AI\n  - cloud-computing\n"
	"---\n\n# 标题\n";

static void a_head_fills_a_post(void **state)
{
	struct batch b;
	const struct draft *d =
		read_text(&b, "2026-02-13-x.md", seed, sizeof(seed) - 1);
	const struct post *p = &d->post;

	(void)state;
	assert_string_equal(p->title, "科技巨头AI投资战");
	assert_string_equal(p->source,
			    "https://www.ciodive.com/news/x/811633/");
	assert_string_equal(p->layout, "post");
	assert_string_equal(p->lang, "zh-Hans");
	assert_string_equal(p->description, "摘要");
	assert_int_equal(p->flags, POST_LANG_GIVEN);
	assert_int_equal(p->date.zone, 480);
	assert_int_equal(p->date.precision, DATE_ZONE);
	assert_int_equal(p->size, sizeof(seed) - 1);
	assert_int_equal(p->body_line, 14);
	assert_string_equal(seed + p->body_off, "\n# 标题\n");
	assert_day(d, "2026-02-13");
	assert_values(d, FACET_AUTHOR, "科技观察");
	assert_values(d, FACET_SOURCE, "ciodive.com");
	assert_values(d, FACET_CATEGORY, "tech");
	assert_values(d, FACET_TAG, "AI|cloud-computing");
	assert_values(d, FACET_MONTH, "2026-02");
	assert_int_equal(b.n_problems, 0);
	batch_release(&b);
}

/* The tags and the authors that a line of the head gives. */
static const struct {
	const char *line, *want;
} tag_lines[] = {
	{ "tags: [a, 'b c', \"d\"]", "a|b c|d" },
	{ "tags:\n- a\n- b c\n", "a|b c" },
	{ "tags: jekyll update", "jekyll|update" },
	{ "Tags: emacs, org mode", "emacs|org mode" },
	{ "tags: 算法，Fibonacci、数学", "算法|Fibonacci|数学" },
	{ "tag: python ip curl", "python ip curl" },
	{ "tag: one, two", "one, two" },
	{ "topics: [\"Python\",\"ML\"]", "Python|ML" },
	{ "keywords: Java, Spring Boot", "Java|Spring Boot" },
	{ "keywords: github pages", "github pages" },
	{ "keywords: a, b\ntags: c", "c" },
	{ "tags: ['cos访谈，机器学习，优化']", "cos访谈|机器学习|优化" },
	{ "tags: ['Washington, D.C.']", "Washington, D.C." },
	{ "tags: [[a, b], [c]]", "a|b|c" },
	{ "tags: []", "" },
	{ "tags:", "" },
	{ "tags: ~", "" },
	{ "tags: null", "" },
	{ "tags: [a, '', ' ', a]", "a" },
	{ "tags: [2026, true, 1.0]", "2026|true|1.0" },
	{ "TAGS   : [a]", "a" },
	{ "taxonomies:\n  tags: [a, b]", "a|b" },
	{ "tags: [&x a, *x]", "a" },
	{ "tags: [\"a\\u202Eb\", \"c\\e[31m\"]", "a‹U+202E›b|c[31m" },
	{ "tags: [C&amp;A, “引号”]", "C&A|引号" },
};

static const struct {
	const char *line, *want;
} author_lines[] = {
	{ "author: Josh Aas, ISRG Executive Director",
	  "Josh Aas, ISRG Executive Director" },
	{ "author: 陈星、潘蕊、黄亮", "陈星|潘蕊|黄亮" },
	{ "author: 甲；乙，丙;丁", "甲|乙|丙|丁" },
	{ "authors:\n - robert\n - eric\n", "robert|eric" },
	{ "authors: [{name: A, url: u}, {name: B}]", "A|B" },
	{ "author: {name: A, email: a@b}", "A" },
	{ "author: Eva <eva@example.org>", "Eva" },
	{ "author: \xC2\xA0 \xC2\xA0\"李浅\"", "李浅" },
	{ "author: a\nauthors: [b]", "a|b" },
	{ "author:", "" },
};

static struct draft *read_line(struct batch *b, const char *line)
{
	struct buf text = { 0 };

	buf_printf(&text, "---\ntitle: t\n%s\n---\n", line);
	struct draft *d = read_text(b, "x.md", text.data, text.len);
	if (b->n_problems)
		print_error("%s: %s\n", line, b->problems[0].message);
	assert_int_equal(b->n_problems, 0);
	buf_release(&text);
	return d;
}

static void all_forms_of_tags_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(tag_lines) / sizeof(*tag_lines); i++) {
		struct batch b;
		assert_values(read_line(&b, tag_lines[i].line), FACET_TAG,
			      tag_lines[i].want);
		batch_release(&b);
	}
}

static void authors_are_not_split_at_ascii_commas(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(author_lines) / sizeof(*author_lines);
	     i++) {
		struct batch b;
		assert_values(read_line(&b, author_lines[i].line), FACET_AUTHOR,
			      author_lines[i].want);
		batch_release(&b);
	}
}

static void hexo_categories_are_flattened(void **state)
{
	struct batch b;

	(void)state;
	assert_values(read_line(&b, "categories:\n- [a, b]\n- [a, c]\n"),
		      FACET_CATEGORY, "a|b|c");
	batch_release(&b);
}

static void a_source_is_a_url_or_a_name(void **state)
{
	static const struct {
		const char *line, *source, *site;
	} lines[] = {
		{ "source: https://www.InfoQ.com:443/a?b", NULL, "infoq.com" },
		{ "source: 36氪", "36氪", "36氪" },
		{ "source: tg", "tg", "tg" },
		{ "source: www.infoq.com", "www.infoq.com", "infoq.com" },
		{ "sourceUrl: http://u@h.org#f", NULL, "h.org" },
		{ "external-url: https://a.b/c", NULL, "a.b" },
		{ "link: none", "", "" },
		{ "url: /2026/02/x/", "", "" },
		{ "url: https://a.b/", NULL, "a.b" },
		{ "source: a\nurl: https://a.b/", "a", "a" },
		{ "source:\noriginal_url: https://a.b/", NULL, "a.b" },
		{ "source: '[标题](https://a.b/)'", "https://a.b/", "a.b" },
		{ "source: <https://a.b/>", "https://a.b/", "a.b" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		struct batch b;
		const struct draft *d = read_line(&b, lines[i].line);
		if (lines[i].source)
			assert_string_equal(d->post.source, lines[i].source);
		else
			assert_true(strstr(lines[i].line, d->post.source) &&
				    *d->post.source);
		assert_values(d, FACET_SOURCE, lines[i].site);
		batch_release(&b);
	}
}

static void drafts_are_marked(void **state)
{
	static const struct {
		const char *line;
		bool draft;
	} lines[] = {
		{ "draft: true", true },         { "draft: yes", true },
		{ "draft: false", false },       { "published: false", true },
		{ "published: publish", false }, { "published: true", false },
		{ "public: false", true },       { "status: draft", true },
		{ "hidden: true", false },       { "Draft: 'True'", true },
	};
	struct batch b;

	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		const struct draft *d = read_line(&b, lines[i].line);
		assert_int_equal(!!(d->post.flags & POST_DRAFT),
				 lines[i].draft);
		batch_release(&b);
	}
	assert_true(read_text(&b, "_drafts/x.md", "", 0)->post.flags &
		    POST_DRAFT);
	batch_release(&b);
}

static void titles_are_made_fit_to_be_shown(void **state)
{
	static const struct {
		const char *line, *want;
	} lines[] = {
		{ "title: '  a  b '", "a b" },
		{ "title: >\n  one\n  two\n", "one two" },
		{ "title: |\n  one\n  two\n", "one two" },
		{ "title: Rust &amp; C &ldquo;x&rdquo; &#20013;&#x6587;",
		  "Rust & C “x” 中文" },
		{ "title: A <em>b</em> <code>c</code><br/>d", "A b c d" },
		{ "title: Vec<T> and a < b", "Vec<T> and a < b" },
		{ "title: \"a\\e]0;x\\a\\x9bb\\0c\"", "a]0;xbc" },
		{ "title: &#27;[31mred", "[31mred" },
		{ "title: a\u00A0b\u200B", "a b" },
		{ "title: 2026", "2026" },
		{ "Title: x\ntitle: y", "y" },
	};

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(lines) / sizeof(*lines); i++) {
		struct buf text = { 0 };
		struct batch b;
		buf_printf(&text, "---\n%s\n---\n", lines[i].line);
		const struct draft *d =
			read_text(&b, "x.md", text.data, text.len);
		assert_string_equal(d->post.title, lines[i].want);
		batch_release(&b);
		buf_release(&text);
	}
}

/* Whole files: the title and the problems that they give. */
static const struct file {
	const char *name, *text, *title, *day;
	size_t n_problems;
} files[] = {
	/* clang-format off */
	{ "x.md", "# One\n\ntext\n", "One", "", 0 },
	{ "x.md", "\n  ## Two ##\n\n# One\n", "Two", "", 0 },
	{ "x.md", "text\n\n## Two\n\n# One\n", "One", "", 0 },
	{ "x.md", "```\n# no\n```\n~~~~\n# no\n~~~\n~~~~\n# One\n", "One", "", 0 },
	{ "x.md", "<!-- \n# no\n-->\n# One\n", "One", "", 0 },
	{ "x.md", "> quote\n\n中文 标题\n======\n", "中文 标题", "", 0 },
	{ "x.md", "two\nlines\n===\n", "two lines", "", 0 },
	{ "x.md", "# [a](http://b) **c** `d` {#id}\n", "a c d", "", 0 },
	{ "x.md", "# [a][b] ![i](u)\n", "a i", "", 0 },
	{ "x.md", "#no heading\n", "x", "", 0 },
	{ "x.md", "", "x", "", 0 },
	{ "x.html", "<p>a</p><H1 class=x>One</H1>", "One", "", 0 },
	{ "a/2021-10-17-deep-dive/index.md", "text", "deep-dive", "2021-10-17", 0 },
	{ "2026-02-13.md", "", "2026-02-13", "2026-02-13", 0 },
	{ "20230206.3 ⭐️ Servo.md", "", "⭐️ Servo", "2023-02-06", 0 },
	{ "2016-10-10-10-things.md", "", "10-things", "2016-10-10", 0 },
	{ "a\033[31m\xFF.md", "", "a[31m\uFFFD", "", 0 },
	{ "x.md", "\xEF\xBB\xBF---\ntitle: t\n---\n", "t", "", 0 },
	{ "x.md", "---\r\ntitle: t\r\ndate: 2026-02-13\r\n---\r\nx\r\n", "t", "2026-02-13", 0 },
	{ "x.md", "---\rtitle: t\rdate: 2026-02-13\r---\rx\r", "t", "2026-02-13", 0 },
	{ "x.md", "\n \n---\ntitle: t\n---\n", "t", "", 0 },
	{ "x.md", " ---\ntitle: t\n---\n", "t", "", 0 },
	{ "x.md", "---  \ntitle: t\n---\t\n", "t", "", 0 },
	{ "x.md", "----\ntitle: t\n----\n", "t", "", 0 },
	{ "x.md", "---\ntitle: t\n...\n", "t", "", 0 },
	{ "x.md", "---\ntitle: t\n---", "t", "", 0 },
	{ "x.md", "---\n---\n# One\n", "One", "", 0 },
	{ "x.md", "---\n# comment\n---\n# One\n", "One", "", 0 },
	{ "x.md", "---\n\nprose\n\n---\n\n# One\n", "One", "", 0 },
	{ "x.md", "title: t\ndate: 2026-02-13\n---\nbody\n", "t", "2026-02-13", 0 },
	{ "x.md", "Title: t\nDate: 2026-02-13\nTags: a, b\n\nbody\n", "t", "2026-02-13", 0 },
	{ "x.md", "Title: one\n----------\n\nbody\n", "x", "", 0 },
	{ "x.md", "Note: this is prose.\n\nbody\n", "x", "", 0 },
	{ "x.md", "+++\ntitle = \"t\"\ndate = 2026-02-13T06:00:00Z\n+++\n", "t", "2026-02-13", 0 },
	{ "x.md", "+++\ntitle = '''t'''\npath = \"a/2021/07/26/x\"\n+++\n", "t", "2021-07-26", 0 },
	{ "20230117 x.md", "[#]: subject: \"Learn \\\"zip\\\"\"\n[#]: author: \"A http://a\"\n\n命令\n====\n", "命令", "2023-01-17", 0 },
	{ "x.md", "[#]: subject: (Learn zip)\n\ntext\n", "Learn zip", "", 0 },
	{ "2026-02-13-x.md", "---\ndate: YYYY-MM-DD\n---\n", "x", "2026-02-13", 1 },
	{ "2026-02-13-x.md", "---\ndate: 2026\n---\n", "x", "2026-02-13", 0 },
	{ "2026-02-13-x.md", "---\ndate: 2026-02-30\n---\n", "x", "2026-02-13", 1 },
	{ "x.md", "---\ntitle: a\ntitle: b\n---\n", "b", "", 1 },
	/* broken, and read a second time */
	{ "x.md", "---\ntitle: C.R.Rao: 统计学\ndate: 2026-02-13\n---\n", "C.R.Rao: 统计学", "2026-02-13", 1 },
	{ "x.md", "---\ntitle:重庆三日游\ndate:2026-02-13\n---\n", "重庆三日游", "2026-02-13", 1 },
	{ "x.md", "---\ntitle: \"Type \"x\" y\"\n---\n", "Type \"x\" y", "", 1 },
	{ "x.md", "---\ntitle: \"x\"\"\n---\n", "x", "", 1 },
	{ "x.md", "---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> x\n---\n", "b", "", 2 },
	{ "x.md", "---\ntitle: t\nimage: {{ site.url }}/x\n---\n", "t", "", 1 },
	{ "x.md", "---\ntitle: [ANN] Rails 4\n---\n", "[ANN] Rails 4", "", 1 },
	{ "x.md", "---\ntitle: |Head First|学习\n---\n", "|Head First|学习", "", 1 },
	{ "x.md", "---\ntitle：婚姻\nlayout: post\n---\n", "婚姻", "", 1 },
	{ "x.md", "---\ntitle: @x\n---\n", "@x", "", 1 },
	{ "x.md", "---\ntitle: \"\\程序化\"\n---\n", "\\程序化", "", 1 },
	{ "x.md", "---\ntitle: t\ntags:\n\t- a\n---\n", "t", "", 1 },
	{ "x.md", "---\nlayout: post title: “Yeah”\n---\n", "“Yeah”", "", 1 },
	{ "x.md", "---\nlayout: post\ntitle 听刀郎\ntags: x\n---\n", "听刀郎", "", 1 },
	{ "x.md", "---\ntitle: \"wrapped\nhere\"\nauthors:\n-a\ntags:\n- b\n---\n", "wrapped here", "", 1 },
	{ "x.md", "---\n- a\n---\n", "x", "", 1 },
	{ "x.md", "---\n- a\n---\n\ntitle: t\n---\n", "t", "", 1 },
	{ "x.md", "---\n---\ntitle: t\n---\n", "t", "", 1 },
	{ "x.md", "---\ntitle: t\ndate: 2026-02-13\n\n## Heading\n\ntext\n", "t", "2026-02-13", 1 },
	{ "x.md", "---\n title: t\n date: 2026-02-13\n ---\n\ntext\n", "t", "2026-02-13", 1 },
	{ "x.md", "---\ntitle: t\n\nProse came in.\n\n---\n\nmore\n", "t", "", 1 },
	{ "x.md", "---\ntitle: t\ndescription: \"One.\n\nTwo.\"\n---\n", "t", "", 0 },
	{ "x.md", "---\n\nNote: prose\n\nmore\n\n---\n\n# One\n", "One", "", 0 },
	{ "x.md", "---\n---\n\nprose\n\n---\ntitle: sample\n---\n\n# One\n", "One", "", 0 },
	{ "x.md", "--- layout: docs title: t ---\n\nbody\n", "t", "", 2 },
	{ "x.md", "---title: t\nlayout: x\n---\n", "t", "", 1 },
	{ "x.md", "+++\ntitle = \"t\"\n\n# Heading\n", "t", "", 1 },
	{ "x.md", "+++\nauthor = [\"\"x\"]\ntitle = \"t\"\n+++\n", "t", "", 1 },
	{ "x.md", "---\ntitle: a\x01" "b\n---\n", "ab", "", 1 },
	{ "x.md", "---\ntitle: a\u2028b\n---\n", "ab", "", 0 },
	{ "x.md", "---\ntitle: a\xFF" "b\n---\n", "a\uFFFDb", "", 1 },
	{ "x.md", "---\ntitle: \xCC\xA9\xB9\xFA\xBF\xE7\xC4\xEA\xD2\xB9\n---\n", "泰国跨年夜", "", 1 },
	{ "x.md", "---\ntitle: \x83\x65\x83\x58\x83\x67\x82\xCC\x8B\x4C\x8E\x96\n---\n", "テストの記事", "", 1 },
	/* clang-format on */
};

static void whatever_the_file_looks_like_it_becomes_a_post(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
		const struct file *f = &files[i];
		struct batch b;
		const struct draft *d =
			read_text(&b, f->name, f->text, strlen(f->text));
		if (strcmp(d->post.title, f->title) != 0 ||
		    b.n_problems != f->n_problems)
			print_error("%s\n-> %s (%zu problems)\n", f->text,
				    d->post.title, b.n_problems);
		for (size_t j = 0; j < b.n_problems; j++)
			assert_true(b.problems[j].line > 0);
		assert_string_equal(d->post.title, f->title);
		assert_day(d, f->day);
		assert_int_equal(b.n_problems, f->n_problems);
		assert_int_equal(!!(d->post.flags & POST_BROKEN),
				 f->n_problems > 0);
		batch_release(&b);
	}
	printf("note: %zu odd files\n", sizeof(files) / sizeof(*files));
}

static void a_problem_names_line_and_column_of_the_file(void **state)
{
	static const struct {
		const char *text;
		uint32_t line, col;
	} places[] = {
		{ "---\nlayout: post\ntitle: 中文: x\n---\n", 3, 14 },
		{ "\n\n---\r\na: b\r\nc:d\r\n---\r\n", 5, 1 },
		{ "---\ntitle: \"open\nx: y\n---\n", 2, 8 },
		{ "---\na: b\nc: x\x02\n---\n", 3, 5 },
		{ "---\na: b\na: c\n---\n", 3, 1 },
		{ "+++\na = 1\nb 2\n+++\n", 3, 3 },
		{ "+++\ntitle = some words: here\n+++\n", 2, 9 },
		{ "---\ntags:\n  - a\n - b\n---\n", 4, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
		struct batch b;
		read_text(&b, "x.md", places[i].text, strlen(places[i].text));
		assert_int_equal(b.n_problems, 1);
		assert_int_equal(b.problems[0].line, places[i].line);
		assert_int_equal(b.problems[0].col, places[i].col);
		assert_string_equal(b.problems[0].path, "x.md");
		assert_false(b.problems[0].skipped);
		batch_release(&b);
	}
}

/* A head of `n` times `part` between `before` and `after`. */
static void assert_survives(const char *before, const char *part, size_t n,
			    const char *after)
{
	struct buf text = { 0 };
	struct batch b;

	buf_add_str(&text, before);
	for (size_t i = 0; i < n; i++)
		buf_add_str(&text, part);
	buf_add_str(&text, after);
	const struct draft *d = read_text(&b, "x.md", text.data, text.len);
	assert_string_equal(d->post.title, "t");
	batch_release(&b);
	buf_release(&text);
}

static void hostile_heads_end_soon(void **state)
{
	(void)state;
	assert_survives("---\ntitle: t\ntags: ", "[", 100000, "\n---\n");
	assert_survives("---\ntitle: t\ntags: ", "{a: ", 50000, "\n---\n");
	assert_survives("---\ntitle: t\ntags: [", "&a a, *a, ", 20000,
			"]\n---\n");
	assert_survives("---\ntitle: t\nx: ", "- ", 100000, "\n---\n");
	assert_survives("---\ntitle: t\n", "a: b\n", 40000, "---\n");
	assert_survives("---\ntitle: t\nx: y: ", "title: x ", 10000, "\n---\n");
	assert_survives("---\nlayout: y: ", "author: x ", 10000,
			"title: t\n---\n");
	assert_survives("---\ntitle: t\n", "---\n", 100000, "");
	assert_survives("+++\ntitle = 't'\nx = ", "[", 100000, "\n+++\n");
	assert_survives("---\ntitle: t\n---\n", "[", 100000, "](");
	assert_survives("Title: t\nDate: 2026\n", " x\n", 100000, "\n");
	assert_survives("# t\n", "`", 100000, "");
}

static void a_value_that_is_endless_is_cut(void **state)
{
	struct buf text = { 0 };
	struct batch b;

	(void)state;
	buf_add_str(&text, "---\ntags: [a, ");
	buf_add_fill(&text, 'x', 100000);
	buf_add_str(&text, "]\ndescription: ");
	buf_add_fill(&text, 'y', 100000);
	buf_add_str(&text, "\n---\n");
	const struct draft *d = read_text(&b, "x.md", text.data, text.len);
	assert_values(d, FACET_TAG, "a");
	assert_true(strlen(d->post.description) < 10000);
	batch_release(&b);
	buf_release(&text);
}

static void every_cut_of_a_head_is_survived(void **state)
{
	(void)state;
	for (size_t n = 0; n < sizeof(seed); n++) {
		struct batch b;
		read_text(&b, "x.md", seed, n);
		batch_release(&b);
	}
}

static void only_as_much_as_is_needed_is_asked_for(void **state)
{
	static const struct {
		const char *text;
		uint64_t size;
		bool more;
	} starts[] = {
		{ "---\ntitle: t\n---\nbody", 99999, false },
		{ "---\ntitle: t\n", 99999, true },
		{ "---\ndate: x\n---\n# One\n", 99999, false },
		{ "---\ndate: x\n---\nbody", 99999, true },
		{ "---\ndate: x\n---\nbody", 20, false },
		{ "text", 99999, true },
	};
	struct head_known known;
	struct fields room = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		const size_t len = strlen(starts[i].text);
		const size_t need = head_need(starts[i].text, len,
					      starts[i].size, &room, &known);
		assert_int_equal(need > len, starts[i].more);
		assert_true(need <= starts[i].size || need == len);
	}
	fields_release(&room);
}

static void the_language_may_stand_in_the_name(void **state)
{
	static const struct {
		const char *name, *lang;
	} names[] = {
		{ "x.en.md", "en" },       { "a.b/x.md", "" },
		{ "x.zh-cn.md", "zh-cn" }, { "x.min.md", "" },
		{ "en.md", "" },           { "x", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct batch b;
		const struct draft *d = read_text(&b, names[i].name, "", 0);
		assert_string_equal(d->post.lang, names[i].lang);
		assert_false(d->post.flags & POST_LANG_GIVEN);
		batch_release(&b);
	}
}

/* Title, date and tags are told all the same, and what is wrong. */
static void merge_conflicts_are_read_and_told(void **state)
{
	static const struct {
		const char *text, *title, *day, *tags;
	} rows[] = {
		{ "---\n<<<<<<< HEAD\ntitle: Ours\ntags: [a]\n=======\n"
		  "title: Theirs\ntags: [b]\n>>>>>>> x\ndate: 2026-02-13\n"
		  "---\nbody\n",
		  "Theirs", "2026-02-13", "b" },
		{ "<<<<<<< HEAD\n---\ntitle: Ours\ndate: 2026-02-13\n"
		  "tags: a\n---\nbody\n=======\n---\ntitle: Theirs\n---\n"
		  "other\n>>>>>>> x\n",
		  "Ours", "2026-02-13", "a" },
		{ "+++\ntitle = 'T'\n<<<<<<< HEAD\ndate = 2026-02-12\n=======\n"
		  "date = 2026-02-13\n>>>>>>> x\ntags = ['a']\n+++\n",
		  "T", "2026-02-13", "a" },
		{ "---\ntitle: T\ndate: 2026-02-13\ntags:\n- a\n<<<<<<< HEAD\n"
		  "- b\n||||||| base\n=======\n- c\n>>>>>>> x\n---\n",
		  "T", "2026-02-13", "a|b|c" },
	};
	struct batch b;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		const struct draft *d = read_text(&b, "x.md", rows[i].text,
						  strlen(rows[i].text));
		assert_string_equal(d->post.title, rows[i].title);
		assert_day(d, rows[i].day);
		assert_values(d, FACET_TAG, rows[i].tags);
		assert_true(b.n_problems > 0);
		assert_non_null(
			strstr(b.problems[0].message, "merge conflict"));
		batch_release(&b);
	}
}

static void a_head_without_an_end_is_large(void **state)
{
	struct buf text = { 0 };
	struct batch b;

	(void)state;
	buf_add_str(&text, "---\ntitle: T\nblob: |\n");
	while (text.len < 266240)
		buf_add_str(&text, "  a line of data\n");
	buf_add_str(&text, "---\n");
	const struct draft *d = read_text(&b, "x.md", buf_str(&text), text.len);
	assert_string_equal(d->post.title, "T");
	assert_int_equal(b.n_problems, 1);
	assert_int_equal(b.problems[0].kind, PROBLEM_LARGE_HEAD);
	batch_release(&b);
	buf_release(&text);
}

/* The keys may stand behind the data. */
static void a_large_head_is_read_to_its_end(void **state)
{
	struct buf text = { 0 };
	struct batch b;

	(void)state;
	buf_add_str(&text, "---\nblob: ");
	while (text.len < 600000)
		buf_add_str(&text, "data ");
	buf_add_str(&text, "\ntitle: T\ntags: [a]\n---\nbody\n");
	const struct draft *d = read_text(&b, "x.md", buf_str(&text), text.len);
	assert_string_equal(d->post.title, "T");
	assert_values(d, FACET_TAG, "a");
	assert_int_equal(b.n_problems, 1);
	assert_int_equal(b.problems[0].kind, PROBLEM_LARGE_HEAD);
	batch_release(&b);
	buf_release(&text);
}

static void assert_when(const char *date, int zone, int problems)
{
	char text[128];
	struct batch b;

	snprintf(text, sizeof(text), "---\ndate: %s\n---\n", date);
	const struct draft *d = read_text(&b, "x.md", text, strlen(text));
	assert_int_equal(d->post.date.zone, zone);
	assert_int_equal(d->post.date.year, 2024);
	assert_int_equal(b.n_problems, problems);
	batch_release(&b);
}

static void a_date_may_name_its_zone(void **state)
{
	(void)state;
	assert_when("2024-07-02 10:00 Asia/Nowhere", 0, 1);
	assert_when("2024-07-02 10:00:00+09:00[Asia/Nowhere]", 540, 0);
	assert_when("2024/07/02 10:00", 0, 0);
	if (access("/usr/share/zoneinfo/Europe/Berlin", R_OK) != 0)
		skip(); /* the system has no zones */
	assert_when("2024-07-02 10:00 Asia/Shanghai", 480, 0);
	assert_when("2024-07-02T10:00:00[Asia/Tokyo]", 540, 0);
	assert_when("2024-07-02 10:00 (Europe/Berlin)", 120, 0);
	assert_when("2024-01-02 10:00 Europe/Berlin", 60, 0);
	assert_when("2024/07/02 10:00 America/Argentina/Ushuaia", -180, 0);
}

static void a_head_that_is_nested_deep_is_large(void **state)
{
	static const char *const heads[] = {
		"---\ntitle: T\nx: "
		"[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\n---\n",
		"+++\ntitle = 'T'\nx = "
		"[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]\n"
		"+++\n",
		"{\"title\": \"T\",\n\"x\": [[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]"
		"]]]]]]]}\n",
	};
	struct batch b;

	(void)state;
	for (size_t i = 0; i < sizeof(heads) / sizeof(*heads); i++) {
		const struct draft *d =
			read_text(&b, "x.md", heads[i], strlen(heads[i]));
		assert_string_equal(d->post.title, "T");
		assert_int_equal(b.n_problems, 1);
		assert_int_equal(b.problems[0].kind, PROBLEM_LARGE_HEAD);
		batch_release(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merge_conflicts_are_read_and_told),
		cmocka_unit_test(a_head_without_an_end_is_large),
		cmocka_unit_test(a_large_head_is_read_to_its_end),
		cmocka_unit_test(a_head_that_is_nested_deep_is_large),
		cmocka_unit_test(a_date_may_name_its_zone),
		cmocka_unit_test(a_head_fills_a_post),
		cmocka_unit_test(all_forms_of_tags_are_read),
		cmocka_unit_test(authors_are_not_split_at_ascii_commas),
		cmocka_unit_test(hexo_categories_are_flattened),
		cmocka_unit_test(a_source_is_a_url_or_a_name),
		cmocka_unit_test(drafts_are_marked),
		cmocka_unit_test(titles_are_made_fit_to_be_shown),
		cmocka_unit_test(
			whatever_the_file_looks_like_it_becomes_a_post),
		cmocka_unit_test(a_problem_names_line_and_column_of_the_file),
		cmocka_unit_test(hostile_heads_end_soon),
		cmocka_unit_test(a_value_that_is_endless_is_cut),
		cmocka_unit_test(every_cut_of_a_head_is_survived),
		cmocka_unit_test(only_as_much_as_is_needed_is_asked_for),
		cmocka_unit_test(the_language_may_stand_in_the_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

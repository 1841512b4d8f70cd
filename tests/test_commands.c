/* SPDX-License-Identifier: MIT */
/* The program as a user runs it, on small folders of posts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/sanitise.h"
#include "support/folder.h"
#include "support/sandbox.h"
#include "unicode/width.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char investment[] =
	"---\n"
	"title: \"芯片投资周报\"\n"
	"date: 2026-02-13 09:30:00 +0800\n"
	"author: 周木\n"
	"source: https://www.example.com/chips\n"
	"categories: [tech]\n"
	"tags: [AI, 云计算]\n"
	"lang: zh\n"
	"---\n"
	"\n"
	"# 芯片投资周报\n"
	"\n"
	"今年的投资将超过2000亿元，“需求仍在增长，”分析师说。\n"
	"用ＡＩ写代码的团队也更多了。\n"
	"\n"
	"## 存储\n"
	"\n"
	"价格上涨，见[报告](https://example.org/report)。\n"
	"\n"
	"**Source:** [Storage news](https://example.org/storage)\n";

static const char walking[] = "---\n"
			      "title: A walk\n"
			      "date: 2026-01-05\n"
			      "categories: [life]\n"
			      "tags: [AI]\n"
			      "draft: true\n"
			      "---\n"
			      "\n"
			      "It rained. We walked to the old pier anyway.\n";

static const char undated[] = "---\n"
			      "title: Undated\n"
			      "---\n"
			      "\n"
			      "Nobody knows when.\n";

/* A folder with three sound posts. */
static int set_up(void **state)
{
	static struct sandbox sandbox;

	if (!sandbox_init(&sandbox)) {
		print_message("KANBAO does not name the program\n");
		return -1;
	}
	*state = &sandbox;
	sandbox_write_str(&sandbox, "p/2026-02-13-chips.md", investment);
	sandbox_write_str(&sandbox, "p/2026-01-05-walk.md", walking);
	sandbox_write_str(&sandbox, "p/undated.md", undated);
	return 0;
}

static int tear_down(void **state)
{
	sandbox_release(*state);
	return 0;
}

static void assert_prints(struct sandbox *s, const char *line, const char *want)
{
	sandbox_expect(s, line, 0);
	if (strcmp(buf_str(&s->out), want) != 0)
		fail_msg("kanbao %s printed\n%s\nnot\n%s", line,
			 buf_str(&s->out), want);
	assert_string_equal(buf_str(&s->err), "");
}

static void assert_contains(const struct buf *text, const char *part)
{
	if (!strstr(buf_str(text), part))
		fail_msg("'%s' is not in\n%s", part, buf_str(text));
}

static void the_list_is_newest_first(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "list p",
		      "2026-02-13  芯片投资周报  tech  #AI #云计算  "
		      "p/2026-02-13-chips.md\n"
		      "2026-01-05  A walk  life  #AI  p/2026-01-05-walk.md\n"
		      "            Undated  p/undated.md\n");
}

static void without_a_command_and_a_terminal_it_is_the_list(void **state)
{
	struct sandbox *s = *state;
	struct buf list = { 0 };

	sandbox_expect(s, "list p", 0);
	buf_add(&list, s->out.data, s->out.len);
	assert_prints(s, "p", buf_str(&list));
	assert_prints(s, "-x q p", buf_str(&list));
	buf_release(&list);
}

static void a_list_of_some_width_stays_in_it(void **state)
{
	struct sandbox *s = *state;
	static const int widths[] = { 2, 8, 19, 20, 40, 60, 100 };

	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++) {
		char line[64];
		snprintf(line, sizeof(line), "list -w %d p", widths[i]);
		sandbox_expect(s, line, 0);
		for (char *row = strtok(s->out.data, "\n"); row;
		     row = strtok(NULL, "\n")) {
			const size_t len = strlen(row);
			assert_true(width_text(row, len,
					       &(struct width_rules){ 0 }) <=
				    widths[i]);
			assert_true(row[len - 1] != ' ');
		}
	}
}

static void json_has_the_keys_of_the_interface(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "list --json -t 云计算 p",
		      "[\n{\"path\": \"p/2026-02-13-chips.md\", "
		      "\"title\": \"芯片投资周报\", "
		      "\"date\": \"2026-02-13T09:30:00+08:00\", "
		      "\"author\": \"周木\", "
		      "\"source\": \"https://www.example.com/chips\", "
		      "\"categories\": [\"tech\"], "
		      "\"tags\": [\"AI\", \"云计算\"], \"lang\": \"zh\", "
		      "\"draft\": false, \"words\": 51, \"minutes\": 1}\n]\n");
	sandbox_expect(s, "list --json -q Undated p", 0);
	assert_contains(&s->out, "\"date\": null, \"author\": null, "
				 "\"source\": null, \"categories\": [], "
				 "\"tags\": [], \"lang\": null, "
				 "\"draft\": false");
	sandbox_expect(s, "list --json -c life p", 0);
	assert_contains(&s->out, "\"date\": \"2026-01-05\"");
	assert_contains(&s->out, "\"draft\": true");
}

static void tsv_has_one_line_for_each_post(void **state)
{
	struct sandbox *s = *state;

	sandbox_expect(s, "list --tsv p", 0);
	assert_contains(&s->out,
			"p/2026-01-05-walk.md\tA walk\t2026-01-05\t\t\tlife\t"
			"AI\t\ttrue\t9\t1\n");
}

static void nul_ends_each_path(void **state)
{
	struct sandbox *s = *state;
	static const char want[] = "p/2026-02-13-chips.md\0"
				   "p/2026-01-05-walk.md\0p/undated.md";

	sandbox_expect(s, "list -0 p", 0);
	assert_int_equal(s->out.len, sizeof(want));
	assert_memory_equal(s->out.data, want, sizeof(want));
}

/* How many posts a filter lets through. */
static void filters_select_posts(void **state)
{
	struct sandbox *s = *state;
	static const struct {
		const char *options;
		size_t n;
	} rows[] = {
		{ "", 3 },
		{ "-t AI", 2 },
		{ "-t ai", 2 },
		{ "-t AI -t 云计算", 1 },
		{ "-t nothing,云计算", 1 },
		{ "-c life", 1 },
		{ "-c life -t 云计算", 0 },
		{ "--since 2026-02", 1 },
		{ "--until 2026-01", 1 },
		{ "--since 2026-01-05 --until 2026-02-13", 2 },
		{ "-q tag:AI", 2 },
		{ "-q -tag:AI", 1 },
		{ "-q 存储", 1 },
		{ "-q pier -q tag:AI", 1 },
		{ "-q 2026-02", 1 },
		{ "-q is:draft", 1 },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char line[128];
		size_t n = 0;
		snprintf(line, sizeof(line), "list -0 %s p", rows[i].options);
		sandbox_expect(s, line, rows[i].n ? 0 : 1);
		for (size_t j = 0; j < s->out.len; j++)
			n += s->out.data[j] == '\0';
		if (n != rows[i].n)
			fail_msg("kanbao %s: %zu posts, not %zu", line, n,
				 rows[i].n);
	}
}

static void posts_are_sorted_as_asked(void **state)
{
	struct sandbox *s = *state;
	static const struct {
		const char *key, *first, *last;
	} rows[] = {
		{ "date", "2026-02", "        " },
		{ "-date", "        ", "2026-02" },
		{ "title", "2026-01", "2026-02" },
		{ "-title", "2026-02", "2026-01" },
		{ "source", "2026-02", "        " },
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		char line[64];
		snprintf(line, sizeof(line), "list --sort %s p", rows[i].key);
		sandbox_expect(s, line, 0);
		assert_int_equal(strncmp(s->out.data, rows[i].first, 7), 0);
		s->out.data[s->out.len - 1] = '\0';
		const char *last = strrchr(s->out.data, '\n') + 1;
		assert_int_equal(strncmp(last, rows[i].last, 7), 0);
	}
}

static void values_are_counted(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "tags p", "AI      2\n云计算  1\n");
	assert_prints(s, "tags -c life p", "AI  1\n");
	assert_prints(s, "categories --tsv p", "life\t1\ntech\t1\n");
	assert_prints(s, "dates p", "2026-02  1\n2026-01  1\n");
	assert_prints(s, "authors --json p",
		      "[\n{\"name\": \"周木\", \"count\": 1}\n]\n");
	assert_prints(s, "sources p", "example.com  1\n");
	sandbox_expect(s, "authors -c life p", 1);
	sandbox_expect(s, "authors -c life --json p", 1);
	assert_string_equal(buf_str(&s->out), "[]\n");
}

static void links_have_numbers_and_roles(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "links --tsv p",
		      "p/2026-02-13-chips.md\t1\tsource\texample.com\t"
		      "https://www.example.com/chips\t\n"
		      "p/2026-02-13-chips.md\t2\tlink\t报告\t"
		      "https://example.org/report\t存储\n"
		      "p/2026-02-13-chips.md\t3\tsection-source\tStorage news"
		      "\thttps://example.org/storage\t存储\n");
	sandbox_expect(s, "links p/2026-01-05-walk.md", 1);
	sandbox_expect(s, "links --json p/2026-02-13-chips.md", 0);
	assert_contains(&s->out,
			"{\"path\": \"p/2026-02-13-chips.md\", \"number\": 2, "
			"\"role\": \"link\", \"text\": \"报告\", "
			"\"url\": \"https://example.org/report\", "
			"\"section\": \"存储\"}");
}

static void search_prints_lines_with_their_place(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "search 存储 p",
		      "p/2026-02-13-chips.md: 芯片投资周报\n"
		      "p/2026-02-13-chips.md:16: ## 存储\n");
	assert_prints(
		s, "search ai写 p",
		"p/2026-02-13-chips.md: 芯片投资周报\n"
		"p/2026-02-13-chips.md:14: 用ＡＩ写代码的团队也更多了。\n");
	assert_prints(s, "search UNDATED p", "p/undated.md: Undated\n");
	assert_prints(s, "search 存储 -0 p", "p/2026-02-13-chips.md");
	sandbox_expect(s, "search 鑫淼犇骉 p", 1);
	assert_string_equal(buf_str(&s->out), "");
	sandbox_expect(s, "search --color=always pier p", 0);
	assert_contains(&s->out, "the old \033[30;43mpier\033[m anyway");
}

static void a_long_line_is_cut_around_the_match(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(s, "l/a.md",
			  "# T\n\n一二三四五六七八九十一二三四五六七八九十"
			  "云计算一二三四五六七八九十一二三四五六七八九十\n");
	assert_prints(s, "search -w 40 云计算 l",
		      "l/a.md: T\n"
		      "l/a.md:3: …六七八九十云计算一二三四五六…\n");
	assert_prints(s, "search -w 40 一二 l",
		      "l/a.md: T\n"
		      "l/a.md:3: 一二三四五六七八九十一二三四…\n");
}

static void show_reflows_to_the_width(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "show --no-head -w 20 p/2026-02-13-chips.md",
		      "芯片投资周报\n"
		      "════════════\n"
		      "\n"
		      "今年的投资将超过\n"
		      "2000亿元，“需求仍在\n"
		      "增长，”分析师说。用\n"
		      "ＡＩ写代码的团队也更\n"
		      "多了。\n"
		      "\n"
		      "存储\n"
		      "────\n"
		      "\n"
		      "价格上涨，见报告。\n"
		      "\n"
		      "Source: Storage news\n");
	sandbox_expect(s, "show -w 40 p", 0);
	assert_contains(&s->out, "\n\n────────────────────────────────────────"
				 "\n\n");
	assert_contains(&s->out, "A walk\n");
}

static void show_writes_html(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "show --format html p/2026-01-05-walk.md",
		      "<article>\n<h1>A walk</h1>\n"
		      "<p class=\"meta\">2026-01-05</p>\n"
		      "<p class=\"meta\">life · #AI</p>\n"
		      "<p>It rained. We walked to the old pier anyway.</p>\n"
		      "</article>\n");
	sandbox_expect(s, "show --format html p", 0);
	assert_contains(&s->out, "</article>\n<article>\n");
}

static void show_writes_json(void **state)
{
	struct sandbox *s = *state;

	assert_prints(
		s, "show --no-head --format json p/2026-01-05-walk.md",
		"[\n{\"path\":\"p/2026-01-05-walk.md\","
		"\"title\":\"A walk\",\"document\":"
		"{\"kind\":\"document\",\"children\":["
		"{\"kind\":\"paragraph\",\"line\":9,\"source\":1,"
		"\"text\":\"It rained. We walked to the old pier anyway.\","
		"\"spans\":[],\"pieces\":[[0,1,44]]}]},\"links\":[]}\n]\n");
	sandbox_expect(s, "show --format json p", 0);
	assert_contains(&s->out, "},\n{\"path\":");
	assert_contains(&s->out, "\"kind\":\"heading\"");
	assert_contains(&s->out, "\"role\":\"section-source\"");
	sandbox_expect(s, "show --format json -t nosuch p", 1);
	assert_contains(&s->out, "[]\n");
}

static void rows_in_json_have_headers_columns_and_sides(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(s, "j/table.md",
			  "|a|b|\n|:-:|-|\n|1|2|\n\n"
			  "<table><tr><th>x<th>y<tr><td colspan=2>c</table>\n");
	sandbox_expect(s, "show --format json j", 0);
	assert_contains(&s->out, "\"header\":true,\"cells\":[[0,1],[2,3]],"
				 "\"columns\":[1,1],"
				 "\"align\":[\"center\",\"\"]");
	assert_contains(&s->out, "\"cells\":[[0,1]],\"columns\":[2],"
				 "\"align\":[\"\"]");
}

static void show_tells_where_links_lead(void **state)
{
	struct sandbox *s = *state;

	sandbox_expect(s, "show -w 40 -o links=numbers p", 0);
	assert_contains(&s->out, "Storage news[");
	sandbox_expect(s, "show -w 20 -o links=list p", 0);
	assert_contains(&s->out, "\n[1] https://");
}

static void show_reads_standard_input(void **state)
{
	struct sandbox *s = *state;

	sandbox_run(s, "show --no-head -", walking);
	assert_int_equal(s->status, 0);
	assert_string_equal(buf_str(&s->out),
			    "It rained. We walked to the old pier anyway.\n");
	sandbox_run(s, "list --json -", investment);
	assert_contains(&s->out, "\"path\": \"-\"");
	assert_contains(&s->out, "芯片投资周报");
}

static void styles_and_links_are_sent_when_asked_for(void **state)
{
	struct sandbox *s = *state;

	sandbox_expect(s, "show p/2026-02-13-chips.md", 0);
	assert_null(strchr(s->out.data, '\033'));
	sandbox_expect(s, "show --color always p/2026-02-13-chips.md", 0);
	assert_contains(&s->out, "\033[1;36m芯片投资周报\033[m\n");
	assert_contains(&s->out, "\033]8;id=2;https://example.org/report\033\\"
				 "\033[4;34m报告\033[m\033]8;;\033\\");
}

static void check_names_what_is_wrong(void **state)
{
	struct sandbox *s = *state;

	assert_prints(s, "check p", "");
	sandbox_write_str(s, "q/broken.md",
			  "---\ntitle: \"a\" b\ndate: 2026-01-01\n---\nx\n");
	sandbox_expect(s, "check q", 1);
	assert_int_equal(strncmp(buf_str(&s->out), "q/broken.md:2:", 14), 0);
	sandbox_expect(s, "check --json q", 1);
	assert_contains(&s->out, "\"path\": \"q/broken.md\", \"line\": 2, ");
	assert_contains(&s->out, "\"code\": \"K011\", \"kind\": \"syntax\"");
	sandbox_expect(s, "check --ignore K011 q", 0);
	sandbox_expect(s, "check --ignore SYNTAX --ignore K012 q", 0);
	sandbox_expect(s, "check --ignore date,syntax q", 0);
	sandbox_expect(s, "check --ignore K999 q", 2);
	sandbox_expect(s, "check --ignore K011,K999 q", 2);
	sandbox_write_str(s, "q/date.md",
			  "---\ntitle: a\ndate: soon\ntitle: b\n---\nx\n");
	sandbox_expect(s, "check --max 2 q", 1);
	assert_contains(&s->out, "q/broken.md:2:");
	assert_contains(&s->out, "q/date.md:3:1: K012 date: `soon` is not a "
				 "date; no date; write it as ");
	assert_null(strstr(buf_str(&s->out), "K013"));
	assert_contains(&s->err, "kanbao: 1 more of 3 problems are not ");
	sandbox_expect(s, "check --max 0 q", 2);
	sandbox_write_str(s, "q/date.md", "");
	/* The post is there all the same. */
	sandbox_expect(s, "list q", 0);
	sandbox_expect(s, "check -c life p q", 0);
}

static size_t count_lines(const struct buf *text)
{
	size_t n = 0;

	for (size_t i = 0; i < text->len; i++)
		n += text->data[i] == '\n';
	return n;
}

/* What tags and wiki links lead to is looked for as other links are. */
static void check_follows_what_generators_write(void **state)
{
	struct sandbox *s = *state;
	static const char *const found[] = {
		"_config.yml:2:1: K017 config: `Mars/Tea` is no time zone",
		"2026-01-02-b.md:5:1: K030 link: there is no post `Lost note`",
		"2026-01-02-b.md:7:1: K030 link: there is no post "
		"`/2026-01-09-gone`",
		"2026-01-02-b.md:9:1: K030 link: there is no post "
		"`/_posts/2026-01-09-gone.md`",
		"2026-01-02-b.md:11:1: K030 link: there is no post `/gone.md`",
		"2026-01-02-b.md:13:1: K031 image: there is no image "
		"`gone.png`",
		"2026-01-02-b.md:15:1: K030 link: there is no post `/none`",
		"2026-01-02-b.md:17:1: K030 link: there is no post `/nil`",
		"2026-01-02-b.md:19:1: K030 link: there is no post `/a/c.md`",
		"2026-01-02-b.md:3:1: K032 slug-twice: the same address",
	};

	sandbox_write_str(s, "gen/_config.yml",
			  "title: x\ntimezone: Mars/Tea\nbaseurl: /base\n");
	sandbox_write_str(s, "gen/img/yes.png", "");
	sandbox_write_str(s, "gen/_posts/2026-01-01-a.md", "# Note A\n");
	sandbox_write_str(s, "gen/_posts/2026-01-02-a2.md",
			  "---\nslug: twin\n---\n");
	sandbox_write_str(
		s, "gen/_posts/2026-01-02-b.md",
		"---\ntitle: B\nslug: twin\n---\n"
		"[[Lost note]] [[note a]] [[a#part|shown]]\n\n"
		"[x]({% post_url 2026-01-09-gone %}) "
		"{% post_url 2026-01-01-a %}\n\n"
		"[x]({% link _posts/2026-01-09-gone.md %}) "
		"[y]({% link _posts/2026-01-01-a.md %})\n\n"
		"[x]({{< ref \"gone.md\" >}}) [y]({{< ref \"a.md\" >}})\n\n"
		"![](gone.png) ![]({{ site.baseurl }}/img/yes.png)\n\n"
		"{% post_link none %} {% post_link a %}\n\n"
		"[x]({{< relref \"nil\" >}}) [y]({{< relref \"a2\" >}})\n\n"
		"[x](@/a/c.md) [y](@/_posts/2026-01-01-a.md) [z](/nowhere)\n");
	sandbox_expect(s, "check gen/_posts", 1);
	for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++)
		assert_contains(&s->out, found[i]);
	assert_int_equal(count_lines(&s->out), sizeof(found) / sizeof(*found));
}

static void collections_are_set_in_their_own_way(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(
		s, "own.yml",
		"collections:\n  a: {path: ca, indent: 2}\n  b: cb\n");
	sandbox_write_str(s, "ca/x.md", "---\ntitle: x\n---\nWords\n");
	sandbox_write_str(s, "cb/y.md", "---\ntitle: y\n---\nWords\n");
	sandbox_expect(s, "show -C own.yml --no-head", 0);
	assert_contains(&s->out, "  Words\n");
	assert_contains(&s->out, "\nWords\n");
}

static void list_names_the_other_languages(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(s, "many/x.md", "---\ntitle: X\nlang: de\n---\n");
	sandbox_write_str(s, "many/x.ja.md", "---\ntitle: X\n---\n");
	sandbox_write_str(s, "many/x.fr.md", "---\ntitle: X\n---\n");
	sandbox_write_str(s, "many/y.md", "---\ntitle: Y\n---\n");
	sandbox_expect(s, "list --json -q lang:ja many", 0);
	assert_contains(&s->out, "\"languages\": [\"de\", \"fr\"]");
	sandbox_expect(s, "list --json -q Y many", 0);
	assert_null(strstr(buf_str(&s->out), "languages"));
}

static void check_follows_links_images_names_and_tags(void **state)
{
	struct sandbox *s = *state;
	static const char *const found[] = {
		"site/_posts/2026-01-02-b.md:2:7: K033 variant: the tag `ai` "
		"is "
		"spelled `AI` elsewhere; both count as one; write it in one "
		"way\n",
		"2026-01-02-b.md:5:3: K030 link: there is no post `gone.md`; ",
		"2026-01-02-b.md:7:1: K031 image: there is no image "
		"`/img/no.png`; ",
		"2026-01-02-b.md:9:1: K030 link: there is no post "
		"`/2026/01/09/gone/`; ",
		"2026-01-02-b.md:1:1: K032 slug-twice: the same address "
		"as "
		"`site/_posts/2026-01-02-b.markdown`; ",
		"2026-01-03-c.md:2:1: K020 date-name: `2026-05-03` is not the "
		"day in the file name, 2026-01-03; the front matter counts; ",
	};

	sandbox_write_str(s, "site/_config.yml", "title: x\n");
	sandbox_write_str(s, "site/img/yes.png", "");
	sandbox_write_str(s, "site/_posts/2026-01-01-a.md",
			  "---\ntags: [AI, ＡＩ, x]\n---\n");
	sandbox_write_str(
		s, "site/_posts/2026-01-02-b.md",
		"---\ntags: ai\n---\n\na [x](gone.md) [y](2026-01-01-a.md) "
		"[z](http://a.b/gone.md)\n\n![](/img/no.png) "
		"![](/img/yes.png)\n\n[a](/2026/01/09/gone/) "
		"[b](/2026/01/01/a.html) [c](/about/)\n\n"
		"    [code](gone.md)\n");
	sandbox_write_str(s, "site/_posts/2026-01-02-b.markdown", "# b\n");
	sandbox_write_str(s, "site/_posts/2026-01-03-c.md",
			  "---\ndate: 2026-05-03\ntags: AI\n---\n");
	sandbox_expect(s, "check site/_posts", 1);
	for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++)
		assert_contains(&s->out, found[i]);
	assert_int_equal(count_lines(&s->out), 7);
	sandbox_expect(s,
		       "check --ignore link --ignore image --ignore K032 "
		       "--ignore K033 --ignore K020 site/_posts",
		       0);
}

/* What is no mistake of an author, or can't be known, is none. */
static void check_gives_no_false_alarm(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(s, "top/_config.yml", "title: x\n");
	sandbox_write_str(s, "top/robots.txt", "User-agent: *\n");
	sandbox_write_str(s, "top/assets/demo.html", "<html></html>\n");
	sandbox_write_str(s, "top/_posts/2026-01-01-a.md",
			  "---\ntitle: a\n---\n[x](/2026/01/01/x.png) "
			  "[y](/2026/01/01/a)\n");
	assert_prints(s, "check top", "");
	/* without the top of the site nobody knows where its images are */
	sandbox_write_str(s, "part/2026-01-01-a.md",
			  "{% image \"assets/x.png\" \"x\" %}\n");
	assert_prints(s, "check part", "");
	sandbox_write_str(s, "top/_posts/2026-01-02-b.html", "<p>x</p>\n");
	sandbox_expect(s, "check top", 1);
	assert_contains(&s->out, "2026-01-02-b.html:1:1: K003 ");
}

/* Where the program was started says nothing of posts that are elsewhere. */
static void check_takes_no_other_folder_for_the_site(void **state)
{
	struct sandbox *s = *state;
	char away[] = "/tmp/kanbao-away-XXXXXX", file[64], words[64];

	assert_non_null(mkdtemp(away));
	snprintf(file, sizeof(file), "%s/a.md", away);
	folder_write(file, "![](/img/x.png)\n");
	sandbox_write_str(s, "_config.yml", "title: x\n");
	snprintf(words, sizeof(words), "check %s", away);
	assert_prints(s, words, "");
	unlink(file);
	rmdir(away);
}

/* A word of the title is no tag. */
static void a_tag_is_found_among_tags(void **state)
{
	struct sandbox *s = *state;

	sandbox_write_str(s, "t/a.md",
			  "---\ntitle: vim\ntags:\n  - vimrc\n  - vim\n---\n");
	sandbox_write_str(s, "t/b.md", "---\ntags: [Vim]\n---\n");
	sandbox_write_str(s, "t/c.md", "---\ntags: [Vim]\n---\n");
	sandbox_expect(s, "check t", 1);
	assert_contains(&s->out, "t/a.md:5:5: K033 ");
}

static void the_usual_folders_are_found(void **state)
{
	struct sandbox *s = *state;

	sandbox_expect(s, "list", 0);
	assert_contains(&s->err,
			"kanbao: no posts here; these are the samples");
	sandbox_write_str(s, "source/_posts/a.md", walking);
	sandbox_write_str(s, "content/b.md", undated);
	assert_prints(s, "list -0", "source/_posts/a.md");
	sandbox_expect(s, "list --json", 0);
	assert_contains(&s->out, "source/_posts/a.md");
	assert_contains(&s->out, "content/b.md");
	sandbox_write_str(s, "tags/t.md", walking);
	sandbox_expect(s, "./tags", 0);
	assert_contains(&s->out, "./tags/t.md");
}

static void what_could_not_be_done_is_told(void **state)
{
	struct sandbox *s = *state;
	char path[128];

	sandbox_write_str(s, "empty/notes.txt", "no post\n");
	sandbox_expect(s, "list empty", 1);
	assert_string_equal(buf_str(&s->err), "kanbao: no posts in empty\n");
	sandbox_write_str(s, "empty/big.md", "Text.\n");
	snprintf(path, sizeof(path), "%s/empty/big.md", s->dir);
	assert_int_equal(truncate(path, 65L << 20), 0);
	sandbox_expect(s, "show empty/big.md", 1);
	assert_string_equal(buf_str(&s->err),
			    "kanbao: empty/big.md: larger than 64 MiB\n");
	sandbox_expect(s, "list nosuch", 1);
	assert_string_equal(buf_str(&s->err),
			    "kanbao: nosuch: No such file or directory\n");
	assert_string_equal(buf_str(&s->out), "");
	/* The others are shown all the same. */
	sandbox_expect(s, "list nosuch p", 1);
	assert_contains(&s->out, "A walk");
}

static void what_is_neither_file_nor_folder_is_told(void **state)
{
	struct sandbox *s = *state;
	char fifo[sizeof(s->dir) + 16];

	snprintf(fifo, sizeof(fifo), "%s/fifo.md", s->dir);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	sandbox_expect(s, "show fifo.md", 1);
	assert_string_equal(buf_str(&s->err),
			    "kanbao: fifo.md: neither a file nor a folder\n");
	sandbox_expect(s, "list fifo.md p", 1);
	assert_contains(&s->out, "A walk");
}

static void wrong_usage_is_status_2(void **state)
{
	struct sandbox *s = *state;
	static const char *const lines[] = {
		"--wibble",         "list -w",          "show -w x p",
		"list -q ( p",      "list --since x p", "show -o justify=1 p",
		"show --json p",    "search",           "list -q is:nothing p",
		"list --sort up p",
	};
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		sandbox_expect(s, lines[i], 2);
		assert_string_equal(buf_str(&s->out), "");
		assert_int_equal(strncmp(buf_str(&s->err), "kanbao: ", 8), 0);
	}
}

static void help_and_version_go_to_standard_output(void **state)
{
	struct sandbox *s = *state;
	static const char *const lines[] = { "--help", "-h", "show --help" };

	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		sandbox_expect(s, lines[i], 0);
		assert_int_equal(strncmp(s->out.data, "Usage: kanbao", 13), 0);
	}
	assert_prints(s, "-V", "kanbao " KANBAO_VERSION "\n");
}

/* Everything a stranger can put in a post, and a file name. */
static const char hostile[] =
	"---\n"
	"title: \"T\\e]0;pwn\\a \\x9b31m \\u202e \\0 x\"\n"
	"author: \"A\\e[2J\"\n"
	"source: \"https://a.cn/\\e]8;;\\a\"\n"
	"tags: [\"t\\e[31m\", \"u\\u202e\"]\n"
	"categories: [\"c\\a\"]\n"
	"date: 2026-01-01\n"
	"lang: \"z\\eh\"\n"
	"broken: \"\\e\" x\n"
	"---\n"
	"\n"
	"needle &#27;]0;pwn&#7; &#x9b;31m &#x202e;x raw \033[31m \x7F \x08 "
	"\xC2\x9B"
	"31m \xE2\x80\xAE \xFF bytes\n"
	"\n"
	"## needle &#27;[2J\n"
	"\n"
	"[l&#27;](<https://a.cn/&#27;]8;;&#7;> \"t\") ![i\033](\033x)\n"
	"\n"
	"    code \033[31m\t&#27;\n"
	"\n"
	"```\033sh\n\033\n```\n"
	"\n"
	"<b>\033[1m&#27;</b>\n";

/* Tabs stand between fields, newlines behind lines. */
static void assert_harmless(const char *line, const struct buf *out)
{
	if (!sanitise_clean(buf_str(out), out->len, SANITISE_VERBATIM))
		fail_msg("a control got through: kanbao %s", line);
}

static void no_command_lets_a_control_through(void **state)
{
	struct sandbox *s = *state;
	static const char *const lines[] = {
		"list",
		"list --json",
		"list --tsv",
		"list -w 60",
		"show",
		"show -w 20",
		"tags",
		"tags --json",
		"categories",
		"authors",
		"sources",
		"sources --tsv",
		"dates",
		"links",
		"links --json",
		"links --tsv",
		"check",
		"check --json",
		"search needle",
		"search pwn --json",
		"search needle --tsv",
	};
	sandbox_write(s, "h/a\033[31m\n\x7F.md", hostile, sizeof(hostile) - 1);
	sandbox_write(s, "h/b.md", hostile, sizeof(hostile) - 1);
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		char line[64];
		snprintf(line, sizeof(line), "%s h", lines[i]);
		sandbox_run(s, line, NULL);
		assert_true(s->status <= 1);
		if (strcmp(lines[i], "check") != 0)
			assert_true(s->out.len > 0);
		assert_harmless(line, &s->out);
		assert_harmless(line, &s->err);
	}
	sandbox_run(s, "list nosuch\033[31m", NULL);
	assert_harmless("list nosuch", &s->err);
}

static void a_reader_that_goes_away_is_no_error(void **state)
{
	struct sandbox *s = *state;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	sandbox_run_into(s, "list p", ends[1]);
	assert_int_equal(s->status, 128 + SIGPIPE);
	assert_string_equal(buf_str(&s->err), "");
	signal(SIGPIPE, SIG_IGN); /* which the program inherits */
	sandbox_run_into(s, "list p", ends[1]);
	signal(SIGPIPE, SIG_DFL);
	assert_int_equal(s->status, 128 + SIGPIPE);
	assert_string_equal(buf_str(&s->err), "");
	close(ends[1]);
}

static void a_full_disk_is_told(void **state)
{
	struct sandbox *s = *state;
	const int full = open("/dev/full", O_WRONLY);

	if (full < 0)
		skip();
	sandbox_run_into(s, "list p", full);
	assert_int_equal(s->status, 1);
	assert_string_equal(buf_str(&s->err), "kanbao: standard output: No "
					      "space left on device\n");
	close(full);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_list_is_newest_first),
		TEST(without_a_command_and_a_terminal_it_is_the_list),
		TEST(a_list_of_some_width_stays_in_it),
		TEST(json_has_the_keys_of_the_interface),
		TEST(tsv_has_one_line_for_each_post),
		TEST(nul_ends_each_path),
		TEST(filters_select_posts),
		TEST(posts_are_sorted_as_asked),
		TEST(values_are_counted),
		TEST(links_have_numbers_and_roles),
		TEST(search_prints_lines_with_their_place),
		TEST(a_long_line_is_cut_around_the_match),
		TEST(show_reflows_to_the_width),
		TEST(show_writes_html),
		TEST(show_writes_json),
		TEST(rows_in_json_have_headers_columns_and_sides),
		TEST(show_tells_where_links_lead),
		TEST(show_reads_standard_input),
		TEST(styles_and_links_are_sent_when_asked_for),
		TEST(check_names_what_is_wrong),
		TEST(check_follows_links_images_names_and_tags),
		TEST(check_follows_what_generators_write),
		TEST(list_names_the_other_languages),
		TEST(collections_are_set_in_their_own_way),
		TEST(check_gives_no_false_alarm),
		TEST(check_takes_no_other_folder_for_the_site),
		TEST(a_tag_is_found_among_tags),
		TEST(the_usual_folders_are_found),
		TEST(what_could_not_be_done_is_told),
		TEST(what_is_neither_file_nor_folder_is_told),
		TEST(wrong_usage_is_status_2),
		TEST(help_and_version_go_to_standard_output),
		TEST(no_command_lets_a_control_through),
		TEST(a_reader_that_goes_away_is_no_error),
		TEST(a_full_disk_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

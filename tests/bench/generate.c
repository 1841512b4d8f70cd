/* SPDX-License-Identifier: MIT */
/* Makes posts to measure with: generate COUNT DIR writes DIR/YYYY-MM-DD-N.md;
 * generate -b BYTES prints one post of about that size. The same every time. */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Clauses of news, recombined. */
static const char *const clauses[] = {
	"这家公司宣布将把数据中心迁到北方，",
	"分析师认为需求会在2027年前增长35%，",
	"Kubernetes与PostgreSQL仍是多数团队的选择；",
	"“我们别无选择，”发言人说，",
	"预计投入约1,200亿元。",
	"新版本支持x86-64与RISC-V两种架构，",
	"用户可以在终端里阅读全文——包括图表与脚注。",
	"この発表は市場に大きな影響を与えた。",
	"다음 분기에도 투자는 계속될 것으로 보인다. ",
	"The release ships next week, according to the maintainers. ",
	"编者注：以上数字未经审计……",
	"研究人员开源了全部模型与训练代码，",
};

static const char *const tags[] = { "AI",   "云计算", "芯片", "开源",
				    "安全", "数据库", "web",  "硬件" };

enum {
	N_CLAUSES = sizeof(clauses) / sizeof(*clauses),
	N_TAGS = sizeof(tags) / sizeof(*tags),
	PARAGRAPH = 6, /* clauses */
	SECTION = 4,   /* paragraphs */
};

/* Numerical Recipes' generator; its upper bits are good enough here. */
static unsigned next(uint32_t *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static void add_head(struct buf *out, unsigned i, uint32_t *seed)
{
	buf_printf(out,
		   "---\ntitle: \"第%u号：%s与%s\"\n"
		   "date: 20%02u-%02u-%02u 08:30:00 +0800\n"
		   "categories: [tech]\ntags:\n",
		   i, tags[next(seed, N_TAGS)], tags[next(seed, N_TAGS)],
		   10 + i % 16, 1 + i % 12, 1 + i % 28);
	for (unsigned n = 1 + next(seed, 4); n; n--)
		buf_printf(out, "  - %s\n", tags[next(seed, N_TAGS)]);
	buf_printf(out, "source: https://www.example.com/news/%u\n---\n\n", i);
}

static void add_paragraph(struct buf *out, uint32_t *seed)
{
	for (int i = 0; i < PARAGRAPH; i++)
		buf_add_str(out, clauses[next(seed, N_CLAUSES)]);
	buf_add_str(out, "\n\n");
}

static void add_section(struct buf *out, unsigned number, uint32_t *seed)
{
	buf_printf(out, "## %u. %s\n\n", number, tags[next(seed, N_TAGS)]);
	for (int i = 0; i < SECTION; i++)
		add_paragraph(out, seed);
	buf_add_str(out, "- 要点**一**\n- `code` 与 [链接]"
			 "(https://www.example.com/x)\n\n");
	buf_printf(out, "**Source:** [t](https://www.example.com/s/%u)\n\n",
		   number);
}

static void add_post(struct buf *out, unsigned i, size_t bytes)
{
	uint32_t seed = 12345 + i;
	const size_t start = out->len;

	add_head(out, i, &seed);
	for (unsigned n = 1; out->len - start < bytes; n++)
		add_section(out, n, &seed);
	/* One word that only one post in a thousand has. */
	if (i % 1000 == 7)
		buf_add_str(out, "雪豹计划启动。\n");
}

static int write_post(const char *dir, unsigned i, const struct buf *post)
{
	char path[512];

	snprintf(path, sizeof(path), "%s/20%02u-%02u-%02u-%u.md", dir,
		 10 + i % 16, 1 + i % 12, 1 + i % 28, i);
	FILE *f = fopen(path, "wb");
	if (!f)
		return -1;
	fwrite(post->data, 1, post->len, f);
	return fclose(f);
}

static int write_posts(unsigned count, const char *dir)
{
	struct buf post = { 0 };
	int failed = 0;

	mkdir(dir, 0777);
	for (unsigned i = 0; i < count && !failed; i++) {
		buf_clear(&post);
		/* 1 to 12 KiB, most of them small */
		add_post(&post, i, 1024 + (i % 37) * (i % 11) * 30);
		failed = write_post(dir, i, &post);
	}
	buf_release(&post);
	if (failed)
		perror(dir);
	return failed;
}

static int print_post(size_t bytes)
{
	struct buf post = { 0 };

	add_post(&post, 1, bytes);
	fwrite(post.data, 1, post.len, stdout);
	buf_release(&post);
	return fflush(stdout);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: generate COUNT DIR | -b BYTES\n");
		return 2;
	}
	if (!strcmp(argv[1], "-b"))
		return print_post(strtoul(argv[2], NULL, 10)) != 0;
	return write_posts((unsigned)strtoul(argv[1], NULL, 10), argv[2]) != 0;
}

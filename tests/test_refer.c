/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "archive/refer.h"

#include <string.h>

static void add(struct batch *b, const char *path, const char *day)
{
	struct draft *d = batch_add(b);

	d->post.path = arena_strdup(&b->arena, path);
	d->post.name = d->post.path;
	date_parse(day, strlen(day), &d->post.date);
}

static struct archive *with_posts(void)
{
	struct archive *a = archive_new();
	struct batch b;

	batch_init(&b);
	add(&b, "blog/_posts/2024-01-02-hello.md", "2024-01-02");
	add(&b, "blog/_posts/2025-03-04-hello.md", "2025-03-04");
	add(&b, "blog/_posts/2024-05-06-你好 世界.md", "2024-05-06");
	add(&b, "blog/_wiki/jargon/mutex.md", "");
	add(&b, "blog/_wiki/mutex.md", "");
	add(&b, "blog/content/post/bundle/index.md", "2023-01-01");
	add(&b, "blog/content/about.html", "");
	archive_take(a, &b);
	batch_release(&b);
	return a;
}

/* clang-format off */
static void addresses_lead_to_posts(void **state)
{
	static const struct {
		const char *url, *path; /* NULL: to none */
	} rows[] = {
		/* files */
		{ "2024-01-02-hello.md", "blog/_posts/2024-01-02-hello.md" },
		{ "./2024-01-02-hello.md#part", "blog/_posts/2024-01-02-hello.md" },
		{ "../_wiki/mutex.md", "blog/_wiki/mutex.md" },
		{ "../content/post/bundle/", "blog/content/post/bundle/index.md" },
		{ "/_posts/2024-01-02-hello.md", "blog/_posts/2024-01-02-hello.md" },
		{ "2024-05-06-%E4%BD%A0%E5%A5%BD%20%E4%B8%96%E7%95%8C.md", "blog/_posts/2024-05-06-你好 世界.md" },
		{ "2024-01-02-hello.md%00", NULL },
		/* the site */
		{ "/2024/01/02/hello.html", "blog/_posts/2024-01-02-hello.md" },
		{ "/2024/01/02/hello/", "blog/_posts/2024-01-02-hello.md" },
		{ "/news/2024/1/2/Hello/?a=b", "blog/_posts/2024-01-02-hello.md" },
		{ "{{ site.url }}/2024/01/02/hello", "blog/_posts/2024-01-02-hello.md" },
		{ "/post/bundle/", "blog/content/post/bundle/index.md" },
		{ "/about/", "blog/content/about.html" },
		{ "/2024/05/06/你好-世界/", "blog/_posts/2024-05-06-你好 世界.md" },
		/* names */
		{ "/2025-03-04-hello", "blog/_posts/2025-03-04-hello.md" },
		{ "hello", "blog/_posts/2025-03-04-hello.md" },
		{ "/jargon/mutex", "blog/_wiki/jargon/mutex.md" },
		{ "/mutex", "blog/_wiki/mutex.md" },
		{ "你好_世界", "blog/_posts/2024-05-06-你好 世界.md" },
		/* nowhere */
		{ "/2024/01/03/hello/", NULL },
		{ "/2023-01-01-hello", NULL },
		{ "/tags/hello/", NULL },
		{ "https://hello.example/hello", NULL },
		{ "//hello", NULL },
		{ "mailto:hello", NULL },
		{ "hello.png", NULL },
		{ "#hello", NULL },
		{ "", NULL },
		{ "/", NULL },
		{ "../../../..", NULL },
		{ "here", NULL },
	};
	struct archive *a = with_posts();
	struct refer *r = refer_new(a);
	const struct post from = { .path = "blog/_posts/2022-02-02-here.md" };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct post *p = refer_find(r, &from, rows[i].url);
		const char *path = p ? p->path : "none";
		if (strcmp(path, rows[i].path ? rows[i].path : "none") != 0)
			fail_msg("%s: %s", rows[i].url, path);
	}
	refer_free(r);
	archive_free(a);
}
/* clang-format on */

static void a_post_is_never_its_own_target(void **state)
{
	struct archive *a = with_posts();
	struct refer *r = refer_new(a);
	const struct post *about = refer_find(r, archive_post(a, 0), "/about");

	(void)state;
	assert_non_null(about);
	assert_null(refer_find(r, about, "about"));
	refer_free(r);
	archive_free(a);
}

static void posts_that_come_later_are_found(void **state)
{
	struct archive *a = with_posts();
	struct refer *r = refer_new(a);
	const struct post from = { .path = "x.md" };
	struct batch b;

	(void)state;
	assert_null(refer_find(r, &from, "late"));
	batch_init(&b);
	add(&b, "blog/late.md", "");
	archive_take(a, &b);
	batch_release(&b);
	assert_non_null(refer_find(r, &from, "late"));
	refer_free(r);
	archive_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses_lead_to_posts),
		cmocka_unit_test(a_post_is_never_its_own_target),
		cmocka_unit_test(posts_that_come_later_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

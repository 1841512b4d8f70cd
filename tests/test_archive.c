/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/batch.h"
#include "archive/loader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A post of that day with those tags (a comma list). */
static void add(struct batch *b, const char *path, const char *day,
		const char *tags)
{
	struct draft *d = batch_add(b);

	d->post.path = arena_strdup(&b->arena, path);
	d->post.name = d->post.path;
	date_parse(day, strlen(day), &d->post.date);
	while (*tags) {
		const size_t n = strcspn(tags, ",");
		batch_add_name(b, d, FACET_TAG, tags, n);
		tags += n + (tags[n] == ',');
	}
	if (d->post.date.precision)
		batch_add_name(b, d, FACET_MONTH, day, 7);
}

static void assert_order(const struct archive *a, const char *want)
{
	struct buf got = { 0 };

	for (size_t i = 0; i < archive_count(a); i++)
		buf_add_str(&got, archive_post(a, i)->path);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

static struct archive *with_posts(void)
{
	struct archive *a = archive_new();
	struct batch b;

	batch_init(&b);
	add(&b, "b", "2026-02-13", "AI,aws");
	add(&b, "d", "", "ai");
	add(&b, "a", "2026-02-13", "ＡＩ,云");
	archive_take(a, &b);
	add(&b, "e", "2026-03-01", "aws");
	add(&b, "c", "2025-01-01", "");
	archive_take(a, &b);
	batch_release(&b);
	return a;
}

static void posts_stand_newest_first_whatever_batch_brought_them(void **state)
{
	struct archive *a = with_posts();

	(void)state;
	assert_order(a, "eabcd");
	archive_free(a);
}

static void many_batches_in_any_order_are_sorted(void **state)
{
	enum { BATCHES = 40, EACH = 17 };
	struct archive *a = archive_new();
	struct batch b;
	uint32_t random = 1;

	(void)state;
	batch_init(&b);
	for (int i = 0; i < BATCHES; i++) {
		for (int j = 0; j < EACH; j++) {
			char path[32], day[32];
			random = random * 1103515245 + 12345;
			snprintf(path, sizeof(path), "%03d-%d", i, j);
			snprintf(day, sizeof(day), "20%02u-0%u-1%u",
				 random >> 8 & 31, 1 + (random >> 16 & 7),
				 random >> 20 & 7);
			add(&b, path, day, "t");
		}
		archive_take(a, &b);
	}
	assert_int_equal(archive_count(a), BATCHES * EACH);
	for (size_t i = 1; i < archive_count(a); i++)
		assert_true(post_cmp_newest(archive_post(a, i - 1),
					    archive_post(a, i)) < 0);
	assert_int_equal(archive_value(a, FACET_TAG, 0)->n_posts,
			 BATCHES * EACH);
	archive_free(a);
}

static void posts_stay_where_they_are(void **state)
{
	struct archive *a = with_posts();
	const struct post *p = archive_post(a, 0);
	struct batch b;

	(void)state;
	batch_init(&b);
	add(&b, "f", "2027-01-01", "");
	archive_take(a, &b);
	assert_ptr_equal(archive_post(a, 1), p);
	assert_string_equal(p->path, "e");
	archive_free(a);
}

static void names_that_fold_alike_are_one_value(void **state)
{
	struct archive *a = with_posts();
	struct value *ai = archive_find(a, FACET_TAG, "ａｉ", 6);

	(void)state;
	assert_non_null(ai);
	assert_string_equal(ai->name, "AI");
	assert_string_equal(ai->fold, "ai");
	assert_int_equal(ai->facet, FACET_TAG);
	assert_int_equal(ai->n_posts, 3);
	assert_ptr_equal(archive_find(a, FACET_TAG, "AI", 2), ai);
	assert_true(post_has(archive_post(a, 1), ai));
	assert_false(post_has(archive_post(a, 0), ai));
	assert_int_equal(archive_value_count(a, FACET_TAG), 3);
	assert_ptr_equal(archive_value(a, FACET_TAG, 0), ai);
	assert_null(archive_find(a, FACET_TAG, "none", 4));
	assert_null(archive_find(a, FACET_AUTHOR, "AI", 2));
	archive_free(a);
}

static void a_post_counts_once_for_a_value(void **state)
{
	struct archive *a = archive_new();
	struct batch b;

	(void)state;
	batch_init(&b);
	add(&b, "a", "", "AI,ai,ＡＩ");
	archive_take(a, &b);
	assert_int_equal(post_value_count(archive_post(a, 0), FACET_TAG), 1);
	assert_int_equal(archive_value(a, FACET_TAG, 0)->n_posts, 1);
	archive_free(a);
}

static void assert_counts(const struct archive *a, enum facet f,
			  struct post *const *posts, size_t n, const char *want)
{
	size_t n_counts;
	struct value_count *counts =
		archive_count_values(a, f, posts, n, &n_counts);
	struct buf got = { 0 };

	for (size_t i = 0; i < n_counts; i++)
		buf_printf(&got, "%s=%zu ", counts[i].value->name, counts[i].n);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	free(counts);
}

static void values_are_counted_in_a_selection(void **state)
{
	struct archive *a = with_posts();
	struct post *all[5];

	(void)state;
	for (size_t i = 0; i < 5; i++)
		all[i] = archive_post(a, i);
	assert_counts(a, FACET_TAG, all, 5, "AI=3 aws=2 云=1 ");
	assert_counts(a, FACET_TAG, all, 1, "aws=1 ");
	assert_counts(a, FACET_MONTH, all, 5, "2026-03=1 2026-02=2 2025-01=1 ");
	assert_counts(a, FACET_AUTHOR, all, 5, "");
	assert_counts(a, FACET_TAG, all, 0, "");
	archive_free(a);
}

static void the_version_tells_of_changes(void **state)
{
	struct archive *a = archive_new();
	struct batch b;

	(void)state;
	batch_init(&b);
	const uint64_t empty = archive_version(a);
	archive_take(a, &b);
	assert_int_equal(archive_version(a), empty);
	add(&b, "a", "", "");
	archive_take(a, &b);
	assert_true(archive_version(a) > empty);
	archive_free(a);
}

static void problems_are_sanitised_and_kept(void **state)
{
	struct archive *a = archive_new();
	struct batch b;

	(void)state;
	batch_init(&b);
	batch_add_problem(&b, "x", 3, 4, PROBLEM_READ, "bad \033[31m%s",
			  "\n\xFF");
	batch_set_skipped(&b);
	batch_set_taken(&b, "%s", "good");
	archive_take(a, &b);
	batch_release(&b);
	assert_int_equal(archive_problem_count(a), 1);
	assert_string_equal(archive_problem(a, 0)->message, "bad [31m \uFFFD");
	assert_string_equal(archive_problem(a, 0)->taken, "good");
	assert_int_equal(archive_problem(a, 0)->line, 3);
	assert_int_equal(archive_problem(a, 0)->col, 4);
	assert_true(archive_problem(a, 0)->skipped);
	archive_free(a);
}

static void an_untaken_batch_is_released(void **state)
{
	struct batch b;

	(void)state;
	batch_init(&b);
	add(&b, "a", "2026-02-13", "x,y");
	batch_add_problem(&b, "x", 0, 0, PROBLEM_DATE, "y");
	batch_release(&b);
	assert_int_equal(b.n, 0);
	batch_release(&b);
}

static void facets_have_names(void **state)
{
	(void)state;
	assert_string_equal(archive_facet_name(FACET_TAG), "tag");
	assert_string_equal(archive_facet_name(FACET_MONTH), "month");
	archive_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			posts_stand_newest_first_whatever_batch_brought_them),
		cmocka_unit_test(many_batches_in_any_order_are_sorted),
		cmocka_unit_test(posts_stay_where_they_are),
		cmocka_unit_test(names_that_fold_alike_are_one_value),
		cmocka_unit_test(a_post_counts_once_for_a_value),
		cmocka_unit_test(values_are_counted_in_a_selection),
		cmocka_unit_test(the_version_tells_of_changes),
		cmocka_unit_test(problems_are_sanitised_and_kept),
		cmocka_unit_test(an_untaken_batch_is_released),
		cmocka_unit_test(facets_have_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Differences: what an archive holds after one is what a new archive would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/update.h"

#include <stdio.h>
#include <string.h>

static void add(struct batch *b, const char *path, const char *day,
		const char *tag)
{
	struct draft *d = batch_add(b);

	d->post.path = arena_strdup(&b->arena, path);
	d->post.name = d->post.path;
	d->post.title = arena_strdup(&b->arena, tag);
	date_parse(day, strlen(day), &d->post.date);
	batch_add_name(b, d, FACET_TAG, tag, strlen(tag));
}

static void add_problem(struct batch *b, const char *path)
{
	batch_add_problem(b, arena_strdup(&b->arena, path), 1, 1, PROBLEM_READ,
			  "wrong");
}

/* "PATH:TAG " for each post by rank, then "PATH! " for each problem. */
static void describe(struct buf *out, const struct archive *a)
{
	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		buf_printf(out, "%s:%s ", p->path,
			   post_value(p, FACET_TAG, 0)->name);
	}
	for (size_t i = 0; i < archive_problem_count(a); i++)
		buf_printf(out, "%s! ", archive_problem(a, i)->path);
}

static void assert_holds(const struct archive *a, const char *want)
{
	struct buf got = { 0 };

	describe(&got, a);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

static size_t count_of(const struct archive *a, const char *tag)
{
	const struct value *v = archive_find(a, FACET_TAG, tag, strlen(tag));

	return v ? v->n_posts : 0;
}

static struct archive *with_posts(void)
{
	struct archive *a = archive_new();
	struct batch b;

	batch_init(&b);
	add(&b, "in/a.md", "2026-02-13", "x");
	add(&b, "in/b.md", "2026-02-12", "y");
	add(&b, "in/deep/c.md", "2026-02-11", "x");
	add(&b, "in-between.md", "2026-02-10", "x");
	add_problem(&b, "in/d.md");
	add_problem(&b, "in-broken.md");
	archive_take(a, &b);
	return a;
}

static void a_changed_post_takes_the_place_of_the_old(void **state)
{
	struct archive *a = with_posts();
	struct post *old = archive_post(a, 1), *other = archive_post(a, 0);
	const uint64_t version = archive_version(a);
	struct update u;

	(void)state;
	update_init(&u);
	update_add(&u, "in/b.md");
	add(&u.batch, "in/b.md", "2026-03-01", "x");
	archive_update(a, &u);
	assert_holds(a, "in/b.md:x in/a.md:x in/deep/c.md:x in-between.md:x "
			"in/d.md! in-broken.md! ");
	assert_int_equal(count_of(a, "y"), 0);
	assert_int_equal(count_of(a, "x"), 4);
	assert_true(archive_version(a) > version);
	/* the old one can still be read */
	assert_string_equal(old->path, "in/b.md");
	assert_string_equal(old->title, "y");
	assert_ptr_equal(archive_now(a, old), archive_post(a, 0));
	assert_ptr_equal(archive_now(a, other), other);
	assert_true(archive_waste(a) > 0);
	update_release(&u);
	archive_free(a);
}

static void a_removed_post_has_nothing_in_its_place(void **state)
{
	struct archive *a = with_posts();
	struct post *old = archive_post(a, 0);
	struct update u;

	(void)state;
	update_init(&u);
	update_add(&u, "in/a.md");
	update_add(&u, "in/never-there.md");
	archive_update(a, &u);
	assert_holds(a, "in/b.md:y in/deep/c.md:x in-between.md:x "
			"in/d.md! in-broken.md! ");
	assert_null(archive_now(a, old));
	archive_free(a);
}

static void a_renamed_post_is_followed(void **state)
{
	struct archive *a = with_posts();
	struct post *old = archive_post(a, 0);
	struct update u;

	(void)state;
	update_init(&u);
	update_add_moved(&u, "z.md", "in/a.md");
	add(&u.batch, "z.md", "2026-02-13", "x");
	archive_update(a, &u);
	assert_holds(a, "z.md:x in/b.md:y in/deep/c.md:x in-between.md:x "
			"in/d.md! in-broken.md! ");
	assert_ptr_equal(archive_now(a, old), archive_post(a, 0));
	/* and on, over another */
	update_add_moved(&u, "in/b.md", "z.md");
	add(&u.batch, "in/b.md", "2026-02-13", "x");
	archive_update(a, &u);
	assert_int_equal(archive_count(a), 3);
	assert_string_equal(archive_now(a, old)->path, "in/b.md");
	archive_free(a);
}

static void a_folder_goes_with_all_below_it(void **state)
{
	struct archive *a = with_posts();
	struct update u;

	(void)state;
	update_init(&u);
	update_add_below(&u, "in");
	add(&u.batch, "in/deep/c.md", "2026-02-11", "z");
	archive_update(a, &u);
	assert_holds(a, "in/deep/c.md:z in-between.md:x in-broken.md! ");
	assert_int_equal(count_of(a, "x"), 1);
	archive_free(a);
}

static void problems_come_and_go_with_their_file(void **state)
{
	struct archive *a = with_posts();
	struct update u;

	(void)state;
	update_init(&u);
	update_add(&u, "in/d.md");
	update_add(&u, "in/a.md");
	add(&u.batch, "in/d.md", "2026-02-13", "x");
	add_problem(&u.batch, "in/a.md");
	archive_update(a, &u);
	assert_holds(a, "in/d.md:x in/b.md:y in/deep/c.md:x in-between.md:x "
			"in-broken.md! in/a.md! ");
	archive_free(a);
}

static void nothing_found_is_no_change(void **state)
{
	struct archive *a = with_posts();
	const uint64_t version = archive_version(a);
	struct update u;

	(void)state;
	update_init(&u);
	assert_true(update_is_empty(&u));
	update_add(&u, "in/x.md");
	assert_false(update_is_empty(&u));
	archive_update(a, &u);
	assert_int_equal(archive_version(a), version);
	assert_int_equal(archive_waste(a), 0);
	archive_free(a);
}

static void paths_cover_themselves_and_folders_what_is_below(void **state)
{
	static const struct {
		const char *path;
		bool covered;
	} rows[] = {
		{ "a", true },        { "a/b", false },  { "d", true },
		{ "d/e", true },      { "d/e/f", true }, { "d.md", false },
		{ "de/f", false },    { "", false },     { "/top/x", true },
		{ "/top/x/y", true }, { "/top", false }, { "/topx", false },
		{ "./x", true },      { "x", false },
	};
	struct update u;

	(void)state;
	update_init(&u);
	update_add(&u, "a");
	update_add(&u, "d");
	update_add_below(&u, "d");
	update_add(&u, "d");
	update_add_below(&u, "/top/");
	update_add_below(&u, ".");
	update_sort(&u);
	assert_int_equal(u.n, 4);
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (update_covers(&u, rows[i].path) != rows[i].covered)
			fail_msg("%s", rows[i].path);
	update_release(&u);
}

enum { FILES = 60, STEPS = 400, DAYS = 9 };

/* What lies on the disk of the random test: the tag of each file, 0 = none. */
struct model {
	int tags[FILES];
	uint32_t random;
};

static uint32_t next(struct model *m, uint32_t n)
{
	m->random = m->random * 1103515245 + 12345;
	return (m->random >> 16) % n;
}

static void path_of(int file, char path[32])
{
	snprintf(path, 32, "f%d/%d.md", file % 3, file);
}

static void add_file(struct batch *b, const struct model *m, int file)
{
	char path[32], day[32], tag[16];

	path_of(file, path);
	snprintf(day, sizeof(day), "2026-01-0%d",
		 1 + (file + m->tags[file]) % DAYS);
	snprintf(tag, sizeof(tag), "%d", m->tags[file]);
	if (m->tags[file] == 1)
		add_problem(b, path);
	else if (m->tags[file])
		add(b, path, day, tag);
}

static void change_some(struct model *m, struct archive *a)
{
	struct update u;
	char path[32];

	update_init(&u);
	for (uint32_t n = next(m, 4); n > 0; n--) {
		const int file = (int)next(m, FILES);
		m->tags[file] = (int)next(m, 5);
		path_of(file, path);
		update_add(&u, path);
	}
	if (next(m, 10) == 0) {
		snprintf(path, sizeof(path), "f%u", next(m, 3));
		update_add_below(&u, path);
	}
	update_sort(&u);
	for (int file = 0; file < FILES; file++) {
		path_of(file, path);
		if (update_covers(&u, path))
			add_file(&u.batch, m, file);
	}
	archive_update(a, &u);
}

static void assert_same_as_new(const struct model *m, const struct archive *a)
{
	struct archive *fresh = archive_new();
	struct buf got = { 0 }, want = { 0 };
	struct batch b;

	batch_init(&b);
	for (int file = 0; file < FILES; file++)
		add_file(&b, m, file);
	archive_take(fresh, &b);
	for (size_t i = 0; i < archive_count(fresh); i++) {
		const struct post *p = archive_post(fresh, i);
		buf_printf(&want, "%s:%s ", p->path, p->title);
	}
	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		buf_printf(&got, "%s:%s ", p->path, p->title);
	}
	assert_string_equal(buf_str(&got), buf_str(&want));
	assert_int_equal(archive_problem_count(a),
			 archive_problem_count(fresh));
	for (int tag = 2; tag < 5; tag++) {
		const char name[] = { (char)('0' + tag), '\0' };
		assert_int_equal(count_of(a, name), count_of(fresh, name));
	}
	buf_release(&got);
	buf_release(&want);
	archive_free(fresh);
}

static void any_changes_leave_what_a_new_archive_would_hold(void **state)
{
	struct model m = { .random = 1 };
	struct archive *a = archive_new();

	(void)state;
	for (int i = 0; i < STEPS; i++) {
		change_some(&m, a);
		assert_same_as_new(&m, a);
		if (i % 7 == 0)
			archive_prepare(a, 5);
	}
	archive_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_changed_post_takes_the_place_of_the_old),
		cmocka_unit_test(a_removed_post_has_nothing_in_its_place),
		cmocka_unit_test(a_renamed_post_is_followed),
		cmocka_unit_test(a_folder_goes_with_all_below_it),
		cmocka_unit_test(problems_come_and_go_with_their_file),
		cmocka_unit_test(nothing_found_is_no_change),
		cmocka_unit_test(
			paths_cover_themselves_and_folders_what_is_below),
		cmocka_unit_test(
			any_changes_leave_what_a_new_archive_would_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

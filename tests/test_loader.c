/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/body.h"
#include "archive/loader.h"
#include "support/folder.h"
#include "support/heads.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void path_in(struct buf *out, void **state, const char *name)
{
	buf_clear(out);
	buf_printf(out, "%s/%s", (const char *)*state, name);
}

static struct archive *load(const char *const *paths, size_t n)
{
	struct archive *a = archive_new();
	struct loader *l = loader_start(paths, n, NULL, NULL);

	loader_finish(l, a);
	const struct loader_status s = loader_status(l);
	assert_true(s.walked && s.done);
	assert_int_equal(s.found, s.loaded);
	loader_free(l);
	return a;
}

static struct archive *load_folder(void **state)
{
	const char *path = *state;

	return load(&path, 1);
}

static void assert_names(const struct archive *a, const char *want)
{
	struct buf got = { 0 };

	for (size_t i = 0; i < archive_count(a); i++)
		buf_printf(&got, "%s ", archive_post(a, i)->name);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

/* The skipped files as far as they are told, in any order. */
static size_t count_skipped(const struct archive *a, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < archive_problem_count(a); i++) {
		const struct problem *p = archive_problem(a, i);
		n += p->skipped && strstr(p->path, name) != NULL;
	}
	return n;
}

static void posts_are_found_by_their_extension(void **state)
{
	static const char head[] = "---\ntitle: t\n---\n";
	struct archive *a;

	folder_put(state, "a.md", "");
	folder_put(state, "b.markdown", "");
	folder_put(state, "c.MKD", "");
	folder_put(state, "d.mkdn", "");
	folder_put(state, "e.mdown", "");
	folder_put(state, "f.html", head);
	folder_put(state, "g.Rmd", head);
	folder_put(state, "h.txt", head);
	folder_put(state, "i", head);
	folder_put(state, "j.html", "<p>no head</p>");
	folder_put(state, "LICENSE", "text");
	folder_put(state, "k.png", head);
	folder_put(state, "l.css", head);
	folder_put(state, "2026-02-13-m.yml", head);
	folder_put(state, ".hidden.md", "");
	a = load_folder(state);
	assert_names(a, "a.md b.markdown c.MKD d.mkdn e.mdown f.html g.Rmd "
			"h.txt i ");
	assert_int_equal(count_skipped(a, "j.html"), 1);
	assert_int_equal(count_skipped(a, "m.yml"), 1);
	assert_int_equal(archive_problem_count(a), 2);
	archive_free(a);
}

static void folders_are_walked_but_hidden_ones(void **state)
{
	folder_put(state, "a/b/c/2026-01-01-x.md", "");
	folder_put(state, ".git/x.md", "");
	folder_put(state, "node_modules/x.md", "");
	folder_put(state, "_posts/y.md", "");
	struct archive *a = load_folder(state);
	assert_names(a, "a/b/c/2026-01-01-x.md _posts/y.md ");
	archive_free(a);
}

/* Where the site of a file given alone begins, nobody knows. */
static void only_folders_below_the_argument_are_categories(void **state)
{
	struct buf path = { 0 };

	folder_put(state, "a/b/_posts/c/2026-01-01-x.md", "");
	path_in(&path, state, "a");
	const char *paths[] = { path.data };
	struct archive *a = load(paths, 1);
	heads_assert_values(archive_post(a, 0), FACET_CATEGORY, "b|c");
	archive_free(a);
	buf_add_str(&path, "/b/_posts/c/2026-01-01-x.md");
	paths[0] = path.data;
	a = load(paths, 1);
	heads_assert_values(archive_post(a, 0), FACET_CATEGORY, "c");
	archive_free(a);
	buf_release(&path);
}

static void a_hidden_folder_that_was_asked_for_is_walked(void **state)
{
	struct buf path = { 0 };

	folder_put(state, ".notes/x.md", "");
	path_in(&path, state, ".notes/");
	const char *paths[] = { path.data };
	struct archive *a = load(paths, 1);
	assert_names(a, "x.md ");
	archive_free(a);
	buf_release(&path);
}

static void links_that_loop_end(void **state)
{
	struct buf path = { 0 };

	folder_put(state, "a/x.md", "");
	path_in(&path, state, "a/loop");
	assert_int_equal(symlink("..", path.data), 0);
	path_in(&path, state, "a/again");
	assert_int_equal(symlink(".", path.data), 0);
	path_in(&path, state, "a/nowhere.md");
	assert_int_equal(symlink("nothing", path.data), 0);
	path_in(&path, state, "a/y.md");
	assert_int_equal(symlink("x.md", path.data), 0);
	struct archive *a = load_folder(state);
	assert_names(a, "a/x.md a/y.md ");
	archive_free(a);
	buf_release(&path);
}

/* However the threads meet. */
static void a_folder_has_its_real_path_before_links(void **state)
{
	struct buf path = { 0 };
	char name[32];

	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "z/f%d/x.md", i);
		folder_put(state, name, "");
		snprintf(name, sizeof(name), "a%d", i);
		path_in(&path, state, name);
		snprintf(name, sizeof(name), "z/f%d", i);
		assert_int_equal(symlink(name, path.data), 0);
	}
	for (int i = 0; i < 20; i++) {
		struct archive *a = load_folder(state);
		assert_int_equal(archive_count(a), 20);
		for (size_t j = 0; j < 20; j++)
			assert_true(archive_post(a, j)->name[0] == 'z');
		archive_free(a);
	}
	buf_release(&path);
}

/* More than are open at a time, in one folder and in many. */
static void files_are_closed(void **state)
{
	enum { FILES = 150 };
	struct rlimit before, few;
	char name[48];

	assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
	for (int i = 0; i < FILES; i++) {
		snprintf(name, sizeof(name), "2026-01-%02d-%d.md", 1 + i % 28,
			 i);
		folder_put(state, name, "");
		snprintf(name, sizeof(name), "b/%d/index.md", i);
		folder_put(state, name, "");
	}
	few = before;
	few.rlim_cur = 64;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	struct archive *a = load_folder(state);
	setrlimit(RLIMIT_NOFILE, &before);
	assert_int_equal(archive_count(a), 2 * FILES);
	assert_int_equal(archive_problem_count(a), 0);
	archive_free(a);
}

static void what_is_no_regular_file_is_not_opened(void **state)
{
	struct buf path = { 0 };

	path_in(&path, state, "fifo.md");
	assert_int_equal(mkfifo(path.data, 0600), 0);
	folder_put(state, "folder.md/x.md", "");
	struct archive *a = load_folder(state);
	assert_names(a, "folder.md/x.md ");
	assert_int_equal(count_skipped(a, "folder.md"), 1);
	archive_free(a);
	const char *paths[] = { path.data };
	a = load(paths, 1);
	assert_int_equal(archive_count(a), 0);
	assert_int_equal(archive_problem_count(a), 1);
	archive_free(a);
	buf_release(&path);
}

static void names_of_any_bytes_are_read(void **state)
{
	static const char name[] = "2026-01-01 \xFF\033[31m\n'\"$(x) 中.md";

	folder_put(state, name, "---\ntitle: t\n---\nbody");
	struct archive *a = load_folder(state);
	struct buf body = { 0 };
	assert_int_equal(archive_count(a), 1);
	assert_string_equal(archive_post(a, 0)->name, name);
	assert_true(body_read(archive_post(a, 0), &body, NULL));
	assert_string_equal(buf_str(&body), "body");
	buf_release(&body);
	archive_free(a);
}

static void a_file_that_is_named_is_taken(void **state)
{
	struct buf path = { 0 };

	folder_put(state, "a.png", "# One\n");
	path_in(&path, state, "a.png");
	const char *paths[] = { path.data, "/nonexistent/x" };
	struct archive *a = load(paths, 2);
	assert_int_equal(archive_count(a), 1);
	assert_string_equal(archive_post(a, 0)->title, "One");
	assert_int_equal(count_skipped(a, "/nonexistent/x"), 1);
	archive_free(a);
	buf_release(&path);
}

static void a_path_given_twice_is_read_once(void **state)
{
	folder_put(state, "a/x.md", "");
	struct buf inner = { 0 };
	path_in(&inner, state, "a");
	const char *paths[] = { *state, inner.data, *state };
	struct archive *a = load(paths, 3);
	assert_int_equal(archive_count(a), 1);
	archive_free(a);
	buf_release(&inner);
}

static void a_file_named_in_several_ways_is_read_once(void **state)
{
	struct buf file = { 0 }, other_way = { 0 }, page = { 0 };

	folder_put(state, "a/x.md", "");
	folder_put(state, "a/y.md", "");
	folder_put(state, "a/p.xhtml", "# Only because it is named\n");
	path_in(&file, state, "a/x.md");
	path_in(&other_way, state, "a/../a/x.md");
	path_in(&page, state, "a/p.xhtml");
	const char *paths[] = { file.data, other_way.data, file.data, *state,
				page.data };
	struct archive *a = load(paths, 3);
	assert_int_equal(archive_count(a), 1);
	archive_free(a);
	a = load(paths, 5); /* named before its folder */
	assert_int_equal(archive_count(a), 3);
	archive_free(a);
	a = load(paths + 3, 2);
	assert_int_equal(archive_count(a), 3);
	archive_free(a);
	const char *behind[] = { *state, other_way.data };
	a = load(behind, 2);
	assert_int_equal(archive_count(a), 2);
	archive_free(a);
	buf_release(&file);
	buf_release(&other_way);
	buf_release(&page);
}

static void a_title_far_down_is_found(void **state)
{
	struct buf text = { 0 };

	for (int i = 0; i < 1000; i++)
		buf_add_str(&text, "words of a long introduction\n");
	buf_add_str(&text, "\n# Title\n");
	folder_put(state, "x.md", text.data);
	buf_clear(&text);
	buf_add_str(&text, "---\nx:\n");
	for (int i = 0; i < 1000; i++)
		buf_printf(&text, "  key%d: a value of a long head\n", i);
	buf_add_str(&text, "title: far\n---\n");
	folder_put(state, "y.md", text.data);
	struct archive *a = load_folder(state);
	assert_int_equal(archive_count(a), 2);
	assert_string_equal(archive_post(a, 0)->title, "Title");
	assert_string_equal(archive_post(a, 1)->title, "far");
	archive_free(a);
	buf_release(&text);
}

static void what_is_known_of_the_file_is_kept(void **state)
{
	folder_put(state, "x.md", "---\ntitle: t\n---\nbody\n");
	struct archive *a = load_folder(state);
	const struct post *p = archive_post(a, 0);
	assert_int_equal(p->size, 22);
	assert_int_equal(p->body_off, 17);
	assert_int_equal(p->body_line, 3);
	assert_null(p->text);
	archive_free(a);
}

static void count_wake(void *arg)
{
	atomic_fetch_add((atomic_int *)arg, 1);
}

/* 600 posts of which the names say the day. */
static void put_many(void **state)
{
	for (int i = 0; i < 600; i++) {
		char name[64], text[64];
		snprintf(name, sizeof(name), "%d/20%02d-%02d-%02d-x.md", i % 7,
			 i % 26, i % 12 + 1, i % 28 + 1);
		snprintf(text, sizeof(text), "---\ntags: [t%d]\n---\n", i);
		folder_put(state, name, text);
	}
}

static void batches_come_newest_first_and_few_at_a_time(void **state)
{
	const char *path = *state;
	struct archive *a = archive_new();
	atomic_int wakes = 0;
	int64_t last = INT64_MAX;
	size_t before = 0;

	put_many(state);
	struct loader *l = loader_start(&path, 1, count_wake, &wakes);
	while (!loader_status(l).done) {
		if (!loader_take(l, a, 1))
			continue;
		assert_true(archive_count(a) - before <= 256);
		for (size_t i = before; i < archive_count(a); i++) {
			assert_true(archive_post(a, i)->date.when <= last);
			last = archive_post(a, i)->date.when;
		}
		before = archive_count(a);
	}
	assert_int_equal(archive_count(a), loader_status(l).found);
	assert_true(atomic_load(&wakes) > 0);
	assert_false(loader_take(l, a, 0));
	loader_free(l);
	archive_free(a);
}

static void a_loader_can_be_stopped_at_any_time(void **state)
{
	const char *path = *state;

	put_many(state);
	for (int i = 0; i < 20; i++) {
		struct archive *a = archive_new();
		struct loader *l = loader_start(&path, 1, NULL, NULL);
		if (i % 2)
			loader_take(l, a, 0);
		loader_free(l);
		archive_free(a);
	}
	loader_free(NULL);
}

static void nothing_is_loaded_from_nothing(void **state)
{
	struct archive *a = load(NULL, 0);

	(void)state;
	assert_int_equal(archive_count(a), 0);
	archive_free(a);
}

static void text_that_is_no_file_becomes_a_post(void **state)
{
	static const char text[] = "---\ntitle: t\n---\nbody\0x";
	struct archive *a = archive_new();
	struct buf body = { 0 };

	(void)state;
	loader_add_text(a, "-", text, sizeof(text) - 1);
	assert_string_equal(archive_post(a, 0)->title, "t");
	assert_true(body_read(archive_post(a, 0), &body, NULL));
	assert_int_equal(body.len, 6);
	buf_release(&body);
	archive_free(a);
}

#define IN_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, folder_make, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(posts_are_found_by_their_extension),
		IN_FOLDER(folders_are_walked_but_hidden_ones),
		IN_FOLDER(only_folders_below_the_argument_are_categories),
		IN_FOLDER(a_hidden_folder_that_was_asked_for_is_walked),
		IN_FOLDER(links_that_loop_end),
		IN_FOLDER(a_folder_has_its_real_path_before_links),
		IN_FOLDER(files_are_closed),
		IN_FOLDER(what_is_no_regular_file_is_not_opened),
		IN_FOLDER(names_of_any_bytes_are_read),
		IN_FOLDER(a_file_that_is_named_is_taken),
		IN_FOLDER(a_path_given_twice_is_read_once),
		IN_FOLDER(a_file_named_in_several_ways_is_read_once),
		IN_FOLDER(a_title_far_down_is_found),
		IN_FOLDER(what_is_known_of_the_file_is_kept),
		IN_FOLDER(batches_come_newest_first_and_few_at_a_time),
		IN_FOLDER(a_loader_can_be_stopped_at_any_time),
		cmocka_unit_test(nothing_is_loaded_from_nothing),
		cmocka_unit_test(text_that_is_no_file_becomes_a_post),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

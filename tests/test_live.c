/* SPDX-License-Identifier: MIT */
/* Whole sessions in which files change while the screen is open. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/folder.h"
#include "support/session.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { POSTS = 30, ROWS = 20, COLS = 100, PATH_LEN = 128 };

struct folder {
	char dir[32];
	struct session *session;
};

static void path_of(const struct folder *d, const char *name,
		    char out[PATH_LEN])
{
	snprintf(out, PATH_LEN, "%s/posts/%.80s", d->dir, name);
}

static void write_post(const struct folder *d, const char *name,
		       const char *title, int day, const char *body)
{
	char path[PATH_LEN];

	path_of(d, name, path);
	FILE *f = fopen(path, "w");
	assert_non_null(f);
	fprintf(f, "---\ntitle: %s\ndate: 2026-01-%02d\ntags: [%s]\n---\n\n%s",
		title, day, day % 2 ? "odd" : "even", body);
	fclose(f);
}

static void write_numbered(const struct folder *d, int i)
{
	char name[32], title[32], body[2048] = "";

	snprintf(name, sizeof(name), "p%02d.md", i);
	snprintf(title, sizeof(title), "Post %02d", i);
	for (int j = 0; j < 40; j++) {
		const size_t len = strlen(body);
		snprintf(body + len, sizeof(body) - len, "Line %d of %d.\n\n",
			 j, i);
	}
	write_post(d, name, title, i + 1, body);
}

static int set_up(void **state)
{
	struct folder *d = calloc(1, sizeof(*d));
	char path[PATH_LEN];

	strcpy(d->dir, "/tmp/kanbao-live-XXXXXX");
	if (!mkdtemp(d->dir))
		return -1;
	path_of(d, "", path);
	mkdir(path, 0700);
	for (int i = 0; i < POSTS; i++)
		write_numbered(d, i);
	*state = d;
	return 0;
}

static int tear_down(void **state)
{
	struct folder *d = *state;
	char command[64];

	session_stop(d->session);
	snprintf(command, sizeof(command), "rm -rf %s", d->dir);
	free(d);
	return system(command) == 0 ? 0 : -1;
}

static struct session *start_until(struct folder *d, const char *option,
				   const char *text)
{
	char path[PATH_LEN];

	path_of(d, "", path);
	const char *argv[] = { session_program(), path, "-o", option, NULL };
	assert_non_null(argv[0]);
	d->session = session_start(ROWS, COLS, argv, NULL);
	assert_true(session_wait_text(d->session, text));
	assert_true(session_settle(d->session));
	return d->session;
}

static struct session *start(struct folder *d, const char *option)
{
	return start_until(d, option, "/30");
}

static void new_posts_show_and_nothing_moves(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char before[256];

	session_keys(s, "jjjjjjjjjj");
	assert_true(session_settle(s));
	const int row = session_find(s, "20 Post 19");
	snprintf(before, sizeof(before), "%s", session_row(s, row));
	write_post(d, "new.md", "Brand new", 31, "News.\n");
	assert_true(session_wait_text(s, "12/31"));
	assert_string_equal(session_row(s, row), before);
	assert_true(session_cell(s, row, 1).reverse);
	session_keys(s, "gg");
	assert_true(session_wait_text(s, "Brand new"));
}

static void the_first_post_stays_shown_under_a_newer_one(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");

	write_post(d, "new.md", "Brand new", 31, "News.\n");
	assert_true(session_wait_text(s, "2/31"));
	assert_true(session_find(s, "Line 0 of 29.") >= 0);
}

static void what_is_read_stays_at_its_words(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char top[256], body[4096] = "Something put before.\n\n";

	session_keys(s, "<enter><pgdn>");
	assert_true(session_settle(s));
	snprintf(top, sizeof(top), "%s", session_row(s, 0));
	assert_non_null(strstr(top, " of 29."));
	for (int j = 0; j < 40; j++) {
		const size_t len = strlen(body);
		snprintf(body + len, sizeof(body) - len,
			 j == 39 ? "The last.\n" : "Line %d of 29.\n\n", j);
	}
	write_post(d, "p29.md", "Changed title", 30, body);
	assert_true(session_wait_text(s, "Changed title"));
	const char *line = strstr(top, "Line");
	assert_non_null(line);
	assert_non_null(strstr(session_row(s, 0), line));
}

static void a_filter_stays_and_judges_what_comes(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");

	session_keys(s, "Ftag:odd<enter>j");
	assert_true(session_wait_text(s, "2/15 of 30"));
	write_post(d, "odd.md", "An odd one", 31, "News.\n");
	assert_true(session_wait_text(s, "3/16 of 31"));
	write_post(d, "even.md", "An even one", 20, "News.\n");
	assert_true(session_wait_text(s, "3/16 of 32"));
	assert_int_equal(session_find(s, "An even one"), -1);
	write_post(d, "odd.md", "Odd no more", 30, "News.\n");
	assert_true(session_wait_text(s, "2/15 of 32"));
}

static void renamed_and_removed_posts_are_followed(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char from[PATH_LEN], to[PATH_LEN];

	session_keys(s, "jj");
	assert_true(session_wait_text(s, "3/30"));
	path_of(d, "p27.md", from);
	path_of(d, "zz.md", to);
	assert_int_equal(rename(from, to), 0);
	path_of(d, "p28.md", from);
	unlink(from);
	assert_true(session_wait_text(s, "2/29"));
	assert_true(session_find(s, "Line 0 of 27.") >= 0);
	/* the cursor's own */
	unlink(to);
	assert_true(session_wait_text(s, "2/28"));
	assert_true(session_wait_text(s, "Line 0 of 26."));
}

static void a_post_that_is_removed_can_be_read_on(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char path[PATH_LEN];

	session_keys(s, "jj<enter>");
	assert_true(session_settle(s));
	path_of(d, "p27.md", path);
	unlink(path);
	assert_true(session_wait_text(s, "This post has been removed"));
	assert_true(session_find(s, "Line 0 of 27.") >= 0);
	folder_write(path,
		     "---\ntitle: Again\ndate: 2026-01-28\n---\n\nBack.\n");
	assert_true(session_wait_text(s, "This post is there again"));
	assert_true(session_find(s, "Back.") >= 0);
	unlink(path);
	assert_true(session_wait_text(s, "This post has been removed"));
	session_keys(s, "J");
	assert_true(session_wait_text(s, "Line 0 of 26."));
}

static void folders_come_with_their_posts_and_go(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char a[PATH_LEN], b[PATH_LEN];

	path_of(d, "a", a);
	mkdir(a, 0700);
	path_of(d, "a/b", a);
	mkdir(a, 0700);
	write_post(d, "a/b/deep.md", "Deep inside", 31, "News.\n");
	assert_true(session_wait_text(s, "Deep inside"));
	path_of(d, "a", a);
	snprintf(b, sizeof(b), "%s/elsewhere", d->dir);
	assert_int_equal(rename(a, b), 0);
	assert_true(session_wait_gone(s, "Deep inside"));
	path_of(d, "c", a);
	assert_int_equal(rename(b, a), 0);
	assert_true(session_wait_text(s, "Deep inside"));
	write_post(d, "c/b/deep.md", "Deeper inside", 31, "News.\n");
	assert_true(session_wait_text(s, "Deeper inside"));
}

/* The system tells of such a link as of a file. */
static void links_to_folders_come_and_go(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char one[PATH_LEN], link[PATH_LEN], next[PATH_LEN];

	path_of(d, "../one.d", one);
	mkdir(one, 0700);
	path_of(d, "../two.d", one);
	mkdir(one, 0700);
	write_post(d, "../one.d/a.md", "In the first", 31, "News.\n");
	write_post(d, "../two.d/a.md", "In the second", 31, "News.\n");
	path_of(d, "link.d", link);
	assert_int_equal(symlink("../one.d", link), 0);
	assert_true(session_wait_text(s, "In the first"));
	path_of(d, "next.d", next);
	assert_int_equal(symlink("../two.d", next), 0);
	assert_true(session_wait_text(s, "/32"));
	assert_int_equal(rename(next, link), 0);
	assert_true(session_wait_gone(s, "In the first"));
	assert_true(session_wait_text(s, "In the second"));
	write_post(d, "../two.d/a.md", "Written anew", 31, "News.\n");
	assert_true(session_wait_text(s, "Written anew"));
	unlink(link);
	assert_true(session_wait_text(s, "/30"));
}

static void a_folder_that_was_named_may_vanish_and_come_back(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=auto");
	char posts[PATH_LEN], away[PATH_LEN];

	snprintf(posts, sizeof(posts), "%s/posts", d->dir);
	snprintf(away, sizeof(away), "%s/away", d->dir);
	assert_int_equal(rename(posts, away), 0);
	assert_true(session_wait_text(s, "No posts were found here"));
	assert_int_equal(rename(away, posts), 0);
	assert_true(session_wait_text(s, "/30"));
	write_post(d, "new.md", "Brand new", 31, "News.\n");
	assert_true(session_wait_text(s, "/31"));
}

static void polling_sees_the_same_later_and_says_so(void **state)
{
	struct folder *d = *state;
	struct session *s = start(d, "watch=poll");
	char path[PATH_LEN];

	assert_true(session_wait_text(s, "polling"));
	write_post(d, "new.md", "Brand new", 31, "News.\n");
	session_keys(s, "j");
	assert_true(session_wait_text(s, "Brand new"));
	assert_true(session_find(s, "polling") == ROWS - 1);
	path_of(d, "p29.md", path);
	unlink(path);
	assert_true(session_wait_gone(s, "Post 29"));
}

static void put(const struct folder *d, const char *name, const char *text)
{
	char path[PATH_LEN];

	path_of(d, name, path);
	folder_write(path, text);
}

/* Written in its place, or another put there, as editors do it. */
static void what_a_link_leads_to_is_watched(void **state)
{
	struct folder *d = *state;
	char away[PATH_LEN], other[PATH_LEN], link[PATH_LEN];

	path_of(d, "../away", away);
	mkdir(away, 0700);
	write_post(d, "../away/a.md", "Far away", 31, "News.\n");
	path_of(d, "linked.md", link);
	assert_int_equal(symlink("../away/a.md", link), 0);
	struct session *s = start_until(d, "watch=auto", "/31");
	assert_true(session_find(s, "Far away") >= 0);
	write_post(d, "../away/a.md", "Written anew", 31, "News.\n");
	assert_true(session_wait_text(s, "Written anew"));
	write_post(d, "../away/b", "Put there", 31, "News.\n");
	path_of(d, "../away/a.md", away);
	path_of(d, "../away/b", other);
	assert_int_equal(rename(other, away), 0);
	assert_true(session_wait_text(s, "Put there"));
	unlink(away);
	assert_true(session_wait_text(s, "/30"));
	/* a link that comes later leads somewhere too */
	write_post(d, "../away/c.md", "Later", 31, "News.\n");
	unlink(link);
	assert_int_equal(symlink("../away/c.md", link), 0);
	assert_true(session_wait_text(s, "Later"));
	write_post(d, "../away/c.md", "Latest", 31, "News.\n");
	assert_true(session_wait_text(s, "Latest"));
}

static void assert_configuration_is_heeded(struct folder *d, const char *option)
{
	put(d, "u.md", "---\ndate: 2026-01-31\n---\n\nText.\n");
	put(d, "../_config.yml", "defaults:\n- values: {title: One word}\n");
	struct session *s = start_until(d, option, "/31");
	assert_true(session_find(s, "One word") >= 0);
	put(d, "../_config.yml", "defaults:\n- values: {title: Another}\n");
	assert_true(session_wait_text(s, "Another"));
}

static void a_configuration_above_is_watched(void **state)
{
	assert_configuration_is_heeded(*state, "watch=auto");
}

static void polling_looks_at_configurations_too(void **state)
{
	assert_configuration_is_heeded(*state, "watch=poll");
}

static void write_config(const struct folder *d, const char *text,
			 char path[PATH_LEN])
{
	snprintf(path, PATH_LEN, "%s/config.yml", d->dir);
	folder_write(path, text);
}

static struct session *start_with(struct folder *d, const char *config)
{
	char path[PATH_LEN];

	write_config(d, config, path);
	const char *argv[] = { session_program(), "-C", path, NULL };
	assert_non_null(argv[0]);
	d->session = session_start(ROWS, COLS, argv, NULL);
	assert_true(session_wait_text(d->session, "/30"));
	assert_true(session_settle(d->session));
	return d->session;
}

static void refreshing_shows_what_the_program_says(void **state)
{
	struct folder *d = *state;
	struct session *s = start_with(
		d, "posts: [posts]\nrefresh:\n  - sh\n  - -c\n"
		   "  - echo Looking; printf '\\033[2Jcolour\\n'; exit 3\n");

	session_keys(s, "R");
	assert_true(session_wait_text(s, "Looking"));
	assert_true(session_wait_text(s, "[2Jcolour"));
	assert_true(session_wait_text(s, "exit status 3"));
	session_keys(s, "<esc>");
	assert_true(session_wait_gone(s, "Looking"));
	assert_true(session_find(s, "Post 29") >= 0);
}

static void a_program_that_is_missing_is_named(void **state)
{
	struct folder *d = *state;
	struct session *s = start_with(
		d, "posts: [posts]\nrefresh: [no-such-program, pull]\n");

	session_keys(s, "R");
	assert_true(session_wait_text(s, "there is no such program"));
}

/* Nobody has asked: what it brings shows, and its words only with R. */
static void refreshing_by_itself_stays_in_the_background(void **state)
{
	struct folder *d = *state;
	char path[PATH_LEN], config[1024];

	path_of(d, "fetched.md", path);
	snprintf(config, sizeof(config),
		 "posts: [posts]\nrefresh-interval: 1s\nrefresh:\n  - sh\n"
		 "  - -c\n  - |\n"
		 "    echo Fetching words\n"
		 "    printf -- '---\\ntitle: Fetched\\ndate: 2026-03-01\\n"
		 "---\\n' > %s.new\n    mv %s.new %s\n",
		 path, path, path);
	struct session *s = start_with(d, config);

	assert_true(session_wait_text(s, "Fetched"));
	assert_true(session_find(s, "Fetching words") < 0);
	session_keys(s, "R");
	assert_true(session_wait_text(s, "Fetching words"));
	session_keys(s, "<esc>");
	assert_true(session_wait_gone(s, "Fetching words"));
}

/* A failure is told, though nobody has asked. */
static void refreshing_by_itself_tells_when_it_fails(void **state)
{
	struct folder *d = *state;
	struct session *s = start_with(
		d, "posts: [posts]\nrefresh-interval: 1s\n"
		   "refresh: [sh, -c, 'echo Could not fetch; exit 3']\n");

	assert_true(session_wait_text(s, "Refreshing failed"));
	assert_true(session_find(s, "Could not fetch") < 0);
	session_keys(s, "R");
	assert_true(session_wait_text(s, "Could not fetch"));
	assert_true(session_wait_text(s, "exit status 3"));
}

static void x_goes_through_the_languages_of_a_text(void **state)
{
	struct folder *d = *state;

	write_post(d, "twin.md", "Own twin", 31, "Own words.\n");
	write_post(d, "twin.ja.md", "Japanese twin", 31, "Japanese words.\n");
	struct session *s = start_until(d, "watch=auto", "1/31 of 32");
	/* one of the two is in the list */
	const bool own = session_find(s, "Own twin") >= 0;
	const char *const first = own ? "Own twin" : "Japanese twin";
	const char *const other = own ? "Japanese twin" : "Own twin";
	assert_true(session_find(s, first) >= 0);
	assert_int_equal(session_find(s, other), -1);
	session_keys(s, "X");
	assert_true(session_wait_text(s, other));
	assert_true(session_wait_gone(s, first));
	session_keys(s, "<enter>");
	assert_true(session_wait_text(s, own ? "Japanese words" : "Own words"));
	session_keys(s, "X");
	assert_true(session_wait_text(s, own ? "Own words" : "Japanese words"));
	session_keys(s, "<esc>jX");
	assert_true(session_wait_text(s, "no other language"));
}

static void leaving_ends_what_refreshes(void **state)
{
	struct folder *d = *state;
	struct session *s =
		start_with(d, "posts: [posts]\nrefresh: [sleep, '1000']\n");
	int status = -1;

	session_keys(s, "R");
	assert_true(session_wait_text(s, "sleep 1000"));
	session_keys(s, "<esc>j");
	assert_true(session_wait_text(s, "refreshing"));
	session_keys(s, "Q");
	assert_true(session_wait_end(s, &status));
	assert_int_equal(status, 0);
}

static void collections_are_chosen_by_their_names(void **state)
{
	struct folder *d = *state;
	char path[PATH_LEN];

	snprintf(path, sizeof(path), "%s/other", d->dir);
	mkdir(path, 0700);
	write_post(d, "../other/a.md", "Elsewhere", 31, "News.\n");
	path_of(d, "p29.md", path);
	unlink(path);
	struct session *s = start_with(
		d, "collections: {mine: posts, 'the others': {path: other}}\n");
	session_keys(s, "I");
	assert_true(session_wait_text(s, "the others"));
	session_keys(s, "oth<enter>");
	assert_true(session_wait_text(s, "1/1 of 30"));
	assert_true(session_find(s, "in:\"the others\"") >= 0);
	/* what comes later belongs there too */
	write_post(d, "../other/b.md", "Elsewhere too", 30, "News.\n");
	assert_true(session_wait_text(s, "1/2 of 31"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(new_posts_show_and_nothing_moves),
		TEST(the_first_post_stays_shown_under_a_newer_one),
		TEST(what_is_read_stays_at_its_words),
		TEST(a_filter_stays_and_judges_what_comes),
		TEST(renamed_and_removed_posts_are_followed),
		TEST(a_post_that_is_removed_can_be_read_on),
		TEST(folders_come_with_their_posts_and_go),
		TEST(links_to_folders_come_and_go),
		TEST(a_folder_that_was_named_may_vanish_and_come_back),
		TEST(polling_sees_the_same_later_and_says_so),
		TEST(what_a_link_leads_to_is_watched),
		TEST(a_configuration_above_is_watched),
		TEST(polling_looks_at_configurations_too),
		TEST(refreshing_shows_what_the_program_says),
		TEST(refreshing_by_itself_stays_in_the_background),
		TEST(refreshing_by_itself_tells_when_it_fails),
		TEST(x_goes_through_the_languages_of_a_text),
		TEST(a_program_that_is_missing_is_named),
		TEST(leaving_ends_what_refreshes),
		TEST(collections_are_chosen_by_their_names),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}

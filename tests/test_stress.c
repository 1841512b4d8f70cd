/* SPDX-License-Identifier: MIT */
/* Posts are made, edited, renamed and removed at random beside a running
 * screen; at the end its list is that of a new start. KANBAO_STRESS=SECONDS
 * makes it long, with 5,000 posts; KANBAO_SEED says which changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "support/session.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	PATH_LEN = 128,
	SHORT_POSTS = 120,
	SHORT_CHANGES = 600,
	LONG_POSTS = 5000,
	FOLDERS = 12,
	ROWS = 120,
	COLS = 59,  /* the list alone */
	LOOKS = 60, /* until the screen must show the end */
	LOOK_MS = 250,
};

struct stress {
	char dir[32];
	uint32_t random;
	int n_posts;
	unsigned version; /* of the text written last */
};

static uint32_t next(struct stress *s, uint32_t n)
{
	s->random = s->random * 1664525 + 1013904223;
	return (s->random >> 8) % n;
}

/* Folders lie in each other: 5 is in 2, which is in 0. */
static void folder_path(const struct stress *s, int folder, char out[PATH_LEN])
{
	char rest[PATH_LEN] = "";

	for (; folder > 0; folder = (folder - 1) / 2) {
		char more[PATH_LEN];
		snprintf(more, sizeof(more), "/d%d%.110s", folder, rest);
		memcpy(rest, more, sizeof(rest));
	}
	snprintf(out, PATH_LEN, "%.31s%.90s", s->dir, rest);
}

static void post_path(struct stress *s, char out[PATH_LEN])
{
	char folder[PATH_LEN];

	folder_path(s, (int)next(s, FOLDERS), folder);
	snprintf(out, PATH_LEN, "%.100s/p%u.md", folder,
		 next(s, (uint32_t)s->n_posts));
}

static void text_of(struct stress *s, struct buf *out)
{
	s->version++;
	buf_printf(out,
		   "---\ntitle: v%u\ndate: 20%02u-%02u-%02u\ntags: [t%u]\n---\n"
		   "\nBody %u.\n",
		   s->version, next(s, 20), 1 + next(s, 12), 1 + next(s, 28),
		   next(s, 9), s->version);
	if (next(s, 20) == 0) /* something wrong in it */
		buf_truncate(out, out->len / 2);
}

static void write_file(const char *path, const char *text, size_t len, int mode)
{
	const int fd = open(path, O_WRONLY | O_CREAT | mode, 0600);

	if (fd < 0)
		return; /* its folder is not there now */
	if (write(fd, text, len) < 0)
		perror(path);
	close(fd);
}

static void write_post(struct stress *s)
{
	char path[PATH_LEN];
	struct buf text = { 0 };

	post_path(s, path);
	text_of(s, &text);
	write_file(path, text.data, text.len, O_TRUNC);
	buf_release(&text);
}

/* As editors do that fear for the file. */
static void replace_post(struct stress *s)
{
	char path[PATH_LEN], other[PATH_LEN + 8];
	struct buf text = { 0 };

	post_path(s, path);
	text_of(s, &text);
	snprintf(other, sizeof(other), "%s.new", path);
	write_file(other, text.data, text.len, O_TRUNC);
	if (rename(other, path) != 0)
		unlink(other);
	buf_release(&text);
}

/* In pieces, with the file open. */
static void write_slowly(struct stress *s)
{
	char path[PATH_LEN];
	struct buf text = { 0 };

	post_path(s, path);
	text_of(s, &text);
	const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	for (size_t i = 0; fd >= 0 && i < text.len; i += 16) {
		const size_t n = text.len - i < 16 ? text.len - i : 16;
		if (write(fd, text.data + i, n) < 0)
			perror(path);
	}
	if (fd >= 0)
		close(fd);
	buf_release(&text);
}

static void remove_post(struct stress *s)
{
	char path[PATH_LEN];

	post_path(s, path);
	unlink(path);
}

static void rename_post(struct stress *s)
{
	char from[PATH_LEN], to[PATH_LEN];

	post_path(s, from);
	post_path(s, to);
	rename(from, to);
}

/* Out of sight and back. */
static void hide_post(struct stress *s)
{
	char path[PATH_LEN], hidden[PATH_LEN + 8];

	post_path(s, path);
	const char *slash = strrchr(path, '/');
	snprintf(hidden, sizeof(hidden), "%.*s/.%s", (int)(slash - path), path,
		 slash + 1);
	if (rename(path, hidden) != 0)
		rename(hidden, path);
}

static void make_folder(struct stress *s)
{
	char path[PATH_LEN];

	folder_path(s, (int)next(s, FOLDERS), path);
	mkdir(path, 0700);
}

static int delete_entry(const char *path, const struct stat *st, int type,
			struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static void remove_tree(const char *path)
{
	nftw(path, delete_entry, 16, FTW_DEPTH | FTW_PHYS);
}

static void remove_folder(struct stress *s)
{
	char path[PATH_LEN];

	if (next(s, 8))
		return;
	folder_path(s, 1 + (int)next(s, FOLDERS - 1), path);
	remove_tree(path);
}

static void move_folder(struct stress *s)
{
	char from[PATH_LEN], to[PATH_LEN];

	folder_path(s, 1 + (int)next(s, FOLDERS - 1), from);
	folder_path(s, 1 + (int)next(s, FOLDERS - 1), to);
	rename(from, to);
}

static void change(struct stress *s)
{
	static void (*const changes[])(struct stress *) = {
		write_post,  write_post,   write_post,    write_post,
		write_post,  replace_post, replace_post,  write_slowly,
		remove_post, remove_post,  rename_post,   rename_post,
		hide_post,   make_folder,  make_folder,   make_folder,
		move_folder, make_folder,  remove_folder,
	};

	changes[next(s, sizeof(changes) / sizeof(changes[0]))](s);
}

static void fill(struct stress *s)
{
	char path[PATH_LEN];

	for (int i = 1; i < FOLDERS; i++) {
		folder_path(s, i, path);
		mkdir(path, 0700);
	}
	for (int i = 0; i < s->n_posts; i++)
		write_post(s);
}

static struct session *start(const struct stress *s)
{
	const char *argv[] = { session_program(), s->dir, NULL };

	assert_non_null(argv[0]);
	struct session *session = session_start(ROWS, COLS, argv, NULL);
	assert_true(session_wait_text(session, "? help"));
	assert_true(session_settle(session));
	return session;
}

/* All pages of the list, each with the status line. */
static void read_list(struct session *session, struct buf *out)
{
	char last[ROWS * COLS * 4] = "";

	buf_clear(out);
	session_keys(session, "cgg");
	for (;;) {
		assert_true(session_settle(session));
		const char *screen = session_screen(session);
		if (!strcmp(screen, last))
			return;
		snprintf(last, sizeof(last), "%s", screen);
		buf_add_str(out, screen);
		session_keys(session, "<pgdn>");
	}
}

static void pause_ms(int ms)
{
	const struct timespec t = { ms / 1000, ms % 1000 * 1000000L };

	nanosleep(&t, NULL);
}

/* The line of the byte. */
static void say_line(const char *what, const char *text, size_t off)
{
	size_t start = off;

	while (start > 0 && text[start - 1] != '\n')
		start--;
	fprintf(stderr, "%s: %.*s\n", what, (int)strcspn(text + start, "\n"),
		text + start);
}

static void say_difference(const char *got, const char *want)
{
	size_t off = 0;

	while (got[off] && got[off] == want[off])
		off++;
	say_line("shown", got, off);
	say_line("fresh", want, off);
}

/* A new start shows the same, soon. */
static void assert_like_new(const struct stress *s, struct session *live)
{
	struct buf got = { 0 }, want = { 0 };
	struct session *fresh = start(s);
	bool same = false;

	read_list(fresh, &want);
	session_stop(fresh);
	for (int i = 0; i < LOOKS && !same; i++) {
		if (i > 0)
			pause_ms(LOOK_MS);
		read_list(live, &got);
		same = !strcmp(buf_str(&got), buf_str(&want));
	}
	if (!same)
		say_difference(buf_str(&got), buf_str(&want));
	assert_true(same);
	buf_release(&got);
	buf_release(&want);
}

static int set_up(void **state)
{
	const char *seed = getenv("KANBAO_SEED");
	const char *seconds = getenv("KANBAO_STRESS");
	struct stress *s = calloc(1, sizeof(*s));

	strcpy(s->dir, "/tmp/kanbao-stress-XXXXXX");
	if (!mkdtemp(s->dir))
		return -1;
	s->random = seed ? (uint32_t)strtoul(seed, NULL, 10) : 1;
	s->n_posts = seconds ? LONG_POSTS : SHORT_POSTS;
	*state = s;
	return 0;
}

static int tear_down(void **state)
{
	struct stress *s = *state;

	remove_tree(s->dir);
	free(s);
	return 0;
}

static void any_changes_end_in_what_a_new_start_shows(void **state)
{
	struct stress *s = *state;

	fill(s);
	struct session *live = start(s);
	for (int i = 0; i < SHORT_CHANGES; i++) {
		change(s);
		if (i % 100 == 0)
			session_keys(live, "jjkt<esc>");
	}
	assert_like_new(s, live);
	/* and from there on */
	for (int i = 0; i < SHORT_CHANGES / 10; i++)
		change(s);
	assert_like_new(s, live);
	session_stop(live);
}

static void a_minute_of_changes_ends_so_too(void **state)
{
	const char *seconds = getenv("KANBAO_STRESS");
	struct stress *s = *state;
	long n = 0;

	if (!seconds)
		skip();
	fill(s);
	struct session *live = start(s);
	const time_t end = time(NULL) + strtol(seconds, NULL, 10);
	while (time(NULL) < end) {
		change(s);
		if (++n % 20 == 0)
			pause_ms(1);
		if (n % 5000 == 0)
			session_keys(live, "jj/v1<enter>gg");
		if (n % 500 == 0)
			assert_true(session_settle(live));
	}
	assert_like_new(s, live);
	session_stop(live);
	printf("note: %ld changes\n", n);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(any_changes_end_in_what_a_new_start_shows),
		TEST(a_minute_of_changes_ends_so_too),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}

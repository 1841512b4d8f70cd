/* SPDX-License-Identifier: MIT */
/* What is found in folders and is no decent file: a line in the problem list,
 * and nothing else is lost. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/folder.h"

#include "archive/archive.h"
#include "archive/loader.h"
#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { PATH_LEN = 512, SOUND = 20 };

struct place {
	char dir[32];
	struct archive *archive;
};

static void at(const struct place *d, const char *name, char out[PATH_LEN])
{
	snprintf(out, PATH_LEN, "%s/%s", d->dir, name);
}

static void write_file(const struct place *d, const char *name,
		       const char *text)
{
	char path[PATH_LEN];

	at(d, name, path);
	folder_write(path, text);
}

static int set_up(void **state)
{
	struct place *d = calloc(1, sizeof(*d));
	char name[32];

	strcpy(d->dir, "/tmp/kanbao-test-XXXXXX");
	if (!mkdtemp(d->dir))
		return -1;
	for (int i = 0; i < SOUND; i++) {
		snprintf(name, sizeof(name), "sound%02d.md", i);
		write_file(d, name, "---\ntitle: Sound\n---\n\nText.\n");
	}
	*state = d;
	return 0;
}

static int delete_entry(const char *path, const struct stat *st, int type,
			struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static int tear_down(void **state)
{
	struct place *d = *state;

	archive_free(d->archive);
	nftw(d->dir, delete_entry, 64, FTW_DEPTH | FTW_PHYS);
	free(d);
	return 0;
}

static void load(struct place *d)
{
	const char *path = d->dir;
	struct loader *l = loader_start(&path, 1, NULL, NULL);

	archive_free(d->archive);
	d->archive = archive_new();
	loader_finish(l, d->archive);
	loader_free(l);
}

/* All sound posts are there, and one problem, of the file `name`. */
static void assert_one_problem(struct place *d, const char *name,
			       enum problem_kind kind, size_t posts)
{
	char path[PATH_LEN];

	load(d);
	at(d, name, path);
	assert_int_equal(archive_count(d->archive), posts);
	assert_int_equal(archive_problem_count(d->archive), 1);
	const struct problem *p = archive_problem(d->archive, 0);
	assert_string_equal(p->path, path);
	assert_int_equal(p->kind, kind);
}

static void a_fifo_is_not_waited_for(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	at(d, "pipe.md", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	at(d, "pipe", path); /* nobody expects a post there */
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_one_problem(d, "pipe.md", PROBLEM_FILE, SOUND);
}

static void a_socket_is_no_post(void **state)
{
	struct place *d = *state;
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	snprintf(address.sun_path, sizeof(address.sun_path), "%s/s.md", d->dir);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)),
			 0);
	close(fd);
	assert_one_problem(d, "s.md", PROBLEM_FILE, SOUND);
}

static void a_link_to_a_device_is_no_post(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	at(d, "zero.md", path);
	assert_int_equal(symlink("/dev/zero", path), 0);
	assert_one_problem(d, "zero.md", PROBLEM_FILE, SOUND);
}

static void links_that_lead_nowhere_are_named(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	at(d, "gone.md", path);
	assert_int_equal(symlink("not-there.md", path), 0);
	assert_one_problem(d, "gone.md", PROBLEM_FILE, SOUND);
	unlink(path);
	at(d, "self.md", path);
	assert_int_equal(symlink("self.md", path), 0);
	assert_one_problem(d, "self.md", PROBLEM_FILE, SOUND);
}

static void folders_that_link_in_a_circle_are_read_once(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	at(d, "a", path);
	mkdir(path, 0700);
	write_file(d, "a/one.md", "---\ntitle: One\n---\n");
	at(d, "a/up", path);
	assert_int_equal(symlink("..", path), 0);
	at(d, "again", path);
	assert_int_equal(symlink("a", path), 0);
	assert_one_problem(d, "a/up", PROBLEM_FILE, SOUND + 1);
}

static void a_link_out_of_the_folder_is_followed(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN], outside[] = "/tmp/kanbao-test-XXXXXX";
	const int fd = mkstemp(outside);

	assert_true(fd >= 0);
	assert_true(write(fd, "---\ntitle: Out\n---\n", 19) == 19);
	close(fd);
	at(d, "out.md", path);
	assert_int_equal(symlink(outside, path), 0);
	load(d);
	assert_int_equal(archive_count(d->archive), SOUND + 1);
	unlink(outside);
}

static void a_file_over_64_mib_is_refused_by_name(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	at(d, "big.md", path);
	const int fd = open(path, O_WRONLY | O_CREAT, 0600);
	assert_true(fd >= 0);
	assert_int_equal(ftruncate(fd, (off_t)FILE_MAX + 1), 0);
	assert_one_problem(d, "big.md", PROBLEM_BIG, SOUND);
	assert_int_equal(ftruncate(fd, (off_t)FILE_MAX), 0);
	close(fd);
	load(d);
	assert_int_equal(archive_count(d->archive), SOUND + 1);
}

static void odd_names_are_read_and_named(void **state)
{
	static const struct {
		const char *name, *what;
	} rows[] = {
		{ "new\nline.md", "the name has the line end U+000A in it" },
		{ "esc\033[31m.md", "the name has the character U+001B in it" },
		{ "\u202Egpj.md", "the name has the character U+202E in it" },
		{ "latin\xE9.md", "the name is not UTF-8: a byte E9" },
	};
	struct place *d = *state;
	char path[PATH_LEN];

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		write_file(d, rows[i].name, "---\ntitle: Odd\n---\n");
		assert_one_problem(d, rows[i].name, PROBLEM_NAME, SOUND + 1);
		assert_string_equal(archive_problem(d->archive, 0)->message,
				    rows[i].what);
		at(d, rows[i].name, path);
		unlink(path);
	}
}

static void a_folder_that_cannot_be_read_is_named(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	if (geteuid() == 0)
		skip(); /* who may read all */
	at(d, "closed", path);
	mkdir(path, 0);
	assert_one_problem(d, "closed", PROBLEM_READ, SOUND);
	chmod(path, 0700);
}

/* Makes folders in each other of names so long that the path of the last can't
 * be opened. Returns their number. */
static int dig(const char *top)
{
	char name[201];
	int n = 0;

	memset(name, 'd', 200);
	name[200] = '\0';
	const int home = open(".", O_RDONLY);
	assert_int_equal(chdir(top), 0);
	while (n < 25 && mkdir(name, 0700) == 0 && chdir(name) == 0)
		n++;
	FILE *f = fopen("deep.md", "w");
	assert_non_null(f);
	fclose(f);
	assert_int_equal(fchdir(home), 0);
	close(home);
	return n;
}

static void remove_dug(const char *top, int n)
{
	char name[201];
	const int home = open(".", O_RDONLY);

	memset(name, 'd', 200);
	name[200] = '\0';
	assert_int_equal(chdir(top), 0);
	for (int i = 0; i < n; i++)
		assert_int_equal(chdir(name), 0);
	unlink("deep.md");
	for (int i = 0; i < n; i++) {
		assert_int_equal(chdir(".."), 0);
		rmdir(name);
	}
	assert_int_equal(fchdir(home), 0);
	close(home);
}

static void a_path_that_is_too_long_is_named(void **state)
{
	struct place *d = *state;
	const int n = dig(d->dir);

	load(d);
	remove_dug(d->dir, n);
	assert_int_equal(archive_count(d->archive), SOUND);
	assert_int_equal(archive_problem_count(d->archive), 1);
	assert_int_equal(archive_problem(d->archive, 0)->kind, PROBLEM_READ);
}

static void folders_nested_too_deep_are_named(void **state)
{
	struct place *d = *state;
	char path[PATH_LEN];

	snprintf(path, sizeof(path), "%s", d->dir);
	for (int i = 0; i < 40; i++) {
		strcat(path, "/d");
		assert_int_equal(mkdir(path, 0700), 0);
	}
	load(d);
	assert_int_equal(archive_count(d->archive), SOUND);
	assert_int_equal(archive_problem_count(d->archive), 1);
	assert_int_equal(archive_problem(d->archive, 0)->kind, PROBLEM_DEEP);
}

/* Descriptors that are left for the loader's threads: too few for all. */
static void few_descriptors_are_waited_for(void **state)
{
	struct place *d = *state;
	struct rlimit before, few;
	const int next = dup(0);

	assert_true(next >= 0);
	close(next);
	getrlimit(RLIMIT_NOFILE, &before);
	few = before;
	few.rlim_cur = (rlim_t)next + 2;
	setrlimit(RLIMIT_NOFILE, &few);
	load(d);
	setrlimit(RLIMIT_NOFILE, &before);
	assert_int_equal(archive_count(d->archive), SOUND);
	assert_int_equal(archive_problem_count(d->archive), 0);
}

static atomic_bool enough;

/* Writes, cuts and removes the files of others while they are loaded. */
static void *disturb(void *arg)
{
	const struct place *d = arg;
	char name[32], path[PATH_LEN];

	for (unsigned i = 0; !atomic_load(&enough); i++) {
		snprintf(name, sizeof(name), "restless%u.md", i % 7);
		at(d, name, path);
		FILE *f = fopen(path, "w");
		for (int j = 0; f && j < 2000; j++)
			fputs(j ? "a: b\n" : "---\n", f);
		if (f)
			fclose(f);
		if (i % 3 == 0)
			unlink(path);
	}
	return NULL;
}

static void files_that_change_while_read_harm_no_others(void **state)
{
	struct place *d = *state;
	pthread_t thread;

	atomic_store(&enough, false);
	assert_int_equal(pthread_create(&thread, NULL, disturb, d), 0);
	for (int i = 0; i < 50; i++) {
		size_t sound = 0;
		load(d);
		for (size_t j = 0; j < archive_count(d->archive); j++)
			sound += !strcmp(archive_post(d->archive, j)->title,
					 "Sound");
		assert_int_equal(sound, SOUND);
	}
	atomic_store(&enough, true);
	pthread_join(thread, NULL);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_fifo_is_not_waited_for),
		TEST(a_socket_is_no_post),
		TEST(a_link_to_a_device_is_no_post),
		TEST(links_that_lead_nowhere_are_named),
		TEST(folders_that_link_in_a_circle_are_read_once),
		TEST(a_link_out_of_the_folder_is_followed),
		TEST(a_file_over_64_mib_is_refused_by_name),
		TEST(odd_names_are_read_and_named),
		TEST(a_folder_that_cannot_be_read_is_named),
		TEST(a_path_that_is_too_long_is_named),
		TEST(folders_nested_too_deep_are_named),
		TEST(few_descriptors_are_waited_for),
		TEST(files_that_change_while_read_harm_no_others),
	};
#undef TEST

	return cmocka_run_group_tests(tests, NULL, NULL);
}

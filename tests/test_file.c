/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test. */
static int folder_new(void **state)
{
	char path[] = "/tmp/kanbao-file-XXXXXX";

	if (!mkdtemp(path))
		return -1;
	*state = strdup(path);
	return chdir(path);
}

static int folder_remove(void **state)
{
	char command[64];

	snprintf(command, sizeof(command), "rm -rf %s", (char *)*state);
	free(*state);
	return chdir("/") == 0 && system(command) == 0 ? 0 : -1;
}

static void write_file(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

static void a_file_is_read_whole_with_its_nul_bytes(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct err err = { 0 };
	buf_add_str(&out, "before ");
	write_file("a", "x\0y", 3);
	assert_true(file_read(AT_FDCWD, "a", FILE_MAX, &out, &err));
	assert_int_equal(out.len, 10);
	assert_memory_equal(out.data, "before x\0y", 11);
	buf_release(&out);
}

static void an_empty_file_is_no_error(void **state)
{
	(void)state;
	struct buf out = { 0 };
	write_file("a", "", 0);
	assert_true(file_read(AT_FDCWD, "a", FILE_MAX, &out, NULL));
	assert_int_equal(out.len, 0);
	assert_string_equal(buf_str(&out), "");
	buf_release(&out);
}

static void what_is_no_regular_file_is_refused_without_blocking(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct err err = { 0 };
	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_false(file_read(AT_FDCWD, "fifo", FILE_MAX, &out, &err));
	assert_string_equal(err.text, "not a regular file");
	assert_false(file_read(AT_FDCWD, ".", FILE_MAX, &out, &err));
	assert_string_equal(err.text, "not a regular file");
	assert_false(file_read(AT_FDCWD, "missing", FILE_MAX, &out, &err));
	assert_string_equal(err.text, "No such file or directory");
	assert_int_equal(out.len, 0);
	buf_release(&out);
}

static void a_file_over_the_limit_is_refused_and_adds_nothing(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct err err = { 0 };
	write_file("a", "12345", 5);
	buf_add_str(&out, "kept");
	assert_false(file_read(AT_FDCWD, "a", 4, &out, &err));
	assert_string_equal(err.text, "larger than 4 bytes");
	assert_string_equal(buf_str(&out), "kept");
	assert_true(file_read(AT_FDCWD, "a", 5, &out, &err));
	buf_release(&out);
}

static void a_pipe_is_read_to_its_end_and_within_the_limit(void **state)
{
	(void)state;
	struct buf out = { 0 };
	struct err err = { 0 };
	int fds[2];
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "hello", 5), 5);
	close(fds[1]);
	assert_true(file_read_fd(fds[0], 0, 100, &out, &err));
	assert_string_equal(buf_str(&out), "hello");
	close(fds[0]);

	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "hello", 5), 5);
	close(fds[1]);
	assert_false(file_read_fd(fds[0], 0, 4, &out, &err));
	assert_string_equal(buf_str(&out), "hello");
	close(fds[0]);
	buf_release(&out);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, folder_new, folder_remove)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_is_read_whole_with_its_nul_bytes),
		TEST(an_empty_file_is_no_error),
		TEST(what_is_no_regular_file_is_refused_without_blocking),
		TEST(a_file_over_the_limit_is_refused_and_adds_nothing),
		TEST(a_pipe_is_read_to_its_end_and_within_the_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

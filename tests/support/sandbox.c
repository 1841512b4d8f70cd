/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/sandbox.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORDS = 32, PATH_LEN = 512 };

bool sandbox_init(struct sandbox *s)
{
	const char *program = getenv("KANBAO");

	*s = (struct sandbox){ .dir = "/tmp/kanbao-test-XXXXXX" };
	s->program = program ? realpath(program, NULL) : NULL;
	if (!s->program)
		return false;
	assert_non_null(mkdtemp(s->dir));
	return true;
}

static int delete_entry(const char *path, const struct stat *st, int type,
			struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void sandbox_release(struct sandbox *s)
{
	nftw(s->dir, delete_entry, 16, FTW_DEPTH | FTW_PHYS);
	free(s->program);
	buf_release(&s->out);
	buf_release(&s->err);
}

static void make_folders(char *path)
{
	for (char *p = path + 1; *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		mkdir(path, 0777);
		*p = '/';
	}
}

void sandbox_write(struct sandbox *s, const char *path, const char *text,
		   size_t len)
{
	char whole[PATH_LEN];

	snprintf(whole, sizeof(whole), "%s/%s", s->dir, path);
	make_folders(whole);
	FILE *f = fopen(whole, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

void sandbox_write_str(struct sandbox *s, const char *path, const char *text)
{
	sandbox_write(s, path, text, strlen(text));
}

/* An empty file that is gone when it is closed. */
static int open_scratch(void)
{
	char path[] = "/tmp/kanbao-test-XXXXXX";
	const int fd = mkstemp(path);

	assert_true(fd >= 0);
	unlink(path);
	return fd;
}

static _Noreturn void run_child(const struct sandbox *s, char **argv,
				const int fds[3])
{
	for (int i = 0; i < 3; i++)
		dup2(fds[i], i);
	setenv("TERM", "xterm", 1);
	unsetenv("NO_COLOR");
	unsetenv("CLICOLOR_FORCE");
	if (chdir(s->dir) == 0)
		execv(s->program, argv);
	_exit(127);
}

static void take_output(int fd, struct buf *out)
{
	buf_clear(out);
	lseek(fd, 0, SEEK_SET);
	assert_true(file_read_fd(fd, 0, FILE_MAX, out, NULL));
	buf_add(out, "", 0);
	close(fd);
}

/* Runs the program on the descriptors and waits for it. */
static void run(struct sandbox *s, const char *const *words, const int fds[3])
{
	char *argv[MOST_WORDS] = { s->program };
	int status, argc = 1;

	for (; *words; words++) {
		assert_true(argc + 1 < MOST_WORDS);
		argv[argc++] = (char *)*words;
	}
	const pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		run_child(s, argv, fds);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	s->status = WIFEXITED(status) ? WEXITSTATUS(status)
				      : 128 + WTERMSIG(status);
}

/* Splits `line`, whose copy the words point into, at blanks. */
static void split(char *line, const char *words[MOST_WORDS])
{
	int n = 0;

	for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
		assert_true(n + 1 < MOST_WORDS);
		words[n++] = word;
	}
	words[n] = NULL;
}

void sandbox_run_words(struct sandbox *s, const char *const *words,
		       const char *input)
{
	const int fds[3] = { open_scratch(), open_scratch(), open_scratch() };

	if (input)
		assert_true(write(fds[0], input, strlen(input)) >= 0);
	lseek(fds[0], 0, SEEK_SET);
	run(s, words, fds);
	close(fds[0]);
	take_output(fds[1], &s->out);
	take_output(fds[2], &s->err);
}

void sandbox_run(struct sandbox *s, const char *line, const char *input)
{
	const char *words[MOST_WORDS];
	char *copy = xstrdup(line);

	split(copy, words);
	sandbox_run_words(s, words, input);
	free(copy);
}

void sandbox_run_into(struct sandbox *s, const char *line, int out)
{
	const int fds[3] = { open_scratch(), out, open_scratch() };
	const char *words[MOST_WORDS];
	char *copy = xstrdup(line);

	split(copy, words);
	run(s, words, fds);
	free(copy);
	close(fds[0]);
	buf_clear(&s->out);
	take_output(fds[2], &s->err);
}

void sandbox_expect(struct sandbox *s, const char *line, int status)
{
	sandbox_run(s, line, NULL);
	if (s->status != status)
		fail_msg("kanbao %s: status %d, not %d; %s", line, s->status,
			 status, buf_str(&s->err));
}

/* SPDX-License-Identifier: MIT */
/* A folder of its own for a test, with the program run in it. */
#ifndef TESTS_SANDBOX_H
#define TESTS_SANDBOX_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct sandbox {
	char dir[64];
	char *program;       /* absolute */
	struct buf out, err; /* what the last run printed */
	int status;          /* its exit status, 128+n for signal n */
};

/* Uses the program in the environment variable KANBAO. False, with nothing to
 * release, if there is none. */
bool sandbox_init(struct sandbox *s);

/* Deletes the folder and all in it. */
void sandbox_release(struct sandbox *s);

/* Writes a file, making the folders above it. */
void sandbox_write(struct sandbox *s, const char *path, const char *text,
		   size_t len);
void sandbox_write_str(struct sandbox *s, const char *path, const char *text);

/* Runs the program with the words of `line`, parted by single blanks; `input`
 * (NULL = nothing) is on its standard input. Neither output is a terminal. */
void sandbox_run(struct sandbox *s, const char *line, const char *input);

/* The same with the words given one by one, NULL behind the last. */
void sandbox_run_words(struct sandbox *s, const char *const *words,
		       const char *input);

/* As sandbox_run with its standard output going to the descriptor `out`, which stays
 * open; what is printed there is not collected. */
void sandbox_run_into(struct sandbox *s, const char *line, int out);

/* Fails the test unless the status is this. */
void sandbox_expect(struct sandbox *s, const char *line, int status);

#endif

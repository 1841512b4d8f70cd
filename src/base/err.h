/* SPDX-License-Identifier: MIT */
/* What went wrong in the world, in words for the reader of the screen. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum { ERR_SIZE = 512 };

/* Start with `struct err err = { 0 };`. The text is sanitised where shown. */
struct err {
	char text[ERR_SIZE];
};

#if defined(__GNUC__)
#define ERR_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define ERR_PRINTF(f, a)
#endif

/* Fills `err` (NULL = nobody asks) and returns false, so that a function can
 * `return err_set(...)`. A longer text is cut between characters. */
bool err_set(struct err *err, const char *fmt, ...) ERR_PRINTF(2, 3);

#endif

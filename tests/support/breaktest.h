/* SPDX-License-Identifier: MIT */
/* The Unicode Consortium's own break tests: LineBreakTest.txt and kin. */
#ifndef SUPPORT_BREAKTEST_H
#define SUPPORT_BREAKTEST_H

#include <stdbool.h>
#include <stddef.h>

enum { BREAKTEST_MAX = 64 }; /* characters of a case; the longest has 28 */

/* One line of the file: `÷ 0020 × 0308 ÷`. */
struct breaktest {
	char text[BREAKTEST_MAX * 4 + 1]; /* UTF-8 */
	size_t len;
	bool breaks[BREAKTEST_MAX * 4 + 1]; /* by byte offset */
};

/* Runs `holds` on every case of the file `name` in the Unicode data's folder
 * auxiliary/ and fails the test unless it is true for all; skips the test if
 * the file is not there, but fails if the environment has CI. Prints a note
 * with the counts. */
void breaktest_run(const char *name, bool (*holds)(const struct breaktest *t));

#endif

/* SPDX-License-Identifier: MIT */
/* What terminals have answered about their widths, kept between two runs in
 * kanbao/terminals of the cache folder, so that already the first screen is
 * right. A line for each: "wide|narrow sum|joined NAME". The terminal is asked
 * again at every start, so a wrong line does no harm for long. */
#ifndef APP_TERMINALS_H
#define APP_TERMINALS_H

#include "unicode/width.h"

#include <stdbool.h>

struct terminals;

/* For the terminal that the environment names: TERM, and the program and
 * version of those that tell. `ambiguous` = false leaves that rule alone.
 * Reads and writes nothing yet. */
struct terminals *terminals_new(char *(*getenv_)(const char *), bool ambiguous);
void terminals_free(struct terminals *t);

/* Sets the rules to what the terminal answered last time; unchanged if that
 * isn't known, or the file is damaged there. */
void terminals_recall(const struct terminals *t, struct width_rules *rules);

/* Notes them for the next start, if it can; the others known, the latest
 * first, stay. The file is replaced by rename. */
void terminals_remember(const struct terminals *t,
			const struct width_rules *rules);

#endif

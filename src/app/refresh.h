/* SPDX-License-Identifier: MIT */
/* Programs that fetch new posts, run beside the screen one after the other:
 * by argv, with nothing to read and no terminal. */
#ifndef APP_REFRESH_H
#define APP_REFRESH_H

#include "app/setting.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

struct refresh;

/* Runs the programs, whose words are copied; "~" at the start of a word is the
 * home folder and the program is looked for in $PATH. `wake(arg)` is called
 * from a thread when there is news. */
struct refresh *refresh_start(const struct setting_words *programs, size_t n,
			      char *(*getenv_)(const char *),
			      void (*wake)(void *arg), void *arg);

/* Ends what runs, by SIGTERM, then SIGKILL; NULL is fine. */
void refresh_free(struct refresh *r);

struct refresh_status {
	size_t version; /* grows with the output */
	bool done;
	bool failed; /* one of them could not be run, or failed */
};

struct refresh_status refresh_status(struct refresh *r);

/* Adds what they have printed, raw; of very much the end. */
void refresh_output(struct refresh *r, struct buf *out);

#endif

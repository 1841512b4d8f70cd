/* SPDX-License-Identifier: MIT */
/* Starting other programs: by argv, never through a shell. They inherit the
 * three standard descriptors at most; all others of ours are close-on-exec. */
#ifndef APP_SPAWN_H
#define APP_SPAWN_H

#include "base/err.h"

#include <stdbool.h>
#include <sys/types.h>

/* The file to run for `name`: itself if it has a "/", else what is found in the
 * folders of `path` ($PATH; NULL = the system's usual), of which relative ones
 * are passed over. NULL if there is no such program. The caller's. */
char *spawn_find(const char *name, const char *path);

/* Runs the file argv[0] in a session of its own, with nothing to read and
 * nowhere to write, and doesn't wait for it. False if it could not be
 * started. */
bool spawn_detached(char *const argv[], struct err *err);

/* Runs the file argv[0] in a session of its own, with nothing to read, and what
 * it writes comes out of `*fd`. It must be waited for; its process group is
 * `*pid`. False if it could not be started. */
bool spawn_piped(char *const argv[], int *fd, pid_t *pid, struct err *err);

/* The same, but it reads `in` and what it complains of is lost. */
bool spawn_filter(char *const argv[], int in, int *fd, pid_t *pid,
		  struct err *err);

/* Runs the file argv[0] on this terminal, which must have been left to it, and
 * waits for it. `*status` (NULL = nobody asks) becomes its exit status, or 128
 * + the signal that ended it. False if it could not be started. */
bool spawn_wait(char *const argv[], int *status, struct err *err);

#endif

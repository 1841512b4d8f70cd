/* SPDX-License-Identifier: MIT */
/* `kanbao search TEXT`: the posts whose title or body contains TEXT, folded as
 * in unicode/fold.h, with the lines. */
#ifndef APP_COMMAND_SEARCH_H
#define APP_COMMAND_SEARCH_H

#include "app/job.h"

/* Returns the exit status. */
int command_search(const struct job *job);

#endif

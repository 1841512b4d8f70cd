/* SPDX-License-Identifier: MIT */
/* `kanbao list`: the posts, one on a line. */
#ifndef APP_COMMAND_LIST_H
#define APP_COMMAND_LIST_H

#include "app/job.h"

/* Returns the exit status. */
int command_list(const struct job *job);

#endif

/* SPDX-License-Identifier: MIT */
/* `kanbao tags` and its kin: the values of a facet, with the number of posts of
 * each. */
#ifndef APP_COMMAND_COUNT_H
#define APP_COMMAND_COUNT_H

#include "app/job.h"

/* Which facet is said by the command. Returns the exit status. */
int command_count(const struct job *job);

#endif

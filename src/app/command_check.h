/* SPDX-License-Identifier: MIT */
/* `kanbao check`: what is wrong in posts. */
#ifndef APP_COMMAND_CHECK_H
#define APP_COMMAND_CHECK_H

#include "app/job.h"

/* Returns the exit status: 1 if there is anything wrong. */
int command_check(const struct job *job);

#endif

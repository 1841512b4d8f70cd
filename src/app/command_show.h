/* SPDX-License-Identifier: MIT */
/* `kanbao show`: the text of posts, reflowed. */
#ifndef APP_COMMAND_SHOW_H
#define APP_COMMAND_SHOW_H

#include "app/job.h"

/* Returns the exit status. */
int command_show(const struct job *job);

#endif

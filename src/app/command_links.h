/* SPDX-License-Identifier: MIT */
/* `kanbao links`: the numbered links of posts. */
#ifndef APP_COMMAND_LINKS_H
#define APP_COMMAND_LINKS_H

#include "app/job.h"

/* Returns the exit status. */
int command_links(const struct job *job);

#endif

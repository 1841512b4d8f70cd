/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_IDLE_H
#define SUPPORT_IDLE_H

#include <stdbool.h>
#include <sys/types.h>

/* Whether all threads of the process sleep, so that nothing will change until
 * something comes from outside. Where the system doesn't say, waits a while and
 * guesses that they do. */
bool idle_process(pid_t pid);

#endif

/* SPDX-License-Identifier: MIT */
/* From the command line to the command that it asks for. */
#ifndef APP_RUN_H
#define APP_RUN_H

#include "app/options.h"
#include "app/world.h"

/* Does what the options say. Returns the exit status; messages are on standard
 * error. */
int run(const struct options *o, const struct world *world);

#endif

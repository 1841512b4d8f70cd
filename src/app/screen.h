/* SPDX-License-Identifier: MIT */
/* `kanbao` without a command, on a terminal: from the options to the loop. */
#ifndef APP_SCREEN_H
#define APP_SCREEN_H

#include "app/options.h"
#include "app/places.h"
#include "app/world.h"

/* True with nothing said if the options fit a screen; some only order what is
 * printed. */
bool screen_allows(const struct options *o, struct err *err);

/* Runs until the reader leaves. Returns the exit status; messages are on
 * standard error. */
int screen_run(const struct options *o, const struct places *places,
	       const struct world *world);

#endif

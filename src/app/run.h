/* SPDX-License-Identifier: MIT */
/* From the command line to the command that it asks for. */
#ifndef APP_RUN_H
#define APP_RUN_H

#include "app/options.h"

#include <stdbool.h>
#include <stdint.h>

/* What the program finds around it; in tests, what they say. */
struct run_world {
	const char *program; /* argv[0] */
	int64_t today;       /* days since 1970-01-01, where the reader is */
	char *(*getenv_)(const char *);
	int out; /* descriptor of standard output */
};

/* Does what the options say. Returns the exit status; messages are on standard
 * error. */
int run(const struct options *o, const struct run_world *world);

#endif

/* SPDX-License-Identifier: MIT */
/* What the program finds around it. main.c asks; all below is told. */
#ifndef APP_WORLD_H
#define APP_WORLD_H

#include <stdint.h>

struct config_said;

struct world {
	const char *program; /* argv[0] */
	int64_t today;       /* days since 1970-01-01, where the reader is */
	char *(*getenv_)(const char *);
	int out;                        /* descriptor of standard output */
	const struct config_said *said; /* wrong in the configuration */
};

/* The reader's locale for messages, as POSIX finds it; "" if none is set. */
static inline const char *world_locale(char *(*getenv_)(const char *))
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (int i = 0; i < 3; i++) {
		const char *value = getenv_(names[i]);
		if (value && *value)
			return value;
	}
	return "";
}

#endif

/* SPDX-License-Identifier: MIT */
/* The configuration: config.yml, a map of the names of app/setting.h. What is
 * wrong in it is said, and the rest counts all the same. */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include "app/setting.h"
#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

/* What is wrong in the configuration, as it is to be printed. */
struct config_said {
	struct buf lines; /* "file:line:col: what\n" each, raw bytes */
	size_t n;
};

void config_said_release(struct config_said *said);

/* The file that is read if the command line names none:
 * $XDG_CONFIG_HOME/kanbao/config.yml, else below ~/.config. NULL if the
 * environment names neither. The caller's. */
char *config_path(char *(*getenv_)(const char *));

/* Reads `file` into the settings, but for those that the command line has set.
 * Relative paths in it are taken from its own folder. False with the reason if
 * it can't be read; what it says wrongly is added to `said` instead. */
bool config_read(struct settings *s, const char *file, struct config_said *said,
		 struct err *err);

/* What the program does at its start: reads `file`, or if that is NULL the
 * usual one, which may be missing. False with the reason if `file` can't be
 * read. */
bool config_load(struct settings *s, const char *file,
		 char *(*getenv_)(const char *), struct config_said *said,
		 struct err *err);

/* Reads "NAME=VALUE" of the command line; a list is written as in YAML:
 * posts=[a, b]. False with the reason, and nothing changed, if it is none. */
bool config_assign(struct settings *s, const char *text, struct err *err);

#endif

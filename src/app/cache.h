/* SPDX-License-Identifier: MIT */
/* The folder for what can be made anew. */
#ifndef APP_CACHE_H
#define APP_CACHE_H

#include "app/setting.h"
#include "archive/loader.h"

/* $XDG_CACHE_HOME/kanbao, else below ~/.cache; it need not exist. NULL if the
 * environment names neither. The caller's. */
char *cache_folder(char *(*getenv_)(const char *));

/* What the settings say of catalogues in that folder, which may be NULL and is
 * borrowed. */
struct catalogue_place cache_place(const struct settings *s,
				   const char *folder);

#endif

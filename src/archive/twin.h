/* SPDX-License-Identifier: MIT */
/* Heads that say themselves which posts are one text in several languages. */
#ifndef ARCHIVE_TWIN_H
#define ARCHIVE_TWIN_H

#include "archive/fields.h"

#include <stdbool.h>
#include <stdint.h>

/* A number that all languages of the text have in common, or 0 if the head says
 * nothing of it: by `translationKey` (Hugo), by `ref` beside `lang` (as Jekyll
 * sites do it) or, where `slugs` tell (Pelican), by `slug`. Texts of another
 * `top`, a folder, have other numbers. */
uint64_t twin_of(const struct fields *f, bool slugs, struct slice top);

#endif

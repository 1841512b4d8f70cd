/* SPDX-License-Identifier: MIT */
/* The headings of a post. */
#ifndef UI_OUTLINE_H
#define UI_OUTLINE_H

#include "ui/view.h"

#include <stdint.h>

struct doc;

/* A menu of the title and all headings; the id of an entry is its leaf. The
 * cursor stands on the one in whose section leaf `at` is. */
struct view *outline_new(const struct doc *d, uint32_t at);

#endif

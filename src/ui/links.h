/* SPDX-License-Identifier: MIT */
/* The links of a post, by number. */
#ifndef UI_LINKS_H
#define UI_LINKS_H

#include "ui/view.h"

struct doc;

/* A menu of all links; the id of an entry is the link's number. The cursor
 * stands on link `at`, if there is one. */
struct view *links_new(const struct doc *d, size_t at);

#endif

/* SPDX-License-Identifier: MIT */
/* The links of a post, by number. */
#ifndef UI_LINKS_H
#define UI_LINKS_H

#include "ui/view.h"

struct doc;

/* True if the address leads to a post of the archive. */
typedef bool links_is_post(void *arg, const char *url);

/* A menu of all links; the id of an entry is the link's number. The cursor
 * stands on link `at`, if there is one. `is_post` may be NULL. */
struct view *links_new(const struct doc *d, size_t at, links_is_post *is_post,
		       void *arg);

#endif

/* SPDX-License-Identifier: MIT */
/* Files that a site's generator takes for something else than a post, though
 * they look like one: what lies beside the `index.md` of a bundle (Hugo, Zola)
 * and pages that stand for themselves (Pelican). */
#ifndef ARCHIVE_SITE_PAGES_H
#define ARCHIVE_SITE_PAGES_H

#include "archive/sites.h"
#include "archive/walk.h"

/* Takes them out of the files of the walk; each is worth a note. */
void site_pages_drop(struct walk *w, const struct sites *s);

/* True for a file that was found alone: looks beside it. */
bool site_pages_is_one(const struct sites *s, const struct walk_file *file);

#endif

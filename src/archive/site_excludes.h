/* SPDX-License-Identifier: MIT */
/* Which files a site's configuration keeps out of it. */
#ifndef ARCHIVE_SITE_EXCLUDES_H
#define ARCHIVE_SITE_EXCLUDES_H

#include "archive/site.h"

/* Whether the configuration says anything of that. If not, only folders at the
 * top of the site are kept out. */
bool site_excludes_any(const struct site *s);

/* True for what stands in `exclude` and not in `include`, as the generator
 * understands both, and for what is in folders that it fills or that hold what
 * others have made; `path` is below the site's folder. */
bool site_excludes(const struct site *s, const char *path);

#endif

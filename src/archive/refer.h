/* SPDX-License-Identifier: MIT */
/* Links between posts: which post of the archive an address in another one
 * means, be it a path of files (`../2020-01-01-x.md`), of the site as it is
 * published (`/2020/01/01/x.html`), or a bare name (`x`, of a wiki link or a
 * template). */
#ifndef ARCHIVE_REFER_H
#define ARCHIVE_REFER_H

#include <stdbool.h>

struct archive;
struct buf;
struct post;
struct refer;

/* The archive must live longer. Posts are looked up by name when the first
 * link is. */
struct refer *refer_new(const struct archive *a);
void refer_free(struct refer *r);

/* The post, never `from` itself; NULL if the address leads out of the archive
 * or nowhere. Where several fit, the one whose path fits best, then the
 * newest. Notices by itself that posts have come. */
const struct post *refer_find(struct refer *r, const struct post *from,
			      const char *url);

/* Adds the path of the address, decoded, which begins with "/" if it is one of
 * the site: "/a b.png" for "{{ site.url }}/a%20b.png?x". False if it has none,
 * as one of the web. */
bool refer_path(const char *url, struct buf *out);

#endif

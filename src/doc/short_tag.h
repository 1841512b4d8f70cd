/* SPDX-License-Identifier: MIT */
/* Tags in square brackets, as WordPress and boards have them in text that was
 * taken from there: `[caption id="a"]…[/caption]`, `[youtube https://…]`,
 * `[gallery ids="1,2"]`, `[quote]…[/quote]`. */
#ifndef DOC_SHORT_TAG_H
#define DOC_SHORT_TAG_H

#include "base/buf.h"
#include "doc/template.h"

#include <stdbool.h>
#include <stddef.h>

enum short_tag {
	SHORT_TAG_PAIR, /* shows what is between it and its end, if it has one */
	SHORT_TAG_CODE, /* the same, which is code */
	SHORT_TAG_GONE,
	SHORT_TAG_MEDIA, /* a link to what its arguments name */
};

/* Whether one begins at the bracket, on one line. Its name, arguments and
 * length go to `t`, a tag of template.h. */
bool short_tag_at(const char *s, size_t len, struct template *t);

/* What it is by its name and arguments. */
enum short_tag short_tag_kind(const struct template *t);

/* Writes a link to the media that it names; false if it names none. */
bool short_tag_write_media(const struct template *t, struct buf *out);

/* True if one may be in the text. */
bool short_tag_may_be_in(const char *text, size_t len);

/* `@[card](https://…)`, as in articles of Zenn: bytes of what begins at the @,
 * or 0. Writes a link, or nothing for `@[toc](title)`. */
size_t short_tag_write_embed(const char *s, size_t len, struct buf *out);

/* True if the line, without blanks around it, stands for the table of contents:
 * `[TOC]`, `[[_TOC_]]`, `@[toc](title)`. */
bool short_tag_is_toc(const char *line, size_t len);

#endif

/* SPDX-License-Identifier: MIT */
/* What the tags of Liquid, Hexo, Hugo and Zola mean: one table names those with
 * a meaning of their own. */
#ifndef DOC_TAGS_H
#define DOC_TAGS_H

#include "base/buf.h"
#include "doc/box_label.h"
#include "doc/template.h"

#include <stdbool.h>

enum tag_action {
	TAG_OTHER, /* by its arguments; or its end, which shows nothing */
	TAG_GONE,
	/* up to its end */
	TAG_RAW,     /* what is within is no template */
	TAG_COMMENT, /* shows nothing */
	TAG_CODE,
	TAG_BOX, /* a quote with a label */
	/* alone */
	TAG_PLACE, /* the address of a post or file */
	TAG_POST,  /* a link to a post */
	TAG_MEDIA, /* a link to a page of a site, by the argument's id */
	TAG_BREAK,
	TAG_PARAM,  /* a parameter of the site, by its name */
	TAG_WORDS,  /* its arguments, as an element of HTML */
	TAG_RUBY,   /* a word and its reading */
	TAG_BUTTON, /* an address and a text, parted by commas; the text first if
	             * the table adds something */
};

/* What the table says of the tag. */
enum tag_action tags_action(const struct template *t);

/* What the table adds: the start of an address, a label, a language, the name of
 * an element; "" if nothing. */
const char *tags_arg(const struct template *t);

/* True if `end` ends what `t` begins: `{% endraw %}`, `{{< /raw >}}`. */
bool tags_ends(const struct template *t, const struct template *end);

/* True if `t` is such an end of anything; and of a box. */
bool tags_is_end(const struct template *t);
bool tags_ends_box(const struct template *t);

/* In code `{% raw %}` and `{% endraw %}` keep what is between from being taken
 * for tags, and are no part of it. Bytes of one that the text begins with, or
 * 0; and bytes before the next one. */
size_t tags_raw_len(const char *s, size_t len);
size_t tags_before_raw(const char *s, size_t len);

/* The text has both. */
bool tags_has_raw(const char *s, size_t len);

/* The label of a box: slices of the tag, of constants and of `title`, where the
 * title is put together as Markdown. */
void tags_label(const struct template *t, struct box_label *label,
		struct buf *title);

/* The box is a quotation, whose source is its title. */
bool tags_is_quotation(const struct template *t);

/* The first argument that has no key; false if there is none. */
bool tags_name(const struct template *t, struct template_arg *out);

/* Adds the info string of a block of code: the language, nothing if none is said,
 * and what Hexo calls the block. */
void tags_language(const struct template *t, struct buf *out);

#endif

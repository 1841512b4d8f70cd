/* SPDX-License-Identifier: MIT */
/* The braces of site generators: `{% tag %}` and `{{ value }}` of Liquid and
 * its kin, `{{< shortcode >}}` and `{{% shortcode %}}` of Hugo. What they mean
 * is the business of tags.h and values.h. */
#ifndef DOC_TEMPLATE_H
#define DOC_TEMPLATE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>

enum template_kind {
	TEMPLATE_TAG,       /* {% name args %} */
	TEMPLATE_VALUE,     /* {{ expression }}: in args */
	TEMPLATE_SHORTCODE, /* {{< name args >}}, {{% %}}, {{ name(args) }} */
	TEMPLATE_ESCAPED, /* {{</ * … * />}}: a shortcode as text, in args */
	TEMPLATE_COMMENT, /* {{/ * … * /}}, {#- … #}, {% # … %} */
};

/* Slices of the text. */
struct template
{
	enum template_kind kind;
	bool closes; /* {{< /name >}} */
	bool single; /* {{< name />}}: nothing closes it */
	const char *name, *args;
	size_t name_len, args_len;
	size_t len; /* bytes of all of it */
};

/* What closes is searched for once; start with { .text = t, .len = n }. */
enum { TEMPLATE_ENDS = 6 };
struct template_scan {
	const char *text;
	size_t len;
	size_t ends[TEMPLATE_ENDS]; /* of each form: 0 = not searched yet */
};

/* Whether one begins at byte `off`, a brace. Offsets grow from call to call, or
 * the search takes more than linear time. */
bool template_at(struct template_scan *scan, size_t off, struct template *t);

bool template_is(const struct template *t, const char *name);

/* One argument of a tag. */
struct template_arg {
	const char *key, *value; /* key: NULL if it stands alone */
	size_t key_len, value_len;
	bool quoted;
};

/* Adds the value without the backslashes that stand before quotes. */
void template_add_value(struct buf *out, const struct template_arg *arg);

/* Takes the next argument from the slice; false at its end. */
bool template_next_arg(const char **args, size_t *len,
		       struct template_arg *arg);

bool template_key_is(const struct template_arg *arg, const char *key);

#endif

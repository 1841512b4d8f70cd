/* SPDX-License-Identifier: MIT */
/* The arguments of a tag: by key, by place, by what they look like. */
#ifndef DOC_TAG_ARGS_H
#define DOC_TAG_ARGS_H

#include "base/buf.h"

#include <stdbool.h>

struct template;
struct template_arg;

/* The value of the first of the keys, NULL behind the last, that is there. */
bool tag_args_get(const struct template *t, const char *const *keys,
		  struct template_arg *arg);

/* Argument `n` of those without a key, from 0. */
bool tag_args_nth(const struct template *t, int n, struct template_arg *arg);

/* Adds those from `from` on, with blanks between. */
void tag_args_add_rest(const struct template *t, int from, struct buf *out);

/* A file of a picture, by its name; and the address of another site. */
bool tag_args_is_picture(const struct template_arg *arg);
bool tag_args_is_url(const struct template_arg *arg);

/* The first argument without a key that is such; false if none is. */
bool tag_args_find(const struct template *t,
		   bool (*such)(const struct template_arg *),
		   struct template_arg *arg);

#endif

/* SPDX-License-Identifier: MIT */
/* A whole YAML file as fields: keys of maps in maps are `a.b.c`, maps in lists
 * have a number of their own, `a.0.b`. For configurations of sites, which are
 * deeper than heads. */
#ifndef ARCHIVE_YAML_TREE_H
#define ARCHIVE_YAML_TREE_H

#include "archive/fields.h"

/* What stands before a mistake is kept; the mistake is told and makes the
 * result false. What `<<` merges into a map gives way to keys of its own. `out`
 * should be numbered and have room enough. */
bool yaml_tree_read(struct slice text, struct fields *out,
		    struct fields_error *error);

#endif

/* SPDX-License-Identifier: MIT */
/* A post from its text, and what its head has given it. */
#ifndef SUPPORT_HEADS_H
#define SUPPORT_HEADS_H

#include "archive/archive.h"

/* An archive that holds what is read from the text as if it were the file
 * `name`. To be freed. */
struct archive *heads_archive(const char *name, const char *text);

/* The names of its values in their order, "|" between two. */
void heads_assert_values(const struct post *p, enum facet f, const char *want);

#endif

/* SPDX-License-Identifier: MIT */
/* Heads each of whose lines begins with a sign, or has one in it that is
 * enough: Org's, Pandoc's, LCTT's, Nikola's and Logseq's. */
#ifndef ARCHIVE_HEAD_SIGNS_H
#define ARCHIVE_HEAD_SIGNS_H

#include "archive/head_place.h"

/* False if there is none at the place; then `out` is as it was. */
bool head_signs_split(struct head_split *out, struct head_place at);

#endif

/* SPDX-License-Identifier: MIT */
/* Lines of a paragraph that number or mark what they say without being items of
 * a list to CommonMark: ①, （一）, 1、, a), Q:, ●, ✅. Where two stand one below the
 * other their author means lines, and the generators that most such posts are
 * written for show them so. */
#ifndef DOC_ENUMERATION_H
#define DOC_ENUMERATION_H

#include <stddef.h>

/* What the text of a line begins with: lines of one enumeration have the same. 0 =
 * with nothing of the kind. */
int enumeration_kind(const char *text, size_t len);

#endif

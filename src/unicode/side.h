/* SPDX-License-Identifier: MIT */
/* What a character is to a mark of Markdown beside it. */
#ifndef UNICODE_SIDE_H
#define UNICODE_SIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* CommonMark knows white space, punctuation (General_Category P and ASCII) and
 * letters, which all else is. Those that are CJK are East Asian Wide, Fullwidth
 * or Halfwidth without emoji presentation, or Hangul; and so are letters of
 * scripts in which words are joined as well, such as Hebrew, Arabic, Tamil and
 * Thai: `ה**[קישור](u)**`. */
enum side { SIDE_SPACE, SIDE_LETTER, SIDE_MARK, SIDE_CJK, SIDE_CJK_MARK };

/* Of one character alone, and of that at the end of the text and at its start;
 * there a variation selector says how the character before it is meant: one of
 * emoji makes CJK none, one of text makes an emoji CJK, and U+FE01 makes curly
 * quotation marks CJK. An end of the text is white space. */
enum side side_of(uint32_t cp);
enum side side_before(const char *text, size_t len);
enum side side_after(const char *text, size_t len);

bool side_is_mark(enum side s);

/* True if a run of marks between the sides is left-flanking: it may begin
 * something; with the sides swapped, right-flanking. */
bool side_flanks(enum side before, enum side after);

/* The same as CommonMark 0.30 has it, for which CJK is nothing special. */
bool side_flanks_plainly(enum side before, enum side after);

#endif

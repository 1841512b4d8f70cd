/* SPDX-License-Identifier: MIT */
/* What a cell means; term/ decides how a meaning looks. */
#ifndef UI_THEME_H
#define UI_THEME_H

#include <stdint.h>

/* One level of X-macro: meaning, colour (0-7 of the terminal's palette, -1 =
 * default) and attributes. */
#define FACE_LIST(X) \
	X(TEXT, -1, 0) \
	X(TITLE, 6, FACE_BOLD) \
	X(META, 6, 0) \
	X(HEADING, 4, FACE_BOLD) \
	X(SUBHEADING, 4, 0) \
	X(QUOTE, 2, 0) \
	X(CODE, 3, 0) \
	X(COMMENT, -1, FACE_DIM | FACE_ITALIC) \
	X(STRING, 2, 0) \
	X(NUMBER, 5, 0) \
	X(KEYWORD, 3, FACE_BOLD) \
	X(TYPE, 6, 0) \
	X(CONSTANT, 5, 0) \
	X(FUNCTION, 4, 0) \
	X(DIRECTIVE, 5, FACE_BOLD) \
	X(VARIABLE, 6, 0) \
	X(NAME, 6, FACE_BOLD) \
	X(ADDED, 2, 0) \
	X(REMOVED, 1, 0) \
	X(HUNK, 6, FACE_BOLD) \
	X(LINK, 4, FACE_UNDERLINE) \
	X(SOURCE, 5, FACE_UNDERLINE) \
	X(IMAGE, 5, 0) \
	X(PICTURE, -1, 0) \
	X(RULE, -1, FACE_DIM) \
	X(MARK, -1, FACE_DIM) \
	X(DATE, 6, 0) \
	X(TAG, 2, 0) \
	X(CATEGORY, 3, 0) \
	X(BORDER, -1, FACE_DIM) \
	X(STATUS, -1, FACE_REVERSE) \
	X(MESSAGE, -1, FACE_BOLD) \
	X(ERROR, 1, FACE_BOLD) \
	X(KEY, 3, FACE_BOLD)

#define FACE_ENUM(name, colour, attributes) FACE_##name,
enum face { FACE_LIST(FACE_ENUM) FACE_COUNT };
#undef FACE_ENUM

/* added to an enum face */
enum {
	FACE_MASK = 0xFF,
	FACE_BOLD = 1 << 8,
	FACE_DIM = 1 << 9,
	FACE_ITALIC = 1 << 10,
	FACE_UNDERLINE = 1 << 11,
	FACE_REVERSE = 1 << 12, /* the selected row */
	FACE_STRIKE = 1 << 13,
	FACE_FOUND = 1 << 14, /* a search match */
};

#endif

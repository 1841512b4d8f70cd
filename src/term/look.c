/* SPDX-License-Identifier: MIT */
#include "term/look.h"

#include "term/caps.h"
#include "ui/canvas.h"
#include "ui/palette.h"

#include <assert.h>
#include <limits.h>
#define NCURSES_NOMACROS
#include <curses.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum {
	PAIR_FIRST = 1, /* of face 0; pair 0 is the terminal's own */
	PAIR_FOUND = PAIR_FIRST + FACE_COUNT,
	FOUND_FG = 0,
	FOUND_BG = 3,
};

#define LOOK(name, colour, attributes) { colour, attributes },
static const struct {
	short colour;
	uint16_t attributes; /* FACE_ bits */
} faces[] = { FACE_LIST(LOOK) };
#undef LOOK

static const struct {
	uint16_t bit;
	attr_t attribute;
	const char *cap; /* terminfo */
} attributes[] = {
	/* clang-format off */
	{ FACE_BOLD,      WA_BOLD,      "bold" },
	{ FACE_DIM,       WA_DIM,       "dim" },
	{ FACE_ITALIC,    WA_ITALIC,    "sitm" },
	{ FACE_UNDERLINE, WA_UNDERLINE, "smul" },
	{ FACE_REVERSE,   WA_REVERSE,   "rev" },
	{ FACE_STRIKE,    WA_DIM,       "dim" }, /* curses can't strike */
	/* clang-format on */
};

bool look_start_colours(const struct palette *p)
{
	if (!has_colors() || start_color() == ERR || COLORS < 8 ||
	    COLOR_PAIRS <= PAIR_FOUND)
		return false;
	/* without this the background is black, whatever the reader's is */
	const short back = use_default_colors() == OK ? -1 : COLOR_BLACK;
	for (short i = 0; i < (short)COUNT(faces); i++) {
		const short fore =
			(short)palette_colour(p, faces[i].colour, COLORS);
		init_pair((short)(PAIR_FIRST + i),
			  fore < 0 && back >= 0 ? COLOR_WHITE : fore, back);
	}
	init_pair(PAIR_FOUND, FOUND_FG, FOUND_BG);
	return true;
}

int look_colours(void)
{
	static const int most[] = { 256, 16, 8 };

	for (size_t i = 0; has_colors() && i < COUNT(most); i++) {
		/* ink and paper, either of which may be the terminal's own */
		const int pairs = (most[i] + 1) * (most[i] + 1) + PAIR_FOUND;
		const int all = COLOR_PAIRS >= SHRT_MAX ? INT_MAX : COLOR_PAIRS;
		if (COLORS >= most[i] && pairs < all)
			return most[i];
	}
	return 0;
}

/* Curses makes pairs as they are needed. A screen has far fewer than the
 * thousands that there may be. */
int look_picture_pair(const struct cell *cell)
{
	const int pair = cell->ink || cell->paper
				 ? alloc_pair(cell->ink - 1, cell->paper - 1)
				 : 0;

	return pair < 0 ? 0 : pair;
}

/* The FACE_ bits that show: those of the face, those added to it, and what
 * stands for a match where no colour can. */
static uint16_t bits_of(uint16_t face, bool colour)
{
	const uint16_t index = face & FACE_MASK;
	uint16_t bits = face;

	assert(index < FACE_COUNT);
	bits |= faces[index].attributes;
	if (!(face & FACE_FOUND))
		return bits;
	if (colour)
		return bits & (uint16_t) ~(FACE_REVERSE | FACE_DIM);
	return (bits ^ FACE_REVERSE) | FACE_BOLD;
}

/* A reversed row is one bar: its colours would be as many backgrounds. Text
 * without a colour has a pair too, the terminal's own two: back to this one
 * curses goes by one sequence, back to pair 0 it would need another that resets
 * all. */
struct look look_of(uint16_t face, bool colour)
{
	const uint16_t bits = bits_of(face, colour);
	const uint16_t index = face & FACE_MASK;
	struct look look = { 0 };

	for (size_t i = 0; i < COUNT(attributes); i++)
		if (bits & attributes[i].bit)
			look.attributes |= attributes[i].attribute;
	if (colour && face & FACE_FOUND)
		look.pair = PAIR_FOUND;
	else if (colour && !(bits & FACE_REVERSE))
		look.pair = (short)(PAIR_FIRST + index);
	return look;
}

void look_add(struct buf *out, uint16_t face, const struct palette *p)
{
	const bool colour = p != NULL;
	const uint16_t bits = bits_of(face, colour);
	const int own = faces[face & FACE_MASK].colour;
	const int fore = p ? palette_colour(p, own, COLORS) : own;

	caps_add(out, "sgr0", 0, 0);
	for (size_t i = 0; i < COUNT(attributes); i++)
		if (bits & attributes[i].bit)
			caps_add(out, attributes[i].cap, 0, 0);
	if (colour && face & FACE_FOUND) {
		caps_add(out, "setaf", FOUND_FG, 0);
		caps_add(out, "setab", FOUND_BG, 0);
	} else if (colour && fore >= 0 && !(bits & FACE_REVERSE)) {
		caps_add(out, "setaf", fore, 0);
	}
}

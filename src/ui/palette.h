/* SPDX-License-Identifier: MIT */
/* The colours of faces on the terminal's background. Those of its palette are
 * its reader's and stay, but for one that can't be read there, as the blue of
 * xterm on black and its yellow on white. */
#ifndef UI_PALETTE_H
#define UI_PALETTE_H

#include <stdbool.h>
#include <stdint.h>

enum { PALETTE_COLOURS = 8 };

/* What text stands on. */
enum palette_ground { PALETTE_UNKNOWN, PALETTE_DARK, PALETTE_LIGHT };

struct palette {
	enum palette_ground ground; /* unknown: no colour is changed */
	uint8_t paper[3];           /* red, green, blue */
	uint8_t ink[PALETTE_COLOURS][3];
};

/* Until more is heard the colours are xterm's, on black or white. */
void palette_init(struct palette *p, enum palette_ground ground);

/* What COLORFGBG of the environment says: "15;0"; NULL is fine. */
enum palette_ground palette_ground_of(const char *colorfgbg);

/* Takes an answer to one of palette_questions, from behind its escape
 * character: "]4;3;rgb:cdcd/cdcd/0000", "]11;rgb:ffff/ffff/ffff". True if it
 * was the one about the background, the last. */
bool palette_hear(struct palette *p, const char *answer);

/* The sequences that ask the terminal (OSC 4 and 11). */
extern const char palette_questions[];

/* The number to use for colour 0 to 7, of a terminal with so many colours: 8, 16
 * or 256. -1, the default, stays. */
int palette_colour(const struct palette *p, int colour, int colours);

#endif

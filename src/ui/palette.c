/* SPDX-License-Identifier: MIT */
#include "ui/palette.h"

#include "archive/ascii.h"

#include <stdlib.h>
#include <string.h>

/* The background comes last: with it all is known. */
const char palette_questions[] =
	"\033]4;1;?\033\\\033]4;2;?\033\\\033]4;3;?\033\\\033]4;4;?\033\\"
	"\033]4;5;?\033\\\033]4;6;?\033\\\033]11;?\033\\";

static const uint8_t xterm[PALETTE_COLOURS][3] = {
	{ 0x00, 0x00, 0x00 }, { 0xCD, 0x00, 0x00 }, { 0x00, 0xCD, 0x00 },
	{ 0xCD, 0xCD, 0x00 }, { 0x00, 0x00, 0xEE }, { 0xCD, 0x00, 0xCD },
	{ 0x00, 0xCD, 0xCD }, { 0xE5, 0xE5, 0xE5 },
};

/* In place of those that can't be read. Among 16 the bright ones are brighter,
 * which helps on a dark ground only; among 8 it is another of them. Those of
 * 256 have the same meaning everywhere. */
static const struct {
	uint8_t of8, of16, of256;
} others[][PALETTE_COLOURS] = {
	[PALETTE_DARK] = { { 7, 7, 250 },
			   { 5, 9, 203 },
			   { 6, 10, 114 },
			   { 7, 11, 179 },
			   { 6, 12, 75 },
			   { 6, 13, 176 },
			   { 7, 14, 80 },
			   { 7, 15, 252 } },
	[PALETTE_LIGHT] = { { 0, 0, 16 },
			    { 5, 5, 124 },
			    { 4, 4, 28 },
			    { 5, 5, 94 },
			    { 0, 0, 25 },
			    { 4, 4, 90 },
			    { 4, 4, 23 },
			    { 0, 0, 238 } },
};

void palette_init(struct palette *p, enum palette_ground ground)
{
	const uint8_t paper = ground == PALETTE_LIGHT ? 0xFF : 0;

	*p = (struct palette){ .ground = ground,
			       .paper = { paper, paper, paper } };
	memcpy(p->ink, xterm, sizeof(p->ink));
}

/* The last number is the background; 7 and the bright ones but 8 are light. */
enum palette_ground palette_ground_of(const char *colorfgbg)
{
	const char *last = colorfgbg ? strrchr(colorfgbg, ';') : NULL;
	char *end;

	if (!last)
		return PALETTE_UNKNOWN;
	const long n = strtol(last + 1, &end, 10);
	if (end == last + 1 || *end || n < 0 || n > 15)
		return PALETTE_UNKNOWN;
	return n == 7 || n > 8 ? PALETTE_LIGHT : PALETTE_DARK;
}

/* One to four hexadecimal digits; returns the place behind them, NULL = none. */
static const char *channel(const char *s, uint8_t *value)
{
	unsigned long v = 0;
	int n = 0;

	for (; n < 4 && ascii_hex_value(s[n]) >= 0; n++)
		v = v << 4 | (unsigned long)ascii_hex_value(s[n]);
	if (!n)
		return NULL;
	*value = (uint8_t)(v * 255 / ((1ul << 4 * n) - 1));
	return s + n;
}

/* `rgb:hhhh/hhhh/hhhh`, or rgba with one more. */
static bool colour(const char *s, uint8_t rgb[3])
{
	uint8_t got[3];

	if (strncmp(s, "rgb", 3) != 0)
		return false;
	s += 3 + (s[3] == 'a');
	for (int i = 0; i < 3; i++) {
		if (*s != (i ? '/' : ':') || !(s = channel(s + 1, &got[i])))
			return false;
	}
	memcpy(rgb, got, sizeof(got));
	return true;
}

/* Light as eyes see it, with a gamma of 2: up to 255 * 255. */
static uint32_t luminance(const uint8_t rgb[3])
{
	return (2126u * rgb[0] * rgb[0] + 7152u * rgb[1] * rgb[1] +
		722u * rgb[2] * rgb[2]) /
	       10000;
}

bool palette_hear(struct palette *p, const char *answer)
{
	static const char ink[] = "]4;", paper[] = "]11;";
	const size_t n = sizeof(ink) - 1;

	if (!strncmp(answer, ink, n)) {
		const int i = answer[n] - '0';
		if (i >= 0 && i < PALETTE_COLOURS && answer[n + 1] == ';')
			colour(answer + n + 2, p->ink[i]);
		return false;
	}
	if (strncmp(answer, paper, sizeof(paper) - 1) != 0 ||
	    !colour(answer + sizeof(paper) - 1, p->paper))
		return false;
	p->ground = luminance(p->paper) > 255 * 255 / 4 ? PALETTE_LIGHT
							: PALETTE_DARK;
	return true;
}

/* WCAG 2.1, 1.4.3 asks for 3 where text is large, and for 4.5 else. A palette
 * that somebody has chosen is between these more often than not. */
static bool can_be_read(const uint8_t ink[3], const uint8_t paper[3])
{
	const uint32_t flare = 255 * 255 / 20;
	const uint32_t a = luminance(ink) + flare, b = luminance(paper) + flare;

	return a > b ? a >= 3 * b : b >= 3 * a;
}

int palette_colour(const struct palette *p, int colour, int colours)
{
	if (colour < 0 || colour >= PALETTE_COLOURS ||
	    p->ground == PALETTE_UNKNOWN ||
	    can_be_read(p->ink[colour], p->paper))
		return colour;
	return colours >= 256  ? others[p->ground][colour].of256
	       : colours >= 16 ? others[p->ground][colour].of16
			       : others[p->ground][colour].of8;
}

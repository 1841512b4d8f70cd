/* SPDX-License-Identifier: MIT */
#include "term/glyph.h"

#include "base/utf8.h"

#include <string.h>
#define NCURSES_NOMACROS
#include <curses.h>

struct glyph glyph_of(const struct cell *cell, const struct width_rules *rules)
{
	const size_t len = strlen(cell->text);
	struct glyph g = { .plain = true };
	size_t n = 0;

	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(cell->text + off, len - off, &cp);
		const int cols = width_char(cp, rules);
		if (n > 0 && cols > 0)
			g.plain = false;
		g.sum_cols += cols;
		g.chars[n++] = (wchar_t)cp;
	}
	if (n == 0) {
		g.chars[n++] = L' ';
		g.sum_cols = 1;
	}
	if (n > CCHARW_MAX || g.sum_cols != cell->cols)
		g.plain = false;
	return g;
}

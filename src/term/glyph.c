/* SPDX-License-Identifier: MIT */
#include "term/glyph.h"

#include "base/utf8.h"

#include <string.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* Marks that East_Asian_Width calls wide: a terminal that looks there first
 * gives them two cells of their own. libvterm does (vim, neovim). */
static bool is_wide_mark(uint32_t cp)
{
	return (cp >= 0x302A && cp <= 0x302F) || cp == 0x3099 || cp == 0x309A;
}

struct glyph glyph_of(const struct cell *cell, const struct width_rules *rules)
{
	const size_t len = strlen(cell->text);
	struct glyph g = { .plain = true };
	size_t n = 0;

	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(cell->text + off, len - off, &cp);
		const int cols = is_wide_mark(cp) ? 2 : width_char(cp, rules);
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

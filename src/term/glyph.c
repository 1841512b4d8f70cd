/* SPDX-License-Identifier: MIT */
#include "term/glyph.h"

#include "base/utf8.h"
#include "term/agreed.h"
#include "term/compose.h"

#include <string.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* Marks that East_Asian_Width calls wide: a terminal that looks there first
 * gives them two cells of their own. libvterm does (vim, neovim). */
static bool is_wide_mark(uint32_t cp)
{
	return (cp >= 0x302A && cp <= 0x302F) || cp == 0x3099 || cp == 0x309A;
}

static size_t decode(const struct cell *cell, wchar_t *chars)
{
	const size_t len = strlen(cell->text);
	size_t n = 0;

	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(cell->text + off, len - off, &cp);
		chars[n++] = (wchar_t)cp;
	}
	if (n == 0)
		chars[n++] = L' ';
	return compose_chars(chars, n);
}

int glyph_part_cols(wchar_t c, const struct width_rules *rules)
{
	return is_wide_mark((uint32_t)c) ? 2 : width_char((uint32_t)c, rules);
}

struct glyph glyph_of(const struct cell *cell, const struct width_rules *rules)
{
	struct glyph g = { .plain = true };
	const size_t n = decode(cell, g.chars);

	g.chars[n] = L'\0';
	for (size_t i = 0; i < n; i++) {
		const int cols = glyph_part_cols(g.chars[i], rules);
		if (i > 0 && cols > 0)
			g.plain = false;
		g.sum_cols += cols;
		if (agreed_width((uint32_t)g.chars[i])) {
			g.most_cols += cols;
			continue;
		}
		g.plain = false;
		g.most_cols += i == 0 || cols > 0 ? 2 : 1;
	}
	if (n > CCHARW_MAX || g.sum_cols != cell->cols)
		g.plain = false;
	return g;
}

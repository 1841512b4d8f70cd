/* SPDX-License-Identifier: MIT */
#include "base/sanitise.h"

#include "base/utf8.h"

#include <string.h>

enum { NEL = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };

static bool is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

/* UAX #9 2: implicit marks, embeddings, overrides, isolates; and the
 * deprecated format controls that follow them. */
static bool is_bidi_control(uint32_t cp)
{
	return cp == 0x61C || cp == 0x200E || cp == 0x200F ||
	       (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x206F);
}

static bool ends_line(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == NEL || cp == '\v' ||
	       cp == '\f' || cp == LINE_SEPARATOR || cp == PARAGRAPH_SEPARATOR;
}

static void add_line_end(struct buf *out, uint32_t cp, enum sanitise_mode mode)
{
	if (mode == SANITISE_LINE) {
		if (out->len && out->data[out->len - 1] != ' ')
			buf_add_char(out, ' ');
	} else if (mode == SANITISE_PROSE && cp > 0xFF) {
		buf_add_utf8(out, LINE_SEPARATOR);
	} else {
		buf_add_char(out, '\n');
	}
}

static void add_char(struct buf *out, uint32_t cp, enum sanitise_mode mode)
{
	if (ends_line(cp))
		add_line_end(out, cp, mode);
	else if (cp == '\t')
		buf_add_char(out, mode == SANITISE_LINE ? ' ' : '\t');
	else if (is_control(cp))
		return;
	else if (!is_bidi_control(cp))
		buf_add_utf8(out, cp);
	else if (mode != SANITISE_PROSE)
		buf_printf(out, "‹U+%04X›", (unsigned)cp);
}

/* Bytes of the character at the start if it stays in every mode: printable
 * ASCII, and three bytes but those with E0 (may be overlong), E2 (has line ends
 * and bidi controls) and ED (may be a surrogate). Else 0. */
static size_t plain_char(const unsigned char *s, size_t len)
{
	if (s[0] < 0x80)
		return s[0] >= 0x20 && s[0] < 0x7F;
	return len >= 3 && s[0] > 0xE0 && s[0] < 0xF0 && s[0] != 0xE2 &&
			       s[0] != 0xED && (s[1] & 0xC0) == 0x80 &&
			       (s[2] & 0xC0) == 0x80
		       ? 3
		       : 0;
}

/* Bytes of such at the start, which need no look. */
static size_t plain_run(const char *text, size_t len)
{
	size_t i = 0, n;

	while (i < len &&
	       (n = plain_char((const unsigned char *)text + i, len - i)))
		i += n;
	return i;
}

void sanitise(struct buf *out, const char *text, size_t len,
	      enum sanitise_mode mode)
{
	for (size_t i = 0; i < len;) {
		const size_t run = plain_run(text + i, len - i);
		if (run) {
			buf_add(out, text + i, run);
			i += run;
			continue;
		}
		uint32_t cp;
		i += utf8_decode(text + i, len - i, &cp);
		if (cp == '\r' && i < len && text[i] == '\n')
			continue;
		add_char(out, cp, mode);
	}
}

static bool stays(uint32_t cp, enum sanitise_mode mode)
{
	if (cp == '\n' || cp == '\t')
		return mode != SANITISE_LINE;
	if (cp == LINE_SEPARATOR)
		return mode == SANITISE_PROSE;
	return !ends_line(cp) && !is_control(cp) && !is_bidi_control(cp);
}

bool sanitise_clean(const char *text, size_t len, enum sanitise_mode mode)
{
	for (size_t i = 0; i < len;) {
		const size_t run = plain_run(text + i, len - i);
		i += run;
		if (run)
			continue;
		uint32_t cp;
		bool bad;
		i += utf8_decode_strict(text + i, len - i, &cp, &bad);
		if (bad || !stays(cp, mode))
			return false;
	}
	return true;
}

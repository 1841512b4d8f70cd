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

static bool is_trail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* U+2000 to U+206F, beside the quotation marks, hold line ends and bidi
 * controls. */
static bool is_plain_mark(unsigned char second, unsigned char third)
{
	return second == 0x80
		       ? third < 0x8E || (third > 0x8F && third < 0xA8) ||
				 third > 0xAE
	       : second == 0x81 ? third < 0xA6 || third > 0xAF
				: true;
}

/* Of the characters of two bytes C1 and U+061C are not. */
static bool is_plain_two(unsigned char first, unsigned char second)
{
	return is_trail(second) && !(first == 0xC2 && second < 0xA0) &&
	       !(first == 0xD8 && second == 0x9C);
}

/* Three bytes that begin with E0 may be overlong, with ED a surrogate. */
static bool is_plain_three(const unsigned char *s)
{
	if (!is_trail(s[1]) || !is_trail(s[2]))
		return false;
	return s[0] == 0xE0   ? s[1] >= 0xA0
	       : s[0] == 0xE2 ? is_plain_mark(s[1], s[2])
	       : s[0] == 0xED ? s[1] < 0xA0
			      : true;
}

/* Bytes of the character at the start, which is not ASCII, if it is sure to
 * stay in every mode, else 0. */
static size_t plain_char(const unsigned char *s, size_t len)
{
	if (s[0] < 0xE0)
		return s[0] >= 0xC2 && len >= 2 && is_plain_two(s[0], s[1]) ? 2
									    : 0;
	return s[0] < 0xF0 && len >= 3 && is_plain_three(s) ? 3 : 0;
}

static bool is_printable(unsigned char c)
{
	return c >= 0x20 && c < 0x7F;
}

/* Eight bytes are printable ASCII: none has the highest bit, gets it by adding
 * one (DEL), or lacks it after 0x20 are taken off what had it set. */
static bool is_ascii_word(const char *s)
{
	static const uint64_t ones = UINT64_C(0x0101010101010101);
	static const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return !((word | (word + ones) | ~((word | high) - 0x20 * ones)) &
		 high);
}

/* Bytes of printable ASCII at the start. */
static size_t ascii_run(const char *s, size_t len)
{
	size_t i = 0;

	while (len - i >= sizeof(uint64_t) && is_ascii_word(s + i))
		i += sizeof(uint64_t);
	while (i < len && is_printable((unsigned char)s[i]))
		i++;
	return i;
}

/* Bytes at the start which are sure to stay in every mode. */
static size_t plain_run(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i = 0;

	while (i < len) {
		const size_t n = s[i] < 0x80 ? ascii_run(text + i, len - i)
					     : plain_char(s + i, len - i);
		if (!n)
			break;
		i += n;
	}
	return i;
}

void sanitise(struct buf *out, const char *text, size_t len,
	      enum sanitise_mode mode)
{
	for (size_t i = 0; i < len;) {
		size_t run = plain_run(text + i, len - i);
		if (mode != SANITISE_LINE && i + run < len &&
		    (text[i + run] == '\n' || text[i + run] == '\t'))
			run++;
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
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t cp;
		bool bad;
		n = plain_run(text + i, len - i);
		if (n)
			continue;
		if (mode != SANITISE_LINE && text[i] == '\n') {
			n = 1;
			continue;
		}
		n = utf8_decode_strict(text + i, len - i, &cp, &bad);
		if (bad || !stays(cp, mode))
			return false;
	}
	return true;
}

/* SPDX-License-Identifier: MIT */
#include "archive/html_text.h"

#include "archive/ascii.h"

enum { LONGEST_REFERENCE = 12, LONGEST_TAG = 512 };

static const struct {
	const char *name;
	uint32_t cp;
} references[] = {
	/* clang-format off */
	{ "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' },
	{ "apos", '\'' }, { "nbsp", 0xA0 }, { "ensp", 0x2002 },
	{ "emsp", 0x2003 }, { "thinsp", 0x2009 }, { "shy", 0xAD },
	{ "ldquo", 0x201C }, { "rdquo", 0x201D }, { "lsquo", 0x2018 },
	{ "rsquo", 0x2019 }, { "sbquo", 0x201A }, { "bdquo", 0x201E },
	{ "laquo", 0xAB }, { "raquo", 0xBB }, { "ndash", 0x2013 },
	{ "mdash", 0x2014 }, { "hellip", 0x2026 }, { "middot", 0xB7 },
	{ "bull", 0x2022 }, { "copy", 0xA9 }, { "reg", 0xAE },
	{ "trade", 0x2122 }, { "deg", 0xB0 }, { "times", 0xD7 },
	{ "plusmn", 0xB1 }, { "larr", 0x2190 }, { "rarr", 0x2192 },
	{ "euro", 0x20AC }, { "pound", 0xA3 }, { "yen", 0xA5 },
	{ "iexcl", 0xA1 }, { "iquest", 0xBF }, { "sect", 0xA7 },
	/* The letters of Latin-1 are told apart by case. */
	{ "Agrave", 0xC0 }, { "Aacute", 0xC1 }, { "Acirc", 0xC2 },
	{ "Atilde", 0xC3 }, { "Auml", 0xC4 }, { "Aring", 0xC5 },
	{ "AElig", 0xC6 }, { "Ccedil", 0xC7 }, { "Egrave", 0xC8 },
	{ "Eacute", 0xC9 }, { "Ecirc", 0xCA }, { "Euml", 0xCB },
	{ "Iacute", 0xCD }, { "Ntilde", 0xD1 }, { "Oacute", 0xD3 },
	{ "Ouml", 0xD6 }, { "Oslash", 0xD8 }, { "Uacute", 0xDA },
	{ "Uuml", 0xDC }, { "szlig", 0xDF }, { "agrave", 0xE0 },
	{ "aacute", 0xE1 }, { "acirc", 0xE2 }, { "atilde", 0xE3 },
	{ "auml", 0xE4 }, { "aring", 0xE5 }, { "aelig", 0xE6 },
	{ "ccedil", 0xE7 }, { "egrave", 0xE8 }, { "eacute", 0xE9 },
	{ "ecirc", 0xEA }, { "euml", 0xEB }, { "igrave", 0xEC },
	{ "iacute", 0xED }, { "icirc", 0xEE }, { "iuml", 0xEF },
	{ "ntilde", 0xF1 }, { "ograve", 0xF2 }, { "oacute", 0xF3 },
	{ "ocirc", 0xF4 }, { "otilde", 0xF5 }, { "ouml", 0xF6 },
	{ "oslash", 0xF8 }, { "ugrave", 0xF9 }, { "uacute", 0xFA },
	{ "ucirc", 0xFB }, { "uuml", 0xFC }, { "yuml", 0xFF },
	/* clang-format on */
};

static const char *const inline_tags[] = {
	"a",      "abbr", "b",    "br",  "cite", "code",  "del",  "em",
	"font",   "i",    "img",  "ins", "kbd",  "mark",  "q",    "rb",
	"rp",     "rt",   "ruby", "s",   "samp", "small", "span", "strike",
	"strong", "sub",  "sup",  "tt",  "u",    "var",   "wbr",
};

/* strcmp with a slice: references have case. */
static bool same(struct slice s, const char *name)
{
	size_t i = 0;

	while (i < s.len && name[i] == s.p[i])
		i++;
	return i == s.len && !name[i];
}

/* The digits behind `&#`; 0 if there are none. */
static uint32_t numeric(struct slice digits)
{
	const bool hex = slice_starts(digits, "x");
	uint32_t cp = 0;

	for (size_t i = hex; i < digits.len; i++) {
		const char c = ascii_lower(digits.p[i]);
		if (ascii_is_digit(c))
			cp = cp * (hex ? 16 : 10) + (uint32_t)(c - '0');
		else if (hex && c >= 'a' && c <= 'f')
			cp = cp * 16 + (uint32_t)(c - 'a' + 10);
		else
			return 0;
		if (cp > 0x10FFFF)
			return 0;
	}
	return cp;
}

/* Bytes of the reference at the start of `s`, or 0. */
static size_t reference(struct buf *out, struct slice s)
{
	const size_t end = slice_find(slice_head(s, LONGEST_REFERENCE), ";");
	const struct slice name = slice_from(slice_head(s, end), 1);
	uint32_t cp = 0;

	if (end == s.len || end == LONGEST_REFERENCE || !name.len)
		return 0;
	if (name.p[0] == '#')
		cp = numeric(slice_from(name, 1));
	for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++)
		if (same(name, references[i].name))
			cp = references[i].cp;
	if (!cp)
		return 0;
	buf_add_utf8(out, cp);
	return end + 1;
}

/* Bytes of the tag at the start of `s`, or 0. */
static size_t tag(struct buf *out, struct slice s)
{
	const struct slice near = slice_head(s, LONGEST_TAG);
	const size_t end = slice_find(near, ">");
	struct slice name = slice_from(near, slice_starts(s, "</") ? 2 : 1);
	size_t n = 0;

	while (n < name.len && ascii_is_alnum(name.p[n]))
		n++;
	const char after = n < name.len ? name.p[n] : '\0';
	if (end == near.len ||
	    (after != '>' && after != '/' && !ascii_is_space(after)))
		return 0;
	name = slice_head(name, n);
	for (size_t i = 0; i < sizeof(inline_tags) / sizeof(*inline_tags); i++)
		if (slice_is(name, inline_tags[i])) {
			if (slice_is(name, "br"))
				buf_add_char(out, ' ');
			return end + 1;
		}
	return 0;
}

void html_text_add(struct buf *out, struct slice text)
{
	for (size_t i = 0; i < text.len;) {
		const struct slice rest = slice_from(text, i);
		size_t n = 0;
		if (text.p[i] == '&')
			n = reference(out, rest);
		else if (text.p[i] == '<')
			n = tag(out, rest);
		if (!n) {
			buf_add_char(out, text.p[i]);
			n = 1;
		}
		i += n;
	}
}

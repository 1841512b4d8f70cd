/* SPDX-License-Identifier: MIT */
#include "typeset/ink.h"

#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

static const struct range spaces[] = {
	{ 0x20, 0x20 },     { 0x1680, 0x1680 }, { 0x2000, 0x2006 },
	{ 0x2008, 0x200A }, { 0x205F, 0x205F }, { 0x3000, 0x3000 },
};

static const struct range glue[] = {
	{ 0xA0, 0xA0 },
	{ 0x2007, 0x2007 },
	{ 0x202F, 0x202F },
};

static const struct range ignored[] = {
	{ 0x00, 0x08 },     { 0x0B, 0x1F },     { 0x7F, 0x9F },
	{ 0x61C, 0x61C },   { 0x200E, 0x200F }, { 0x202A, 0x202E },
	{ 0x2066, 0x206F },
};

static const struct range silent[] = {
	{ 0xAD, 0xAD },     { 0x200B, 0x200B }, { 0x2028, 0x2029 },
	{ 0x2061, 0x2064 }, { 0xFEFF, 0xFEFF },
};

static bool in(const struct range *table, size_t n, uint32_t cp)
{
	for (size_t i = 0; i < n && table[i].first <= cp; i++)
		if (cp <= table[i].last)
			return true;
	return false;
}

#define IN(table, cp) in((table), sizeof(table) / sizeof((table)[0]), (cp))

bool ink_is_space(uint32_t cp)
{
	return IN(spaces, cp);
}

bool ink_is_glue(uint32_t cp)
{
	return IN(glue, cp);
}

bool ink_is_ignored(uint32_t cp)
{
	return IN(ignored, cp);
}

bool ink_is_silent(uint32_t cp)
{
	return IN(silent, cp);
}

bool ink_is_blank(const char *text, size_t len)
{
	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(text + off, len - off, &cp);
		if (cp != '\t' && cp != '\n' && !ink_is_space(cp) &&
		    !ink_is_glue(cp) && !ink_is_ignored(cp) &&
		    !ink_is_silent(cp))
			return false;
	}
	return true;
}

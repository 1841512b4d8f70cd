/* SPDX-License-Identifier: MIT */
#include "term/agreed.h"

#include "unicode/width.h"

#include <stddef.h>

/* Sorted. */
static const struct range {
	uint32_t first, last;
	bool narrow_only; /* the wide ones are emoji */
} ranges[] = {
	/* clang-format off */
	{ 0x0020, 0x00AC, false },   /* not SOFT HYPHEN */
	{ 0x00AE, 0x0377, false },   /* Latin, marks, Greek */
	{ 0x037A, 0x052F, false },   /* and Cyrillic */
	{ 0x0531, 0x05F4, false },   /* Armenian, Hebrew */
	{ 0x0606, 0x061B, false },   /* Arabic */
	{ 0x061E, 0x06DC, false },
	{ 0x06DE, 0x06FF, false },
	{ 0x0E01, 0x0EDF, false },   /* Thai, Lao */
	{ 0x10A0, 0x10FF, false },   /* Georgian */
	{ 0x1E00, 0x1FFE, false },   /* Latin, Greek */
	{ 0x2010, 0x2027, false },
	{ 0x2030, 0x205E, false },
	{ 0x2070, 0x20BF, false },
	{ 0x2100, 0x2BFF, true },    /* signs, arrows, lines, dingbats */
	{ 0x2C60, 0x2C7F, false },
	{ 0x2E80, 0x3029, false },   /* CJK; U+302A-302F are wide marks */
	{ 0x3030, 0x303E, false },
	{ 0x3041, 0x3098, false },   /* U+3099 and U+309A too */
	{ 0x309B, 0x3247, false },   /* U+3248-324F: numbers in circles */
	{ 0x3250, 0x4DBF, false },   /* hexagrams: wide since Unicode 16 */
	{ 0x4E00, 0xA4CF, false },
	{ 0xAC00, 0xD7A3, false },
	{ 0xF900, 0xFAFF, false },
	{ 0xFE10, 0xFE19, false },
	{ 0xFE30, 0xFE6B, false },
	{ 0xFF01, 0xFF9D, false },   /* the sound marks cling */
	{ 0xFFE0, 0xFFE6, false },
	{ 0xFFFD, 0xFFFD, false },
	{ 0x20000, 0x2FA1F, false },
	/* clang-format on */
};

bool agreed_width(uint32_t cp)
{
	static const struct width_rules narrow = { 0 };
	size_t from = 0, to = sizeof(ranges) / sizeof(ranges[0]);

	while (from < to) {
		const size_t middle = from + (to - from) / 2;
		const struct range *r = &ranges[middle];
		if (cp > r->last)
			from = middle + 1;
		else if (cp < r->first)
			to = middle;
		else
			return !r->narrow_only || width_char(cp, &narrow) < 2;
	}
	return false;
}

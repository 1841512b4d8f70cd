/* SPDX-License-Identifier: MIT */
#include "term/compose.h"

#include <stdbool.h>

/* The Unicode Standard, 3.12 "Conjoining Jamo Behavior". */
enum {
	S_BASE = 0xAC00,
	L_BASE = 0x1100,
	V_BASE = 0x1161,
	T_BASE = 0x11A7, /* no final consonant */
	L_COUNT = 19,
	V_COUNT = 21,
	T_COUNT = 28,
	S_COUNT = L_COUNT * V_COUNT * T_COUNT,
};

enum { VOICED = 0x3099, SEMI_VOICED = 0x309A };

/* Kana whose voiced form is the next character; those of the third row have a
 * semi-voiced form after it. */
static const wchar_t next_is_voiced[] = L"かきくけこさしすせそたちつてとゝ"
					L"カキクケコサシスセソタチツテトヽ"
					L"はひふへほハヒフヘホ";
static const wchar_t has_semi_voiced[] = L"はひふへほハヒフヘホ";

/* Those whose voiced form is elsewhere. */
static const wchar_t other_voiced[][2] = {
	{ L'う', L'ゔ' }, { L'ウ', L'ヴ' }, { L'ワ', L'ヷ' },
	{ L'ヰ', L'ヸ' }, { L'ヱ', L'ヹ' }, { L'ヲ', L'ヺ' },
};

static bool in_range(wchar_t c, wchar_t base, int count)
{
	return c >= base && c < base + count;
}

static wchar_t compose_hangul(wchar_t a, wchar_t b)
{
	if (in_range(a, L_BASE, L_COUNT) && in_range(b, V_BASE, V_COUNT))
		return S_BASE +
		       ((a - L_BASE) * V_COUNT + (b - V_BASE)) * T_COUNT;
	if (in_range(a, S_BASE, S_COUNT) && (a - S_BASE) % T_COUNT == 0 &&
	    in_range(b, T_BASE + 1, T_COUNT - 1))
		return a + (b - T_BASE);
	return 0;
}

static wchar_t compose_kana(wchar_t a, wchar_t b)
{
	if (b == VOICED && wcschr(next_is_voiced, a))
		return a + 1;
	if (b == SEMI_VOICED && wcschr(has_semi_voiced, a))
		return a + 2;
	for (size_t i = 0;
	     b == VOICED && i < sizeof(other_voiced) / sizeof(other_voiced[0]);
	     i++)
		if (other_voiced[i][0] == a)
			return other_voiced[i][1];
	return 0;
}

static wchar_t compose(wchar_t a, wchar_t b)
{
	const wchar_t hangul = compose_hangul(a, b);

	return hangul ? hangul : a ? compose_kana(a, b) : 0;
}

size_t compose_chars(wchar_t *chars, size_t n)
{
	size_t end = 0; /* of what is composed */

	for (size_t i = 0; i < n; i++) {
		const wchar_t one =
			end > 0 ? compose(chars[end - 1], chars[i]) : 0;
		if (one)
			chars[end - 1] = one;
		else
			chars[end++] = chars[i];
	}
	return end;
}

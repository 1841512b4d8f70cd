/* SPDX-License-Identifier: MIT */
#include "archive/date_narrow.h"

#include "archive/ascii.h"
#include "archive/slice.h"
#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* What is written, never past the end of its room. */
struct sink {
	char *to;
	size_t n;
};

static void put(struct sink *out, const char *text, size_t len)
{
	if (len > DATE_NARROW_MAX - out->n)
		return;
	memcpy(out->to + out->n, text, len);
	out->n += len;
}

static void put_char(struct sink *out, char c)
{
	put(out, &c, 1);
}

static void put_number(struct sink *out, int value)
{
	char digits[12];
	size_t n = sizeof(digits);

	do
		digits[--n] = (char)('0' + value % 10);
	while ((value /= 10) && n);
	put(out, digits + n, sizeof(digits) - n);
}

/* Ranges of code points of which each stands for an ASCII character: those from
 * `ascii` on, or for all of them the same. */
static const struct {
	uint32_t first, last;
	char ascii;
	bool same;
} signs[] = {
	/* clang-format off */
	{ 0x00A0, 0x00A0, ' ', true },  { 0x2002, 0x200A, ' ', true },
	{ 0x202F, 0x202F, ' ', true },  { 0x3000, 0x3000, ' ', true },
	{ 0x2010, 0x2015, '-', true },  { 0x2212, 0x2212, '-', true },
	{ 0x30FC, 0x30FC, '-', true },  { 0x2500, 0x2500, '-', true },
	{ 0xFF01, 0xFF5E, '!', false }, { 0x0660, 0x0669, '0', false },
	{ 0x06F0, 0x06F9, '0', false }, { 0x0966, 0x096F, '0', false },
	{ 0x0E50, 0x0E59, '0', false },
	/* clang-format on */
};

static char ascii_of(uint32_t cp)
{
	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (cp >= signs[i].first && cp <= signs[i].last)
			return (char)(signs[i].ascii +
				      (signs[i].same ? 0
						     : cp - signs[i].first));
	return '\0';
}

/* What an input method makes of digits, dashes and colons becomes them again.
 */
static void narrow_signs(struct slice s, struct sink *out)
{
	while (s.len) {
		uint32_t cp;
		const size_t n = utf8_decode(s.p, s.len, &cp);
		const char c = ascii_of(cp);
		if (c)
			put_char(out, c);
		else
			put(out, s.p, n);
		s = slice_from(s, n);
	}
}

struct sign_value {
	const char *sign;
	int value;
};

/* Takes one of the signs off the text; -1 if it begins with none. */
static int take_sign(struct slice *s, const struct sign_value *signs_, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_starts(*s, signs_[i].sign)) {
			*s = slice_from(*s, strlen(signs_[i].sign));
			return signs_[i].value;
		}
	return -1;
}

#define TAKE(s, table) take_sign(s, table, sizeof(table) / sizeof(*(table)))

/* Those of ten and more multiply what stands before them. */
static const struct sign_value numerals[] = {
	{ "〇", 0 },   { "零", 0 },  { "○", 0 },   { "一", 1 }, { "二", 2 },
	{ "两", 2 },   { "兩", 2 },  { "三", 3 },  { "四", 4 }, { "五", 5 },
	{ "六", 6 },   { "七", 7 },  { "八", 8 },  { "九", 9 }, { "十", 10 },
	{ "百", 100 }, { "廿", 20 }, { "卅", 30 },
};

/* A run of digits or numerals: 2024, 二〇二四, 二十五, 一百一十三. Returns the
 * text behind it, which is the same if there is none. */
static struct slice take_number(struct slice s, int *value)
{
	enum { MOST = 100000 };
	int sum = 0, run = 0;
	bool any = false;

	for (;;) {
		int v = s.len && ascii_is_digit(*s.p) ? *s.p - '0' : -1;
		if (v >= 0)
			s = slice_from(s, 1);
		else
			v = TAKE(&s, numerals);
		if (v < 0)
			break;
		if (v == 20 || v == 30)
			sum += v;
		else if (v >= 10)
			sum += (run ? run : 1) * v;
		run = v >= 10 ? 0 : (run * 10 + v) % MOST;
		any = true;
	}
	*value = any ? (sum + run) % MOST : -1;
	return s;
}

static const struct sign_value units[] = {
	{ "年", 0 }, { "月", 0 }, { "日", 0 }, { "号", 0 }, { "號", 0 },
	{ "时", 1 }, { "時", 1 }, { "点", 1 }, { "點", 1 }, { "分", 0 },
	{ "秒", 0 }, { "년", 0 }, { "월", 0 }, { "일", 0 }, { "시", 1 },
	{ "분", 0 }, { "초", 0 },
};

/* The year before the first of an era. */
static const struct sign_value eras[] = {
	{ "令和", 2018 },     { "平成", 1988 },     { "昭和", 1925 },
	{ "大正", 1911 },     { "明治", 1867 },     { "㋿", 2018 },
	{ "中華民國", 1911 }, { "中华民国", 1911 }, { "民國", 1911 },
	{ "民国", 1911 },     { "公元", 0 },        { "西元", 0 },
	{ "西暦", 0 },        { "พ.ศ.", -543 },
};

static struct slice skip_blanks(struct slice s)
{
	return slice_from(s, slice_indent(s));
}

/* 令和6年 becomes 2024年; 元 is the first year. */
static bool narrow_era(struct slice *s, struct sink *out)
{
	struct slice rest = *s;
	const int before = TAKE(&rest, eras);
	int year;

	if (before == -1)
		return false;
	rest = skip_blanks(rest);
	const struct slice behind = take_number(rest, &year);
	if (year < 0 && !slice_starts(rest, "元年"))
		return false;
	*s = year < 0 ? slice_from(rest, strlen("元")) : behind;
	put_number(out, before + (year < 0 ? 1 : year));
	return true;
}

static bool ends_in_digit(const struct sink *out)
{
	return out->n && ascii_is_digit(out->to[out->n - 1]);
}

/* 年 goes right behind its number; 半 is thirty minutes. */
static bool narrow_unit(struct slice *s, struct sink *out)
{
	struct slice rest = *s;
	size_t n = out->n;

	const int hour = TAKE(&rest, units);
	while (n && ascii_is_blank(out->to[n - 1]))
		n--;
	if (hour < 0 || !n || !ascii_is_digit(out->to[n - 1]))
		return false;
	out->n = n;
	put(out, s->p, s->len - rest.len);
	if (hour && slice_starts(rest, "半")) {
		put(out, "30", 2);
		rest = slice_from(rest, strlen("半"));
	}
	*s = rest;
	return true;
}

/* Numerals count as such before a unit only: 星期二 has one too. */
static bool narrow_numerals(struct slice *s, struct sink *out)
{
	int value;
	const struct slice behind = take_number(*s, &value);
	struct slice unit = skip_blanks(behind);

	if (value < 0 || ascii_is_digit(*s->p) || TAKE(&unit, units) < 0)
		return false;
	put_number(out, value);
	*s = behind;
	return true;
}

static void narrow_words(struct slice s, struct sink *out)
{
	while (s.len) {
		if (narrow_era(&s, out) || narrow_unit(&s, out) ||
		    (!ends_in_digit(out) && narrow_numerals(&s, out)))
			continue;
		put_char(out, *s.p);
		s = slice_from(s, 1);
	}
}

/* A year of Thailand, where the text is Thai: 2567 is 2024. */
static void narrow_buddhist(struct sink *out)
{
	enum { FIRST = 2443, LAST = 2642, LATER = 543 };
	const struct slice s = { out->to, out->n };

	if (slice_find(s, "\xE0\xB8") == s.len)
		return;
	for (size_t i = 0; i + 4 <= out->n; i++) {
		int value;
		const struct slice rest = slice_from(s, i);
		if (!ascii_is_digit(*rest.p))
			continue;
		const struct slice behind = take_number(rest, &value);
		const size_t len = rest.len - behind.len;
		if (len == 4 && value >= FIRST && value <= LAST) {
			struct sink year = { out->to, i };
			put_number(&year, value - LATER);
		}
		i += len - 1;
	}
}

size_t date_narrow(const char *text, size_t len, char to[DATE_NARROW_MAX])
{
	char room[DATE_NARROW_MAX];
	struct sink signs_done = { room, 0 }, out = { to, 0 };
	const struct slice all = { text, len };

	narrow_signs(slice_head(all, DATE_NARROW_MAX), &signs_done);
	narrow_words((struct slice){ room, signs_done.n }, &out);
	narrow_buddhist(&out);
	return out.n;
}

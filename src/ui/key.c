/* SPDX-License-Identifier: MIT */
#include "ui/key.h"

#include "base/utf8.h"
#include "unicode/width.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { NAME_MAX_LEN = 12 }; /* the longest name in the table, and some */

/* clang-format off */
static const struct name {
	const char *name;
	uint32_t key;
} names[] = { /* as keys are shown */
	{ "enter",  KEYCODE_ENTER },     { "tab",       KEYCODE_TAB },
	{ "esc",    KEYCODE_ESCAPE },    { "backspace", KEYCODE_BACKSPACE },
	{ "space",  ' ' },               { "nul",       0 },
	{ "lt",     '<' },               { "caret",     '^' },
	{ "up",     KEYCODE_UP },        { "down",      KEYCODE_DOWN },
	{ "left",   KEYCODE_LEFT },      { "right",     KEYCODE_RIGHT },
	{ "pgup",   KEYCODE_PAGE_UP },   { "pgdn",      KEYCODE_PAGE_DOWN },
	{ "home",   KEYCODE_HOME },      { "end",       KEYCODE_END },
	{ "del",    KEYCODE_DELETE },    { "ins",       KEYCODE_INSERT },
	{ "backtab", KEYCODE_BACKTAB },  { "f1",        KEYCODE_F1 },
	{ "s-left", KEYCODE_SHIFT_LEFT }, { "s-right",  KEYCODE_SHIFT_RIGHT },
	{ "resize", KEYCODE_RESIZE },
}, aliases[] = { /* understood as well */
	{ "return", KEYCODE_ENTER },     { "cr",        KEYCODE_ENTER },
	{ "escape", KEYCODE_ESCAPE },    { "bs",        KEYCODE_BACKSPACE },
	{ "pageup", KEYCODE_PAGE_UP },   { "pagedown",  KEYCODE_PAGE_DOWN },
	{ "pgdown", KEYCODE_PAGE_DOWN }, { "delete",    KEYCODE_DELETE },
	{ "insert", KEYCODE_INSERT },    { "s-tab",     KEYCODE_BACKTAB },
	{ "gt",     '>' },               { "bar",       '|' },
};
/* clang-format on */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(const char *name, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && name[i] && name[i] == lower(s[i]))
		i++;
	return i == len && !name[i];
}

/* Ctrl with the character `c`; false if there is no such key. '?' stands for
 * DEL as in stty(1). */
static bool control_key(char c, uint32_t *key)
{
	const char up = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;

	if (up != '?' && (up < '@' || up > '_'))
		return false;
	*key = up == '?' ? KEYCODE_BACKSPACE : (uint32_t)(up - '@');
	return true;
}

/* The hexadecimal digits of "u+3000". */
static bool code_point(const char *s, size_t len, uint32_t *key)
{
	uint32_t cp = 0;

	for (size_t i = 0; i < len; i++) {
		static const char digits[] = "0123456789abcdef";
		const char *d = memchr(digits, lower(s[i]), 16);
		if (!d)
			return false;
		cp = cp << 4 | (uint32_t)(d - digits);
	}
	*key = cp;
	return len > 0 && len <= 6 && cp < KEYCODE_SPECIAL;
}

static bool look_up(const struct name *table, size_t n_names, const char *s,
		    size_t len, uint32_t *key)
{
	for (size_t i = 0; i < n_names; i++)
		if (same_name(table[i].name, s, len)) {
			*key = table[i].key;
			return true;
		}
	return false;
}

static bool named_key(const char *s, size_t len, uint32_t *key)
{
	if (look_up(names, COUNT(names), s, len, key) ||
	    look_up(aliases, COUNT(aliases), s, len, key))
		return true;
	if (len == 3 && same_name("c-", s, 2))
		return control_key(s[2], key);
	return len > 2 && same_name("u+", s, 2) &&
	       code_point(s + 2, len - 2, key);
}

static bool in_name(char c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
	       c == '+';
}

/* The bytes of a name that stands behind "<" and before ">", else 0. The one
 * character after "c-" may be any that has a control key. */
static size_t name_len(const char *s, size_t len)
{
	size_t n = 0;

	if (len > 3 && same_name("c-", s, 2) && s[3] == '>')
		return 3;
	while (n < len && n < NAME_MAX_LEN && in_name(s[n]))
		n++;
	return n < len && s[n] == '>' ? n : 0;
}

size_t key_parse(const char *text, size_t len, uint32_t *key)
{
	if (len == 0)
		return 0;
	if (text[0] == '^' && len > 1 && control_key(text[1], key))
		return 2;
	if (text[0] == '<') {
		const size_t n = name_len(text + 1, len - 1);
		if (n > 0)
			return named_key(text + 1, n, key) ? n + 2 : 0;
	}
	bool bad;
	const size_t n = utf8_decode_strict(text, len, key, &bad);
	return bad ? 0 : n;
}

char *key_notation(uint32_t key, char out[16])
{
	const struct width_rules rules = { 0 };

	for (size_t i = 0; i < COUNT(names); i++)
		if (names[i].key == key) {
			snprintf(out, 16, "<%s>", names[i].name);
			return out;
		}
	if (key < ' ')
		snprintf(out, 16, "^%c", (char)(key + '@'));
	else if (key < KEYCODE_SPECIAL && width_char(key, &rules) > 0)
		out[utf8_encode(key, out)] = '\0';
	else
		snprintf(out, 16, "<u+%04lx>", (unsigned long)key);
	return out;
}

/* The keys of a US keyboard by what other layouts make of them; a blank stands
 * for what is no key of its own. */
struct layout {
	uint32_t first; /* character */
	const char *keys;
};

/* clang-format off */
static const struct layout layouts[] = {
	/* U+3131 HANGUL LETTER KIYEOK and on: the 2-set keyboard (KS X 5002) */
	{ 0x3131, "rR s  eEf       aqQ tTdwWczxvgkoiOjpuPh   yn   bm l" },
	/* U+0410 CYRILLIC CAPITAL LETTER A and on: ЙЦУКЕН */
	{ 0x0410, "F<DULT:PBQRKVYJGHCNEA{WXIO}SM\">Z"
		  "f,dult;pbqrkvyjghcnea[wxio]sm'.z" },
};

/* What input methods for Chinese and Japanese make of a key at once. */
static const struct sign {
	uint32_t sign;
	char key;
} signs[] = {
	{ 0x3000, ' ' }, { 0x3002, '.' }, { 0x3008, '<' }, { 0x3009, '>' },
	{ 0x300A, '<' }, { 0x300B, '>' }, { 0x300C, '[' }, { 0x300D, ']' },
	{ 0x3010, '[' }, { 0x3011, ']' }, { 0x3042, 'a' }, { 0x3044, 'i' },
	{ 0x3046, 'u' }, { 0x3048, 'e' }, { 0x304A, 'o' }, { 0x30FB, '/' },
};
/* clang-format on */

uint32_t key_fold(uint32_t key)
{
	if (key >= 0xFF01 && key <= 0xFF5E) /* FULLWIDTH forms of ASCII */
		return key - 0xFF01 + '!';
	for (size_t i = 0; i < COUNT(layouts); i++) {
		const struct layout *l = &layouts[i];
		if (key < l->first || key - l->first >= strlen(l->keys))
			continue;
		const char c = l->keys[key - l->first];
		return c == ' ' ? key : (uint32_t)c;
	}
	for (size_t i = 0; i < COUNT(signs); i++)
		if (signs[i].sign == key)
			return (uint32_t)signs[i].key;
	return key;
}

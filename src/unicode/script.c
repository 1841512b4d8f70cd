/* SPDX-License-Identifier: MIT */
#include "unicode/script.h"

#include "unicode/decode.h"
#include "unicode/tables.h"

#include <string.h>

enum {
	LOOK = 4096, /* bytes that show the language */
	ZERO_WIDTH_SPACE = 0x200B,
	LETTERS_PER_HAN = 8, /* an ideograph is a word or half a word */
	HAN_PER_KANA = 16,   /* Japanese has more kana, a の in Chinese less */
	HAN_PER_KANA_IN_CHINESE = 2, /* in a text that is said to be Chinese */
};

/* clang-format off */
static const struct tag {
	const char *tag; /* in lower case; a subtag may follow */
	enum lang lang;
} tags[] = {
	{ "",         LANG_AUTO }, { "auto",     LANG_AUTO },
	{ "zh",       LANG_ZH },   { "zho",      LANG_ZH },
	{ "chi",      LANG_ZH },   { "cmn",      LANG_ZH },
	{ "yue",      LANG_ZH },   { "lzh",      LANG_ZH },
	{ "cn",       LANG_ZH },   { "chinese",  LANG_ZH },
	{ "中文",     LANG_ZH },   { "汉语",     LANG_ZH },
	{ "漢語",     LANG_ZH },   { "简体中文", LANG_ZH },
	{ "簡體中文", LANG_ZH },   { "繁体中文", LANG_ZH },
	{ "繁體中文", LANG_ZH },
	{ "ja",       LANG_JA },   { "jpn",      LANG_JA },
	{ "jp",       LANG_JA },   { "japanese", LANG_JA },
	{ "日本語",   LANG_JA },
	{ "ko",       LANG_KO },   { "kor",      LANG_KO },
	{ "kr",       LANG_KO },   { "korean",   LANG_KO },
	{ "한국어",   LANG_KO },
};

static const char *const names[] = {
	[LANG_AUTO] = "auto", [LANG_OTHER] = "en", [LANG_ZH] = "zh",
	[LANG_JA] = "ja",     [LANG_KO] = "ko",
};
/* clang-format on */

static bool is_tag(const char *s, size_t len, const char *tag)
{
	if (strlen(tag) != len)
		return false;
	for (size_t i = 0; i < len; i++) {
		const bool upper = s[i] >= 'A' && s[i] <= 'Z';
		if ((upper ? s[i] - 'A' + 'a' : s[i]) != tag[i])
			return false;
	}
	return true;
}

enum lang script_lang_from_tag(const char *tag)
{
	const char *const start = tag + strspn(tag, " \t");
	const size_t len = strcspn(start, "-_. \t");

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (is_tag(start, len, tags[i].tag))
			return tags[i].lang;
	return LANG_OTHER;
}

const char *script_lang_name(enum lang lang)
{
	return names[lang];
}

static void count_scripts(const char *text, size_t len,
			  size_t counts[TABLES_SCRIPTS])
{
	for (size_t off = 0; off < len;) {
		const size_t han = decode_han_run(text + off, len - off);
		const size_t letters =
			decode_letter_run(text + off + han, len - off - han);
		uint32_t cp;
		counts[TABLES_HAN] += han / 3;
		counts[TABLES_ALPHABET] += letters;
		off += han + letters;
		if (off == len)
			break;
		off += utf8_decode(text + off, len - off, &cp);
		counts[tables_find(cp)->script]++;
	}
}

static enum lang lang_by(const size_t counts[TABLES_SCRIPTS])
{
	const size_t han = counts[TABLES_HAN], kana = counts[TABLES_KANA],
		     hangul = counts[TABLES_HANGUL];
	if (!han && !kana && !hangul)
		return LANG_OTHER;
	const size_t others = counts[TABLES_ALPHABET] + counts[TABLES_UNSPACED];
	if ((han + kana + hangul) * LETTERS_PER_HAN < others)
		return LANG_OTHER;
	if (hangul >= han + kana)
		return LANG_KO;
	return kana * HAN_PER_KANA >= han && kana ? LANG_JA : LANG_ZH;
}

enum lang script_lang_of(const char *text, size_t len)
{
	size_t counts[TABLES_SCRIPTS] = { 0 };

	count_scripts(text, len < LOOK ? len : LOOK, counts);
	return lang_by(counts);
}

/* May a paragraph with these letters be in the language? */
static bool bears_out(const size_t counts[TABLES_SCRIPTS], enum lang said)
{
	const size_t han = counts[TABLES_HAN], kana = counts[TABLES_KANA],
		     hangul = counts[TABLES_HANGUL];

	if (han + kana + hangul == 0) /* punctuation tells nothing */
		return said == LANG_OTHER || !counts[TABLES_ALPHABET];
	switch (said) {
	case LANG_ZH:
		return hangul < han + kana &&
		       kana * HAN_PER_KANA_IN_CHINESE < han;
	case LANG_JA:
		return hangul < han + kana;
	case LANG_KO:
		return hangul > 0;
	default:
		return false;
	}
}

enum lang script_lang_within(const char *text, size_t len, enum lang said)
{
	size_t counts[TABLES_SCRIPTS] = { 0 };

	count_scripts(text, len < LOOK ? len : LOOK, counts);
	return bears_out(counts, said) ? said : lang_by(counts);
}

static bool is_spaceless(const struct tables_entry *e)
{
	return e->traits & TABLES_EAST_ASIAN && e->script != TABLES_HANGUL;
}

/* J3: what is drawn wide among CJK and narrow among letters. */
static bool is_neutral_mark(const struct tables_entry *e)
{
	return e->traits & TABLES_PUNCTUATION &&
	       (e->width == TABLES_AMBIGUOUS ||
		e->grapheme == TABLES_PICTOGRAPH);
}

bool script_joins_without_space(uint32_t before, uint32_t after, enum lang lang)
{
	const struct tables_entry *a = tables_find(before);
	const struct tables_entry *b = tables_find(after);

	if (before == ZERO_WIDTH_SPACE || after == ZERO_WIDTH_SPACE)
		return true; /* J4 */
	if (is_spaceless(a) && is_spaceless(b))
		return true; /* J1 */
	if (lang != LANG_ZH && lang != LANG_JA)
		return false;
	return (is_spaceless(a) && is_neutral_mark(b)) ||
	       (is_neutral_mark(a) && is_spaceless(b)); /* J3 */
}

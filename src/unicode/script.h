/* SPDX-License-Identifier: MIT */
/* The typographic language of a text: whose line-breaking customs apply. */
#ifndef UNICODE_SCRIPT_H
#define UNICODE_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum lang {
	LANG_AUTO,  /* from the text */
	LANG_OTHER, /* English and all that breaks as UAX #14 has it */
	LANG_ZH,
	LANG_JA,
	LANG_KO,
};

/* From a language tag or a name as posts write it: "zh", "zh-Hans", "zh_tw",
 * "ja", "ko-KR", "en", "auto". What is not known is LANG_OTHER; an empty text
 * is LANG_AUTO. */
enum lang script_lang_from_tag(const char *tag);

/* "auto", "en", "zh", "ja", "ko". */
const char *script_lang_name(enum lang lang);

/* Kana gives ja, Hangul ko, Han zh, else LANG_OTHER; the script with the most
 * weight wins where they mix, and a few kana among Han are Japanese. Looks at
 * the first 4 KiB at most. Never LANG_AUTO. */
enum lang script_lang_of(const char *text, size_t len);

/* The language of a paragraph in a text that is said to be in `said`: what was
 * said where the script bears it out, for Han may be Japanese and an English
 * quotation may stand in a Chinese text; else script_lang_of the paragraph. */
enum lang script_lang_within(const char *text, size_t len, enum lang said);

/* True if a source newline between the visible characters `before` and `after`
 * gives nothing rather than a space, TYPESETTING J1-J4. */
bool script_joins_without_space(uint32_t before, uint32_t after,
				enum lang lang);

#endif

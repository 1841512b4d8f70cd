/* SPDX-License-Identifier: MIT */
#include "archive/month_name.h"

#include "archive/ascii.h"

/* Letters of an abbreviation. `out`, `set`, `ago` are words of English. */
enum { SHORTEST = 3, SHORTEST_FOREIGN = 4, N_ENGLISH = 13 };

/* In small letters, English first; those of Cyrillic as they end in dates. */
/* clang-format off */
static const struct {
	const char *name;
	int month;
} names[] = {
	{ "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 },
	{ "may", 5 }, { "june", 6 }, { "july", 7 }, { "august", 8 },
	{ "september", 9 }, { "sept", 9 }, { "october", 10 },
	{ "november", 11 }, { "december", 12 },
	{ "januar", 1 }, { "jänner", 1 }, { "janvier", 1 }, { "janeiro", 1 },
	{ "januari", 1 }, { "enero", 1 }, { "gennaio", 1 }, { "января", 1 },
	{ "februar", 2 }, { "février", 2 }, { "fevrier", 2 }, { "febrero", 2 },
	{ "fevereiro", 2 }, { "febbraio", 2 }, { "февраля", 2 },
	{ "märz", 3 }, { "mars", 3 }, { "marzo", 3 }, { "março", 3 },
	{ "maart", 3 }, { "марта", 3 },
	{ "avril", 4 }, { "abril", 4 }, { "aprile", 4 }, { "апреля", 4 },
	{ "mai", 5 }, { "mayo", 5 }, { "maio", 5 }, { "maggio", 5 },
	{ "mei", 5 }, { "maj", 5 }, { "мая", 5 },
	{ "juni", 6 }, { "juin", 6 }, { "junio", 6 }, { "junho", 6 },
	{ "giugno", 6 }, { "июня", 6 },
	{ "juli", 7 }, { "juillet", 7 }, { "julio", 7 }, { "julho", 7 },
	{ "luglio", 7 }, { "июля", 7 },
	{ "août", 8 }, { "aout", 8 }, { "agosto", 8 }, { "augusti", 8 },
	{ "августа", 8 },
	{ "septembre", 9 }, { "septiembre", 9 }, { "setembro", 9 },
	{ "settembre", 9 }, { "сентября", 9 },
	{ "oktober", 10 }, { "octobre", 10 }, { "octubre", 10 },
	{ "outubro", 10 }, { "ottobre", 10 }, { "октября", 10 },
	{ "novembre", 11 }, { "noviembre", 11 }, { "novembro", 11 },
	{ "ноября", 11 },
	{ "dezember", 12 }, { "décembre", 12 }, { "decembre", 12 },
	{ "diciembre", 12 }, { "dezembro", 12 }, { "dicembre", 12 },
	{ "декабря", 12 },
};
/* clang-format on */

static bool is_letter(char c)
{
	return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* Letters of UTF-8, not bytes. */
static size_t count_letters(struct slice s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* A word of Latin or Cyrillic letters; CJK has no such words. */
static struct slice word_of(struct slice s)
{
	size_t n = 0;

	while (n < s.len && is_letter(s.p[n]) && (unsigned char)s.p[n] < 0xE3)
		n++;
	return slice_head(s, n);
}

int month_name(struct slice s, size_t *len)
{
	const struct slice word = word_of(s);

	const size_t letters = count_letters(word);

	*len = word.len + slice_starts(slice_from(s, word.len), ".");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct slice name = slice_of(names[i].name);
		const size_t least =
			i < N_ENGLISH ? SHORTEST : SHORTEST_FOREIGN;
		if (slice_same(word, slice_head(name, word.len)) &&
		    (letters >= least || word.len == name.len))
			return names[i].month;
	}
	return 0;
}

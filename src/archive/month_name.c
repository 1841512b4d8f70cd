/* SPDX-License-Identifier: MIT */
#include "archive/month_name.h"

#include "archive/ascii.h"
#include "unicode/fold.h"

#include <string.h>

/* Letters of an abbreviation. `out`, `set`, `ago` are words of English. */
enum { SHORTEST = 3, SHORTEST_FOREIGN = 4, N_ENGLISH = 13 };

/* As fold_text leaves them, English first; those of languages that bend them as
 * they stand in dates too, and abbreviations that are no words of English. */
/* clang-format off */
static const struct {
	const char *name;
	int month;
} names[] = {
	{ "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 },
	{ "may", 5 }, { "june", 6 }, { "july", 7 }, { "august", 8 },
	{ "september", 9 }, { "sept", 9 }, { "october", 10 },
	{ "november", 11 }, { "december", 12 },
	{ "januar", 1 }, { "janner", 1 }, { "janvier", 1 }, { "enero", 1 },
	{ "janeiro", 1 }, { "gennaio", 1 }, { "gener", 1 }, { "januari", 1 },
	{ "tammikuuta", 1 }, { "stycznia", 1 }, { "styczen", 1 },
	{ "ledna", 1 }, { "leden", 1 }, { "ianuarie", 1 }, { "ocak", 1 },
	{ "января", 1 }, { "январь", 1 }, { "січня", 1 },
	{ "ιανουαριου", 1 }, { "มกราคม", 1 }, { "ene", 1 }, { "янв", 1 },
	{ "februar", 2 }, { "feber", 2 }, { "fevrier", 2 }, { "febrero", 2 },
	{ "fevereiro", 2 }, { "febbraio", 2 }, { "febrer", 2 },
	{ "februari", 2 }, { "helmikuuta", 2 }, { "lutego", 2 },
	{ "luty", 2 }, { "unora", 2 }, { "unor", 2 }, { "februarie", 2 },
	{ "subat", 2 }, { "февраля", 2 }, { "февраль", 2 }, { "лютого", 2 },
	{ "φεβρουαριου", 2 }, { "กุมภาพันธ์", 2 }, { "fev", 2 },
	{ "фев", 2 }, { "marz", 3 }, { "mars", 3 }, { "marzo", 3 },
	{ "marco", 3 }, { "marc", 3 }, { "maart", 3 }, { "marts", 3 },
	{ "maaliskuuta", 3 }, { "marca", 3 }, { "marzec", 3 },
	{ "brezna", 3 }, { "brezen", 3 }, { "marcius", 3 }, { "martie", 3 },
	{ "mart", 3 }, { "maret", 3 }, { "марта", 3 }, { "март", 3 },
	{ "березня", 3 }, { "μαρτιου", 3 }, { "มีนาคม", 3 }, { "mrz", 3 },
	{ "мар", 3 }, { "avril", 4 }, { "abril", 4 }, { "aprile", 4 },
	{ "huhtikuuta", 4 }, { "kwietnia", 4 }, { "kwiecien", 4 },
	{ "dubna", 4 }, { "duben", 4 }, { "aprilis", 4 }, { "aprilie", 4 },
	{ "nisan", 4 }, { "апреля", 4 }, { "апрель", 4 }, { "квітня", 4 },
	{ "απριλιου", 4 }, { "เมษายน", 4 }, { "abr", 4 }, { "avr", 4 },
	{ "апр", 4 }, { "mai", 5 }, { "mayo", 5 }, { "maio", 5 },
	{ "maggio", 5 }, { "maig", 5 }, { "mei", 5 }, { "maj", 5 },
	{ "toukokuuta", 5 }, { "maja", 5 }, { "kvetna", 5 }, { "kveten", 5 },
	{ "majus", 5 }, { "mayıs", 5 }, { "мая", 5 }, { "маи", 5 },
	{ "травня", 5 }, { "μαιου", 5 }, { "พฤษภาคม", 5 }, { "mayis", 5 },
	{ "juni", 6 }, { "juin", 6 }, { "junio", 6 }, { "junho", 6 },
	{ "giugno", 6 }, { "juny", 6 }, { "kesakuuta", 6 }, { "czerwca", 6 },
	{ "czerwiec", 6 }, { "cervna", 6 }, { "cerven", 6 }, { "junius", 6 },
	{ "iunie", 6 }, { "haziran", 6 }, { "июня", 6 }, { "июнь", 6 },
	{ "червня", 6 }, { "ιουνιου", 6 }, { "มิถุนายน", 6 }, { "июн", 6 },
	{ "juli", 7 }, { "juillet", 7 }, { "julio", 7 }, { "julho", 7 },
	{ "luglio", 7 }, { "juliol", 7 }, { "heinakuuta", 7 },
	{ "lipca", 7 }, { "lipiec", 7 }, { "cervence", 7 },
	{ "cervenec", 7 }, { "julius", 7 }, { "iulie", 7 }, { "temmuz", 7 },
	{ "июля", 7 }, { "июль", 7 }, { "липня", 7 }, { "ιουλιου", 7 },
	{ "กรกฎาคม", 7 }, { "июл", 7 }, { "aout", 8 }, { "agosto", 8 },
	{ "agost", 8 }, { "augustus", 8 }, { "augusti", 8 },
	{ "elokuuta", 8 }, { "sierpnia", 8 }, { "sierpien", 8 },
	{ "srpna", 8 }, { "srpen", 8 }, { "augusztus", 8 }, { "agustos", 8 },
	{ "agustus", 8 }, { "августа", 8 }, { "август", 8 }, { "серпня", 8 },
	{ "αυγουστου", 8 }, { "สิงหาคม", 8 }, { "авг", 8 },
	{ "septembre", 9 }, { "septiembre", 9 }, { "setembro", 9 },
	{ "settembre", 9 }, { "setembre", 9 }, { "syyskuuta", 9 },
	{ "wrzesnia", 9 }, { "wrzesien", 9 }, { "zari", 9 },
	{ "szeptember", 9 }, { "septembrie", 9 }, { "eylul", 9 },
	{ "сентября", 9 }, { "сентябрь", 9 }, { "вересня", 9 },
	{ "σεπτεμβριου", 9 }, { "กันยายน", 9 }, { "сен", 9 },
	{ "oktober", 10 }, { "octobre", 10 }, { "octubre", 10 },
	{ "outubro", 10 }, { "ottobre", 10 }, { "lokakuuta", 10 },
	{ "pazdziernika", 10 }, { "pazdziernik", 10 }, { "rijna", 10 },
	{ "rijen", 10 }, { "octombrie", 10 }, { "ekim", 10 },
	{ "октября", 10 }, { "октябрь", 10 }, { "жовтня", 10 },
	{ "οκτωβριου", 10 }, { "ตุลาคม", 10 }, { "okt", 10 }, { "ott", 10 },
	{ "окт", 10 }, { "novembre", 11 }, { "noviembre", 11 },
	{ "novembro", 11 }, { "marraskuuta", 11 }, { "listopada", 11 },
	{ "listopadu", 11 }, { "listopad", 11 }, { "noiembrie", 11 },
	{ "kasım", 11 }, { "ноября", 11 }, { "ноябрь", 11 },
	{ "листопада", 11 }, { "νοεμβριου", 11 }, { "พฤศจิกายน", 11 },
	{ "kasim", 11 }, { "ноя", 11 }, { "dezember", 12 },
	{ "decembre", 12 }, { "diciembre", 12 }, { "dezembro", 12 },
	{ "dicembre", 12 }, { "desembre", 12 }, { "desember", 12 },
	{ "joulukuuta", 12 }, { "grudnia", 12 }, { "grudzien", 12 },
	{ "prosince", 12 }, { "prosinec", 12 }, { "decembrie", 12 },
	{ "aralık", 12 }, { "декабря", 12 }, { "декабрь", 12 },
	{ "грудня", 12 }, { "δεκεμβριου", 12 }, { "ธันวาคม", 12 },
	{ "aralik", 12 }, { "dez", 12 }, { "dic", 12 }, { "dec", 12 },
	{ "дек", 12 },
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

static int find(struct slice word, size_t letters)
{
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (*names[i].name != ascii_lower(*word.p))
			continue;
		const struct slice name = slice_of(names[i].name);
		const size_t least =
			i < N_ENGLISH ? SHORTEST : SHORTEST_FOREIGN;
		if (slice_same(word, slice_head(name, word.len)) &&
		    (letters >= least || word.len == name.len))
			return names[i].month;
	}
	return 0;
}

static int find_folded(struct slice word, size_t letters)
{
	struct buf folded = { 0 };
	int month = 0;

	fold_text(&folded, word.p, word.len);
	if (folded.len)
		month = find((struct slice){ folded.data, folded.len },
			     letters);
	buf_release(&folded);
	return month;
}

/* tháng 2: Vietnamese counts them. */
static int find_number(struct slice s, size_t *len)
{
	static const char *const words[] = { "tháng ", "thang " };
	int month = 0;
	size_t n = 0;

	while (n < 2 && !slice_starts(s, words[n]))
		n++;
	if (n == 2)
		return 0;
	*len = strlen(words[n]);
	for (size_t i = 0; i < 2 && *len < s.len; i++, ++*len) {
		if (!ascii_is_digit(s.p[*len]))
			break;
		month = month * 10 + (s.p[*len] - '0');
	}
	return month <= 12 ? month : 0;
}

int month_name(struct slice s, size_t *len)
{
	enum { LONGEST = 64 }; /* bytes */
	const struct slice word = word_of(s);
	const size_t letters = count_letters(word);

	*len = word.len + slice_starts(slice_from(s, word.len), ".");
	if (!word.len || word.len > LONGEST)
		return 0;
	if (letters == word.len && ascii_lower(*word.p) != 't')
		return find(word, letters);
	const int month = find_number(s, len);
	return month ? month : find_folded(word, letters);
}

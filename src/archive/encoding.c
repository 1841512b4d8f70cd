/* SPDX-License-Identifier: MIT */
#include "archive/encoding.h"

#include "archive/ascii.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <limits.h>
#include <stdint.h>
#include <string.h>

/* Bytes of ASCII at `off`, eight at a time. */
static size_t ascii_run(struct slice s, size_t off)
{
	size_t i = off;

	for (; i + 8 <= s.len; i += 8) {
		uint64_t word;
		memcpy(&word, s.p + i, 8);
		if (word & 0x8080808080808080u)
			break;
	}
	while (i < s.len && (unsigned char)s.p[i] < 0x80)
		i++;
	return i - off;
}

static void add_repaired(struct buf *out, struct slice text)
{
	for (size_t i = 0; i < text.len;) {
		const size_t good = utf8_valid_len(text.p + i, text.len - i);
		uint32_t cp;
		buf_add(out, text.p + i, good);
		i += good;
		if (i == text.len)
			break;
		i += utf8_decode(text.p + i, text.len - i, &cp);
		buf_add_utf8(out, UTF8_REPLACEMENT);
	}
}

static iconv_t open_encoding(const char *name)
{
	/* What Windows writes has more characters than the standards. */
	static const struct {
		const char *name, *wider;
	} variants[] = {
		{ "BIG5", "BIG5-HKSCS" },
		{ "SHIFT_JIS", "CP932" },
		{ "EUC-KR", "CP949" },
	};

	for (size_t i = 0; i < sizeof(variants) / sizeof(*variants); i++) {
		if (strcmp(variants[i].name, name) != 0)
			continue;
		const iconv_t cd = iconv_open("UTF-8", variants[i].wider);
		if (cd != (iconv_t)-1)
			return cd;
	}
	return iconv_open("UTF-8", name);
}

/* Adds the text; what is malformed becomes U+FFFD, of which the number is
 * returned. A character cut off at the end of the text counts nothing. */
static size_t convert(iconv_t cd, struct buf *out, struct slice text)
{
	char *in = (char *)text.p; /* iconv does not write to it */
	size_t left = text.len, bad = 0;

	while (left) {
		size_t room = left * 2 + 16;
		char *to = buf_reserve(out, room);
		const size_t reserved = room;
		const size_t n = iconv(cd, &in, &left, &to, &room);
		const int error = errno;
		buf_commit(out, reserved - room);
		if (n != (size_t)-1 || error == E2BIG)
			continue;
		buf_add_utf8(out, UTF8_REPLACEMENT);
		bad += error != EINVAL;
		in++;
		left--;
	}
	return bad;
}

void encoding_to_utf8(struct buf *out, struct slice text, const char *encoding)
{
	const iconv_t cd = encoding ? open_encoding(encoding) : (iconv_t)-1;

	if (cd == (iconv_t)-1) {
		add_repaired(out, text);
		return;
	}
	convert(cd, out, text);
	iconv_close(cd);
}

/* What is most frequent in Chinese of Taiwan, whatever its encoding. */
/* clang-format off */
#define FREQUENT_TRADITIONAL \
	"的一是不了在人有我他這中大來上國個到說們為子和你地出道也時年" \
	"得就那要下以生會自著去之過家學對可裡後小麼心多天而能好都然沒" \
	"日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面" \
	"公同三已老從動兩長知樣現分將外但身些與高意進把法此實回二理美" \
	"點月明其種聲全工己話者向情部正名定女問力機給等幾很業最間新什" \
	"打便位因重被走電第門相次東政使教再世氣信少關並內化由卻代產入" \
	"先山水萬市體別總場書比住員通目華報數件安表原車應路期提感更放" \
	"系計或利光果及界務制任至清物台邊共接許特直建南度統字請讓認算" \
	"論技設網路據碼程式頁站客部落格，。、；：？！（）「」『』"
/* clang-format on */

/* The encodings that a text may be in, and the letters that are most frequent
 * in what is written in them. Read in the wrong one, a text has few. */
static const struct candidate {
	const char *name, *frequent;
} candidates[] = {
	{ "GB18030",
	  "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要"
	  "下"
	  "以生会自着去之过家学对可里后小么心多天而能好都然没日于起还发成事只作"
	  "当"
	  "想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知样现分将"
	  "外"
	  "但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女"
	  "问"
	  "力机给等几很业最间新什打便位因重被走电第门相次东政使教再世气信少关并"
	  "内"
	  "化由却代军产入先山水万市体别总场书比住员通目华报马数件安表原车应路期"
	  "提"
	  "感更放系计或司利光王果及界务制任至清物台边共战接它许特直建南度统字请"
	  "让"
	  "认算论系技设网络据码程序页站客博，。、；：？！（）《》“”" },
	{ "BIG5", FREQUENT_TRADITIONAL },
	{ "SHIFT_JIS", "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただ"
		       "ちっつづてでとどなにぬ"
		       "ねのはばひびふぶへべほぼまみむめもゃやゅゆょよらりるれ"
		       "ろわをんァアィイウェエ"
		       "ォオカガキギクグケゲコゴサザシジスズセソタダチッツテデ"
		       "トドナニネノハバパヒビ"
		       "ピフブプヘベペホボポマミムメモャュョラリルレロワンー、"
		       "。「」・日本人年大一" },
	{ "EUC-JP", "あいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっ"
		    "つづてでとどなにぬ"
		    "ねのはばひびふぶへべほぼまみむめもゃやゅゆょよらりるれろわ"
		    "をんァアィイウェエ"
		    "ォオカガキギクグケゲコゴサザシジスズセソタダチッツテデトド"
		    "ナニネノハバパヒビ"
		    "ピフブプヘベペホボポマミムメモャュョラリルレロワンー、。「"
		    "」・日本人年大一" },
	{ "EUC-KR", "이다는의에가을를고하지로한은사도기자어리아시나대인서그들해"
		    "있스일정부수전보"
		    "제과공상주동장여게구라생원만위성내면우요무니관계비세신조모"
		    "문오마안선경와연"
		    "용미소방중발국분화적것거트적개체실단현바물없당행했입습까려"
		    "드음결때더등작않러" },
	{ "CP1251", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф" },
	{ "KOI8-R", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэф" },
	/* the last, which is rare: see guess */
	{ "EUC-TW", FREQUENT_TRADITIONAL },
};

enum {
	N_CANDIDATES = sizeof(candidates) / sizeof(*candidates),
	SAMPLE = 256 * 1024, /* bytes of the lines that are looked at */
	SURE = 100,          /* worth of a text that is in no other encoding */
};

/* a bit for each code point of the BMP */
struct letters {
	unsigned char bits[0x10000 / 8];
};

static void letters_set(struct letters *l, const char *text)
{
	const size_t len = strlen(text);

	memset(l, 0, sizeof(*l));
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		i += utf8_decode(text + i, len - i, &cp);
		if (cp < 0x10000)
			l->bits[cp / 8] |= (unsigned char)(1 << cp % 8);
	}
}

static bool letters_has(const struct letters *l, uint32_t cp)
{
	return cp < 0x10000 && l->bits[cp / 8] >> cp % 8 & 1;
}

/* What no text is full of: private use, controls, half-width kana, rare Han. */
static bool is_rare(uint32_t cp)
{
	return (cp >= 0x80 && cp < 0xA0) || (cp >= 0xE000 && cp < 0xF900) ||
	       (cp >= 0xFF61 && cp < 0xFFA0) || (cp >= 0x2500 && cp < 0x2600) ||
	       (cp >= 0x3400 && cp < 0x4E00) || cp >= 0x20000;
}

static bool is_latin(struct slice s, size_t i)
{
	return i < s.len && ascii_is_alpha(s.p[i]);
}

/* A letter among Latin ones: no word of another script. */
static bool is_in_latin(struct slice s, size_t i, size_t len)
{
	return is_latin(s, i - 1) || is_latin(s, i + len);
}

/* Hundredths for each character that is not ASCII: 200 if all are frequent.
 * Cyrillic words have few other letters, and are longer than one. */
static int worth(const struct letters *frequent, struct slice text, size_t bad)
{
	int64_t sum = 0, n = 0;
	size_t alone = 0; /* where the next one stands if none is before it */

	for (size_t i = 0; i < text.len;) {
		uint32_t cp = (unsigned char)text.p[i];
		if (cp < 0x80) {
			alone = ++i;
			continue;
		}
		const size_t len = utf8_decode(text.p + i, text.len - i, &cp);
		const bool cyrillic = cp >= 0x400 && cp < 0x500;
		const bool mixed = cyrillic && is_in_latin(text, i, len);
		const bool single = cyrillic && alone == i &&
				    (i + len == text.len ||
				     !((unsigned char)text.p[i + len] & 0x80));
		i += len;
		n++;
		if (letters_has(frequent, cp))
			sum += single || mixed ? -100 : cyrillic ? 130 : 200;
		else if (cp >= 0xAC00 && cp < 0xD7A4)
			sum -= 60; /* few syllables make most of Korean */
		else if (is_rare(cp))
			sum -= 200;
	}
	return n ? (int)((sum - (int64_t)bad * 1000) / n) : 0;
}

static int worth_of(const struct candidate *c, struct slice text)
{
	struct letters frequent;
	struct buf plain = { 0 };
	const iconv_t cd = open_encoding(c->name);

	if (cd == (iconv_t)-1)
		return INT_MIN;
	const size_t bad = convert(cd, &plain, text);
	iconv_close(cd);
	letters_set(&frequent, c->frequent);
	const int w = worth(&frequent,
			    (struct slice){ buf_str(&plain), plain.len }, bad);
	buf_release(&plain);
	return w;
}

static bool is_high(struct slice s, size_t i)
{
	return i < s.len && (unsigned char)s.p[i] >= 0x80;
}

/* Of a western text: its letters stand alone among others, its quotes at
 * words. */
static int worth_of_western(struct slice text, bool *windows)
{
	int64_t sum = 0, n = 0;

	*windows = false;
	for (size_t i = 0; i < text.len; i++) {
		const unsigned char c = (unsigned char)text.p[i];
		if (c < 0x80)
			continue;
		const bool before = is_high(text, i - 1);
		const bool beside = before || is_high(text, i + 1);
		/* Größe: two, but in a word */
		const size_t first = before ? i - 1 : i;
		const bool two = beside && is_high(text, first + 1) &&
				 is_latin(text, first - 1) &&
				 is_latin(text, first + 2);
		n++;
		*windows = *windows || c < 0xA0;
		if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 ||
		    c == 0x9D || c == 0xFF)
			sum -= 600;
		else if (two)
			sum += 50;
		else if (beside)
			sum -= 100;
		else
			sum += 150;
	}
	return n ? (int)(sum / n) : 0;
}

/* The lines that are not ASCII. */
static void add_sample(struct buf *out, struct slice text)
{
	while (text.len && out->len < SAMPLE) {
		struct slice line = slice_line(&text);
		const size_t ascii = ascii_run(line, 0);
		if (ascii == line.len)
			continue;
		line = slice_head(line, SAMPLE);
		buf_add(out, line.p, line.len);
		buf_add_char(out, '\n');
	}
}

/* Sequences of UTF-8 against bytes that belong to none. */
static bool is_nearly_utf8(struct slice text)
{
	size_t good = 0, bad = 0;

	for (size_t i = 0; i < text.len;) {
		uint32_t cp;
		bool wrong;
		const size_t n = utf8_decode_strict(text.p + i, text.len - i,
						    &cp, &wrong);
		good += !wrong && n > 1;
		bad += wrong;
		i += n;
	}
	return good >= 2 * bad;
}

static const char *guess(struct slice sample)
{
	const char *best = NULL;
	bool windows;
	int most = worth_of_western(sample, &windows);

	if (most > 0)
		best = windows ? "CP1252" : "ISO-8859-1";
	most = most > 20 ? most : 20;
	for (int i = 0; i < N_CANDIDATES; i++) {
		if (i + 1 == N_CANDIDATES && most >= SURE)
			break;
		const int w = worth_of(&candidates[i], sample);
		if (w <= most)
			continue;
		most = w;
		best = candidates[i].name;
	}
	return best;
}

const char *encoding_guess(struct slice text)
{
	struct buf sample = { 0 };
	const char *wide = encoding_marked(text);

	if (wide)
		return wide;
	add_sample(&sample, text);
	const struct slice s = { buf_str(&sample), sample.len };
	const char *name = is_nearly_utf8(s) ? NULL : guess(s);
	buf_release(&sample);
	return name;
}

/* ASCII in UTF-16 has a NUL in every second byte, so that a head has; the
 * letters of CJK words have none. */
static bool has_nuls(struct slice text, size_t first)
{
	enum { LOOK = 64, OPENING = 8 };
	size_t n = 0, opening = 0;

	for (size_t i = first; i < text.len && i < LOOK; i += 2) {
		n += !text.p[i];
		opening += !text.p[i] && i < OPENING;
	}
	const size_t most = (text.len < LOOK ? text.len : LOOK) / 2;
	return text.len >= OPENING &&
	       (n * 4 >= most * 3 || (opening == OPENING / 2 && n * 3 >= most));
}

/* What stands at the start of a text, the longer before the shorter. */
static const char *by_mark(struct slice text)
{
	static const struct {
		const char *mark, *name;
		size_t len;
	} marks[] = {
		{ "\xFF\xFE\0\0", "UTF-32LE", 4 },
		{ "\0\0\xFE\xFF", "UTF-32BE", 4 },
		{ "\xFF\xFE", "UTF-16LE", 2 },
		{ "\xFE\xFF", "UTF-16BE", 2 },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (text.len >= marks[i].len &&
		    !memcmp(text.p, marks[i].mark, marks[i].len))
			return marks[i].name;
	return NULL;
}

/* Without a mark: by what the first characters, ASCII as in any head, are
 * filled up with. */
static const char *by_nuls(struct slice text)
{
	const char *p = text.p;

	if (text.len < 8)
		return NULL;
	if (p[0] && !p[1] && !p[2] && !p[3] && p[4] && !p[5] && !p[6] && !p[7])
		return "UTF-32LE";
	if (!p[0] && !p[1] && !p[2] && p[3] && !p[4] && !p[5] && !p[6] && p[7])
		return "UTF-32BE";
	if (p[0] && !p[1] && has_nuls(text, 1))
		return "UTF-16LE";
	if (!p[0] && p[1] && has_nuls(text, 0))
		return "UTF-16BE";
	return NULL;
}

/* Nothing but seven bits, with the escapes by which mail and news have changed
 * to two bytes a character; other escapes are somebody's colours. */
static const char *by_escapes(struct slice text)
{
	static const struct {
		const char *escape, *name;
	} escapes[] = {
		{ "\033$B", "ISO-2022-JP" },    { "\033$@", "ISO-2022-JP" },
		{ "\033$(D", "ISO-2022-JP-2" }, { "\033$)C", "ISO-2022-KR" },
		{ "\033$)A", "ISO-2022-CN" },   { "\033$)G", "ISO-2022-CN" },
	};
	const char *at = memchr(text.p, '\033', text.len);
	const char *name = NULL;

	while (at && !name) {
		const struct slice rest =
			slice_from(text, (size_t)(at - text.p));
		for (size_t i = 0; i < 6 && !name; i++)
			if (slice_starts(rest, escapes[i].escape))
				name = escapes[i].name;
		at = memchr(rest.p + 1, '\033', rest.len - 1);
	}
	return name && ascii_run(text, 0) == text.len ? name : NULL;
}

const char *encoding_marked(struct slice text)
{
	const char *name = text.len < 2 ? NULL : by_mark(text);

	if (!name)
		name = by_nuls(text);
	return name || !text.len ? name : by_escapes(text);
}

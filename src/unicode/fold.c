/* SPDX-License-Identifier: MIT */
#include "unicode/fold.h"

#include "base/xalloc.h"
#include "unicode/decode.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum {
	DECOMPOSED_MAX = 32, /* characters; the longest, U+FDFA, gives 18 */
	CHUNK = 4096,        /* bytes that fold_contains folds at a time */
	DAKUTEN = 0x3099,
	HANDAKUTEN = 0x309A,
};

/* Folding on its way through a text. */
struct folder {
	struct buf *out;
	struct fold_map *map; /* NULL = nobody asks where bytes came from */
	uint32_t last;        /* the last character of `out`, which the next */
	size_t last_off;      /* may be composed with; 0 = there is none */
};

/* The last `n` bytes of the folded text came from `source` and, if `step` is
 * 1, from the bytes behind it. */
static void record(struct folder *f, size_t n, size_t source, size_t step)
{
	struct fold_map *m = f->map;
	const size_t at = f->out->len - n;

	if (!m)
		return;
	m->source = xgrow(m->source, &m->cap, at + n + 1, sizeof(*m->source));
	for (size_t i = 0; i < n; i++)
		m->source[at + i] = source + step * i;
}

static bool in(uint32_t cp, uint32_t first, uint32_t last)
{
	return cp >= first && cp <= last;
}

/* か and a dakuten are が, jamo are a syllable: 0 if they are not. Nothing else
 * is composed; its marks are gone or stay apart. */
static uint32_t composed(uint32_t a, uint32_t b)
{
	utf8proc_int32_t pair[2] = { (utf8proc_int32_t)a, (utf8proc_int32_t)b };

	if (!a || !(b == DAKUTEN || b == HANDAKUTEN || in(b, 0x1161, 0x1175) ||
		    in(b, 0x11A8, 0x11C2)))
		return 0;
	if (utf8proc_normalize_utf32(pair, 2,
				     UTF8PROC_COMPOSE | UTF8PROC_STABLE) != 1)
		return 0;
	return (uint32_t)pair[0];
}

static void add_char(struct folder *f, uint32_t cp, size_t source)
{
	const uint32_t both = composed(f->last, cp);

	if (both) {
		if (f->map)
			source = f->map->source[f->last_off];
		buf_truncate(f->out, f->last_off);
	}
	f->last = both ? both : cp;
	f->last_off = f->out->len;
	buf_add_utf8(f->out, f->last);
	record(f, f->out->len - f->last_off, source, 0);
}

/* The marks that writers leave out: accents, vowel points, rings around. The
 * vowel signs and viramas of Indic and Thai have other combining classes
 * (Unicode 15, table 4-3) and stay, because they spell. */
static bool is_optional_mark(uint32_t cp)
{
	const utf8proc_property_t *p =
		utf8proc_get_property((utf8proc_int32_t)cp);

	if (p->category == UTF8PROC_CATEGORY_ME)
		return true;
	return p->category == UTF8PROC_CATEGORY_MN &&
	       (p->combining_class == 1 ||
		in((uint32_t)p->combining_class, 10, 36) ||
		p->combining_class >= 200);
}

static void add_folded(struct folder *f, uint32_t cp, size_t source)
{
	utf8proc_int32_t parts[DECOMPOSED_MAX];
	int boundclass;
	const utf8proc_ssize_t n = utf8proc_decompose_char(
		(utf8proc_int32_t)cp, parts, DECOMPOSED_MAX,
		UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
			UTF8PROC_IGNORE,
		&boundclass);

	if (n < 0 || n > DECOMPOSED_MAX) {
		add_char(f, cp, source);
		return;
	}
	for (utf8proc_ssize_t i = 0; i < n; i++)
		if (!is_optional_mark((uint32_t)parts[i]))
			add_char(f, (uint32_t)parts[i], source);
}

/* Kana and Hangul syllables, which fold to themselves. */
static bool folds_to_itself(uint32_t cp)
{
	return in(cp, 0x3041, 0x3096) || in(cp, 0x30A1, 0x30FA) ||
	       cp == 0x30FC || in(cp, 0xAC00, 0xD7A3);
}

static size_t ascii_run(const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

static void add_ascii(struct folder *f, const char *s, size_t n, size_t source)
{
	char *to = buf_reserve(f->out, n);

	for (size_t i = 0; i < n; i++) {
		const bool upper = s[i] >= 'A' && s[i] <= 'Z';
		to[i] = upper ? (char)(s[i] + ('a' - 'A')) : s[i];
	}
	buf_commit(f->out, n);
	record(f, n, source, 1);
	f->last = 0;
}

static void add_as_is(struct folder *f, const char *s, size_t n, size_t source)
{
	buf_add(f->out, s, n);
	record(f, n, source, 1);
	f->last = 0;
}

/* Folds the characters that begin in [off, until) of `text`; returns where it
 * stopped, at or behind `until`. */
static size_t fold_part(struct folder *f, const char *text, size_t len,
			size_t off, size_t until)
{
	while (off < until) {
		const char *s = text + off;
		const size_t ascii = ascii_run(s, until - off);
		const size_t han = ascii ? 0 : decode_han_run(s, until - off);
		if (ascii) {
			add_ascii(f, s, ascii, off);
			off += ascii;
		} else if (han) {
			add_as_is(f, s, han, off);
			off += han;
		} else {
			uint32_t cp;
			const size_t n = utf8_decode(s, len - off, &cp);
			if (folds_to_itself(cp))
				add_char(f, cp, off);
			else
				add_folded(f, cp, off);
			off += n;
		}
	}
	return off;
}

void fold_text(struct buf *out, const char *text, size_t len)
{
	struct folder f = { .out = out };

	fold_part(&f, text, len, 0, len);
}

void fold_map_init(struct fold_map *m, const char *text, size_t len)
{
	struct folder f = { .out = &m->text, .map = m };

	*m = (struct fold_map){ 0 };
	fold_part(&f, text, len, 0, len);
	m->source =
		xgrow(m->source, &m->cap, m->text.len + 1, sizeof(*m->source));
	m->source[m->text.len] = len;
}

void fold_map_release(struct fold_map *m)
{
	buf_release(&m->text);
	free(m->source);
	*m = (struct fold_map){ 0 };
}

/* Where `needle`, n > 0, first is in `s`; NULL if nowhere. Looks for its last
 * byte, because that differs most among ideographs. */
static const char *find(const char *s, size_t len, const char *needle, size_t n)
{
	if (len < n)
		return NULL;

	const char *const end = s + len;
	const char *p = s + n - 1;
	while ((p = memchr(p, needle[n - 1], (size_t)(end - p)))) {
		if (!memcmp(p - (n - 1), needle, n - 1))
			return p - (n - 1);
		p++;
	}
	return NULL;
}

/* The first byte of the folded text that came from `source` or behind. */
static size_t folded_offset(const struct fold_map *m, size_t source)
{
	size_t low = 0, high = m->text.len;

	while (low < high) {
		const size_t mid = low + (high - low) / 2;
		if (m->source[mid] < source)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool fold_map_find(const struct fold_map *m, const char *needle, size_t n,
		   size_t from, size_t *start, size_t *end)
{
	const size_t begin = folded_offset(m, from);
	if (!n || begin == m->text.len)
		return false;

	const char *hit =
		find(m->text.data + begin, m->text.len - begin, needle, n);
	if (!hit)
		return false;
	const size_t at = (size_t)(hit - m->text.data);
	size_t behind = at + n;
	while (m->source[behind] == m->source[behind - 1])
		behind++; /* the rest of what one character became */
	*start = m->source[at];
	*end = m->source[behind];
	return true;
}

/* Forgets all but the last `keep` bytes of what was folded. */
static void forget(struct folder *f, struct buf *spare, size_t keep)
{
	const size_t gone = f->out->len - keep;
	const struct buf full = *f->out;

	buf_clear(spare);
	buf_add(spare, full.data + gone, keep);
	*f->out = *spare;
	*spare = full;
	f->last_off -= gone;
}

bool fold_contains(const char *text, size_t len, const char *needle, size_t n)
{
	struct buf out = { 0 }, spare = { 0 };
	struct folder f = { .out = &out };
	bool found = false;

	for (size_t off = 0; n && !found && off < len;) {
		const size_t left = len - off;
		off = fold_part(&f, text, len, off,
				off + (left < CHUNK ? left : CHUNK));
		/* The last character may still change. */
		const size_t sure = f.last && off < len ? f.last_off : out.len;
		found = find(out.data, sure, needle, n) != NULL;
		const size_t keep = out.len - sure + n - 1;
		if (keep < out.len)
			forget(&f, &spare, keep);
	}
	buf_release(&out);
	buf_release(&spare);
	return found;
}

const char *fold_version(void)
{
	return utf8proc_version();
}

/* SPDX-License-Identifier: MIT */
#include "doc/urls.h"

#include "base/utf8.h"

#include <string.h>

/* Bytes. */
enum { LOOK = 256 };

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Bytes of `prefix`, which is in lower case, if the text begins with it. */
static size_t prefix_len(const char *s, size_t len, const char *prefix)
{
	size_t i = 0;

	for (; prefix[i]; i++) {
		if (i == len ||
		    (s[i] != prefix[i] &&
		     (s[i] < 'A' || s[i] > 'Z' || (s[i] | 0x20) != prefix[i])))
			return 0;
	}
	return i;
}

static size_t scheme_len(const char *s, size_t len)
{
	const size_t n = prefix_len(s, len, "http://");

	return n ? n : prefix_len(s, len, "https://");
}

/* Characters that RFC 3986 has in no URL and that end one in prose. */
static bool ends_url(uint32_t cp)
{
	return cp <= ' ' || cp == 0x7F ||
	       (cp < 0x7F && strchr("\"<>\\^`{|}", (int)cp));
}

/* Marks beside which a URL ends: general punctuation such as “ ” … ― , CJK
 * marks, full-width forms, and the blanks among them. */
static bool is_wide_mark(uint32_t cp)
{
	return (cp >= 0x80 && cp <= 0xBF) || (cp >= 0x2000 && cp <= 0x206F) ||
	       (cp >= 0x3000 && cp <= 0x3004) ||
	       (cp >= 0x3008 && cp <= 0x3020) || cp == 0x30FB ||
	       (cp >= 0xFE10 && cp <= 0xFE6F) || cp == 0xFEFF ||
	       (cp >= 0xFF00 && cp <= 0xFF0F) ||
	       (cp >= 0xFF1A && cp <= 0xFF20) ||
	       (cp >= 0xFF3B && cp <= 0xFF40) ||
	       (cp >= 0xFF5B && cp <= 0xFF65) || cp == UTF8_REPLACEMENT;
}

/* A letter of another script may stand in a path ("/wiki/中文"), but right
 * behind an ASCII letter or digit it is the sentence that goes on. */
static bool goes_on(uint32_t cp, char before, bool in_path)
{
	if (ends_url(cp) || is_wide_mark(cp))
		return false;
	return cp < 0x80 || (in_path && !is_alnum(before));
}

/* Opening less closing brackets so far. */
struct balance {
	long round, square;
};

static void weigh(struct balance *b, char c, long n)
{
	b->round += c == '(' ? n : c == ')' ? -n : 0;
	b->square += c == '[' ? n : c == ']' ? -n : 0;
}

/* Bytes of what looks like a reference, `&name;`, at the end, or 0. */
static size_t entity_at_end(const char *s, size_t len)
{
	size_t n = 1;

	while (n < len && is_alnum(s[len - n - 1]))
		n++;
	return n > 1 && n < len && s[len - n - 1] == '&' ? n + 1 : 0;
}

/* Without the marks at the end that belong to the sentence: stops, quotes and
 * brackets that nothing in the URL opens. */
static size_t trim(const char *s, size_t len)
{
	struct balance b = { 0 };

	for (size_t i = 0; i < len; i++)
		weigh(&b, s[i], 1);
	while (len) {
		const char c = s[len - 1];
		const size_t entity = c == ';' ? entity_at_end(s, len) : 0;
		len -= entity;
		if (entity)
			continue;
		if (!(strchr("?!.,:;*_~'", c) || (c == ')' && b.round < 0) ||
		      (c == ']' && b.square < 0)))
			break;
		weigh(&b, c, -1);
		len--;
	}
	return len;
}

/* Bytes of the URL whose first `i` bytes are known. */
static size_t extent(const char *s, size_t len, size_t i)
{
	bool in_path = false;

	while (i < len) {
		uint32_t cp;
		const size_t n = utf8_decode(s + i, len - i, &cp);
		if (!goes_on(cp, s[i - 1], in_path))
			break;
		in_path |= cp == '/' || cp == '?' || cp == '#';
		i += n;
	}
	return trim(s, i);
}

static bool is_wide_letter(uint32_t cp)
{
	return cp >= 0x80 && !is_wide_mark(cp);
}

/* Bytes of one label of a host: letters of other scripts, or, behind another
 * label, ASCII. */
static size_t label_len(const char *s, size_t len, bool first)
{
	size_t i = 0, n;
	uint32_t cp;

	while (!first && i < len && (is_alnum(s[i]) || s[i] == '-'))
		i++;
	if (i)
		return i;
	for (; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (!is_wide_letter(cp))
			break;
	}
	return i;
}

/* Bytes of a host that begins with a letter of another script, or 0. A sentence
 * may begin so behind a scheme that is only spoken of: there must be a period. */
static size_t wide_host_len(const char *s, size_t len)
{
	size_t i = label_len(s, len, true), labels = i > 0, n;

	while (i && i < len && s[i] == '.' &&
	       (n = label_len(s + i + 1, len - i - 1, false)) > 0) {
		i += 1 + n;
		labels++;
	}
	return labels > 1 ? i : 0;
}

/* A host that begins with www. needs one more period to be one. */
static bool has_period(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '.')
			return i && i + 1 < len && is_alnum(s[i + 1]);
		if (!is_alnum(s[i]) && s[i] != '-')
			return false;
	}
	return false;
}

/* Bytes of the URL that begins here behind the character `before`, or 0. */
static size_t url_len(const char *s, size_t len, char before)
{
	size_t n = scheme_len(s, len);

	if (is_alnum(before))
		return 0;
	if (n && n < len && is_alnum(s[n]))
		return extent(s, len, n);
	if (n) {
		const size_t host = wide_host_len(s + n, len - n);
		return host ? extent(s, len, n + host) : 0;
	}
	n = prefix_len(s, len, "www.");
	if (!n || (before && strchr("/.@-_:", before)) ||
	    !has_period(s + n, len - n))
		return 0;
	return extent(s, len, n);
}

/* The URL whose scheme ends with the colon, or whose www with the period at
 * byte `mark`; `*start` is where it begins, at `from` or behind. Its bytes, or
 * 0. */
static size_t url_around(const char *text, size_t len, size_t from, size_t mark,
			 size_t *start)
{
	static const size_t colon[] = { 4, 5 }, period[] = { 3, 3 };
	const size_t *before = text[mark] == ':' ? colon : period;

	for (int i = 0; i < 2; i++) {
		if (mark - from < before[i])
			return 0;
		*start = mark - before[i];
		const char c = text[*start] | 0x20;
		if (c != (before == colon ? 'h' : 'w'))
			continue;
		const size_t n = url_len(text + *start, len - *start,
					 *start ? text[*start - 1] : '\0');
		if (n)
			return n;
	}
	return 0;
}

/* The first URL around a mark from `at` to `end`. */
static size_t find_around(const char *text, size_t len, size_t from, size_t at,
			  size_t end, char mark, size_t *start)
{
	for (; at < end; at++) {
		const char *s = memchr(text + at, mark, end - at);
		if (!s)
			return 0;
		at = (size_t)(s - text);
		const size_t n = url_around(text, len, from, at, start);
		if (n)
			return n;
	}
	return 0;
}

/* All URLs have a colon or a period, which most text has little of. It is
 * looked at some bytes at a time, so that many of one kind don't mean that it
 * is searched through as often for the other. */
bool urls_find(const char *text, size_t len, size_t from, unsigned forms,
	       size_t *start, size_t *end)
{
	for (size_t at = forms ? from : len; at < len; at += LOOK) {
		const size_t stop = len - at < LOOK ? len : at + LOOK;
		size_t other, n = 0, m = 0;
		if (forms & URLS_SCHEME)
			n = find_around(text, len, from, at, stop, ':', start);
		if (forms & URLS_WWW)
			m = find_around(text, len, from, at, n ? *start : stop,
					'.', &other);
		if (m && (!n || other < *start)) {
			*start = other;
			n = m;
		}
		if (n) {
			*end = *start + n;
			return true;
		}
	}
	return false;
}

static bool in_mail(char c, const char *marks)
{
	return is_alnum(c) || (c && strchr(marks, c));
}

/* Bytes of the host of an address, at the start of the text, or 0: there is a
 * period in it, and no - or _ at its end. */
static size_t mail_host(const char *s, size_t len)
{
	size_t n = 0;
	bool period = false;

	while (n < len && in_mail(s[n], ".-_"))
		n++;
	while (n && s[n - 1] == '.')
		n--;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '.' && (!i || s[i - 1] == '.'))
			return 0;
		period |= s[i] == '.';
	}
	return period && is_alnum(s[n - 1]) ? n : 0;
}

bool urls_find_mail(const char *text, size_t len, size_t from, size_t *start,
		    size_t *end)
{
	static const char scheme[] = "mailto:";
	const size_t n = sizeof(scheme) - 1;

	for (size_t i = from; i < len; i++) {
		const char *at = memchr(text + i, '@', len - i);
		if (!at)
			return false;
		size_t s = (size_t)(at - text);
		const size_t host = mail_host(at + 1, len - s - 1);
		const size_t name = s;
		while (s > i && in_mail(text[s - 1], ".+-_"))
			s--;
		i = name;
		if (s == name || !host || !is_alnum(text[s]))
			continue;
		if (s - from >= n && !memcmp(text + s - n, scheme, n))
			s -= n;
		*start = s;
		*end = name + 1 + host;
		return true;
	}
	return false;
}

bool urls_is_url(const char *text)
{
	const size_t len = strlen(text);
	const size_t n = scheme_len(text, len);

	return n && n < len;
}

const char *urls_default_scheme(const char *url)
{
	return prefix_len(url, strlen("www."), "www.") ? "http://" : "";
}

const char *urls_host(const char *url, size_t *len)
{
	const char *host = url + scheme_len(url, strlen(url));
	const char *at = host + strcspn(host, "@/?#");

	if (*at == '@')
		host = at + 1;
	host += prefix_len(host, strlen(host), "www.");
	*len = strcspn(host, ":/?#");
	return host;
}

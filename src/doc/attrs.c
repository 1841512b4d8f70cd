/* SPDX-License-Identifier: MIT */
#include "doc/attrs.h"

#include "archive/ascii.h"

#include <stdbool.h>
#include <string.h>

/* Longer lists are text. Bytes. */
enum { LIST_MAX = 400 };

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.' ||
	       c == ':' || (c & 0x80);
}

static size_t skip(const char *s, size_t len, size_t i, bool (*such)(char))
{
	while (i < len && such(s[i]))
		i++;
	return i;
}

static bool is_value(char c)
{
	return !ascii_is_space(c) && c != '}' && c != '{' && c != '"';
}

/* Behind `="value"` or `=value`; 0 if there is none. */
static size_t take_value(const char *s, size_t len, size_t i)
{
	if (i >= len || s[i] != '=')
		return 0;
	i++;
	if (i < len && (s[i] == '"' || s[i] == '\'')) {
		const char *end = memchr(s + i + 1, s[i], len - i - 1);
		return end ? (size_t)(end - s) + 1 : 0;
	}
	const size_t end = skip(s, len, i, is_value);
	return end > i ? end : 0;
}

/* Behind one attribute; 0 if it is none. A bare name counts where `names`. */
static size_t take_one(const char *s, size_t len, size_t i, bool names)
{
	const bool sign = s[i] == '.' || s[i] == '#' || s[i] == '=';
	const size_t name = sign ? i + 1 : i;
	const size_t end = skip(s, len, name, is_name);

	if (!sign && s[i] == '-' && end == i + 1)
		return end; /* {-}: no number */
	if (end == name)
		return 0;
	if (sign)
		return end;
	const size_t value = take_value(s, len, end);
	return value ? value : names ? end : 0;
}

size_t attrs_len(const char *s, size_t len)
{
	size_t i = 1, n = 0;

	if (len < 3 || *s != '{')
		return 0;
	if (len > LIST_MAX)
		len = LIST_MAX;
	const bool colon = s[1] == ':';
	i += colon;
	while (i < len && s[i] != '}') {
		if (ascii_is_blank(s[i])) {
			i++;
			continue;
		}
		i = take_one(s, len, i, colon);
		if (!i)
			return 0;
		n++;
	}
	return i < len && (n || colon) ? i + 1 : 0;
}

static size_t trimmed(const char *s, size_t len)
{
	while (len && ascii_is_space(s[len - 1]))
		len--;
	return len;
}

/* {::options key="value" /}, {::comment} and their ends */
static bool is_extension(const char *s, size_t len)
{
	return len >= 4 && len <= LIST_MAX && s[0] == '{' &&
	       memchr(s, '}', len) == s + len - 1 &&
	       ((s[1] == ':' && (s[2] == ':' || s[2] == '/')) ||
		(s[1] == '/' && s[2] == ':'));
}

/* *[HTML]: Hyper Text … */
static bool is_abbreviation(const char *s, size_t len)
{
	if (len < 5 || s[0] != '*' || s[1] != '[')
		return false;
	const char *close = memchr(s, ']', len);
	return close && close > s + 2 && close + 1 < s + len &&
	       close[1] == ':' && !memchr(s, '(', (size_t)(close - s));
}

/* `{:.a}{: #b}`, with blanks between or none. */
static bool are_lists(const char *s, size_t len)
{
	size_t i = 0;

	while (i + 2 < len && s[i] == '{' && s[i + 1] == ':') {
		const size_t n = attrs_len(s + i, len - i);
		if (!n)
			return false;
		for (i += n; i < len && ascii_is_blank(s[i]);)
			i++;
	}
	return len > 2 && i == len;
}

size_t attrs_line_len(const char *s, size_t len)
{
	const size_t n = trimmed(s, len);

	if (are_lists(s, n))
		return n;
	return is_extension(s, n) || is_abbreviation(s, n) ? n : 0;
}

bool attrs_is_toc(const char *s, size_t len)
{
	static const char toc[] = "toc";
	size_t i = 2;

	while (i < len && ascii_is_blank(s[i]))
		i++;
	const size_t n = sizeof(toc) - 1;
	return len > i + n && !memcmp(s + i, toc, n) &&
	       (s[i + n] == '}' || ascii_is_blank(s[i + n]));
}

size_t attrs_at_end(const char *s, size_t len)
{
	size_t n = trimmed(s, len);

	if (!n || s[n - 1] != '}')
		return len;
	const size_t end = n;
	while (n && s[n - 1] != '{' && end - n < LIST_MAX)
		n--;
	if (!n || s[n - 1] != '{')
		return len;
	n--;
	if (attrs_len(s + n, end - n) != end - n)
		return len;
	while (n && ascii_is_blank(s[n - 1]))
		n--;
	return n ? n : len;
}

bool attrs_may_be_spaced(const char *text, size_t len)
{
	for (size_t i = 0; i + 3 < len; i++) {
		const char *at = memchr(text + i, '{', len - i - 3);
		if (!at)
			break;
		if (at[1] == ' ' && (at[2] == '.' || at[2] == '#') &&
		    ascii_is_alpha(at[3]))
			return true;
		i = (size_t)(at - text);
	}
	return false;
}

bool attrs_is_end(const char *s, size_t len)
{
	return len && *s == '^' && trimmed(s, len) == 1;
}

bool attrs_have_end(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, '^', len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (i && text[i - 1] == '\n' &&
		    (i + 1 == len || ascii_is_space(text[i + 1])))
			return true;
	}
	return false;
}

bool attrs_is_comment(const char *s, size_t len)
{
	static const char open[] = "{::comment}";

	return len >= sizeof(open) - 1 && !memcmp(s, open, sizeof(open) - 1);
}

size_t attrs_comment_end(const char *text, size_t len, size_t from)
{
	static const char end[] = "{:/";

	for (size_t i = from; i + 3 < len;) {
		const char *lf = memchr(text + i, '\n', len - i);
		const size_t stop = lf ? (size_t)(lf - text) : len;
		if (!memcmp(text + i, end, sizeof(end) - 1))
			return stop;
		i = stop + 1;
	}
	return 0;
}

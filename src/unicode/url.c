/* SPDX-License-Identifier: MIT */
#include "unicode/url.h"

#include "unicode/decode.h"
#include "unicode/tables.h"

#include <string.h>

static const char *const schemes[] = { "https://", "http://", "ftp://" };

static bool begins_with(const char *s, size_t len, const char *prefix)
{
	const size_t n = strlen(prefix);

	if (len < n)
		return false;
	for (size_t i = 0; i < n; i++) {
		const bool upper = s[i] >= 'A' && s[i] <= 'Z';
		if ((upper ? s[i] - 'A' + 'a' : s[i]) != prefix[i])
			return false;
	}
	return true;
}

size_t url_scheme_len(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (begins_with(s, len, schemes[i]))
			return strlen(schemes[i]);
	return 0;
}

bool url_cuts_after(char c)
{
	switch (c) {
	case '/':
	case '?':
	case '&':
	case '=':
	case '.':
	case '-':
	case '_':
		return true;
	default:
		return false;
	}
}

/* Of what is not ASCII only letters, digits and their marks: the quotes and
 * dashes of the sentence around are not part of a URL. */
static bool belongs(uint32_t cp)
{
	if (cp < 0x80)
		return cp > 0x20 && cp < 0x7F && cp != '<' && cp != '>' &&
		       cp != '"';
	const struct tables_entry *e = tables_find(cp);
	return e->width != TABLES_WIDE && !(e->traits & TABLES_PUNCTUATION) &&
	       (e->script == TABLES_ALPHABET || e->script == TABLES_UNSPACED ||
		e->line == LINECLASS_CM);
}

/* Is the last character of the URL one of the sentence? `depth` counts the
 * brackets that the URL opens less those it closes. */
static bool is_trailing(char c, int depth)
{
	if (c == ')')
		return depth < 0;
	return c && strchr("?!.,:;*_~'", c);
}

static int bracket(char c)
{
	return (c == '(') - (c == ')');
}

size_t url_len(const char *s, size_t len)
{
	const size_t scheme = url_scheme_len(s, len);
	const size_t start = scheme                        ? scheme
			     : begins_with(s, len, "www.") ? 4
							   : 0;
	size_t end = start;
	int depth = 0;

	if (!start)
		return 0;
	while (end < len) {
		uint32_t cp;
		const size_t n = utf8_decode(s + end, len - end, &cp);
		if (!belongs(cp))
			break;
		depth += bracket(s[end]);
		end += n;
	}
	while (end > start && is_trailing(s[end - 1], depth))
		depth -= bracket(s[--end]);
	return end > start ? end : 0;
}

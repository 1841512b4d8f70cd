/* SPDX-License-Identifier: MIT */
#include "doc/opener.h"

#include <stdlib.h>
#include <string.h>

enum {
	HEADING_MAX = 6,
	FENCE_MIN = 3,
	RULE_MIN = 3,
	DIGITS_MAX = 9,
	NAME_MAX_LEN = 16
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* What the standard counts as white space within a line. */
static bool is_space(char c)
{
	return is_blank(c) || c == '\v' || c == '\f' || c == '\r' || c == '\n';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static size_t count(const char *s, size_t len, char c)
{
	size_t n = 0;

	while (n < len && s[n] == c)
		n++;
	return n;
}

size_t opener_blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && is_blank(s[n]))
		n++;
	return n;
}

static bool is_empty(const char *s, size_t len)
{
	return opener_blanks(s, len) == len;
}

bool opener_heading(const char *s, size_t len)
{
	const size_t n = count(s, len, '#');

	return n && n <= HEADING_MAX && (n == len || is_blank(s[n]));
}

size_t opener_fence(const char *s, size_t len)
{
	if (!len || (*s != '`' && *s != '~'))
		return 0;
	const size_t n = count(s, len, *s);
	if (n < FENCE_MIN || (*s == '`' && memchr(s + n, '`', len - n)))
		return 0;
	return n;
}

bool opener_fence_ends(const char *s, size_t len, char c, size_t size)
{
	const size_t n = count(s, len, c);

	return n >= size && is_empty(s + n, len - n);
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

/* Bytes of `word`, which is in lower case, if the text begins with it. */
static size_t word_len(const char *s, size_t len, const char *word)
{
	size_t i = 0;

	for (; word[i]; i++)
		if (i == len || lower(s[i]) != word[i])
			return 0;
	return i;
}

/* Elements whose text is no Markdown up to their end. */
static const char *const raw_names[] = { "script", "pre", "textarea", "style" };

enum { N_RAW = sizeof(raw_names) / sizeof(raw_names[0]) };

static bool begins_raw(const char *s, size_t len)
{
	for (size_t i = 0; i < N_RAW; i++) {
		const size_t n = word_len(s + 1, len - 1, raw_names[i]) + 1;
		if (n > 1 && (n == len || is_space(s[n]) || s[n] == '>'))
			return true;
	}
	return false;
}

/* clang-format off */
static const char *const block_names[] = { /* sorted */
	"address", "article", "aside", "base", "basefont", "blockquote",
	"body", "caption", "center", "col", "colgroup", "dd", "details",
	"dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
	"figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3",
	"h4", "h5", "h6", "head", "header", "hr", "html", "iframe", "legend",
	"li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
	"optgroup", "option", "p", "param", "section", "source", "summary",
	"table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
	"track", "ul",
};
/* clang-format on */

static int cmp_name(const void *a, const void *b)
{
	return strcmp(a, *(const char *const *)b);
}

static bool begins_block(const char *s, size_t len)
{
	const size_t from = len > 1 && s[1] == '/' ? 2 : 1;
	char name[NAME_MAX_LEN] = "";
	size_t n = from;

	for (; n < len && n - from + 1 < NAME_MAX_LEN &&
	       (is_letter(s[n]) || is_digit(s[n]));
	     n++)
		name[n - from] = lower(s[n]);
	if (!bsearch(name, block_names,
		     sizeof(block_names) / sizeof(block_names[0]),
		     sizeof(block_names[0]), cmp_name))
		return false;
	if (n < len && s[n] == '/')
		return n + 1 < len && s[n + 1] == '>';
	return n == len || is_space(s[n]) || s[n] == '>';
}

static size_t spaces(const char *s, size_t len, size_t i)
{
	while (i < len && is_space(s[i]))
		i++;
	return i;
}

static size_t tag_name(const char *s, size_t len, size_t i)
{
	if (i == len || !is_letter(s[i]))
		return 0;
	while (i < len && (is_letter(s[i]) || is_digit(s[i]) || s[i] == '-'))
		i++;
	return i;
}

static bool in_attr_name(char c, bool first)
{
	return is_letter(c) || c == '_' || c == ':' ||
	       (!first && (is_digit(c) || c == '.' || c == '-'));
}

/* Behind the value at `i`, or 0. */
static size_t attr_value(const char *s, size_t len, size_t i)
{
	const size_t from = i;

	if (i == len)
		return 0;
	if (s[i] == '"' || s[i] == '\'') {
		const char *end = memchr(s + i + 1, s[i], len - i - 1);
		return end ? (size_t)(end - s) + 1 : 0;
	}
	while (i < len && !is_space(s[i]) && !strchr("\"'=<>`", s[i]))
		i++;
	return i > from ? i : 0;
}

/* Behind the attribute that begins at `i`; `i` itself if there is none, 0 if
 * it is malformed. */
static size_t attribute(const char *s, size_t len, size_t i)
{
	const size_t name = spaces(s, len, i);
	size_t end = name;

	while (end < len && in_attr_name(s[end], end == name))
		end++;
	if (end == name || name == i)
		return i;
	const size_t equals = spaces(s, len, end);
	if (equals == len || s[equals] != '=')
		return end;
	return attr_value(s, len, spaces(s, len, equals + 1));
}

/* A whole tag and nothing else on the line. */
static bool is_lone_tag(const char *s, size_t len)
{
	const bool close = len > 1 && s[1] == '/';
	size_t i = tag_name(s, len, close ? 2 : 1);

	if (!i)
		return false;
	for (size_t next; !close && (next = attribute(s, len, i)) != i;
	     i = next)
		if (!next)
			return false;
	i = spaces(s, len, i);
	if (!close && i < len && s[i] == '/')
		i++;
	if (i == len || s[i++] != '>')
		return false;
	while (i < len && is_space(s[i]) && s[i] != '\v')
		i++;
	return i == len;
}

int opener_html(const char *s, size_t len)
{
	if (len < 2 || *s != '<')
		return 0;
	if (begins_raw(s, len))
		return 1;
	if (word_len(s, len, "<!--"))
		return 2;
	if (s[1] == '?')
		return 3;
	if (s[1] == '!' && len > 2 && is_letter(s[2]))
		return 4;
	if (word_len(s, len, "<![cdata["))
		return 5;
	if (begins_block(s, len))
		return 6;
	return is_lone_tag(s, len) ? 7 : 0;
}

static bool has(const char *s, size_t len, const char *word)
{
	const size_t n = strlen(word);

	for (size_t i = 0; i + n <= len; i++) {
		const char *at = memchr(s + i, word[0], len - n - i + 1);
		if (!at)
			return false;
		i = (size_t)(at - s);
		if (word_len(at, len - i, word))
			return true;
	}
	return false;
}

bool opener_html_ends(const char *s, size_t len, int kind)
{
	static const char *const ends[] = {
		[2] = "-->", [3] = "?>", [4] = ">", [5] = "]]>"
	};
	static const char *const raw_ends[N_RAW] = { "</script>", "</pre>",
						     "</textarea>",
						     "</style>" };

	if (kind != 1)
		return has(s, len, ends[kind]);
	for (size_t i = 0; i < N_RAW; i++)
		if (has(s, len, raw_ends[i]))
			return true;
	return false;
}

bool opener_underline(const char *s, size_t len)
{
	if (!len || (*s != '=' && *s != '-'))
		return false;
	const size_t n = count(s, len, *s);
	return is_empty(s + n, len - n);
}

bool opener_rule(const char *s, size_t len)
{
	return !opener_no_rule(s, len);
}

size_t opener_no_rule(const char *s, size_t len)
{
	size_t n = 0;

	if (!len || (*s != '*' && *s != '-' && *s != '_'))
		return 1;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == *s)
			n++;
		else if (!is_blank(s[i]))
			return i;
	}
	return n < RULE_MIN ? len : 0;
}

/* Bytes of the marker, whatever follows. */
static size_t marker_len(const char *s, size_t len, bool in_paragraph)
{
	size_t n = 0, number = 0;

	if (!len)
		return 0;
	if (*s == '*' || *s == '-' || *s == '+')
		return 1;
	for (; n < len && n < DIGITS_MAX && is_digit(s[n]); n++)
		number = number * 10 + (size_t)(s[n] - '0');
	if (!n || (in_paragraph && number != 1))
		return 0;
	return n < len && (s[n] == '.' || s[n] == ')') ? n + 1 : 0;
}

size_t opener_item(const char *s, size_t len, bool in_paragraph)
{
	const size_t n = marker_len(s, len, in_paragraph);

	if (!n || (n < len && !is_space(s[n])))
		return 0;
	return in_paragraph && is_empty(s + n, len - n) ? 0 : n;
}

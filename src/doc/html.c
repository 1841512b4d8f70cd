/* SPDX-License-Identifier: MIT */
#include "doc/html.h"

#include "doc/doc.h"
#include "doc/entity.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static const struct html_element elements[] = { /* sorted by name */
	{ "a", HTML_LINK, 0 },
	{ "abbr", HTML_PLAIN, 0 },
	{ "acronym", HTML_PLAIN, 0 },
	{ "address", HTML_BLOCK, 0 },
	{ "annotation", HTML_HIDDEN, 6 },
	{ "annotation-xml", HTML_HIDDEN, 7 },
	{ "article", HTML_BLOCK, 0 },
	{ "aside", HTML_BLOCK, 0 },
	{ "audio", HTML_MEDIA, 0 },
	{ "b", HTML_STYLE, STYLE_STRONG },
	{ "base", HTML_PLAIN, 0 },
	{ "bdi", HTML_PLAIN, 0 },
	{ "bdo", HTML_PLAIN, 0 },
	{ "big", HTML_PLAIN, 0 },
	{ "blockquote", HTML_QUOTE, 0 },
	{ "body", HTML_BLOCK, 0 },
	{ "br", HTML_BREAK, 0 },
	{ "button", HTML_PLAIN, 0 },
	{ "canvas", HTML_BLOCK, 0 },
	{ "caption", HTML_BLOCK, 0 },
	{ "center", HTML_BLOCK, 0 },
	{ "cite", HTML_STYLE, STYLE_EMPH },
	{ "code", HTML_STYLE, STYLE_CODE },
	{ "col", HTML_PLAIN, 0 },
	{ "colgroup", HTML_PLAIN, 0 },
	{ "data", HTML_PLAIN, 0 },
	{ "dd", HTML_DEFINITION, 0 },
	{ "del", HTML_STYLE, STYLE_STRIKE },
	{ "details", HTML_DETAILS, 0 },
	{ "dfn", HTML_STYLE, STYLE_EMPH },
	{ "dialog", HTML_BLOCK, 0 },
	{ "div", HTML_BLOCK, 0 },
	{ "dl", HTML_DEFINITIONS, 0 },
	{ "dt", HTML_TERM, 0 },
	{ "em", HTML_STYLE, STYLE_EMPH },
	{ "embed", HTML_MEDIA, 0 },
	{ "fieldset", HTML_BLOCK, 0 },
	{ "figcaption", HTML_CAPTION, 0 },
	{ "figure", HTML_BLOCK, 0 },
	{ "font", HTML_PLAIN, 0 },
	{ "footer", HTML_BLOCK, 0 },
	{ "form", HTML_BLOCK, 0 },
	{ "h1", HTML_HEADING, 1 },
	{ "h2", HTML_HEADING, 2 },
	{ "h3", HTML_HEADING, 3 },
	{ "h4", HTML_HEADING, 4 },
	{ "h5", HTML_HEADING, 5 },
	{ "h6", HTML_HEADING, 6 },
	{ "head", HTML_BLOCK, 0 },
	{ "header", HTML_BLOCK, 0 },
	{ "hgroup", HTML_BLOCK, 0 },
	{ "hr", HTML_RULE, 0 },
	{ "html", HTML_BLOCK, 0 },
	{ "i", HTML_STYLE, STYLE_EMPH },
	{ "iframe", HTML_MEDIA, 0 },
	{ "img", HTML_IMAGE, 0 },
	{ "input", HTML_INPUT, 0 },
	{ "ins", HTML_STYLE, STYLE_UNDERLINE },
	{ "kbd", HTML_STYLE, STYLE_CODE | STYLE_STRONG },
	{ "label", HTML_PLAIN, 0 },
	{ "legend", HTML_BLOCK, 0 },
	{ "li", HTML_ITEM, 0 },
	{ "link", HTML_PLAIN, 0 },
	{ "main", HTML_BLOCK, 0 },
	{ "map", HTML_PLAIN, 0 },
	{ "mark", HTML_STYLE, STYLE_MARK },
	{ "math", HTML_PLAIN, 0 },
	{ "menclose", HTML_PLAIN, 0 },
	{ "menu", HTML_LIST, 0 },
	{ "meta", HTML_PLAIN, 0 },
	{ "meter", HTML_PLAIN, 0 },
	{ "mfrac", HTML_PLAIN, 0 },
	{ "mi", HTML_PLAIN, 0 },
	{ "mmultiscripts", HTML_PLAIN, 0 },
	{ "mn", HTML_PLAIN, 0 },
	{ "mo", HTML_PLAIN, 0 },
	{ "mover", HTML_PLAIN, 0 },
	{ "mpadded", HTML_PLAIN, 0 },
	{ "mphantom", HTML_PLAIN, 0 },
	{ "mroot", HTML_PLAIN, 0 },
	{ "mrow", HTML_PLAIN, 0 },
	{ "mspace", HTML_PLAIN, 0 },
	{ "msqrt", HTML_PLAIN, 0 },
	{ "mstyle", HTML_PLAIN, 0 },
	{ "msub", HTML_PLAIN, 0 },
	{ "msubsup", HTML_PLAIN, 0 },
	{ "msup", HTML_PLAIN, 0 },
	{ "mtable", HTML_PLAIN, 0 },
	{ "mtd", HTML_PLAIN, 0 },
	{ "mtext", HTML_PLAIN, 0 },
	{ "mtr", HTML_PLAIN, 0 },
	{ "munder", HTML_PLAIN, 0 },
	{ "munderover", HTML_PLAIN, 0 },
	{ "nav", HTML_BLOCK, 0 },
	{ "nobr", HTML_PLAIN, 0 },
	{ "noscript", HTML_PLAIN, 0 },
	{ "object", HTML_PLAIN, 0 },
	{ "ol", HTML_ORDERED, 0 },
	{ "optgroup", HTML_BLOCK, 0 },
	{ "option", HTML_BLOCK, 0 },
	{ "output", HTML_PLAIN, 0 },
	{ "p", HTML_BLOCK, 0 },
	{ "param", HTML_PLAIN, 0 },
	{ "picture", HTML_PLAIN, 0 },
	{ "pre", HTML_PRE, 0 },
	{ "progress", HTML_PLAIN, 0 },
	{ "q", HTML_QUOTATION, 0 },
	{ "rb", HTML_RUBY, 0 },
	{ "rp", HTML_RUBY_MARK, 0 },
	{ "rt", HTML_RUBY_TEXT, 0 },
	{ "rtc", HTML_RUBY_TEXT, 0 },
	{ "ruby", HTML_RUBY, 0 },
	{ "s", HTML_STYLE, STYLE_STRIKE },
	{ "samp", HTML_STYLE, STYLE_CODE },
	{ "script", HTML_HIDDEN, 1 },
	{ "section", HTML_BLOCK, 0 },
	{ "select", HTML_BLOCK, 0 },
	{ "semantics", HTML_PLAIN, 0 },
	{ "slot", HTML_PLAIN, 0 },
	{ "small", HTML_STYLE, STYLE_SMALL },
	{ "source", HTML_MEDIA, 0 },
	{ "span", HTML_PLAIN, 0 },
	{ "strike", HTML_STYLE, STYLE_STRIKE },
	{ "strong", HTML_STYLE, STYLE_STRONG },
	{ "style", HTML_HIDDEN, 2 },
	{ "sub", HTML_STYLE, STYLE_SUB },
	{ "summary", HTML_SUMMARY, 0 },
	{ "sup", HTML_STYLE, STYLE_SUP },
	{ "svg", HTML_HIDDEN, 3 },
	{ "table", HTML_TABLE, 0 },
	{ "tbody", HTML_TABLE_HEAD, 0 },
	{ "td", HTML_CELL, 6 },
	{ "template", HTML_HIDDEN, 4 },
	{ "textarea", HTML_BLOCK, 0 },
	{ "tfoot", HTML_TABLE_HEAD, 0 },
	{ "th", HTML_CELL, 0 },
	{ "thead", HTML_TABLE_HEAD, 1 },
	{ "time", HTML_PLAIN, 0 },
	{ "title", HTML_HIDDEN, 5 },
	{ "tr", HTML_ROW, 0 },
	{ "track", HTML_PLAIN, 0 },
	{ "tt", HTML_STYLE, STYLE_CODE },
	{ "u", HTML_STYLE, STYLE_UNDERLINE },
	{ "ul", HTML_LIST, 0 },
	{ "var", HTML_STYLE, STYLE_EMPH },
	{ "video", HTML_MEDIA, 0 },
	{ "wbr", HTML_PLAIN, 0 },
};
/* clang-format on */

static const struct html_element unknown = { "", HTML_UNKNOWN, 0 };

enum { N_ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

static bool is_alpha(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static const bool ends_name[256] = {
	['\0'] = true, [' '] = true,  ['\t'] = true, ['\n'] = true,
	['\r'] = true, ['\f'] = true, ['/'] = true,  ['>'] = true,
	['='] = true,  ['"'] = true,  ['\''] = true,
};

/* Bytes of a tag's or an attribute's name. */
static size_t name_len(const char *s, const char *end)
{
	size_t n = 0;

	while (s + n < end && !ends_name[(unsigned char)s[n]])
		n++;
	return n;
}

/* A name in two numbers that are in order where names are. */
struct key {
	uint64_t first, second;
};

/* Eight bytes, the first one highest. */
static inline uint64_t half_key(const char *name)
{
	const unsigned char *s = (const unsigned char *)name;

	return (uint64_t)s[0] << 56 | (uint64_t)s[1] << 48 |
	       (uint64_t)s[2] << 40 | (uint64_t)s[3] << 32 |
	       (uint64_t)s[4] << 24 | (uint64_t)s[5] << 16 |
	       (uint64_t)s[6] << 8 | (uint64_t)s[7];
}

/* Few names are so long that the second half counts. */
static bool is_behind(const struct html_element *e, const struct key *key)
{
	const uint64_t first = half_key(e->name);

	return first == key->first
		       ? half_key(e->name + sizeof(first)) > key->second
		       : first > key->first;
}

static const struct html_element *find_element(const char *s, size_t len)
{
	char name[HTML_NAME_SIZE] = { 0 };
	const struct html_element *e = elements;

	if (len >= HTML_NAME_SIZE)
		return &unknown;
	for (size_t i = 0; i < len; i++)
		name[i] =
			s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] | 0x20) : s[i];
	const struct key key = { half_key(name),
				 half_key(name + sizeof(uint64_t)) };
	for (size_t n = N_ELEMENTS; n > 1;) {
		const size_t half = n / 2;
		e += is_behind(e + half, &key) ? 0 : half;
		n -= half;
	}
	return memcmp(e->name, name, sizeof(name)) ? &unknown : e;
}

/* The ">" that ends the tag whose name ends at `s`, or NULL. A ">" in quotes
 * doesn't count, unless a quote is left open: then quotes are mere characters
 * from there to the end, so that no second search has to fail. */
static const char *tag_end(struct html_scan *scan, const char *s)
{
	const char *p = s;

	while (!scan->no_quotes && p < scan->end && *p != '>') {
		if (*p == '"' || *p == '\'') {
			p = memchr(p + 1, *p, (size_t)(scan->end - p - 1));
			if (!p)
				break;
		}
		p++;
	}
	if (!scan->no_quotes && p && p < scan->end)
		return p;
	scan->no_quotes = true;
	p = memchr(s, '>', (size_t)(scan->end - s));
	scan->no_tags = !p;
	return p;
}

/* The place behind the first `mark`, or the end. */
static const char *behind(const char *s, const char *end, const char *mark)
{
	const size_t n = strlen(mark);

	while ((size_t)(end - s) >= n) {
		s = memchr(s, mark[0], (size_t)(end - s) - n + 1);
		if (!s)
			break;
		if (!memcmp(s, mark, n))
			return s + n;
		s++;
	}
	return end;
}

/* Comments and declarations; a comment that isn't closed reaches to the end,
 * as CommonMark and browsers have it. */
static const char *nothing_end(const char *s, const char *end)
{
	static const struct {
		const char *open, *close;
	} kinds[] = {
		{ "<!--", "-->" },
		{ "<![CDATA[", "]]>" },
		{ "<?", "?>" },
		{ "<!", ">" },
	};

	if (end - s < 2 || (s[1] != '!' && s[1] != '?'))
		return NULL;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const size_t n = strlen(kinds[i].open);
		if ((size_t)(end - s) >= n && !memcmp(s, kinds[i].open, n))
			return behind(s + n, end, kinds[i].close);
	}
	return NULL;
}

static bool take(struct html_scan *scan, struct html_token *token,
		 enum html_kind kind, const char *end)
{
	token->kind = kind;
	token->text = scan->at;
	token->len = (size_t)(end - scan->at);
	scan->at = end;
	return true;
}

/* Takes the markup at "<", if it is any. */
static bool take_markup(struct html_scan *scan, struct html_token *token)
{
	const char *s = scan->at + 1;
	const char *end = nothing_end(scan->at, scan->end);

	if (end)
		return take(scan, token, HTML_NOTHING, end);
	const bool close = s < scan->end && *s == '/';
	s += close;
	if (scan->no_tags || s >= scan->end || !is_alpha(*s))
		return false;
	const size_t n = name_len(s, scan->end);
	end = tag_end(scan, s + n);
	if (!end)
		return false;
	token->element = find_element(s, n);
	token->component = s[0] >= 'A' && s[0] <= 'Z' && n > 1 &&
			   token->element == &unknown;
	token->attrs = s + n;
	token->attrs_len = (size_t)(end - token->attrs);
	return take(scan, token, close ? HTML_CLOSE : HTML_OPEN, end + 1);
}

bool html_next(struct html_scan *scan, struct html_token *token)
{
	if (scan->at == scan->end)
		return false;
	if (*scan->at == '<' && take_markup(scan, token))
		return true;
	const char *rest = scan->at + 1;
	const char *next = memchr(rest, '<', (size_t)(scan->end - rest));
	return take(scan, token, HTML_TEXT, next ? next : scan->end);
}

void html_skip_element(struct html_scan *scan, const struct html_element *e)
{
	const uint32_t bit = 1u << e->arg;
	struct html_scan ahead = *scan;
	struct html_token token;

	if (scan->unclosed & bit)
		return;
	while ((ahead.at = memchr(ahead.at, '<',
				  (size_t)(ahead.end - ahead.at)))) {
		const char *s = ahead.at + 1;
		if (s < ahead.end && *s == '/' &&
		    find_element(s + 1, name_len(s + 1, ahead.end)) == e &&
		    take_markup(&ahead, &token)) {
			*scan = ahead;
			return;
		}
		ahead.at++;
	}
	scan->unclosed |= bit;
}

struct attr {
	const char *name, *value;
	size_t name_len, value_len;
};

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && is_blank(*s))
		s++;
	return s;
}

/* The value at `s`, quoted or not; returns the place behind it. */
static const char *take_value(const char *s, const char *end, struct attr *attr)
{
	const char quote = s < end && (*s == '"' || *s == '\'') ? *s : '\0';
	const char *close =
		quote ? memchr(s + 1, quote, (size_t)(end - s - 1)) : NULL;

	attr->value = close ? s + 1 : s;
	if (!close)
		for (close = s; close < end && !is_blank(*close); close++)
			;
	attr->value_len = (size_t)(close - attr->value);
	return close < end ? close + 1 : end;
}

/* The next attribute at `s`; returns the place behind it, NULL at the end. */
static const char *take_attr(const char *s, const char *end, struct attr *attr)
{
	while (s < end && ends_name[(unsigned char)*s])
		s++;
	if (s == end)
		return NULL;
	*attr = (struct attr){ s, "", name_len(s, end), 0 };
	s += attr->name_len;
	const char *next = skip_blanks(s, end);
	if (next == end || *next != '=')
		return s;
	return take_value(skip_blanks(next + 1, end), end, attr);
}

static bool same_name(const char *s, size_t len, const char *name)
{
	for (size_t i = 0; i < len; i++) {
		const char c = s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i];
		if (c != name[i])
			return false;
	}
	return !name[len];
}

bool html_attr(const struct html_token *token, const char *name,
	       struct buf *out)
{
	const char *s = token->attrs;
	const char *const end = s + token->attrs_len;
	struct attr attr;

	while ((s = take_attr(s, end, &attr))) {
		if (!same_name(attr.name, attr.name_len, name))
			continue;
		entity_decode(out, attr.value, attr.value_len);
		return true;
	}
	return false;
}

bool html_component_label(const struct html_token *token, struct buf *out)
{
	static const char *const names[] = { "label", "title", "summary",
					     "header" };

	if (!token->component || token->kind != HTML_OPEN)
		return false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]) && !out->len;
	     i++)
		html_attr(token, names[i], out);
	return out->len > 0;
}

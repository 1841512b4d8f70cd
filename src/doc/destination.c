/* SPDX-License-Identifier: MIT */
#include "doc/destination.h"

#include "archive/ascii.h"
#include "archive/slice.h"

#include <string.h>

/* Longer addresses stay as they are. Bytes. */
enum { LOOK_MAX = 1000 };

struct parts {
	size_t url;   /* bytes of the address, blanks in it included */
	size_t end;   /* where the title stands, or the closing bracket */
	size_t title; /* bytes of one that stands before `end`, at title_at */
	size_t title_at;
	bool size; /* is before `end`, too */
	bool deep; /* all blanks are within brackets, or behind a scheme */
	bool spaced;
};

static size_t blanks(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && ascii_is_blank(s[n]))
		n++;
	return n;
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* Bytes of `=600x400`, `=100x`, `=x20`, `=50%x*`, or 0. */
static size_t size_len(const char *s, size_t len)
{
	size_t n = 1, digits = 0, crosses = 0;

	if (len < 3 || *s != '=')
		return 0;
	for (; n < len && (ascii_is_digit(s[n]) || strchr("xX*%.p", s[n]));
	     n++) {
		digits += ascii_is_digit(s[n]);
		crosses += s[n] == 'x' || s[n] == 'X';
	}
	const bool ends = n < len && (s[n] == ')' || ascii_is_blank(s[n]));
	return digits && crosses && ends ? n : 0;
}

/* Behind a title in quotes that begins here; 0 if it doesn't end. */
static size_t title_len(const char *s, size_t len)
{
	const char *end = memchr(s + 1, *s, len - 1);

	return end ? (size_t)(end - s) + 1 : 0;
}

/* A size, which nothing but the end, or a title and the end, follows. */
static bool take_size(const char *s, size_t len, size_t i, struct parts *p)
{
	size_t n = size_len(s + i, len - i);

	if (!n)
		return false;
	n += i;
	n += blanks(s + n, len - n);
	if (n == len || (s[n] != ')' && !is_quote(s[n])))
		return false;
	p->end = n;
	p->size = true;
	return true;
}

/* What comes behind the blanks up to `i` ends the address: true, too, where
 * that is in no form that is known. */
static bool ends_address(const char *s, size_t len, size_t i, struct parts *p)
{
	if (i == len || take_size(s, len, i, p))
		return true;
	if (is_quote(s[i])) {
		const size_t n = title_len(s + i, len - i);
		size_t behind = i + n;
		behind += blanks(s + behind, len - behind);
		p->end = n ? i : 0;
		if (n && behind < len && take_size(s, len, behind, p)) {
			p->title_at = i;
			p->title = n;
		}
		return true;
	}
	if (s[i] == ')')
		p->end = i;
	return s[i] == ')';
}

static bool is_behind_scheme(const char *s, size_t i)
{
	return i > 2 && s[i - 1] == '/' && s[i - 2] == '/';
}

static const bool is_special[256] = {
	['\0'] = true, ['\n'] = true, ['\r'] = true, ['<'] = true,
	['`'] = true,  ['['] = true,  ['\\'] = true, ['('] = true,
	[')'] = true,  [' '] = true,  ['\t'] = true,
};

/* Parts what stands between the brackets; false if that is nothing known. */
static bool part(const char *s, size_t len, struct parts *p)
{
	size_t depth = 0;

	*p = (struct parts){ .deep = true };
	for (size_t i = 0; i < len; i++) {
		while (i < len && !is_special[(unsigned char)s[i]])
			i++;
		if (i == len)
			break;
		const char c = s[i];
		if (!c || c == '\n' || c == '\r' || c == '<' || c == '`' ||
		    c == '[')
			return false;
		if (c == '\\') {
			i++; /* `\)` closes what stands in the address */
			depth -= depth && i < len && s[i] == ')';
			continue;
		}
		depth += c == '(';
		if (c == ')' && !depth--) {
			p->url = p->end = i;
			return true;
		}
		if (!ascii_is_blank(c))
			continue;
		const size_t from = p->url = i;
		i += blanks(s + i, len - i);
		if (ends_address(s, len, i, p))
			return p->end > 0;
		p->spaced = true;
		p->deep &= depth > 0 || is_behind_scheme(s, from);
		i--;
	}
	return false;
}

/* The address names a file of a kind that posts show or lead to. */
static bool names_file(const char *s, size_t len)
{
	static const char *const ends[] = {
		"png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "bmp",
		"md",  "pdf", "html", "htm", "zip", "mp4",  "mp3",  "txt",
	};
	size_t dot;

	for (size_t i = 0; i < len; i++) {
		if (s[i] == '#' || s[i] == '?')
			len = i;
	}
	for (dot = len; dot && ascii_is_alnum(s[dot - 1]);)
		dot--;
	if (dot < 2 || s[dot - 1] != '.')
		return false;
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (slice_is((struct slice){ s + dot, len - dot }, ends[i]))
			return true;
	return false;
}

static bool has_scheme(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && ascii_is_alpha(s[n]))
		n++;
	return n && len - n > 3 && !memcmp(s + n, "://", 3);
}

static bool is_address(const char *s, const struct parts *p)
{
	if (!p->url || is_quote(*s))
		return false;
	return !p->spaced || names_file(s, p->url) ||
	       (p->deep && has_scheme(s, p->url));
}

bool destination_mend(const char *s, size_t len, struct buf *out, size_t *n)
{
	struct parts p;

	if (len > LOOK_MAX)
		len = LOOK_MAX;
	if (!part(s, len, &p) || (!p.spaced && !p.size) || !is_address(s, &p))
		return false;
	for (size_t i = 0; i < p.url; i++) {
		const bool bracket = s[i] == '(' || s[i] == ')';
		if (bracket && (!i || s[i - 1] != '\\'))
			buf_add_char(out, '\\');
		if (!ascii_is_blank(s[i]))
			buf_add_char(out, s[i]);
		else if (!is_behind_scheme(s, i))
			buf_add_str(out, "%20");
	}
	if (p.title || is_quote(s[p.end]))
		buf_add_char(out, ' ');
	buf_add(out, s + p.title_at, p.title);
	*n = p.end;
	return true;
}

/* What stands behind an address and a blank is no title alone. */
static bool is_odd(const char *s, size_t len)
{
	size_t n = is_quote(*s) ? title_len(s, len) : 0;

	n += n ? blanks(s + n, len - n) : 0;
	return !is_quote(*s) || (n && n < len && s[n] == '=');
}

/* The address that begins here has its end within reach, and no blank in it. */
static bool is_plain(const char *s, size_t len)
{
	const char *end = memchr(s, ')', len < LOOK_MAX ? len : LOOK_MAX);
	const size_t n = end ? (size_t)(end - s) : 0;

	return end && !memchr(s, ' ', n) && !memchr(s, '\t', n);
}

/* What ends an address without blanks in it. */
static const bool ends_plain[256] = {
	[' '] = true,  ['\t'] = true, ['\n'] = true, ['\r'] = true,
	['\v'] = true, ['\f'] = true, [')'] = true,
};

bool destination_may_be_in(const char *text, size_t len)
{
	for (size_t i = 0; i + 2 < len; i++) {
		const char *at = memchr(text + i, ']', len - i - 2);
		if (!at)
			return false;
		i = (size_t)(at - text);
		if (text[i + 1] != '(' || is_plain(text + i + 2, len - i - 2))
			continue;
		for (i += 2; i < len && !ends_plain[(unsigned char)text[i]];)
			i++;
		if (i < len && text[i] == ')')
			continue;
		const size_t n = blanks(text + i, len - i);
		const size_t left = len - i - n;
		if (n && left &&
		    is_odd(text + i + n, left < LOOK_MAX ? left : LOOK_MAX))
			return true;
		i--;
	}
	return false;
}

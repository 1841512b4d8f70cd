/* SPDX-License-Identifier: MIT */
#include "doc/markup.h"

#include "doc/trace.h"

#include <stdbool.h>
#include <string.h>

/* Bytes that a tag is searched in. */
enum { SEARCH = 4096 };

static char at(const struct trace *t, size_t off)
{
	return off < t->end ? t->text[off] : '\0';
}

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static size_t skip(const struct trace *t, size_t off, const char *set)
{
	while (is_one_of(at(t, off), set))
		off++;
	return off;
}

void markup_skip(struct trace *t, const char *set, size_t n)
{
	for (; n && is_one_of(at(t, t->at), set); n--)
		t->at++;
}

void markup_skip_heading(struct trace *t)
{
	const size_t end = skip(t, t->at, "#");

	if (end > t->at && is_one_of(at(t, end), " \t"))
		t->at = skip(t, end, " \t");
}

void markup_skip_text(struct trace *t, const char *s, size_t len)
{
	if (t->text && t->end - t->at >= len &&
	    !memcmp(t->text + t->at, s, len))
		t->at += len;
}

void markup_skip_inline_note(struct trace *t)
{
	size_t off = t->at + 1, open = 0;

	if (at(t, t->at) != '^' || at(t, off) != '[')
		return;
	for (; off < t->end; off++) {
		if (t->text[off] == '\\')
			off++;
		else if (t->text[off] == '[')
			open++;
		else if (t->text[off] == ']' && !--open)
			break;
	}
	if (off < t->end)
		t->at = off + 1;
}

void markup_skip_note(struct trace *t)
{
	size_t off = t->at;

	if (!t->text)
		return;
	while (off && !is_one_of(t->text[off - 1], "\r\n"))
		off--;
	while (off < t->end && !is_one_of(t->text[off], "]\r\n"))
		off++;
	if (at(t, off) != ']' || at(t, off + 1) != ':')
		return;
	off = skip(t, off + 2, " \t");
	if (off > t->at)
		t->at = off;
}

void markup_skip_term(struct trace *t)
{
	size_t off = t->at;

	if (!t->text)
		return;
	while (off && !is_one_of(t->text[off - 1], "\r\n"))
		off--;
	off = skip(t, off, " >");
	if (at(t, off) != ':')
		return;
	off = skip(t, off + 1, " \t");
	if (off > t->at)
		t->at = off;
}

size_t markup_open_code(struct trace *t)
{
	const size_t from = t->at;

	t->at = skip(t, from, "`");
	return t->at - from;
}

void markup_close_code(struct trace *t, size_t backticks)
{
	const size_t end = skip(t, t->at, " \t\r\n");

	if (at(t, end) == '`')
		t->at = end;
	markup_skip(t, "`", backticks);
}

/* Behind the next `close` that no backslash escapes; 0 if there is none. */
static size_t behind(struct trace *t, size_t off, char close)
{
	const size_t from = off;

	while (off < t->end && t->text[off] != close &&
	       off - from < t->patience)
		off += t->text[off] == '\\' ? 2 : 1;
	if (at(t, off) == close)
		return off + 1;
	t->patience -= off - from < t->patience ? off - from : t->patience;
	return 0;
}

/* Behind the `{{ value }}` or `{% tag %}` that begins at `off`, if one does. */
static size_t skip_template(struct trace *t, size_t off)
{
	const char next = at(t, off + 1);

	if (at(t, off) != '{' || (next != '{' && next != '%'))
		return off;
	const size_t end = behind(t, off + 2, next == '{' ? '}' : '%');
	return end && at(t, end) == '}' ? end + 1 : off;
}

static const bool is_special_in_address[256] = {
	['('] = true,
	[')'] = true,
	['\\'] = true,
	['{'] = true,
};

/* Behind an address that no <> enclose. */
static size_t skip_address(struct trace *t, size_t off)
{
	size_t open = 0;

	for (; (unsigned char)at(t, off) > ' '; off++) {
		if (!is_special_in_address[(unsigned char)t->text[off]])
			continue;
		const size_t end = skip_template(t, off);
		if (end > off) {
			off = end - 1;
			continue;
		}
		const char c = t->text[off];
		open += c == '(';
		if (c == ')' && !open--)
			break;
		if (c == '\\' && (unsigned char)at(t, off + 1) > ' ')
			off++;
	}
	return off;
}

/* Behind `(url "title")`, which begins at `off`; 0 if it is none. */
static size_t skip_target(struct trace *t, size_t off)
{
	static const char blanks[] = " \t\r\n";

	off = skip(t, off + 1, blanks);
	off = at(t, off) == '<' ? behind(t, off + 1, '>')
				: skip_address(t, off);
	if (!off)
		return 0;
	off = skip(t, off, blanks);
	if (is_one_of(at(t, off), "\"'("))
		off = behind(t, off + 1,
			     t->text[off] == '(' ? ')' : t->text[off]);
	if (!off)
		return 0;
	off = skip(t, off, blanks);
	return at(t, off) == ')' ? off + 1 : 0;
}

void markup_close_link(struct trace *t)
{
	const char c = at(t, t->at);
	size_t end = 0;

	if (c != ']' && c != '>')
		return;
	t->at++;
	if (c == '>')
		return;
	if (at(t, t->at) == '(')
		end = skip_target(t, t->at);
	else if (at(t, t->at) == '[')
		end = behind(t, t->at + 1, ']');
	if (end)
		t->at = end;
}

/* Goes to the start of the tag, which may stand behind text that wasn't
 * found. */
static bool find_tag(struct trace *t, const char *tag, size_t len)
{
	const char *const from = t->text + t->at;
	size_t window = t->end - t->at < SEARCH ? t->end - t->at : SEARCH;
	const size_t n = strcspn(tag, "\n") < len ? strcspn(tag, "\n") : len;

	if (window > t->patience)
		window = t->patience;
	for (const char *s = from; (size_t)(s - from) + n <= window; s++) {
		s = memchr(s, '<', window - n + 1 - (size_t)(s - from));
		if (!s)
			break;
		if (!memcmp(s, tag, n)) {
			t->at += (size_t)(s - from);
			return true;
		}
		t->patience--;
	}
	t->patience -= window < t->patience ? window : t->patience;
	return false;
}

size_t markup_find_tag(struct trace *t, const char *tag, size_t len)
{
	if (!t->text || !find_tag(t, tag, len))
		return t->at;
	/* Its lines may begin with blanks and > that the parser left out. */
	size_t end = t->at;
	for (size_t i = 0; i < len && end < t->end; end++) {
		if (t->text[end] == tag[i])
			i++;
		else if (!is_one_of(t->text[end], " \t\r>"))
			break;
	}
	return end;
}

void markup_end_line(struct trace *t)
{
	while (t->at < t->end && !is_one_of(t->text[t->at], "\r\n"))
		t->at++;
	if (at(t, t->at) == '\r' && at(t, t->at + 1) == '\n')
		t->at++;
}

void markup_next_line(struct trace *t)
{
	if (t->at && t->at < t->end && is_one_of(t->text[t->at], "\r\n"))
		t->at++;
	t->at = skip(t, t->at, " \t");
	for (size_t i = 0; i < t->quotes && at(t, t->at) == '>'; i++)
		t->at = skip(t, t->at + 1, " \t");
}

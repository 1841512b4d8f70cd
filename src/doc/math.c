/* SPDX-License-Identifier: MIT */
#include "doc/math.h"

#include "archive/ascii.h"
#include "base/utf8.h"
#include "doc/tex.h"
#include "doc/tex_names.h"
#include "unicode/side.h"

#include <string.h>

/* A longer formula in running text is none. Bytes. */
enum { INLINE_MAX = 1000 };

/* By form; a longer opening comes before one that it begins with. `sure`:
 * nothing else is written so. */
static const struct form {
	const char *open, *close;
	bool display, sure;
} forms[] = {
	{ "$$", "$$", true, true },        { "\\\\[", "\\\\]", true, true },
	{ "\\\\(", "\\\\)", false, true }, { "\\[", "\\]", true, false },
	{ "\\(", "\\)", false, false },
};

static const size_t nowhere = (size_t)-1;

static size_t find(const char *text, size_t from, size_t end, const char *what)
{
	const size_t n = strlen(what);

	for (size_t i = from; i + n <= end; i++) {
		const char *at = memchr(text + i, what[0], end - n - i + 1);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (!memcmp(at, what, n))
			return i;
	}
	return nowhere;
}

/* Where the form's end stands at or behind `from`. */
static size_t find_end(struct math_scan *scan, size_t form, size_t from)
{
	size_t *known = &scan->ends[form];

	if (*known != nowhere && (!*known || *known < from))
		*known = find(scan->text, from, scan->len, forms[form].close);
	return *known;
}

static bool begins(const struct math_scan *scan, size_t off, const char *what)
{
	const size_t n = strlen(what);

	return scan->len - off >= n && !memcmp(scan->text + off, what, n);
}

static bool has_any(const char *s, size_t len, const char *set)
{
	for (size_t i = 0; i < len; i++) {
		if (strchr(set, s[i]))
			return true;
	}
	return false;
}

/* \[1\] and \(see below\) are brackets that are to be shown. */
static bool looks_like_tex(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		if (s[i] == '\\' && ascii_is_alpha(s[i + 1]))
			return true;
	}
	return has_any(s, len, "^_=");
}

/* The same, looked at once for all that may begin between the bytes. */
static bool is_words(struct math_scan *scan, size_t from, size_t end)
{
	if (end <= scan->words_end)
		return true;
	const bool words = !looks_like_tex(scan->text + from, end - from);
	if (words)
		scan->words_end = end;
	return words;
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool has_word(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		if (ascii_is_alpha(s[i]) && ascii_is_alpha(s[i + 1]))
			return true;
	}
	return false;
}

/* Where the next $ is that no backslash escapes. */
static size_t next_dollar(const char *text, size_t from, size_t end)
{
	for (; from < end && text[from] != '$'; from++)
		from += text[from] == '\\';
	return from < end ? from : nowhere;
}

/* A mark of Chinese or Japanese text, U+3000 to U+303F, or a full-width one, up
 * to U+FF3F: three bytes. */
static bool is_wide_mark(const char *s, size_t len)
{
	return len >= 3 &&
	       (!memcmp(s, "\xE3\x80", 2) || !memcmp(s, "\xEF\xBC", 2));
}

/* $_GET and $.ajax: TeX has no use for that. */
static bool begins_variable(const char *s, size_t len)
{
	if (len > 1 && *s == '.' && ascii_is_alpha(s[1]))
		return true;
	return len > 3 && *s == '_' && is_capital(s[1]) && is_capital(s[2]) &&
	       is_capital(s[3]);
}

static bool begins_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '{';
}

/* What parts two variables, such as = in $a=$b, ends no formula; but x^+ and a
 * thin space do. */
static bool ends_with_operator(const char *s, size_t len)
{
	if (len >= 3 && is_wide_mark(s + len - 3, 3))
		return true;
	return strchr("=+-*/<>.,:;&|([\"", s[len - 1]) &&
	       !(len > 1 && strchr("\\^_", s[len - 2]));
}

/* Chinese, Japanese, Korean and the like that is in no argument. */
static bool has_bare_words(const char *s, size_t len)
{
	int depth = 0;

	for (size_t i = 0; i < len;) {
		uint32_t cp;
		if (s[i] == '\\' && i + 1 < len)
			i++;
		else if (s[i] == '{')
			depth++;
		else if (s[i] == '}')
			depth--;
		else if (!depth && side_after(s + i, len - i) == SIDE_CJK)
			return true;
		i += utf8_decode(s + i, len - i, &cp);
	}
	return false;
}

/* A name of TeX's behind a backslash; \n may be anything. */
static bool has_command(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		size_t n = 0;
		if (s[i] != '\\')
			continue;
		while (i + 1 + n < len && ascii_is_alpha(s[i + 1 + n]))
			n++;
		if (n > 1 && tex_name_find(s + i + 1, n))
			return true;
		i += n ? n : 1;
	}
	return false;
}

/* What stands between the $ of two variables in a sentence; or a formula that
 * begins with words: 准确率=T/N. */
static bool is_sentence(const char *s, size_t len)
{
	if (!has_bare_words(s, len) || has_command(s, len))
		return false;
	return side_after(s, len) != SIDE_CJK || !memchr(s, '=', len);
}

/* Neither letters nor digits. */
static bool is_marks(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (is_wide_mark(s + i, len - i))
			i += 2;
		else if (ascii_is_alnum(s[i]) || s[i] == '\\' || s[i] & 0x80)
			return false;
	}
	return true;
}

/* What Pandoc's rule lets pass and yet is none: variables of a shell, of PHP or
 * of templates, money, calls of jQuery. */
static bool is_doubtful(const char *s, size_t len, char after)
{
	const bool name = memchr(s, '_', len) && has_word(s, len);
	const bool tex = has_any(s, len, name ? "\\^{=" : "\\^_{=");

	if (begins_variable(s, len))
		return true;
	if (begins_name(after) &&
	    (ends_with_operator(s, len) || (!tex && len > 1) ||
	     (*s == '{' && after == '{')))
		return true;
	if (*s == '(' && after == '(')
		return true;
	if (ascii_is_digit(*s) && !tex && has_word(s, len))
		return true;
	return is_marks(s, len) || is_sentence(s, len);
}

/* "the opening $ must have a non-space character immediately to its right,
 * while the closing $ must have a non-space character immediately to its left,
 * and must not be followed immediately by a digit" */
static bool dollar(const struct math_scan *scan, size_t off, size_t end,
		   struct math *m)
{
	const char *const text = scan->text;
	const char before = off ? text[off - 1] : '\0';
	const size_t from = off + 1;

	if (end - from > INLINE_MAX)
		end = from + INLINE_MAX;
	if (from >= end || ascii_is_space(text[from]) || text[from] == '$' ||
	    ascii_is_alnum(before) || (before == '$' && off != scan->done))
		return false;
	const size_t close = next_dollar(text, from, end);
	if (close == nowhere || close == from ||
	    ascii_is_space(text[close - 1]))
		return false;
	const char after = close + 1 < end ? text[close + 1] : '\0';
	if (ascii_is_digit(after) ||
	    is_doubtful(text + from, close - from, after))
		return false;
	/* GitHub: $`x`$ */
	const size_t ticks =
		close - from > 2 && text[from] == '`' && text[close - 1] == '`';
	*m = (struct math){ .len = close + 1 - off,
			    .tex = text + from + ticks,
			    .tex_len = close - from - 2 * ticks };
	return true;
}

bool math_at(struct math_scan *scan, size_t off, size_t end, struct math *m)
{
	for (size_t i = 0; i < MATH_ENDS; i++) {
		if (!begins(scan, off, forms[i].open))
			continue;
		const size_t from = off + strlen(forms[i].open);
		const size_t close = find_end(scan, i, from);
		const size_t n = strlen(forms[i].close);
		if (close == nowhere || close + n > end || close == from ||
		    close - from > TEX_MAX)
			return false;
		if (!forms[i].sure && is_words(scan, from, close))
			return false;
		*m = (struct math){ .len = close + n - off,
				    .tex = scan->text + from,
				    .tex_len = close - from,
				    .display = forms[i].display };
		return true;
	}
	if (scan->text[off] != '$' || !dollar(scan, off, end, m))
		return false;
	scan->done = off + m->len;
	return true;
}

static size_t line_end(const struct math_scan *scan, size_t off)
{
	const char *lf = memchr(scan->text + off, '\n', scan->len - off);

	return lf ? (size_t)(lf - scan->text) : scan->len;
}

/* Only blanks, or what numbers or attributes a formula, up to the line's end. */
static bool is_rest(const struct math_scan *scan, size_t off)
{
	const size_t end = line_end(scan, off);

	while (off < end && (ascii_is_space(scan->text[off]) ||
			     strchr(".,;", scan->text[off])))
		off++;
	return off == end || (scan->text[off] == '{' &&
			      memchr(scan->text + off, '}', end - off));
}

/* The start of a line that is blank and not the first, `len` if none is. */
static size_t find_blank_line(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] != '\n')
			continue;
		size_t n = i + 1;
		while (n < len && (ascii_is_blank(s[n]) || s[n] == '\r'))
			n++;
		if (n < len && s[n] == '\n')
			return i + 1;
		i = n - 1;
	}
	return len;
}

bool math_has_blank_line(const char *s, size_t len)
{
	return find_blank_line(s, len) < len;
}

/* The same of text, where the line is searched for once. */
static bool has_blank_line(struct math_scan *scan, size_t from, size_t end)
{
	if (from < scan->blank && scan->blank < end)
		return true;
	const size_t n = find_blank_line(scan->text + from, end - from);
	if (n == end - from)
		return false;
	scan->blank = from + n;
	return true;
}

/* \begin{name} of what is displayed: bytes of all of it up to \end{name}. */
static size_t environment_len(struct math_scan *scan, size_t off)
{
	static const char open[] = "\\begin{";
	const char *s = scan->text + off;
	const size_t left = scan->len - off, n = sizeof(open) - 1;
	char close[32];

	if (left <= n || memcmp(s, open, n) != 0)
		return 0;
	const char *brace = memchr(s, '}', left < 24 ? left : 24);
	const size_t len = brace ? (size_t)(brace - (s + n)) : 0;
	const struct tex_environment *e =
		len ? tex_environment_find(s + n, len) : NULL;
	if (!e || e->rows != TEX_LINES)
		return 0;
	memcpy(close, "\\end{", 5);
	memcpy(close + 5, s + n, len + 1);
	close[5 + len + 1] = '\0';
	const size_t limit = left < TEX_MAX ? scan->len : off + TEX_MAX;
	const size_t end = find(scan->text, off + n, limit, close);
	return end == nowhere || has_blank_line(scan, off, end)
		       ? 0
		       : end + strlen(close) - off;
}

bool math_block_at(struct math_scan *scan, size_t off, struct math *m)
{
	const char *s = scan->text + off;
	const size_t environment = *s == '\\' ? environment_len(scan, off) : 0;

	if (environment) {
		*m = (struct math){ environment, s, environment, true, false };
	} else {
		if (!math_at(scan, off, scan->len, m) || !m->display)
			return false;
		m->blanks = is_rest(scan, off + 2) ||
			    (*s == '\\' && is_rest(scan, off + 3));
		const size_t from = (size_t)(m->tex - scan->text);
		if (!m->blanks && has_blank_line(scan, from, from + m->tex_len))
			return false;
	}
	if (!is_rest(scan, off + m->len))
		return false;
	m->len = line_end(scan, off + m->len) - off;
	while (m->len && s[m->len - 1] == '\r')
		m->len--;
	return true;
}

bool math_is_info(const char *info)
{
	static const char *const names[] = { "math", "latex-math", "katex",
					     "mathjax" };
	const size_t n = strcspn(info, " \t");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) == n && !memcmp(names[i], info, n))
			return true;
	}
	return false;
}

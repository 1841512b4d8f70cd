/* SPDX-License-Identifier: MIT */
#include "archive/title.h"

#include "archive/ascii.h"
#include "archive/date.h"
#include "archive/html_text.h"
#include "archive/language.h"
#include "base/sanitise.h"
#include "base/utf8.h"

#include <string.h>

/* Bytes of a heading; what is longer was not meant as one. */
enum { MAX_HEADING = 4096 };

static const char nbsp[] = "\u00A0", zwsp[] = "\u200B", bom[] = "\uFEFF";

/* Blanks in a row become one, at the ends none; invisible ones vanish. */
static void add_single_blanks(struct buf *out, struct slice s)
{
	const size_t start = out->len;

	for (size_t i = 0; i < s.len; i++) {
		const struct slice rest = slice_from(s, i);
		if (slice_starts(rest, zwsp) || slice_starts(rest, bom)) {
			i += 2;
		} else if (slice_starts(rest, nbsp) || s.p[i] == ' ') {
			i += s.p[i] != ' ';
			if (out->len > start && out->data[out->len - 1] != ' ')
				buf_add_char(out, ' ');
		} else {
			buf_add_char(out, s.p[i]);
		}
	}
	if (out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

/* Nothing in it that cleaning could change, as in most titles. What the bytes
 * begin: C2 NBSP and C1 controls, D8 and E2 80 bidi controls and ZWSP, EF BB
 * the BOM. */
static bool is_clean(struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		const unsigned char c = (unsigned char)s.p[i];
		const unsigned char next =
			i + 1 < s.len ? (unsigned char)s.p[i + 1] : ' ';
		if (c < 0x20 || c == 0x7F || c == '&' || c == '<' ||
		    c == 0xC2 || c == 0xD8 || (c == 0xE2 && next < 0x82) ||
		    (c == 0xEF && next == 0xBB) || (c == ' ' && next == ' '))
			return false;
	}
	return utf8_valid_len(s.p, s.len) == s.len;
}

void title_add_clean(struct buf *out, struct slice text)
{
	struct buf plain = { 0 }, clean = { 0 };

	text = slice_trim(text);
	if (is_clean(text)) {
		buf_add(out, text.p, text.len);
		return;
	}
	html_text_add(&plain, text);
	sanitise(&clean, buf_str(&plain), plain.len, SANITISE_LINE);
	add_single_blanks(out, (struct slice){ buf_str(&clean), clean.len });
	buf_release(&plain);
	buf_release(&clean);
}

/* At `[` of [text](url) or [text][label]: the bytes up to its end and the
 * text, else 0. */
static size_t link_len(struct slice s, struct slice *text)
{
	const size_t close = slice_find(s, "]");
	const struct slice rest = slice_from(s, close + 1);
	const char *last = slice_starts(rest, "(")   ? ")"
			   : slice_starts(rest, "[") ? "]"
						     : NULL;

	if (!last || slice_find(rest, last) == rest.len)
		return 0;
	const size_t end = close + 1 + slice_find(rest, last);
	*text = slice_from(slice_head(s, close), 1);
	return end + 1;
}

/* Marks of emphasis, code and links go; but `__init__` stays. */
static void add_without_marks(struct buf *out, struct slice s)
{
	for (size_t i = 0; i < s.len;) {
		const struct slice rest = slice_from(s, i);
		struct slice text = { 0 };
		const bool image = slice_starts(rest, "![");
		size_t n = 0;
		if (image || s.p[i] == '[')
			n = link_len(slice_from(rest, image), &text);
		if (n) {
			buf_add(out, text.p, text.len);
			i += n + image;
			continue;
		}
		const char next = i + 1 < s.len ? s.p[i + 1] : '\0';
		if (s.p[i] == '\\' && next > ' ' && next < 0x7F &&
		    !ascii_is_alnum(next)) {
			buf_add_char(out, next);
			i += 2;
			continue;
		}
		if (slice_starts(rest, "**"))
			i += 2;
		else if (s.p[i] == '`' || slice_starts(rest, "{#"))
			i += s.p[i] == '`' ? 1 : rest.len;
		else
			buf_add_char(out, s.p[i++]);
	}
}

static bool add_heading(struct buf *out, struct slice text)
{
	struct buf plain = { 0 };
	const size_t before = out->len;

	add_without_marks(&plain, slice_head(slice_trim(text), MAX_HEADING));
	title_add_clean(out, (struct slice){ buf_str(&plain), plain.len });
	buf_release(&plain);
	return out->len > before;
}

/* The level of an ATX heading, 0 if it is none; `*text` without the marks. */
static int atx(struct slice line, struct slice *text)
{
	struct slice s = slice_from(line, slice_indent(line));
	int level = 0;

	if (slice_indent(line) > 3)
		return 0;
	while (level < 7 && (size_t)level < s.len && s.p[level] == '#')
		level++;
	if (!level || level > 6 ||
	    ((size_t)level < s.len && !ascii_is_blank(s.p[level])))
		return 0;
	s = slice_trim(slice_from(s, (size_t)level));
	struct slice closed = s;
	while (closed.len && closed.p[closed.len - 1] == '#')
		closed.len--;
	if (!closed.len || ascii_is_blank(closed.p[closed.len - 1]))
		s = slice_trim_end(closed);
	*text = s;
	return level;
}

struct search {
	struct buf *out;
	struct slice paragraph; /* the open one; len 0 = none */
	char fence;             /* that is open, or NUL */
	size_t fence_len;
	bool comment; /* an HTML comment is open */
	bool begun;   /* something stood in the body */
};

/* Takes lines of fenced code and comments; true if the line is such. */
static bool in_code(struct search *s, struct slice line)
{
	const struct slice t = slice_trim(line);
	const char c = t.len ? t.p[0] : '\0';
	size_t n = 0;

	if (s->comment || (!s->fence && slice_starts(t, "<!--"))) {
		s->comment = slice_find(t, "-->") == t.len;
		return true;
	}
	while (n < t.len && (c == '`' || c == '~') && t.p[n] == c)
		n++;
	if (s->fence) {
		if (c == s->fence && n >= s->fence_len && n == t.len)
			s->fence = '\0';
		return true;
	}
	if (n < 3 ||
	    (c == '`' && slice_find(slice_from(t, n), "`") + n < t.len))
		return false;
	s->begun = true;
	s->fence = c;
	s->fence_len = n;
	return true;
}

static bool is_setext_rule(struct slice line, char c)
{
	const struct slice s = slice_trim(line);

	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] != c)
			return false;
	return s.len && slice_indent(line) <= 3;
}

static bool starts_paragraph(struct slice line)
{
	const struct slice s = slice_trim(line);

	return s.len && slice_indent(line) <= 3 && !strchr(">-+*<|=", s.p[0]);
}

/* Lines of a paragraph stay together, because a setext rule may follow. */
static void paragraph_line(struct search *s, struct slice line)
{
	if (s->paragraph.len)
		s->paragraph.len = (size_t)(line.p + line.len - s->paragraph.p);
	else if (starts_paragraph(line))
		s->paragraph = line;
}

/* True when the title was found. */
static bool heading_line(struct search *s, struct slice line)
{
	const bool first = !s->begun;
	struct slice text;

	if (slice_is_blank(line) || in_code(s, line)) {
		s->paragraph.len = 0;
		return false;
	}
	s->begun = true;
	const int level = atx(line, &text);
	if (level == 1 || (level && first))
		return add_heading(s->out, text);
	if (s->paragraph.len && is_setext_rule(line, '='))
		return add_heading(s->out, s->paragraph);
	if (level)
		s->paragraph.len = 0;
	else
		paragraph_line(s, line);
	return false;
}

static bool html_heading(struct buf *out, struct slice body)
{
	for (size_t i = 0; i < body.len; i++) {
		const struct slice s = slice_from(body, i);
		if (body.p[i] != '<' || !slice_starts(s, "<h1"))
			continue;
		const size_t open = slice_find(s, ">");
		const struct slice text = slice_from(s, open + 1);
		size_t close = 0;
		while (close < text.len &&
		       !slice_starts(slice_from(text, close), "</h1"))
			close++;
		return close < text.len &&
		       add_heading(out, slice_head(text, close));
	}
	return false;
}

/* <h1>, as READMEs have it to be in the middle. */
static bool begins_html_heading(const struct search *s, struct slice line)
{
	return !s->fence && !s->comment && slice_indent(line) <= 3 &&
	       slice_starts(slice_from(line, slice_indent(line)), "<h1");
}

bool title_from_body(struct buf *out, struct slice body, bool html)
{
	struct search s = { .out = out };

	if (html && html_heading(out, body))
		return true;
	while (body.len) {
		const struct slice rest = body;
		const struct slice line = slice_line(&body);
		if (begins_html_heading(&s, line) &&
		    html_heading(out, slice_head(rest, MAX_HEADING)))
			return true;
		if (heading_line(&s, line))
			return true;
	}
	return false;
}

bool title_is_number(const struct buf *title)
{
	enum {
		SHORTEST = 5
	}; /* a shorter one is a year, or that of an issue */
	size_t i = 0;

	while (i < title->len && ascii_is_digit(title->data[i]))
		i++;
	return i == title->len && i >= SHORTEST;
}

/* Up to the end of a word, if the line is long. */
static struct slice opening_of(struct slice line)
{
	enum { LONGEST = 120 }; /* bytes */
	size_t n = LONGEST;

	if (line.len <= LONGEST)
		return line;
	while (n > LONGEST / 2 && line.p[n] != ' ')
		n--;
	if (line.p[n] != ' ')
		n = utf8_prev(line.p, LONGEST);
	return slice_head(line, n);
}

bool title_from_opening(struct buf *out, struct slice body)
{
	struct search s = { .out = out };
	struct buf text = { 0 };

	while (body.len) {
		const struct slice line = slice_line(&body);
		if (slice_is_blank(line) || in_code(&s, line) ||
		    !starts_paragraph(line) || !add_heading(&text, line))
			continue;
		const struct slice all = { buf_str(&text), text.len };
		const struct slice opening = opening_of(all);
		buf_add(out, opening.p, opening.len);
		if (opening.len < all.len)
			buf_add_str(out, "…");
		break;
	}
	buf_release(&text);
	return out->len > 0;
}

static struct slice base_name(struct slice path)
{
	size_t at = path.len;

	while (at && path.p[at - 1] != '/')
		at--;
	return slice_from(path, at);
}

static size_t skip_digits(struct slice s, size_t at, size_t most)
{
	size_t n = 0;

	while (n < most && at + n < s.len && ascii_is_digit(s.p[at + n]))
		n++;
	return at + n;
}

static bool is_mark(char c)
{
	return c == '-' || c == '_' || c == '.' || c == ' ';
}

/* Bytes of the date that a name begins with, and of a number behind it such
 * as the 3 of `20230206.3 Servo`. */
static size_t date_len(struct slice name)
{
	struct date d;
	size_t at = date_at_start(name.p, name.len, &d);

	if (!at)
		return 0;
	if (at < name.len && name.p[at] == '.') {
		const size_t number = skip_digits(name, at + 1, 3);
		if (number < name.len && name.p[number] == ' ')
			at = number;
	}
	while (at < name.len && is_mark(name.p[at]))
		at++;
	return at;
}

/* A short hash or number before a mark, as exports and wikis put it there, with
 * the mark: `6657bc52__rendering`. */
static size_t hash_len(struct slice name)
{
	enum { SHORTEST = 7 };
	size_t n = 0;
	bool digit = false;

	while (n < name.len && (ascii_is_digit(name.p[n]) ||
				(name.p[n] >= 'a' && name.p[n] <= 'f'))) {
		digit = digit || ascii_is_digit(name.p[n]);
		n++;
	}
	if (!digit || n < SHORTEST || n == name.len || !is_mark(name.p[n]))
		return 0;
	while (n < name.len && is_mark(name.p[n]))
		n++;
	return n < name.len ? n : 0;
}

static struct slice without_date(struct slice name)
{
	const size_t n = date_len(name);

	return n < name.len ? slice_from(name, n) : name;
}

void title_from_name(struct buf *out, const char *name)
{
	const struct slice path = slice_of(name);
	const struct slice file = base_name(path);
	struct slice stem = slice_stem(file);
	/* post.en.md */
	if (language_in_name(name).len)
		stem = slice_stem(stem);
	const size_t above = path.len - file.len;

	if (above && (slice_is(stem, "index") || slice_is(stem, "_index")))
		stem = base_name(slice_head(path, above - 1));
	if (!date_len(stem))
		stem = slice_from(stem, hash_len(stem));
	const size_t before = out->len;
	const bool day = date_len(stem) == stem.len;
	stem = without_date(stem);
	sanitise(out, stem.p, stem.len, SANITISE_LINE);
	for (size_t i = before; day && i < out->len; i++)
		if (out->data[i] == '_') /* a journal's 2024_01_03 */
			out->data[i] = '-';
}

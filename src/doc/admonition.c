/* SPDX-License-Identifier: MIT */
#include "doc/admonition.h"

#include "archive/ascii.h"

#include <string.h>

/* A slice that shrinks from the front. */
struct rest {
	const char *s;
	size_t len;
};

static void take(struct rest *r, size_t n)
{
	r->s += n;
	r->len -= n;
}

static void take_blanks(struct rest *r)
{
	while (r->len && ascii_is_space(*r->s))
		take(r, 1);
}

static struct rest trimmed(const char *s, size_t len)
{
	struct rest r = { s, len };

	while (r.len && ascii_is_space(r.s[r.len - 1]))
		r.len--;
	return r;
}

static size_t run(const struct rest *r, char c)
{
	size_t n = 0;

	while (n < r->len && r->s[n] == c)
		n++;
	return n;
}

static bool is_word(char c)
{
	return ascii_is_alnum(c) || c == '-' || c == '_' || (c & 0x80);
}

static size_t word_len(const struct rest *r)
{
	size_t n = 0;

	while (n < r->len && is_word(r->s[n]))
		n++;
	return n;
}

/* Classes of Pandoc that name a box; others only style. */
static bool is_kind(const char *s, size_t len)
{
	static const char *const kinds[] = {
		"note",
		"tip",
		"info",
		"warning",
		"danger",
		"important",
		"caution",
		"message",
		"details",
		"hint",
		"success",
		"question",
		"abstract",
		"summary",
		"example",
		"quote",
		"bug",
		"failure",
		"todo",
		"seealso",
		"attention",
		"error",
		"alert",
		"callout",
		"admonition",
		"callout-note",
		"callout-tip",
		"callout-warning",
		"callout-important",
		"callout-caution",
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (strlen(kinds[i]) == len && !memcmp(kinds[i], s, len))
			return true;
	}
	return false;
}

/* "NOTE" and "note" are "Note"; "callout-tip" is "Tip". */
static void add_kind(struct buf *label, const char *s, size_t len)
{
	static const char prefix[] = "callout-";
	const size_t n = sizeof(prefix) - 1;

	if (len > n && !memcmp(s, prefix, n))
		s += n, len -= n;
	for (size_t i = 0; i < len; i++) {
		const char c = ascii_lower(s[i]);
		buf_add_char(label, !i && c >= 'a' && c <= 'z'
					    ? (char)(c - 'a' + 'A')
					    : c);
	}
}

/* The value of `title=` in an attribute list. */
static bool add_title(struct buf *label, const char *s, size_t len)
{
	static const char key[] = "title=\"";
	const size_t n = sizeof(key) - 1;

	for (size_t i = 0; i + n < len; i++) {
		if (memcmp(s + i, key, n) != 0)
			continue;
		const char *from = s + i + n;
		const char *end = memchr(from, '"', len - i - n);
		if (!end)
			return false;
		buf_add(label, from, (size_t)(end - from));
		return true;
	}
	return false;
}

/* {.class #id key="value"}: a box if a class is the name of one. */
static enum admonition attributes(const struct rest *r, struct buf *label)
{
	enum admonition kind = ADMONITION_PLAIN;

	for (size_t i = 0; i < r->len; i++) {
		if (r->s[i] != '.')
			continue;
		const struct rest class = { r->s + i + 1, r->len - i - 1 };
		const size_t n = word_len(&class);
		if (!is_kind(class.s, n))
			continue;
		kind = ADMONITION_BOX;
		if (!add_title(label, r->s, r->len))
			add_kind(label, class.s, n);
		break;
	}
	return kind;
}

/* `[Title]`, `{title="Title"}` or `Title` behind the name of the box. */
static bool add_rest(struct rest *r, struct buf *label)
{
	if (r->len && *r->s == '[') {
		const char *end = memchr(r->s, ']', r->len);
		if (!end || end == r->s + 1)
			return false;
		buf_add(label, r->s + 1, (size_t)(end - r->s) - 1);
		return true;
	}
	if (r->len && *r->s == '{')
		return add_title(label, r->s, r->len);
	take_blanks(r);
	while (r->len && r->s[r->len - 1] == ':')
		r->len--; /* Pandoc: ::: note ::: */
	while (r->len && ascii_is_space(r->s[r->len - 1]))
		r->len--;
	buf_add(label, r->s, r->len);
	return r->len > 0;
}

/* What lies beside or behind each other on a screen; here one stands below the
 * other. */
static bool only_arranges(const struct rest *name)
{
	static const char *const names[] = {
		"card-grid", "center", "cols",     "code-group", "columns",
		"grid",      "steps",  "tab-item", "tab-set",    "tabs"
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == name->len &&
		    !memcmp(names[i], name->s, name->len))
			return true;
	return false;
}

/* Zenn's red message, Qiita's notes: the label is only another kind. */
static bool is_other_kind(const struct rest *name, const char *label)
{
	static const struct {
		const char *name, *label;
	} kinds[] = {
		{ "message", "alert" },
		{ "note", "alert" },
		{ "note", "info" },
		{ "note", "warn" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strlen(kinds[i].name) == name->len &&
		    !memcmp(kinds[i].name, name->s, name->len) &&
		    !strcmp(kinds[i].label, label))
			return true;
	return false;
}

enum admonition admonition_colons(const char *line, size_t len,
				  struct buf *label)
{
	struct rest r = trimmed(line, len);
	const size_t colons = run(&r, ':');

	if (colons < 3)
		return ADMONITION_NONE;
	take(&r, colons);
	if (!r.len)
		return ADMONITION_END;
	take_blanks(&r);
	if (*r.s == '{')
		return attributes(&r, label);
	const struct rest name = { r.s, word_len(&r) };
	if (!name.len)
		return ADMONITION_NONE;
	take(&r, name.len);
	if (only_arranges(&name))
		return ADMONITION_PLAIN;
	if (!add_rest(&r, label)) {
		add_kind(label, name.s, name.len);
	} else if (is_other_kind(&name, buf_str(label))) {
		struct buf kind = { 0 };
		add_kind(&kind, label->data, label->len);
		buf_clear(label);
		buf_add(label, kind.data, kind.len);
		buf_release(&kind);
	}
	return ADMONITION_BOX;
}

bool admonition_marks(const char *line, size_t len, struct buf *label)
{
	struct rest r = trimmed(line, len);

	if (r.len < 4 || (*r.s != '!' && *r.s != '?') || run(&r, *r.s) != 3)
		return false;
	const bool folds = *r.s == '?';
	take(&r, 3);
	if (folds && r.len && *r.s == '+')
		take(&r, 1);
	if (!r.len || !ascii_is_blank(*r.s))
		return false;
	take_blanks(&r);
	const struct rest kind = { r.s, word_len(&r) };
	if (!kind.len || (kind.s[0] & 0x80))
		return false;
	take(&r, kind.len);
	const char *title = memchr(r.s, '"', r.len);
	const char *end = title ? memchr(title + 1, '"',
					 r.len - (size_t)(title + 1 - r.s))
				: NULL;
	if (end)
		buf_add(label, title + 1, (size_t)(end - title) - 1);
	else
		add_kind(label, kind.s, kind.len);
	/* more words are more classes; anything else is prose */
	for (const char *s = r.s; s < (title ? title : r.s + r.len); s++) {
		if (!is_word(*s) && !ascii_is_blank(*s)) {
			buf_clear(label);
			return false;
		}
	}
	return true;
}

/* The title in quotes that is all of what follows the marks; false if there is
 * no such. */
static bool tab_title(const char *line, size_t len, struct rest *title)
{
	struct rest r = trimmed(line, len);

	if (run(&r, '=') != 3)
		return false;
	take(&r, 3);
	if (r.len && (*r.s == '!' || *r.s == '+'))
		take(&r, 1);
	const size_t before = r.len;
	take_blanks(&r);
	if (r.len == before || r.len < 3 || (*r.s != '"' && *r.s != '\'') ||
	    r.s[r.len - 1] != *r.s)
		return false;
	*title = (struct rest){ r.s + 1, r.len - 2 };
	return true;
}

bool admonition_tab(const char *line, size_t len, struct buf *label)
{
	struct rest title;

	if (!tab_title(line, len, &title))
		return false;
	buf_add(label, title.s, title.len);
	return true;
}

bool admonition_is_tab(const char *line, size_t len)
{
	struct rest title;

	return tab_title(line, len, &title);
}

/* The word that the rest begins with, if a blank or nothing follows. */
static bool take_word(struct rest *r, const char *word)
{
	const size_t n = strlen(word);

	if (r->len < n || memcmp(r->s, word, n) != 0 ||
	    (r->len > n && !ascii_is_blank(r->s[n])))
		return false;
	take(r, n);
	return true;
}

enum admonition admonition_comment(const char *line, size_t len,
				   struct buf *label)
{
	static const char *const names[][2] = {
		{ "tab", "endtab" },
		{ "timeline", "endtimeline" },
	};
	static const char open[] = "<!--", close[] = "-->";
	const size_t n = sizeof(open) - 1, close_len = sizeof(close) - 1;
	struct rest r = trimmed(line, len);

	if (r.len < n + close_len || memcmp(r.s, open, n) != 0 ||
	    memcmp(r.s + r.len - close_len, close, close_len) != 0)
		return ADMONITION_NONE;
	r = trimmed(r.s + n, r.len - n - close_len);
	take_blanks(&r);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (take_word(&r, names[i][1]))
			return r.len ? ADMONITION_NONE : ADMONITION_END;
		if (!take_word(&r, names[i][0]))
			continue;
		take_blanks(&r);
		buf_add(label, r.s, r.len);
		return r.len ? ADMONITION_BOX : ADMONITION_NONE;
	}
	return ADMONITION_NONE;
}

bool admonition_alert(const char *line, size_t len, struct buf *label)
{
	struct rest r = trimmed(line, len);

	if (r.len < 4 || r.s[0] != '[' || r.s[1] != '!')
		return false;
	take(&r, 2);
	const struct rest kind = { r.s, word_len(&r) };
	take(&r, kind.len);
	if (!kind.len || !r.len || *r.s != ']')
		return false;
	take(&r, 1);
	/* Obsidian: [!note]- folds */
	if (r.len && (*r.s == '-' || *r.s == '+'))
		take(&r, 1);
	if (r.len && !ascii_is_blank(*r.s))
		return false;
	take_blanks(&r);
	if (r.len)
		buf_add(label, r.s, r.len);
	else
		add_kind(label, kind.s, kind.len);
	return true;
}

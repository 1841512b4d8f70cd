/* SPDX-License-Identifier: MIT */
#include "doc/admonition.h"

#include "archive/ascii.h"
#include "doc/attrs.h"

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

/* The value of `title=` in an attribute list; empty if there is none. */
static struct slice title_of(const char *s, size_t len)
{
	static const char key[] = "title=\"";
	const size_t n = sizeof(key) - 1;

	for (size_t i = 0; i + n < len; i++) {
		if (memcmp(s + i, key, n) != 0)
			continue;
		const char *from = s + i + n;
		const char *end = memchr(from, '"', len - i - n);
		return (struct slice){ from, end ? (size_t)(end - from) : 0 };
	}
	return (struct slice){ 0 };
}

/* {.class #id key="value"}: a box if a class is the name of one. */
static enum admonition attributes(const struct rest *r, struct box_label *label)
{
	for (size_t i = 0; i < r->len; i++) {
		if (r->s[i] != '.')
			continue;
		const struct rest class = { r->s + i + 1, r->len - i - 1 };
		const size_t n = word_len(&class);
		if (!is_kind(class.s, n))
			continue;
		label->kind = (struct slice){ class.s, n };
		label->title = title_of(r->s, r->len);
		return ADMONITION_BOX;
	}
	return ADMONITION_PLAIN;
}

/* Bytes up to the bracket that closes the one that the rest begins with; 0 if
 * none does. */
static size_t bracket_len(const struct rest *r)
{
	size_t depth = 0;

	for (size_t i = 0; i < r->len; i++) {
		i += r->s[i] == '\\';
		if (i >= r->len)
			break;
		depth += r->s[i] == '[';
		if (r->s[i] == ']' && !--depth)
			return i;
	}
	return 0;
}

/* Bytes of the attributes that the rest begins with; else 0. Bare names are some
 * here, too. */
static size_t list_len(const struct rest *r)
{
	const size_t n = attrs_len(r->s, r->len);
	const char *end = r->len ? memchr(r->s, '}', r->len) : NULL;

	if (n || !end || *r->s != '{')
		return n;
	const size_t len = (size_t)(end - r->s) + 1;
	if (title_of(r->s, len).len)
		return len;
	for (size_t i = 1; i + 1 < len; i++)
		if (!ascii_is_alnum(r->s[i]) && !strchr("-_ \t", r->s[i]))
			return 0;
	return len;
}

/* VitePress: Title {open} */
static void drop_list(struct rest *r)
{
	size_t n = r->len;

	if (!n || r->s[n - 1] != '}')
		return;
	while (n && r->s[n - 1] != '{')
		n--;
	if (n < 2 || !ascii_is_blank(r->s[n - 2]))
		return;
	n--;
	const struct rest list = { r->s + n, r->len - n };
	if (list_len(&list) == list.len)
		r->len = n;
}

/* `[Title]`, `{title="Title"}` or `Title` behind the name of the box. */
static struct slice behind_name(struct rest r)
{
	if (r.len && *r.s == '[') {
		const size_t n = bracket_len(&r);
		return (struct slice){ r.s + 1, n ? n - 1 : 0 };
	}
	take_blanks(&r);
	const size_t n = list_len(&r);
	const struct slice title = title_of(r.s, n);
	if (title.len)
		return title;
	take(&r, n);
	take_blanks(&r);
	while (r.len && r.s[r.len - 1] == ':')
		r.len--; /* Pandoc: ::: note ::: */
	drop_list(&r);
	return slice_trim_end((struct slice){ r.s, r.len });
}

/* What lies beside or behind each other on a screen, or is only moved there;
 * here one stands below the other. */
static bool only_arranges(const struct rest *name)
{
	static const char *const names[] = {
		"card-grid", "center",      "code-group", "code-tabs",
		"col",       "cols",        "column",     "columns",
		"grid",      "hljs-center", "hljs-left",  "hljs-right",
		"justify",   "left",        "raw",        "right",
		"row",       "steps",       "tab-item",   "tab-set",
		"tabs",      "v-pre",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i]) == name->len &&
		    !memcmp(names[i], name->s, name->len))
			return true;
	return false;
}

/* Zenn's messages, Qiita's notes: the first word is only another kind. */
static void take_other_kind(struct box_label *label)
{
	static const struct {
		const char *name, *title, *kind;
	} kinds[] = {
		{ "message", "", "" },
		{ "message", "alert", "warning" },
		{ "note", "alert", "alert" },
		{ "note", "info", "info" },
		{ "note", "warn", "warning" },
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!slice_is(label->kind, kinds[i].name) ||
		    !slice_is(label->title, kinds[i].title))
			continue;
		*label = (struct box_label){ .kind = slice_of(kinds[i].kind) };
		return;
	}
}

enum admonition admonition_colons(const char *line, size_t len,
				  struct box_label *label)
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
	label->kind = (struct slice){ name.s, name.len };
	label->title = behind_name(r);
	take_other_kind(label);
	return ADMONITION_BOX;
}

bool admonition_marks(const char *line, size_t len, struct box_label *label)
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
	/* more words are more classes; anything else is prose */
	for (const char *s = r.s; s < (title ? title : r.s + r.len); s++)
		if (!is_word(*s) && !ascii_is_blank(*s))
			return false;
	if (end)
		label->title =
			(struct slice){ title + 1, (size_t)(end - title) - 1 };
	/* an empty title is none, and no kind either */
	if (!end || label->title.len)
		label->kind = (struct slice){ kind.s, kind.len };
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

bool admonition_tab(const char *line, size_t len, struct box_label *label)
{
	struct rest title;

	if (!tab_title(line, len, &title))
		return false;
	label->title = (struct slice){ title.s, title.len };
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

bool admonition_at_tab(const char *line, size_t len, struct box_label *label)
{
	static const char active[] = ":active";
	static const char word[] = "@tab";
	struct rest r = trimmed(line, len);

	if (r.len < sizeof(word) - 1 ||
	    memcmp(r.s, word, sizeof(word) - 1) != 0)
		return false;
	take(&r, sizeof(word) - 1);
	if (r.len >= sizeof(active) - 1 &&
	    !memcmp(r.s, active, sizeof(active) - 1))
		take(&r, sizeof(active) - 1);
	if (r.len && !ascii_is_blank(*r.s))
		return false;
	take_blanks(&r);
	label->title = (struct slice){ r.s, r.len };
	return true;
}

enum admonition admonition_comment(const char *line, size_t len,
				   struct box_label *label)
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
		label->title = (struct slice){ r.s, r.len };
		return r.len ? ADMONITION_BOX : ADMONITION_NONE;
	}
	return ADMONITION_NONE;
}

/* What Obsidian has behind a bar is for styles, unless it can be none. */
static struct slice behind_bar(struct rest r)
{
	const struct slice all = { r.s, r.len };

	return word_len(&r) < r.len || (r.len && *r.s & 0x80)
		       ? slice_trim(all)
		       : (struct slice){ 0 };
}

bool admonition_alert(const char *line, size_t len, struct box_label *label)
{
	struct rest r = trimmed(line, len);
	struct slice bar = { 0 };

	if (r.len < 4 || r.s[0] != '[' || r.s[1] != '!')
		return false;
	take(&r, 2);
	const struct rest kind = { r.s, word_len(&r) };
	take(&r, kind.len);
	const char *end = r.len ? memchr(r.s, ']', r.len) : NULL;
	if (!kind.len || !end || (end > r.s && *r.s != '|'))
		return false;
	if (end > r.s)
		bar = behind_bar(
			(struct rest){ r.s + 1, (size_t)(end - r.s) - 1 });
	take(&r, (size_t)(end - r.s) + 1);
	/* Obsidian: [!note]- folds */
	if (r.len && (*r.s == '-' || *r.s == '+'))
		take(&r, 1);
	if (r.len && !ascii_is_blank(*r.s))
		return false;
	take_blanks(&r);
	label->kind = (struct slice){ kind.s, kind.len };
	label->title = r.len ? (struct slice){ r.s, r.len } : bar;
	return true;
}

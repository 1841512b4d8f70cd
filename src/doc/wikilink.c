/* SPDX-License-Identifier: MIT */
#include "doc/wikilink.h"

#include "archive/ascii.h"
#include "doc/md_write.h"

#include <string.h>

/* Bytes between the brackets, or the braces behind them. */
enum { LINK_MAX = 500 };

static bool begins(const char *s, size_t len, const char *word)
{
	const size_t n = strlen(word);

	return len >= n && !memcmp(s, word, n);
}

/* Bytes before `]]`; 0 if it is no link: no brackets in it, one line. */
static size_t inner_len(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && n < LINK_MAX && s[n] != ']' && s[n] != '[' &&
	       s[n] != '\n' && s[n] != '`')
		n++;
	return begins(s + n, len - n, "]]") ? n : 0;
}

/* [[1]] and [[^1]] are notes, mostly. */
static bool is_note(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (ascii_is_digit(s[n]) || s[n] == ','))
		n++;
	return n == len || *s == '^' || ascii_is_space(*s);
}

/* Behind what parts target and text, `|` or, in tables, `\|`; len if nothing
 * does. */
static size_t bar(const char *s, size_t len, size_t *target_len)
{
	const char *at = memchr(s, '|', len);

	*target_len = at ? (size_t)(at - s) : len;
	if (!at)
		return len;
	if (*target_len && s[*target_len - 1] == '\\')
		--*target_len;
	return (size_t)(at - s) + 1;
}

/* `{text}` behind the brackets: its bytes, or 0. */
static size_t braces_len(const char *s, size_t len)
{
	size_t n = 1;

	if (!len || *s != '{' || (len > 1 && strchr(":.#%{", s[1])))
		return 0;
	while (n < len && n < LINK_MAX && !strchr("{}\n", s[n]))
		n++;
	return n < len && n > 1 && s[n] == '}' ? n + 1 : 0;
}

bool wikilink_at(const char *s, size_t len, struct wikilink *link)
{
	const bool embeds = len && *s == '!';
	const size_t open = embeds + 2;

	if (!begins(s + embeds, len - embeds, "[["))
		return false;
	const size_t n = inner_len(s + open, len - open);
	if (!n || is_note(s + open, n))
		return false;
	*link = (struct wikilink){ .len = open + n + 2,
				   .embeds = embeds,
				   .target = s + open };
	const char after = link->len < len ? s[link->len] : '\0';
	if (after && strchr("([:", after))
		return false; /* a link in brackets */
	const size_t text = bar(s + open, n, &link->target_len);
	if (!link->target_len)
		return false;
	link->text = text < n ? s + open + text : link->target;
	link->text_len = text < n ? n - text : link->target_len;
	const size_t braces = braces_len(s + link->len, len - link->len);
	if (braces && text == n) {
		link->text = s + link->len + 1;
		link->text_len = braces - 2;
		link->len += braces;
	}
	return true;
}

static bool is_picture(const char *s, size_t len)
{
	static const char *const ends[] = { ".png", ".jpg",  ".jpeg", ".gif",
					    ".svg", ".webp", ".avif", ".bmp" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const size_t n = strlen(ends[i]);
		if (len > n && begins(s + len - n, n, ends[i]))
			return true;
	}
	return false;
}

/* Obsidian: ![[a.png|300]] and 300x200 are the picture's size. */
static bool is_size(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (!ascii_is_digit(s[i]) && (s[i] != 'x' || !i))
			return false;
	return len > 0;
}

/* Bytes of the text before a size, ![[a.png|text|300]]; 0 if that is all. */
static size_t without_size(const char *s, size_t len)
{
	size_t n = len;

	while (n && s[n - 1] != '|')
		n--;
	if (!is_size(s + n, len - n))
		return len;
	if (!n)
		return 0;
	n--;
	return n && s[n - 1] == '\\' ? n - 1 : n; /* in tables */
}

void wikilink_write(const struct wikilink *link, struct buf *out)
{
	const bool picture =
		link->embeds && is_picture(link->target, link->target_len);
	struct buf text = { 0 };

	const size_t n = picture ? without_size(link->text, link->text_len)
				 : link->text_len;
	if (n)
		md_write_text(&text, link->text, n);
	else
		md_write_text(&text, link->target, link->target_len);
	md_write_link(out, picture ? "!" : "", buf_str(&text), text.len,
		      link->target, link->target_len);
	buf_release(&text);
}

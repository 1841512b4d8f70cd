/* SPDX-License-Identifier: MIT */
#include "doc/anchor.h"

#include "archive/ascii.h"
#include "archive/percent.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>

bool anchor_fragment(const char *url, struct buf *out)
{
	const char *at = strchr(url, '#');

	if (at)
		percent_decode(out, at + 1, strlen(at + 1));
	return at;
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'';
}

/* The text before `at` ends with the word, that with a blank before it. */
static bool follows(const char *body, const char *at, const char *word)
{
	const size_t n = strlen(word);

	return (size_t)(at - body) > n && !memcmp(at - n, word, n) &&
	       ascii_is_space(at[-(ptrdiff_t)n - 1]);
}

/* The name at `at` is an attribute's value: `id="name"`, `id=name`. */
static bool is_attribute(const char *body, const char *at, const char *end)
{
	const bool quoted = at > body && is_quote(at[-1]);
	const char *const value = quoted ? at - 1 : at;

	if (quoted ? end[0] != at[-1]
		   : !ascii_is_space(end[0]) && end[0] != '>')
		return false;
	return follows(body, value, "id=") || follows(body, value, "name=");
}

/* Bytes of a list of attributes that are looked through. */
enum { LIST_MAX = 400 };

/* It stands in braces, behind a number sign: `{#name}`, `{: .class #name }`. */
static bool is_in_braces(const char *body, const char *at, const char *end)
{
	if (at == body || at[-1] != '#' ||
	    (end[0] != '}' && !ascii_is_blank(end[0])))
		return false;
	for (const char *s = at - 1;
	     s > body && s[-1] != '\n' && at - s < LIST_MAX; s--)
		if (s[-1] == '{' || s[-1] == '}')
			return s[-1] == '{';
	return false;
}

bool anchor_find_name(const char *body, size_t len, const char *name,
		      size_t *off)
{
	const size_t n = strlen(name);
	const char *const end = body + len;

	for (const char *at = body;
	     n && (at = memchr(at, name[0], (size_t)(end - at))) != NULL;
	     at++) {
		if ((size_t)(end - at) <= n || memcmp(at, name, n) != 0)
			continue;
		if (!is_attribute(body, at, at + n) &&
		    !is_in_braces(body, at, at + n))
			continue;
		*off = (size_t)(at - body);
		return true;
	}
	return false;
}

bool anchor_leaf(const struct doc *d, uint32_t source, size_t *leaf,
		 uint32_t *off)
{
	if (!doc_find_source(d, source, leaf, off))
		return false;
	const struct block *b = doc_leaf(d, *leaf);
	/* a heading, or what an attribute list stands behind, is named itself;
	 * an element between two leaves names the second */
	if (b->kind == BLOCK_HEADING)
		*off = 0;
	else if (*off == b->len && doc_leaf(d, *leaf + 1)) {
		++*leaf;
		*off = 0;
	}
	return true;
}

/* Punctuation, symbols and pictures, which no generator leaves in a name. */
static bool is_mark(uint32_t cp)
{
	return cp < 0x80 ? !ascii_is_alnum((char)cp)
			 : cp < 0xC0 || cp == 0xD7 || cp == 0xF7 ||
				   (cp >= 0x2000 && cp < 0x2C00) ||
				   (cp >= 0x2E00 && cp < 0x2E80) ||
				   (cp >= 0x3000 && cp < 0x3005) ||
				   (cp >= 0x3008 && cp < 0x3021) ||
				   (cp >= 0xFF00 && cp < 0xFF10) ||
				   (cp >= 0x1F000 && cp < 0x1FB00);
}

/* Adds its letters and digits, folded. */
static void add_key(struct buf *key, const char *text, size_t len)
{
	struct buf folded = { 0 };

	fold_text(&folded, text, len);
	for (size_t i = 0, n; i < folded.len; i += n) {
		uint32_t cp;
		n = utf8_decode(folded.data + i, folded.len - i, &cp);
		if (!is_mark(cp))
			buf_add(key, folded.data + i, n);
	}
	buf_release(&folded);
}

/* The heading of that key, that which comes behind `skip` of them; `numbered` =
 * one may have a number before. */
static size_t find_key(const struct doc *d, const struct buf *key, size_t skip,
		       bool numbered)
{
	const size_t n = doc_leaf_count(d);
	struct buf own = { 0 };
	size_t i = 0;

	for (; key->len && i < n; i++) {
		const struct block *b = doc_leaf(d, i);
		if (b->kind != BLOCK_HEADING)
			continue;
		buf_clear(&own);
		add_key(&own, b->text, b->len);
		const char *s = buf_str(&own);
		s += numbered ? strspn(s, "0123456789") : 0;
		if (!strcmp(s, buf_str(key)) && !skip--)
			break;
	}
	buf_release(&own);
	return key->len ? i : n;
}

/* Bytes of the name before the number that counts those that are alike, which is
 * `*number`; all of them if there is none. */
static size_t uncounted(const char *name, size_t *number)
{
	enum { MOST = 1000000 };
	const char *dash = strrchr(name, '-');

	*number = 0;
	if (!dash || dash == name || !dash[1] ||
	    dash[1 + strspn(dash + 1, "0123456789")])
		return strlen(name);
	const unsigned long n = strtoul(dash + 1, NULL, 10);
	*number = n < MOST ? n : MOST;
	return (size_t)(dash - name);
}

size_t anchor_find_heading(const struct doc *d, const char *name)
{
	const size_t none = doc_leaf_count(d);
	size_t number, found;
	const size_t len = uncounted(name, &number);
	struct buf all = { 0 }, base = { 0 };

	add_key(&all, name, strlen(name));
	add_key(&base, name, len);
	found = find_key(d, &all, 0, false);
	if (found == none && number)
		found = find_key(d, &base, number, false);
	if (found == none)
		found = find_key(d, &all, 0, true);
	buf_release(&all);
	buf_release(&base);
	return found;
}

void anchor_add_name(struct buf *out, const char *heading, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		uint32_t cp;
		n = utf8_decode(heading + i, len - i, &cp);
		if (cp == ' ' || cp == '\n')
			buf_add_char(out, '-');
		else if (cp < 0x80 && ascii_is_alpha((char)cp))
			buf_add_char(out, (char)(heading[i] | 0x20));
		else if (cp == '-' || cp == '_' || !is_mark(cp))
			buf_add(out, heading + i, n);
	}
}

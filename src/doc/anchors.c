/* SPDX-License-Identifier: MIT */
#include "doc/anchors.h"

#include "archive/ascii.h"
#include "archive/percent.h"
#include "archive/slice.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "unicode/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

bool anchors_fragment(const char *url, struct buf *out)
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

/* The attribute is one of a shortcode of that name, on its line: `{{< word`. */
static bool is_of_shortcode(const char *body, const char *at, struct slice word)
{
	const char *s = at;

	while (s > body && at - s < LIST_MAX && s[-1] != '\n' &&
	       !(s[0] == '{' && s[-1] == '{'))
		s--;
	struct slice inside = { s, (size_t)(at - s) };
	if (!slice_starts(inside, "{"))
		return false;
	while (inside.len && strchr("{<%/ ", *inside.p))
		inside = slice_from(inside, 1);
	return inside.len > word.len &&
	       slice_same(slice_head(inside, word.len), word) &&
	       ascii_is_blank(inside.p[word.len]);
}

/* `word` = it is one of a shortcode; empty = of anything. */
static bool find(const char *body, size_t len, struct slice name,
		 struct slice word, size_t *off)
{
	const char *const end = body + len;

	for (const char *at = body + *off;
	     name.len && (at = memchr(at, name.p[0], (size_t)(end - at)));
	     at++) {
		const char *behind = at + name.len;
		if ((size_t)(end - at) <= name.len ||
		    memcmp(at, name.p, name.len) != 0)
			continue;
		if (word.len ? !is_attribute(body, at, behind) ||
				       !is_of_shortcode(body, at, word)
			     : !is_attribute(body, at, behind) &&
				       !is_in_braces(body, at, behind))
			continue;
		*off = (size_t)(at - body);
		return true;
	}
	return false;
}

bool anchors_find_name(const char *body, size_t len, const char *name,
		       size_t *off)
{
	const struct slice all = slice_of(name);
	const size_t dash = slice_find(all, "-");

	return find(body, len, all, slice_head(all, 0), off) ||
	       (dash < all.len && find(body, len, slice_from(all, dash + 1),
				       slice_head(all, dash), off));
}

bool anchors_leaf(const struct doc *d, uint32_t source, size_t *leaf,
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

/* A heading by its key; or, `numbered`, by that without the number before it. */
struct entry {
	const char *key;
	uint32_t leaf, nth; /* of those alike, from 0 */
	bool numbered;
};

struct anchors {
	const struct doc *doc;
	struct arena arena;
	struct entry *items; /* by key, as they stand in the document */
	size_t n, cap;
};

static int compare_keys(const struct entry *a, const struct entry *b)
{
	const int keys = strcmp(a->key, b->key);

	return keys ? keys : (int)a->numbered - (int)b->numbered;
}

static int compare(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	const int keys = compare_keys(x, y);

	return keys ? keys : (x->leaf > y->leaf) - (x->leaf < y->leaf);
}

static void add(struct anchors *a, const char *key, uint32_t leaf,
		bool numbered)
{
	if (!*key)
		return;
	a->items = xgrow(a->items, &a->cap, a->n + 1, sizeof(*a->items));
	a->items[a->n++] = (struct entry){ key, leaf, 0, numbered };
}

static void add_heading(struct anchors *a, uint32_t leaf)
{
	const struct block *b = doc_leaf(a->doc, leaf);
	struct buf key = { 0 };

	add_key(&key, b->text, b->len);
	const char *kept = arena_memdup(&a->arena, buf_str(&key), key.len);
	const size_t digits = strspn(kept, "0123456789");
	add(a, kept, leaf, false);
	if (digits)
		add(a, kept + digits, leaf, true);
	buf_release(&key);
}

struct anchors *anchors_new(const struct doc *d)
{
	struct anchors *a = xcalloc(1, sizeof(*a));

	a->doc = d;
	for (size_t i = 0; i < doc_leaf_count(d); i++)
		if (doc_leaf(d, i)->kind == BLOCK_HEADING)
			add_heading(a, (uint32_t)i);
	if (a->n)
		qsort(a->items, a->n, sizeof(*a->items), compare);
	for (size_t i = 1; i < a->n; i++)
		if (!compare_keys(&a->items[i - 1], &a->items[i]))
			a->items[i].nth = a->items[i - 1].nth + 1;
	return a;
}

void anchors_free(struct anchors *a)
{
	if (!a)
		return;
	arena_release(&a->arena);
	free(a->items);
	free(a);
}

/* The entry, or NULL. */
static const struct entry *find_entry(const struct anchors *a,
				      const struct buf *key, uint32_t nth,
				      bool numbered)
{
	const struct entry wanted = { .key = buf_str(key),
				      .numbered = numbered };
	size_t lo = 0, hi = a->n;

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const int order = compare_keys(&a->items[mid], &wanted);
		if (order < 0 || (!order && a->items[mid].nth < nth))
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < a->n && !compare_keys(&a->items[lo], &wanted) &&
			       a->items[lo].nth == nth
		       ? &a->items[lo]
		       : NULL;
}

/* Bytes of the name before the number that counts those that are alike, which is
 * `*number`; all of them if there is none. */
static size_t uncounted(const char *name, uint32_t *number)
{
	const char *dash = strrchr(name, '-');

	*number = 0;
	if (!dash || dash == name || !dash[1] ||
	    dash[1 + strspn(dash + 1, "0123456789")])
		return strlen(name);
	const unsigned long n = strtoul(dash + 1, NULL, 10);
	*number = n < UINT32_MAX ? (uint32_t)n : UINT32_MAX;
	return (size_t)(dash - name);
}

bool anchors_find(const struct anchors *a, const char *name, size_t *leaf)
{
	struct buf all = { 0 }, base = { 0 };
	uint32_t number;
	const size_t len = uncounted(name, &number);

	add_key(&all, name, strlen(name));
	add_key(&base, name, len);
	const struct entry *found = find_entry(a, &all, 0, false);
	if (!found && number)
		found = find_entry(a, &base, number, false);
	if (!found)
		found = find_entry(a, &all, 0, true);
	if (found)
		*leaf = found->leaf;
	buf_release(&all);
	buf_release(&base);
	return found;
}

static void add_name(struct buf *out, const char *heading, size_t len)
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

/* Footnotes and their marks have such. */
static bool is_taken(const char *name)
{
	static const char note[] = "fn", ref[] = "ref";

	if (strncmp(name, note, strlen(note)) != 0)
		return false;
	name += strlen(note);
	name += strncmp(name, ref, strlen(ref)) ? 0 : strlen(ref);
	return *name >= '0' && *name <= '9';
}

void anchors_add_name(const struct anchors *a, size_t leaf, struct buf *out)
{
	const struct block *b = doc_leaf(a->doc, leaf);
	struct buf key = { 0 }, name = { 0 };

	add_name(&name, b->text, b->len);
	if (is_taken(buf_str(&name)))
		buf_add_char(&name, '_');
	buf_add(out, buf_str(&name), name.len);
	buf_release(&name);
	add_key(&key, b->text, b->len);
	const struct entry wanted = { .key = buf_str(&key),
				      .leaf = (uint32_t)leaf };
	const struct entry *e =
		a->n ? bsearch(&wanted, a->items, a->n, sizeof(*e), compare)
		     : NULL;
	if (e && e->nth)
		buf_printf(out, "-%" PRIu32, e->nth);
	buf_release(&key);
}

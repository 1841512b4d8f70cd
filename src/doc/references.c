/* SPDX-License-Identifier: MIT */
#include "doc/references.h"

#include "base/xalloc.h"
#include "doc/definition.h"
#include "doc/lines.h"
#include "doc/nest.h"
#include "unicode/fold.h"

#include <stdlib.h>

/* More definitions of what may be one label, or longer ones, are odd: they
 * would be copied to every part. */
enum { ALIKE_MAX = 8, LINE_MAX = 2000 };

struct reference {
	size_t off;     /* in the body */
	uint32_t len;   /* bytes of the line from there */
	uint32_t label; /* bytes of its label */
	uint32_t next;  /* item + 1 of the next like it, 0 = none */
};

/* Labels that the parser matches have the same key: it folds case and runs of
 * white space, this more. */
static void add_key(struct buf *key, const char *s, size_t len)
{
	struct buf folded = { 0 };
	bool ascii = true;

	for (size_t i = 0; ascii && i < len; i++)
		ascii = (unsigned char)s[i] < 0x80;
	if (!ascii) {
		fold_text(&folded, s, len);
		s = buf_str(&folded);
		len = folded.len;
	}
	for (size_t i = 0; i < len; i++) {
		const char c = s[i];
		if (c >= 'A' && c <= 'Z')
			buf_add_char(key, (char)(c | 0x20));
		else if ((unsigned char)c > ' ')
			buf_add_char(key, c);
	}
	buf_release(&folded);
}

/* FNV-1a */
static uint32_t hash(const struct buf *key)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < key->len; i++)
		h = (h ^ (unsigned char)key->data[i]) * 16777619u;
	return h;
}

static bool has_key(const struct references *r, const struct reference *item,
		    const struct buf *key)
{
	struct buf own = { 0 };

	add_key(&own, r->body + item->off + 1, item->label);
	const bool same = own.len == key->len &&
			  !memcmp(buf_str(&own), buf_str(key), own.len);
	buf_release(&own);
	return same;
}

/* The slot of the key, which may be empty. */
static uint32_t *find_slot(const struct references *r, const struct buf *key)
{
	size_t i = hash(key) & (r->n_slots - 1);

	while (r->slots[i] && !has_key(r, &r->items[r->slots[i] - 1], key))
		i = (i + 1) & (r->n_slots - 1);
	return &r->slots[i];
}

static void add_item(struct references *r, size_t off, size_t len, size_t label)
{
	if (len > LINE_MAX) {
		r->odd = true;
		return;
	}
	r->items = xgrow(r->items, &r->cap, r->n + 1, sizeof(*r->items));
	r->items[r->n++] = (struct reference){ .off = off,
					       .len = (uint32_t)len,
					       .label = (uint32_t)label };
}

static bool same_label(const struct references *r, const struct reference *a,
		       const struct reference *b)
{
	return a->label == b->label &&
	       !memcmp(r->body + a->off, r->body + b->off, a->label);
}

/* Hangs an item behind those with its key, unless one has its very label: that
 * wins. */
static void index_item(struct references *r, uint32_t i)
{
	struct reference *const item = &r->items[i];
	struct buf key = { 0 };
	int alike = 0;

	add_key(&key, r->body + item->off + 1, item->label);
	uint32_t *at = find_slot(r, &key);
	buf_release(&key);
	for (; *at; at = &r->items[*at - 1].next) {
		if (same_label(r, &r->items[*at - 1], item))
			return;
		if (++alike == ALIKE_MAX) {
			r->odd = true;
			return;
		}
	}
	*at = i + 1;
}

static void index_items(struct references *r)
{
	r->n_slots = 16;
	while (r->n_slots < 2 * r->n)
		r->n_slots *= 2;
	r->slots = xcalloc(r->n_slots, sizeof(*r->slots));
	for (size_t i = 0; i < r->n; i++)
		index_item(r, (uint32_t)i);
}

/* True if the "]:" at `at` may end a label: on its line, or on lines above, is
 * a bracket with nothing before it but marks of containers. A long way back is
 * not gone. */
static bool may_define(const char *body, const char *at)
{
	enum { FAR = 4000 };
	const char *const stop = at - body > FAR ? at - FAR : body;
	const char *s = at;

	while (s > stop && s[-1] != '[')
		s--;
	if (s == stop)
		return s > body;
	if (*s == '^') /* of a footnote, unless it is in two lines */
		return memchr(s, '\n', (size_t)(at - s)) ||
		       memchr(s, '\r', (size_t)(at - s));
	for (s--; s > stop && s[-1] != '\n' && s[-1] != '\r'; s--)
		if (!strchr(" \t>*+-.)0123456789", s[-1]))
			return false;
	return true;
}

/* A quick look that spares most bodies the slow one. */
static bool may_have_any(const char *body, size_t len)
{
	const char *const end = body + len;
	const char *s = body;

	while (s < end && (s = memchr(s, ']', (size_t)(end - s)))) {
		if (end - s > 1 && s[1] == ':' && may_define(body, s))
			return true;
		s++;
	}
	return false;
}

void references_find(struct references *r, const char *body, size_t len)
{
	const size_t mark = lines_mark_len(body, len);
	struct nest nest = { 0 };

	*r = (struct references){ .body = body };
	if (!may_have_any(body + mark, len - mark))
		return;
	for (size_t i = mark, n; i < len && !nest.lost;
	     i += n + lines_end_len(body + i + n, len - i - n)) {
		n = lines_len(body + i, len - i);
		nest_line(&nest, body + i, n);
		if (nest_defines(&nest))
			add_item(r, i + nest.content, n - nest.content,
				 nest.label);
	}
	/* Nothing may go before the mark, which the parser leaves out. */
	r->odd |= nest.lost || mark;
	index_items(r);
}

void references_release(struct references *r)
{
	free(r->items);
	free(r->slots);
	*r = (struct references){ 0 };
}

/* Items that a part may use. */
struct uses {
	uint32_t *items;
	size_t n, cap;
};

static void note_use(const struct references *r, const char *label, size_t len,
		     struct buf *key, struct uses *u)
{
	buf_clear(key);
	add_key(key, label, len);
	for (uint32_t i = *find_slot(r, key); i; i = r->items[i - 1].next) {
		u->items =
			xgrow(u->items, &u->cap, u->n + 1, sizeof(*u->items));
		u->items[u->n++] = i - 1;
	}
}

/* True if the label is surely the text of an inline link, behind which `s`
 * stands. */
static bool is_inline(const char *s, const char *end)
{
	if (s == end || *s++ != '(')
		return false;
	const char *from = s;
	while (s < end && (unsigned char)*s > ' ' && !strchr("()<>\\\x7F", *s))
		s++;
	return s > from && s < end && *s == ')';
}

static int cmp_item(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static void find_uses(const struct references *r, const char *s,
		      const char *end, struct uses *u)
{
	struct buf key = { 0 };

	while (s < end && (s = memchr(s, '[', (size_t)(end - s)))) {
		const char *close = definition_label_end(++s, end);
		if (close && close > s && !is_inline(close + 1, end))
			note_use(r, s, (size_t)(close - s), &key, u);
	}
	buf_release(&key);
	if (u->n)
		qsort(u->items, u->n, sizeof(*u->items), cmp_item);
}

size_t references_add(const struct references *r, const char *part, size_t len,
		      struct buf *out)
{
	struct uses u = { 0 };
	size_t lines = 0;

	if (!r->n || !len)
		return 0;
	find_uses(r, part, part + len, &u);
	for (size_t i = 0; i < u.n; i++) {
		const struct reference *item = &r->items[u.items[i]];
		if (i && u.items[i] == u.items[i - 1])
			continue;
		buf_add(out, r->body + item->off, item->len);
		buf_add_char(out, '\n');
		lines++;
	}
	if (lines) {
		buf_add_char(out, '\n');
		lines++;
	}
	free(u.items);
	return lines;
}

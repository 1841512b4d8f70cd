/* SPDX-License-Identifier: MIT */
#include "doc/notes.h"

#include "base/xalloc.h"
#include "doc/footnote.h"
#include "doc/opener.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

enum { SLOTS_MIN = 16 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* FNV-1a over the label, whose case says nothing. */
static uint64_t hash(const char *s, size_t len)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)lower(s[i])) * 1099511628211u;
	return h;
}

static bool is_same(const struct note *n, const char *s, size_t len)
{
	if (n->label_len != len)
		return false;
	for (size_t i = 0; i < len; i++)
		if (lower(n->label[i]) != lower(s[i]))
			return false;
	return true;
}

static size_t *slot_of(const struct notes *s, const char *label, size_t len)
{
	return &s->slots[hash(label, len) & (s->n_slots - 1)];
}

struct note *notes_of(struct notes *s, const char *label, size_t len)
{
	if (!s->n_slots)
		return NULL;
	for (size_t i = *slot_of(s, label, len); i; i = s->items[i - 1].next)
		if (is_same(&s->items[i - 1], label, len))
			return &s->items[i - 1];
	return NULL;
}

static struct note *add(struct notes *s)
{
	s->items = xgrow(s->items, &s->cap, s->n + 1, sizeof(*s->items));
	s->items[s->n] = (struct note){ .label = "" };
	return &s->items[s->n++];
}

static void put_in_slot(struct notes *s, size_t i)
{
	struct note *n = &s->items[i];
	size_t *slot = slot_of(s, n->label, n->label_len);

	n->next = *slot;
	*slot = i + 1;
}

static void grow_slots(struct notes *s)
{
	if (s->n < s->n_slots)
		return;
	free(s->slots);
	s->n_slots = s->n_slots ? 2 * s->n_slots : SLOTS_MIN;
	s->slots = xcalloc(s->n_slots, sizeof(*s->slots));
	for (size_t i = 0; i < s->n; i++)
		put_in_slot(s, i);
}

/* Whether a line of the source is in fenced code. */
struct fence {
	size_t at; /* the line looked at next */
	char mark; /* '\0' = not in one */
	size_t len;
};

/* Bytes of the `[^label]:` that the text begins with, or 0. */
static size_t label_len(const char *s, size_t len)
{
	const size_t n = footnote_len(s, len);

	return n && n < len && s[n] == ':' ? n + 1 : 0;
}

/* Bytes of the blanks, the label and the marks of quotes and items before a
 * block. */
static size_t before_block(const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		const size_t item = opener_item(s + i, len - i, false);
		const size_t n = item ? item : label_len(s + i, len - i);
		if (n)
			i += n;
		else if (s[i] == ' ' || s[i] == '\t' || s[i] == '>')
			i++;
		else
			return i;
	}
	return len;
}

static void pass_line(struct fence *f, const char *s, size_t len)
{
	size_t i = before_block(s, len), n = 0;

	const char c = i < len ? s[i] : '\0';
	while (i + n < len && s[i + n] == c)
		n++;
	if ((c != '`' && c != '~') || n < 3)
		return;
	if (!f->mark)
		*f = (struct fence){ f->at, c, n };
	else if (f->mark == c && n >= f->len)
		f->mark = '\0';
}

static bool is_fenced(struct fence *f, const char *body, size_t off)
{
	while (f->at < off) {
		const char *s = body + f->at;
		const char *end = memchr(s, '\n', off - f->at);
		const size_t len = end ? (size_t)(end - s) : off - f->at;
		if (!end)
			break;
		pass_line(f, s, len);
		f->at += len + 1;
	}
	return f->mark;
}

void notes_find(struct notes *s, const char *body, size_t len,
		struct signs signs)
{
	struct fence fence = { 0 };
	size_t at = 0, start;

	while (signs_has(signs, SIGN_NOTE) &&
	       footnote_find(body, len, &at, &start)) {
		const char *label = body + start;
		const size_t n = footnote_len(label, len - start);
		if (notes_of(s, label, n) || is_fenced(&fence, body, start))
			continue;
		grow_slots(s);
		struct note *note = add(s);
		note->label = arena_memdup(&s->arena, label, n);
		note->label_len = n;
		put_in_slot(s, s->n - 1);
	}
	s->inlines = signs_has(signs, SIGN_INLINE);
}

void notes_release(struct notes *s)
{
	arena_release(&s->arena);
	nodes_release(&s->nodes);
	free(s->items);
	free(s->slots);
	free(s->order);
	free(s->fresh);
	*s = (struct notes){ 0 };
}

static void take(struct notes *s, struct note *n, const struct note *met)
{
	s->fresh = xgrow(s->fresh, &s->fresh_cap, s->n_fresh + 1,
			 sizeof(*s->fresh));
	s->fresh[s->n_fresh++] = (size_t)(n - s->items);
	s->n_met++;
	n->node = met->node;
	n->before = met->before;
	n->place = met->place;
	n->shielded = met->shielded;
	n->tables = met->tables;
}

size_t notes_add(struct notes *s, const struct note *met)
{
	take(s, add(s), met);
	return s->n - 1;
}

void notes_define(struct notes *s, const char *label, size_t len,
		  const struct note *met)
{
	struct note *n = notes_of(s, label, len);

	take(s, n && !n->node ? n : add(s), met);
}

static void give_number(struct notes *s, struct note *n)
{
	s->order = xgrow(s->order, &s->order_cap, s->n_order + 1,
			 sizeof(*s->order));
	s->order[s->n_order++] = (size_t)(n - s->items);
	n->number = (uint32_t)s->n_order;
}

void notes_refer(struct notes *s, struct note *note)
{
	if (!note->number)
		give_number(s, note);
	note->n_refs++;
}

struct note *notes_next(struct notes *s, uint32_t number)
{
	if (number > s->n_order) {
		for (; s->looked < s->n; s->looked++)
			if (!s->items[s->looked].number &&
			    s->items[s->looked].node)
				break;
		if (s->looked == s->n)
			return NULL;
		give_number(s, &s->items[s->looked]);
	}
	return &s->items[s->order[number - 1]];
}

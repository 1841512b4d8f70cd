/* SPDX-License-Identifier: MIT */
#include "typeset/clusters.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "typeset/ink.h"

#include <stdlib.h>
#include <string.h>

static size_t cluster_len(const struct linebreak_cluster *c)
{
	return c[1].off - c[0].off;
}

static size_t count_chars(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; n++) {
		uint32_t cp;
		i += utf8_decode(s + i, len - i, &cp);
	}
	return n;
}

enum { WORD_JOINER = 0x2060 };

static void mark_blanks(struct clusters *c, const char *text)
{
	for (size_t i = 0; i < c->n; i++) {
		struct linebreak_cluster *it = &c->items[i];
		const size_t len = cluster_len(it);
		uint32_t cp;
		if (len > 3 || utf8_decode(text + it->off, len, &cp) < len)
			continue;
		if (cp == '\t' || ink_is_space(cp))
			it->flags |= LINEBREAK_SPACE;
		else if (ink_is_silent(cp) || ink_is_ignored(cp))
			it->flags |= LINEBREAK_INVISIBLE;
		else if (cp == WORD_JOINER)
			it->flags &= (uint8_t)~LINEBREAK_INVISIBLE;
		else if (ink_is_glue(cp) && it->before == LINEBREAK_ALLOWED)
			it->before = LINEBREAK_PAIR;
	}
}

/* N5 is about numbers: the digit of a keycap emoji is none. */
static void free_keycaps(struct clusters *c, const char *text)
{
	for (size_t i = 1; i < c->n; i++) {
		const struct linebreak_cluster *digit = &c->items[i - 1];
		if (c->items[i].before == LINEBREAK_UNIT &&
		    count_chars(text + digit->off, cluster_len(digit)) > 1)
			c->items[i].before = LINEBREAK_ALLOWED;
	}
}

/* Writes the characters of the cluster to `to`; returns how many. */
static size_t cut(const struct linebreak_cluster *c, const char *text,
		  const struct width_rules *rules, struct linebreak_cluster *to)
{
	const size_t end = c->off + cluster_len(c);
	size_t n = 0;

	for (size_t off = c->off; off < end; n++) {
		uint32_t cp;
		to[n] = *c;
		to[n].off = (uint32_t)off;
		to[n].before = n ? LINEBREAK_PAIR : c->before;
		off += utf8_decode(text + off, end - off, &cp);
		to[n].cols = (uint8_t)width_char(cp, rules);
	}
	return n;
}

static void cut_wide(struct clusters *c, const char *text, int width,
		     const struct width_rules *rules)
{
	size_t more = 0;

	for (size_t i = 0; i < c->n; i++)
		if (c->items[i].cols > width)
			more += count_chars(text + c->items[i].off,
					    cluster_len(&c->items[i])) -
				1;
	if (!more)
		return;
	struct linebreak_cluster *all =
		xreallocarray(NULL, c->n + more + 1, sizeof(*all));
	size_t n = 0;
	for (size_t i = 0; i < c->n; i++) {
		if (c->items[i].cols > width)
			n += cut(&c->items[i], text, rules, all + n);
		else
			all[n++] = c->items[i];
	}
	all[n] = c->items[c->n];
	free(c->items);
	c->items = all;
	c->n = n;
	c->cap = n + 1;
}

void clusters_scan(struct clusters *c, const char *text, size_t len,
		   const struct linebreak_options *options, int width)
{
	struct linebreak_options how = *options;

	if (!c->rules)
		c->rules = linebreak_rules_new();
	how.rules = c->rules;
	c->n = linebreak_scan(text, len, &how, &c->items, &c->cap);
	mark_blanks(c, text);
	free_keycaps(c, text);
	cut_wide(c, text, width, &options->width);
}

void clusters_release(struct clusters *c)
{
	free(c->items);
	linebreak_rules_free(c->rules);
	*c = (struct clusters){ 0 };
}

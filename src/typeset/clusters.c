/* SPDX-License-Identifier: MIT */
#include "typeset/clusters.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "typeset/ink.h"
#include "unicode/thai.h"

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

/* Letters, ideographs and syllables, which are nearly all text: printable
 * ASCII, and U+3040 to U+CFFF. */
static bool has_ink(const char *text)
{
	const unsigned char *u = (const unsigned char *)text;

	return (u[0] > ' ' && u[0] < 0x7F) || (u[0] == 0xE3 && u[1] > 0x80) ||
	       (u[0] > 0xE3 && u[0] < 0xED);
}

/* What nobody is to see vanishes at the edges of lines. Other invisible
 * characters are the author's and stay where they are. */
static void mark_blank(struct linebreak_cluster *it, const char *text)
{
	const size_t len = cluster_len(it);
	uint32_t cp;
	const bool alone = utf8_decode(text + it->off, len, &cp) == len;

	if (alone && (cp == '\t' || ink_is_space(cp)))
		it->flags |= LINEBREAK_SPACE;
	else if (alone && (ink_is_silent(cp) || ink_is_ignored(cp)))
		it->flags |= LINEBREAK_INVISIBLE;
	else if (cp != '\n')
		it->flags &= (uint8_t)~LINEBREAK_INVISIBLE;
	if (alone && ink_is_glue(cp) && it->before == LINEBREAK_ALLOWED)
		it->before = LINEBREAK_PAIR;
}

static void amend(struct clusters *c, const char *text)
{
	for (size_t i = 0; i < c->n; i++) {
		struct linebreak_cluster *it = &c->items[i];
		if (!has_ink(text + it->off))
			mark_blank(it, text);
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
	if (!c->thai)
		c->thai = thai_new();
	how.thai = c->thai;
	how.rules = c->rules;
	c->n = linebreak_scan(text, len, &how, &c->items, &c->cap);
	amend(c, text);
	cut_wide(c, text, width, &options->width);
}

void clusters_release(struct clusters *c)
{
	free(c->items);
	linebreak_rules_free(c->rules);
	thai_free(c->thai);
	*c = (struct clusters){ 0 };
}

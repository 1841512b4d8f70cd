/* SPDX-License-Identifier: MIT */
#include "archive/batch.h"

#include "archive/slice.h"
#include "base/sanitise.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A post with more values of one facet, or a longer one, is a mistake or an
 * attack; the rest is left out. */
enum { MAX_NAMES = 256, MAX_NAME_BYTES = 512, MAX_MESSAGE = 1024 };

void batch_init(struct batch *b)
{
	*b = (struct batch){ 0 };
}

void batch_release(struct batch *b)
{
	free(b->drafts);
	free(b->names);
	free(b->slots);
	free(b->mentions);
	free(b->others);
	free(b->problems);
	fields_release(&b->fields);
	zones_release(&b->zones);
	shared_release(b->sites);
	arena_release(&b->names_arena);
	arena_release(&b->arena);
	batch_init(b);
}

void batch_keep_sites(struct batch *b, struct shared *sites)
{
	assert(!b->sites || !sites || b->sites == sites);
	if (!b->sites)
		b->sites = shared_keep(sites);
}

void batch_reserve(struct batch *b, size_t n)
{
	if (n <= b->cap)
		return;
	b->drafts = xreallocarray(b->drafts, n, sizeof(*b->drafts));
	b->cap = n;
}

struct draft *batch_add(struct batch *b)
{
	b->drafts = xgrow(b->drafts, &b->cap, b->n + 1, sizeof(*b->drafts));
	struct draft *d = &b->drafts[b->n++];
	*d = (struct draft){
		.post = { .path = "",
			  .name = "",
			  .title = "",
			  .source = "",
			  .lang = "",
			  .layout = "",
			  .description = "" },
		.first_name = (uint32_t)b->n_mentions,
	};
	return d;
}

void batch_add_other(struct batch *b, struct batch_other other)
{
	b->others = xgrow(b->others, &b->others_cap, b->n_others + 1,
			  sizeof(*b->others));
	b->others[b->n_others++] = other;
}

/* FNV-1a, with the facet in front */
static uint32_t hash_of(enum facet f, const char *text, size_t len)
{
	uint32_t h = (0x811C9DC5u ^ (uint32_t)f) * 0x01000193u;

	for (size_t i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * 0x01000193u;
	return h ^ h >> 15;
}

static void grow_slots(struct batch *b)
{
	free(b->slots);
	b->slots_cap = b->slots_cap ? b->slots_cap * 2 : 256;
	b->slots = xcalloc(b->slots_cap, sizeof(*b->slots));
	for (size_t i = 0; i < b->n_names; i++) {
		size_t at = b->names[i].hash & (b->slots_cap - 1);
		while (b->slots[at])
			at = (at + 1) & (b->slots_cap - 1);
		b->slots[at] = (uint32_t)i + 1;
	}
}

/* The index of the name, which is added if it is new. */
static uint32_t intern(struct batch *b, enum facet f, const char *text,
		       size_t len)
{
	const uint32_t hash = hash_of(f, text, len);

	if (b->n_names + 1 > b->slots_cap / 2)
		grow_slots(b);
	size_t at = hash & (b->slots_cap - 1);
	for (; b->slots[at]; at = (at + 1) & (b->slots_cap - 1)) {
		const struct batch_name *has = &b->names[b->slots[at] - 1];
		if (has->hash == hash && has->facet == f &&
		    !strncmp(has->text, text, len) && !has->text[len])
			return b->slots[at] - 1;
	}
	b->names = xgrow(b->names, &b->names_cap, b->n_names + 1,
			 sizeof(*b->names));
	b->names[b->n_names] = (struct batch_name){
		.text = arena_memdup(&b->names_arena, text, len),
		.facet = f,
		.hash = hash,
	};
	b->slots[at] = (uint32_t)++b->n_names;
	return (uint32_t)b->n_names - 1;
}

static void mention(struct batch *b, struct draft *d, enum facet f,
		    struct slice s)
{
	if (!s.len || batch_name_count(b, d, f) >= MAX_NAMES)
		return;
	const uint32_t name = intern(b, f, s.p, s.len);
	for (uint32_t i = 0; i < d->n_names; i++)
		if (b->mentions[d->first_name + i] == name)
			return;
	b->mentions = xgrow(b->mentions, &b->mentions_cap, b->n_mentions + 1,
			    sizeof(*b->mentions));
	b->mentions[b->n_mentions++] = name;
	d->n_names++;
}

void batch_add_name(struct batch *b, struct draft *d, enum facet f,
		    const char *name, size_t len)
{
	struct buf clean = { 0 };

	if (len > MAX_NAME_BYTES)
		return;
	if (sanitise_clean(name, len, SANITISE_LINE)) {
		mention(b, d, f, slice_trim((struct slice){ name, len }));
		return;
	}
	sanitise(&clean, name, len, SANITISE_LINE);
	mention(b, d, f,
		slice_trim((struct slice){ buf_str(&clean), clean.len }));
	buf_release(&clean);
}

size_t batch_name_count(const struct batch *b, const struct draft *d,
			enum facet f)
{
	size_t n = 0;

	for (uint32_t i = 0; i < d->n_names; i++)
		n += b->names[b->mentions[d->first_name + i]].facet == f;
	return n;
}

const char *batch_name(const struct batch *b, const struct draft *d,
		       enum facet f, size_t i)
{
	for (uint32_t j = 0; j < d->n_names; j++) {
		const struct batch_name *name =
			&b->names[b->mentions[d->first_name + j]];
		if (name->facet == f && i-- == 0)
			return name->text;
	}
	return "";
}

/* The formatted text, fit to be shown, in the batch's arena. */
static const char *message(struct batch *b, const char *fmt, va_list args)
{
	char text[MAX_MESSAGE];
	struct buf clean = { 0 };

	vsnprintf(text, sizeof(text), fmt, args);
	sanitise(&clean, text, strlen(text), SANITISE_LINE);
	const char *kept = arena_memdup(&b->arena, buf_str(&clean), clean.len);
	buf_release(&clean);
	return kept;
}

void batch_add_problem(struct batch *b, const char *path, size_t line,
		       size_t col, enum problem_kind kind, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	const char *text = message(b, fmt, args);
	va_end(args);
	b->problems = xgrow(b->problems, &b->problems_cap, b->n_problems + 1,
			    sizeof(*b->problems));
	b->problems[b->n_problems++] = (struct problem){
		.path = path,
		.line = (uint32_t)line,
		.col = (uint32_t)col,
		.message = text,
		.taken = "",
		.kind = kind,
	};
}

void batch_set_skipped(struct batch *b)
{
	assert(b->n_problems);
	b->problems[b->n_problems - 1].skipped = true;
}

void batch_set_taken(struct batch *b, const char *fmt, ...)
{
	va_list args;

	assert(b->n_problems);
	va_start(args, fmt);
	b->problems[b->n_problems - 1].taken = message(b, fmt, args);
	va_end(args);
}

void batch_take_problems(struct batch *to, struct batch *from)
{
	to->problems =
		xgrow(to->problems, &to->problems_cap,
		      to->n_problems + from->n_problems, sizeof(*to->problems));
	if (from->n_problems)
		memcpy(to->problems + to->n_problems, from->problems,
		       from->n_problems * sizeof(*to->problems));
	to->n_problems += from->n_problems;
	from->n_problems = 0;
	arena_take(&to->arena, &from->arena);
}

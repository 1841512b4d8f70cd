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

static void release_names(struct draft *d)
{
	for (int f = 0; f < FACET_COUNT; f++)
		free(d->names[f].items);
}

void batch_release(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++)
		release_names(&b->drafts[i]);
	free(b->drafts);
	free(b->problems);
	arena_release(&b->arena);
	batch_init(b);
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
	};
	return d;
}

static bool listed(const struct name_list *l, const struct buf *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (!strcmp(l->items[i], buf_str(name)))
			return true;
	return false;
}

void batch_add_name(struct batch *b, struct draft *d, enum facet f,
		    const char *name, size_t len)
{
	struct name_list *l = &d->names[f];
	struct buf clean = { 0 };

	if (len > MAX_NAME_BYTES || l->n >= MAX_NAMES)
		return;
	sanitise(&clean, name, len, SANITISE_LINE);
	const struct slice s =
		slice_trim((struct slice){ buf_str(&clean), clean.len });
	if (s.len && s.p != clean.data)
		memmove(clean.data, s.p, s.len);
	buf_truncate(&clean, s.len);
	if (clean.len && !listed(l, &clean)) {
		l->items =
			xgrow(l->items, &l->cap, l->n + 1, sizeof(*l->items));
		l->items[l->n++] =
			arena_memdup(&b->arena, clean.data, clean.len);
	}
	buf_release(&clean);
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

/* SPDX-License-Identifier: MIT */
#include "doc/trace.h"

#include "base/xalloc.h"
#include "doc/lines.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Searches look at no more than some times the body. */
enum { PATIENCE = 8, PATIENCE_MIN = 65536 };

/* As many bytes that are the same are at the same place. */
enum { SURE = 8 };

void trace_init(struct trace *t, const char *body, size_t len,
		struct signs signs)
{
	*t = (struct trace){
		.body = body,
		.len = len,
		.patience = PATIENCE * len + PATIENCE_MIN,
		.cr = signs_has(signs, SIGN_CR),
		.amp = signs_has(signs, SIGN_AMP),
	};
}

void trace_follow(struct trace *t)
{
	t->follows = true;
	trace_resume(t);
}

void trace_release(struct trace *t)
{
	free(t->pieces);
	buf_release(&t->scratch);
	*t = (struct trace){ 0 };
}

/* Bytes of the line at `off` without its end. */
static size_t line_len(const struct trace *t, size_t off)
{
	const char *s = t->body + off;

	return t->cr ? lines_len(s, t->len - off)
		     : lines_lf_len(s, t->len - off);
}

/* The start of the line behind the one that ends at `end`. */
static size_t next_line(const struct trace *t, size_t end)
{
	return end + lines_end_len(t->body + end, t->len - end);
}

/* One line may hold many blocks, and is passed behind them. */
static size_t end_of_line(struct trace *t, size_t start)
{
	if (start != t->known_line || !t->known_end) {
		t->known_line = start;
		t->known_end = start + line_len(t, start);
	}
	return t->known_end;
}

/* The start of a line, from 1. Lines that were passed are not found again. */
static size_t find_line(struct trace *t, uint32_t line)
{
	if (t->ahead.line > t->line && t->ahead.line < line) {
		t->line = t->ahead.line;
		t->line_at = t->ahead.at;
	}
	for (; t->line + 1 < line && t->line_at < t->len; t->line++)
		t->line_at = next_line(t, end_of_line(t, t->line_at));
	return t->line_at;
}

void trace_block(struct trace *t, uint32_t line, uint32_t column, uint32_t last)
{
	if (!t->text)
		return;
	const size_t start = find_line(t, line);
	const size_t first_end = end_of_line(t, start);
	t->at = start + (column ? column - 1 : 0);
	if (t->at > first_end)
		t->at = first_end;
	/* find_line would not come back to this block's inner lines */
	size_t last_at = start;
	if (last > line)
		last_at = next_line(t, first_end);
	for (uint32_t i = line + 1; i < last; i++)
		last_at = next_line(t, last_at + line_len(t, last_at));
	t->end = last ? end_of_line(t, last_at) : t->len;
	if (last > line)
		t->ahead = (struct trace_place){ last - 1, last_at };
}

void trace_go_on(struct trace *t)
{
	if (t->text)
		t->end = t->len;
}

const char *trace_line(struct trace *t, uint32_t line, uint32_t column,
		       size_t *len)
{
	*len = 0;
	if (t->stopped || !t->body)
		return "";
	const size_t start = find_line(t, line);
	const size_t end = end_of_line(t, start);
	const size_t at = start + (column ? column - 1 : 0);
	*len = at < end ? end - at : 0;
	return t->body + end - *len;
}

void trace_pass(struct trace *t, uint32_t line)
{
	if (t->body)
		find_line(t, line);
}

struct trace_place trace_place(const struct trace *t)
{
	return (struct trace_place){ t->line, t->line_at };
}

void trace_jump(struct trace *t, struct trace_place to)
{
	t->line = to.line;
	t->line_at = to.at;
	t->ahead = (struct trace_place){ 0 };
	if (!t->text)
		return;
	t->at = t->floor = to.at;
	t->end = t->len;
}

void trace_stop(struct trace *t)
{
	t->stopped = true;
	t->text = NULL;
	t->at = t->floor = t->end = 0;
}

void trace_resume(struct trace *t)
{
	t->stopped = false;
	if (!t->follows)
		return;
	t->text = t->body;
	t->end = t->len;
}

void trace_within(struct trace *t, size_t from, size_t to)
{
	if (!t->text)
		return;
	t->at = from;
	t->end = to;
}

static void take_copy_line(struct trace *t, const char *line)
{
	t->copy_line = line;
	t->copy_line_end = line + lines_len(line, (size_t)(t->copy_end - line));
	t->source_line_end = end_of_line(t, t->line_at);
}

void trace_copy(struct trace *t, const char *copy, size_t len, uint32_t skip)
{
	if (!t->text)
		return;
	find_line(t, t->line + 1 + skip);
	t->copy = copy;
	t->copy_end = copy + len;
	take_copy_line(t, copy);
}

void trace_copy_to(struct trace *t, const char *at)
{
	if (!t->text)
		return;
	while (at > t->copy_line_end) {
		find_line(t, t->line + 2);
		const char *end = t->copy_line_end;
		take_copy_line(
			t,
			end + lines_end_len(end, (size_t)(t->copy_end - end)));
	}
	/* A line's end is the same in both, unless something was replaced in
	 * it: then it is to be searched for. */
	const size_t end = t->source_line_end;
	const size_t left = (size_t)(t->copy_line_end - at);
	const bool same =
		left < end - t->line_at &&
		!memcmp(t->text + end - left, at, left < SURE ? left : SURE);
	t->at = same ? end - left : t->line_at;
	if (t->at < t->floor)
		t->at = t->floor;
}

size_t trace_copy_line_end(const struct trace *t)
{
	return t->at < t->source_line_end ? t->source_line_end : t->at;
}

uint32_t trace_begin(struct trace *t)
{
	if (t->floor < t->at)
		t->floor = t->at;
	return (uint32_t)t->floor;
}

void trace_piece(struct trace *t, size_t off, size_t len)
{
	struct piece *last = t->n ? &t->pieces[t->n - 1] : NULL;
	const uint32_t from = (uint32_t)off, source = (uint32_t)t->at;

	t->at += len;
	if (source < t->floor)
		return; /* a search went too far before */
	t->floor = t->at;
	if (last && last->off + last->len == from &&
	    last->source + last->len == source) {
		last->len += (uint32_t)len;
		return;
	}
	t->pieces = xgrow(t->pieces, &t->cap, t->n + 1, sizeof(*t->pieces));
	t->pieces[t->n++] = (struct piece){ from, (uint32_t)len, source };
}

void trace_cut(struct trace *t, size_t len)
{
	while (t->n && t->pieces[t->n - 1].off >= len)
		t->n--;
	if (!t->n)
		return;
	struct piece *last = &t->pieces[t->n - 1];
	if (last->off + last->len > len)
		last->len = (uint32_t)len - last->off;
}

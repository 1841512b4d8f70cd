/* SPDX-License-Identifier: MIT */
#include "archive/head_place.h"

struct slice head_place_take(struct head_place *at)
{
	const size_t before = at->rest.len;
	const struct slice line = slice_line(&at->rest);

	at->off += before - at->rest.len;
	at->line++;
	return line;
}

struct slice head_place_look(const struct head_place *at)
{
	struct head_place copy = *at;

	return head_place_take(&copy);
}

void head_place_skip_blank(struct head_place *at)
{
	while (at->rest.len && slice_is_blank(head_place_look(at)))
		head_place_take(at);
}

void head_place_set(struct head_split *out, const struct head_place *start,
		    const struct head_place *end, const struct head_place *body,
		    enum head_kind kind)
{
	out->head_off = start->off;
	out->head_len = end->off - start->off;
	out->head_line = start->line;
	out->body_off = body->off;
	out->body_line = body->line;
	out->found = true;
	out->kind = kind;
}

/* SPDX-License-Identifier: MIT */
#include "archive/head_signs.h"

#include "archive/head_line.h"

static void split_refs(struct head_split *out, struct head_place at)
{
	const struct head_place start = at;

	while (slice_starts(at.rest, "[#]:"))
		head_place_take(&at);
	head_place_set(out, &start, &at, &at, HEAD_REFS);
	out->closed = true;
}

/* `#+title: x`, but not `#+begin_src` */
static bool is_org_pair(struct slice line)
{
	struct slice key, value;
	const size_t list = slice_find(line, "[]:");
	const struct slice s = slice_from(line, 2);

	return slice_starts(line, "#+") &&
	       (list < line.len || head_line_pair(s, &key, &value));
}

static void split_org(struct head_split *out, struct head_place at)
{
	const struct head_place start = at;
	struct head_place end = at;

	while (at.rest.len && (is_org_pair(head_place_look(&at)) ||
			       slice_is_blank(head_place_look(&at)))) {
		const bool blank = slice_is_blank(head_place_look(&at));
		head_place_take(&at);
		if (!blank)
			end = at;
	}
	if (end.off == start.off)
		return;
	head_place_set(out, &start, &end, &end, HEAD_ORG);
	out->closed = true;
}

/* `.. title: x`; but reStructuredText has `.. image:: x` too. */
static bool is_dotted_pair(struct slice line)
{
	struct slice key, value;

	return slice_starts(line, ".. ") &&
	       head_line_pair(slice_from(line, 3), &key, &value) &&
	       !slice_starts(value, ":");
}

/* Nikola: such lines, mostly between `<!--` and `-->`. */
static void split_dots(struct head_split *out, struct head_place at)
{
	const bool comment = slice_is(slice_trim(head_place_look(&at)), "<!--");

	if (comment)
		head_place_take(&at);
	const struct head_place start = at;
	while (at.rest.len && is_dotted_pair(head_place_look(&at)))
		head_place_take(&at);
	const struct head_place end = at;
	if (start.off == end.off)
		return;
	if (comment)
		head_place_skip_blank(&at);
	if (comment && !slice_is(slice_trim(head_place_look(&at)), "-->"))
		return;
	if (comment)
		head_place_take(&at);
	head_place_set(out, &start, &end, &at, HEAD_DOTS);
	out->closed = true;
}

/* `title:: x`: a property of a page */
static bool is_double_pair(struct slice line, bool *known)
{
	struct slice key, value;

	if (slice_indent(line) || !head_line_pair(line, &key, &value) ||
	    !slice_starts(value, ":"))
		return false;
	*known = *known || head_line_known_key(key);
	return !slice_starts(value, "::");
}

/* False if the first lines are no such properties. */
static bool split_double(struct head_split *out, struct head_place at)
{
	const struct head_place start = at;
	bool known = false;

	while (at.rest.len && is_double_pair(head_place_look(&at), &known))
		head_place_take(&at);
	if (!known && at.line < start.line + 2)
		return false;
	head_place_set(out, &start, &at, &at, HEAD_DOUBLE);
	out->closed = true;
	return true;
}

static bool is_percent(struct slice line)
{
	return slice_is(slice_trim_end(line), "%") || slice_starts(line, "% ");
}

/* Pandoc: up to three lines with a sign in front, each of which may go on in
 * indented ones. Alone before prose such a line is a comment of TeX. */
static void split_percent(struct head_split *out, struct head_place at)
{
	const struct head_place start = at;
	int n = 0;

	for (; n < 3 && at.rest.len && is_percent(head_place_look(&at)); n++) {
		head_place_take(&at);
		while (slice_indent(head_place_look(&at)) &&
		       !slice_is_blank(head_place_look(&at)))
			head_place_take(&at);
	}
	if (n < 2 && at.rest.len && !slice_is_blank(head_place_look(&at)))
		return;
	head_place_set(out, &start, &at, &at, HEAD_PERCENT);
	out->closed = true;
}

bool head_signs_split(struct head_split *out, struct head_place at)
{
	const struct slice line = head_place_look(&at);

	if (slice_starts(line, "#+"))
		split_org(out, at);
	else if (is_percent(line))
		split_percent(out, at);
	else if (slice_starts(line, "[#]:"))
		split_refs(out, at);
	else if (slice_starts(line, ".. ") || slice_starts(line, "<!--"))
		split_dots(out, at);
	else
		return split_double(out, at);
	return out->found;
}

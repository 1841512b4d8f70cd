/* SPDX-License-Identifier: MIT */
#include "ui/hunt.h"

#include "archive/query.h"
#include "base/buf.h"

void hunt_release(struct hunt *h)
{
	query_free(h->query);
	*h = (struct hunt){ 0 };
}

/* The text as a phrase of the query language, which has no sign for a quote
 * in one. */
static struct query *phrase(const char *text, struct err *err)
{
	struct buf quoted = { 0 };

	buf_add_char(&quoted, '"');
	for (; *text; text++)
		buf_add_char(&quoted, *text == '"' ? ' ' : *text);
	buf_add_char(&quoted, '"');
	struct query *q = query_parse(buf_str(&quoted), 0, err);
	buf_release(&quoted);
	return q;
}

bool hunt_start(struct hunt *h, const struct roster *r, const char *text,
		bool backwards, struct err *err)
{
	struct query *q = phrase(text, err);

	if (!q)
		return false;
	hunt_release(h);
	h->query = q;
	h->backwards = backwards;
	return hunt_again(h, r, false);
}

bool hunt_again(struct hunt *h, const struct roster *r, bool against)
{
	if (!h->query)
		return false;
	h->going = true;
	h->up = h->backwards != against;
	h->at = roster_current(r);
	h->left = roster_count(r);
	return true;
}

void hunt_stop(struct hunt *h)
{
	h->going = false;
	h->at = NULL;
}

/* The neighbour of post `i` of `n`, around the end. */
static size_t neighbour(const struct hunt *h, size_t i, size_t n)
{
	if (h->up)
		return i > 0 ? i - 1 : n - 1;
	return i + 1 < n ? i + 1 : 0;
}

enum hunt_state hunt_step(struct hunt *h, struct roster *r, long budget)
{
	const size_t n = roster_count(r);

	if (!h->going)
		return HUNT_IDLE;
	/* Posts may have come since: the place is where the post is now. */
	size_t i = h->at ? roster_find(r, h->at) : 0;
	for (; h->left > 0 && n > 0 && budget > 0; h->left--) {
		i = neighbour(h, i < n ? i : n - 1, n);
		h->at = roster_post(r, i);
		budget -= ROSTER_HEAD_COST + ROSTER_BODY_COST;
		if (query_match(h->query, h->at)) {
			hunt_stop(h);
			roster_go(r, i);
			return HUNT_FOUND;
		}
	}
	if (h->left > 0 && n > 0)
		return HUNT_GOING;
	hunt_stop(h);
	return HUNT_NONE;
}

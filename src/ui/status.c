/* SPDX-License-Identifier: MIT */
#include "ui/status.h"

#include "ui/frame.h"

#include <string.h>

enum { PARTS_MAX = 11 };

/* A piece of the line and how much it matters: 0 goes last. */
struct part {
	struct buf text;
	int rank;
};

struct parts {
	struct part items[PARTS_MAX];
	size_t n;
};

void status_add_number(struct buf *out, size_t n)
{
	char digits[32];
	size_t len = 0;

	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	while (len-- > 0) {
		buf_add_char(out, digits[len]);
		if (len > 0 && len % 3 == 0)
			buf_add_char(out, ',');
	}
}

static struct buf *add(struct parts *p, int rank)
{
	struct part *part = &p->items[p->n++];

	*part = (struct part){ .rank = rank };
	return &part->text;
}

static void add_text(struct parts *p, int rank, const char *text)
{
	if (*text)
		buf_add_str(add(p, rank), text);
}

static void add_position(struct parts *p, const struct status *s)
{
	struct buf *b = add(p, 0);

	if (s->position > 0) {
		status_add_number(b, s->position);
		buf_add_char(b, '/');
	}
	status_add_number(b, s->shown);
	if (s->shown != s->all || s->filtering) {
		buf_add_str(b, s->filtering ? "+ of " : " of ");
		status_add_number(b, s->all);
	}
}

static void add_loading(struct parts *p, const struct status *s)
{
	if (s->loading >= 0)
		buf_printf(add(p, 2), "%s %d %%",
			   s->reloading ? "reloading" : "loading", s->loading);
}

static void add_matches(struct parts *p, const struct status *s)
{
	if (s->matches > 0 && s->match > 0)
		buf_printf(add(p, 3), "match %zu/%zu", s->match, s->matches);
	else if (s->matches > 0)
		buf_printf(add(p, 3), "%zu match%s", s->matches,
			   s->matches == 1 ? "" : "es");
}

static void add_problems(struct parts *p, const struct status *s)
{
	if (s->problems == 0)
		return;
	struct buf *b = add(p, 6);
	buf_add_str(b, "! "); /* the key that lists them */
	status_add_number(b, s->problems);
	buf_add_str(b, s->problems == 1 ? " problem" : " problems");
}

static void collect(struct parts *p, const struct status *s)
{
	add_text(p, 0, s->pending);
	add_position(p, s);
	if (s->read >= 0)
		buf_printf(add(p, 2), "%d %%", s->read);
	add_text(p, 1, s->filter);
	add_loading(p, s);
	add_text(p, 2, s->refreshing ? "refreshing" : "");
	add_text(p, 2, s->search);
	add_matches(p, s);
	add_text(p, 5, s->section);
	add_problems(p, s);
	add_text(p, 4, s->polling);
}

static int width(const struct parts *p, const struct canvas *c)
{
	const struct width_rules *rules = canvas_rules(c);
	const char *dot = frame_dot(c);
	const int gap = width_text(dot, strlen(dot), rules);
	int cols = 2;

	for (size_t i = 0; i < p->n; i++)
		cols += width_text(buf_str(&p->items[i].text),
				   p->items[i].text.len, rules) +
			(i > 0 ? gap : 0);
	return cols;
}

/* Takes the part out that matters least; false if only rank 0 and 1, which are
 * cut instead, are left. */
static bool drop(struct parts *p)
{
	size_t least = 0;

	for (size_t i = 1; i < p->n; i++)
		if (p->items[i].rank >= p->items[least].rank)
			least = i;
	if (p->items[least].rank < 2)
		return false;
	buf_release(&p->items[least].text);
	memmove(&p->items[least], &p->items[least + 1],
		(p->n - least - 1) * sizeof(p->items[0]));
	p->n--;
	return true;
}

static int draw_part(struct canvas *c, struct rect r, int used,
		     const char *text, size_t len)
{
	return used + canvas_label(c, r.row, r.col + used, r.cols - used, text,
				   len, FACE_STATUS);
}

/* Each a label of its own: right-to-left text does not pull its neighbours
 * along. */
static int draw_parts(struct canvas *c, struct rect r, struct parts *p)
{
	const char *dot = frame_dot(c);
	int used = 1;

	while (width(p, c) > r.cols && drop(p))
		;
	for (size_t i = 0; i < p->n; i++) {
		if (i > 0)
			used = draw_part(c, r, used, dot, strlen(dot));
		used = draw_part(c, r, used, buf_str(&p->items[i].text),
				 p->items[i].text.len);
	}
	return used;
}

static void draw_hint(struct canvas *c, struct rect r, int used)
{
	static const char hint[] = "? help ";
	const int len = (int)sizeof(hint) - 1;

	if (used + 2 + len <= r.cols)
		canvas_text(c, r.row, r.col + r.cols - len, len, hint,
			    sizeof(hint) - 1, FACE_STATUS);
}

void status_draw(struct canvas *c, struct rect r, const struct status *s)
{
	struct parts parts = { .n = 0 };

	if (r.rows < 1)
		return;
	if (*s->message) {
		const uint16_t face = s->warning ? FACE_ERROR : FACE_MESSAGE;
		canvas_fill(c, r, face);
		canvas_label(c, r.row, r.col + (r.cols > 20), r.cols - 1,
			     s->message, strlen(s->message), face);
		return;
	}
	canvas_fill(c, r, FACE_STATUS);
	collect(&parts, s);
	draw_hint(c, r, draw_parts(c, r, &parts));
	for (size_t i = 0; i < parts.n; i++)
		buf_release(&parts.items[i].text);
}

/* SPDX-License-Identifier: MIT */
#include "typeset/justify.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "typeset/clusters.h"
#include "typeset/flow.h"

/* A walk along the shown text and the spans of its source. */
struct marker {
	const struct flow *flow;
	const struct block *leaf;
	size_t piece;
	uint32_t span;
	uint32_t before; /* the last visible character, 0 = none */
	bool blank;      /* white space stands behind it */
	bool code;       /* it is code */
};

static bool is_code(struct marker *m, uint32_t at)
{
	m->piece = flow_piece_at(m->flow, m->piece, at);
	const struct flow_piece *p = &m->flow->pieces[m->piece];
	const uint32_t off = p->source + (p->added ? 0 : at - p->at);

	return doc_style_at(m->leaf, &m->span, off) & STYLE_CODE;
}

static bool has_gap(const struct marker *m, uint32_t cp, bool code)
{
	if (!m->before || (m->code && code))
		return false;
	return m->blank || flow_wants_space(m->before, cp);
}

static void mark(struct marker *m, struct linebreak_cluster *c)
{
	const struct buf *text = &m->flow->text;
	const bool code = is_code(m, c->off);
	uint32_t cp;

	utf8_decode(text->data + c->off, text->len - c->off, &cp);
	if (has_gap(m, cp, code))
		c->flags |= JUSTIFY_GAP;
	m->before = cp;
	m->blank = false;
	m->code = code;
}

void justify_mark(struct clusters *c, const struct flow *flow,
		  const struct block *leaf)
{
	struct marker m = { .flow = flow, .leaf = leaf };

	for (size_t i = 0; i < c->n; i++) {
		if (c->items[i].flags & LINEBREAK_SPACE)
			m.blank = true;
		else if (!(c->items[i].flags & LINEBREAK_INVISIBLE))
			mark(&m, &c->items[i]);
	}
}

struct justify justify_line(const struct linebreak_cluster *clusters,
			    const struct fill_line *line, int width)
{
	struct justify j = { 0 };

	if (line->last || line->cols >= width)
		return j;
	for (size_t i = line->from + (size_t)1; i < line->to; i++)
		j.gaps += clusters[i].flags & JUSTIFY_GAP ? 1 : 0;
	const uint32_t unused = (uint32_t)(width - line->cols);
	if (unused <= j.gaps)
		j.cells = unused;
	return j;
}

/* Cells due before gap `n`, the first of them half a step in. */
static uint64_t due(const struct justify *j, uint64_t n)
{
	return (n * j->cells + j->gaps / 2) / j->gaps;
}

bool justify_widens(struct justify *j)
{
	if (!j->cells)
		return false;
	j->seen++;
	return due(j, j->seen) > due(j, j->seen - 1);
}

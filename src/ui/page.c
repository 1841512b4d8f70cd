/* SPDX-License-Identifier: MIT */
#include "ui/page.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "typeset/layout.h"
#include "ui/face.h"
#include "ui/find.h"
#include "unicode/grapheme.h"

#include <string.h>

void page_draw_line(struct canvas *c, struct rect r, const struct doc *d,
		    const struct line *line)
{
	int col = 0;

	for (uint32_t i = 0; i < line->n_runs && col < r.cols; i++) {
		const struct run *run = &line->runs[i];
		canvas_text(c, r.row, r.col + col, r.cols - col, run->text,
			    run->len, face_of_run(d, line, run));
		col += run->cols;
	}
}

/* True if nothing of this character is seen where lines are set: then the run
 * may lack it. */
static bool may_be_lost(uint32_t cp, const struct width_rules *rules)
{
	return cp <= ' ' || cp == 0x2028 || width_char(cp, rules) == 0;
}

/* Cells of the run before byte `off` of its leaf. The two texts are walked side
 * by side, for the typesetter drops blanks and adds some. */
static int cols_before(const struct run *run, const struct block *b, size_t off,
		       const struct width_rules *rules)
{
	size_t i = 0, j = run->off;
	int cols = 0;

	while (i < run->len && j < off && j < b->len) {
		const size_t n = grapheme_next(run->text + i, run->len - i);
		uint32_t cp;
		const size_t step = utf8_decode(b->text + j, b->len - j, &cp);
		const bool same = n <= b->len - j &&
				  !memcmp(run->text + i, b->text + j, n);
		if (!same && may_be_lost(cp, rules)) {
			j += step;
			continue;
		}
		cols += width_cluster(run->text + i, n, rules);
		i += n;
		if (same)
			j += n;
	}
	return cols;
}

struct cells {
	int from, to;
};

/* The cells of the run in which the match is; none = empty. */
static struct cells found_in(const struct run *run, const struct block *b,
			     const struct find_match *m,
			     const struct width_rules *rules)
{
	/* A space that was added stands before byte run->off. */
	if (run->spread && m->start < run->off && run->off < m->end)
		return (struct cells){ 0, run->cols };
	if (run->added)
		return (struct cells){ 0 };
	return (struct cells){ cols_before(run, b, m->start, rules),
			       cols_before(run, b, m->end, rules) };
}

static void paint(struct canvas *c, struct rect r, const struct block *b,
		  const struct line *line, const struct find_match *m,
		  uint16_t bits)
{
	const struct width_rules *rules = canvas_rules(c);
	int col = 0;

	for (uint32_t i = 0; i < line->n_runs && col < r.cols; i++) {
		const struct run *run = &line->runs[i];
		const struct cells at = found_in(run, b, m, rules);
		const int room = r.cols - col;
		if (at.from < at.to && at.from < room)
			canvas_tint(
				c,
				(struct rect){ r.row, r.col + col + at.from, 1,
					       (at.to < room ? at.to : room) -
						       at.from },
				bits);
		col += run->cols;
	}
}

void page_draw_found(struct canvas *c, struct rect r, const struct doc *d,
		     const struct line *line, const struct find *f,
		     size_t current)
{
	const struct block *b = doc_leaf(d, line->leaf);
	size_t i = find_from(f, line->leaf, line->off);

	for (; i < f->n && f->items[i].leaf == line->leaf &&
	       f->items[i].start < line->end;
	     i++)
		paint(c, r, b, line, &f->items[i],
		      i == current ? FACE_FOUND | FACE_BOLD | FACE_UNDERLINE
				   : FACE_FOUND);
}

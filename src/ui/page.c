/* SPDX-License-Identifier: MIT */
#include "ui/page.h"

#include "base/utf8.h"
#include "doc/doc.h"
#include "sketch/picture.h"
#include "typeset/layout.h"
#include "ui/face.h"
#include "ui/find.h"
#include "unicode/grapheme.h"

#include <stdbool.h>
#include <string.h>

int page_shift(const struct line *line, int cols, int shift)
{
	const int most = line->reach - cols;

	return most <= 0 ? 0 : shift < most ? shift : most;
}

/* Draws the run without its first `skip` cells. Half of a wide character is a
 * blank. */
static void draw_rest(struct canvas *c, struct rect r, const struct run *run,
		      int skip, uint16_t face)
{
	int used = 0;
	size_t n = width_fit(run->text, run->len, skip, canvas_rules(c), &used);

	if (used < skip) {
		n += grapheme_next(run->text + n, run->len - n);
		canvas_text(c, r.row, r.col, r.cols, " ", 1, face);
		r.col++, r.cols--;
	}
	canvas_text(c, r.row, r.col, r.cols, run->text + n, run->len - n, face);
}

/* Where more of the line is out of sight. */
static void draw_marks(struct canvas *c, struct rect r, const struct line *line,
		       int shift)
{
	static const char left[] = "‹", right[] = "›";

	if (shift > 0 && line->cols > line->fixed && line->fixed < r.cols)
		canvas_text(c, r.row, r.col + line->fixed, 1, left,
			    sizeof(left) - 1, FACE_MARK);
	if (line->cols - shift > r.cols)
		canvas_text(c, r.row, r.col + r.cols - 1, 1, right,
			    sizeof(right) - 1, FACE_MARK);
}

void page_draw_line(struct canvas *c, struct rect r, const struct doc *d,
		    const struct line *line, int shift)
{
	const int by = page_shift(line, r.cols, shift);
	int col = 0; /* of the line */

	for (uint32_t i = 0; i < line->n_runs; i++) {
		const struct run *run = &line->runs[i];
		const bool stays = col < line->fixed;
		const int first = stays ? 0 : line->fixed;
		const int at = stays ? col : col - by;
		const int skip = at < first ? first - at : 0;
		const int left = at + skip;
		col += run->cols;
		if (left >= r.cols)
			break;
		if (skip < run->cols)
			draw_rest(c,
				  (struct rect){ r.row, r.col + left, 1,
						 r.cols - left },
				  run, skip, face_of_run(d, line, run));
	}
	if (line->reach)
		draw_marks(c, r, line, by);
	for (int i = 0; i < line->picture_cols; i++)
		if (line->picture_col + i < r.cols)
			canvas_picture(c, r.row, r.col + line->picture_col + i,
				       &line->picture[i]);
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

int page_cols_before(const struct line *line, const struct block *b, size_t off,
		     const struct width_rules *rules)
{
	int cols = 0;

	for (uint32_t i = 0; i < line->n_runs; i++) {
		const struct run *run = &line->runs[i];
		if (run->off >= off)
			break;
		cols += run->added ? run->cols
				   : cols_before(run, b, off, rules);
	}
	return cols;
}

/* Tints the cells [from, to) of the line, as far as they are seen. */
static void tint(struct canvas *c, struct rect r, const struct line *line,
		 struct cells at, int shift, uint16_t bits)
{
	if (at.from >= line->fixed) {
		at.from -= shift;
		at.to -= shift;
		if (at.from < line->fixed)
			at.from = line->fixed;
	}
	if (at.to > r.cols)
		at.to = r.cols;
	if (at.from < at.to)
		canvas_tint(c,
			    (struct rect){ r.row, r.col + at.from, 1,
					   at.to - at.from },
			    bits);
}

/* Runs share no byte: where one begins behind another, that has ended. */
static bool ends_before(const struct line *line, uint32_t run, size_t off)
{
	const struct run *r = &line->runs[run];

	return run + 1 < line->n_runs && r[1].off > r->off && r[1].off <= off;
}

static void paint(struct canvas *c, struct rect r, const struct block *b,
		  const struct line *line, const struct find_match *m,
		  int shift, uint16_t bits)
{
	const struct width_rules *rules = canvas_rules(c);
	int col = 0;

	for (uint32_t i = 0; i < line->n_runs && col - shift < r.cols; i++) {
		const struct run *run = &line->runs[i];
		const int before = col;
		col += run->cols;
		if (ends_before(line, i, m->start))
			continue;
		struct cells at = found_in(run, b, m, rules);
		if (at.from < at.to) {
			at.from += before;
			at.to += before;
			tint(c, r, line, at, shift, bits);
		}
	}
}

void page_draw_found(struct canvas *c, struct rect r, const struct doc *d,
		     const struct line *line, int shift, const struct find *f,
		     size_t current)
{
	const struct block *b = doc_leaf(d, line->leaf);
	const int by = page_shift(line, r.cols, shift);
	size_t i = find_from(f, line->leaf, line->off);

	for (; i < f->n && f->items[i].leaf == line->leaf &&
	       f->items[i].start < line->end;
	     i++)
		paint(c, r, b, line, &f->items[i], by,
		      i == current ? FACE_FOUND | FACE_BOLD | FACE_UNDERLINE
				   : FACE_FOUND);
}

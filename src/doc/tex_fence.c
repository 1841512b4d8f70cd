/* SPDX-License-Identifier: MIT */
#include "doc/tex_fence.h"

#include "base/utf8.h"
#include "doc/tex_grid.h"
#include "doc/tex_names.h"
#include "doc/tex_row.h"

#include <string.h>

/* Brackets further on are not stretched, so that none of many on a line makes
 * it anew. Cells. */
enum { COLS_MAX = 400 };

static const char *const forms[][4] = {
	TEX_PAREN_LEFT,
	TEX_PAREN_RIGHT,
	TEX_SQUARE_LEFT,
	TEX_SQUARE_RIGHT,
	TEX_BRACE_LEFT,
	TEX_BRACE_RIGHT,
	TEX_BAR,
	TEX_BARS,
	{ "⌈", "⎡", "⎢", "⎢" },
	{ "⌉", "⎤", "⎥", "⎥" },
	{ "⌊", "⎢", "⎢", "⎣" },
	{ "⌋", "⎥", "⎥", "⎦" },
};

/* Others are on the first line only. */
static void find_form(const char *mark, const char *form[4])
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		if (!strcmp(forms[i][0], mark)) {
			memcpy(form, forms[i], sizeof(forms[i]));
			return;
		}
	}
	form[0] = form[1] = mark;
	form[2] = form[3] = *mark ? " " : "";
}

/* Bytes of the line before column `cols`. */
static size_t bytes_before(const char *line, size_t len, int cols)
{
	size_t i = 0;

	for (int col = 0; i < len;) {
		uint32_t cp;
		const size_t n = utf8_decode(line + i, len - i, &cp);
		col += tex_grid_width(line + i, n);
		if (col > cols)
			break;
		i += n;
	}
	return i;
}

static bool add_cell(struct tex_grid *g, const char *s, size_t len)
{
	struct buf text = { 0 };

	buf_add(&text, s, len);
	const bool added = tex_grid_add(g, &text, true);
	buf_release(&text);
	return added;
}

/* What stands below the fence's content goes to the grid; the rest stays. */
static bool take_below(const struct buf *below, int before, int behind,
		       struct tex_grid *g, struct buf *rest)
{
	for (const char *s = buf_str(below); *s == '\n';) {
		s++;
		const size_t len = strcspn(s, "\n");
		const size_t at = bytes_before(s, len, behind);
		if (at < len && !add_cell(g, s + at, len - at))
			return false;
		buf_add_char(rest, '\n');
		buf_add(rest, s, at < len ? bytes_before(s, len, before) : len);
		s += len;
	}
	return true;
}

/* All from the fence on is put anew, as rows of a matrix. */
static void stretch(struct tex_row *row, const struct tex_open_fence *f,
		    const struct buf *mark)
{
	struct tex_environment e = { .rows = TEX_MATRIX };
	struct tex_grid g = { 0 };
	struct buf left = { 0 }, rest = { 0 };
	const char *const text = row->text.data;
	size_t start = f->at;

	while (start && text[start - 1] != '\n')
		start--;
	const int before = tex_grid_width(text + start, f->at - start);
	buf_add(&left, text + f->at, f->len);
	find_form(buf_str(&left), e.left);
	find_form(buf_str(mark), e.right);
	if (before <= COLS_MAX &&
	    add_cell(&g, text + f->at + f->len,
		     row->text.len - f->at - f->len) &&
	    take_below(&row->below, before,
		       before + tex_grid_width(buf_str(&left), left.len), &g,
		       &rest)) {
		buf_truncate(&row->text, f->at);
		buf_clear(&row->below);
		buf_add(&row->below, buf_str(&rest), rest.len);
		row->gap = row->soft_gap = false;
		row->last = TEX_OPEN;
		row->loose = TEX_FIRM;
		tex_grid_put_tall(&g, &e, row);
		row->gap = !mark->len;
	} else {
		tex_row_put(row, TEX_CLOSE, buf_str(mark), mark->len);
	}
	tex_grid_release(&g);
	buf_release(&left);
	buf_release(&rest);
}

void tex_fence_open(struct tex_row *row, const struct buf *mark)
{
	if (mark->len)
		tex_row_put(row, TEX_OPEN, mark->data, mark->len);
	row->loose = TEX_FIRM;
	if (row->n_fences++ < TEX_FENCES)
		row->fences[row->n_fences - 1] = (struct tex_open_fence){
			.at = row->text.len - mark->len,
			.len = mark->len,
			.below = row->below.len,
		};
}

void tex_fence_close(struct tex_row *row, const struct buf *mark, size_t from)
{
	const struct tex_open_fence *f =
		row->n_fences && --row->n_fences < TEX_FENCES
			? &row->fences[row->n_fences]
			: NULL;

	if (f && f->at >= from && row->below.len > f->below)
		stretch(row, f, mark);
	else if (mark->len)
		tex_row_put(row, TEX_CLOSE, mark->data, mark->len);
}

void tex_fence_forget(struct tex_row *row, size_t from)
{
	if (row->n_fences > TEX_FENCES)
		row->n_fences = TEX_FENCES;
	while (row->n_fences && row->fences[row->n_fences - 1].at >= from)
		row->n_fences--;
}

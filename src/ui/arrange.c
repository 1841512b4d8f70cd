/* SPDX-License-Identifier: MIT */
#include "ui/arrange.h"

enum {
	LIST_COLS_MIN = 36, /* date and twelve ideographs of title */
	LIST_COLS_MAX = 88,
	LIST_ROWS_MIN = 5,
	LIST_ROWS_MAX = 15,
	POPUP_COLS_MIN = 44, /* what the keys at its foot take */
	POPUP_ROWS_MIN = 7,
	POPUP_MARGIN = 4, /* cells of the panes seen beside a popup */
};

static int clamp(int n, int lo, int hi)
{
	return n > hi ? hi : n < lo ? lo : n;
}

/* The reader gets its measure and a margin, the list the rest, but neither
 * starves. */
static void beside(struct rect body, int measure, struct arrange *out)
{
	const int rest = body.cols - 1 - (measure + 4);
	const int most = clamp(body.cols * 2 / 5, 1, LIST_COLS_MAX);
	const int list = clamp(rest, LIST_COLS_MIN, most);

	out->mode = ARRANGE_BESIDE;
	out->list = (struct rect){ 0, 0, body.rows, list };
	out->border = (struct rect){ 0, list, body.rows, 1 };
	out->reader =
		(struct rect){ 0, list + 1, body.rows, body.cols - list - 1 };
}

static void stacked(struct rect body, struct arrange *out)
{
	const int list = clamp(body.rows / 3, LIST_ROWS_MIN, LIST_ROWS_MAX);

	out->mode = ARRANGE_STACKED;
	out->list = (struct rect){ 0, 0, list, body.cols };
	out->border = (struct rect){ list, 0, 1, body.cols };
	out->reader =
		(struct rect){ list + 1, 0, body.rows - list - 1, body.cols };
}

void arrange(int rows, int cols, bool zen, int measure, struct arrange *out)
{
	const bool status = rows >= 2;
	const struct rect body = { 0, 0, rows - status, cols };

	*out = (struct arrange){ .mode = ARRANGE_SINGLE };
	if (status)
		out->status = (struct rect){ rows - 1, 0, 1, cols };
	if (zen || cols < ARRANGE_SPLIT_COLS || rows < ARRANGE_SPLIT_ROWS)
		out->list = out->reader = body;
	else if (cols >= ARRANGE_BESIDE_COLS)
		beside(body, measure, out);
	else
		stacked(body, out);
}

struct rect arrange_popup(const struct arrange *a, int rows, int cols)
{
	const int all_rows = a->reader.row + a->reader.rows;
	const int all_cols = a->reader.col + a->reader.cols;
	struct rect r = { 0, 0, all_rows, all_cols };

	if (all_cols >= ARRANGE_SPLIT_COLS) {
		r.cols = clamp(cols + 4, POPUP_COLS_MIN,
			       all_cols - 2 * POPUP_MARGIN);
		r.col = (all_cols - r.cols) / 2;
	}
	if (all_rows >= ARRANGE_SPLIT_ROWS - 1) {
		r.rows = clamp(rows + 2, POPUP_ROWS_MIN, all_rows - 2);
		r.row = (all_rows - r.rows) / 2;
	}
	return r;
}

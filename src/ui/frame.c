/* SPDX-License-Identifier: MIT */
#include "ui/frame.h"

#include <string.h>

enum part { LEVEL, UPRIGHT, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT };

static const char *part(const struct canvas *c, enum part p)
{
	static const char *const lines[] = { "─", "│", "┌", "┐", "└", "┘" };
	static const char *const ascii[] = { "-", "|", "+", "+", "+", "+" };

	return canvas_rules(c)->ambiguous_wide ? ascii[p] : lines[p];
}

static void put(struct canvas *c, int row, int col, enum part p)
{
	const char *s = part(c, p);

	canvas_text(c, row, col, 1, s, strlen(s), FACE_BORDER);
}

void frame_line(struct canvas *c, struct rect r)
{
	for (int row = 0; row < r.rows; row++)
		for (int col = 0; col < r.cols; col++)
			put(c, r.row + row, r.col + col,
			    r.cols == 1 ? UPRIGHT : LEVEL);
}

struct rect frame_box(struct canvas *c, struct rect r, const char *title)
{
	const int right = r.col + r.cols - 1, bottom = r.row + r.rows - 1;

	canvas_fill(c, r, FACE_TEXT);
	if (r.rows < FRAME_ROWS || r.cols < FRAME_COLS)
		return r;
	frame_line(c, (struct rect){ r.row, r.col, 1, r.cols });
	frame_line(c, (struct rect){ bottom, r.col, 1, r.cols });
	frame_line(c, (struct rect){ r.row, r.col, r.rows, 1 });
	frame_line(c, (struct rect){ r.row, right, r.rows, 1 });
	put(c, r.row, r.col, TOP_LEFT);
	put(c, r.row, right, TOP_RIGHT);
	put(c, bottom, r.col, BOTTOM_LEFT);
	put(c, bottom, right, BOTTOM_RIGHT);
	if (*title) {
		const int used = canvas_label(c, r.row, r.col + 3, r.cols - 6,
					      title, strlen(title), FACE_TITLE);
		canvas_text(c, r.row, r.col + 2, 1, " ", 1, FACE_TEXT);
		canvas_text(c, r.row, r.col + 3 + used, 1, " ", 1, FACE_TEXT);
	}
	return (struct rect){ r.row + 1, r.col + 2, r.rows - 2, r.cols - 4 };
}

const char *frame_dot(const struct canvas *c)
{
	return canvas_rules(c)->ambiguous_wide ? " | " : " · ";
}

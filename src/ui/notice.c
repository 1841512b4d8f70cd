/* SPDX-License-Identifier: MIT */
#include "ui/notice.h"

#include <string.h>

static int count_lines(const char *text)
{
	int n = 1;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

void notice_draw(struct canvas *c, struct rect r, const char *text)
{
	const int lines = count_lines(text);
	int row = lines < r.rows ? (r.rows - lines) / 2 : 0;

	for (; *text && row < r.rows; row++) {
		const size_t len = strcspn(text, "\n");
		const int cols = width_text(text, len, canvas_rules(c));
		const int col = cols < r.cols ? (r.cols - cols) / 2 : 0;
		canvas_label(c, r.row + row, r.col + col, r.cols - col, text,
			     len, FACE_META);
		text += len + (text[len] == '\n');
	}
}

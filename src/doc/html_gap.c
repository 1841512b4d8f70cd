/* SPDX-License-Identifier: MIT */
#include "doc/html_gap.h"

#include "doc/writer.h"

static const char *const texts[] = {
	[GAP_NONE] = "",
	[GAP_SPACE] = " ",
	[GAP_NEWLINE] = "\n",
	[GAP_CELL] = " | ",
};

void html_gap_widen(struct html_gap *gap, const struct writer *w,
		    enum html_gap_kind kind)
{
	if (!gap->kind)
		gap->style = w->style;
	if (kind > gap->kind)
		gap->kind = kind;
}

void html_gap_break(struct html_gap *gap, const struct writer *w)
{
	html_gap_widen(gap, w, gap->kind == GAP_BREAK ? GAP_BREAKS : GAP_BREAK);
}

void html_gap_write(const struct html_gap *gap, struct writer *w)
{
	const uint16_t style = w->style;

	w->style &= gap->style;
	if (gap->kind < GAP_BREAK)
		writer_add_str(w, texts[gap->kind]);
	else
		writer_hard_break(w);
	if (gap->kind == GAP_BREAKS)
		writer_hard_break(w);
	w->style = style;
}

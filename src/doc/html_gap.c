/* SPDX-License-Identifier: MIT */
#include "doc/html_gap.h"

#include "base/buf.h"
#include "doc/writer.h"

#include <stdbool.h>

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

static const bool blanks[256] = {
	[' '] = true,  ['\t'] = true, ['\n'] = true,
	['\r'] = true, ['\f'] = true,
};

static bool is_blank(char c)
{
	return blanks[(unsigned char)c];
}

enum html_gap_kind html_gap_at(const char *s, size_t *len)
{
	enum html_gap_kind kind = GAP_NONE;
	size_t i = 0;

	for (; i < *len && is_blank(s[i]); i++) {
		if (s[i] == '\n')
			kind = GAP_NEWLINE;
		else if (!kind)
			kind = GAP_SPACE;
	}
	*len = i;
	return kind;
}

size_t html_gap_before(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && !is_blank(s[n]))
		n++;
	return n;
}

size_t html_gap_join(struct buf *out, const char *s, size_t len)
{
	char *const text = buf_reserve(out, len);
	size_t n = 0, i = 0;

	while (i < len) {
		if (!is_blank(s[i])) {
			text[n++] = s[i++];
			continue;
		}
		size_t gap = len - i;
		const enum html_gap_kind kind = html_gap_at(s + i, &gap);
		if (s[i - 1] == ';' || i + gap == len)
			break;
		text[n++] = *texts[kind];
		i += gap;
	}
	buf_commit(out, n);
	return i;
}

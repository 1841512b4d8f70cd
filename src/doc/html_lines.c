/* SPDX-License-Identifier: MIT */
#include "doc/html_lines.h"

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/html_piece.h"
#include "doc/writer.h"

#include <string.h>

static const char no_break_space[] = "\xC2\xA0";

enum { INDENT = 2, TAB = 4 }; /* cells */

static void add_blanks(struct writer *w, int n)
{
	for (; n > 0; n--)
		writer_add_str(w, no_break_space);
}

static enum html_gap_kind break_line(struct html_lines *l)
{
	l->paragraph = false;
	return l->mark_due ? GAP_NONE : GAP_BREAK;
}

/* The second of two paragraphs is set off. */
static enum html_gap_kind block(struct html_lines *l, struct writer *w,
				const struct html_token *token)
{
	const bool paragraph = !strcmp(token->element->name, "p");
	const bool again = paragraph && l->paragraph;
	const enum html_gap_kind end = break_line(l);

	(void)w;
	l->paragraph = paragraph;
	return again && token->kind == HTML_OPEN ? GAP_BREAKS : end;
}

static enum html_gap_kind list(struct html_lines *l, struct writer *w,
			       const struct html_token *token)
{
	(void)w;
	if (token->kind == HTML_CLOSE) {
		l->depth -= l->depth > 0;
		l->mark_due = false;
		return break_line(l);
	}
	if (l->depth < HTML_LINES_DEPTH)
		l->depth++;
	l->lists[l->depth - 1].ordered = token->element->role == HTML_ORDERED;
	l->lists[l->depth - 1].number = 1;
	html_piece_number(token, "start", &l->lists[l->depth - 1].number);
	return break_line(l);
}

static enum html_gap_kind item(struct html_lines *l, struct writer *w,
			       const struct html_token *token)
{
	(void)w;
	l->paragraph = false;
	l->mark_due = token->kind == HTML_OPEN;
	if (l->mark_due && l->depth)
		html_piece_number(token, "value",
				  &l->lists[l->depth - 1].number);
	return GAP_BREAK;
}

/* On a line of its own, in the style. */
static enum html_gap_kind styled(struct html_lines *l, struct writer *w,
				 const struct html_token *token, unsigned style)
{
	if (token->kind == HTML_OPEN)
		writer_style_on(w, style);
	else
		writer_style_off(w, style);
	return break_line(l);
}

static enum html_gap_kind strong(struct html_lines *l, struct writer *w,
				 const struct html_token *token)
{
	return styled(l, w, token, STYLE_STRONG);
}

static enum html_gap_kind summary(struct html_lines *l, struct writer *w,
				  const struct html_token *token)
{
	l->arrow_due = token->kind == HTML_OPEN;
	return strong(l, w, token);
}

static enum html_gap_kind caption(struct html_lines *l, struct writer *w,
				  const struct html_token *token)
{
	return styled(l, w, token, STYLE_EMPH);
}

static enum html_gap_kind pre(struct html_lines *l, struct writer *w,
			      const struct html_token *token)
{
	l->code = l->code_begins = token->kind == HTML_OPEN;
	l->blanks = 0;
	return styled(l, w, token, STYLE_CODE);
}

static enum html_gap_kind apart(struct html_lines *l, struct writer *w,
				const struct html_token *token)
{
	(void)w;
	(void)token;
	return break_line(l);
}

static enum html_gap_kind (*const ways[HTML_ROLE_COUNT])(
	struct html_lines *, struct writer *, const struct html_token *) = {
	[HTML_BLOCK] = block,     [HTML_HEADING] = strong,
	[HTML_LIST] = list,       [HTML_ORDERED] = list,
	[HTML_ITEM] = item,       [HTML_QUOTE] = apart,
	[HTML_PRE] = pre,         [HTML_DEFINITIONS] = apart,
	[HTML_TERM] = strong,     [HTML_DEFINITION] = apart,
	[HTML_DETAILS] = apart,   [HTML_SUMMARY] = summary,
	[HTML_CAPTION] = caption, [HTML_RULE] = apart,
};

bool html_lines_takes(enum html_role role)
{
	return ways[role];
}

enum html_gap_kind html_lines_tag(struct html_lines *l, struct writer *w,
				  const struct html_token *token)
{
	return ways[token->element->role](l, w, token);
}

void html_lines_widen(struct html_lines *l, struct writer *w,
		      const struct html_token *token, struct html_gap *gap)
{
	const uint16_t before = w->style;
	const bool begins = !gap->kind;

	html_gap_widen(gap, w, html_lines_tag(l, w, token));
	if (begins)
		gap->style = before;
}

/* Outside of a list an item has a bullet. */
static void write_mark(struct html_lines *l, struct writer *w)
{
	const int at = l->depth - 1;
	struct buf mark = { 0 };

	if (at >= 0 && l->lists[at].ordered)
		buf_printf(&mark, "%u.", (unsigned)l->lists[at].number++);
	else
		buf_add_str(&mark, "•");
	add_blanks(w, INDENT * at);
	writer_add_str(w, buf_str(&mark));
	add_blanks(w, 1);
	buf_release(&mark);
}

void html_lines_begin(struct html_lines *l, struct writer *w)
{
	const uint16_t style = w->style;

	w->style = 0;
	if (l->mark_due)
		write_mark(l, w);
	else
		add_blanks(w, INDENT * l->depth);
	if (l->arrow_due)
		writer_add_str(w, "▾ ");
	l->mark_due = l->arrow_due = false;
	w->style = style;
}

/* The line end right behind <pre> is none. */
bool html_lines_code_blank(struct html_lines *l, char blank)
{
	const bool first = l->code_begins;

	l->blanks += blank == '\t' ? TAB : blank == ' ';
	if (blank != '\n')
		return false;
	l->blanks = 0;
	l->code_begins = false;
	return !first;
}

void html_lines_blanks(struct html_lines *l, struct writer *w)
{
	add_blanks(w, l->blanks);
	l->blanks = 0;
	l->code_begins = false;
}

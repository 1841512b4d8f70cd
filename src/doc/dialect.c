/* SPDX-License-Identifier: MIT */
#include "doc/dialect.h"

#include "archive/ascii.h"
#include "doc/admonition.h"
#include "doc/attrs.h"
#include "doc/dialect_boxes.h"
#include "doc/dialect_inline.h"
#include "doc/dialect_lines.h"
#include "doc/dialect_math.h"
#include "doc/dialect_needs.h"
#include "doc/dialect_pass.h"
#include "doc/dialect_scan.h"
#include "doc/dialect_skip.h"
#include "doc/md_write.h"

#include <string.h>

/* The text need not end with a NUL. */
static bool line_begins(const struct dialect_pass *p, char c)
{
	return dialect_pass_len(p) && *dialect_pass_text(p) == c;
}

static void collect(struct dialect_pass *p, bool html)
{
	if (p->to <= p->from || p->html != html) {
		dialect_pass_flush(p);
		p->from = p->line.text;
		p->html = html;
		p->scan.quotes =
			p->lines.depth ? md_lines_quotes(&p->lines) : 0;
	}
	p->to = p->line.end;
}

static bool take_code(struct dialect_pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return false;
	const size_t to = dialect_pass_rest(p, at + end.len);
	if (!to || (p->line.kind == MD_LINE_HTML && to <= p->line.end))
		return false;
	dialect_pass_show_code(p, t, at, to);
	return true;
}

static bool take_comment(struct dialect_pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return false;
	const size_t to = dialect_pass_rest(p, at + end.len);
	if (!to)
		return false;
	dialect_pass_drop(p, p->line.text, to);
	dialect_pass_skip_to(p, to);
	return true;
}

/* The tag itself goes with the text; but no line behind it is a tag. */
static void note_raw(struct dialect_pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return;
	p->scan.raw = p->line.text + t->len;
	p->scan.raw_end = at;
}

/* A tag begins the line, and no raw text is around it. */
static bool begins_with_tag(struct dialect_pass *p, struct template *t)
{
	return (p->line.text < p->scan.raw ||
		p->line.text >= p->scan.raw_end) &&
	       template_at(&p->templates, p->line.text, t) &&
	       (t->kind == TEMPLATE_TAG || t->kind == TEMPLATE_SHORTCODE);
}

/* A tag that means something to the lines behind it. */
static bool take_tag(struct dialect_pass *p)
{
	struct template t;

	if (!begins_with_tag(p, &t))
		return false;
	const enum tag_action action = tags_action(&t);
	if (action == TAG_RAW)
		note_raw(p, &t);
	if (action == TAG_CODE)
		return take_code(p, &t);
	if (action == TAG_COMMENT)
		return take_comment(p, &t);
	const size_t to = dialect_pass_rest(p, p->line.text + t.len);
	if (!to || p->line.kind == MD_LINE_HTML)
		return false;
	if (action == TAG_BOX)
		return dialect_boxes_tag(p, &t, to);
	return tags_ends_box(&t) && dialect_boxes_end_tag(p);
}

/* Lines of kramdown that show nothing. */
static bool take_attributes(struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	const size_t len = dialect_pass_len(p);
	const bool alone = attrs_line_len(s, len) > 0;

	if (!alone || (*s == '*' && !p->line.first))
		return false;
	if (attrs_is_comment(s, len)) {
		const size_t to =
			p->scan.endless & 1
				? 0
				: attrs_comment_end(p->scan.text, p->scan.len,
						    p->line.next);
		p->scan.endless |= !to;
		dialect_pass_drop(p, p->line.text, to ? to : p->line.end);
		if (to)
			dialect_pass_skip_to(p, to);
		return true;
	}
	/* the item "TOC" before {:toc} */
	if (attrs_is_toc(s, len) && p->from == p->before.text && p->to &&
	    p->before.first && p->before.depth) {
		const size_t done = p->scan.done;
		p->from = p->to = 0;
		dialect_replace(&p->scan,
				done > p->before.start ? done : p->before.start,
				p->before.end, "", 0);
	}
	dialect_pass_drop(p, p->line.text, p->line.end);
	return true;
}

/* `##Title`: two and more are no hashtag. Puts the blank behind them. */
static void space_heading(struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	size_t n = 0;

	while (n < dialect_pass_len(p) && s[n] == '#')
		n++;
	if (n < 2 || n > 6 || n == dialect_pass_len(p) || p->line.heading ||
	    !p->line.first || strchr("!#", s[n]))
		return;
	dialect_pass_flush(p);
	dialect_replace(&p->scan, p->line.text + n, p->line.text + n, " ", 1);
	p->line.heading = true;
	p->lines.paragraph = false;
}

/* A heading's attributes are no text. */
static void take_heading(struct dialect_pass *p)
{
	const size_t n =
		attrs_at_end(dialect_pass_text(p), dialect_pass_len(p));

	dialect_pass_flush(p);
	p->from = p->line.text;
	p->to = p->line.text + n;
	p->html = false;
	dialect_pass_flush_over(p);
	if (n < dialect_pass_len(p) && p->scan.done <= p->line.text + n)
		dialect_replace(&p->scan, p->line.text + n, p->line.end, "", 0);
}

/* The text before this line, which underlines it, is a heading. */
static void take_underline(struct dialect_pass *p)
{
	const char *text = p->scan.text;
	const size_t n = attrs_at_end(text + p->from, p->to - p->from);
	const size_t from = p->from + n, to = p->to;

	if (from == to)
		return;
	p->to = from;
	dialect_pass_flush(p);
	dialect_drop(&p->scan, from, to);
}

static bool is_underline(const struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	size_t n = 0;

	while (n < dialect_pass_len(p) && s[n] == *s)
		n++;
	return !p->line.first && (*s == '=' || *s == '-') &&
	       n == dialect_pass_len(p);
}

/* `: {:.class} text`: those of a definition. */
static bool take_definition(struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	const size_t len = dialect_pass_len(p);
	size_t from = 1;

	while (from < len && ascii_is_blank(s[from]))
		from++;
	size_t to = from > 1 && len - from > 2 && s[from] == '{' &&
				    s[from + 1] == ':'
			    ? from + attrs_len(s + from, len - from)
			    : from;
	if (to == from || to == len || !ascii_is_blank(s[to]))
		return false;
	while (to < len && ascii_is_blank(s[to]))
		to++;
	dialect_pass_flush(p);
	dialect_replace(&p->scan, p->line.text + from, p->line.text + to, "",
			0);
	p->from = p->line.text + to;
	p->to = p->line.end;
	p->html = false;
	return true;
}

/* `- {: .class} text`: the attributes of an item. */
static void take_item_attributes(struct dialect_pass *p)
{
	const char *s = dialect_pass_text(p);
	size_t n = dialect_pass_len(p) > 2 && p->line.depth && s[1] == ':'
			   ? attrs_len(s, dialect_pass_len(p))
			   : 0;

	if (!n || n == dialect_pass_len(p) || !ascii_is_blank(s[n]))
		return;
	while (n < dialect_pass_len(p) && ascii_is_blank(s[n]))
		n++;
	dialect_replace(&p->scan, p->line.text, p->line.text + n, "", 0);
	p->line.text += n;
}

/* kramdown's end of a block, where nothing is in front of it. */
static bool take_end(struct dialect_pass *p)
{
	static const char end[] = "<!-- -->";

	if (p->line.text != p->line.start ||
	    !attrs_is_end(dialect_pass_text(p), dialect_pass_len(p)))
		return false;
	dialect_pass_flush(p);
	/* what ends the list before it */
	dialect_replace(&p->scan, p->line.text, p->line.end, end,
			sizeof(end) - 1);
	p->lines.paragraph = false;
	p->lines.depth = 0;
	return true;
}

/* A construct that takes whole lines. A new one has to be told to dialect_skip
 * as well, which passes over lines that begin with none of them, and to md_lines
 * if it changes what blocks begin or go on there. */
static bool take_lines(struct dialect_pass *p)
{
	switch (*dialect_pass_text(p)) {
	case ':':
		return dialect_boxes_colons(p) || take_definition(p);
	case '!':
	case '?':
		return dialect_boxes_indented(p, admonition_marks);
	case '=':
		return dialect_boxes_indented(p, admonition_tab);
	case '[':
		return dialect_boxes_alert(p) || dialect_lines_toc(p) ||
		       dialect_lines_code(p);
	case '@':
		return dialect_boxes_at_tab(p) || dialect_lines_toc(p);
	case '%':
		return dialect_lines_hidden(p);
	case '|':
		return dialect_lines_verse(p);
	case 'e':
	case 'i':
		return dialect_lines_module(p);
	case '$':
	case '\\':
		return dialect_math_lines(p);
	case '{':
		return take_tag(p) || take_attributes(p) ||
		       dialect_lines_toc(p);
	case '*':
		return take_attributes(p);
	case '^':
		return take_end(p);
	case '+':
		return dialect_lines_grid(p);
	case '-':
		return dialect_lines_columns(p);
	default:
		return false;
	}
}

static void take_text(struct dialect_pass *p)
{
	if (p->line.first && line_begins(p, '{'))
		take_item_attributes(p);
	if (line_begins(p, '#'))
		space_heading(p);
	else if (dialect_pass_len(p) && take_lines(p))
		return;
	if (p->line.heading)
		take_heading(p);
	else if (p->to > p->from && is_underline(p))
		take_underline(p);
	else
		collect(p, false);
}

/* What shows nothing and is alone on its line leaves an empty one, which ends
 * the block of HTML. */
static bool take_nothing(struct dialect_pass *p)
{
	struct template t;

	if (!begins_with_tag(p, &t) ||
	    (tags_action(&t) != TAG_GONE && !tags_is_end(&t)) ||
	    dialect_pass_rest(p, p->line.text + t.len) != p->line.end)
		return false;
	dialect_pass_drop(p, p->line.text, p->line.end);
	md_lines_end_html(&p->lines);
	return true;
}

static void take_html(struct dialect_pass *p)
{
	if (!line_begins(p, '{') || !(take_tag(p) || take_nothing(p)))
		collect(p, true);
}

/* The content of a box is indented, which means code to the parser. */
static void take_cut(struct dialect_pass *p)
{
	if (p->line.cut == p->line.cut_end || p->line.cut < p->scan.done)
		return;
	dialect_replace(&p->scan, p->line.cut, p->line.cut_end, "", 0);
}

/* The line is of no more text, or HTML, than has come together. */
static bool ends_text(const struct dialect_pass *p)
{
	if (p->html || p->line.kind != MD_LINE_TEXT)
		return !p->html || p->line.kind != MD_LINE_HTML;
	return p->line.first || p->line.cut < p->line.cut_end;
}

/* A template in the text before has gone on over the line, or a part of it; the
 * text goes on behind that. */
static bool take_passed(struct dialect_pass *p)
{
	const size_t done = p->scan.done;
	size_t start = done;

	if (p->line.start >= done)
		return false;
	while (start > p->lines.at && p->scan.text[start - 1] != '\n')
		start--;
	if (start > p->lines.at)
		md_lines_skip_to(&p->lines, start);
	p->lines.fence = '\0';
	p->lines.html = 0;
	p->lines.paragraph = true;
	p->line.kind = MD_LINE_TEXT;
	p->line.first = p->line.heading = false;
	p->line.cut = p->line.cut_end;
	p->line.text = done < p->line.end ? done : p->line.end;
	if (p->line.text < p->line.end)
		collect(p, false);
	return true;
}

static void take_line(struct dialect_pass *p)
{
	if (ends_text(p))
		dialect_pass_flush_over(p);
	if (take_passed(p))
		return;
	if (p->n_boxes || p->lazy)
		dialect_boxes_line(p);
	take_cut(p);
	switch (p->line.kind) {
	case MD_LINE_TEXT:
		take_text(p);
		break;
	case MD_LINE_HTML:
		take_html(p);
		break;
	case MD_LINE_CODE:
		if (dialect_boxes_comment(p))
			break;
		/* fall through */
	default:
		dialect_pass_flush(p);
	}
}

static void note_signs(struct dialect_scan *s, struct signs signs,
		       const struct dialect_needs *needs)
{
	const struct {
		bool there;
		char c;
	} all[DIALECT_SIGNS] = {
		{ signs_has(signs, SIGN_BRACE), '{' },
		{ signs_has(signs, SIGN_DOLLAR), '$' },
		{ signs_has(signs, SIGN_BACKSLASH), '\\' },
		{ signs_has(signs, SIGN_PERCENT), '%' },
		{ needs->brackets, '[' },
		{ needs->addresses, ']' },
		{ needs->ids, '^' },
	};

	for (size_t i = 0; i < DIALECT_SIGNS; i++)
		if (all[i].there)
			dialect_add_sign(s, all[i].c);
}

static bool has_inserts(const char *text, size_t len, struct signs signs)
{
	return signs_has(signs, SIGN_NONCHAR) && inserts_are_in(text, len);
}

static bool next_line(struct dialect_pass *p)
{
	if (p->lines.at >= p->looked)
		dialect_skip(p);
	return md_lines_next(&p->lines, &p->line);
}

bool dialect_prepare(struct buf *out, struct inserts *inserts, const char *text,
		     size_t len, struct signs *signs, const struct post *post,
		     bool html)
{
	const struct dialect_needs needs = dialect_needs_of(text, len, *signs);

	if (!needs.any || has_inserts(text, len, *signs))
		return false;
	struct dialect_pass p = {
		.scan = { .text = text,
			  .len = len,
			  .post = post,
			  .out = out,
			  .inserts = inserts,
			  .next_sign = len,
			  .templates = { .text = text, .len = len },
			  .math = { .text = text, .len = len } },
		.lines = { .text = text,
			   .len = len,
			   .cr = signs_has(*signs, SIGN_CR) ? 2 : 1 },
		.templates = { .text = text, .len = len },
		.math = { .text = text, .len = len },
	};

	p.modules = needs.modules;
	note_signs(&p.scan, *signs, &needs);
	if (html)
		dialect_inline(&p.scan, 0, len, true);
	while (!html && next_line(&p)) {
		take_line(&p);
		p.before = p.line;
	}
	dialect_pass_flush(&p);
	dialect_boxes_end_all(&p);
	if (!p.scan.done)
		return false;
	signs->bits |= dialect_copy_rest(&p.scan).bits;
	return true;
}

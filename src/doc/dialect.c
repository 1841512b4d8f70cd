/* SPDX-License-Identifier: MIT */
#include "doc/dialect.h"

#include "archive/ascii.h"
#include "doc/admonition.h"
#include "doc/attrs.h"
#include "doc/dialect_inline.h"
#include "doc/dialect_needs.h"
#include "doc/dialect_scan.h"
#include "doc/drawn_table.h"
#include "doc/md_write.h"
#include "doc/note_keeper.h"
#include "doc/short_tag.h"

#include <string.h>

/* Boxes in boxes; a deeper one is only its label. */
enum { BOXES_MAX = 16 };

/* What ends an open box. */
enum box_end { BOX_COLONS, BOX_TAG, BOX_INDENT };

struct box {
	enum box_end end;
	bool shown;  /* false: nothing but the author's styles */
	size_t item; /* of the inserts, if it is shown */
	int depth;   /* BOX_INDENT: containers around its lines */
};

struct pass {
	struct dialect_scan scan;
	struct md_lines lines;
	struct md_line line, before;
	/* For what begins a line, which is looked at before the text that has
	 * come together until then. */
	struct template_scan templates;
	struct math_scan math;
	/* Running text, or HTML, that has not been looked into yet. */
	size_t from, to;
	bool html;
	struct box boxes[BOXES_MAX];
	int n_boxes;
	bool no_bar; /* no comment ends further on */
};

static const char *line_text(const struct pass *p)
{
	return p->scan.text + p->line.text;
}

static size_t line_len(const struct pass *p)
{
	return p->line.end - p->line.text;
}

/* The text need not end with a NUL. */
static bool line_begins(const struct pass *p, char c)
{
	return line_len(p) && *line_text(p) == c;
}

/* Looks into the text that has come together. */
static void flush(struct pass *p)
{
	if (p->to > p->from)
		dialect_inline(&p->scan, p->from, p->to, p->html);
	p->from = p->to = 0;
}

static void collect(struct pass *p, bool html)
{
	if (p->to <= p->from || p->html != html) {
		flush(p);
		p->from = p->line.text;
		p->html = html;
	}
	p->to = p->line.end;
}

/* Nothing stands in place of the rest of the line. */
static void drop(struct pass *p, size_t from, size_t to)
{
	flush(p);
	dialect_drop(&p->scan, from, to);
}

static void close_boxes(struct pass *p, int n, uint32_t last_line)
{
	while (p->n_boxes > n) {
		const struct box *box = &p->boxes[--p->n_boxes];
		if (box->shown)
			p->scan.inserts->items[box->item].last_line = last_line;
	}
}

/* At the end of the text. What a tag opened and none closed is no more than its
 * label. */
static void close_last_boxes(struct pass *p)
{
	while (p->n_boxes) {
		const struct box *box = &p->boxes[p->n_boxes - 1];
		if (box->end == BOX_TAG)
			p->n_boxes--;
		else
			close_boxes(p, p->n_boxes - 1, p->lines.number);
	}
}

static void open_box(struct pass *p, enum box_end end, bool shown)
{
	if (p->n_boxes == BOXES_MAX)
		return;
	p->boxes[p->n_boxes++] = (struct box){
		.end = end,
		.shown = shown,
		.item = p->scan.inserts->n - 1,
		.depth = p->lines.depth,
	};
}

static void show_box(struct pass *p, size_t to, const struct buf *label)
{
	flush(p);
	dialect_insert_block(&p->scan, &p->line, to, INSERT_BOX, buf_str(label),
			     label->len)
		->last_line = p->line.number;
}

/* Closes the innermost box of this kind, and those in it. */
static bool end_box(struct pass *p, enum box_end end)
{
	int n = p->n_boxes;

	while (n && p->boxes[n - 1].end != end)
		n--;
	if (!n)
		return false;
	close_boxes(p, n - 1, p->line.number);
	drop(p, p->line.text, p->line.end);
	return true;
}

static bool take_colons(struct pass *p)
{
	struct buf label = { 0 };
	const enum admonition kind =
		admonition_colons(line_text(p), line_len(p), &label);

	if (kind == ADMONITION_BOX)
		show_box(p, p->line.end, &label);
	else if (kind == ADMONITION_PLAIN)
		drop(p, p->line.text, p->line.end);
	buf_release(&label);
	if (kind == ADMONITION_NONE)
		return false;
	if (kind == ADMONITION_END)
		return end_box(p, BOX_COLONS);
	open_box(p, BOX_COLONS, kind == ADMONITION_BOX);
	return true;
}

/* A box whose content is indented, by what reads its first line. */
static bool take_indented(struct pass *p,
			  bool (*reads)(const char *, size_t, struct buf *))
{
	struct buf label = { 0 };
	const bool is_box = reads(line_text(p), line_len(p), &label);

	if (is_box) {
		show_box(p, p->line.end, &label);
		md_lines_indent(&p->lines);
		open_box(p, BOX_INDENT, true);
	}
	buf_release(&label);
	return is_box;
}

static bool take_alert(struct pass *p)
{
	struct buf label = { 0 };
	const bool is_alert =
		p->line.first && md_lines_in_quote(&p->lines) &&
		admonition_alert(line_text(p), line_len(p), &label);

	if (is_alert) {
		flush(p);
		dialect_insert_block(&p->scan, &p->line, p->line.end,
				     INSERT_LABEL, buf_str(&label), label.len);
		p->lines.paragraph = false;
	}
	buf_release(&label);
	return is_alert;
}

/* Goes on behind byte `to`, the end of a line. */
static void skip_to(struct pass *p, size_t to)
{
	const size_t next = to < p->scan.len ? to + 1 : to;

	if (next > p->lines.at)
		md_lines_skip_to(&p->lines, next);
	p->lines.paragraph = false;
}

static bool take_math(struct pass *p)
{
	struct math m;

	if (!math_block_at(&p->math, p->line.text, &m))
		return false;
	flush(p);
	dialect_insert_math(&p->scan, &p->line, &m);
	skip_to(p, p->line.text + m.len);
	return true;
}

/* The end of the line on which byte `off` is; 0 if something else than blanks
 * stands there. */
static size_t rest_of_line(const struct pass *p, size_t off)
{
	const struct dialect_scan *s = &p->scan;

	while (off < s->len && ascii_is_space(s->text[off]) &&
	       s->text[off] != '\n')
		off++;
	return off == s->len || s->text[off] == '\n' ? off : 0;
}

/* The lines from behind the tag to `end` are code; all up to `to` is taken. */
static void show_code(struct pass *p, const struct template *t, size_t end,
		      size_t to)
{
	struct dialect_scan *s = &p->scan;
	const size_t from = p->line.text + t->len;
	struct buf code = { 0 }, info = { 0 };

	flush(p);
	dialect_code(s->text + from, end - from, p->line.text - p->line.start,
		     &code);
	tags_language(t, &info);
	dialect_insert_block(s, &p->line, to, INSERT_CODE_BLOCK, buf_str(&code),
			     code.len)
		->info =
		arena_memdup(&s->inserts->arena, buf_str(&info), info.len);
	buf_release(&code);
	buf_release(&info);
	skip_to(p, to);
}

static bool take_code(struct pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return false;
	const size_t to = rest_of_line(p, at + end.len);
	if (!to || (p->line.kind == MD_LINE_HTML && to <= p->line.end))
		return false;
	show_code(p, t, at, to);
	return true;
}

static bool take_comment(struct pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return false;
	const size_t to = rest_of_line(p, at + end.len);
	if (!to)
		return false;
	drop(p, p->line.text, to);
	skip_to(p, to);
	return true;
}

static bool take_box(struct pass *p, const struct template *t, size_t to)
{
	struct buf label = { 0 };

	if (t->single)
		return false;
	tags_label(t, &label);
	show_box(p, to, &label);
	open_box(p, BOX_TAG, true);
	buf_release(&label);
	skip_to(p, to);
	return true;
}

/* The tag itself goes with the text; but no line behind it is a tag. */
static void note_raw(struct pass *p, const struct template *t)
{
	struct template end;
	size_t at;

	if (!dialect_find_end(&p->scan, p->line.text, t, &at, &end))
		return;
	p->scan.raw = p->line.text + t->len;
	p->scan.raw_end = at;
}

/* A tag begins the line, and no raw text is around it. */
static bool begins_with_tag(struct pass *p, struct template *t)
{
	return (p->line.text < p->scan.raw ||
		p->line.text >= p->scan.raw_end) &&
	       template_at(&p->templates, p->line.text, t) &&
	       (t->kind == TEMPLATE_TAG || t->kind == TEMPLATE_SHORTCODE);
}

/* A tag that means something to the lines behind it. */
static bool take_tag(struct pass *p)
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
	const size_t to = rest_of_line(p, p->line.text + t.len);
	if (!to || p->line.kind == MD_LINE_HTML)
		return false;
	if (action == TAG_BOX)
		return take_box(p, &t, to);
	return tags_ends_box(&t) && end_box(p, BOX_TAG);
}

/* There is none; the outline is what it would be. */
static bool take_toc(struct pass *p)
{
	if (!short_tag_is_toc(line_text(p), line_len(p)))
		return false;
	drop(p, p->line.text, p->line.end);
	return true;
}

/* A comment between two lines of %%. */
static bool take_hidden(struct pass *p)
{
	if (p->no_bar || p->line.depth ||
	    !note_keeper_is_bar(line_text(p), line_len(p)))
		return false;
	const size_t bar =
		note_keeper_bar_end(p->scan.text, p->scan.len, p->line.next);
	const size_t to = bar ? rest_of_line(p, bar) : 0;
	p->no_bar = !bar;
	if (to) {
		drop(p, p->line.text, to);
		skip_to(p, to);
	}
	return to > 0;
}

/* A block of code between tags in brackets. */
static bool take_short_code(struct pass *p)
{
	struct dialect_scan *s = &p->scan;
	struct template t;
	size_t at;

	if (!short_tag_at(line_text(p), s->len - p->line.text, &t) ||
	    t.closes || short_tag_kind(&t) != SHORT_TAG_CODE ||
	    !dialect_find_short_end(s, p->line.text, &t, &at) ||
	    at <= p->line.end)
		return false;
	const size_t to = rest_of_line(p, at + t.name_len + 3);
	if (to)
		show_code(p, &t, at, to);
	return to > 0;
}

/* A table that is drawn stays as it is. */
static bool show_drawn(struct pass *p, const struct md_line *line, size_t from,
		       size_t to)
{
	const size_t indent = from - line->start;
	struct buf code = { 0 };

	if (!to)
		return false;
	flush(p);
	dialect_code(p->scan.text + from, to - from, indent, &code);
	dialect_insert_block(&p->scan, line, to, INSERT_CODE_BLOCK,
			     buf_str(&code), code.len);
	buf_release(&code);
	skip_to(p, to);
	return true;
}

static bool take_grid(struct pass *p)
{
	return p->line.first &&
	       show_drawn(p, &p->line, p->line.text,
			  drawn_table_grid(p->scan.text, p->scan.len,
					   p->line.text));
}

/* Its header is the paragraph of one line before. */
static bool take_columns(struct pass *p)
{
	const bool headed = p->to > p->from && p->from == p->before.text &&
			    p->before.first && !p->html;
	const struct md_line line = headed ? p->before : p->line;
	const size_t to =
		p->line.depth || (!headed && !p->line.first)
			? 0
			: drawn_table_columns(p->scan.text, p->scan.len,
					      line.start, p->line.start);

	if (to && headed)
		p->from = p->to = 0;
	return show_drawn(p, &line, line.start, to);
}

/* Lines of kramdown that show nothing. */
static bool take_attributes(struct pass *p)
{
	const char *s = line_text(p);
	const size_t len = line_len(p);
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
		drop(p, p->line.text, to ? to : p->line.end);
		if (to)
			skip_to(p, to);
		return true;
	}
	/* the item "TOC" before {:toc} */
	if (attrs_is_toc(s, len) && p->from == p->before.text && p->to &&
	    p->before.first && p->before.depth) {
		p->from = p->to = 0;
		dialect_replace(&p->scan, p->before.start, p->before.end, "",
				0);
	}
	drop(p, p->line.text, p->line.end);
	return true;
}

/* `##Title`: two and more are no hashtag. Puts the blank behind them. */
static void space_heading(struct pass *p)
{
	const char *s = line_text(p);
	size_t n = 0;

	while (n < line_len(p) && s[n] == '#')
		n++;
	if (n < 2 || n > 6 || n == line_len(p) || p->line.heading ||
	    !p->line.first || strchr("!#", s[n]))
		return;
	flush(p);
	dialect_replace(&p->scan, p->line.text + n, p->line.text + n, " ", 1);
	p->line.heading = true;
	p->lines.paragraph = false;
}

/* A heading's attributes are no text. */
static void take_heading(struct pass *p)
{
	const size_t n = attrs_at_end(line_text(p), line_len(p));

	flush(p);
	p->from = p->line.text;
	p->to = p->line.text + n;
	flush(p);
	if (n < line_len(p))
		dialect_replace(&p->scan, p->line.text + n, p->line.end, "", 0);
}

/* The text before this line, which underlines it, is a heading. */
static void take_underline(struct pass *p)
{
	const char *text = p->scan.text;
	const size_t n = attrs_at_end(text + p->from, p->to - p->from);
	const size_t from = p->from + n, to = p->to;

	if (from == to)
		return;
	p->to = from;
	flush(p);
	dialect_drop(&p->scan, from, to);
}

static bool is_underline(const struct pass *p)
{
	const char *s = line_text(p);
	size_t n = 0;

	while (n < line_len(p) && s[n] == *s)
		n++;
	return !p->line.first && (*s == '=' || *s == '-') && n == line_len(p);
}

/* `- {: .class} text`: the attributes of an item. */
static void take_item_attributes(struct pass *p)
{
	const char *s = line_text(p);
	size_t n = line_len(p) > 2 && p->line.depth && s[1] == ':'
			   ? attrs_len(s, line_len(p))
			   : 0;

	if (!n || n == line_len(p) || !ascii_is_blank(s[n]))
		return;
	while (n < line_len(p) && ascii_is_blank(s[n]))
		n++;
	dialect_replace(&p->scan, p->line.text, p->line.text + n, "", 0);
	p->line.text += n;
}

/* A construct that takes whole lines. */
static bool take_lines(struct pass *p)
{
	switch (*line_text(p)) {
	case ':':
		return take_colons(p);
	case '!':
	case '?':
		return take_indented(p, admonition_marks);
	case '=':
		return take_indented(p, admonition_tab);
	case '[':
		return take_alert(p) || take_toc(p) || take_short_code(p);
	case '@':
		return take_toc(p);
	case '%':
		return take_hidden(p);
	case '$':
	case '\\':
		return take_math(p);
	case '{':
		return take_tag(p) || take_attributes(p) || take_toc(p);
	case '*':
		return take_attributes(p);
	case '+':
		return take_grid(p);
	case '-':
		return take_columns(p);
	default:
		return false;
	}
}

static void take_text(struct pass *p)
{
	if (p->line.first)
		flush(p);
	if (p->line.first && line_begins(p, '{'))
		take_item_attributes(p);
	if (line_begins(p, '#'))
		space_heading(p);
	else if (line_len(p) && take_lines(p))
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
static bool take_nothing(struct pass *p)
{
	struct template t;

	if (!begins_with_tag(p, &t) ||
	    (tags_action(&t) != TAG_GONE && !tags_is_end(&t)) ||
	    rest_of_line(p, p->line.text + t.len) != p->line.end)
		return false;
	drop(p, p->line.text, p->line.end);
	md_lines_end_html(&p->lines);
	return true;
}

static void take_html(struct pass *p)
{
	if (!line_begins(p, '{') || !(take_tag(p) || take_nothing(p)))
		collect(p, true);
}

/* The content of a box is indented, which means code to the parser. */
static void take_cut(struct pass *p)
{
	if (p->line.cut == p->line.cut_end)
		return;
	flush(p);
	dialect_replace(&p->scan, p->line.cut, p->line.cut_end, "", 0);
}

static void close_indented(struct pass *p)
{
	for (int i = 0; i < p->n_boxes; i++) {
		if (p->boxes[i].end == BOX_INDENT &&
		    !md_lines_is_indented(&p->lines, p->boxes[i].depth)) {
			close_boxes(p, i, p->line.number - 1);
			return;
		}
	}
}

static void take_line(struct pass *p)
{
	close_indented(p);
	take_cut(p);
	switch (p->line.kind) {
	case MD_LINE_TEXT:
		take_text(p);
		break;
	case MD_LINE_HTML:
		take_html(p);
		break;
	default:
		flush(p);
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
			s->signs[s->n_signs++] = all[i].c;
}

static bool has_inserts(const char *text, size_t len, struct signs signs)
{
	return signs_has(signs, SIGN_NONCHAR) && inserts_are_in(text, len);
}

bool dialect_prepare(struct buf *out, struct inserts *inserts, const char *text,
		     size_t len, struct signs signs, const struct post *post,
		     bool html)
{
	const struct dialect_needs needs = dialect_needs_of(text, len, signs);

	if (!needs.any || has_inserts(text, len, signs))
		return false;
	struct pass p = {
		.scan = { .text = text,
			  .len = len,
			  .post = post,
			  .out = out,
			  .inserts = inserts,
			  .templates = { .text = text, .len = len },
			  .math = { .text = text, .len = len } },
		.lines = { .text = text, .len = len },
		.templates = { .text = text, .len = len },
		.math = { .text = text, .len = len },
	};

	note_signs(&p.scan, signs, &needs);
	if (html)
		dialect_inline(&p.scan, 0, len, true);
	while (!html && md_lines_next(&p.lines, &p.line)) {
		take_line(&p);
		p.before = p.line;
	}
	flush(&p);
	close_last_boxes(&p);
	if (!p.scan.done)
		return false;
	buf_add(out, text + p.scan.done, len - p.scan.done);
	return true;
}

/* SPDX-License-Identifier: MIT */
#include "doc/md_lines.h"

#include "archive/ascii.h"
#include "doc/lines.h"
#include "doc/opener.h"

#include <string.h>

enum { TAB = 4, CODE_INDENT = 4, INDENT_COLS = 4 };

/* A place in a line and the column it is in; `owed` columns of a tab that was
 * taken in part are still to come. */
struct cursor {
	const char *text;
	size_t at, end;
	int col, owed;
};

static bool at_end(const struct cursor *c)
{
	return c->at == c->end;
}

static char peek(const struct cursor *c)
{
	return c->at < c->end ? c->text[c->at] : '\0';
}

/* Takes blanks of up to `cols` columns; returns how many. */
static int take_blanks(struct cursor *c, int cols)
{
	int taken = 0;

	if (!c->owed) {
		while (taken < cols && peek(c) == ' ') {
			c->at++;
			taken++;
		}
		c->col += taken;
	}
	while (taken < cols) {
		if (!c->owed) {
			if (!ascii_is_blank(peek(c)))
				break;
			c->owed = peek(c) == '\t' ? TAB - c->col % TAB : 1;
			c->at++;
		}
		const int n = c->owed < cols - taken ? c->owed : cols - taken;
		c->owed -= n;
		c->col += n;
		taken += n;
	}
	return taken;
}

/* Columns of blanks here, which stay. */
static int indent_of(const struct cursor *c)
{
	struct cursor look;

	if (!c->owed && !ascii_is_blank(peek(c)))
		return 0;
	look = *c;
	return take_blanks(&look, 1 << 20);
}

static bool is_blank(const struct cursor *c)
{
	size_t i = c->at;

	while (i < c->end && ascii_is_blank(c->text[i]))
		i++;
	return i == c->end;
}

static void take_char(struct cursor *c)
{
	c->at++;
	c->col++;
}

static bool take_quote(struct cursor *c)
{
	if (peek(c) != '>' && !ascii_is_blank(peek(c)))
		return false;
	if (indent_of(c) >= CODE_INDENT)
		return false;
	struct cursor look = *c;
	take_blanks(&look, CODE_INDENT - 1);
	if (peek(&look) != '>')
		return false;
	take_char(&look);
	take_blanks(&look, 1);
	*c = look;
	return true;
}

/* The line goes on with the container. */
static bool go_on(struct cursor *c, const struct md_lines_level *level)
{
	if (level->kind == MD_LINES_QUOTE)
		return take_quote(c);
	if (is_blank(c))
		return true;
	if (indent_of(c) < level->indent)
		return false;
	take_blanks(c, level->indent);
	return true;
}

/* Bytes of a run of `c` at the cursor. */
static size_t run_len(const struct cursor *c, char ch)
{
	size_t n = 0;

	while (c->at + n < c->end && c->text[c->at + n] == ch)
		n++;
	return n;
}

static bool is_rule(const struct cursor *c)
{
	const char mark = peek(c);
	size_t n = 0;

	if (mark != '*' && mark != '-' && mark != '_')
		return false;
	for (size_t i = c->at; i < c->end; i++) {
		if (c->text[i] == mark)
			n++;
		else if (!ascii_is_blank(c->text[i]))
			return false;
	}
	return n >= 3;
}

/* Bytes of the mark of a list's item, or 0. */
static size_t mark_len(const struct cursor *c, bool in_paragraph)
{
	const size_t left = c->end - c->at;
	const char *s = c->text + c->at;
	size_t n = 0;

	if (!left || is_rule(c))
		return 0;
	if (*s == '-' || *s == '+' || *s == '*') {
		n = 1;
	} else {
		while (n < left && n < 9 && ascii_is_digit(s[n]))
			n++;
		if (!n || n == left || (s[n] != '.' && s[n] != ')') ||
		    (in_paragraph && (n != 1 || *s != '1')))
			return 0;
		n++;
	}
	return n == left || ascii_is_blank(s[n]) ? n : 0;
}

static bool push(struct md_lines *l, enum md_lines_container kind, int indent)
{
	if (l->depth == MD_LINES_DEPTH)
		return false;
	l->levels[l->depth++] = (struct md_lines_level){ kind, indent };
	return true;
}

/* Opens an item if one begins here. */
static bool take_item(struct md_lines *l, struct cursor *c, bool in_paragraph)
{
	struct cursor look = *c;
	const int before = take_blanks(&look, CODE_INDENT - 1);
	const size_t mark = mark_len(&look, in_paragraph);

	if (!mark || l->depth == MD_LINES_DEPTH)
		return false;
	for (size_t i = 0; i < mark; i++)
		take_char(&look);
	const bool empty = is_blank(&look);
	if (empty && in_paragraph)
		return false;
	int after = indent_of(&look);
	after = empty || after > CODE_INDENT ? 1 : after;
	take_blanks(&look, after);
	*c = look;
	return push(l, MD_LINES_ITEM, before + (int)mark + after);
}

/* Opens all containers that begin here. */
static bool open_containers(struct md_lines *l, struct cursor *c,
			    bool in_paragraph)
{
	bool any = false;

	while (indent_of(c) < CODE_INDENT && l->depth < MD_LINES_DEPTH) {
		if (take_quote(c))
			push(l, MD_LINES_QUOTE, 0);
		else if (!take_item(l, c, in_paragraph && !any))
			break;
		any = true;
	}
	return any;
}

/* How many backticks or tildes open code here, or 0. */
static size_t fence_len(const struct cursor *c)
{
	const char ch = peek(c);
	const size_t n = ch == '`' || ch == '~' ? run_len(c, ch) : 0;

	if (n < 3 ||
	    (ch == '`' && memchr(c->text + c->at + n, '`', c->end - c->at - n)))
		return 0;
	return n;
}

static bool closes_fence(const struct md_lines *l, struct cursor c)
{
	if (indent_of(&c) >= CODE_INDENT)
		return false;
	take_blanks(&c, CODE_INDENT);
	const size_t n = run_len(&c, l->fence);
	if (n < l->fence_len)
		return false;
	c.at += n;
	return is_blank(&c);
}

/* The kind of HTML block that begins here, 0 if none does. */
static int html_kind(const struct cursor *c, bool in_paragraph)
{
	const int kind = opener_html(c->text + c->at, c->end - c->at);

	return kind == OPENER_HTML_ALONE && in_paragraph ? 0 : kind;
}

static bool ends_html(const struct cursor *c, int kind)
{
	return opener_html_ends(c->text + c->at, c->end - c->at, kind);
}

static bool is_heading(const struct cursor *c)
{
	const size_t n = run_len(c, '#');

	return n && n <= 6 &&
	       (c->at + n == c->end || ascii_is_blank(c->text[c->at + n]));
}

static bool is_underline(const struct cursor *c)
{
	const char ch = peek(c);

	if (ch != '=' && ch != '-')
		return false;
	struct cursor rest = *c;
	rest.at += run_len(c, ch);
	return is_blank(&rest);
}

/* Text that no container or fence claims. */
static void take_leaf(struct md_lines *l, struct cursor *c,
		      struct md_line *line, bool opened)
{
	const bool goes_on = l->paragraph && !opened;
	const size_t fence = fence_len(c);
	const int html = html_kind(c, goes_on);

	line->first = !goes_on;
	if (fence) {
		line->kind = MD_LINE_FENCE;
		line->first = true;
		l->fence = peek(c);
		l->fence_len = fence;
		l->fence_depth = l->depth;
		l->paragraph = false;
		return;
	}
	if (html) {
		line->kind =
			html < OPENER_HTML_BLANK ? MD_LINE_CODE : MD_LINE_HTML;
		l->html = html < OPENER_HTML_BLANK && ends_html(c, html) ? 0
									 : html;
		l->html_depth = l->depth;
		l->paragraph = false;
		return;
	}
	line->kind = MD_LINE_TEXT;
	line->heading = is_heading(c);
	line->first |= line->heading;
	l->paragraph =
		!line->heading && !is_rule(c) && !(goes_on && is_underline(c));
}

/* A line within code or HTML that the containers still hold. */
static bool take_inner(struct md_lines *l, struct cursor *c,
		       struct md_line *line)
{
	if (l->fence) {
		const bool closes = closes_fence(l, *c);
		line->kind = closes ? MD_LINE_FENCE : MD_LINE_CODE;
		if (closes)
			l->fence = '\0';
		return true;
	}
	if (!l->html)
		return false;
	const bool blank_ends = l->html >= OPENER_HTML_BLANK;
	if (blank_ends && is_blank(c)) {
		l->html = 0;
		return false;
	}
	line->kind = blank_ends ? MD_LINE_HTML : MD_LINE_CODE;
	if (!blank_ends && ends_html(c, l->html))
		l->html = 0;
	return true;
}

/* Closes the containers that the line does not go on with. */
static void close_to(struct md_lines *l, int depth)
{
	l->depth = depth;
	if (l->fence && l->fence_depth > depth)
		l->fence = '\0';
	if (l->html && l->html_depth > depth)
		l->html = 0;
}

/* Goes on with as many containers as the line does; returns how many. */
static int match(struct md_lines *l, struct cursor *c, struct md_line *line)
{
	int n = 0;

	for (; n < l->depth; n++) {
		const size_t from = c->at;
		if (!go_on(c, &l->levels[n]))
			break;
		if (l->levels[n].kind == MD_LINES_INDENT) {
			line->cut =
				line->cut == line->cut_end ? from : line->cut;
			line->cut_end = c->at;
		}
	}
	return n;
}

static bool is_plain(char c)
{
	return ascii_is_alpha(c) || (c & 0x80);
}

/* Behind blanks: it is text, and goes on with a paragraph if there is one. */
static bool begins_text(const struct cursor *c)
{
	size_t i = c->at;

	while (i < c->end && ascii_is_blank(c->text[i]))
		i++;
	return i < c->end && is_plain(c->text[i]);
}

static void classify(struct md_lines *l, struct cursor *c, struct md_line *line)
{
	const int matched = match(l, c, line);
	const bool all = matched == l->depth;

	for (int i = matched; i < l->depth; i++) {
		if (l->levels[i].kind == MD_LINES_INDENT)
			l->paragraph = false;
	}
	if (!all && !l->paragraph)
		close_to(l, matched);
	if (matched == l->depth && take_inner(l, c, line))
		return;
	if (is_blank(c)) {
		line->kind = MD_LINE_BLANK;
		l->paragraph = false;
		close_to(l, matched);
		return;
	}
	if (indent_of(c) >= CODE_INDENT && !l->paragraph) {
		line->kind = MD_LINE_CODE;
		return;
	}
	if (begins_text(c)) {
		line->first = !l->paragraph;
		line->kind = MD_LINE_TEXT;
		l->paragraph = true;
		return;
	}
	const int before = l->depth;
	struct md_lines_level kept[MD_LINES_DEPTH];
	memcpy(kept, l->levels, (size_t)before * sizeof(*kept));
	l->depth = matched;
	const bool opened = open_containers(l, c, all && l->paragraph);
	take_blanks(c, 1 << 20);
	const bool lazy = !all && !opened && l->paragraph && !fence_len(c) &&
			  !html_kind(c, true) && !is_heading(c) && !is_rule(c);
	if (lazy) {
		memcpy(l->levels, kept, (size_t)before * sizeof(*kept));
		l->depth = before;
	}
	take_leaf(l, c, line, opened || (!all && !lazy));
}

bool md_lines_have_cr(struct md_lines *l)
{
	if (!l->cr)
		l->cr = memchr(l->text, '\r', l->len) ? 2 : 1;
	return l->cr > 1;
}

static size_t line_end(struct md_lines *l, size_t off)
{
	const char *s = l->text + off;
	const size_t left = l->len - off;

	return off + (md_lines_have_cr(l) ? lines_len(s, left)
					  : lines_lf_len(s, left));
}

static size_t next_line(const char *text, size_t end, size_t len)
{
	return end + lines_end_len(text + end, len - end);
}

/* Most lines are in no container and need no closer look: running text, code in
 * a fence, nothing. The cursor is taken past their blanks. */
static bool take_simple(struct md_lines *l, struct cursor *c,
			struct md_line *line)
{
	if (l->depth || l->html)
		return false;
	if (l->fence) {
		while (!at_end(c) && ascii_is_blank(c->text[c->at]))
			c->at++;
		line->kind = MD_LINE_CODE;
		return at_end(c) || c->text[c->at] != l->fence;
	}
	if (!at_end(c) && !is_plain(c->text[c->at]))
		return false;
	line->kind = at_end(c) ? MD_LINE_BLANK : MD_LINE_TEXT;
	line->first = !l->paragraph;
	l->paragraph = !at_end(c);
	return true;
}

bool md_lines_next(struct md_lines *l, struct md_line *line)
{
	if (l->at >= l->len)
		return false;
	const size_t end = line_end(l, l->at);
	const size_t next = next_line(l->text, end, l->len);
	*line = (struct md_line){
		.start = l->at,
		.end = end,
		.next = next,
		.first = true,
	};
	struct cursor c = { .text = l->text, .at = l->at, .end = end };
	if (!take_simple(l, &c, line)) {
		c = (struct cursor){ .text = l->text, .at = l->at, .end = end };
		line->first = true;
		classify(l, &c, line);
		take_blanks(&c, 1 << 20);
	}
	line->text = c.at;
	line->depth = l->depth;
	l->at = next;
	return true;
}

uint32_t md_lines_number(struct md_lines *l, size_t off)
{
	while (l->counted < off) {
		const size_t end = line_end(l, l->counted);
		l->counted = next_line(l->text, end, l->len);
		l->number++;
	}
	return l->number;
}

void md_lines_skip_to(struct md_lines *l, size_t off)
{
	/* behind the end of the line before, if that is where it is */
	if (l->at < off)
		l->at = next_line(l->text, line_end(l, off - 1), l->len);
	l->paragraph = false;
}

bool md_lines_begins_block(const struct md_lines *l)
{
	if (l->paragraph || l->fence || l->html)
		return false;
	if (!l->depth || l->at >= l->len)
		return !l->depth;
	for (int i = 0; i < l->depth; i++)
		if (l->levels[i].kind == MD_LINES_INDENT)
			return false;
	const char c = l->text[l->at];
	return !ascii_is_blank(c) && c != '\n' && c != '\r' && c != '>';
}

void md_lines_begin_block(struct md_lines *l, size_t off)
{
	l->at = off;
	l->depth = 0;
}

void md_lines_indent(struct md_lines *l)
{
	push(l, MD_LINES_INDENT, INDENT_COLS);
	l->paragraph = false;
}

void md_lines_end_html(struct md_lines *l)
{
	l->html = 0;
}

bool md_lines_is_indented(const struct md_lines *l, int depth)
{
	return depth <= l->depth &&
	       l->levels[depth - 1].kind == MD_LINES_INDENT;
}

/* As if it were in code that nothing closes: that goes on where the containers
 * do. */
bool md_lines_holds(const struct md_lines *l, size_t off, bool paragraph,
		    size_t *text, bool *all)
{
	struct md_lines look = *l;
	struct md_line line = { 0 };

	look.at = off;
	look.paragraph = paragraph;
	look.html = 0;
	look.fence = '`';
	look.fence_len = SIZE_MAX;
	look.fence_depth = l->depth;
	const bool any = md_lines_next(&look, &line);
	*text = line.text;
	*all = any && line.kind == MD_LINE_CODE;
	return *all || (any && line.kind == MD_LINE_TEXT && !line.first);
}

int md_lines_quotes(const struct md_lines *l)
{
	int n = 0;

	for (int i = 0; i < l->depth; i++)
		n += l->levels[i].kind == MD_LINES_QUOTE;
	return n;
}

bool md_lines_in_quote(const struct md_lines *l)
{
	return l->depth && l->levels[l->depth - 1].kind == MD_LINES_QUOTE;
}

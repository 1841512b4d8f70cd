/* SPDX-License-Identifier: MIT */
#include "doc/cut.h"

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/inserts.h"
#include "doc/lines.h"
#include "doc/math.h"
#include "doc/opener.h"
#include "doc/pipes.h"
#include "doc/table.h"

#include <string.h>

/* True if the row of dashes makes the line above a header. */
static bool is_delimiter(const struct cut *c, const char *line, size_t len)
{
	const struct cut_table *t = &c->table;
	const char *header = c->body + t->header;

	if (!pipes_is_delimiter(line, len))
		return false;
	const size_t columns = pipes_count(line, len, TABLE_COLUMNS_MAX + 1);
	return columns <= TABLE_COLUMNS_MAX &&
	       pipes_count(header, lines_len(header, c->len - t->header),
			   columns + 1) == columns;
}

/* No other block begins with a pipe. */
static bool is_row(const char *line, size_t len)
{
	return len && *line == '|' && pipes_count(line, len, 1);
}

/* Takes note of a line that has been nested. */
static void follow_table(struct cut *c, const char *line, size_t len)
{
	struct cut_table *t = &c->table;
	const bool row = is_row(line, len) && !c->nest.depth &&
			 c->nest.leaf == NEST_PARAGRAPH;

	if (row && t->rows) {
		if (t->cells < DOC_TABLE_CELLS)
			t->cells += pipes_count(line, len, t->columns);
		return;
	}
	const bool header = row && c->nest.first;
	const bool delimiter = row && t->begun && is_delimiter(c, line, len);
	const size_t at = (size_t)(line - c->body);
	if (delimiter) {
		t->columns = pipes_count(line, len, TABLE_COLUMNS_MAX);
		t->cells = t->columns;
		t->rows = at + len;
		t->rows += lines_end_len(line + len, c->len - t->rows);
	} else {
		*t = (struct cut_table){ .header = at, .begun = header };
	}
}

/* Takes note of a line that has been nested. */
static void follow_list(struct cut *c)
{
	const struct nest *n = &c->nest;
	const bool open = n->depth && n->levels[0].indent;
	const char mark = open ? n->levels[0].mark : '\0';

	if (mark != c->list.mark)
		c->list = (struct cut_list){ .mark = mark };
	c->list.items += n->item;
}

/* The info string of a fence says what is not code, or may say so when it is
 * decoded. */
static bool is_odd_fence(const char *line, size_t len)
{
	struct buf info = { 0 };
	size_t i = opener_blanks(line, len);

	i += opener_fence(line + i, len - i);
	i += opener_blanks(line + i, len - i);
	buf_add(&info, line + i, len - i);
	const bool odd =
		math_is_info(buf_str(&info)) || strpbrk(buf_str(&info), "&\\");
	buf_release(&info);
	return odd;
}

/* Takes note of a line that has been nested; `was` is what was open before. */
static void follow_code(struct cut *c, const char *line, size_t len,
			enum nest_leaf was)
{
	const enum nest_leaf leaf = c->nest.depth ? NEST_NONE : c->nest.leaf;
	struct cut_code *code = &c->code;

	if (leaf != NEST_FENCE && leaf != NEST_INDENTED)
		return;
	if (leaf == was) {
		code->lines++;
		return;
	}
	*code = (struct cut_code){ .at = (size_t)(line - c->body) };
	if (leaf == NEST_INDENTED) {
		code->lines = 1;
		return;
	}
	code->header = len + lines_end_len(line + len, c->len - c->at - len);
	code->whole = is_odd_fence(line, len);
}

/* Takes note of a line of the paragraph. */
static void follow_seam(struct cut_text *text, const char *line, size_t len)
{
	seam_line(&text->seam, line, len);
	text->whole |= pipes_is_delimiter(line, len);
}

/* It may be a row of a table that has no header. */
static bool is_bar(const struct nest *n, const char *line, size_t len)
{
	while (len && (line[len - 1] == ' ' || line[len - 1] == '\t'))
		len--;
	return len > n->content && line[n->content] == '|' &&
	       line[len - 1] == '|';
}

/* Takes note of a line that has been nested. Only of what is long is known
 * whether it is closed. */
static void follow_text(struct cut *c, const char *line, size_t len)
{
	const struct nest *n = &c->nest;
	struct cut_text *text = &c->text;
	const bool open = n->leaf == NEST_PARAGRAPH && n->text &&
			  !n->in_references && !c->table.rows;

	if (!open || n->first || !text->open) {
		*text = (struct cut_text){ .from = c->at, .open = open };
		text->bars = open && is_bar(n, line, len);
		return;
	}
	text->bars = text->bars && is_bar(n, line, len);
	if (text->followed)
		follow_seam(text, line, len);
	if (text->followed || c->at + len - text->from < DOC_TEXT_BYTES)
		return;
	text->followed = true;
	for (size_t at = text->from; at <= c->at;) {
		const size_t left = c->len - at;
		const size_t n_line = lines_len(c->body + at, left);
		follow_seam(text, c->body + at, n_line);
		at += n_line;
		at += lines_end_len(c->body + at, c->len - at);
	}
}

/* The line goes on with the paragraph as any line of it may, and neither makes
 * a table of what is above it nor shows nothing. */
static bool goes_on(const struct cut *c, const char *line, size_t len)
{
	struct nest next = c->nest;

	nest_line(&next, line, len);
	if (next.lost || next.leaf != NEST_PARAGRAPH || !next.text ||
	    next.first || next.depth != c->nest.depth)
		return false;
	const char *s = line + next.content;
	return !pipes_is_delimiter(s, len - next.content) &&
	       !inserts_is_fill(s, len - next.content);
}

static bool in_note(const struct nest *n)
{
	for (int i = 0; i < n->depth; i++)
		if (n->levels[i].note)
			return true;
	return false;
}

/* A line of a long paragraph may. */
static bool parts_text(const struct cut *c, const char *line, size_t len)
{
	const struct cut_text *text = &c->text;
	const size_t done = c->at - text->from;

	return text->open && text->followed && !text->whole && !text->bars &&
	       done >= DOC_TEXT_BYTES &&
	       (seam_is_closed(&text->seam) || done >= DOC_TEXT_BYTES_MOST) &&
	       nest_is_free(&c->nest) && c->nest.depth <= CUT_DEPTH &&
	       !in_note(&c->nest) && goes_on(c, line, len);
}

/* A row of the table that is open may begin a piece. */
static bool parts_table(const struct cut *c, const char *line, size_t len)
{
	return is_row(line, len) && c->table.rows && c->at > c->table.rows &&
	       c->table.cells >= DOC_TABLE_CELLS && nest_is_free(&c->nest);
}

/* An item of the list that is open may. */
static bool parts_list(const struct cut *c, const char *line, size_t len)
{
	return c->list.items >= DOC_LIST_ITEMS && nest_is_free(&c->nest) &&
	       nest_item_mark(line, len) == c->list.mark;
}

/* A block within the quote that is open may. */
static bool parts_quote(const struct cut *c, const char *line, size_t len)
{
	const struct nest *n = &c->nest;
	const bool open = n->depth == 1 && n->levels[0].mark == '>';

	if (!open || !n->blank || n->leaf != NEST_NONE || !nest_is_free(n) ||
	    len < 2 || *line != '>')
		return false;
	const size_t mark = line[1] == ' ' ? 2 : 1;
	return nest_begins_anew(line + mark, len - mark);
}

/* Columns of blanks, if they are fewer than make code. */
static bool is_indented(const char *line, size_t len)
{
	enum { CODE_INDENT = 4 };
	const size_t n = opener_blanks(line, len);

	return n < len && (n >= CODE_INDENT || memchr(line, '\t', n));
}

/* A line of the code that is open may: one with which a leaf begins; and one
 * that is not blank, nor the one above it, where blank ones may be left
 * out. */
static bool parts_code(const struct cut *c, const char *line, size_t len)
{
	const struct nest *n = &c->nest;
	const size_t i = opener_blanks(line, len);

	if (n->depth || n->lost || n->doubt || n->elements || c->code.whole ||
	    !c->code.lines || c->code.lines % DOC_CODE_LINES)
		return false;
	if (n->leaf == NEST_INDENTED)
		return !c->empty && is_indented(line, len);
	return n->leaf == NEST_FENCE &&
	       !opener_fence_ends(line + i, len - i, n->fence, n->fence_size);
}

/* Begins a block where a paragraph could go on, too; but dashes there are its
 * underline. */
static bool begins_always(const struct cut *c, const char *line, size_t len)
{
	const bool in_paragraph =
		!c->nest.depth && c->nest.leaf == NEST_PARAGRAPH;

	return opener_heading(line, len) || opener_fence(line, len) ||
	       (opener_rule(line, len) && !(in_paragraph && *line == '-'));
}

/* A block begins there. */
static bool parts_blocks(const struct cut *c, const char *line, size_t len)
{
	return (begins_always(c, line, len) ||
		(c->empty && nest_begins_anew(line, len))) &&
	       nest_is_free(&c->nest);
}

/* What the line parts, if it does. */
static enum cut_within within(const struct cut *c, const char *line, size_t len,
			      bool *here)
{
	static const struct {
		enum cut_within within;
		bool (*parts)(const struct cut *c, const char *s, size_t len);
	} places[] = {
		{ CUT_BETWEEN, parts_blocks }, { CUT_IN_TABLE, parts_table },
		{ CUT_IN_LIST, parts_list },   { CUT_IN_QUOTE, parts_quote },
		{ CUT_IN_CODE, parts_code },
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		*here = places[i].parts(c, line, len);
		if (*here)
			return places[i].within;
	}
	return CUT_BETWEEN;
}

void cut_init(struct cut *c, const char *body, size_t len)
{
	*c = (struct cut){ .body = body, .len = len };
	c->at = lines_mark_len(body, len);
}

/* The line before which the body may be cut. */
static bool is_place(struct cut *c, const char *line, size_t len, bool least)
{
	bool here = parts_text(c, line, len);

	if (here) {
		c->within = CUT_IN_TEXT;
		c->text = (struct cut_text){ .from = c->at, .open = true };
	} else if (least) {
		c->within = within(c, line, len, &here);
	}
	return here;
}

/* Goes past the line. */
static void follow(struct cut *c, const char *line, size_t len)
{
	const enum nest_leaf was = c->nest.depth ? NEST_NONE : c->nest.leaf;

	nest_line(&c->nest, line, len);
	c->empty = opener_blanks(line, len) == len;
	follow_table(c, line, len);
	follow_list(c);
	follow_code(c, line, len, was);
	follow_text(c, line, len);
}

size_t cut_next(struct cut *c, size_t least)
{
	const size_t from = c->at;
	const size_t worth = least < DOC_TEXT_BYTES ? least : DOC_TEXT_BYTES;

	while (c->len - from > worth && c->at < c->len && !c->nest.lost) {
		const char *line = c->body + c->at;
		const size_t left = c->len - c->at;
		const size_t n = lines_len(line, left);
		nest_settle(&c->nest, line, n);
		if (c->at > from && is_place(c, line, n, c->at - from >= least))
			return c->at;
		follow(c, line, n);
		c->at += n + lines_end_len(line + n, left - n);
	}
	c->within = CUT_BETWEEN;
	c->at = c->len;
	return c->len;
}

struct cut_open cut_open(const struct cut *c)
{
	struct cut_open open = { 0 };

	if (c->within != CUT_IN_TEXT)
		return open;
	open.depth = c->nest.depth;
	for (int i = 0; i < open.depth; i++)
		open.quotes[i] = !c->nest.levels[i].indent;
	return open;
}

/* The marker of an item whose lines begin with so many columns. */
static void add_marker(struct buf *out, const struct nest_level *level)
{
	enum { BLANKS = 4, DIGITS = 9 };
	const bool number = level->mark == '.' || level->mark == ')';
	int left = level->indent - 1 - number;
	const int blanks = left < BLANKS ? left : BLANKS;

	left -= blanks;
	const int digits = !number ? 0 : left < DIGITS - 1 ? left : DIGITS - 1;
	buf_add_fill(out, ' ', left - digits);
	buf_add_fill(out, '0', digits);
	if (number)
		buf_add_char(out, '1');
	buf_add_char(out, level->mark);
	buf_add_fill(out, ' ', blanks);
}

static void add_containers(struct buf *out, const struct nest *n)
{
	for (int i = 0; i < n->depth; i++) {
		if (n->levels[i].indent)
			add_marker(out, &n->levels[i]);
		else
			buf_add_str(out, "> ");
	}
	buf_add_str(out, "x\n");
}

void cut_add_header(const struct cut *c, struct buf *out)
{
	const struct cut_table *table = &c->table;

	if (c->within == CUT_IN_TABLE)
		buf_add(out, c->body + table->header,
			table->rows - table->header);
	else if (c->within == CUT_IN_CODE)
		buf_add(out, c->body + c->code.at, c->code.header);
	else if (c->within == CUT_IN_TEXT)
		add_containers(out, &c->nest);
}

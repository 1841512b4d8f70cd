/* SPDX-License-Identifier: MIT */
#include "doc/table.h"

#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/html.h"
#include "doc/lines.h"
#include "doc/pipes.h"

#include <cmark.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum { TAB = 4, CODE_INDENT = 4 };

static size_t line_end(const char *text, size_t len, size_t at)
{
	return at + lines_len(text + at, len - at);
}

static size_t next_line(const char *text, size_t len, size_t at)
{
	at = line_end(text, len, at);
	return at + lines_end_len(text + at, len - at);
}

static size_t line_start(const char *text, size_t at)
{
	while (at && text[at - 1] != '\n' && text[at - 1] != '\r')
		at--;
	return at;
}

/* Only what a row of dashes in any containers is made of. */
static bool may_be_delimiter(const char *s, size_t len)
{
	bool dash = false;

	for (size_t i = 0; i < len; i++) {
		if (!strchr("|:- \t>\v\f", s[i]) || !s[i])
			return false;
		dash |= s[i] == '-';
	}
	return dash;
}

/* Nothing but marks of containers is before the pipe at `at`. */
static bool is_bar(const char *s, size_t start, size_t at, size_t end)
{
	while (end > at && (s[end - 1] == ' ' || s[end - 1] == '\t'))
		end--;
	if (s[end - 1] != '|')
		return false;
	while (at > start && strchr(" \t>-+*.)0123456789", s[at - 1]))
		at--;
	return at == start;
}

/* Notes the line that holds byte `at` if it may be a row of dashes. Returns
 * where it ends. */
static size_t judge_line(struct table_finder *f, size_t *cap, size_t at)
{
	const size_t start = line_start(f->text, at);
	const size_t end = line_end(f->text, f->len, at);

	f->bars = f->bars ||
		  (f->text[at] == '|' && is_bar(f->text, start, at, end));
	if (may_be_delimiter(f->text + start, end - start)) {
		f->marks = xgrow(f->marks, cap, f->n + 1, sizeof(*f->marks));
		f->marks[f->n++] = (struct table_mark){ .off = start };
	}
	return end;
}

static void find_with_pipe(struct table_finder *f, size_t *cap)
{
	const char *const end = f->text + f->len;

	for (const char *s = f->text;
	     (s = memchr(s, '|', (size_t)(end - s))) != NULL;)
		s = f->text + judge_line(f, cap, (size_t)(s - f->text));
}

/* A single column needs none. */
static void find_without(struct table_finder *f, size_t *cap)
{
	const char *const end = f->text + f->len;

	for (const char *s = f->text;
	     (s = memchr(s, ':', (size_t)(end - s))) != NULL; s++) {
		const bool dash = (s > f->text && s[-1] == '-') ||
				  (s + 1 < end && s[1] == '-');
		const size_t at = (size_t)(s - f->text);
		if (!dash)
			continue;
		const size_t start = line_start(f->text, at);
		const size_t stop = line_end(f->text, f->len, at);
		if (!memchr(f->text + start, '|', stop - start))
			judge_line(f, cap, at);
		s = f->text + stop;
		if (s == end)
			break;
	}
}

static int cmp_mark(const void *a, const void *b)
{
	const struct table_mark *x = a, *y = b;

	return x->off < y->off ? -1 : x->off > y->off;
}

static void number_lines(struct table_finder *f)
{
	uint32_t line = 1;
	size_t at = 0;

	for (size_t i = 0; i < f->n; i++) {
		for (; at < f->marks[i].off; line++)
			at = next_line(f->text, f->len, at);
		f->marks[i].line = line;
	}
}

void table_finder_init(struct table_finder *f, const char *text, size_t len,
		       struct signs signs)
{
	size_t cap = 0;

	*f = (struct table_finder){ .text = text, .len = len, .line = 1 };
	if (signs_has(signs, SIGN_PIPE))
		find_with_pipe(f, &cap);
	const size_t n = f->n;
	if (signs_has(signs, SIGN_COLON_DASH) ||
	    signs_has(signs, SIGN_DASH_COLON))
		find_without(f, &cap);
	if (n && f->n > n)
		qsort(f->marks, f->n, sizeof(*f->marks), cmp_mark);
	number_lines(f);
}

void table_finder_release(struct table_finder *f)
{
	free(f->marks);
	*f = (struct table_finder){ 0 };
}

/* Takes up to `cols` columns of blanks from byte `*at`, which is in column
 * `*col`; returns how many there were. */
static int take_blanks(const char *s, size_t end, size_t *at, int *col,
		       int cols)
{
	const int from = *col;

	while (*at < end && *col - from < cols &&
	       (s[*at] == ' ' || s[*at] == '\t')) {
		*col += s[*at] == '\t' ? TAB - *col % TAB : 1;
		++*at;
	}
	return *col - from;
}

static bool take_quote(const char *s, size_t end, size_t *at, int *col)
{
	take_blanks(s, end, at, col, CODE_INDENT - 1);
	if (*at == end || s[*at] != '>')
		return false;
	++*at;
	++*col;
	take_blanks(s, end, at, col, 1);
	return true;
}

/* Takes the containers; returns how many the line is in. */
static size_t strip(const struct table *t, const char *s, size_t end,
		    size_t *at, int *col)
{
	for (size_t i = 0; i < t->n_containers; i++) {
		const struct table_container *c = &t->containers[i];
		const bool in = c->quote ? take_quote(s, end, at, col)
					 : take_blanks(s, end, at, col,
						       c->indent) >= c->indent;
		if (!in)
			return i;
	}
	return t->n_containers;
}

void table_line(const struct table *t, const char *text, size_t len, size_t off,
		uint32_t line, struct table_line *out)
{
	const size_t end = line_end(text, len, off);
	size_t at = off;
	int col = 0;

	/* The first line may begin with the marks of its containers. */
	if (line == t->begin_line) {
		out->depth = t->n_containers;
		at = t->column < end - off ? off + t->column : end;
	} else {
		out->depth = strip(t, text, end, &at, &col);
	}
	const int indent = take_blanks(text, end, &at, &col, INT_MAX / 2);
	out->code = indent >= CODE_INDENT;
	out->text = text + at;
	out->len = end - at;
	out->off = off;
	out->next = next_line(text, len, end);
	out->line = line;
}

/* Digits of the number that the first item of the list bears. */
static int digits_of(cmark_node *list)
{
	int n = 1;

	for (int i = cmark_node_get_list_start(list); i >= 10; i /= 10)
		n++;
	return n;
}

/* The column, from 0, in which the content of an item begins. */
static int item_column(cmark_node *item)
{
	const int column = cmark_node_get_start_column(item) - 1;
	cmark_node *list = cmark_node_parent(item);
	cmark_node *first = cmark_node_first_child(item);

	if (first &&
	    cmark_node_get_start_line(first) == cmark_node_get_start_line(item))
		return cmark_node_get_start_column(first) - 1;
	/* Its first line is empty: a blank follows the marker. */
	const bool ordered =
		cmark_node_get_list_type(list) == CMARK_ORDERED_LIST;
	return column + 2 + (ordered ? digits_of(list) : 0);
}

/* The containers of the block, outermost first; false if they are too many. */
static bool find_containers(struct table *t, cmark_node *block)
{
	cmark_node *around[TABLE_DEPTH];
	size_t n = 0;
	int column = 0; /* where the content of those passed begins */

	for (cmark_node *p = cmark_node_parent(block); p;
	     p = cmark_node_parent(p)) {
		const cmark_node_type type = cmark_node_get_type(p);
		if (type != CMARK_NODE_BLOCK_QUOTE && type != CMARK_NODE_ITEM)
			continue;
		if (n == TABLE_DEPTH)
			return false;
		around[n++] = p;
	}
	t->n_containers = n;
	for (size_t i = 0; i < n; i++) {
		cmark_node *p = around[n - 1 - i];
		const bool quote =
			cmark_node_get_type(p) == CMARK_NODE_BLOCK_QUOTE;
		const int content = quote ? cmark_node_get_start_column(p) + 1
					  : item_column(p);
		t->containers[i] = (struct table_container){
			quote, content > column ? content - column : 0
		};
		column = content;
	}
	return true;
}

/* The start of the line `n` lines above that which begins at `off`. */
static size_t lines_above(const char *text, size_t off, uint32_t n)
{
	for (; n && off; n--) {
		off--;
		off -= off && text[off] == '\n' && text[off - 1] == '\r';
		off = line_start(text, off);
	}
	return off;
}

/* What makes a heading of the lines above it. */
static bool is_underline(const struct table_line *l)
{
	size_t n = 0;

	while (n < l->len && l->text[n] == l->text[0])
		n++;
	while (n < l->len && strchr(" \t", l->text[n]))
		n++;
	return l->len && n == l->len && strchr("=-", l->text[0]);
}

/* Behind the block's last line. The parser counts one line too many for a
 * heading. */
static size_t find_end(const struct table *t, const struct table_finder *f,
		       const struct table_mark *mark, cmark_node *block)
{
	const bool heading = cmark_node_get_type(block) == CMARK_NODE_HEADING;
	const uint32_t last = (uint32_t)cmark_node_get_end_line(block);
	struct table_line line;
	size_t at = mark->off;

	for (uint32_t i = mark->line; i <= last && at < f->len; i++) {
		table_line(t, f->text, f->len, at, i, &line);
		at = line.next;
		if (heading && is_underline(&line))
			break;
	}
	return at;
}

/* Where the block's lines are, given that of the dashes. */
static void find_lines(struct table *t, const struct table_finder *f,
		       const struct table_mark *mark, cmark_node *block)
{
	t->text = f->text;
	t->column = (size_t)cmark_node_get_start_column(block) - 1;
	t->begin_line = (uint32_t)cmark_node_get_start_line(block);
	t->line = mark->line - 1;
	t->delimiter = mark->off;
	t->header = lines_above(f->text, mark->off, 1);
	t->begin = lines_above(f->text, t->header, t->line - t->begin_line);
	t->end = find_end(t, f, mark, block);
}

/* Marks before the block's second line are those of other blocks. */
static const struct table_mark *next_mark(struct table_finder *f,
					  cmark_node *block)
{
	const uint32_t first = (uint32_t)cmark_node_get_start_line(block);
	const uint32_t last = (uint32_t)cmark_node_get_end_line(block);

	while (f->next < f->n && f->marks[f->next].line <= first)
		f->next++;
	if (f->next == f->n || f->marks[f->next].line > last)
		return NULL;
	return &f->marks[f->next++];
}

static bool is_delimiter(const struct table *t, const struct table_line *l)
{
	return l->depth == t->n_containers && !l->code &&
	       pipes_is_delimiter(l->text, l->len);
}

bool table_find(struct table_finder *f, cmark_node *block, struct table *t)
{
	const struct table_mark *mark;
	struct table_line line;

	*t = (struct table){ 0 };
	while ((mark = next_mark(f, block)) != NULL) {
		if (!find_containers(t, block))
			return false;
		table_line(t, f->text, f->len, mark->off, mark->line, &line);
		if (!is_delimiter(t, &line))
			continue;
		find_lines(t, f, mark, block);
		t->columns =
			pipes_count(line.text, line.len, TABLE_COLUMNS_MAX + 1);
		table_line(t, f->text, f->len, t->header, t->line, &line);
		return t->columns <= TABLE_COLUMNS_MAX &&
		       pipes_count(line.text, line.len, t->columns + 1) ==
			       t->columns;
	}
	return false;
}

/* Where the line begins. Asked about in order. */
static size_t seek(struct table_finder *f, uint32_t line)
{
	for (; f->line < line && f->off < f->len; f->line++)
		f->off = next_line(f->text, f->len, f->off);
	return f->off;
}

struct table_finder table_finder_part(struct table_finder *f, uint32_t first,
				      uint32_t last, struct arena *arena)
{
	struct table_finder part = { .bars = f->bars, .line = first };
	size_t from = f->next;

	while (from && f->marks[from - 1].line > first)
		from--;
	while (from < f->n && f->marks[from].line <= first)
		from++;
	while (from + part.n < f->n && f->marks[from + part.n].line <= last)
		part.n++;
	if (!part.n && !part.bars)
		return (struct table_finder){ 0 };
	const size_t start = seek(f, first);
	size_t end = start;
	for (uint32_t i = first; i <= last && end < f->len; i++)
		end = next_line(f->text, f->len, end);
	part.text = arena_memdup(arena, f->text + start, end - start);
	part.len = end - start;
	if (part.n)
		part.marks = arena_alloc(arena, part.n * sizeof(*part.marks));
	for (size_t i = 0; i < part.n; i++)
		part.marks[i] = (struct table_mark){
			.off = f->marks[from + i].off - start,
			.line = f->marks[from + i].line,
		};
	f->next = from + part.n;
	return part;
}

/* Its text begins with a pipe, which is soon seen. */
static bool begins_with_pipe(cmark_node *paragraph)
{
	cmark_node *first = cmark_node_first_child(paragraph);

	return first && cmark_node_get_type(first) == CMARK_NODE_TEXT &&
	       *cmark_node_get_literal(first) == '|';
}

/* In containers as the first line is, with a pipe at both ends, and with so many
 * cells, of `*columns`, if that is not 0. */
static bool is_bare_row(const struct table *t, const struct table_line *l,
			size_t *columns)
{
	size_t len = l->len;

	while (len && (l->text[len - 1] == ' ' || l->text[len - 1] == '\t'))
		len--;
	if (l->depth != t->n_containers || l->code || len < 2 ||
	    l->text[0] != '|' || l->text[len - 1] != '|' ||
	    l->text[len - 2] == '\\')
		return false;
	const size_t most = *columns ? *columns : TABLE_COLUMNS_MAX;
	const size_t n = pipes_count(l->text, len, most + 1);
	const bool fits = *columns ? n == *columns : n > 1 && n <= most;
	*columns = n;
	return fits;
}

/* What is made of what rows of dashes are made of. */
static bool is_ruled(const struct table_line *l)
{
	bool mark = false;

	for (size_t i = 0; i < l->len; i++) {
		if (!l->text[i] || !strchr("|:-= \t", l->text[i]))
			return false;
		mark |= strchr(":-=", l->text[i]) != NULL;
	}
	return mark;
}

/* Goes through the lines; false if one is no row. */
static bool read_bare(struct table *t, size_t len, uint32_t last)
{
	struct table_line line;
	uint32_t rows = 0;

	t->end = t->begin;
	for (uint32_t i = t->begin_line; i <= last && t->end < len; i++) {
		table_line(t, t->text, len, t->end, i, &line);
		if (!is_bare_row(t, &line, &t->columns))
			return false;
		const bool first = i == t->begin_line;
		const bool ruled = is_ruled(&line);
		if (ruled &&
		    !(first && pipes_is_delimiter(line.text, line.len)))
			return false;
		t->end = line.next;
		if (ruled)
			continue;
		if (!rows++) {
			t->header = line.off;
			t->line = i;
		}
	}
	return rows && t->begin_line < last;
}

bool table_find_bare(struct table_finder *f, cmark_node *paragraph,
		     struct table *t)
{
	const uint32_t last = (uint32_t)cmark_node_get_end_line(paragraph);

	if (!begins_with_pipe(paragraph))
		return false;
	*t = (struct table){ .text = f->text, .bare = true };
	if (!find_containers(t, paragraph))
		return false;
	t->column = (size_t)cmark_node_get_start_column(paragraph) - 1;
	t->begin_line = (uint32_t)cmark_node_get_start_line(paragraph);
	t->delimiter = t->begin = seek(f, t->begin_line);
	return read_bare(t, f->len, last);
}

static bool is_blank_at(const struct table_line *l, size_t i)
{
	return i == l->len || l->text[i] == ' ' || l->text[i] == '\t';
}

static bool is_item(const struct table_line *l)
{
	size_t n = 0;

	if (strchr("-+*", l->text[0]))
		return is_blank_at(l, 1);
	while (n < l->len && n < 9 && l->text[n] >= '0' && l->text[n] <= '9')
		n++;
	return n && n < l->len && strchr(".)", l->text[n]) &&
	       is_blank_at(l, n + 1);
}

static bool is_rule(const struct table_line *l)
{
	return l->len >= 3 && l->text[0] == '-' && is_underline(l);
}

/* A tag alone on its line. */
static bool is_html(const struct table_line *l)
{
	struct html_scan scan = { .at = l->text, .end = l->text + l->len };
	struct html_token token;

	if (l->text[0] != '<' || !html_next(&scan, &token) ||
	    (token.kind != HTML_OPEN && token.kind != HTML_CLOSE))
		return false;
	while (scan.at < scan.end && strchr(" \t", *scan.at))
		scan.at++;
	return scan.at == scan.end;
}

/* Other blocks end a paragraph, and with it the table, but for these. */
static bool starts_block(const struct table_line *l)
{
	return l->code || is_item(l) || is_rule(l) || is_html(l);
}

static bool is_row(const struct table *t, const struct table_line *l)
{
	return l->depth == t->n_containers && l->len && !starts_block(l) &&
	       pipes_count(l->text, l->len, 1);
}

bool table_next_row(const struct table *t, struct table_line *row)
{
	const bool first = !row->next;
	const bool header = !t->bare && row->off == t->header;
	const uint32_t line = first ? t->line : row->line + (header ? 2 : 1);
	size_t off = first ? t->header : row->next;

	if (!first && header)
		off = next_line(t->text, t->end, t->delimiter);
	table_line(t, t->text, t->end, off, line, row);
	return first || (off < t->end && is_row(t, row));
}

void table_aligns(const struct table *t, uint8_t *aligns)
{
	struct table_line line;
	struct pipes_cell cell;

	if (t->bare && t->delimiter == t->header)
		return;
	table_line(t, t->text, t->end, t->delimiter,
		   t->bare ? t->begin_line : t->line + 1, &line);
	struct pipes p = { line.text, line.text + line.len, false };
	for (size_t i = 0; i < t->columns && pipes_next(&p, &cell); i++)
		aligns[i] = (uint8_t)pipes_align(&cell);
}

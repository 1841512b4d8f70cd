/* SPDX-License-Identifier: MIT */
#include "doc/html_blocks.h"

#include "base/xalloc.h"
#include "doc/entity.h"
#include "doc/html.h"
#include "doc/html_gap.h"
#include "doc/html_lines.h"
#include "doc/html_piece.h"
#include "doc/html_table.h"
#include "doc/lines.h"
#include "doc/prose.h"
#include "doc/syntax.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <stdlib.h>
#include <string.h>

/* Bytes. A longer leaf ends where it may, and before another cell of what is no
 * table. */
enum { TEXT_MAX = 32 * 1024, FLAT_CELL = 200 };

struct html_blocks {
	struct writer *w;
	struct html_scan scan;
	uint32_t line;
	struct html_gap gap;
	int pre;             /* depth of <pre> */
	uint8_t heading;     /* level of the leaf, 0 = no heading */
	bool term;           /* so is the leaf */
	uint16_t leaf_style; /* that all of it has */
	bool summary;        /* it begins with the mark of one */
	bool ruby_mark;      /* text to be left out up to the next tag */
	struct buf info;     /* language of the code that follows */
	bool link_open;
	struct buf href;       /* of a link that waits for its text */
	struct buf containers; /* a byte of role for each that is open */
	size_t open[HTML_ROLE_COUNT];
	struct html_table table;   /* that is being set as one */
	struct html_lines in_cell; /* blocks in its cell */
	size_t cells;              /* of the last one */
	size_t items;              /* of the list in nothing else */
	size_t lines;              /* of the leaf, in <pre> */
	bool goes_on;              /* so does the code, with another leaf */
	struct buf *opened;        /* from before, NULL = none */
	struct buf words;          /* some with the gaps between them */
	struct buf decoded;
};

static void widen(struct html_blocks *t, enum html_gap_kind gap)
{
	html_gap_widen(&t->gap, t->w, gap);
}

static void begin_leaf(struct html_blocks *t)
{
	const enum block_kind kind = t->pre       ? BLOCK_CODE
				     : t->heading ? BLOCK_HEADING
				     : t->term    ? BLOCK_TERM
						  : BLOCK_HTML;
	struct block *leaf = writer_begin(t->w, kind, t->line);

	leaf->level = t->heading;
	leaf->goes_on = t->goes_on && kind == BLOCK_CODE;
	t->goes_on = false;
	t->lines = 0;
	if (t->pre && t->info.len)
		leaf->info = tree_line(t->w->doc, t->info.data, t->info.len);
	writer_style_on(t->w, t->leaf_style);
	if (t->summary)
		writer_add_str(t->w, "▾ ");
	t->summary = false;
}

static bool is_in_cell(const struct html_blocks *t)
{
	return t->table.columns && t->w->leaf && t->w->leaf->kind == BLOCK_ROW;
}

/* Begins a line, or goes on in one. */
static void write_gap_in_cell(struct html_blocks *t)
{
	const bool fresh = writer_is_fresh(t->w);

	if (!fresh)
		html_gap_write(&t->gap, t->w);
	if (fresh || t->gap.kind >= GAP_BREAK)
		html_lines_begin(&t->in_cell, t->w);
	html_lines_blanks(&t->in_cell, t->w);
}

/* Called before anything visible: begins leaf and link, writes the gap. */
static void prepare(struct html_blocks *t)
{
	if (!t->w->leaf)
		begin_leaf(t);
	else if (is_in_cell(t))
		write_gap_in_cell(t);
	else if (!writer_is_fresh(t->w))
		html_gap_write(&t->gap, t->w);
	t->gap.kind = GAP_NONE;
	if (t->href.len && !t->link_open) {
		writer_link_begin(t->w, LINK_LINK, t->href.data);
		t->link_open = true;
	}
}

static void end_link(struct html_blocks *t)
{
	if (t->link_open && t->w->n_links)
		writer_link_end(t->w);
	t->link_open = false;
	buf_clear(&t->href);
}

/* Ends the leaf. A link that has had no text yet waits for the next one. */
static void end_leaf(struct html_blocks *t)
{
	if (t->link_open)
		end_link(t);
	if (t->w->leaf)
		writer_end(t->w);
	t->gap.kind = GAP_NONE;
	t->heading = 0;
	t->term = t->summary = t->goes_on = false;
	t->leaf_style = 0;
}

static void count_lines(struct html_blocks *t, const char *s, size_t len)
{
	t->line += (uint32_t)lines_count_lf(s, len);
}

static void add_piece(struct html_blocks *t, const char *s, size_t len)
{
	prepare(t);
	if (memchr(s, '&', len)) {
		buf_clear(&t->decoded);
		entity_decode(&t->decoded, s, len);
		s = buf_str(&t->decoded);
		len = t->decoded.len;
	}
	prose_add(t->w, s, len);
}

/* A word that isn't in its line of the source is nowhere in it. */
static void add_word(struct html_blocks *t, const char *s, size_t len)
{
	struct trace *trace = &t->w->trace;
	const size_t end = trace->end;

	trace_copy_to(trace, s);
	trace->end = trace_copy_line_end(trace);
	add_piece(t, s, len);
	trace->end = end;
}

/* Adds the first word of the text, or more with the gaps between them where
 * nothing else can be: nobody asks where each one stands in the source, and
 * what shows is before all of them, without which there is no gap. Returns
 * their bytes. */
static size_t add_some_words(struct html_blocks *t, const char *s, size_t len)
{
	if (t->w->trace.text || !t->w->leaf || writer_is_fresh(t->w)) {
		const size_t n = html_gap_before(s, len);
		add_word(t, s, n);
		return n;
	}
	buf_clear(&t->words);
	const size_t n = html_gap_join(&t->words, s, len);
	add_piece(t, t->words.data, t->words.len);
	count_lines(t, s, n);
	return n;
}

static void add_words(struct html_blocks *t, const char *s, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = len - i;
		const enum html_gap_kind gap = html_gap_at(s + i, &n);
		if (n) {
			widen(t, gap);
			count_lines(t, s + i, n);
		} else {
			n = add_some_words(t, s + i, len - i);
		}
	}
}

/* A leaf holds no more lines of code than others do, if nothing but text is
 * open in it. */
static bool part_code(struct html_blocks *t)
{
	if (t->lines < DOC_CODE_LINES || t->link_open || t->w->style ||
	    t->w->leaf->kind != BLOCK_CODE)
		return false;
	end_leaf(t);
	t->goes_on = true;
	return true;
}

/* The line end right behind <pre> is none. */
static void add_verbatim(struct html_blocks *t, const char *s, size_t len)
{
	if (!t->w->leaf && !t->goes_on && *s == '\n') {
		t->line++;
		s++, len--;
	}
	while (len) {
		const char *lf = memchr(s, '\n', len);
		const size_t n = lf ? (size_t)(lf - s) + 1 : len;
		trace_copy_to(&t->w->trace, s);
		add_piece(t, s, n);
		t->line += lf != NULL;
		t->lines += lf != NULL;
		s += n;
		len -= n;
		if (lf && part_code(t)) {
			t->scan.at = s; /* the rest is a text of its own */
			return;
		}
	}
}

static void line_break(struct html_blocks *t, const struct html_token *token)
{
	(void)token;
	if (t->pre && t->w->leaf)
		writer_add_str(t->w, "\n");
	else
		html_gap_break(&t->gap, t->w);
}

/* Lines of code in a cell, where no blanks stay but those that may not break. */
static void add_code_in_cell(struct html_blocks *t, const char *s, size_t len)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = html_gap_before(s + i, len - i);
		if (n) {
			add_word(t, s + i, n);
			continue;
		}
		n = 1;
		if (html_lines_code_blank(&t->in_cell, s[i]))
			line_break(t, NULL);
		t->line += s[i] == '\n';
	}
}

static void push(struct html_blocks *t, enum html_role role,
		 enum block_kind kind)
{
	struct block *block = writer_open(t->w, kind, t->line);

	if (block) {
		block->ordered = role == HTML_ORDERED;
		block->tight = true;
		if (kind == BLOCK_LIST)
			block->start = 1;
	}
	buf_add_char(&t->containers, (char)role);
	t->open[role]++;
}

static enum html_role top(const struct html_blocks *t)
{
	const struct buf *c = &t->containers;

	return c->len ? (enum html_role)c->data[c->len - 1] : HTML_UNKNOWN;
}

static void pop(struct html_blocks *t)
{
	t->open[top(t)]--;
	buf_truncate(&t->containers, t->containers.len - 1);
	writer_close(t->w);
}

/* Closes the innermost container of this role and what is open in it. */
static void pop_to(struct html_blocks *t, enum html_role role)
{
	while (t->open[role]) {
		const bool found = top(t) == role;
		pop(t);
		if (found)
			return;
	}
}

static void piece(struct html_blocks *t, const struct html_token *token)
{
	prepare(t);
	html_piece_write(t->w, token);
}

/* The container being written; NULL if it was flattened. */
static struct block *container(const struct html_blocks *t)
{
	return t->w->too_deep ? NULL : t->w->levels[t->w->depth].block;
}

static void list(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	if (!t->containers.len)
		t->items = 0;
	if (token->kind == HTML_OPEN) {
		push(t, (enum html_role)token->element->role, BLOCK_LIST);
		if (container(t))
			html_piece_number(token, "start", &container(t)->start);
	} else
		pop_to(t, (enum html_role)token->element->role);
}

/* An item ends the one before, and outside of a list makes one. */
static void item(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN &&
	    t->containers.len <= 1 + (top(t) == HTML_ITEM))
		t->items = t->containers.len ? t->items + 1 : 1;
	if (top(t) == HTML_ITEM)
		pop(t);
	if (token->kind == HTML_CLOSE)
		return;
	if (top(t) != HTML_LIST && top(t) != HTML_ORDERED)
		push(t, HTML_LIST, BLOCK_LIST);
	push(t, HTML_ITEM, BLOCK_ITEM);
	if (container(t))
		html_piece_number(token, "value", &container(t)->start);
}

/* A term or its definition ends the one before, and outside of a list makes
 * one. */
static void definition(struct html_blocks *t, const struct html_token *token)
{
	const enum html_role role = (enum html_role)token->element->role;

	end_leaf(t);
	if (top(t) == HTML_DEFINITION)
		pop(t);
	if (token->kind == HTML_CLOSE)
		return;
	if (top(t) != HTML_DEFINITIONS)
		push(t, HTML_DEFINITIONS, BLOCK_DEFINITIONS);
	if (role == HTML_DEFINITION)
		push(t, HTML_DEFINITION, BLOCK_DEFINITION);
	else
		t->term = true;
}

static void summary(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	t->summary = token->kind == HTML_OPEN;
	t->leaf_style = t->summary ? STYLE_STRONG : 0;
}

static void caption(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	t->leaf_style = token->kind == HTML_OPEN ? STYLE_EMPH : 0;
}

/* A box to be ticked makes its item a task. */
static void input(struct html_blocks *t, const struct html_token *token)
{
	const enum block_task task = html_piece_task(token);
	struct block *item = container(t);

	if (!task)
		return;
	if (item && item->kind == BLOCK_ITEM && !t->w->leaf && !item->child)
		item->task = task;
	else
		piece(t, token);
}

/* What a browser folds up stands behind a bar, as a quotation does. */
static void enclosure(struct html_blocks *t, const struct html_token *token)
{
	const enum html_role role = (enum html_role)token->element->role;

	end_leaf(t);
	if (token->kind == HTML_OPEN)
		push(t, role,
		     role == HTML_DEFINITIONS ? BLOCK_DEFINITIONS
					      : BLOCK_QUOTE);
	else
		pop_to(t, role);
}

static void block(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	buf_clear(&t->info);
	html_piece_language(token, false, &t->info);
}

static void heading(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		t->heading = token->element->arg;
}

static void pre(struct html_blocks *t, const struct html_token *token)
{
	end_leaf(t);
	html_piece_language(token, true, &t->info);
	if (token->kind == HTML_OPEN)
		t->pre++;
	else if (t->pre)
		t->pre--;
	if (!t->pre)
		buf_clear(&t->info);
}

static void rule(struct html_blocks *t, const struct html_token *token)
{
	(void)token;
	end_leaf(t);
	writer_begin(t->w, BLOCK_RULE, t->line);
	writer_end(t->w);
}

static void end_table(struct html_blocks *t)
{
	if (!t->table.columns)
		return;
	end_link(t);
	html_table_end(&t->table, t->w);
	t->gap.kind = GAP_NONE;
}

static void table(struct html_blocks *t, const struct html_token *token)
{
	end_table(t);
	end_leaf(t);
	t->cells = 0;
	if (token->kind == HTML_OPEN)
		html_table_begin(&t->table, t->scan);
}

static void table_head(struct html_blocks *t, const struct html_token *token)
{
	t->table.head = token->kind == HTML_OPEN && token->element->arg;
}

static void row(struct html_blocks *t, const struct html_token *token)
{
	(void)token;
	if (!t->table.columns) {
		widen(t, GAP_BREAK);
		if (t->w->leaf && t->w->text.len > TEXT_MAX)
			end_leaf(t);
		return;
	}
	end_link(t);
	html_table_row(&t->table, t->w);
	t->gap.kind = GAP_NONE;
}

static void hidden(struct html_blocks *t, const struct html_token *token)
{
	const char *from = t->scan.at;

	if (token->kind == HTML_OPEN)
		html_skip_element(&t->scan, token->element);
	count_lines(t, from, (size_t)(t->scan.at - from));
}

static void flat_cell(struct html_blocks *t, const struct html_token *token)
{
	if (t->w->leaf && t->w->text.len > FLAT_CELL)
		end_leaf(t);
	widen(t, GAP_CELL);
	if (html_table_is_gutter(token))
		hidden(t, token);
}

static void cell(struct html_blocks *t, const struct html_token *token)
{
	if (!t->table.columns) {
		flat_cell(t, token);
		return;
	}
	if (token->kind == HTML_CLOSE)
		return;
	end_link(t);
	html_table_cell(&t->table, t->w, token, t->line);
	t->in_cell = (struct html_lines){ 0 };
	t->cells++;
	t->gap.kind = GAP_NONE;
}

static void anchor(struct html_blocks *t, const struct html_token *token)
{
	end_link(t);
	if (token->kind == HTML_OPEN)
		html_piece_url(token, "href", &t->href);
}

/* Within <pre> the whole text is code already. */
static void style(struct html_blocks *t, const struct html_token *token)
{
	if (!t->pre)
		html_piece_write(t->w, token);
	else if (!t->w->leaf)
		html_piece_language(token, true, &t->info);
}

static void ruby(struct html_blocks *t, const struct html_token *token)
{
	if (t->w->leaf)
		html_piece_write(t->w, token);
	t->ruby_mark = token->element->role == HTML_RUBY_MARK &&
		       token->kind == HTML_OPEN;
}

/* A component of JSX shows its label above what is in it. */
static void component(struct html_blocks *t, const struct html_token *token)
{
	struct buf label = { 0 };

	if (html_component_label(token, &label)) {
		end_leaf(t);
		t->leaf_style = STYLE_STRONG;
		prepare(t);
		prose_add(t->w, label.data, label.len);
		end_leaf(t);
	}
	buf_release(&label);
}

static void (*const ways[HTML_ROLE_COUNT])(struct html_blocks *,
					   const struct html_token *) = {
	[HTML_UNKNOWN] = component,
	[HTML_STYLE] = style,
	[HTML_BLOCK] = block,
	[HTML_HEADING] = heading,
	[HTML_LIST] = list,
	[HTML_ORDERED] = list,
	[HTML_ITEM] = item,
	[HTML_QUOTE] = enclosure,
	[HTML_PRE] = pre,
	[HTML_TABLE] = table,
	[HTML_TABLE_HEAD] = table_head,
	[HTML_ROW] = row,
	[HTML_CELL] = cell,
	[HTML_BREAK] = line_break,
	[HTML_RULE] = rule,
	[HTML_LINK] = anchor,
	[HTML_IMAGE] = piece,
	[HTML_MEDIA] = piece,
	[HTML_RUBY_TEXT] = piece,
	[HTML_RUBY] = ruby,
	[HTML_RUBY_MARK] = ruby,
	[HTML_INPUT] = input,
	[HTML_DETAILS] = enclosure,
	[HTML_SUMMARY] = summary,
	[HTML_CAPTION] = caption,
	[HTML_TERM] = definition,
	[HTML_DEFINITION] = definition,
	[HTML_DEFINITIONS] = enclosure,
	[HTML_HIDDEN] = hidden,
	[HTML_QUOTATION] = piece,
};

static void tag(struct html_blocks *t, const struct html_token *token)
{
	const enum html_role role = (enum html_role)token->element->role;

	t->ruby_mark = false;
	trace_copy_to(&t->w->trace, token->text);
	count_lines(t, token->attrs, token->attrs_len);
	if (is_in_cell(t) && html_lines_takes(role))
		html_lines_widen(&t->in_cell, t->w, token, &t->gap);
	else if (ways[role])
		ways[role](t, token);
}

static void text(struct html_blocks *t, const struct html_token *token)
{
	if (t->ruby_mark)
		count_lines(t, token->text, token->len);
	else if (is_in_cell(t) && t->in_cell.code)
		add_code_in_cell(t, token->text, token->len);
	else if (t->pre)
		add_verbatim(t, token->text, token->len);
	else
		add_words(t, token->text, token->len);
}

void html_blocks_close(struct writer *w, struct buf *open, size_t n)
{
	for (; open->len > n; buf_truncate(open, open->len - 1))
		writer_close(w);
}

/* What is zeroed becomes what has written nothing. */
static void begin(struct html_blocks *t, struct writer *w, const char *html,
		  size_t len, uint32_t line, struct buf *open)
{
	t->w = w;
	t->line = line;
	t->opened = open;
	if (open)
		t->containers = *open;
	for (size_t i = 0; i < t->containers.len; i++)
		t->open[(unsigned char)t->containers.data[i]]++;
	trace_copy(&w->trace, html, len, 0);
	t->scan = (struct html_scan){ .at = html, .end = html + len };
}

struct html_blocks *html_blocks_new(struct writer *w, const char *html,
				    size_t len, uint32_t line, struct buf *open)
{
	struct html_blocks *t = xcalloc(1, sizeof(*t));

	begin(t, w, html, len, line, open);
	return t;
}

/* What comes later changes nothing in what is there, not even the indent of an
 * ordered list. */
static bool may_stop(const struct html_blocks *t)
{
	if (t->w->leaf || t->href.len || t->w->style)
		return false;
	if (t->table.columns)
		return t->cells >= DOC_TABLE_CELLS;
	return !t->open[HTML_ORDERED] ||
	       (t->containers.len == 1 && t->items >= DOC_LIST_ITEMS);
}

static void take_token(struct html_blocks *t, const struct html_token *token)
{
	if (token->kind == HTML_TEXT)
		text(t, token);
	else if (token->kind == HTML_NOTHING)
		count_lines(t, token->text, token->len);
	else
		tag(t, token);
}

bool html_blocks_more(struct html_blocks *t, size_t bytes)
{
	const char *const from = t->scan.at;
	struct html_token token;

	while (html_next(&t->scan, &token)) {
		take_token(t, &token);
		if ((size_t)(t->scan.at - from) >= bytes && may_stop(t))
			return true;
	}
	end_table(t);
	end_leaf(t);
	if (t->opened)
		*t->opened = t->containers;
	else
		html_blocks_close(t->w, &t->containers, 0);
	return false;
}

static void release(struct html_blocks *t)
{
	free(t->table.covered);
	if (!t->opened)
		buf_release(&t->containers);
	else
		*t->opened = t->containers;
	buf_release(&t->href);
	buf_release(&t->info);
	buf_release(&t->words);
	buf_release(&t->decoded);
}

void html_blocks_free(struct html_blocks *t)
{
	if (t)
		release(t);
	free(t);
}

void html_blocks_write(struct writer *w, const char *html, size_t len,
		       uint32_t line, struct buf *open)
{
	struct html_blocks t = { 0 };

	begin(&t, w, html, len, line, open);
	html_blocks_more(&t, SIZE_MAX);
	release(&t);
}

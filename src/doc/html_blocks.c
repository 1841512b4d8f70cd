/* SPDX-License-Identifier: MIT */
#include "doc/html_blocks.h"

#include "doc/entity.h"
#include "doc/html.h"
#include "doc/html_piece.h"
#include "doc/html_table.h"
#include "doc/lines.h"
#include "doc/prose.h"
#include "doc/syntax.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <stdlib.h>
#include <string.h>

/* What stands between two words, weakest first. It is written only when the
 * next word comes, so that none is left at an end. */
enum gap { GAP_NONE, GAP_SPACE, GAP_NEWLINE, GAP_CELL, GAP_BREAK, GAP_BREAKS };

static const char *const gap_texts[] = {
	"", " ", "\n", " | ", "\u2028", "\u2028\u2028",
};

struct walk {
	struct writer *w;
	struct html_scan scan;
	uint32_t line;
	enum gap gap;
	uint16_t gap_style;  /* where the gap began */
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
	struct html_table table; /* that is being set as one */
	struct buf decoded;
};

static void widen(struct walk *t, enum gap gap)
{
	if (!t->gap)
		t->gap_style = t->w->style;
	if (gap > t->gap)
		t->gap = gap;
}

/* A gap has only the styles of both its sides. */
static void write_gap(struct walk *t)
{
	const uint16_t style = t->w->style;

	t->w->style &= t->gap_style;
	writer_add_str(t->w, gap_texts[t->gap]);
	t->w->style = style;
}

static void begin_leaf(struct walk *t)
{
	const enum block_kind kind = t->pre       ? BLOCK_CODE
				     : t->heading ? BLOCK_HEADING
				     : t->term    ? BLOCK_TERM
						  : BLOCK_HTML;
	struct block *leaf = writer_begin(t->w, kind, t->line);

	leaf->level = t->heading;
	if (t->pre && t->info.len)
		leaf->info = tree_line(t->w->doc, t->info.data, t->info.len);
	writer_style_on(t->w, t->leaf_style);
	if (t->summary)
		writer_add_str(t->w, "▾ ");
	t->summary = false;
}

/* Called before anything visible: begins leaf and link, writes the gap. */
static void prepare(struct walk *t)
{
	if (!t->w->leaf)
		begin_leaf(t);
	else if (!writer_is_fresh(t->w))
		write_gap(t);
	t->gap = GAP_NONE;
	if (t->href.len && !t->link_open) {
		writer_link_begin(t->w, LINK_LINK, t->href.data);
		t->link_open = true;
	}
}

static void end_link(struct walk *t)
{
	if (t->link_open && t->w->n_links)
		writer_link_end(t->w);
	t->link_open = false;
	buf_clear(&t->href);
}

/* Ends the leaf. A link that has had no text yet waits for the next one. */
static void end_leaf(struct walk *t)
{
	if (t->link_open)
		end_link(t);
	if (t->w->leaf)
		writer_end(t->w);
	t->gap = GAP_NONE;
	t->heading = 0;
	t->term = t->summary = false;
	t->leaf_style = 0;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void add_piece(struct walk *t, const char *s, size_t len)
{
	prepare(t);
	buf_clear(&t->decoded);
	entity_decode(&t->decoded, s, len);
	prose_add(t->w, buf_str(&t->decoded), t->decoded.len);
}

/* A word that isn't in its line of the source is nowhere in it. */
static void add_word(struct walk *t, const char *s, size_t len)
{
	struct trace *trace = &t->w->trace;
	const size_t end = trace->end;

	trace_copy_to(trace, s);
	trace->end = trace_copy_line_end(trace);
	add_piece(t, s, len);
	trace->end = end;
}

/* Runs of blanks are one gap; with a line end among them it is a newline, for
 * which the typesetter knows whether it is a space. */
static void add_words(struct walk *t, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		const size_t start = i;
		while (i < len && !is_blank(s[i]))
			i++;
		if (i > start)
			add_word(t, s + start, i - start);
		for (; i < len && is_blank(s[i]); i++) {
			widen(t, s[i] == '\n' ? GAP_NEWLINE : GAP_SPACE);
			t->line += s[i] == '\n';
		}
	}
}

static void count_lines(struct walk *t, const char *s, size_t len)
{
	t->line += (uint32_t)lines_count_lf(s, len);
}

/* The line end right behind <pre> is none. */
static void add_verbatim(struct walk *t, const char *s, size_t len)
{
	if (!t->w->leaf && *s == '\n') {
		t->line++;
		s++, len--;
	}
	if (len) {
		trace_copy_to(&t->w->trace, s);
		add_piece(t, s, len);
	}
	count_lines(t, s, len);
}

static void push(struct walk *t, enum html_role role, enum block_kind kind)
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

static enum html_role top(const struct walk *t)
{
	const struct buf *c = &t->containers;

	return c->len ? (enum html_role)c->data[c->len - 1] : HTML_UNKNOWN;
}

static void pop(struct walk *t)
{
	t->open[top(t)]--;
	buf_truncate(&t->containers, t->containers.len - 1);
	writer_close(t->w);
}

/* Closes the innermost container of this role and what is open in it. */
static void pop_to(struct walk *t, enum html_role role)
{
	while (t->open[role]) {
		const bool found = top(t) == role;
		pop(t);
		if (found)
			return;
	}
}

static void piece(struct walk *t, const struct html_token *token)
{
	prepare(t);
	html_piece_write(t->w, token);
}

/* The number in an attribute; false if there is none. */
static bool number_attr(const struct html_token *token, const char *name,
			uint32_t *number)
{
	struct buf value = { 0 };
	char *end;

	html_attr(token, name, &value);
	const unsigned long n = strtoul(buf_str(&value), &end, 10);
	const bool is_number = value.len > 0 && value.len < 10 && !*end &&
			       value.data[0] >= '0' && value.data[0] <= '9';
	buf_release(&value);
	if (is_number)
		*number = (uint32_t)n;
	return is_number;
}

/* The container being written; NULL if it was flattened. */
static struct block *container(const struct walk *t)
{
	return t->w->too_deep ? NULL : t->w->levels[t->w->depth].block;
}

static void list(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN) {
		push(t, (enum html_role)token->element->role, BLOCK_LIST);
		if (container(t))
			number_attr(token, "start", &container(t)->start);
	} else
		pop_to(t, (enum html_role)token->element->role);
}

/* An item ends the one before, and outside of a list makes one. */
static void item(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (top(t) == HTML_ITEM)
		pop(t);
	if (token->kind == HTML_CLOSE)
		return;
	if (top(t) != HTML_LIST && top(t) != HTML_ORDERED)
		push(t, HTML_LIST, BLOCK_LIST);
	push(t, HTML_ITEM, BLOCK_ITEM);
	if (container(t))
		number_attr(token, "value", &container(t)->start);
}

static void definitions(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		push(t, HTML_DEFINITIONS, BLOCK_DEFINITIONS);
	else
		pop_to(t, HTML_DEFINITIONS);
}

/* A term or its definition ends the one before, and outside of a list makes
 * one. */
static void definition(struct walk *t, const struct html_token *token)
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

/* What a browser folds up stands behind a bar, as a quotation does. */
static void details(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		push(t, HTML_DETAILS, BLOCK_QUOTE);
	else
		pop_to(t, HTML_DETAILS);
}

static void summary(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	t->summary = token->kind == HTML_OPEN;
	t->leaf_style = t->summary ? STYLE_STRONG : 0;
}

static void caption(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	t->leaf_style = token->kind == HTML_OPEN ? STYLE_EMPH : 0;
}

/* A box to be ticked makes its item a task. */
static void input(struct walk *t, const struct html_token *token)
{
	struct buf type = { 0 }, none = { 0 };
	struct block *item = container(t);

	html_attr(token, "type", &type);
	if (strcmp(buf_str(&type), "checkbox") != 0) {
		buf_release(&type);
		return;
	}
	if (item && item->kind == BLOCK_ITEM && !t->w->leaf && !item->child)
		item->task = html_attr(token, "checked", &none) ? TASK_DONE
								: TASK_OPEN;
	else
		piece(t, token);
	buf_release(&type);
	buf_release(&none);
}

static void quote(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		push(t, HTML_QUOTE, BLOCK_QUOTE);
	else
		pop_to(t, HTML_QUOTE);
}

/* In a cell it only breaks the line. */
static bool in_cell(const struct walk *t)
{
	return t->table.columns && t->w->leaf && t->w->leaf->kind == BLOCK_ROW;
}

/* The language that a class names, as `language-c` or `lang-c` or, where the
 * tag is about code, as mere `c`. */
static void note_language(struct walk *t, const struct html_token *token,
			  bool code)
{
	static const char *const starts[] = { "language-", "lang-" };
	struct buf value = { 0 };

	if (token->kind != HTML_OPEN)
		return;
	html_attr(token, "class", &value);
	if (code && (html_attr(token, "data-lang", &value) || !value.len))
		html_attr(token, "lang", &value);
	for (const char *p = buf_str(&value); *p; p += strspn(p, " ")) {
		const size_t n = strcspn(p, " ");
		struct buf word = { 0 };
		buf_add(&word, p, n);
		p += n;
		bool named = code && syntax_find(buf_str(&word), "", 0);
		for (size_t i = 0; i < 2; i++)
			named |= !strncmp(buf_str(&word), starts[i],
					  strlen(starts[i]));
		if (named && !t->info.len)
			buf_add(&t->info, word.data, word.len);
		buf_release(&word);
	}
	buf_release(&value);
}

static void block(struct walk *t, const struct html_token *token)
{
	if (in_cell(t)) {
		widen(t, GAP_BREAK);
		return;
	}
	end_leaf(t);
	buf_clear(&t->info);
	note_language(t, token, false);
}

static void heading(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		t->heading = token->element->arg;
}

static void pre(struct walk *t, const struct html_token *token)
{
	end_leaf(t);
	note_language(t, token, true);
	if (token->kind == HTML_OPEN)
		t->pre++;
	else if (t->pre)
		t->pre--;
	if (!t->pre)
		buf_clear(&t->info);
}

static void rule(struct walk *t, const struct html_token *token)
{
	(void)token;
	end_leaf(t);
	writer_begin(t->w, BLOCK_RULE, t->line);
	writer_end(t->w);
}

static void line_break(struct walk *t, const struct html_token *token)
{
	(void)token;
	if (t->pre && t->w->leaf)
		writer_add_str(t->w, "\n");
	else
		widen(t, t->gap == GAP_BREAK ? GAP_BREAKS : GAP_BREAK);
}

static void end_table(struct walk *t)
{
	if (!t->table.columns)
		return;
	end_link(t);
	html_table_end(&t->table, t->w);
	t->gap = GAP_NONE;
}

static void table(struct walk *t, const struct html_token *token)
{
	end_table(t);
	end_leaf(t);
	if (token->kind == HTML_OPEN)
		html_table_begin(&t->table, t->scan);
}

static void table_head(struct walk *t, const struct html_token *token)
{
	t->table.head = token->kind == HTML_OPEN && token->element->arg;
}

static void row(struct walk *t, const struct html_token *token)
{
	(void)token;
	if (!t->table.columns) {
		widen(t, GAP_BREAK);
		return;
	}
	end_link(t);
	html_table_row(&t->table, t->w);
	t->gap = GAP_NONE;
}

static void cell(struct walk *t, const struct html_token *token)
{
	if (!t->table.columns) {
		widen(t, GAP_CELL);
		return;
	}
	if (token->kind == HTML_CLOSE)
		return;
	end_link(t);
	html_table_cell(&t->table, t->w, token, t->line);
	t->gap = GAP_NONE;
}

static void anchor(struct walk *t, const struct html_token *token)
{
	end_link(t);
	if (token->kind == HTML_OPEN)
		html_piece_url(token, "href", &t->href);
}

static void hidden(struct walk *t, const struct html_token *token)
{
	const char *from = t->scan.at;

	if (token->kind == HTML_OPEN)
		html_skip_element(&t->scan, token->element);
	count_lines(t, from, (size_t)(t->scan.at - from));
}

/* Within <pre> the whole text is code already. */
static void style(struct walk *t, const struct html_token *token)
{
	if (!t->pre)
		html_piece_write(t->w, token);
	else if (!t->w->leaf)
		note_language(t, token, true);
}

static void ruby(struct walk *t, const struct html_token *token)
{
	if (t->w->leaf)
		html_piece_write(t->w, token);
	t->ruby_mark = token->element->role == HTML_RUBY_MARK &&
		       token->kind == HTML_OPEN;
}

/* A component of JSX shows its label above what is in it. */
static void component(struct walk *t, const struct html_token *token)
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

static void tag(struct walk *t, const struct html_token *token)
{
	static void (*const take[HTML_ROLE_COUNT])(
		struct walk *, const struct html_token *) = {
		[HTML_UNKNOWN] = component,
		[HTML_STYLE] = style,
		[HTML_BLOCK] = block,
		[HTML_HEADING] = heading,
		[HTML_LIST] = list,
		[HTML_ORDERED] = list,
		[HTML_ITEM] = item,
		[HTML_QUOTE] = quote,
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
		[HTML_DETAILS] = details,
		[HTML_SUMMARY] = summary,
		[HTML_CAPTION] = caption,
		[HTML_TERM] = definition,
		[HTML_DEFINITION] = definition,
		[HTML_DEFINITIONS] = definitions,
		[HTML_HIDDEN] = hidden,
		[HTML_QUOTATION] = piece,
	};

	t->ruby_mark = false;
	trace_copy_to(&t->w->trace, token->text);
	count_lines(t, token->text, token->len);
	if (take[token->element->role])
		take[token->element->role](t, token);
}

static void text(struct walk *t, const struct html_token *token)
{
	if (t->ruby_mark)
		count_lines(t, token->text, token->len);
	else if (t->pre)
		add_verbatim(t, token->text, token->len);
	else
		add_words(t, token->text, token->len);
}

static void take_open(struct walk *t, struct buf *open)
{
	t->containers = *open;
	for (size_t i = 0; i < open->len; i++)
		t->open[(unsigned char)open->data[i]]++;
}

void html_blocks_close(struct writer *w, struct buf *open, size_t n)
{
	for (; open->len > n; buf_truncate(open, open->len - 1))
		writer_close(w);
}

void html_blocks_write(struct writer *w, const char *html, size_t len,
		       uint32_t line, struct buf *open)
{
	struct walk t = { .w = w, .line = line };
	struct html_token token;

	if (open)
		take_open(&t, open);
	trace_copy(&w->trace, html, len, 0);
	t.scan = (struct html_scan){ .at = html, .end = html + len };
	while (html_next(&t.scan, &token)) {
		if (token.kind == HTML_TEXT)
			text(&t, &token);
		else if (token.kind == HTML_NOTHING)
			count_lines(&t, token.text, token.len);
		else
			tag(&t, &token);
	}
	end_table(&t);
	end_leaf(&t);
	if (open) {
		*open = t.containers;
	} else {
		html_blocks_close(w, &t.containers, 0);
		buf_release(&t.containers);
	}
	buf_release(&t.href);
	buf_release(&t.info);
	buf_release(&t.decoded);
}

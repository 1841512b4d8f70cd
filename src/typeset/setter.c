/* SPDX-License-Identifier: MIT */
#include "typeset/setter.h"

#include "base/arena.h"
#include "doc/doc.h"
#include "doc/syntax.h"
#include "typeset/balance.h"
#include "typeset/code.h"
#include "typeset/ink.h"
#include "typeset/items.h"
#include "typeset/justify.h"
#include "typeset/pictures.h"
#include "typeset/prefix.h"
#include "typeset/visual.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	RULE_COLS = 40,
	NARROW = 24, /* K7: below, strict may give way to normal */
};

static const char blanks[ITEMS_HANG_MAX + 1] = "                ";

void setter_release(struct setter *s)
{
	clusters_release(&s->clusters);
	flow_release(&s->prose);
	free(s->lines);
	free(s->tokens);
	sheet_release(&s->sheet);
	rows_release(&s->rows);
}

bool setter_is_empty(const struct block *leaf)
{
	return leaf->kind != BLOCK_RULE && leaf->kind != BLOCK_ROW &&
	       ink_is_blank(leaf->text, leaf->len);
}

static enum lang lang_of(const struct setter *s, const struct block *leaf)
{
	return script_lang_within(leaf->text, leaf->len, s->options.lang);
}

static struct linebreak_options break_options(const struct setter *s,
					      enum linebreak_level level,
					      enum lang lang, int width)
{
	return (struct linebreak_options){
		.level = level,
		.lang = lang,
		.korean_words = s->options.korean_words &&
				width >= s->options.korean_words_min,
		.width = s->options.rules,
	};
}

static size_t fill_at(struct setter *s, const struct block *leaf,
		      enum linebreak_level level, enum lang lang,
		      const struct fill_options *to)
{
	const struct linebreak_options how = break_options(
		s, level, lang,
		leaf->kind == BLOCK_ROW ? to->width : s->options.width);
	const int narrowest = to->first < to->width ? to->first : to->width;

	clusters_scan(&s->clusters, s->prose.text.data, s->prose.text.len, &how,
		      narrowest);
	if (to->justify)
		justify_mark(&s->clusters, &s->prose, leaf);
	const size_t n = fill(s->clusters.items, s->clusters.n, to, &s->lines,
			      &s->lines_cap);
	if (!s->options.balanced)
		return n;
	return balance(s->clusters.items, s->clusters.n, to, s->lines, n);
}

static bool is_ragged(const struct setter *s, size_t n,
		      const struct fill_options *to)
{
	for (size_t i = 0; i < n; i++)
		if (!s->lines[i].last &&
		    fill_is_ragged(s->lines[i].cols, i ? to->width : to->first))
			return true;
	return false;
}

/* K7: in a narrow column that strict rules tear, the normal ones are tried. */
static size_t fill_prose(struct setter *s, const struct block *leaf,
			 enum lang lang, const struct fill_options *to)
{
	const enum linebreak_level level = s->options.level;
	size_t n = fill_at(s, leaf, level, lang, to);

	if (level != LINEBREAK_STRICT || to->width >= NARROW ||
	    !is_ragged(s, n, to))
		return n;
	const uint64_t strict = fill_badness(s->lines, n, to);
	n = fill_at(s, leaf, LINEBREAK_NORMAL, lang, to);
	if (fill_badness(s->lines, n, to) >= strict)
		n = fill_at(s, leaf, level, lang, to);
	return n;
}

/* Where the text of a paragraph goes on, while its lines are put. */
struct walk {
	const char *text; /* as shown */
	size_t piece;     /* of the prose */
	uint32_t off;     /* of the last cluster, in the leaf */
	uint32_t end;     /* behind it */
};

/* Goes to the bytes [at, to) of the shown text; false if they were added. */
static bool walk_to(struct setter *s, struct walk *w, uint32_t at, uint32_t to)
{
	w->piece = flow_piece_at(&s->prose, w->piece, at);
	const struct flow_piece *p = &s->prose.pieces[w->piece];
	w->off = p->source + (p->added ? 0 : at - p->at);
	w->end = w->off + (p->added ? 0 : to - at);
	return !p->added;
}

/* Puts the cluster `i` and those of the line behind it, up to `to`, that come
 * from the same piece and are shown as well. Returns the one behind them. */
static uint32_t put_clusters(struct setter *s, struct walk *w, uint32_t i,
			     uint32_t to)
{
	const struct linebreak_cluster *c = s->clusters.items;
	const uint32_t at = c[i].off, before = w->off;
	const bool authors = walk_to(s, w, at, c[i + 1].off);
	int cols = c[i].cols;

	if (authors && c[i].flags & LINEBREAK_INVISIBLE)
		return i + 1;
	if (!authors) {
		sheet_gap(&s->sheet, before, w->off);
		return i + 1;
	}
	const uint32_t end =
		at + sheet_room(&s->sheet, w->off,
				flow_piece_end(&s->prose, w->piece) - at);
	for (i++; i < to && c[i + 1].off <= end &&
		  !(c[i].flags & LINEBREAK_INVISIBLE);
	     i++)
		cols += c[i].cols;
	sheet_text(&s->sheet, w->text + at, c[i].off - at, cols, w->off);
	walk_to(s, w, c[i - 1].off, c[i].off);
	return i;
}

/* A cell more before the cluster. */
static void put_gap(struct setter *s, struct walk *w,
		    const struct linebreak_cluster *c)
{
	const uint32_t before = w->off;

	walk_to(s, w, c->off, c->off);
	sheet_gap(&s->sheet, before, w->off);
}

static uint32_t next_gap(const struct linebreak_cluster *c, uint32_t from,
			 uint32_t to)
{
	while (from < to && !(c[from].flags & JUSTIFY_GAP))
		from++;
	return from;
}

static void put_line(struct setter *s, struct walk *w,
		     const struct fill_line *l, struct justify justify,
		     int indent)
{
	const struct linebreak_cluster *c = s->clusters.items;

	walk_to(s, w, c[l->from].off, c[l->from].off);
	sheet_open(&s->sheet, w->off);
	if (indent)
		sheet_added(&s->sheet, blanks, (uint32_t)indent, indent,
			    w->off);
	for (uint32_t i = l->from; i < l->to;) {
		const bool gap = i > l->from && c[i].flags & JUSTIFY_GAP;
		if (gap && justify_widens(&justify))
			put_gap(s, w, &c[i]);
		const uint32_t end =
			justify.cells ? next_gap(c, i + 1, l->to) : l->to;
		i = put_clusters(s, w, i, end);
	}
	if (l->hyphen)
		sheet_added(&s->sheet, "-", 1, 1, w->off);
	sheet_close(&s->sheet, w->end);
}

/* Fills the prose and puts its lines on the sheet, those behind the first
 * `hang` cells further in. */
static void put_prose(struct setter *s, const struct block *leaf,
		      enum lang lang, const struct fill_options *to, int hang)
{
	const size_t n = fill_prose(s, leaf, lang, to);
	struct walk w = {
		.text = arena_memdup(s->arena, s->prose.text.data,
				     s->prose.text.len),
	};

	for (size_t i = 0; i < n; i++) {
		const struct fill_line *l = &s->lines[i];
		struct justify justify = { 0 };
		if (to->justify)
			justify = justify_line(s->clusters.items, l,
					       i ? to->width : to->first);
		put_line(s, &w, l, justify, i ? hang : 0);
	}
}

static void set_prose(struct setter *s, const struct block *leaf,
		      const struct prefix *prefix)
{
	const struct layout_options *o = &s->options;
	const enum lang lang = lang_of(s, leaf);
	const struct fill_options to = {
		.first = o->width - prefix->first.cols,
		.width = o->width - prefix->rest.cols,
		.orphans = o->orphans,
		.hanging = o->hanging,
		.justify = o->justify && leaf->kind == BLOCK_PARAGRAPH,
		.even = leaf->kind == BLOCK_TITLE ||
			leaf->kind == BLOCK_HEADING,
	};

	flow_set(&s->prose, leaf, 0, leaf->len, lang, o->autospace);
	put_prose(s, leaf, lang, &to, 0);
}

/* The next part of the cell's text from byte `from` on: a line that hangs from
 * a mark, or others together. Returns where it ends. */
static size_t cell_part(const struct block *row, size_t from, size_t end,
			int *hang)
{
	*hang = items_hang(row->text + from, end - from);
	size_t at = items_line(row->text, from, end);
	while (!*hang && at < end) {
		const size_t next = at + ITEMS_BREAK;
		if (items_hang(row->text + next, end - next))
			break;
		at = items_line(row->text, next, end);
	}
	return at;
}

static void put_cell_part(struct setter *s, const struct block *row,
			  size_t from, size_t end, struct fill_options to,
			  int hang)
{
	const enum lang lang = script_lang_within(row->text + from, end - from,
						  s->options.lang);

	if (from == end) {
		sheet_open(&s->sheet, (uint32_t)from);
		sheet_close(&s->sheet, (uint32_t)from);
		return;
	}
	if (2 * hang > to.width)
		hang = 0;
	to.width -= hang;
	flow_set(&s->prose, row, from, end, lang, s->options.autospace);
	put_prose(s, row, lang, &to, hang);
}

/* The text of a cell; the sheet is another one of the same leaf. */
static void set_cell(void *setter, const struct block *row,
		     const struct row_cell *cell, int first, int width,
		     struct sheet *sheet)
{
	struct setter *s = setter;
	const struct sheet own = s->sheet;
	const size_t end = cell->off + cell->len;
	struct fill_options to = {
		.first = first,
		.width = width,
		.orphans = s->options.orphans,
	};
	int hang;

	if (ink_is_blank(row->text + cell->off, cell->len))
		return;
	s->sheet = *sheet;
	for (size_t from = cell->off, part; from <= end;
	     from = part + ITEMS_BREAK) {
		part = cell_part(row, from, end, &hang);
		put_cell_part(s, row, from, part, to, hang);
		to.first = width;
	}
	*sheet = s->sheet;
	s->sheet = own;
}

/* The clusters of the prose, as to what a column must give them. */
static struct columns_need need_of(const struct clusters *c)
{
	struct columns_need need = { 0 };
	int line = 0, word = 0;

	for (size_t i = 0; i < c->n; i++) {
		const struct linebreak_cluster *it = &c->items[i];
		if (i && it->before == LINEBREAK_MUST) {
			line = 0;
			need.broken = true;
		}
		if (it->before <= LINEBREAK_ALLOWED)
			word = 0;
		if (it->flags & LINEBREAK_INVISIBLE)
			continue;
		line += it->cols;
		if (it->flags & LINEBREAK_SPACE)
			continue;
		word += it->cols;
		need.natural = line > need.natural ? line : need.natural;
		need.word = word > need.word ? word : need.word;
	}
	return need;
}

static struct columns_need measure_cell(void *setter, const struct block *row,
					const struct row_cell *cell,
					uint32_t most)
{
	struct setter *s = setter;
	const char *text = row->text + cell->off;
	uint32_t len = cell->len < most ? cell->len : most;

	while (len < cell->len && len && (text[len] & 0xC0) == 0x80)
		len--;
	if (ink_is_blank(text, len))
		return (struct columns_need){ 0 };
	const enum lang lang = script_lang_within(text, len, s->options.lang);
	const struct linebreak_options how =
		break_options(s, s->options.level, lang, 0);
	flow_set(&s->prose, row, cell->off, cell->off + len, lang,
		 s->options.autospace);
	clusters_scan(&s->clusters, s->prose.text.data, s->prose.text.len, &how,
		      LAYOUT_MIN_WIDTH);
	return need_of(&s->clusters);
}

static void set_row(struct setter *s, const struct block *leaf,
		    const struct prefix *prefix)
{
	s->rows.options = &s->options;
	s->rows.arena = s->arena;
	s->rows.ops = (struct rows_ops){ s, set_cell, measure_cell };
	rows_set(&s->rows, leaf, s->previous, prefix, &s->sheet);
}

/* The sheet gets the tokens of the code for spans. */
static void highlight(struct setter *s, const struct block *leaf)
{
	const size_t n = syntax_spans(leaf, &s->tokens, &s->tokens_cap);

	s->sheet.spans = s->tokens;
	s->sheet.n_spans = (uint32_t)n;
}

static void set_code(struct setter *s, const struct block *leaf,
		     const struct prefix *prefix)
{
	const struct linebreak_options how = { .width = s->options.rules };
	const int width = s->options.width - prefix->rest.cols;

	if (s->options.highlight && !leaf->n_spans)
		highlight(s, leaf);
	clusters_scan(&s->clusters, leaf->text, leaf->len, &how, width);
	if (!s->options.scroll) {
		code_set(&s->sheet, &s->clusters, width);
		return;
	}
	code_set(&s->sheet, &s->clusters, LAYOUT_MAX_REACH - prefix->rest.cols);
	sheet_scroll(&s->sheet, s->options.width, 0);
}

/* So many marks side by side, as far as they fit in `room` cells; `*cols`
 * becomes what they take. */
static const char *repeat(struct setter *s, const char *mark, int room,
			  int *cols, uint32_t *len)
{
	const size_t size = strlen(mark);
	const int each = width_text(mark, size, &s->options.rules);
	const size_t n = room > each ? (size_t)(room / each) : 1;
	char *text = arena_alloc(s->arena, n * size);

	for (size_t i = 0; i < n; i++)
		memcpy(text + i * size, mark, size);
	*cols = (int)n * each;
	*len = (uint32_t)(n * size);
	return text;
}

/* As wide as the heading; deeper ones are rare, and have none. */
static void underline(struct setter *s, const struct block *leaf)
{
	static const char *const marks[][2] = { { "═", "=" },
						{ "─", "-" },
						{ "┄", "." } };
	const unsigned level = leaf->level - 1u;
	const int indent = sheet_indent(&s->sheet);
	int widest = 0, cols;
	uint32_t len;

	if (level >= sizeof(marks) / sizeof(marks[0]))
		return;
	for (size_t i = 0; i < s->sheet.n_lines; i++)
		if (s->sheet.lines[i].cols > widest)
			widest = s->sheet.lines[i].cols;
	const char *text = repeat(s, marks[level][s->options.ascii],
				  widest - indent, &cols, &len);
	sheet_open(&s->sheet, leaf->len);
	sheet_added(&s->sheet, text, len, cols, 0);
	sheet_close(&s->sheet, leaf->len);
}

static void set_heading(struct setter *s, const struct block *leaf,
			const struct prefix *prefix)
{
	set_prose(s, leaf, prefix);
	if (s->options.underline)
		underline(s, leaf);
}

static void set_rule(struct setter *s, const struct block *leaf,
		     const struct prefix *prefix)
{
	const int room = s->options.width - prefix->first.cols;
	int cols;
	uint32_t len;
	const char *text =
		repeat(s, s->options.ascii ? "-" : "─",
		       room < RULE_COLS ? room : RULE_COLS, &cols, &len);

	(void)leaf;
	sheet_open(&s->sheet, 0);
	sheet_added(&s->sheet, text, len, cols, 0);
	sheet_close(&s->sheet, 0);
}

typedef void set_fn(struct setter *, const struct block *,
		    const struct prefix *);

static set_fn *const ways[] = {
	[BLOCK_TITLE] = set_prose,     [BLOCK_META] = set_prose,
	[BLOCK_HEADING] = set_heading, [BLOCK_PARAGRAPH] = set_prose,
	[BLOCK_CODE] = set_code,       [BLOCK_HTML] = set_prose,
	[BLOCK_RULE] = set_rule,       [BLOCK_ROW] = set_row,
	[BLOCK_TERM] = set_prose,
};

struct line *setter_set(struct setter *s, const struct block *leaf,
			const struct block *previous, uint32_t *n)
{
	const struct prefix prefix =
		prefix_of(leaf, previous, &s->options, s->digits, s->arena);

	assert(!setter_is_empty(leaf) && ways[leaf->kind]);
	s->previous = previous;
	sheet_begin(&s->sheet, leaf, &prefix);
	if (prefix.blank)
		sheet_blank(&s->sheet);
	ways[leaf->kind](s, leaf, &prefix);
	if (s->options.reorder)
		visual_set(&s->sheet, s->arena, &s->options.rules,
			   s->options.width);
	s->waits = pictures_put(s->doc, leaf, &s->options, s->arena, &s->sheet);
	*n = (uint32_t)s->sheet.n_lines;
	return sheet_finish(&s->sheet, s->arena);
}

/* SPDX-License-Identifier: MIT */
#include "typeset/prefix.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "typeset/layout.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum {
	CODE_INDENT = 2,
	DEFINITION_INDENT = 4,
	CODE_INDENT_MIN_WIDTH = 24,
	INDENT_SHARE = 4, /* an indent takes at most this part of a line */
};

struct marks {
	const char *bullet, *bar;
	const char *tasks[TASK_COUNT]; /* by enum block_task */
};

static const struct marks unicode_marks = { "•",
					    "│",
					    { "", "☐", "☑", "◪", "☒", "»" } };
static const struct marks ascii_marks = {
	"*", "|", { "", "[ ]", "[x]", "[/]", "[-]", "[>]" }
};

/* A column of the prefix, and the quote, item or definition it belongs to. */
struct slot {
	const struct block *block;
	int cols; /* with the space behind */
};

struct builder {
	const struct layout_options *o;
	const struct marks *marks;
	const struct block *previous;
	const uint8_t *digits;
	struct slot *slots;
	size_t n;
	int cols, room; /* cells taken, cells that may be */
};

int prefix_digits(uint32_t number)
{
	int n = 1;

	for (; number >= 10; number /= 10)
		n++;
	return n;
}

static int mark_cols(const struct builder *b, const char *mark)
{
	return width_text(mark, strlen(mark), &b->o->rules);
}

static bool is_ordered(const struct block *item)
{
	return item->parent && item->parent->ordered;
}

/* Cells of the numbers of its list, but for longer ones. */
static int digits_of(const struct builder *b, const struct block *item)
{
	const int all = b->digits[item->parent->index];
	const int own = prefix_digits(item->start);

	return own > all ? own : all;
}

/* A box stands for the bullet, and behind a number. */
static int item_cols(const struct builder *b, const struct block *item)
{
	const int box = mark_cols(b, b->marks->tasks[item->task]);

	if (is_ordered(item))
		return digits_of(b, item) + 2 + box + !!box;
	return (box ? box : mark_cols(b, b->marks->bullet)) + 1;
}

static int slot_cols(const struct builder *b, const struct block *block)
{
	if (block->kind == BLOCK_QUOTE)
		return mark_cols(b, b->marks->bar) + 1;
	if (block->kind == BLOCK_DEFINITION)
		return DEFINITION_INDENT;
	return item_cols(b, block);
}

/* True if the block begins below the leaf before. Indexes count in reading
 * order, so what is around the leaf and older than the one before holds
 * both. */
static bool is_new(const struct block *around, const struct block *previous)
{
	return !previous || previous->index < around->index;
}

/* Where there is no room left, the level takes the place of the one around
 * it: deeper levels get no more indent. */
static void add_slot(struct builder *b, const struct block *block)
{
	const struct slot slot = { block, slot_cols(b, block) };

	if (b->cols + slot.cols <= b->room) {
		b->slots[b->n++] = slot;
		b->cols += slot.cols;
		return;
	}
	if (!b->n)
		return;
	struct slot *last = &b->slots[b->n - 1];
	if (b->cols - last->cols + slot.cols > b->room)
		return;
	b->cols += slot.cols - last->cols;
	*last = slot;
}

static bool takes_slot(const struct block *b)
{
	return b->kind == BLOCK_QUOTE || b->kind == BLOCK_ITEM ||
	       b->kind == BLOCK_DEFINITION;
}

static void add_slots(struct builder *b, const struct block *leaf)
{
	size_t depth = 0;

	for (const struct block *p = leaf->parent; p; p = p->parent)
		depth += takes_slot(p);
	const struct block **around = xcalloc(depth, sizeof(*around));
	b->slots = xcalloc(depth, sizeof(*b->slots));
	size_t i = depth;
	for (const struct block *p = leaf->parent; p; p = p->parent)
		if (takes_slot(p))
			around[--i] = p;
	for (i = 0; i < depth; i++)
		add_slot(b, around[i]);
	free(around);
}

static void put_marker(const struct builder *b, const struct slot *slot,
		       struct buf *out)
{
	const char *box = b->marks->tasks[slot->block->task];

	if (is_ordered(slot->block)) {
		const uint32_t number = slot->block->start;
		buf_add_fill(out, ' ',
			     digits_of(b, slot->block) - prefix_digits(number));
		buf_printf(out, "%" PRIu32 ". ", number);
	} else if (!*box) {
		buf_printf(out, "%s ", b->marks->bullet);
	}
	if (*box)
		buf_printf(out, "%s ", box);
}

enum row { ROW_ABOVE, ROW_FIRST, ROW_REST };

static void put_slot(const struct builder *b, const struct slot *slot,
		     enum row row, struct buf *out)
{
	const bool fresh = is_new(slot->block, b->previous);

	if (slot->block->kind == BLOCK_QUOTE && !(row == ROW_ABOVE && fresh)) {
		buf_add_str(out, b->marks->bar);
		buf_add_char(out, ' ');
	} else if (slot->block->kind == BLOCK_ITEM && row == ROW_FIRST &&
		   fresh) {
		put_marker(b, slot, out);
	} else {
		buf_add_fill(out, ' ', slot->cols);
	}
}

static struct prefix_part part(const struct builder *b, enum row row,
			       int indent, struct arena *arena)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < b->n; i++)
		put_slot(b, &b->slots[i], row, &out);
	buf_add_fill(&out, ' ', indent);
	const struct prefix_part p = {
		.text = arena_memdup(arena, buf_str(&out), out.len),
		.len = (uint32_t)out.len,
		.cols = (uint16_t)(b->cols + indent),
	};
	buf_release(&out);
	return p;
}

static bool is_head(const struct block *b)
{
	return b->kind == BLOCK_TITLE || b->kind == BLOCK_META;
}

/* The innermost block around both leaves decides. */
static bool has_blank_above(const struct block *leaf,
			    const struct block *previous)
{
	const struct block *both = leaf->parent;

	if (!previous || leaf->goes_on ||
	    (is_head(previous) && leaf->kind == BLOCK_META))
		return false;
	while (both && is_new(both, previous))
		both = both->parent;
	if (both && both->kind == BLOCK_TABLE)
		return false;
	if (both && both->kind == BLOCK_DEFINITIONS)
		return leaf->kind == BLOCK_TERM && previous->kind != BLOCK_TERM;
	if (both &&
	    (both->kind == BLOCK_ITEM || both->kind == BLOCK_DEFINITION))
		both = both->parent;
	return !(both &&
		 (both->kind == BLOCK_LIST || both->kind == BLOCK_NOTES) &&
		 both->tight);
}

/* Cells by which all lines of the leaf are indented further. */
static int block_indent(const struct builder *b, const struct block *leaf)
{
	const bool fits = b->o->width >= CODE_INDENT_MIN_WIDTH &&
			  b->cols + CODE_INDENT <= b->room;

	return leaf->kind == BLOCK_CODE && fits ? CODE_INDENT : 0;
}

/* Cells by which only its first line is, F8. */
static int first_indent(const struct builder *b, const struct block *leaf)
{
	const bool fits = b->o->indent * INDENT_SHARE <= b->o->width - b->cols;
	const bool bare =
		!leaf->parent || (leaf->parent->kind != BLOCK_ITEM &&
				  leaf->parent->kind != BLOCK_DEFINITION);

	return leaf->kind == BLOCK_PARAGRAPH && !leaf->goes_on && fits && bare
		       ? b->o->indent
		       : 0;
}

/* F8: an indent parts paragraphs where a blank line would. */
static bool is_parted_by_indent(const struct block *leaf,
				const struct block *previous)
{
	return previous && previous->kind == BLOCK_PARAGRAPH &&
	       previous->parent == leaf->parent;
}

struct prefix prefix_of(const struct block *leaf, const struct block *previous,
			const struct layout_options *options,
			const uint8_t *digits, struct arena *arena)
{
	const int half = options->width / 2;
	struct builder b = {
		.o = options,
		.marks = options->ascii ? &ascii_marks : &unicode_marks,
		.previous = previous,
		.digits = digits,
		.room = half < options->width - 2 ? half : options->width - 2,
	};
	struct prefix p;

	add_slots(&b, leaf);
	const int indent = block_indent(&b, leaf);
	const int first = first_indent(&b, leaf);
	p.first = part(&b, ROW_FIRST, indent + first, arena);
	p.rest = part(&b, ROW_REST, indent, arena);
	p.above = part(&b, ROW_ABOVE, 0, arena);
	p.blank = has_blank_above(leaf, previous) &&
		  !(first && is_parted_by_indent(leaf, previous));
	free(b.slots);
	return p;
}

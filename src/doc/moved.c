/* SPDX-License-Identifier: MIT */
#include "doc/moved.h"

#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/pipes.h"
#include "doc/shield.h"

#include <cmark.h>
#include <stdbool.h>
#include <string.h>

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Bytes of the mark of a quote or item and the blank behind it, or 0. */
static size_t mark_len(const char *s, size_t len)
{
	const size_t item = opener_item(s, len, false);

	if (len && *s == '>')
		return len > 1 && s[1] == ' ' ? 2 : 1;
	return item && item < len && s[item] == ' ' ? item + 1 : 0;
}

/* What begins the item that the label becomes must be the last of its kind. */
static bool has_item(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++)
		if (s[i] == '+' && s[i + 1] == ' ')
			return true;
	return false;
}

/* The header of a table, with its row of dashes below, which `cols` columns at
 * least indent. */
static bool begins_table(const char *text, size_t len, size_t off, int cols)
{
	const size_t line = lines_len(text + off, len - off);
	size_t next = off + line;

	if (!line || text[off] != '|')
		return false;
	next += lines_end_len(text + next, len - next);
	const size_t blanks = opener_blanks(text + next, len - next);
	if (blanks < (size_t)cols && (!blanks || text[next] != '\t'))
		return false;
	next += blanks;
	const size_t dashes = lines_len(text + next, len - next);
	return pipes_is_delimiter(text + next, dashes) &&
	       pipes_count(text + next, dashes, line) ==
		       pipes_count(text + off, line, line);
}

static bool is_rest_blank(const char *s, size_t len)
{
	const size_t n = opener_blanks(s, len);

	return n == len || s[n] == '\n' || s[n] == '\r';
}

size_t moved_lead_len(const char *text, size_t len, size_t off, int cols)
{
	size_t i = off, n = 0;

	while (i < len && !is_blank(text[i]) &&
	       (n = mark_len(text + i, len - i)) && text[i] != '+')
		i += n;
	const size_t line = lines_len(text + i, len - i);
	if (opener_fence(text + i, line))
		return has_item(text + i, line) ? 0 : i + line - off;
	if (opener_heading(text + i, line)) {
		while (i < len && text[i] == '#')
			i++;
		i += i < len && is_blank(text[i]);
	} else if (begins_table(text, len, i, cols)) {
		i++;
	}
	/* nothing is moved behind a mark on an empty line */
	return is_rest_blank(text + i, len - i) ? 0 : i - off;
}

static bool is_container(cmark_node *node)
{
	const cmark_node_type type =
		node ? cmark_node_get_type(node) : CMARK_NODE_NONE;

	return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
	       type == CMARK_NODE_ITEM;
}

/* The text that the block begins with, or NULL. */
static cmark_node *first_text(cmark_node *block)
{
	const cmark_node_type type =
		block ? cmark_node_get_type(block) : CMARK_NODE_NONE;
	cmark_node *text =
		type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
			? cmark_node_first_child(block)
			: NULL;

	return text && cmark_node_get_type(text) == CMARK_NODE_TEXT ? text
								    : NULL;
}

/* The label in the first cell of what may be a table. */
static const char *in_table(cmark_node *block, cmark_node **text)
{
	*text = first_text(block);
	const char *s = *text ? cmark_node_get_literal(*text) : "";
	if (*s == '|' && shield_begins_moved(s + 1))
		return s + 1;
	*text = NULL;
	return NULL;
}

/* The block begins where the text behind the label did. */
static bool may_be_moved(cmark_node *item, cmark_node *block, int least)
{
	const int cols = cmark_node_get_start_column(block) -
			 cmark_node_get_start_column(item);

	return cols >= least && cols <= SHIELD_COLS &&
	       cmark_node_get_start_line(block) ==
		       cmark_node_get_start_line(item);
}

const char *moved_find(cmark_node *item, int least, cmark_node **text)
{
	enum { DEEP = 8 };
	cmark_node *block = cmark_node_first_child(item);

	*text = NULL;
	if (!block || !may_be_moved(item, block, least))
		return NULL;
	const cmark_node_type type = cmark_node_get_type(block);
	if (type == CMARK_NODE_PARAGRAPH)
		return in_table(block, text);
	for (int i = 0; i < DEEP && is_container(block); i++)
		block = cmark_node_first_child(block);
	if (block && cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK) {
		const char *info = cmark_node_get_fence_info(block);
		return info ? shield_find_moved(info) : NULL;
	}
	*text = first_text(block);
	const char *s = *text ? cmark_node_get_literal(*text) : "";
	if (shield_begins_moved(s))
		return s;
	return in_table(block, text);
}

/* SPDX-License-Identifier: MIT */
#include "doc/nest.h"

#include "doc/footnote.h"
#include "doc/html_between.h"
#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/terms.h"

#include <string.h>

enum { TAB = 4, CODE_INDENT = 4, ITEM_BLANKS = 4, NOTE_INDENT = 4 };

/* The line being taken, and how far it is: the parser's own arithmetic of tabs,
 * of which a block may take a part. */
struct line {
	const char *s;
	size_t len;
	size_t off;     /* byte, */
	int column;     /* and column reached */
	size_t content; /* first byte from there that is no blank */
	int indent;     /* columns up to it */
	size_t no_rule; /* no thematic break begins before this byte */
};

static void look(struct line *l)
{
	int column = l->column;
	size_t i = l->off;

	for (; i < l->len && (l->s[i] == ' ' || l->s[i] == '\t'); i++)
		column += l->s[i] == '\t' ? TAB - column % TAB : 1;
	l->content = i;
	l->indent = column - l->column;
}

static bool is_blank(const struct line *l)
{
	return l->content == l->len;
}

static const char *rest(const struct line *l)
{
	return l->s + l->content;
}

static size_t rest_len(const struct line *l)
{
	return l->len - l->content;
}

/* Goes over columns of blanks; a tab may be taken in part. */
static void skip_columns(struct line *l, int n)
{
	while (n > 0 && l->off < l->len) {
		const int width =
			l->s[l->off] == '\t' ? TAB - l->column % TAB : 1;
		const int step = width < n ? width : n;
		l->column += step;
		l->off += step == width;
		n -= step;
	}
}

/* Goes to a byte behind the blanks. */
static void skip_to(struct line *l, size_t to)
{
	while (l->off < to) {
		l->column += l->s[l->off] == '\t' ? TAB - l->column % TAB : 1;
		l->off++;
	}
}

static bool is_quote(const struct line *l)
{
	return l->indent < CODE_INDENT && !is_blank(l) && *rest(l) == '>';
}

static void skip_quote(struct line *l)
{
	skip_to(l, l->content + 1);
	if (l->off < l->len && (l->s[l->off] == ' ' || l->s[l->off] == '\t'))
		skip_columns(l, 1);
}

/* True if the line goes on in the container, whose mark it then is past. */
static bool goes_on(struct line *l, const struct nest_level *level)
{
	if (!level->indent) {
		if (!is_quote(l))
			return false;
		skip_quote(l);
		return true;
	}
	if (l->indent >= level->indent) {
		skip_columns(l, level->indent);
		return true;
	}
	if (!is_blank(l) || level->empty)
		return false;
	skip_to(l, l->content);
	return true;
}

/* True if the line goes on in the leaf: all of it, then. */
static bool is_of_leaf(struct nest *n, const struct line *l)
{
	switch (n->leaf) {
	case NEST_FENCE:
		if (l->indent < CODE_INDENT && !is_blank(l) &&
		    opener_fence_ends(rest(l), rest_len(l), n->fence,
				      n->fence_size))
			n->leaf = NEST_NONE;
		return true;
	case NEST_INDENTED:
		return l->indent >= CODE_INDENT || is_blank(l);
	case NEST_HTML:
		if (n->html > 5)
			return !is_blank(l);
		if (opener_html_ends(rest(l), rest_len(l), n->html))
			n->leaf = NEST_NONE;
		return true;
	default:
		return false;
	}
}

static void open_leaf(struct nest *n, enum nest_leaf leaf)
{
	if (n->depth)
		n->levels[n->depth - 1].empty = false;
	n->leaf = leaf;
}

static void push(struct nest *n, int indent, bool empty, char mark)
{
	open_leaf(n, NEST_NONE);
	if (n->depth == NEST_DEPTH) {
		n->lost = true;
		return;
	}
	n->item |= indent && !n->depth;
	n->levels[n->depth++] = (struct nest_level){ .indent = indent,
						     .empty = empty,
						     .mark = mark };
}

/* Footnotes are items behind a mark of their own. */
enum { NOTE_MARK = '+' };

/* Of a marker, of which the last byte says it. */
static char item_mark(const char *marker, size_t n)
{
	return marker[n - 1];
}

char nest_item_mark(const char *s, size_t len)
{
	if (footnote_definition(s, len, 0))
		return NOTE_MARK;
	const size_t n = opener_rule(s, len) ? 0 : opener_item(s, len, false);
	return n ? item_mark(s, n) : '\0';
}

/* Goes over the marker of an item of `n` bytes and the blanks behind it; its
 * lines begin with as many columns. */
static void open_item(struct nest *n, struct line *l, size_t marker)
{
	const int before = l->indent;
	const char mark = item_mark(rest(l), marker);

	skip_to(l, l->content + marker);
	const struct line behind = *l;
	look(l);
	int blanks = l->indent;
	if (is_blank(l) || blanks < 1 || blanks > ITEM_BLANKS) {
		*l = behind;
		skip_columns(l, blanks ? 1 : 0);
		blanks = 1;
	} else {
		skip_to(l, l->content);
	}
	push(n, before + (int)marker + blanks, true, mark);
}

/* A footnote is an item, whose lines begin with four columns. */
static void open_note(struct nest *n, const struct line *l, size_t label)
{
	push(n, l->indent + NOTE_INDENT, false, NOTE_MARK);
	if (!n->lost)
		n->levels[n->depth - 1].note = true;
	n->text = true;
	n->in_references = n->only_references = false;
	n->content = l->content + label;
	n->leaf = opener_blanks(l->s + n->content, l->len - n->content) +
					  n->content <
				  l->len
			  ? NEST_PARAGRAPH
			  : NEST_NONE;
}

static void open_html(struct nest *n, const struct line *l, int kind)
{
	open_leaf(n, NEST_HTML);
	n->html = kind;
	if (kind <= 5 && opener_html_ends(rest(l), rest_len(l), kind))
		n->leaf = NEST_NONE;
}

static void open_fence(struct nest *n, const struct line *l, size_t size)
{
	open_leaf(n, NEST_FENCE);
	n->fence = *rest(l);
	n->fence_size = size;
}

/* Asked at each of the line's marks: looks at none of its bytes twice. */
static bool is_rule(struct line *l)
{
	if (l->content < l->no_rule)
		return false;
	const size_t n = opener_no_rule(rest(l), rest_len(l));
	l->no_rule = l->content + n;
	return !n;
}

/* Opens what the line begins, given whether it goes on in the paragraph that is
 * open, or at least may. False if it opens no leaf; `more` = but a container,
 * in which more may begin. */
static bool open_block(struct nest *n, struct line *l, bool in_paragraph,
		       bool may_be_lazy, bool *more)
{
	const char *s = rest(l);
	const size_t len = rest_len(l);
	size_t size;
	int kind;

	*more = false;
	if (*s == '>') {
		skip_quote(l);
		push(n, 0, false, '>');
		*more = true;
		return false;
	}
	if (opener_heading(s, len)) {
		open_leaf(n, NEST_NONE);
		return true;
	}
	if ((size = opener_fence(s, len))) {
		open_fence(n, l, size);
		return true;
	}
	kind = opener_html(s, len);
	if (kind && !(kind == 7 && may_be_lazy)) {
		open_html(n, l, kind);
		return true;
	}
	if (in_paragraph && opener_underline(s, len)) {
		/* what holds but definitions is no heading */
		n->text = n->only_references;
		n->content = l->content;
		n->leaf = n->text ? NEST_PARAGRAPH : NEST_NONE;
		return true;
	}
	if (is_rule(l)) {
		open_leaf(n, NEST_NONE);
		return true;
	}
	size = footnote_definition(l->s, l->len, l->content);
	if (size) {
		open_note(n, l, size);
		return true;
	}
	n->doubt |= terms_may_define(s, len);
	size = opener_item(s, len, in_paragraph);
	if (size)
		open_item(n, l, size);
	*more = size;
	return false;
}

/* Letters and ideographs begin nothing but text. */
static bool is_plain(const struct line *l)
{
	const unsigned char c = (unsigned char)*rest(l);

	return c >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Takes note of what the text of the line defines. An item that holds only
 * definitions gets empty again, which is not followed here. */
static void note_definition(struct nest *n, const char *s, size_t len)
{
	const enum definition before =
		n->first ? DEFINITION_NONE : n->definition;

	if (before == DEFINITION_LABEL)
		n->definition = definition_go_on(s, len);
	else if (before == DEFINITION_TITLED && definition_is_title(s, len))
		n->definition = DEFINITION_ODD;
	else if (n->indented)
		n->definition = DEFINITION_NONE;
	else
		n->definition = definition_read(s, len, &n->label);
	n->only_references = n->definition == DEFINITION_WHOLE ||
			     n->definition == DEFINITION_TITLED;
	n->in_references = n->definition != DEFINITION_NONE;
	n->lost |= n->definition == DEFINITION_ODD ||
		   (n->only_references && n->alone);
}

/* The line, which none of the matched blocks takes whole. `depth` of the
 * containers go on, `was` is the leaf that was open, in `was_in` of them. */
static void begin(struct nest *n, struct line *l, int was_in,
		  enum nest_leaf was)
{
	bool in_paragraph =
		was == NEST_PARAGRAPH && n->depth == was_in && !is_blank(l);
	bool may_be_lazy = was == NEST_PARAGRAPH;
	const int matched = n->depth;
	bool more = true, opened = false;

	n->leaf = in_paragraph ? NEST_PARAGRAPH : NEST_NONE;
	while (more) {
		look(l);
		if (is_blank(l))
			break;
		if (l->indent >= CODE_INDENT) {
			if (may_be_lazy)
				break;
			open_leaf(n, NEST_INDENTED);
			return;
		}
		if (is_plain(l))
			break;
		if (open_block(n, l, in_paragraph, may_be_lazy, &more))
			return;
		opened |= more;
		if (more)
			in_paragraph = may_be_lazy = false;
	}
	n->blank = is_blank(l);
	if (n->blank)
		return;
	n->text = true;
	n->content = l->content;
	if (was == NEST_PARAGRAPH && !opened) {
		/* lazily, too */
		n->depth = in_paragraph ? matched : was_in;
		n->indented = !in_paragraph && l->content > l->off;
		n->leaf = NEST_PARAGRAPH;
		return;
	}
	n->alone = n->depth && n->levels[n->depth - 1].empty;
	open_leaf(n, NEST_PARAGRAPH);
	n->first = true;
}

/* What stays open around Markdown is not to be parted from it. */
static void note_elements(struct nest *n, const char *s, size_t len)
{
	n->elements += html_between_count(s, len);
	if (n->elements < 0)
		n->elements = 0;
}

static void take_line(struct nest *n, const char *s, size_t len)
{
	struct line l = { .s = s, .len = len };
	const int was_in = n->depth;
	const enum nest_leaf was = n->leaf;
	int depth = 0;

	n->text = n->first = n->blank = n->indented = n->item = false;
	look(&l);
	for (; depth < n->depth && goes_on(&l, &n->levels[depth]); depth++)
		look(&l);
	n->depth = depth;
	if (depth == was_in && is_of_leaf(n, &l)) {
		n->blank = is_blank(&l);
		if (was == NEST_HTML)
			note_elements(n, s, len);
		return;
	}
	begin(n, &l, was_in, was);
	if (n->leaf == NEST_HTML)
		note_elements(n, s, len);
	if (n->first || (n->text && n->in_references))
		note_definition(n, s + n->content, len - n->content);
}

/* Footnotes and terms are items, and what stands between tags belongs together.
 * A mark of UTF-8 is one only before a text. */
bool nest_begins_anew(const char *s, size_t len)
{
	if (!len || strchr(" \t\v\f+:<", *s) || opener_item(s, len, false) ||
	    lines_mark_len(s, len))
		return false;
	return *s != '[' || len < 2 || s[1] != '^';
}

/* What a definition holds is not seen. It may be what does not end with it if it
 * is none: then all is lost. */
static void doubt(struct nest *n, const char *s, size_t len)
{
	size_t i = 0;

	while (i < len && strchr(" \t>:*+-.)0123456789", s[i]) && s[i])
		i++;
	if (i == len)
		return;
	const int html = opener_html(s + i, len - i);
	const bool bracket = s[i] == '[';
	for (size_t j = i; bracket && j + 1 < len; j++)
		n->lost |= s[j] == ']' && s[j + 1] == ':';
	n->lost |= opener_fence(s + i, len - i) || (html && html <= 5);
}

/* All that is open ends above the line in any case. */
static void be_sure(struct nest *n)
{
	*n = (struct nest){ .lost = n->lost, .elements = n->elements };
}

void nest_settle(struct nest *n, const char *s, size_t len)
{
	if (n->doubt && n->blank && nest_begins_anew(s, len))
		be_sure(n);
}

void nest_line(struct nest *n, const char *s, size_t len)
{
	nest_settle(n, s, len);
	take_line(n, s, len);
	if (n->doubt)
		doubt(n, s, len);
}

bool nest_is_free(const struct nest *n)
{
	return !n->lost && !n->doubt && !n->elements &&
	       (n->depth || (n->leaf != NEST_FENCE && n->leaf != NEST_HTML));
}

bool nest_defines(const struct nest *n)
{
	return n->text && n->only_references;
}

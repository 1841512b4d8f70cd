/* SPDX-License-Identifier: MIT */
#include "doc/build_piece.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "doc/emphasis.h"
#include "doc/footnote.h"
#include "doc/guard.h"
#include "doc/lines.h"
#include "doc/marks.h"
#include "doc/terms.h"
#include "doc/url_marks.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

struct build_piece_cutter *build_piece_cutter_new(const char *body, size_t len,
						  struct signs signs)
{
	struct build_piece_cutter *c = xcalloc(1, sizeof(*c));

	c->signs = signs;
	cut_init(&c->cut, body, len);
	return c;
}

void build_piece_cutter_free(struct build_piece_cutter *c)
{
	references_release(&c->references);
	buf_release(&c->header);
	free(c);
}

size_t build_piece_left(const struct build_piece_cutter *c)
{
	return c->cut.len - c->done;
}

static void give_references(struct build_piece_cutter *c, struct build_piece *p)
{
	buf_clear(&p->refs);
	p->added = (uint32_t)references_add(&c->references, p->text, p->len,
					    &p->refs);
	c->refs_len += p->refs.len;
}

/* Line ends. */
static uint32_t count_lines(const char *s, size_t len)
{
	uint32_t n = 0;

	for (size_t i = 0; i < len; n++) {
		const size_t line = lines_len(s + i, len - i);
		const size_t end = lines_end_len(s + i + line, len - i - line);
		i += line + end;
		if (!end)
			break;
	}
	return n;
}

/* The lines that make rows of a table of its own, or code, or text. */
static void give_header(struct build_piece_cutter *c, struct build_piece *p)
{
	const struct buf *header = &c->header;

	buf_add(&p->refs, buf_str(header), header->len);
	/* an empty line behind it is one of its own */
	if (header->len && header->data[header->len - 1] == '\r')
		p->refs.data[p->refs.len - 1] = '\n';
	p->header = count_lines(buf_str(header), header->len);
	p->added += p->header;
}

/* Gives the piece what it must know of the rest of the body, or that itself.
 * Definitions are looked for when the first bracket is met: nothing before it
 * cares for any. */
static void complete(struct build_piece_cutter *c, struct build_piece *p)
{
	if (!memchr(p->text, '[', p->len))
		return;
	if (!c->looked)
		references_find(&c->references, c->cut.body, c->cut.len);
	c->looked = true;
	if (c->references.odd) {
		p->len = build_piece_left(c);
		return;
	}
	give_references(c, p);
	/* In time linear in the body, whatever it is made of. */
	if (c->refs_len > 4 * c->cut.len) {
		p->len = build_piece_left(c);
		give_references(c, p);
	}
}

struct build_piece *build_piece_cut(struct build_piece_cutter *c, size_t least)
{
	const char *body = c->cut.body;
	struct build_piece *p;

	if (!build_piece_left(c))
		return NULL;
	p = xcalloc(1, sizeof(*p));
	p->text = body + c->done;
	p->all = c->cut.len;
	p->line = c->line;
	p->signs = c->signs;
	p->from = c->within;
	p->begun = c->open;
	p->len = cut_next(&c->cut, least) - c->done;
	if (p->len < c->cut.len)
		complete(c, p);
	give_header(c, p);
	p->last = p->len == build_piece_left(c);
	p->to = c->within = p->last ? CUT_BETWEEN : c->cut.within;
	buf_clear(&c->header);
	c->open = (struct cut_open){ 0 };
	if (!p->last) {
		cut_add_header(&c->cut, &c->header);
		c->open = cut_open(&c->cut);
	}
	p->left = c->open;
	if (!p->last)
		c->line += count_lines(p->text, p->len);
	c->done += p->len;
	return p;
}

/* Other text for the parser, if there is need for it. */
typedef bool prepare_fn(struct buf *out, const char *text, size_t len);

/* Without a sign that it looks for, it does nothing. */
static const struct preparation {
	prepare_fn *run;
	enum sign signs[2];
} preparations[] = {
	{ marks_prepare, { SIGN_ESCAPE, SIGN_ESCAPE } },
	{ footnote_prepare, { SIGN_NOTE, SIGN_NOTE } },
	{ terms_prepare, { SIGN_TERM, SIGN_TERM } },
	{ url_marks_prepare, { SIGN_SCHEME, SIGN_WWW } },
	{ emphasis_prepare, { SIGN_STAR_WIDE, SIGN_WIDE_STAR } },
};

enum { LARGE = 1 << 20 };

/* The text of the piece with what the parser must be told, in `*now` if that is
 * more; `*s` and `*len` become what it is given. */
static bool prepare(struct buf *now, const char **s, size_t *len,
		    struct signs signs)
{
	const size_t n = sizeof(preparations) / sizeof(preparations[0]);
	bool changed = false;

	for (size_t i = 0; i < n; i++) {
		const struct preparation *p = &preparations[i];
		struct buf next = { 0 };
		const bool needed = signs_has(signs, p->signs[0]) ||
				    signs_has(signs, p->signs[1]);
		if (!needed)
			continue;
		/* what is large would be copied again and again */
		if (*len >= LARGE)
			buf_reserve(&next, *len + *len / 8);
		if (!p->run(&next, *s, *len)) {
			buf_release(&next);
			continue;
		}
		buf_release(now);
		*now = next;
		*s = next.data;
		*len = next.len;
		changed = true;
	}
	return changed;
}

static void add_valid(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len;) {
		const size_t n = utf8_valid_len(s + i, len - i);
		uint32_t cp;
		buf_add(out, s + i, n);
		i += n;
		if (i < len) {
			i += utf8_decode(s + i, len - i, &cp);
			buf_add_utf8(out, cp);
		}
	}
}

/* What the parser would do itself, but it loses what stands behind a character
 * that a line's end cuts off; and without it sees no end of HTML, no title and
 * no fence behind malformed bytes on their line. */
static void feed(cmark_parser *parser, const struct build_piece *p,
		 const char *s, size_t len)
{
	struct buf valid = { 0 };

	if (signs_has(p->signs, SIGN_MALFORMED)) {
		add_valid(&valid, s, len);
		s = buf_str(&valid);
		len = valid.len;
	}
	cmark_parser_feed(parser, s, len);
	buf_release(&valid);
}

/* `behind` is a line that the parser finds below; "" = none. */
static cmark_node *parse(const struct build_piece *p, const char *s, size_t len,
			 const char *behind)
{
	cmark_parser *parser = cmark_parser_new_with_mem(
		CMARK_OPT_DEFAULT | CMARK_OPT_UNSAFE, nodes_mem());

	feed(parser, p, s, len);
	cmark_parser_feed(parser, behind, strlen(behind));
	cmark_node *root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

/* A line that ends with a backslash breaks the line only before another. */
static bool breaks_line(const char *s, size_t len)
{
	size_t n = 0;

	while (len && (s[len - 1] == '\n' || s[len - 1] == '\r'))
		len--;
	while (n < len && s[len - 1 - n] == '\\')
		n++;
	return n % 2;
}

/* Behind a piece that is not open at its end stands a heading: what is open
 * otherwise ends there as it would in the whole. */
static cmark_node *parse_piece(struct build_piece *p, const char *s, size_t len)
{
	const bool open = p->to == CUT_IN_CODE || p->to == CUT_IN_TEXT;

	if (p->last || open) {
		p->extended = p->to == CUT_IN_TEXT && breaks_line(s, len);
		return parse(p, s, len, p->extended ? "x" : "");
	}
	cmark_node *root = parse(p, s, len, "#");
	cmark_node_unlink(cmark_node_last_child(root));
	return root;
}

void build_piece_parse(struct build_piece *p)
{
	struct buf *text = &p->parsed;
	const char *s = p->text;
	size_t len = p->len;

	if (guard_refuses(s, len, p->all))
		return;
	if (p->added) {
		buf_add(text, buf_str(&p->refs), p->refs.len);
		buf_add(text, s, len);
		s = text->data;
		len = text->len;
	}
	/* and what looks like a shield is taken out of every piece alike */
	p->shielded = prepare(text, &s, &len, p->signs) ||
		      signs_has(p->signs, SIGN_NONCHAR);
	struct nodes *const before = nodes_use(&p->nodes);
	p->root = parse_piece(p, s, len);
	nodes_use(before);
	table_finder_init(&p->tables, s, len, p->signs);
}

/* Definitions are given a piece's text again only so often. */
static bool may_give(struct build_piece *p)
{
	enum { TIMES = 4 };
	const struct table_finder *all = &p->tables;

	if (!p->looked)
		references_find(&p->references, all->text, all->len);
	p->looked = true;
	return p->given <= TIMES * all->len;
}

static bool has_bracket(const struct buf *markdown)
{
	return markdown->len && memchr(markdown->data, '[', markdown->len);
}

cmark_node *build_piece_parse_lines(struct build_piece *p,
				    const struct buf *markdown, struct buf *all,
				    size_t *added)
{
	*added = 0;
	if (has_bracket(markdown) && may_give(p)) {
		*added = references_add(&p->references, markdown->data,
					markdown->len, all);
		p->given += all->len;
	}
	buf_add(all, buf_str(markdown), markdown->len);
	return parse(p, all->data, all->len, "");
}

/* Where only the parser can tell what is a definition it gets all there is. */
cmark_node *build_piece_parse_cells(struct build_piece *p,
				    const struct buf *markdown)
{
	struct buf all = { 0 };

	buf_add(&all, buf_str(markdown), markdown->len);
	buf_add_str(&all, "\n\n");
	if (has_bracket(markdown) && may_give(p)) {
		if (p->references.odd)
			buf_add(&all, p->tables.text, p->tables.len);
		else
			references_add(&p->references, markdown->data,
				       markdown->len, &all);
		p->given += all.len - markdown->len;
	}
	cmark_node *root = parse(p, buf_str(&all), all.len, "");
	buf_release(&all);
	return root;
}

size_t build_piece_len(const struct build_piece *p)
{
	return p->len;
}

void build_piece_free(struct build_piece *p)
{
	if (!p)
		return;
	nodes_release(&p->nodes);
	table_finder_release(&p->tables);
	references_release(&p->references);
	buf_release(&p->parsed);
	buf_release(&p->refs);
	free(p);
}

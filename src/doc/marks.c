/* SPDX-License-Identifier: MIT */
#include "doc/marks.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "doc/scripts.h"
#include "doc/shield.h"
#include "doc/tasks.h"
#include "doc/urls.h"
#include "unicode/side.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* Runs that are of the same kind make a pair. */
static const struct {
	char c;
	uint32_t len;
	uint16_t style;
} kinds[MARK_KINDS] = {
	{ '~', 2, STYLE_STRIKE },
	{ '~', 1, STYLE_STRIKE },
	{ '=', 2, STYLE_MARK },
};

struct mark_frame {
	size_t bottom; /* of the stack of the node around */
	size_t open[MARK_KINDS];
};

bool marks_may_be_in(struct signs signs)
{
	return signs_has(signs, SIGN_TILDE) || signs_has(signs, SIGN_CARET) ||
	       signs_has(signs, SIGN_EQUALS);
}

void marks_release(struct marks *m)
{
	free(m->items);
	free(m->stack);
	free(m->frames);
	*m = (struct marks){ 0 };
}

static int kind_of(char c, size_t len)
{
	for (int i = 0; i < MARK_KINDS; i++)
		if (kinds[i].c == c && kinds[i].len == len)
			return i;
	return -1;
}

/* What stands at an end of a text, where `node` is beside it. Nodes but breaks
 * begin and end with a mark, as does what is around them but the leaf. */
static enum side side_of_node(cmark_node *node, cmark_node *text,
			      const cmark_node *leaf)
{
	if (!node)
		return cmark_node_parent(text) == leaf ? SIDE_SPACE : SIDE_MARK;
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_SOFTBREAK:
	case CMARK_NODE_LINEBREAK:
		return SIDE_SPACE;
	default:
		return SIDE_MARK;
	}
}

struct scan {
	struct marks *m;
	cmark_node *leaf, *node;
	const char *s;
	size_t len;
	size_t script_end; /* where the last script ends, or 0 */
};

static enum side before(const struct scan *t, size_t off)
{
	const size_t len = shield_trim(t->s, off);

	return len ? side_before(t->s, len)
		   : side_of_node(cmark_node_previous(t->node), t->node,
				  t->leaf);
}

static enum side after(const struct scan *t, size_t off)
{
	off += shield_len(t->s + off, t->len - off);
	return off < t->len ? side_after(t->s + off, t->len - off)
			    : side_of_node(cmark_node_next(t->node), t->node,
					   t->leaf);
}

/* A single tilde within a word is no mark: 3~5 is from three to five, in a
 * letter of any script. Two equals signs between Latin letters compare. */
static bool may_open(int kind, enum side b, enum side a)
{
	if (!side_flanks(b, a))
		return false;
	if (kinds[kind].len == 1)
		return !side_flanks(a, b) || side_is_mark(b);
	return kinds[kind].c == '~' || b != SIDE_LETTER;
}

static bool may_close(int kind, enum side b, enum side a)
{
	return may_open(kind, a, b);
}

/* Ends the style that the nearest opener of the kind begins; openers above it
 * are text. */
static void close(struct marks *m, int kind, size_t closer)
{
	const struct mark_opener *o;

	do {
		o = &m->stack[--m->n_stack];
		m->open[o->kind]--;
	} while (o->kind != kind);
	m->items[o->mark].style = kinds[kind].style;
	m->items[o->mark].on = true;
	m->items[closer].style = kinds[kind].style;
}

static void add(struct scan *t, size_t off, size_t len, int kind)
{
	struct marks *m = t->m;
	const enum side b = before(t, off), a = after(t, off + len);
	const bool opens = may_open(kind, b, a), closes = may_close(kind, b, a);

	if (!opens && !(closes && m->open[kind]))
		return;
	m->items = xgrow(m->items, &m->cap, m->n + 1, sizeof(*m->items));
	m->items[m->n++] = (struct mark){ .node = t->node,
					  .off = (uint32_t)off,
					  .len = (uint32_t)len };
	if (closes && m->open[kind]) {
		close(m, kind, m->n - 1);
		return;
	}
	m->stack = xgrow(m->stack, &m->stack_cap, m->n_stack + 1,
			 sizeof(*m->stack));
	m->stack[m->n_stack++] = (struct mark_opener){ m->n - 1, kind };
	m->open[kind]++;
}

static void add_mark(struct scan *t, size_t off, uint16_t style, bool on)
{
	struct marks *m = t->m;

	m->items = xgrow(m->items, &m->cap, m->n + 1, sizeof(*m->items));
	m->items[m->n++] =
		(struct mark){ t->node, (uint32_t)off, 1, style, on };
}

/* What stands higher or lower is all in one text. Returns its bytes, or 0. */
static size_t add_script(struct scan *t, size_t off)
{
	const char c = t->s[off];
	const size_t n =
		scripts_find(t->s, t->len, off, c, off && off == t->script_end);
	const uint16_t style = c == '~' ? STYLE_SUB : STYLE_SUP;

	if (n) {
		add_mark(t, off, style, true);
		add_mark(t, off + n - 1, style, false);
		t->script_end = off + n;
	}
	return n;
}

/* The URL last found: what it is made of is no mark. */
struct url {
	size_t start, end;
	bool none; /* there is none behind */
};

/* Bytes of the URL that the byte is in from there on, or 0. */
static size_t in_url(const struct scan *t, struct url *u, size_t off)
{
	while (!u->none && u->end <= off)
		u->none = !urls_find(t->s, t->len, u->end, URLS_ANY, &u->start,
				     &u->end);
	return !u->none && u->start <= off ? u->end - off : 0;
}

static void scan_text(struct scan *t)
{
	struct url url = { 0 };

	for (size_t i = 0, n; i < t->len; i += n) {
		const char c = t->s[i];
		n = 1;
		if (c != '~' && c != '=' && c != '^')
			continue;
		if ((n = in_url(t, &url, i)) != 0)
			continue;
		n = 1;
		while (i + n < t->len && t->s[i + n] == c)
			n++;
		if (shield_is_escaped(t->s + i + n, t->len - i - n))
			continue;
		const size_t script = n == 1 && c != '=' ? add_script(t, i) : 0;
		if (script) {
			n = script;
			continue;
		}
		const int kind = kind_of(c, n);
		if (kind >= 0)
			add(t, i, n, kind);
	}
}

static void enter(struct marks *m)
{
	m->frames = xgrow(m->frames, &m->frames_cap, m->n_frames + 1,
			  sizeof(*m->frames));
	struct mark_frame *f = &m->frames[m->n_frames++];
	f->bottom = m->n_stack;
	memcpy(f->open, m->open, sizeof(m->open));
	memset(m->open, 0, sizeof(m->open));
}

static void leave(struct marks *m)
{
	const struct mark_frame *f = &m->frames[--m->n_frames];

	m->n_stack = f->bottom;
	memcpy(m->open, f->open, sizeof(m->open));
}

/* The text of <http://a.b> is its address. */
static bool is_autolink(const struct scan *t)
{
	cmark_node *link = cmark_node_parent(t->node);
	const char *url = cmark_node_get_type(link) == CMARK_NODE_LINK
				  ? cmark_node_get_url(link)
				  : NULL;

	return url && !strcmp(url, t->s);
}

/* Most texts have none of the characters. */
static bool has_any(struct signs signs, const char *s, size_t len)
{
	static const struct {
		enum sign sign;
		char c;
	} all[] = { { SIGN_TILDE, '~' },
		    { SIGN_CARET, '^' },
		    { SIGN_EQUALS, '=' } };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (signs_has(signs, all[i].sign) && memchr(s, all[i].c, len))
			return true;
	return false;
}

static void visit(struct scan *t)
{
	if (cmark_node_get_type(t->node) != CMARK_NODE_TEXT)
		return;
	t->s = cmark_node_get_literal(t->node);
	t->len = strlen(t->s);
	t->script_end = 0;
	if (has_any(t->m->signs, t->s, t->len) && !is_autolink(t))
		scan_text(t);
}

/* The node behind it and all that is in it, within the leaf. */
static cmark_node *step(struct scan *t)
{
	cmark_node *n = t->node;

	if (cmark_node_first_child(n)) {
		enter(t->m);
		return cmark_node_first_child(n);
	}
	while (n != t->leaf && !cmark_node_next(n)) {
		n = cmark_node_parent(n);
		leave(t->m);
	}
	return n == t->leaf ? NULL : cmark_node_next(n);
}

/* Leaves out what found no partner. */
static void keep_pairs(struct marks *m, size_t from)
{
	size_t n = from;

	for (size_t i = from; i < m->n; i++)
		if (m->items[i].style)
			m->items[n++] = m->items[i];
	m->n = n;
}

static void find_all(struct marks *m, cmark_node *leaf)
{
	struct scan t = { .m = m, .leaf = leaf, .node = leaf };

	while ((t.node = step(&t)) != NULL)
		visit(&t);
	keep_pairs(m, 0);
}

void marks_begin(struct marks *m, struct cmark_node *leaf, struct signs signs)
{
	m->n = m->next = 0;
	m->leaf = marks_may_be_in(signs) ? leaf : NULL;
	m->signs = signs;
}

const struct mark *marks_look(struct marks *m, struct cmark_node *text,
			      const char *s, size_t len)
{
	cmark_node *const leaf = m->leaf;

	if (leaf && !has_any(m->signs, s, len))
		return NULL;
	m->leaf = NULL;
	if (leaf)
		find_all(m, leaf);
	return m->next < m->n && m->items[m->next].node == text
		       ? &m->items[m->next++]
		       : NULL;
}

/* Marks that are looked for in the parser's text, which has no backslashes any
 * more; a bracket among them begins the mark of a note, a note or the box of a
 * task. */
static bool is_escapable(const char *s, size_t len, char before)
{
	return *s == '~' || *s == '=' || *s == '^' || *s == ':' ||
	       (*s == '[' && len > 1 &&
		(s[1] == '^' || before == '^' || tasks_is_mark(s[1])));
}

bool marks_prepare(struct buf *out, const char *text, size_t len)
{
	const char *const end = text + len;
	const char *done = text;

	for (const char *s = text;
	     (s = memchr(s, '\\', (size_t)(end - s))) != NULL && end - s > 1;
	     s += 2) {
		if (!is_escapable(s + 1, (size_t)(end - s - 1),
				  s > text ? s[-1] : ' '))
			continue;
		buf_add(out, done, (size_t)(s + 2 - done));
		shield_add_escaped(out);
		done = s + 2;
	}
	if (done == text)
		return false;
	buf_add(out, done, (size_t)(end - done));
	return true;
}

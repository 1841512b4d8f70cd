/* SPDX-License-Identifier: MIT */
#include "doc/export_inline.h"

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/anchors.h"
#include "doc/doc.h"

#include <stdlib.h>
#include <string.h>

/* The styles that have a tag, as they nest over the same text. */
static const struct {
	uint16_t style;
	const char *tag;
} styles[] = {
	{ STYLE_STRIKE, "del" },  { STYLE_MARK, "mark" },
	{ STYLE_EMPH, "em" },     { STYLE_STRONG, "strong" },
	{ STYLE_UNDERLINE, "u" }, { STYLE_SMALL, "small" },
	{ STYLE_SUB, "sub" },     { STYLE_SUP, "sup" },
	{ STYLE_CODE, "code" },
};

enum { N_STYLES = sizeof(styles) / sizeof(styles[0]) };

/* An element that is open: a style, or a link. */
struct open {
	uint32_t end; /* byte of the text */
	int style;    /* place in the table; -1 = it is a link */
	const struct link *link;
};

struct inlines {
	struct buf *out;
	const struct block *leaf;
	uint32_t end; /* of the part */
	struct export_cursor *at;
	uint32_t span;           /* the one at or behind `off` */
	uint32_t ends[N_STYLES]; /* where the run of a style ends, if known */
	struct open *stack;
	size_t n, cap;
};

void export_text(struct buf *out, const char *text, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		const char *as = text[i] == '&'   ? "&amp;"
				 : text[i] == '<' ? "&lt;"
				 : text[i] == '>' ? "&gt;"
				 : text[i] == '"' ? "&quot;"
						  : NULL;
		if (!as)
			continue;
		buf_add(out, text + done, i - done);
		buf_add_str(out, as);
		done = i + 1;
	}
	buf_add(out, text + done, len - done);
}

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Bytes of the scheme that the URL names, 0 = none: it is relative. */
static size_t scheme_len(const char *url)
{
	size_t n = 0;

	while (is_alnum(url[n]) || (url[n] && strchr("+-.", url[n])))
		n++;
	return url[n] == ':' ? n : 0;
}

static bool is_live(const char *url, enum link_role role)
{
	static const char *const schemes[] = { "http", "https", "mailto" };
	const size_t n = scheme_len(url);

	for (size_t i = 0; n && i < 3u - (role == LINK_IMAGE); i++) {
		const char *s = schemes[i];
		size_t k = 0;
		while (k < n && s[k] && (url[k] | 0x20) == s[k])
			k++;
		if (k == n && !s[k])
			return true;
	}
	return !n;
}

/* What RFC 3986 doesn't know becomes %XX, as in cmark. */
static void add_address(struct buf *out, const char *url)
{
	for (const char *s = url; *s; s++) {
		if (*s == '&')
			buf_add_str(out, "&amp;");
		else if (*s == '\'')
			buf_add_str(out, "&#x27;");
		else if (is_alnum(*s) || strchr("-_.+!*(),%#@?=;:/$~", *s))
			buf_add_char(out, *s);
		else
			buf_printf(out, "%%%02X", (unsigned char)*s);
	}
}

static void add_url(struct buf *out, const struct link *link)
{
	if (is_live(link->url, link->role))
		add_address(out, link->url);
}

/* A heading is led to by the name that it has here. */
static void add_target(struct buf *out, const struct export_cursor *at,
		       const struct link *link)
{
	struct buf name = { 0 };
	size_t leaf;

	if (at->anchors && link->url[0] == '#' &&
	    anchors_fragment(link->url, &name) &&
	    anchors_find(at->anchors, buf_str(&name), &leaf)) {
		buf_clear(&name);
		buf_add_char(&name, '#');
		anchors_add_name(at->anchors, leaf, &name);
		add_address(out, buf_str(&name));
	} else {
		add_url(out, link);
	}
	buf_release(&name);
}

static void add_title(struct buf *out, const struct link *link)
{
	if (!*link->title)
		return;
	buf_add_str(out, " title=\"");
	export_text(out, link->title, strlen(link->title));
	buf_add_char(out, '"');
}

static void add_image(struct buf *out, const struct link *link)
{
	buf_add_str(out, "<img src=\"");
	add_url(out, link);
	buf_add_str(out, "\" alt=\"");
	export_text(out, link->text, strlen(link->text));
	buf_add_char(out, '"');
	add_title(out, link);
	buf_add_str(out, " />");
}

/* A mark is its number, whatever digits show it; its name is that of the note,
 * or of the place that the note leads back to. */
static void add_note(struct buf *out, const struct link *link)
{
	if (link->role == LINK_NOTE_BACK)
		buf_printf(out,
			   "<a href=\"%s\" class=\"footnote-backref\">↩</a>",
			   link->url);
	else
		buf_printf(out,
			   "<sup class=\"footnote-ref\"><a href=\"%s\" "
			   "id=\"%s\">%s</a></sup>",
			   link->url, link->title, link->text);
}

static bool is_whole(const struct link *link)
{
	return link->role == LINK_IMAGE || link->role == LINK_NOTE ||
	       link->role == LINK_NOTE_BACK;
}

/* What is written instead of the text of the link. */
static void add_whole(struct buf *out, const struct link *link)
{
	if (link->role == LINK_IMAGE)
		add_image(out, link);
	else
		add_note(out, link);
}

static void open_tag(struct inlines *t, const struct open *o)
{
	if (o->link) {
		buf_add_str(t->out, "<a href=\"");
		add_target(t->out, t->at, o->link);
		buf_add_char(t->out, '"');
		add_title(t->out, o->link);
		buf_add_char(t->out, '>');
	} else {
		buf_printf(t->out, "<%s>", styles[o->style].tag);
	}
	t->stack = xgrow(t->stack, &t->cap, t->n + 1, sizeof(*t->stack));
	t->stack[t->n++] = *o;
}

static void close_tag(struct inlines *t)
{
	const struct open *o = &t->stack[--t->n];

	buf_printf(t->out, "</%s>", o->link ? "a" : styles[o->style].tag);
}

/* Where the style, which is on at span `i`, goes off. */
static uint32_t run_end(const struct block *b, uint32_t i, uint16_t style)
{
	uint32_t end = b->spans[i].off;

	for (; i < b->n_spans && b->spans[i].style & style &&
	       b->spans[i].off == end;
	     i++)
		end += b->spans[i].len;
	return end;
}

static uint16_t styles_at(const struct inlines *t, uint32_t off)
{
	const struct block *b = t->leaf;

	return t->span < b->n_spans && b->spans[t->span].off <= off
		       ? b->spans[t->span].style
		       : 0;
}

/* Closes what ends here, and what stands within it. */
static void close_ended(struct inlines *t, uint32_t off)
{
	size_t keep = 0;

	while (keep < t->n && t->stack[keep].end > off)
		keep++;
	while (t->n > keep)
		close_tag(t);
}

static bool is_open(const struct inlines *t, int style)
{
	for (size_t i = 0; i < t->n; i++)
		if (!t->stack[i].link && t->stack[i].style == style)
			return true;
	return false;
}

/* The style that is on here but not open and goes on longest, or -1. */
static int next_style(struct inlines *t, uint32_t off)
{
	const uint16_t on = styles_at(t, off);
	int best = -1;

	for (int i = 0; i < N_STYLES; i++) {
		if (!(on & styles[i].style) || is_open(t, i))
			continue;
		if (t->ends[i] <= off)
			t->ends[i] = run_end(t->leaf, t->span, styles[i].style);
		if (best < 0 || t->ends[i] > t->ends[best])
			best = i;
	}
	return best;
}

/* The link that begins here, or NULL. */
static const struct link *next_link(const struct inlines *t, size_t number,
				    uint32_t off)
{
	const struct link *l = doc_link(t->at->doc, number);

	return l && l->block == t->leaf && l->off == off ? l : NULL;
}

/* Where the next link begins at the latest. */
static uint32_t link_off(const struct inlines *t, size_t number, uint32_t end)
{
	const struct link *l = doc_link(t->at->doc, number);

	return l && l->block == t->leaf && l->off < end ? l->off : end;
}

static void open_styles(struct inlines *t, uint32_t off, uint32_t longer)
{
	for (int i; (i = next_style(t, off)) >= 0 && t->ends[i] >= longer;)
		open_tag(t, &(struct open){ t->ends[i], i, NULL });
}

/* Links within one that is written as a whole. */
static void skip_links(struct inlines *t, uint32_t end)
{
	while (link_off(t, t->at->link, end) < end)
		t->at->link++;
	while (link_off(t, t->at->note + DOC_NOTE, end) < end)
		t->at->note++;
}

/* Opens the links that begin here, those that hold more first. Returns the byte
 * behind one that is written as a whole, else `off`. */
static uint32_t open_links(struct inlines *t, uint32_t off)
{
	for (;;) {
		size_t *next = &t->at->note;
		const struct link *l = next_link(t, *next + DOC_NOTE, off);
		if (!l) {
			next = &t->at->link;
			l = next_link(t, *next, off);
		}
		if (!l)
			return off;
		++*next;
		open_styles(t, off, off + l->len);
		if (is_whole(l)) {
			add_whole(t->out, l);
			skip_links(t, off + l->len);
			return off + l->len;
		}
		open_tag(t, &(struct open){ off + l->len, -1, l });
		close_ended(t, off);
	}
}

/* The next byte where something begins or ends. */
static uint32_t boundary(const struct inlines *t, uint32_t off)
{
	const struct block *b = t->leaf;
	uint32_t end = t->end;

	if (t->span < b->n_spans) {
		const struct span *s = &b->spans[t->span];
		const uint32_t at = s->off > off ? s->off : s->off + s->len;
		end = at < end ? at : end;
	}
	for (size_t i = 0; i < t->n; i++)
		end = t->stack[i].end < end ? t->stack[i].end : end;
	end = link_off(t, t->at->link, end);
	return link_off(t, t->at->note + DOC_NOTE, end);
}

static void add_text(struct inlines *t, uint32_t from, uint32_t to)
{
	static const char hard[] = "\u2028";
	enum { HARD_LEN = sizeof(hard) - 1 };
	const char *s = t->leaf->text;
	uint32_t done = from;

	for (uint32_t i = from; i + HARD_LEN <= to; i++) {
		if (s[i] != hard[0] || memcmp(s + i, hard, HARD_LEN) != 0)
			continue;
		export_text(t->out, s + done, i - done);
		buf_add_str(t->out, "<br />\n");
		done = i + HARD_LEN;
	}
	export_text(t->out, s + done, to - done);
}

static void pass_spans(struct inlines *t, uint32_t off)
{
	const struct block *b = t->leaf;

	while (t->span < b->n_spans &&
	       b->spans[t->span].off + b->spans[t->span].len <= off)
		t->span++;
}

/* Links of other blocks before this one, as that of the head's source. */
static void pass_links(struct export_cursor *at, const struct block *leaf,
		       size_t *next, size_t base)
{
	for (const struct link *l;
	     (l = doc_link(at->doc, base + *next)) != NULL &&
	     l->block != leaf && l->block->index <= leaf->index;)
		++*next;
}

/* The first span that does not end before byte `off`. */
static uint32_t find_span(const struct block *b, uint32_t off)
{
	uint32_t low = 0, high = b->n_spans;

	while (low < high) {
		const uint32_t mid = low + (high - low) / 2;
		if (b->spans[mid].off + b->spans[mid].len <= off)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

void export_part(struct buf *out, struct export_cursor *at,
		 const struct block *leaf, uint32_t from, uint32_t to)
{
	struct inlines t = {
		.out = out,
		.leaf = leaf,
		.end = to,
		.at = at,
		.span = find_span(leaf, from),
	};

	at->link += !at->link;
	at->note += !at->note;
	pass_links(at, leaf, &at->link, 0);
	pass_links(at, leaf, &at->note, DOC_NOTE);
	for (uint32_t off = from;;) {
		pass_spans(&t, off);
		close_ended(&t, off);
		const uint32_t behind = open_links(&t, off);
		if (behind > off) {
			off = behind;
			continue;
		}
		if (off >= to)
			break;
		open_styles(&t, off, 0);
		const uint32_t end = boundary(&t, off);
		add_text(&t, off, end);
		off = end;
	}
	while (t.n)
		close_tag(&t);
	free(t.stack);
}

void export_inline(struct buf *out, struct export_cursor *at,
		   const struct block *leaf)
{
	export_part(out, at, leaf, 0, leaf->len);
}

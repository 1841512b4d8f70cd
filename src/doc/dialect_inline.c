/* SPDX-License-Identifier: MIT */
#include "doc/dialect_inline.h"

#include "archive/ascii.h"
#include "doc/attrs.h"
#include "doc/critic.h"
#include "doc/dialect_brackets.h"
#include "doc/dialect_extension.h"
#include "doc/dialect_part.h"
#include "doc/dialect_scan.h"
#include "doc/md_write.h"
#include "doc/note_keeper.h"
#include "doc/readings.h"
#include "doc/tags_write.h"
#include "doc/values.h"

#include <stdint.h>
#include <string.h>

/* Values may make the text longer by so much more than it is. Bytes. */
enum { ADDED_MAX = 1 << 20 };

/* How far back the brackets of a span, the parts of an address are looked
 * for. Bytes. */
enum { LOOK_BACK = 200 };

/* Behind the code span that begins here, or behind its backticks. */
static size_t skip_code(struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	size_t n = 0;

	while (off + n < p->end && text[off + n] == '`')
		n++;
	const uint64_t bit = n < 64 ? (uint64_t)1 << n : 0;
	if (!bit || p->unclosed & bit)
		return off + n;
	for (size_t i = off + n; i < p->end;) {
		const char *at = memchr(text + i, '`', p->end - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		size_t m = 0;
		while (i + m < p->end && text[i + m] == '`')
			m++;
		i += m;
		if (m == n)
			return i;
	}
	p->unclosed |= bit;
	return off + n;
}

/* Only templates count between < and > of a tag or address. Returns where it
 * is, at `to` or behind. */
static size_t inside_tag(struct dialect_part *p, size_t from, size_t to);

static size_t skip_tag(struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	const char next = off + 1 < p->end ? text[off + 1] : '\0';

	if (p->no_tags || !(ascii_is_alpha(next) || next == '/' || next == '!'))
		return off + 1;
	const char *at = memchr(text + off, '>', p->end - off);
	if (!at) {
		p->no_tags = true;
		return off + 1;
	}
	const size_t to = (size_t)(at - text);
	const size_t behind = inside_tag(p, off + 1, to);
	return behind > to ? behind : to + 1;
}

/* The byte is part of an address: in the brackets of a link, an attribute, or
 * behind another part of it. */
static bool is_in_url(const struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	const size_t least = off > LOOK_BACK ? off - LOOK_BACK : 0;

	if (off && p->s->url_at == off)
		return true;
	for (size_t i = off; i > least; i--) {
		const char c = text[i - 1];
		if (c == '(')
			return i > 1 && text[i - 2] == ']';
		if (c == '"' || c == '\'')
			return i > 1 && text[i - 2] == '=';
		if (ascii_is_blank(c))
			return i > 3 && text[i - 2] == ':' &&
			       text[i - 3] == ']';
		if (c == '\n')
			return false;
	}
	return false;
}

/* A link's address begins here. */
static bool begins_url(const struct dialect_part *p, size_t off)
{
	return off > 1 && !memcmp(p->s->text + off - 2, "](", 2);
}

/* A blank would end the address. */
static void add_url(struct buf *out, const char *s, size_t len)
{
	size_t done = 0;

	for (size_t i = 0; i < len; i++) {
		if (!ascii_is_blank(s[i]))
			continue;
		buf_add(out, s + done, i - done);
		buf_add_str(out, "%20");
		done = i + 1;
	}
	buf_add(out, s + done, len - done);
}

/* The rest of an address and its bracket, if nothing else is behind `end`; else
 * no bytes. */
static size_t rest_of_url(const struct dialect_part *p, size_t end)
{
	const char *text = p->s->text;
	const size_t most = end + LOOK_BACK < p->end ? end + LOOK_BACK : p->end;

	for (size_t i = end; i < most; i++) {
		if (text[i] == ')')
			return i + 1 - end;
		if (ascii_is_space(text[i]) || strchr("({<\"'", text[i]))
			break;
	}
	return 0;
}

/* Puts a part of an address in place of the template. Its line ends, which no
 * address may have, come behind the whole. */
static size_t replace_in_url(struct dialect_part *p, size_t off, size_t end,
			     const struct buf *value)
{
	const char *text = p->s->text;
	const size_t rest =
		memchr(text + off, '\n', end - off) ? rest_of_url(p, end) : 0;
	struct buf all = { 0 };

	if (!rest) {
		dialect_replace(p->s, off, end, buf_str(value), value->len);
		return end;
	}
	buf_add(&all, buf_str(value), value->len);
	buf_add(&all, text + end, rest);
	dialect_replace(p->s, off, end + rest, all.data, all.len);
	buf_release(&all);
	return end + rest;
}

/* Puts the value in place of the template. */
static size_t show_value(struct dialect_part *p, size_t off, size_t end,
			 const struct buf *value)
{
	struct dialect_scan *s = p->s;
	const bool in_url = is_in_url(p, off);
	struct buf url = { 0 };

	s->added += value->len;
	if (in_url && rest_of_url(p, end)) {
		add_url(&url, buf_str(value), value->len);
		end = replace_in_url(p, off, end, &url);
	} else if (begins_url(p, off)) {
		add_url(&url, buf_str(value), value->len);
		dialect_replace(s, off, off, buf_str(&url), url.len);
		dialect_drop(s, off, end);
	} else {
		dialect_replace(s, off, end, buf_str(value), value->len);
	}
	if (in_url)
		s->url_at = end;
	buf_release(&url);
	return end;
}

/* The tag goes on over the end of a line. */
static bool has_line_end(const struct template *t, const char *source)
{
	return memchr(source, '\n', t->len) != NULL;
}

/* An expression nobody knows, within an address: one line of it is kept. */
static size_t keep_in_url(struct dialect_part *p, size_t off, size_t end)
{
	struct dialect_scan *s = p->s;
	struct buf source = { 0 }, mark = { 0 };

	buf_add(&source, s->text + off, end - off);
	for (size_t i = 0; i < source.len; i++)
		if (ascii_is_space(source.data[i]))
			source.data[i] = ' ';
	inserts_add(s->inserts,
		    &(struct insert){
			    .kind = INSERT_DIM,
			    .text = "",
			    .info = "",
			    .source = arena_memdup(&s->inserts->arena,
						   source.data, source.len),
			    .source_len = source.len,
		    },
		    &mark);
	end = replace_in_url(p, off, end, &mark);
	buf_release(&source);
	buf_release(&mark);
	return end;
}

/* The value of an attribute would end at the expression's own quotes. */
static bool ends_attribute(const struct dialect_part *p, size_t off,
			   const struct template *t)
{
	const char *text = p->s->text;
	const size_t least = off > LOOK_BACK ? off - LOOK_BACK : 0;

	for (size_t i = off; p->in_tag && i > least + 1; i--) {
		const char c = text[i - 1];
		if (ascii_is_space(c))
			return false;
		if ((c == '"' || c == '\'') && text[i - 2] == '=')
			return memchr(text + off, c, t->len) != NULL;
	}
	return false;
}

static size_t take_value(struct dialect_part *p, size_t off,
			 const struct template *t)
{
	struct dialect_scan *s = p->s;
	struct buf value = { 0 };
	const size_t end = off + t->len;

	if (dialect_part_before(p, off) == '$' || t->args_len == 0)
		return off + 1;
	if (s->added < s->len + ADDED_MAX &&
	    values_get(s->post, t->args, t->args_len, &value) &&
	    !inserts_are_in(buf_str(&value), value.len)) {
		const size_t behind = show_value(p, off, end, &value);
		buf_release(&value);
		return behind;
	}
	buf_clear(&value);
	const bool in_url = is_in_url(p, off);
	if (has_line_end(t, s->text + off)) {
		buf_release(&value);
		return in_url && rest_of_url(p, end) ? keep_in_url(p, off, end)
						     : off + 1;
	}
	if (!(values_is_field(t->args, t->args_len) ||
	      dialect_is_variable(s, t) || begins_url(p, off) ||
	      ends_attribute(p, off, t))) {
		buf_release(&value);
		return off + 1;
	}
	if (in_url)
		s->url_at = end;
	buf_add_char(&value, '[');
	buf_add(&value, t->args, strcspn(t->args, "|}\n "));
	buf_add_char(&value, ']');
	dialect_insert(s, off, end, INSERT_DIM, value.data, value.len);
	buf_release(&value);
	return end;
}

/* The end of the tag, which is not further away than templates may be. */
static bool find_end(struct dialect_part *p, size_t off,
		     const struct template *t, size_t *at, struct template *end)
{
	return dialect_find_end(p->s, off, t, at, end) &&
	       *at + end->len <= p->most;
}

/* {% highlight %} in the middle of a line is code in it. */
static size_t take_code(struct dialect_part *p, size_t off,
			const struct template *t)
{
	struct dialect_scan *s = p->s;
	struct template end;
	struct buf code = { 0 };
	size_t at;

	if (!find_end(p, off, t, &at, &end)) {
		dialect_replace(s, off, off + t->len, "", 0);
		return off + t->len;
	}
	dialect_code(s->text + off + t->len, at - off - t->len, 0, &code);
	dialect_insert(s, off, at + end.len, INSERT_CODE, buf_str(&code),
		       code.len);
	buf_release(&code);
	return at + end.len;
}

/* From here on templates are text; or, comments, nothing at all. */
static size_t take_hidden(struct dialect_part *p, size_t off,
			  const struct template *t, bool shows)
{
	struct dialect_scan *s = p->s;
	struct template end;
	size_t at, to = off + t->len;

	if (shows && dialect_find_end(s, off, t, &at, &end)) {
		s->raw = off + t->len;
		s->raw_end = at;
	} else if (!shows && find_end(p, off, t, &at, &end)) {
		to = at + end.len;
	}
	dialect_replace(s, off, to, "", 0);
	return to;
}

/* A box within a line begins one with its label. */
static void write_label(const struct template *t, struct buf *out)
{
	struct box_label label = { 0 };
	struct buf title = { 0 }, text = { 0 };

	tags_label(t, &label, &title);
	box_label_add_kind(&label, &text);
	if (text.len || title.len) {
		buf_add_str(out, "<br><b>");
		buf_add(out, buf_str(&text), text.len);
		if (tags_is_quotation(t)) /* that is HTML */
			buf_add(out, title.data, title.len);
		else
			md_write_references(out, buf_str(&title), title.len);
		buf_add_str(out, ":</b> ");
	}
	buf_release(&title);
	buf_release(&text);
}

/* Behind what a parameter of the post has been put in place of, or 0. */
static size_t take_param(struct dialect_part *p, size_t off,
			 const struct template *t)
{
	size_t end = 0;
	struct dialect_scan *s = p->s;
	struct template_arg name;
	struct buf value = { 0 };
	const bool known =
		s->added < s->len + ADDED_MAX && tags_name(t, &name) &&
		values_param(s->post, name.value, name.value_len, &value) &&
		!inserts_are_in(buf_str(&value), value.len);

	if (known)
		end = show_value(p, off, off + t->len, &value);
	buf_release(&value);
	return end;
}

/* The text between a shortcode that only names an address and its end is that
 * of the link. */
static bool begin_anchor(struct dialect_part *p, size_t off,
			 const struct template *t, struct buf *markdown)
{
	struct dialect_scan *s = p->s;
	struct buf url = { 0 };
	size_t at;
	const bool begins = t->kind == TEMPLATE_SHORTCODE && !t->closes &&
			    tags_write_address_of(t, &url) &&
			    dialect_has_end(s, off, t, &at) && at < p->end;

	if (begins) {
		buf_add_str(markdown, "<a href=\"");
		md_write_references(markdown, url.data, url.len);
		buf_add_str(markdown, "\">");
		s->anchor_end = at;
	}
	buf_release(&url);
	return begins;
}

/* A tag that is not known but has an end is about what is between. */
static bool only_encloses(struct dialect_part *p, size_t off,
			  const struct template *t)
{
	size_t at;

	return !t->args_len && !t->closes && !t->single &&
	       dialect_has_end(p->s, off, t, &at);
}

static void write_other(struct dialect_part *p, size_t off,
			const struct template *t, bool in_url,
			struct buf *markdown)
{
	struct dialect_scan *s = p->s;

	if (tags_action(t) == TAG_OTHER) {
		if (s->anchor_end && s->anchor_end == off) {
			buf_add_str(markdown, "</a>");
			return;
		}
		if (begin_anchor(p, off, t, markdown) ||
		    only_encloses(p, off, t))
			return;
	}
	/* what tags_write inserts goes to where the copy ends */
	tags_write(t, s->text + off, in_url, s->inserts, markdown);
}

static size_t take_tag(struct dialect_part *p, size_t off,
		       const struct template *t)
{
	struct dialect_scan *s = p->s;
	struct buf markdown = { 0 };
	size_t end = off + t->len;
	const bool in_url = is_in_url(p, off);

	switch (tags_action(t)) {
	case TAG_RAW:
		return take_hidden(p, off, t, true);
	case TAG_COMMENT:
		return take_hidden(p, off, t, false);
	case TAG_CODE:
		return take_code(p, off, t);
	case TAG_BOX:
		write_label(t, &markdown);
		break;
	case TAG_PARAM:
		if ((end = take_param(p, off, t)))
			return end;
		end = off + t->len;
		/* fall through */
	default:
		dialect_note_variable(s, t);
		write_other(p, off, t, in_url, &markdown);
	}
	if (in_url)
		s->url_at = end = replace_in_url(p, off, end, &markdown);
	else
		dialect_replace(s, off, end, buf_str(&markdown), markdown.len);
	buf_release(&markdown);
	return end;
}

static size_t take_escaped(struct dialect_part *p, size_t off,
			   const struct template *t)
{
	struct buf text = { 0 };

	/* {{</ * x * />}} */
	buf_add(&text, p->s->text + off, 3);
	buf_add(&text, t->args, t->args_len);
	buf_add(&text, p->s->text + off + t->len - 3, 3);
	dialect_insert(p->s, off, off + t->len, INSERT_TEXT, text.data,
		       text.len);
	buf_release(&text);
	return off + t->len;
}

/* Nothing in place of so many bytes, if there are any. */
static size_t hide(struct dialect_part *p, size_t off, size_t n)
{
	if (n)
		dialect_replace(p->s, off, off + n, "", 0);
	return off + (n ? n : 1);
}

static size_t take_template(struct dialect_part *p, size_t off)
{
	struct template t;

	if ((off >= p->s->raw && off < p->s->raw_end) ||
	    !template_at(&p->s->templates, off, &t) || off + t.len > p->most)
		return 0;
	if (t.kind == TEMPLATE_VALUE)
		return take_value(p, off, &t);
	if (t.kind == TEMPLATE_ESCAPED)
		return take_escaped(p, off, &t);
	if (t.kind != TEMPLATE_COMMENT)
		return take_tag(p, off, &t);
	return hide(p, off, t.len);
}

static size_t inside_tag(struct dialect_part *p, size_t from, size_t to)
{
	size_t i = from;

	p->in_tag = true;
	while (i < to) {
		const char *at = memchr(p->s->text + i, '{', to - i);
		if (!at) {
			i = to;
			break;
		}
		i = (size_t)(at - p->s->text);
		const size_t next = take_template(p, i);
		i = next ? next : i + 1;
	}
	p->in_tag = false;
	return i;
}

/* The brackets before `{.class}` are those of a span, not of a link's label. */
static bool closes_span(const struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	const size_t least = off > LOOK_BACK ? off - LOOK_BACK : 0;

	for (size_t i = off - 1; i > least; i--) {
		if (text[i - 1] == ']')
			return false;
		if (text[i - 1] == '[')
			return i < 2 ||
			       (text[i - 2] != ']' && text[i - 2] != '!');
	}
	return false;
}

/* `text {.class}`, at the end of a line: markdown-it's attributes of a block;
 * and `text{: .class}`, which kramdown has no use for there. */
static bool ends_line_with_class(const struct dialect_part *p, size_t off,
				 size_t n)
{
	const char *text = p->s->text;
	const size_t end = off + n;
	const bool colon = text[off + 1] == ':';
	size_t sign = off + 1 + colon;

	while (colon && ascii_is_blank(text[sign]))
		sign++;
	return off && (colon || ascii_is_blank(text[off - 1])) &&
	       (text[sign] == '.' || text[sign] == '#') &&
	       (end == p->s->len || text[end] == '\n' || text[end] == '\r');
}

static size_t take_attrs(struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	const size_t n = attrs_len(text + off, p->end - off);
	const char c = dialect_part_before(p, off);

	if (n && ends_line_with_class(p, off, n))
		return hide(p, off, n);
	if (!n || !c || !strchr(")]}*_`>\"", c))
		return off + 1;
	/* a link to nowhere shows its text alone */
	const bool span = c == ']' && closes_span(p, off);
	dialect_replace(p->s, off, off + n, "()", span ? 2 : 0);
	return off + n;
}

static void take_all(struct dialect_part *p, size_t from, size_t end);

/* What is within is Markdown as well. */
static size_t take_critic(struct dialect_part *p, size_t off)
{
	struct dialect_scan *s = p->s;
	struct critic c;

	if (p->revised ||
	    !critic_at(s->text + off, p->end - off, &p->unrevised, &c))
		return 0;
	struct dialect_part inner = { .s = s, .revised = true };
	const size_t end = off + c.end;
	size_t from = off + c.text;
	dialect_replace(s, off, from, c.before, strlen(c.before));
	if (c.arrow) {
		inner.end = inner.most = off + c.arrow;
		take_all(&inner, from, inner.end);
		from = inner.end + CRITIC_ARROW;
		dialect_replace(s, inner.end, from, c.between,
				strlen(c.between));
	}
	inner.end = inner.most = end;
	take_all(&inner, from, end);
	dialect_replace(s, end, end + CRITIC_MARK, c.behind, strlen(c.behind));
	return end + CRITIC_MARK;
}

static size_t take_reading(struct dialect_part *p, size_t off)
{
	struct buf html = { 0 };
	const size_t n = readings_take(p->s->text + off, p->end - off, &html);

	if (n)
		dialect_replace(p->s, off, off + n, html.data, html.len);
	buf_release(&html);
	return n ? off + n : 0;
}

static size_t take_brace(struct dialect_part *p, size_t off)
{
	size_t next = take_template(p, off);

	if (!next)
		next = take_critic(p, off);
	if (!next)
		next = take_reading(p, off);
	if (!next)
		next = dialect_extension_take(p, off);
	return next ? next : take_attrs(p, off);
}

static size_t take_math(struct dialect_part *p, size_t off)
{
	const size_t n = dialect_take_math(p->s, off, p->end);
	const bool escape = p->s->text[off] == '\\';

	return off + (n ? n : escape && off + 1 < p->end ? 2 : 1);
}

static size_t take_comment(struct dialect_part *p, size_t off)
{
	return hide(
		p, off,
		note_keeper_comment(p->s->text, off, p->end, &p->no_comments));
}

static size_t take_id(struct dialect_part *p, size_t off)
{
	return hide(p, off, note_keeper_id(p->s->text, off, p->end));
}

typedef size_t taker(struct dialect_part *p, size_t off);

/* What a character may begin. */
static taker *const takers[256] = {
	['\\'] = take_math,
	['$'] = take_math,
	['`'] = skip_code,
	['<'] = skip_tag,
	['{'] = take_brace,
	['['] = dialect_brackets_take,
	['!'] = dialect_brackets_wikilink,
	[']'] = dialect_brackets_address,
	['%'] = take_comment,
	['^'] = take_id,
};

static bool begins(char c)
{
	return takers[(unsigned char)c] != NULL;
}

static void take_all(struct dialect_part *p, size_t from, size_t end)
{
	const char *s = p->s->text;

	for (;;) {
		while (from + 4 <= end && !begins(s[from]) &&
		       !begins(s[from + 1]) && !begins(s[from + 2]) &&
		       !begins(s[from + 3]))
			from += 4;
		while (from < end && !begins(s[from]))
			from++;
		if (from >= end)
			return;
		from = takers[(unsigned char)s[from]](p, from);
	}
}

/* Templates and tags in brackets. */
static void take_all_html(struct dialect_part *p, size_t from, size_t end)
{
	while (from < end) {
		const char *text = p->s->text;
		const char *bracket = memchr(text + from, '[', end - from);
		const size_t to = bracket ? (size_t)(bracket - text) : end;
		from = inside_tag(p, from, to);
		if (from > to || !bracket)
			continue;
		const size_t behind = dialect_brackets_tag(p, from);
		from = behind ? behind : from + 1;
	}
}

static void take_part(struct dialect_scan *s, size_t from, size_t end,
		      size_t most, bool html)
{
	struct dialect_part p = { s, end, most, .html = html };

	/* code spans and tags are only looked at because of what may be in
	 * them */
	if (dialect_next_sign(s, from) >= end)
		return;
	if (html)
		take_all_html(&p, from, end);
	else
		take_all(&p, from, end);
}

void dialect_inline(struct dialect_scan *s, size_t from, size_t end, bool html)
{
	take_part(s, from, end, end, html);
}

void dialect_inline_over(struct dialect_scan *s, size_t from, size_t end,
			 bool html)
{
	take_part(s, from, end, s->len, html);
}

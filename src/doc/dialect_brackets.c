/* SPDX-License-Identifier: MIT */
#include "doc/dialect_brackets.h"

#include "archive/ascii.h"
#include "doc/destination.h"
#include "doc/dialect_part.h"
#include "doc/short_tag.h"
#include "doc/wikilink.h"

#include <string.h>

size_t dialect_brackets_wikilink(struct dialect_part *p, size_t off)
{
	struct wikilink link;
	struct buf markdown = { 0 };

	/* x[[i]] is an element of x */
	if (p->s->text[off] == '[' &&
	    (ascii_is_alnum(dialect_part_before(p, off)) ||
	     dialect_part_before(p, off) == '_'))
		return off + 1;
	if (!wikilink_at(p->s->text + off, p->end - off, &link))
		return off + 1;
	wikilink_write(&link, &markdown);
	dialect_replace(p->s, off, off + link.len, markdown.data, markdown.len);
	buf_release(&markdown);
	return off + link.len;
}

/* What is in place of tags in brackets that style what is between them. */
static const struct short_style {
	const char *name, *before, *behind;
} short_styles[] = {
	{ "b", "<b>", "</b>" },       { "caption", "", "" },
	{ "i", "<i>", "</i>" },       { "s", "<s>", "</s>" },
	{ "strike", "<s>", "</s>" },  { "sub", "<sub>", "</sub>" },
	{ "sup", "<sup>", "</sup>" }, { "u", "<u>", "</u>" },
};

static void replace_short(struct dialect_part *p, size_t off,
			  const struct template *t)
{
	const char *html = "";

	for (size_t i = 0; i < sizeof(short_styles) / sizeof(short_styles[0]);
	     i++)
		if (template_is(t, short_styles[i].name))
			html = t->closes ? short_styles[i].behind
					 : short_styles[i].before;
	dialect_replace(p->s, off, off + t->len, html, strlen(html));
}

/* A tag that has an end, or is one: what is between is shown. */
static bool take_pair(struct dialect_part *p, size_t off,
		      const struct template *t)
{
	size_t *open = dialect_short_open(p->s, t);
	size_t at;

	if (t->closes ? !*open : !dialect_find_short_end(p->s, off, t, &at))
		return false;
	if (t->closes)
		--*open;
	else
		++*open;
	replace_short(p, off, t);
	return true;
}

static bool take_short_media(struct dialect_part *p, size_t off,
			     const struct template *t)
{
	struct buf link = { 0 };
	size_t at;

	if (t->closes || !short_tag_write_media(t, &link))
		return take_pair(p, off, t);
	if (dialect_find_short_end(p->s, off, t, &at))
		++*dialect_short_open(p->s, t);
	dialect_replace(p->s, off, off + t->len, link.data, link.len);
	buf_release(&link);
	return true;
}

/* Code within a line; lines of it have been taken before. */
static size_t take_short_code(struct dialect_part *p, size_t off,
			      const struct template *t)
{
	struct dialect_scan *s = p->s;
	size_t at;

	if (p->html || t->closes || !dialect_find_short_end(s, off, t, &at) ||
	    at >= p->end)
		return take_pair(p, off, t) ? off + t->len : 0;
	const size_t from = off + t->len, to = at + t->name_len + 3;
	dialect_insert(s, off, to, INSERT_CODE, s->text + from, at - from);
	return to;
}

/* Nothing else is on the line, or it has arguments. */
static bool is_gone(const struct dialect_part *p, size_t off,
		    const struct template *t)
{
	const char *text = p->s->text;
	const size_t end = off + t->len;

	return memchr(t->args, '=', t->args_len) ||
	       ((!off || text[off - 1] == '\n') &&
		(end == p->s->len || ascii_is_space(text[end])));
}

size_t dialect_brackets_tag(struct dialect_part *p, size_t off)
{
	struct template t;
	bool taken;

	if (!short_tag_at(p->s->text + off, p->end - off, &t))
		return 0;
	switch (short_tag_kind(&t)) {
	case SHORT_TAG_CODE:
		return take_short_code(p, off, &t);
	case SHORT_TAG_GONE:
		taken = is_gone(p, off, &t);
		if (taken)
			dialect_replace(p->s, off, off + t.len, "", 0);
		break;
	case SHORT_TAG_MEDIA:
		taken = take_short_media(p, off, &t);
		break;
	default:
		taken = take_pair(p, off, &t);
	}
	return taken ? off + t.len : 0;
}

/* `@[card](https://…)`: its @ stands before. */
static size_t take_embed(struct dialect_part *p, size_t off)
{
	struct buf link = { 0 };
	const size_t n = short_tag_write_embed(p->s->text + off - 1,
					       p->end - off + 1, &link);

	if (n)
		dialect_replace(p->s, off - 1, off - 1 + n, buf_str(&link),
				link.len);
	buf_release(&link);
	return n ? off - 1 + n : 0;
}

size_t dialect_brackets_take(struct dialect_part *p, size_t off)
{
	const size_t embed =
		off > p->s->done && dialect_part_before(p, off) == '@'
			? take_embed(p, off)
			: 0;

	if (embed)
		return embed;
	const bool twice = off + 1 < p->end && p->s->text[off + 1] == '[';
	const size_t next = twice ? dialect_brackets_wikilink(p, off) : off + 1;
	if (next > off + 1)
		return next;
	const size_t behind = dialect_brackets_tag(p, off);
	p->brackets += !behind;
	return behind ? behind : off + 1;
}

size_t dialect_brackets_address(struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;
	const size_t from = off + 2;
	struct buf url = { 0 };
	size_t n;

	if (!p->brackets)
		return off + 1;
	p->brackets--;
	if (from >= p->end || text[off + 1] != '(' ||
	    !destination_mend(text + from, p->end - from, &url, &n))
		return off + 1;
	dialect_replace(p->s, from, from + n, buf_str(&url), url.len);
	buf_release(&url);
	return from + n;
}

/* SPDX-License-Identifier: MIT */
#include "doc/dialect_pass.h"

#include "archive/ascii.h"
#include "doc/dialect_inline.h"

#include <string.h>

void dialect_pass_flush(struct dialect_pass *p)
{
	/* a tag in the text before this may have taken some of it, too */
	if (p->from < p->scan.done)
		p->from = p->scan.done;
	if (p->to > p->from)
		dialect_inline(&p->scan, p->from, p->to, p->html);
	p->from = p->to = 0;
}

void dialect_pass_flush_over(struct dialect_pass *p)
{
	if (p->to > p->from)
		dialect_inline_over(&p->scan, p->from, p->to, p->html);
	p->from = p->to = 0;
}

void dialect_pass_drop(struct dialect_pass *p, size_t from, size_t to)
{
	dialect_pass_flush(p);
	dialect_drop(&p->scan, from, to);
}

void dialect_pass_skip_to(struct dialect_pass *p, size_t to)
{
	const size_t next = to < p->scan.len ? to + 1 : to;

	if (next > p->lines.at)
		md_lines_skip_to(&p->lines, next);
	p->lines.paragraph = false;
}

size_t dialect_pass_rest(const struct dialect_pass *p, size_t off)
{
	const struct dialect_scan *s = &p->scan;

	while (off < s->len && ascii_is_space(s->text[off]) &&
	       s->text[off] != '\n')
		off++;
	return off == s->len || s->text[off] == '\n' ? off : 0;
}

void dialect_pass_show_code(struct dialect_pass *p, const struct template *t,
			    size_t end, size_t to)
{
	struct dialect_scan *s = &p->scan;
	const size_t from = p->line.text + t->len;
	struct buf code = { 0 }, info = { 0 };

	dialect_pass_flush(p);
	dialect_code(s->text + from, end - from, p->line.text - p->line.start,
		     &code);
	tags_language(t, &info);
	dialect_insert_block(s, &p->line, to, INSERT_CODE_BLOCK, buf_str(&code),
			     code.len)
		->info =
		arena_memdup(&s->inserts->arena, buf_str(&info), info.len);
	buf_release(&code);
	buf_release(&info);
	dialect_pass_skip_to(p, to);
}

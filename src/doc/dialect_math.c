/* SPDX-License-Identifier: MIT */
#include "doc/dialect_math.h"

#include "doc/dialect_pass.h"
#include "doc/dialect_scan.h"
#include "doc/math.h"
#include "doc/tex.h"

#include <string.h>

/* Adds the lines from the current one's text to `end` without what begins them
 * in containers. False if one is outside. */
static bool add_lines(struct dialect_pass *p, size_t end, struct buf *out)
{
	const char *const text = p->scan.text;
	size_t i = p->line.text;
	bool all;

	for (const char *lf; (lf = memchr(text + i, '\n', end - i)) != NULL;) {
		const size_t next = (size_t)(lf - text) + 1;
		const bool blank = dialect_pass_rest(p, i) > 0;
		buf_add(out, text + i, next - i);
		if (!md_lines_holds(&p->lines, next, !blank, &i, &all)) {
			p->outside = next;
			p->outside_depth = p->lines.depth;
			return false;
		}
	}
	buf_add(out, text + i, end - i);
	return true;
}

/* It stands as far out as it could without the containers, which are still open
 * only because a line of a paragraph need not repeat their marks. */
static bool is_lazy(const struct dialect_pass *p)
{
	size_t text;
	bool all;

	md_lines_holds(&p->lines, p->line.start, true, &text, &all);
	return !p->line.first && !all;
}

/* An earlier formula that began in the same containers has met their end, which
 * is in this one as well: so that they are gone along once. */
static bool goes_outside(const struct dialect_pass *p, size_t end)
{
	return p->line.text < p->outside && p->outside < end &&
	       p->lines.depth >= p->outside_depth;
}

/* Makes the formula one of the text in `clean`, without the marks of containers.
 * False if it does not stay in them. */
static bool clean(struct dialect_pass *p, struct math *m, struct buf *clean)
{
	const char *const start = dialect_pass_text(p);
	const size_t before = (size_t)(m->tex - start);
	const size_t behind = m->len - before - m->tex_len;
	const size_t end = p->line.text + m->len;

	if (!p->lines.depth || !memchr(start, '\n', m->len) || is_lazy(p)) {
		buf_add(clean, start, m->len);
	} else if (goes_outside(p, end) || !add_lines(p, end, clean)) {
		return false;
	}
	m->tex = clean->data + before;
	m->tex_len = clean->len - before - behind;
	return m->blanks || !math_has_blank_line(m->tex, m->tex_len);
}

static void insert(struct dialect_pass *p, size_t to, const struct math *m,
		   const struct buf *source)
{
	struct dialect_scan *s = &p->scan;
	struct buf text = { 0 };

	if (!tex_write(&text, m->tex, m->tex_len, true))
		dialect_insert_block(s, &p->line, to, INSERT_CODE_BLOCK,
				     source->data, source->len)
			->info = "tex";
	else if (memchr(text.data, '\n', text.len))
		dialect_insert_block(s, &p->line, to, INSERT_CODE_BLOCK,
				     text.data, text.len)
			->info = "math";
	else
		dialect_insert_block(s, &p->line, to, INSERT_LINES, text.data,
				     text.len);
	buf_release(&text);
}

bool dialect_math_lines(struct dialect_pass *p)
{
	struct math m;
	struct buf source = { 0 };

	if (!math_block_at(&p->math, p->line.text, &m))
		return false;
	const size_t to = p->line.text + m.len;
	const bool whole = clean(p, &m, &source);
	if (whole) {
		dialect_pass_flush(p);
		insert(p, to, &m, &source);
		dialect_pass_skip_to(p, to);
	}
	buf_release(&source);
	return whole;
}

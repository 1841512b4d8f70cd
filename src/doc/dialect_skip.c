/* SPDX-License-Identifier: MIT */
#include "doc/dialect_skip.h"

#include "archive/ascii.h"
#include "doc/admonition.h"
#include "doc/dialect_boxes.h"
#include "doc/dialect_pass.h"
#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/verse.h"

#include <string.h>

/* Further in it is code or text. Columns. */
enum { INDENT_MAX = 3 };

/* What a line may be that begins with the character. */
enum role {
	ROLE_TEXT, /* or a sign, which is looked for in all of the text */
	ROLE_END,
	ROLE_BLANK,
	ROLE_MARK,      /* of an item or a quote */
	ROLE_CONSTRUCT, /* one that takes whole lines */
	ROLE_HEADING,
	ROLE_FENCE,
	ROLE_TAG,
};

static const unsigned char roles[256] = {
	['\n'] = ROLE_END,      [' '] = ROLE_BLANK,     ['\t'] = ROLE_BLANK,
	['-'] = ROLE_MARK,      ['+'] = ROLE_MARK,      ['*'] = ROLE_MARK,
	['>'] = ROLE_MARK,      ['0'] = ROLE_MARK,      ['1'] = ROLE_MARK,
	['2'] = ROLE_MARK,      ['3'] = ROLE_MARK,      ['4'] = ROLE_MARK,
	['5'] = ROLE_MARK,      ['6'] = ROLE_MARK,      ['7'] = ROLE_MARK,
	['8'] = ROLE_MARK,      ['9'] = ROLE_MARK,      ['!'] = ROLE_CONSTRUCT,
	['?'] = ROLE_CONSTRUCT, [':'] = ROLE_CONSTRUCT, ['='] = ROLE_CONSTRUCT,
	['['] = ROLE_CONSTRUCT, ['%'] = ROLE_CONSTRUCT, ['|'] = ROLE_CONSTRUCT,
	['^'] = ROLE_CONSTRUCT, ['#'] = ROLE_HEADING,   ['`'] = ROLE_FENCE,
	['~'] = ROLE_FENCE,     ['<'] = ROLE_TAG,
};

struct skip {
	struct dialect_scan *scan;
	const char *text;
	size_t len;
	size_t at;    /* where the next line begins */
	size_t sign;  /* the first one that is in no code before `at` */
	size_t fresh; /* nothing is open before the line that begins here */
	bool flat;    /* no container has begun since then */
};

static char peek(const struct skip *k, size_t off)
{
	return off < k->len ? k->text[off] : '\n';
}

static enum role role_at(const struct skip *k, size_t off)
{
	return roles[(unsigned char)peek(k, off)];
}

static bool is_blank(const struct skip *k, size_t off)
{
	return role_at(k, off) == ROLE_BLANK;
}

/* A blank or nothing. */
static bool is_gap(const struct skip *k, size_t off)
{
	return is_blank(k, off) || peek(k, off) == '\n';
}

static size_t run_len(const struct skip *k, size_t off)
{
	size_t n = 1;

	while (off + n < k->len && k->text[off + n] == k->text[off])
		n++;
	return n;
}

static size_t line_end(const struct skip *k, size_t off)
{
	return off + lines_lf_len(k->text + off, k->len - off);
}

/* The line is text, or anything else that is of no interest without a sign. */
static inline bool pass_line(struct skip *k, size_t off)
{
	const size_t end = line_end(k, off);

	k->at = end < k->len ? end + 1 : end;
	return k->sign >= k->at;
}

static bool pass_block(struct skip *k)
{
	k->fresh = k->at;
	k->flat = true;
	return true;
}

/* Containers go on behind a blank line only with what is indented, or with the
 * mark of a quote, which would be another one. */
static bool pass_blank(struct skip *k, size_t end)
{
	k->at = end < k->len ? end + 1 : end;
	return k->flat || !is_gap(k, k->at) ? pass_block(k) : true;
}

/* What stands in code is none of what is looked for. */
static bool pass_code(struct skip *k)
{
	k->sign = dialect_next_sign(k->scan, k->at);
	return pass_block(k);
}

/* A construct of whole lines may begin here that no sign tells. */
static bool is_construct(const struct skip *k, size_t off)
{
	const char c = peek(k, off);

	switch (c) {
	case '!':
	case '?':
	case '=':
		return run_len(k, off) == 3;
	case ':':
		return run_len(k, off) > 2;
	case '%':
		return run_len(k, off) > 1;
	case '[':
		return peek(k, off + 1) == '!';
	case '*':
		return peek(k, off + 1) == '[';
	case '+':
		return !is_gap(k, off + 1);
	case '-':
		return run_len(k, off) > 1 &&
		       is_blank(k, off + run_len(k, off));
	case '^':
		return is_gap(k, off + 1);
	case '|':
		return verse_end(k->text, k->len, off) > 0;
	default:
		return false;
	}
}

/* #s that may want a blank behind them. */
static bool is_tight(const struct skip *k, size_t off)
{
	return peek(k, off) == '#' && peek(k, off + 1) == '#' &&
	       !is_gap(k, off + run_len(k, off));
}

static bool pass_heading(struct skip *k, size_t off)
{
	const bool heading =
		opener_heading(k->text + off, line_end(k, off) - off);

	return !is_tight(k, off) && pass_line(k, off) &&
	       (!heading || pass_block(k));
}

/* Behind the line that ends the code; the text's end if none does. */
static size_t fence_end(const struct skip *k, size_t from, char c, size_t size)
{
	for (size_t i = from, n; i < k->len; i += n) {
		const char *at = memchr(k->text + i, c, k->len - i);
		size_t before = 0;
		if (!at)
			break;
		i = (size_t)(at - k->text);
		n = run_len(k, i);
		if (n < size)
			continue;
		while (before <= INDENT_MAX && k->text[i - before - 1] == ' ')
			before++;
		const size_t end = line_end(k, i);
		if (before <= INDENT_MAX && k->text[i - before - 1] == '\n' &&
		    opener_fence_ends(at, end - i, c, size))
			return end < k->len ? end + 1 : end;
	}
	return k->len;
}

static bool pass_fence(struct skip *k, size_t off)
{
	const size_t end = line_end(k, off);
	const size_t size = opener_fence(k->text + off, end - off);

	if (!size)
		return pass_line(k, off);
	k->at = fence_end(k, end, k->text[off], size);
	return pass_code(k);
}

/* HTML up to a blank line. */
static bool pass_html(struct skip *k, size_t off)
{
	do {
		if (!pass_line(k, off))
			return false;
		for (off = k->at; is_blank(k, off);)
			off++;
	} while (peek(k, off) != '\n');
	return pass_block(k);
}

/* Comments, <pre> and their kin. The last line may be the tab that it looks
 * like. */
static bool pass_raw(struct skip *k, size_t off, int kind)
{
	struct box_label label = { 0 };
	size_t from, end;

	do {
		from = off;
		end = line_end(k, off);
		off = end < k->len ? end + 1 : end;
	} while (off < k->len &&
		 !opener_html_ends(k->text + from, end - from, kind));
	while (is_blank(k, from))
		from++;
	const bool tab = admonition_comment(k->text + from, end - from,
					    &label) != ADMONITION_NONE;
	k->at = off;
	return !tab && pass_code(k);
}

static bool pass_tag(struct skip *k, size_t off)
{
	const int kind = opener_html(k->text + off, line_end(k, off) - off);

	if (!kind)
		return pass_line(k, off);
	if (kind < OPENER_HTML_BLANK)
		return pass_raw(k, off, kind);
	/* a tag that is alone on its line goes on with a paragraph */
	return (kind != OPENER_HTML_ALONE || k->at == k->fresh) &&
	       pass_html(k, off);
}

/* Bytes of the mark of an item or a quote, or 0. */
static size_t mark_len(const struct skip *k, size_t off)
{
	enum { DIGITS_MAX = 9 };
	const char c = peek(k, off);
	size_t n = 0;

	if (c == '>')
		return 1;
	if (c == '-' || c == '+' || c == '*')
		return is_gap(k, off + 1);
	while (n < DIGITS_MAX && ascii_is_digit(peek(k, off + n)))
		n++;
	const char sign = peek(k, off + n);
	return n && (sign == '.' || sign == ')') && is_gap(k, off + n + 1)
		       ? n + 1
		       : 0;
}

/* Something begins here that is not for this look at lines: in a container, or
 * further in than blocks begin. */
static bool is_involved(const struct skip *k, size_t off)
{
	const char c = peek(k, off);

	if (c == '`' || c == '~')
		return run_len(k, off) > 2;
	if (c == '<')
		return opener_html(k->text + off, line_end(k, off) - off) > 0;
	return is_construct(k, off) || is_tight(k, off);
}

/* A line in a container, or one that begins some. */
static bool pass_inner(struct skip *k, size_t off)
{
	for (size_t n = 1; n;) {
		while (is_blank(k, off))
			off++;
		n = mark_len(k, off);
		off += n;
		k->flat &= !n;
	}
	return !is_involved(k, off) && pass_line(k, off);
}

/* A line that begins a block, if it does, in no container: its first character
 * that is no blank is at `off`. */
static bool pass_outer(struct skip *k, size_t off)
{
	switch (role_at(k, off)) {
	case ROLE_END:
		return pass_blank(k, off);
	case ROLE_MARK:
		return pass_inner(k, off);
	case ROLE_CONSTRUCT:
		return !is_construct(k, off) && pass_line(k, off);
	case ROLE_HEADING:
		return pass_heading(k, off);
	case ROLE_FENCE:
		return pass_fence(k, off);
	case ROLE_TAG:
		return pass_tag(k, off);
	default:
		return pass_line(k, off);
	}
}

static bool pass_indented(struct skip *k)
{
	size_t off = k->at, spaces;

	while (peek(k, off) == ' ')
		off++;
	spaces = off - k->at;
	while (is_blank(k, off))
		off++;
	if (peek(k, off) == '\n')
		return pass_blank(k, off);
	if (!k->flat)
		return pass_inner(k, off);
	if (off == k->at + spaces && spaces <= INDENT_MAX)
		return pass_outer(k, off);
	/* code, or more of a paragraph */
	return !is_involved(k, off) && pass_line(k, off);
}

static inline bool pass_next(struct skip *k)
{
	switch (role_at(k, k->at)) {
	case ROLE_TEXT:
		return pass_line(k, k->at);
	case ROLE_BLANK:
		return pass_indented(k);
	default:
		return pass_outer(k, k->at);
	}
}

static bool may_skip(struct dialect_pass *p)
{
	return p->to <= p->from && p->scan.done <= p->lines.at &&
	       md_lines_begins_block(&p->lines) && !p->modules &&
	       !md_lines_have_cr(&p->lines) && !dialect_boxes_have_tabs(p);
}

void dialect_skip(struct dialect_pass *p)
{
	const size_t from = p->lines.at;
	bool passed = true;

	if (!may_skip(p))
		return;
	struct skip k = {
		.scan = &p->scan,
		.text = p->scan.text,
		.len = p->scan.len,
		.at = from,
		.sign = dialect_next_sign(&p->scan, from),
		.fresh = from,
		.flat = true,
	};
	while (passed && k.at < k.len)
		passed = pass_next(&k);
	/* what stopped this has to be behind before it is tried again */
	p->looked = k.at + 1;
	md_lines_begin_block(&p->lines, passed ? k.len : k.fresh);
}

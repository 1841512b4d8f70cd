/* SPDX-License-Identifier: MIT */
#include "archive/query.h"

#include "archive/body.h"
#include "archive/query_node.h"
#include "archive/slice.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "unicode/fold.h"
#include "unicode/script.h"

#include <stdlib.h>
#include <string.h>

/* Bytes of a line that an expression is tried on at once. */
enum { MAX_REGEX_LINE = 16 * 1024 };

/* Words that are looked for quickly before a body is looked at. */
enum { MAX_NEEDS = 4 };

enum verdict { NO, MAYBE, YES };

/* A body as it is in the file, and as it is searched. */
struct body {
	struct buf raw;
	struct buf flat; /* without line ends inside of paragraphs */
};

static enum verdict verdict(bool yes)
{
	return yes ? YES : NO;
}

static bool in_text(const struct query_node *n, const char *text)
{
	const size_t len = strlen(text);

	return sieve_passes(&n->sieve, text, len, sieve_marks(text, len)) &&
	       fold_contains(text, len, n->fold, n->fold_len);
}

static bool in_body(const struct query_node *n, const struct body *b)
{
	return fold_contains(buf_str(&b->flat), b->flat.len, n->fold,
			     n->fold_len);
}

static bool same(const char *fold, const struct query_node *n)
{
	return !strcmp(fold, n->fold);
}

static bool part(const char *fold, const struct query_node *n)
{
	return strstr(fold, n->fold) != NULL;
}

/* infoq.com is the site of cn.infoq.com too. */
static bool site(const char *fold, const struct query_node *n)
{
	const size_t len = strlen(fold);

	if (len <= n->fold_len)
		return same(fold, n);
	return fold[len - n->fold_len - 1] == '.' &&
	       same(fold + len - n->fold_len, n);
}

static bool any_value(const struct query_node *n, const struct post *p,
		      bool (*like)(const char *, const struct query_node *))
{
	const uint32_t count = post_value_count(p, n->facet);

	for (uint32_t i = 0; i < count; i++)
		if (like(post_value(p, n->facet, i)->fold, n))
			return true;
	return false;
}

/* zh is the language of zh-Hans and zh_CN too. */
static bool speaks(const struct query_node *n, const char *lang)
{
	const struct slice want = { n->fold, n->fold_len };
	const struct slice has = slice_of(lang);

	if (!slice_same(slice_head(has, want.len), want))
		return false;
	return has.len == want.len || has.p[want.len] == '-' ||
	       has.p[want.len] == '_';
}

static bool line_matches(const regex_t *re, struct slice line, struct buf *room)
{
	while (line.len) {
		const struct slice piece = slice_head(line, MAX_REGEX_LINE);
		buf_clear(room);
		buf_add(room, piece.p, piece.len);
		if (regexec(re, buf_str(room), 0, NULL, 0) == 0)
			return true;
		line = slice_from(line, piece.len);
	}
	return false;
}

static bool regex_in_body(const regex_t *re, const struct body *b)
{
	struct slice rest = { buf_str(&b->raw), b->raw.len };
	struct buf room = { 0 };
	bool found = false;

	while (rest.len && !found)
		found = line_matches(re, slice_line(&rest), &room);
	buf_release(&room);
	return found;
}

static bool line_has_image(struct slice line)
{
	const size_t at = slice_find(line, "![");

	return slice_find(slice_from(line, at), "](") + at < line.len ||
	       slice_find(slice_from(line, at), "][") + at < line.len ||
	       slice_find(line, "<img ") < line.len;
}

static bool line_has_code(struct slice line)
{
	const struct slice s = slice_from(line, slice_indent(line));

	return slice_starts(s, "```") || slice_starts(s, "~~~") ||
	       slice_find(s, "<pre") < s.len ||
	       slice_find(s, "{% highlight") < s.len;
}

/* The line of dashes below a table's first. */
static bool line_has_table(struct slice line)
{
	const struct slice s = slice_trim(line);
	bool dash = false, bar = false;

	for (size_t i = 0; i < s.len; i++) {
		if (!memchr("|-: \t", s.p[i], 5))
			return slice_find(s, "<table") < s.len;
		dash = dash || s.p[i] == '-';
		bar = bar || s.p[i] == '|';
	}
	return dash && bar;
}

static bool has(enum query_feature feature, const struct body *b)
{
	static bool (*const tests[])(struct slice) = {
		[QUERY_IMAGE] = line_has_image,
		[QUERY_CODE] = line_has_code,
		[QUERY_TABLE] = line_has_table,
	};
	struct slice rest = { buf_str(&b->raw), b->raw.len };

	while (rest.len)
		if (tests[feature](slice_line(&rest)))
			return true;
	return false;
}

static enum verdict eval(const struct query_node *n, const struct post *p,
			 const struct body *b);

/* And: the least of the children's verdicts; or: the greatest. The depth is
 * bounded by the parser. */
static enum verdict combine(const struct query_node *n, const struct post *p,
			    const struct body *b)
{
	const enum verdict decided = n->op == QUERY_AND ? NO : YES;
	enum verdict v = n->op == QUERY_AND ? YES : NO;

	for (const struct query_node *c = n->first; c && v != decided;
	     c = c->next) {
		const enum verdict one = eval(c, p, b);
		if (n->op == QUERY_AND ? one < v : one > v)
			v = one;
	}
	return v;
}

/* What must be looked for in the body: MAYBE as long as it is not there. */
static enum verdict eval_body(const struct query_node *n, const struct body *b)
{
	if (!b)
		return MAYBE;
	if (n->op == QUERY_HAS)
		return verdict(has(n->feature, b));
	if (n->op == QUERY_REGEX)
		return verdict(regex_in_body(n->regex, b));
	return verdict(in_body(n, b));
}

static enum verdict eval(const struct query_node *n, const struct post *p,
			 const struct body *b)
{
	switch (n->op) {
	case QUERY_ALL:
		return YES;
	case QUERY_AND:
	case QUERY_OR:
		return combine(n, p, b);
	case QUERY_NOT:
		return (enum verdict)(YES - eval(n->first, p, b));
	case QUERY_TEXT:
		return in_text(n, p->title) ? YES : eval_body(n, b);
	case QUERY_REGEX:
		return regexec(n->regex, p->title, 0, NULL, 0) == 0
			       ? YES
			       : eval_body(n, b);
	case QUERY_BODY:
	case QUERY_HAS:
		return eval_body(n, b);
	case QUERY_TITLE:
		return verdict(in_text(n, p->title));
	case QUERY_VALUE:
		return verdict(any_value(n, p, same));
	case QUERY_PART:
		return verdict(any_value(n, p, part));
	case QUERY_SITE:
		return verdict(any_value(n, p, site));
	case QUERY_LANG:
		return verdict(speaks(n, p->lang));
	case QUERY_PATH:
		return verdict(in_text(n, p->path));
	case QUERY_DATE:
		return verdict(date_in_range(&p->date, &n->range));
	case QUERY_FLAG:
		return verdict(p->flags & n->flag);
	case QUERY_SOURCE:
		return verdict(*p->source);
	}
	return NO;
}

/* A phrase may go on in the next line of its paragraph, without a blank where
 * CJK text does. */
static void flatten(struct body *b)
{
	struct slice rest = { buf_str(&b->raw), b->raw.len };

	while (rest.len) {
		const struct slice line = slice_trim_end(slice_line(&rest));
		const struct slice next = slice_from(rest, slice_indent(rest));
		uint32_t before = 0, after = 0;
		buf_add(&b->flat, line.p, line.len);
		if (line.len && next.len) {
			const size_t last = utf8_prev(line.p, line.len);
			utf8_decode(line.p + last, line.len - last, &before);
			utf8_decode(next.p, next.len, &after);
		}
		if (!line.len || !next.len || after == '\n' || after == '\r')
			buf_add_char(&b->flat, '\n');
		else if (!script_joins_without_space(before, after, LANG_ZH))
			buf_add_char(&b->flat, ' ');
		else
			rest = next;
	}
}

/* What the body must have if the post matches: of a word, or of all that are
 * anded, those that the title does not have. */
static size_t needs(const struct query_node *root, const struct post *p,
		    struct sieve out[MAX_NEEDS])
{
	const bool many = root->op == QUERY_AND;
	const struct query_node *n = many ? root->first : root;
	size_t found = 0;

	for (; n && found < MAX_NEEDS; n = many ? n->next : NULL)
		if (n->op == QUERY_BODY ||
		    (n->op == QUERY_TEXT && !in_text(n, p->title)))
			out[found++] = n->sieve;
	return found;
}

bool query_match(const struct query *q, const struct post *p)
{
	const enum verdict quick = eval(q->root, p, NULL);
	struct body b = { { 0 }, { 0 } };
	struct sieve sieves[MAX_NEEDS];
	bool lacks;

	if (quick != MAYBE)
		return quick == YES;
	const size_t n = needs(q->root, p, sieves);
	const bool read = body_read_if(p, sieves, n, &b.raw, &lacks, NULL);
	/* What can't be read has no text. */
	if (read && !lacks)
		flatten(&b);
	const bool match = !(read && lacks) && eval(q->root, p, &b) == YES;
	buf_release(&b.raw);
	buf_release(&b.flat);
	return match;
}

struct post **query_select(const struct query *q, const struct archive *a,
			   size_t *n)
{
	const size_t count = archive_count(a);
	struct post **posts = xreallocarray(NULL, count, sizeof(*posts));

	*n = 0;
	for (size_t i = 0; i < count; i++) {
		struct post *p = archive_post(a, i);
		if (!q || query_match(q, p))
			posts[(*n)++] = p;
	}
	return posts;
}

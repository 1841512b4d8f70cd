/* SPDX-License-Identifier: MIT */
#include "archive/query.h"

#include "archive/ascii.h"
#include "archive/query_lex.h"
#include "archive/query_node.h"
#include "base/xalloc.h"
#include "unicode/fold.h"

#include <stdlib.h>
#include <string.h>

enum {
	MAX_DEPTH = 32,   /* of parentheses and nots */
	MAX_TERMS = 1000, /* a query is typed by hand, or picked */
	MAX_REGEX = 256,  /* bytes */
	MAX_REPEAT = 64,  /* regcomp unrolls x{n} */
};

struct parser {
	struct query *query;
	struct query_lexer lexer;
	struct query_token token; /* the next one */
	int64_t today;
	struct err *err;
	int depth, terms;
};

/* A value of a field becomes a node; NULL with the reason if it is wrong. */
struct field;
typedef struct query_node *make_fn(struct parser *p, const struct field *f,
				   const struct query_token *value);

static make_fn make_text, make_value, make_date, make_is, make_has;

static const struct field {
	const char *name;
	make_fn *make;
	enum query_op op;
	enum facet facet;
} fields[] = {
	/* clang-format off */
	{ "tag",      make_value, QUERY_VALUE, FACET_TAG },
	{ "cat",      make_value, QUERY_VALUE, FACET_CATEGORY },
	{ "category", make_value, QUERY_VALUE, FACET_CATEGORY },
	{ "author",   make_value, QUERY_PART,  FACET_AUTHOR },
	{ "source",   make_value, QUERY_SITE,  FACET_SOURCE },
	{ "in",       make_value, QUERY_VALUE, FACET_COLLECTION },
	{ "lang",     make_text,  QUERY_LANG,  FACET_COUNT },
	{ "path",     make_text,  QUERY_PATH,  FACET_COUNT },
	{ "title",    make_text,  QUERY_TITLE, FACET_COUNT },
	{ "body",     make_text,  QUERY_BODY,  FACET_COUNT },
	{ "date",     make_date,  QUERY_DATE,  FACET_COUNT },
	{ "since",    make_date,  QUERY_DATE,  FACET_COUNT },
	{ "until",    make_date,  QUERY_DATE,  FACET_COUNT },
	{ "is",       make_is,    QUERY_FLAG,  FACET_COUNT },
	{ "has",      make_has,   QUERY_HAS,   FACET_COUNT },
	/* clang-format on */
};

static const char field_names[] =
	"tag, cat, author, source, in, lang, path, title, body, date, since, "
	"until, is, has";

static struct query_node *node(struct parser *p, enum query_op op)
{
	struct query_node *n = arena_alloc(&p->query->arena, sizeof(*n));

	n->op = op;
	if (op == QUERY_TEXT || op == QUERY_BODY || op == QUERY_REGEX ||
	    op == QUERY_HAS)
		p->query->reads_bodies = true;
	if (op == QUERY_TEXT || op == QUERY_BODY || op == QUERY_REGEX ||
	    op == QUERY_TITLE || op == QUERY_LANG || op == QUERY_PATH)
		p->query->all_languages = true;
	return n;
}

static struct query_node *wrong(struct parser *p, const struct query_token *t,
				const char *what)
{
	query_lex_error(p->err, t->col, "%s", what);
	return NULL;
}

static struct query_node *text_node(struct parser *p, enum query_op op,
				    const struct query_token *t)
{
	struct query_node *n = node(p, op);
	struct buf fold = { 0 };

	fold_text(&fold, t->text, strlen(t->text));
	n->fold = arena_memdup(&p->query->arena, buf_str(&fold), fold.len);
	n->fold_len = fold.len;
	sieve_init(&n->sieve, n->fold, n->fold_len);
	buf_release(&fold);
	return n->fold_len ? n : wrong(p, t, "there is nothing to look for");
}

static struct query_node *make_text(struct parser *p, const struct field *f,
				    const struct query_token *value)
{
	return text_node(p, f->op, value);
}

static struct query_node *make_value(struct parser *p, const struct field *f,
				     const struct query_token *value)
{
	struct query_node *n = text_node(p, f->op, value);

	if (n)
		n->facet = f->facet;
	return n;
}

static struct query_node *range_node(struct parser *p,
				     const struct query_token *at,
				     const char *text, size_t len)
{
	struct query_node *n = node(p, QUERY_DATE);
	struct err err;

	if (!date_range_parse(text, len, p->today, &n->range, &err))
		return wrong(p, at, err.text);
	return n;
}

/* since:X is date:X.. */
static struct query_node *make_date(struct parser *p, const struct field *f,
				    const struct query_token *value)
{
	const bool since = !strcmp(f->name, "since");
	const bool until = !strcmp(f->name, "until");
	struct buf text = { 0 };

	if ((since || until) && strstr(value->text, ".."))
		return wrong(p, value, "one date, not a range");
	buf_printf(&text, "%s%s%s", until ? ".." : "", value->text,
		   since ? ".." : "");
	struct query_node *n = range_node(p, value, buf_str(&text), text.len);
	buf_release(&text);
	return n;
}

static struct query_node *make_is(struct parser *p, const struct field *f,
				  const struct query_token *value)
{
	static const struct {
		const char *name;
		uint32_t flag; /* 0 = not kept yet */
	} states[] = {
		{ "draft", POST_DRAFT },
		{ "broken", POST_BROKEN },
		{ "hidden", POST_HIDDEN },
		{ "unread", 0 },
		{ "read", 0 },
		{ "starred", 0 },
	};
	struct query_node *n = node(p, f->op);

	if (slice_is(slice_of(value->text), "future")) {
		n->op = QUERY_DATE;
		n->range = (struct date_range){ p->today + 1, INT64_MAX };
		return n;
	}
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (!slice_is(slice_of(value->text), states[i].name))
			continue;
		n->flag = states[i].flag;
		return n->flag ? n
			       : wrong(p, value,
				       "what was read or starred is "
				       "not remembered yet");
	}
	return wrong(p, value, "is: knows draft, hidden, future and broken");
}

static struct query_node *make_has(struct parser *p, const struct field *f,
				   const struct query_token *value)
{
	static const char *const names[] = {
		[QUERY_IMAGE] = "image",
		[QUERY_CODE] = "code",
		[QUERY_TABLE] = "table",
	};
	const struct slice word = slice_of(value->text);

	if (slice_is(word, "source"))
		return node(p, QUERY_SOURCE);
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (slice_is(word, names[i])) {
			struct query_node *n = node(p, f->op);
			n->feature = (enum query_feature)i;
			return n;
		}
	return wrong(p, value, "has: knows source, image, code and table");
}

/* The number at `text` is larger than a repetition may be. */
static bool repeats_too_often(const char *text)
{
	int n = 0;

	for (; ascii_is_digit(*text) && n <= MAX_REPEAT; text++)
		n = n * 10 + (*text - '0');
	return n > MAX_REPEAT;
}

/* Things that cost regexec or regcomp time without bound. */
static const char *too_costly(const char *re)
{
	int braces = 0;

	if (strlen(re) > MAX_REGEX)
		return "the expression is too long";
	for (; *re; re++) {
		if (*re == '\\' && re[1]) {
			if (ascii_is_digit(*++re))
				return "\\1 and its kin are not understood";
		} else if (*re == '{' || (*re == ',' && braces)) {
			braces += *re == '{';
			if (braces > 2 || repeats_too_often(re + 1))
				return "x{n} up to 64, and twice at most";
		}
	}
	return NULL;
}

static struct query_node *regex_node(struct parser *p,
				     const struct query_token *t)
{
	const char *why =
		*t->text ? too_costly(t->text) : "there is nothing to look for";
	regex_t re;
	char text[200];

	if (why)
		return wrong(p, t, why);
	const int code =
		regcomp(&re, t->text, REG_EXTENDED | REG_ICASE | REG_NOSUB);
	if (code) {
		regerror(code, &re, text, sizeof(text));
		return wrong(p, t, text);
	}
	struct query_node *n = node(p, QUERY_REGEX);
	n->regex = arena_alloc(&p->query->arena, sizeof(*n->regex));
	*n->regex = re;
	n->next_regex = p->query->regexes;
	p->query->regexes = n;
	return n;
}

static bool advance(struct parser *p)
{
	return query_lex(&p->lexer, &p->token, p->err);
}

/* The children are linked in turn: `*end` is where the next one goes. */
static struct query_node **append(struct query_node **end,
				  struct query_node *child)
{
	*end = child;
	return &child->next;
}

/* A parent of one child is the child. */
static struct query_node *simplest(struct query_node *parent)
{
	return parent->first && !parent->first->next ? parent->first : parent;
}

static const struct field *field_of(const char *name)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
		if (slice_is(slice_of(name), fields[i].name))
			return &fields[i];
	return NULL;
}

static struct query_node *field_term(struct parser *p)
{
	const struct field *f = field_of(p->token.text);
	struct query_node *any = node(p, QUERY_OR), **end = &any->first;
	struct query_token value;
	bool more = true;

	if (!f) {
		query_lex_error(p->err, p->token.col,
				"no field `%s`; there are %s. Quote it to look "
				"for it as text",
				p->token.text, field_names);
		return NULL;
	}
	while (more) {
		if (!query_lex_value(&p->lexer, &value, &more, p->err))
			return NULL;
		struct query_node *n = f->make(p, f, &value);
		if (!n)
			return NULL;
		if (++p->terms > MAX_TERMS)
			return wrong(p, &value, "too many terms");
		end = append(end, n);
	}
	return simplest(any);
}

static bool begins_with_year(struct slice s)
{
	size_t n = 0;

	while (n < s.len && ascii_is_digit(s.p[n]))
		n++;
	return n == 4;
}

/* A bare word that is a date: 2026, 2026-02, a..b, today and its kin; but not
 * 3d and 2w, which may be meant as words. */
static bool looks_like_date(const char *word, int64_t today)
{
	const struct slice s = slice_of(word);
	const bool range = slice_find(s, "..") < s.len;
	const bool year = begins_with_year(s);
	struct date_range out;

	if (year && range)
		return true; /* and if it is wrong, that is said */
	if (year ? ascii_is_alpha(s.p[s.len - 1])
		 : !range && !(s.len > 4 && ascii_is_alpha(s.p[0])))
		return false;
	return date_range_parse(word, s.len, today, &out, NULL);
}

static struct query_node *word_term(struct parser *p)
{
	const struct query_token *t = &p->token;

	if (looks_like_date(t->text, p->today))
		return range_node(p, t, t->text, strlen(t->text));
	return text_node(p, QUERY_TEXT, t);
}

static bool is_word(const struct query_token *t, const char *word)
{
	return t->kind == QUERY_WORD && slice_is(slice_of(t->text), word);
}

static bool is_or(const struct query_token *t)
{
	return is_word(t, "or") || is_word(t, "|");
}

static struct query_node *any_of(struct parser *p);
static struct query_node *unary(struct parser *p);

static struct query_node *negated(struct parser *p)
{
	const struct query_token at = p->token;
	struct query_node *not = node(p, QUERY_NOT);

	if (!advance(p))
		return NULL;
	if (p->token.kind == QUERY_END || p->token.kind == QUERY_CLOSE ||
	    is_or(&p->token))
		return wrong(p, &at, "nothing stands behind the not");
	not ->first = unary(p);
	return not ->first ? not : NULL;
}

static struct query_node *group(struct parser *p)
{
	const struct query_token at = p->token;

	if (!advance(p))
		return NULL;
	if (p->token.kind == QUERY_CLOSE)
		return wrong(p, &at, "nothing stands in the parentheses");
	struct query_node *n = any_of(p);
	if (!n)
		return NULL;
	if (p->token.kind != QUERY_CLOSE)
		return wrong(p, &at, "the parenthesis is not closed");
	return advance(p) ? n : NULL;
}

static struct query_node *term(struct parser *p)
{
	struct query_node *n;

	if (p->token.kind == QUERY_FIELD)
		n = field_term(p);
	else if (p->token.kind == QUERY_WORD)
		n = word_term(p);
	else if (p->token.kind == QUERY_SLASHES)
		n = regex_node(p, &p->token);
	else
		n = text_node(p, QUERY_TEXT, &p->token);
	if (n && ++p->terms > MAX_TERMS)
		return wrong(p, &p->token, "too many terms");
	return n && advance(p) ? n : NULL;
}

static struct query_node *unary(struct parser *p)
{
	struct query_node *n;

	if (is_or(&p->token))
		return wrong(p, &p->token, "`or` stands between two terms");
	if (p->token.kind == QUERY_CLOSE)
		return wrong(p, &p->token, "a parenthesis too many");
	if (p->depth == MAX_DEPTH)
		return wrong(p, &p->token, "nested too deep");
	p->depth++;
	if (p->token.kind == QUERY_MINUS || is_word(&p->token, "not"))
		n = negated(p);
	else if (p->token.kind == QUERY_OPEN)
		n = group(p);
	else
		n = term(p);
	p->depth--;
	return n;
}

static bool ends_all_of(const struct query_token *t)
{
	return t->kind == QUERY_END || t->kind == QUERY_CLOSE || is_or(t);
}

static struct query_node *all_of(struct parser *p)
{
	struct query_node *all = node(p, QUERY_AND), **end = &all->first;

	do {
		struct query_node *n = unary(p);
		if (!n)
			return NULL;
		end = append(end, n);
	} while (!ends_all_of(&p->token));
	return simplest(all);
}

static struct query_node *any_of(struct parser *p)
{
	struct query_node *any = node(p, QUERY_OR), **end = &any->first;

	for (;;) {
		struct query_node *n = all_of(p);
		if (!n)
			return NULL;
		end = append(end, n);
		if (!is_or(&p->token))
			return simplest(any);
		const struct query_token at = p->token;
		if (!advance(p))
			return NULL;
		if (p->token.kind == QUERY_END || p->token.kind == QUERY_CLOSE)
			return wrong(p, &at, "`or` stands between two terms");
	}
}

static struct query_node *parse(struct parser *p)
{
	if (!advance(p))
		return NULL;
	if (p->token.kind == QUERY_END)
		return node(p, QUERY_ALL);
	struct query_node *root = any_of(p);
	if (root && p->token.kind == QUERY_CLOSE)
		return wrong(p, &p->token, "a parenthesis too many");
	return root;
}

struct query *query_parse(const char *text, int64_t today, struct err *err)
{
	struct query *q = xcalloc(1, sizeof(*q));
	struct parser p = {
		.query = q,
		.lexer = { slice_of(text), text, &q->arena },
		.today = today,
		.err = err,
	};

	q->root = parse(&p);
	if (q->root)
		return q;
	query_free(q);
	return NULL;
}

void query_free(struct query *q)
{
	if (!q)
		return;
	for (struct query_node *n = q->regexes; n; n = n->next_regex)
		regfree(n->regex);
	arena_release(&q->arena);
	free(q);
}

bool query_all_languages(const struct query *q)
{
	return q->all_languages;
}

bool query_reads_bodies(const struct query *q)
{
	return q->reads_bodies;
}

/* A name that would be read otherwise, or not as one word. */
static bool needs_quotes(const char *name)
{
	for (const char *c = name; *c; c++)
		if ((unsigned char)*c >= 0x80
			    ? (*c == '\xE2' || *c == '\xE3' || *c == '\xEF')
			    : !ascii_is_alnum(*c) && !strchr("-_.+#/", *c))
			return true;
	return !*name;
}

static void add_name(struct buf *text, const char *name)
{
	if (!needs_quotes(name)) {
		buf_add_str(text, name);
		return;
	}
	buf_add_char(text, '"');
	for (; *name; name++) {
		if (*name == '"' || *name == '\\')
			buf_add_char(text, '\\');
		buf_add_char(text, *name);
	}
	buf_add_char(text, '"');
}

void query_add_term(struct buf *text, const char *field,
		    const char *const *names, size_t n)
{
	if (!n)
		return;
	if (text->len && text->data[text->len - 1] != ' ')
		buf_add_char(text, ' ');
	buf_printf(text, "%s:", field);
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(text, ',');
		add_name(text, names[i]);
	}
}

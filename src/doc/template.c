/* SPDX-License-Identifier: MIT */
#include "doc/template.h"

#include "archive/ascii.h"

#include <string.h>

/* A tag longer than that is none. */
enum { TAG_MAX = 4096 };

enum form {
	FORM_TAG,
	FORM_VALUE,
	FORM_ANGLE,
	FORM_PERCENT,
	FORM_NOTE,
	FORM_HASH
};

/* By form; a longer opening comes before one that it begins with. */
#define TEXT(s) s, sizeof(s) - 1
static const struct form_of {
	const char *open;
	size_t open_len;
	const char *close;
	size_t close_len;
	enum template_kind kind;
	enum form form;
} forms[] = {
	{ TEXT("{{/*"), TEXT("*/}}"), TEMPLATE_COMMENT, FORM_NOTE },
	{ TEXT("{{<"), TEXT(">}}"), TEMPLATE_SHORTCODE, FORM_ANGLE },
	{ TEXT("{{%"), TEXT("%}}"), TEMPLATE_SHORTCODE, FORM_PERCENT },
	{ TEXT("{{"), TEXT("}}"), TEMPLATE_VALUE, FORM_VALUE },
	{ TEXT("{%"), TEXT("%}"), TEMPLATE_TAG, FORM_TAG },
	{ TEXT("{#-"), TEXT("#}"), TEMPLATE_COMMENT, FORM_HASH },
};

static const size_t nowhere = (size_t)-1;

/* Where the form's end stands at or behind `from`, or `nowhere`. */
static size_t find_end(struct template_scan *scan, const struct form_of *form,
		       size_t from)
{
	size_t *known = &scan->ends[form->form];
	const char *close = form->close;
	const size_t n = form->close_len;

	if (*known == nowhere || (*known && *known >= from))
		return *known;
	*known = nowhere;
	for (size_t i = from; i + n <= scan->len; i++) {
		const char *at =
			memchr(scan->text + i, close[0], scan->len - n - i + 1);
		if (!at)
			break;
		i = (size_t)(at - scan->text);
		if (!memcmp(at, close, n)) {
			*known = i;
			break;
		}
	}
	return *known;
}

static bool has_blank_line(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		const char *lf = memchr(s + i, '\n', len - i);
		if (!lf)
			return false;
		i = (size_t)(lf - s) + 1;
		while (i < len && (ascii_is_blank(s[i]) || s[i] == '\r'))
			i++;
		if (i < len && s[i] == '\n')
			return true;
		i--;
	}
	return false;
}

static void trim(const char **s, size_t *len)
{
	while (*len && ascii_is_space(**s))
		++*s, --*len;
	while (*len && ascii_is_space((*s)[*len - 1]))
		--*len;
}

static bool is_name(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.' ||
	       c == '/' || (c & 0x80);
}

/* `name(args)`, as Zola has it. */
static void take_call(struct template *t)
{
	if (t->args_len < 2 || t->args[0] != '(' ||
	    t->args[t->args_len - 1] != ')')
		return;
	t->args++;
	t->args_len -= 2;
	trim(&t->args, &t->args_len);
	if (t->kind == TEMPLATE_VALUE)
		t->kind = TEMPLATE_SHORTCODE;
}

static void take_name(struct template *t)
{
	size_t n = 0;

	if (t->kind == TEMPLATE_SHORTCODE && t->args_len && *t->args == '/') {
		t->closes = true;
		t->args++;
		t->args_len--;
		trim(&t->args, &t->args_len);
	}
	while (n < t->args_len && is_name(t->args[n]))
		n++;
	if (n > 1 && n == t->args_len && t->args[n - 1] == '/')
		n--;
	t->name = t->args;
	t->name_len = n;
	t->args += n;
	t->args_len -= n;
	trim(&t->args, &t->args_len);
	if (t->args_len && t->args[t->args_len - 1] == '/' &&
	    t->kind == TEMPLATE_SHORTCODE) {
		t->single = true;
		t->args_len--;
		trim(&t->args, &t->args_len);
	}
	take_call(t);
}

/* An expression is a name, a string, or a call. */
static void take_value(struct template *t)
{
	const struct template all = *t;

	take_name(t);
	if (t->kind == TEMPLATE_VALUE) {
		*t = all;
		t->name = t->args;
	}
}

static void take_escape(struct template *t, const char **s, size_t *len)
{
	const char *const end = *s + *len - 2;

	if (t->kind != TEMPLATE_SHORTCODE || *len < 4 ||
	    memcmp(*s, "/*", 2) != 0 || memcmp(end, "*/", 2) != 0)
		return;
	t->kind = TEMPLATE_ESCAPED;
	*s += 2;
	*len -= 4;
}

static bool take_inside(struct template *t, const char *s, size_t len)
{
	/* {%- -%}: white space control */
	if (len && *s == '-' && t->kind != TEMPLATE_COMMENT)
		s++, len--;
	if (len && s[len - 1] == '-' && t->kind != TEMPLATE_COMMENT)
		len--;
	trim(&s, &len);
	take_escape(t, &s, &len);
	t->args = s;
	t->args_len = len;
	t->name = s;
	if (t->kind == TEMPLATE_TAG && len && *s == '#')
		t->kind = TEMPLATE_COMMENT; /* {% # … %} */
	if (t->kind == TEMPLATE_COMMENT || t->kind == TEMPLATE_ESCAPED)
		return true;
	if (t->kind == TEMPLATE_VALUE)
		take_value(t);
	else
		take_name(t);
	return t->name_len || t->kind == TEMPLATE_VALUE;
}

static bool closes_tag(const char *s, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		const char *at = memchr(s + i, '%', len - 1 - i);
		if (!at)
			return false;
		i = (size_t)(at - s);
		if (s[i + 1] == '}')
			return true;
	}
	return false;
}

bool template_at(struct template_scan *scan, size_t off, struct template *t)
{
	const char *s = scan->text + off;
	const size_t len = scan->len - off;

	if (len < 2 || (s[1] != '{' && s[1] != '%' && s[1] != '#'))
		return false;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		const struct form_of *form = &forms[i];
		const size_t open = form->open_len;
		if (len < open || s[1] != form->open[1] ||
		    memcmp(s, form->open, open) != 0)
			continue;
		const size_t end = find_end(scan, form, off + open);
		if (end == nowhere || end - off > TAG_MAX)
			continue;
		*t = (struct template){
			.kind = form->kind,
			.len = end - off + form->close_len,
		};
		/* `{{% endraw %} … %}}` is a brace and a tag */
		if (form->form == FORM_PERCENT &&
		    closes_tag(s + open, end - off - open))
			continue;
		return take_inside(t, s + open, end - off - open) &&
		       !has_blank_line(s, end - off);
	}
	return false;
}

bool template_is(const struct template *t, const char *name)
{
	return strlen(name) == t->name_len &&
	       !memcmp(t->name, name, t->name_len);
}

/* Bytes of a key and the sign behind it, or 0. */
static size_t key_len(const char *s, size_t len, size_t *key)
{
	size_t n = 0;

	while (n < len && (ascii_is_alnum(s[n]) || s[n] == '_' || s[n] == '-'))
		n++;
	*key = n;
	while (n < len && ascii_is_blank(s[n]))
		n++;
	if (!*key || n == len || (s[n] != '=' && (s[n] != ':' || n > *key)))
		return 0;
	if (s[n] == ':' && n + 2 < len && s[n + 1] == '/' && s[n + 2] == '/')
		return 0;
	n++;
	while (n < len && ascii_is_blank(s[n]))
		n++;
	return n;
}

/* The next quote in `len` bytes that no backslash escapes, or NULL. */
static const char *closing_quote(const char *s, size_t len, char quote)
{
	const char *first = memchr(s, quote, len);

	if (!first || !memchr(s, '\\', (size_t)(first - s)))
		return first;
	for (size_t i = 0; i < len; i++) {
		if (s[i] == quote)
			return s + i;
		i += s[i] == '\\';
	}
	return first;
}

void template_add_value(struct buf *out, const struct template_arg *arg)
{
	const char *s = arg->value, *const end = s + arg->value_len;

	for (; s < end; s++) {
		if (*s == '\\' && s + 1 < end && strchr("\"'`", s[1]))
			s++;
		buf_add_char(out, *s);
	}
}

static void take_arg_value(const char **args, size_t *len,
			   struct template_arg *arg)
{
	const char *s = *args;
	const char quote = *len ? *s : '\0';
	const char *end = NULL;

	if (quote == '"' || quote == '\'' || quote == '`')
		end = closing_quote(s + 1, *len - 1, quote);
	if (end) {
		arg->quoted = true;
		arg->value = s + 1;
		arg->value_len = (size_t)(end - s) - 1;
		*len -= arg->value_len + 2;
		*args = end + 1;
		return;
	}
	size_t n = 0;
	while (n < *len && !ascii_is_space(s[n]) &&
	       (s[n] != ',' || (n + 1 < *len && !ascii_is_space(s[n + 1]))))
		n++;
	arg->value = s;
	arg->value_len = n;
	*args += n;
	*len -= n;
}

bool template_next_arg(const char **args, size_t *len, struct template_arg *arg)
{
	size_t key;

	while (*len && (ascii_is_space(**args) || **args == ','))
		++*args, --*len;
	if (!*len)
		return false;
	*arg = (struct template_arg){ 0 };
	const size_t n = key_len(*args, *len, &key);
	if (n) {
		arg->key = *args;
		arg->key_len = key;
		*args += n;
		*len -= n;
	}
	take_arg_value(args, len, arg);
	return true;
}

bool template_key_is(const struct template_arg *arg, const char *key)
{
	return arg->key && strlen(key) == arg->key_len &&
	       !memcmp(arg->key, key, arg->key_len);
}

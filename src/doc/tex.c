/* SPDX-License-Identifier: MIT */
#include "doc/tex.h"

#include "archive/ascii.h"
#include "base/utf8.h"
#include "doc/tex_fence.h"
#include "doc/tex_grid.h"
#include "doc/tex_letters.h"
#include "doc/tex_names.h"
#include "doc/tex_row.h"

#include <stdint.h>
#include <string.h>

/* Groups in groups. What has more is left as it is. */
enum { DEPTH_MAX = 16 };

/* What a part of a formula ends at. */
enum stop { STOP_END, STOP_BRACE, STOP_BRACKET, STOP_CELL, STOP_ROW, STOP_ENV };

/* A part of a row that is being read: what \over parts is known only then.
 * Bytes of the row's text. */
struct part {
	size_t at, middle;
	enum tex_over over;
};

struct tex {
	const char *s, *end;
	int depth;
	struct part part;
	bool display, failed;
};

static enum stop parse(struct tex *t, struct tex_row *row, enum stop until);

static bool enter(struct tex *t)
{
	if (t->depth == DEPTH_MAX)
		t->failed = true;
	t->depth++;
	return !t->failed;
}

static void skip_blanks(struct tex *t)
{
	while (t->s < t->end && ascii_is_space(*t->s))
		t->s++;
}

/* Bytes of the command's name behind the backslash. */
static size_t name_len(const struct tex *t)
{
	size_t n = 0;
	const size_t left = (size_t)(t->end - t->s) - 1;

	while (n < left && ascii_is_alpha(t->s[1 + n]))
		n++;
	if (n && n < left && t->s[1 + n] == '*')
		return n; /* \operatorname* */
	if (n || !left)
		return n;
	uint32_t cp;
	return utf8_decode(t->s + 1, left, &cp);
}

static void take_token(struct tex *t, struct tex_row *row);

/* A group, or one token. */
static void take_argument(struct tex *t, struct tex_row *row)
{
	if (!enter(t))
		return;
	skip_blanks(t);
	if (t->s < t->end && *t->s == '{') {
		t->s++;
		if (parse(t, row, STOP_BRACE) != STOP_BRACE)
			t->failed = true;
	} else if (t->s < t->end && *t->s != '}' && *t->s != '&') {
		take_token(t, row);
	}
	t->depth--;
}

/* The bytes between braces as they stand. */
static bool raw_argument(struct tex *t, const char **s, size_t *len)
{
	int open = 0;

	skip_blanks(t);
	*s = t->s;
	*len = 0;
	if (t->s == t->end || *t->s != '{')
		return false;
	for (const char *at = t->s; at < t->end; at++) {
		if (*at == '\\' && at + 1 < t->end)
			at++;
		else if (*at == '{')
			open++;
		else if (*at == '}' && !--open) {
			*s = t->s + 1;
			*len = (size_t)(at - *s);
			t->s = at + 1;
			return true;
		}
	}
	t->failed = true;
	return false;
}

/* `[argument]` of \sqrt. */
static void optional_argument(struct tex *t, struct tex_row *row)
{
	skip_blanks(t);
	if (t->s == t->end || *t->s != '[' || !enter(t))
		return;
	t->s++;
	if (parse(t, row, STOP_BRACKET) != STOP_BRACKET)
		t->failed = true;
	t->depth--;
}

/* A script belongs to nothing outside of its group. */
static void find_base(const struct tex *t, struct tex_row *row)
{
	if (row->text.len == t->part.at)
		row->loose = TEX_FIRM;
}

static void put_script(struct tex *t, struct tex_row *row, char mark)
{
	struct tex_row arg = { .script = true };

	take_argument(t, &arg);
	find_base(t, row);
	tex_row_add_script(row, &arg.text, mark);
	tex_row_release(&arg);
}

static void put_fraction(struct tex *t, struct tex_row *row)
{
	struct tex_row top = { .flat = true }, bottom = { .flat = true };
	struct buf text = { 0 };

	take_argument(t, &top);
	take_argument(t, &bottom);
	tex_row_add_wrapped(&text, &top.text);
	buf_add_char(&text, '/');
	tex_row_add_divisor(&text, &bottom.text);
	tex_row_put_loose(row, TEX_LOOSE_QUOTIENT, true, &text);
	buf_release(&text);
	tex_row_release(&top);
	tex_row_release(&bottom);
}

static void put_binomial(struct tex *t, struct tex_row *row)
{
	struct tex_row n = { .flat = true }, k = { .flat = true };

	take_argument(t, &n);
	take_argument(t, &k);
	tex_row_put_str(row, TEX_ORD, "C(");
	buf_add(&row->text, buf_str(&n.text), n.text.len);
	buf_add_str(&row->text, ", ");
	buf_add(&row->text, buf_str(&k.text), k.text.len);
	buf_add_char(&row->text, ')');
	tex_row_release(&n);
	tex_row_release(&k);
}

/* What stands before the command is parted from what comes. */
static void begin_over(struct tex *t, struct tex_row *row, enum tex_over over)
{
	t->failed |= t->part.over || row->below.len > 0;
	t->part.over = over;
	t->part.middle = row->text.len;
	row->any = row->gap = row->soft_gap = false;
	row->loose = TEX_FIRM;
}

static void end_over(struct tex *t, struct tex_row *row)
{
	static const char *const between[] = {
		[TEX_CHOOSE] = ", ", [TEX_ATOP] = "; "
	};
	struct part p = t->part;
	struct buf top = { 0 }, bottom = { 0 };

	/* \over may stand for an argument, where it parts nothing */
	t->failed |= row->below.len > 0 || p.middle < p.at ||
		     p.middle > row->text.len;
	if (t->failed)
		return;
	while (p.at < p.middle && row->text.data[p.at] == ' ')
		p.at++;
	buf_add(&top, row->text.data + p.at, p.middle - p.at);
	buf_add(&bottom, row->text.data + p.middle, row->text.len - p.middle);
	buf_truncate(&row->text, p.at);
	tex_fence_forget(row, p.at);
	if (p.over == TEX_OVER_LINE) {
		tex_row_add_wrapped(&row->text, &top);
		buf_add_char(&row->text, '/');
		tex_row_add_divisor(&row->text, &bottom);
	} else {
		buf_printf(&row->text, "%s(%s%s%s)",
			   p.over == TEX_CHOOSE ? "C" : "", buf_str(&top),
			   between[p.over], buf_str(&bottom));
	}
	row->last = TEX_ORD;
	row->any = row->soft_gap = true;
	row->loose = p.over == TEX_OVER_LINE ? TEX_LOOSE_QUOTIENT : TEX_FIRM;
	row->loose_at = p.at;
	buf_release(&top);
	buf_release(&bottom);
}

static void put_root(struct tex *t, struct tex_row *row)
{
	struct tex_row degree = { .script = true }, arg = { .flat = true };
	struct buf text = { 0 };

	optional_argument(t, &degree);
	take_argument(t, &arg);
	if (!strcmp(buf_str(&degree.text), "3"))
		buf_add_str(&text, "∛");
	else if (!strcmp(buf_str(&degree.text), "4"))
		buf_add_str(&text, "∜");
	else {
		if (degree.text.len &&
		    !tex_row_add_scripts(&text, &degree.text, true)) {
			buf_add(&text, degree.text.data, degree.text.len);
			buf_add_char(&text, ' ');
		}
		buf_add_str(&text, "√");
	}
	tex_row_add_radicand(&text, &arg.text);
	const bool enclosed = text.data[text.len - 1] == ')';
	/* aⁿ√b would have a power */
	const bool power = degree.text.len > 0;
	row->soft_gap |= power && tex_row_is_operand(row);
	tex_row_put_loose(row, enclosed ? TEX_LOOSE_ROOT : TEX_LOOSE_QUOTIENT,
			  power, &text);
	buf_release(&text);
	tex_row_release(&degree);
	tex_row_release(&arg);
}

/* The mark behind each letter. */
static void put_accent(struct tex *t, struct tex_row *row, const char *mark)
{
	struct tex_row arg = { .script = true };
	struct buf text = { 0 };

	take_argument(t, &arg);
	for (size_t i = 0; i < arg.text.len;) {
		uint32_t cp;
		const size_t n =
			utf8_decode(arg.text.data + i, arg.text.len - i, &cp);
		buf_add(&text, arg.text.data + i, n);
		if (cp != ' ')
			buf_add_str(&text, mark);
		i += n;
	}
	tex_row_put(row, TEX_ORD, buf_str(&text), text.len);
	buf_release(&text);
	tex_row_release(&arg);
}

/* \not: a stroke through what follows. */
static void put_not(struct tex *t, struct tex_row *row)
{
	static const struct {
		const char *plain, *stroked;
	} known[] = {
		{ "=", "≠" }, { "∈", "∉" }, { "⊂", "⊄" }, { "⊆", "⊈" },
		{ "∣", "∤" }, { "≡", "≢" }, { "∼", "≁" }, { "≈", "≉" },
		{ "<", "≮" }, { ">", "≯" }, { "≤", "≰" }, { "≥", "≱" },
		{ "∃", "∄" }, { "⇒", "⇏" }, { "→", "↛" }, { "∥", "∦" },
	};
	struct tex_row arg = { .script = true };

	take_argument(t, &arg);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (!strcmp(buf_str(&arg.text), known[i].plain)) {
			tex_row_put_str(row, TEX_REL, known[i].stroked);
			tex_row_release(&arg);
			return;
		}
	}
	buf_add_str(&arg.text, "\u0338");
	tex_row_put(row, TEX_REL, arg.text.data, arg.text.len);
	tex_row_release(&arg);
}

/* One thing small above or below another. */
static void put_stack(struct tex *t, struct tex_row *row, char mark)
{
	struct tex_row small = { .script = true }, base = { .script = true };

	take_argument(t, &small);
	take_argument(t, &base);
	tex_row_put(row, TEX_REL, buf_str(&base.text), base.text.len);
	if (small.text.len &&
	    !tex_row_add_scripts(&row->text, &small.text, mark == '^'))
		buf_printf(&row->text, "%c(%s)", mark, buf_str(&small.text));
	tex_row_release(&small);
	tex_row_release(&base);
}

static void put_in_brackets(struct tex *t, struct tex_row *row,
			    const char *open)
{
	struct tex_row arg = { .flat = true };

	take_argument(t, &arg);
	row->gap = true;
	tex_row_put_str(row, TEX_ORD, open);
	buf_add(&row->text, buf_str(&arg.text), arg.text.len);
	buf_add_char(&row->text, ')');
	tex_row_release(&arg);
}

/* \left( or \right. */
static void put_fence(struct tex *t, struct tex_row *row, bool left)
{
	struct tex_row mark = { .script = true };

	skip_blanks(t);
	if (t->s < t->end && *t->s == '.')
		t->s++;
	else
		take_token(t, &mark);
	if (left)
		tex_fence_open(row, &mark.text);
	else
		tex_fence_close(row, &mark.text,
				t->part.over ? t->part.middle : t->part.at);
	tex_row_release(&mark);
}

/* The command stays as it is, with its arguments. */
static void put_unknown(struct tex *t, struct tex_row *row, size_t len)
{
	const char *s, *const from = t->s;
	size_t n;

	t->s += 1 + len;
	while (t->s < t->end && *t->s == '{') {
		if (!raw_argument(t, &s, &n))
			break;
	}
	row->soft_gap |= tex_row_is_operand(row);
	tex_row_put(row, TEX_ORD, from, (size_t)(t->s - from));
	row->soft_gap = true;
}

static void read_cells(struct tex *t, struct tex_grid *g)
{
	enum stop stop;

	do {
		struct tex_row cell = { 0 };
		stop = parse(t, &cell, STOP_ENV);
		tex_row_end_line(&cell);
		if (stop == STOP_END ||
		    !tex_grid_add(g, &cell.text, stop == STOP_ROW))
			t->failed = true;
		tex_row_release(&cell);
	} while (!t->failed && stop != STOP_ENV);
	if (!t->failed)
		tex_grid_end(g);
}

/* Behind `{name}` of \begin or \end. */
static const struct tex_environment *take_environment(struct tex *t)
{
	const char *s;
	size_t len;

	if (!raw_argument(t, &s, &len))
		return NULL;
	return tex_environment_find(s, len);
}

/* There may be further lines below. */
static bool has_room(const struct tex *t, const struct tex_row *row)
{
	return t->display && !row->script && !row->flat;
}

static void put_environment(struct tex *t, struct tex_row *row)
{
	const struct tex_environment *e = take_environment(t);
	struct tex_grid g = { 0 };
	const char *s;
	size_t n;

	if (!e || !enter(t)) {
		t->failed = true;
		return;
	}
	if (e->columns)
		raw_argument(t, &s, &n);
	const bool display = t->display;
	t->display = display && e->rows == TEX_LINES;
	read_cells(t, &g);
	t->display = display;
	if (take_environment(t) != e)
		t->failed = true;
	if (!t->failed && has_room(t, row))
		tex_grid_put_tall(&g, e, row);
	else if (!t->failed)
		tex_grid_put_flat(&g, e, row);
	tex_grid_release(&g);
	t->depth--;
}

static void put_command(struct tex *t, struct tex_row *row,
			const struct tex_name *name)
{
	const char *s;
	size_t n;

	switch ((enum tex_command)name->command) {
	case TEX_SYMBOL:
		tex_row_put_str(row, (enum tex_class)name->arg, name->text);
		return;
	case TEX_SPACE:
		row->gap = true;
		return;
	case TEX_GONE:
		for (int i = 0; i < name->arg; i++)
			raw_argument(t, &s, &n);
		return;
	case TEX_PLAIN:
		if (t->s < t->end && *t->s == '*')
			t->s++;
		if (raw_argument(t, &s, &n))
			tex_row_put_words(row, s, n);
		if (name->arg) /* an operator */
			row->soft_gap = true;
		return;
	case TEX_GROUP:
		take_argument(t, row);
		return;
	case TEX_ALPHABET: {
		const uint32_t before = row->alphabet;
		row->alphabet = name->arg;
		take_argument(t, row);
		row->alphabet = before;
		return;
	}
	case TEX_ACCENT:
		put_accent(t, row, name->text);
		return;
	case TEX_FRACTION:
		put_fraction(t, row);
		return;
	case TEX_BINOMIAL:
		put_binomial(t, row);
		return;
	case TEX_OVER:
		begin_over(t, row, (enum tex_over)name->arg);
		return;
	case TEX_ROOT:
		put_root(t, row);
		return;
	case TEX_NOT:
		put_not(t, row);
		return;
	case TEX_STACK:
		put_stack(t, row, '^');
		return;
	case TEX_UNDER:
		put_stack(t, row, '_');
		return;
	case TEX_MOD:
		put_in_brackets(t, row, "(mod ");
		return;
	case TEX_TAG:
		put_in_brackets(t, row, "(");
		return;
	case TEX_FENCE:
		put_fence(t, row, *name->name == 'l');
		return;
	}
}

static void take_command(struct tex *t, struct tex_row *row)
{
	const size_t len = name_len(t);
	const struct tex_name *name = tex_name_find(t->s + 1, len);

	if (len == 5 && !memcmp(t->s + 1, "begin", len)) {
		t->s += 1 + len;
		put_environment(t, row);
		return;
	}
	if (!name) {
		put_unknown(t, row, len);
		return;
	}
	t->s += 1 + len;
	if (name->command == TEX_SYMBOL && ascii_is_alpha(*name->name))
		skip_blanks(t);
	put_command(t, row, name);
}

/* A character that is no command. */
static void take_char(struct tex *t, struct tex_row *row)
{
	static const uint8_t classes[256] = {
		['='] = TEX_REL,   ['<'] = TEX_REL,   ['>'] = TEX_REL,
		['+'] = TEX_BIN,   ['-'] = TEX_BIN,   ['*'] = TEX_BIN,
		[','] = TEX_PUNCT, [';'] = TEX_PUNCT, ['('] = TEX_OPEN,
		['['] = TEX_OPEN,  [')'] = TEX_CLOSE, [']'] = TEX_CLOSE,
	};
	uint32_t cp;
	const size_t n = utf8_decode(t->s, (size_t)(t->end - t->s), &cp);
	const enum tex_class class =
		(enum tex_class)classes[(unsigned char)*t->s];

	if (row->alphabet && n == 1 && ascii_is_alnum(*t->s)) {
		struct buf letter = { 0 };
		buf_add_utf8(&letter,
			     tex_letters_of(*t->s, (uint8_t)row->alphabet));
		tex_row_put(row, class, letter.data, letter.len);
		buf_release(&letter);
	} else if (*t->s == '\'') {
		find_base(t, row);
		tex_row_add_prime(row);
	} else {
		tex_row_put(row, class, t->s, n);
	}
	t->s += n;
}

/* One character, command, group or script. */
static void take_token(struct tex *t, struct tex_row *row)
{
	const char c = *t->s;

	if (c == '\\') {
		take_command(t, row);
	} else if (c == '{') {
		take_argument(t, row);
	} else if (c == '^' || c == '_') {
		t->s++;
		put_script(t, row, c);
	} else if (c == '~') {
		t->s++;
		row->gap = true;
	} else {
		take_char(t, row);
	}
}

static bool at(const struct tex *t, const char *word)
{
	const size_t n = strlen(word);

	return (size_t)(t->end - t->s) >= n && !memcmp(t->s, word, n);
}

/* A blank between two letters is kept. */
static void take_blanks(struct tex *t, struct tex_row *row)
{
	skip_blanks(t);
	if (row->any && (row->last == TEX_ORD || row->last == TEX_CLOSE))
		row->soft_gap = true;
}

static void skip_comment(struct tex *t)
{
	while (t->s < t->end && *t->s != '\n')
		t->s++;
}

/* \\ and what may stand behind: *, [2pt]. */
static bool take_row_end(struct tex *t)
{
	if (*t->s != '\\' ||
	    (!at(t, "\\\\") && !at(t, "\\cr") && !at(t, "\\newline")))
		return false;
	t->s += at(t, "\\newline") ? 8 : at(t, "\\cr") ? 3 : 2;
	if (t->s < t->end && *t->s == '*')
		t->s++;
	if (t->s == t->end || *t->s != '[')
		return true;
	const size_t left = (size_t)(t->end - t->s);
	const char *close = memchr(t->s, ']', left < 10 ? left : 10);
	if (close)
		t->s = close + 1;
	return true;
}

static void new_row(struct tex *t, struct tex_row *row)
{
	if (!has_room(t, row)) {
		row->gap = true;
		return;
	}
	tex_row_end_line(row);
	buf_add_char(&row->text, '\n');
	row->any = row->gap = row->soft_gap = false;
}

/* Up to what ends the part, which is taken. */
static enum stop parse_tokens(struct tex *t, struct tex_row *row,
			      enum stop until)
{
	while (t->s < t->end && !t->failed) {
		const char c = *t->s;
		if (ascii_is_space(c)) {
			take_blanks(t, row);
		} else if (c == '%') {
			skip_comment(t);
		} else if (c == '}') {
			t->s++;
			t->failed |= until != STOP_BRACE;
			return STOP_BRACE;
		} else if (c == ']' && until == STOP_BRACKET) {
			t->s++;
			return STOP_BRACKET;
		} else if (c == '&') {
			t->s++;
			if (until == STOP_ENV)
				return STOP_CELL;
		} else if (c == '\\' && at(t, "\\end") &&
			   !at(t, "\\endgroup")) {
			t->s += 4;
			t->failed |= until != STOP_ENV;
			return STOP_ENV;
		} else if (take_row_end(t)) {
			if (until == STOP_ENV)
				return STOP_ROW;
			new_row(t, row);
		} else {
			take_token(t, row);
		}
	}
	return STOP_END;
}

static enum stop parse(struct tex *t, struct tex_row *row, enum stop until)
{
	const struct part around = t->part;

	tex_row_settle(row);
	t->part = (struct part){ .at = row->text.len };
	const enum stop stop = parse_tokens(t, row, until);
	if (t->part.over && !t->failed)
		end_over(t, row);
	t->part = around;
	return stop;
}

static void trim(struct buf *b)
{
	while (b->len && ascii_is_space(b->data[b->len - 1]))
		buf_truncate(b, b->len - 1);
}

bool tex_write(struct buf *out, const char *tex, size_t len, bool display)
{
	struct tex t = { .s = tex, .end = tex + len, .display = display };
	struct tex_row row = { 0 };

	if (len > TEX_MAX)
		return false;
	parse(&t, &row, STOP_END);
	tex_row_end_line(&row);
	trim(&row.text);
	const bool good = !t.failed && row.text.len;
	if (good)
		buf_add(out, row.text.data, row.text.len);
	tex_row_release(&row);
	return good;
}

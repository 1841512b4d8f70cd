/* SPDX-License-Identifier: MIT */
#include "doc/dialect_scan.h"

#include "archive/ascii.h"
#include "doc/lines.h"
#include "doc/short_tag.h"
#include "doc/tex.h"

#include <string.h>

/* What begins lines in containers is not repeated on lines of an insert beyond
 * this. Bytes, in all. */
enum { PREFIX_MAX = 128, PREFIXES_MAX = 1 << 16 };

static size_t find_sign(const struct dialect_scan *s, size_t off, char c)
{
	const char *at = memchr(s->text + off, c, s->len - off);

	return at ? (size_t)(at - s->text) : s->len;
}

void dialect_add_sign(struct dialect_scan *s, char c)
{
	const size_t at = find_sign(s, 0, c);

	if (at == s->len)
		return;
	s->signs[s->n_signs++] = (struct dialect_sign){ c, at };
	if (at < s->next_sign)
		s->next_sign = at;
}

size_t dialect_next_sign(struct dialect_scan *s, size_t off)
{
	if (s->next_sign >= off)
		return s->next_sign;
	s->next_sign = s->len;
	for (size_t i = 0; i < s->n_signs; i++) {
		struct dialect_sign *sign = &s->signs[i];
		if (sign->at < off)
			sign->at = find_sign(s, off, sign->c);
		if (sign->at < s->next_sign)
			s->next_sign = sign->at;
	}
	return s->next_sign;
}

/* Looks at what the copy has got behind the text last copied, and at where it
 * meets the text. */
static void note_added(struct dialect_scan *s, size_t end)
{
	const size_t from = s->copied ? s->copied - 1 : 0;
	const size_t to = end < s->out->len ? end + 1 : end;

	s->added_signs.bits |= signs_find(s->out->data + from, to - from).bits;
	s->copied = s->out->len;
}

static void copy_to(struct dialect_scan *s, size_t off)
{
	const size_t before = s->out->len;

	if (off <= s->done)
		return;
	/* all of the text will be there, and little more */
	if (!s->out->cap)
		buf_reserve(s->out, s->len + s->len / 8);
	buf_add(s->out, s->text + s->done, off - s->done);
	note_added(s, before);
}

struct signs dialect_copy_rest(struct dialect_scan *s)
{
	if (s->done < s->len)
		copy_to(s, s->len);
	else if (s->out->len)
		note_added(s, s->out->len);
	return s->added_signs;
}

/* Line ends between the bytes: LF, CR LF or CR. */
static size_t count_ends(const struct dialect_scan *s, size_t from, size_t to)
{
	size_t n = lines_count_lf(s->text + from, to - from);

	for (size_t i = from; i < to; i++) {
		const char *cr = memchr(s->text + i, '\r', to - i);
		if (!cr)
			break;
		i = (size_t)(cr - s->text);
		n += i + 1 == s->len || s->text[i + 1] != '\n';
	}
	return n;
}

/* An LF behind a CR would be of the same line's end. */
static void add_end(struct dialect_scan *s)
{
	if (s->out->len && s->out->data[s->out->len - 1] == '\r')
		buf_add_char(s->out, ' ');
	buf_add_char(s->out, '\n');
}

/* The lines that were replaced are there still, with nothing to show. */
static void add_lines(struct dialect_scan *s, size_t from, size_t to)
{
	size_t n = count_ends(s, from, to);

	while (n--) {
		add_end(s);
		inserts_add_fill(s->out);
	}
}

void dialect_replace(struct dialect_scan *s, size_t from, size_t to,
		     const char *bytes, size_t len)
{
	copy_to(s, from);
	buf_add(s->out, bytes, len);
	add_lines(s, from, to);
	s->done = to;
}

void dialect_drop(struct dialect_scan *s, size_t from, size_t to)
{
	copy_to(s, from);
	for (size_t n = count_ends(s, from, to); n; n--)
		add_end(s);
	s->done = to;
}

static struct insert insert_of(struct dialect_scan *s, size_t from, size_t to,
			       enum insert_kind kind, const char *text,
			       size_t len)
{
	const bool own = text < s->text || text >= s->text + s->len;

	return (struct insert){
		.kind = kind,
		.text = own ? arena_memdup(&s->inserts->arena, text, len)
			    : text,
		.len = len,
		.info = "",
		.source = s->text + from,
		.source_len = to - from,
	};
}

void dialect_insert(struct dialect_scan *s, size_t from, size_t to,
		    enum insert_kind kind, const char *text, size_t len)
{
	const struct insert item = insert_of(s, from, to, kind, text, len);

	copy_to(s, from);
	inserts_add(s->inserts, &item, s->out);
	add_lines(s, from, to);
	s->done = to;
}

/* What lines in the same containers begin with. */
static void add_prefix(const struct dialect_scan *s, const struct md_line *line,
		       size_t lines, struct buf *out)
{
	const size_t len = line->text - line->start;

	if (len > PREFIX_MAX || len * lines > PREFIXES_MAX)
		return;
	for (size_t i = line->start; i < line->text; i++) {
		if (i >= line->cut && i < line->cut_end)
			continue;
		buf_add_char(out, s->text[i] == '>' || s->text[i] == '\t'
					  ? s->text[i]
					  : ' ');
	}
}

struct insert *dialect_insert_block(struct dialect_scan *s,
				    const struct md_line *line, size_t to,
				    enum insert_kind kind, const char *text,
				    size_t len)
{
	const struct insert item =
		insert_of(s, line->text, to, kind, text, len);
	size_t lines = count_ends(s, line->text, to);
	struct buf prefix = { 0 };

	copy_to(s, line->text);
	add_prefix(s, line, lines, &prefix);
	if (line->kind == MD_LINE_HTML) { /* a blank line ends it */
		lines--;
		buf_add_char(s->out, '\n');
		buf_add(s->out, buf_str(&prefix), prefix.len);
	}
	struct insert *added = inserts_add_block(
		s->inserts, &item, buf_str(&prefix), prefix.len, lines, s->out);
	buf_release(&prefix);
	s->done = to;
	return added;
}

/* A heading interrupts what stands above and ends with its line, and nothing but
 * inlines is in it; the mark says that it is none. */
struct insert *dialect_begin_label(struct dialect_scan *s, size_t from,
				   size_t to, enum insert_kind kind,
				   const char *text, size_t len)
{
	const struct insert item = insert_of(s, from, to, kind, text, len);

	copy_to(s, from);
	buf_add_str(s->out, "# ");
	struct insert *added = inserts_add(s->inserts, &item, s->out);
	buf_add_char(s->out, ' ');
	s->done = to;
	return added;
}

void dialect_end_label(struct dialect_scan *s, const struct md_line *line,
		       size_t from, size_t to)
{
	struct buf prefix = { 0 };

	copy_to(s, from);
	buf_add_str(s->out, " #"); /* number signs of the title are its own */
	size_t lines = count_ends(s, from, to);
	add_prefix(s, line, lines, &prefix);
	for (; lines; lines--) {
		add_end(s);
		buf_add(s->out, buf_str(&prefix), prefix.len);
	}
	buf_release(&prefix);
	s->done = to;
}

void dialect_repeat_prefix(struct dialect_scan *s, const struct md_line *model,
			   const struct md_line *line)
{
	struct buf prefix = { 0 };

	add_prefix(s, model, 1, &prefix);
	dialect_replace(s, line->start, line->text, buf_str(&prefix),
			prefix.len);
	buf_release(&prefix);
}

/* Adds the bytes; at the start of each further line up to so many marks of
 * quotes are left out. */
static void add_unquoted(struct buf *out, const char *s, size_t len, int quotes)
{
	for (size_t i = 0; i < len;) {
		const char *lf = memchr(s + i, '\n', len - i);
		const size_t next = lf ? (size_t)(lf - s) + 1 : len;
		buf_add(out, s + i, next - i);
		i = next;
		for (int n = 0; n < quotes; n++) {
			size_t mark = i;
			while (mark < len && ascii_is_blank(s[mark]))
				mark++;
			if (mark == len || s[mark] != '>')
				break;
			i = mark + 1;
		}
	}
}

size_t dialect_take_math(struct dialect_scan *s, size_t off, size_t end)
{
	struct math m;
	struct buf tex = { 0 }, text = { 0 };

	if (!math_at(&s->math, off, end, &m))
		return 0;
	if (s->quotes && memchr(m.tex, '\n', m.tex_len)) {
		add_unquoted(&tex, m.tex, m.tex_len, s->quotes);
		m.tex = buf_str(&tex);
		m.tex_len = tex.len;
	}
	if (!tex_write(&text, m.tex, m.tex_len, false))
		add_unquoted(&text, s->text + off, m.len, s->quotes);
	dialect_insert(s, off, off + m.len, INSERT_TEXT, text.data, text.len);
	buf_release(&tex);
	buf_release(&text);
	return m.len;
}

/* A bit for the names that are searched for; those that share one are searched
 * for as if they were the same, which finds less but never takes longer. */
static uint32_t bit_of(const struct template *t)
{
	uint32_t hash = 0;

	for (size_t i = 0; i < t->name_len; i++)
		hash = hash * 31 + (unsigned char)t->name[i];
	return (hash ^ (uint32_t)t->kind) % DIALECT_ENDS;
}

/* What begins at the brace may end a tag: it is a slash, or a name with `end`,
 * behind the signs that open it. */
static bool may_end(const char *s, size_t len)
{
	enum { SIGNS_MAX = 16 };
	static const char end[] = "end";
	const size_t n = sizeof(end) - 1;
	size_t i = 0;

	while (i < len && i < SIGNS_MAX &&
	       (s[i] == '{' || s[i] == '%' || s[i] == '<' || s[i] == '-' ||
		ascii_is_space(s[i])))
		i++;
	return i == SIGNS_MAX ||
	       (i < len &&
		(s[i] == '/' || (len - i > n && !memcmp(s + i, end, n))));
}

/* As dialect_find_end, which remembers it. */
static bool search_end(struct dialect_scan *s, size_t off,
		       const struct template *t, size_t *at,
		       struct template *end)
{
	const uint32_t bit = 1u << bit_of(t);

	if (s->endless & bit)
		return false;
	if (off < s->ahead_at || !s->ahead.text)
		s->ahead = (struct template_scan){ .text = s->text,
						   .len = s->len };
	for (size_t i = off + t->len; i < s->len; i++) {
		const char *brace = memchr(s->text + i, '{', s->len - i);
		if (!brace)
			break;
		i = (size_t)(brace - s->text);
		s->ahead_at = i;
		if (may_end(brace, s->len - i) &&
		    template_at(&s->ahead, i, end) && tags_ends(t, end)) {
			*at = i;
			return true;
		}
	}
	s->endless |= bit;
	return false;
}

static bool is_found_for(const struct dialect_found *f,
			 const struct template *t)
{
	return f->kind == t->kind && f->name_len == t->name_len &&
	       !memcmp(f->name, t->name, t->name_len);
}

/* Its own place for each tag, of which there are fewer than places. */
static struct dialect_found *found_for(struct dialect_scan *s,
				       const struct template *t)
{
	const uint32_t bit = bit_of(t);

	for (uint32_t i = 0; i < DIALECT_ENDS; i++) {
		struct dialect_found *f = &s->found[(bit + i) % DIALECT_ENDS];
		if (!f->name || is_found_for(f, t))
			return f;
	}
	return &s->found[bit];
}

bool dialect_find_end(struct dialect_scan *s, size_t off,
		      const struct template *t, size_t *at,
		      struct template *end)
{
	struct dialect_found *f = found_for(s, t);

	if (!f->name || !is_found_for(f, t) || off < f->from ||
	    off + t->len > f->to) {
		if (!search_end(s, off, t, at, end))
			return false;
		*f = (struct dialect_found){ t->name, t->name_len, off,
					     *at,     t->kind,     *end };
	}
	*at = f->to;
	*end = f->end;
	return true;
}

bool dialect_has_end(struct dialect_scan *s, size_t off,
		     const struct template *t, size_t *at)
{
	struct dialect_end *known = &s->ends[bit_of(t)];
	struct template end;

	if (known->name && known->at > off) {
		*at = known->at;
		return known->name_len == t->name_len &&
		       !memcmp(known->name, t->name, t->name_len);
	}
	if (!search_end(s, off, t, at, &end))
		return false;
	*known = (struct dialect_end){ t->name, t->name_len, *at };
	return true;
}

static bool same_name(const struct template *a, const struct template *b)
{
	return a->name_len == b->name_len &&
	       !memcmp(a->name, b->name, a->name_len);
}

bool dialect_find_short_end(struct dialect_scan *s, size_t off,
			    const struct template *t, size_t *at)
{
	const uint32_t bit = bit_of(t);
	struct dialect_end *known = &s->short_ends[bit];
	struct template end;

	if (known->name && known->at > off) {
		*at = known->at;
		return known->name_len == t->name_len &&
		       !memcmp(known->name, t->name, t->name_len);
	}
	if (s->short_endless >> bit & 1)
		return false;
	for (size_t i = off + t->len; i < s->len; i++) {
		const char *bracket = memchr(s->text + i, '[', s->len - i);
		if (!bracket)
			break;
		i = (size_t)(bracket - s->text);
		if (i + 1 == s->len || bracket[1] != '/' ||
		    !short_tag_at(bracket, s->len - i, &end) ||
		    !same_name(&end, t))
			continue;
		*known = (struct dialect_end){ t->name, t->name_len, i };
		*at = i;
		return true;
	}
	s->short_endless |= 1u << bit;
	return false;
}

size_t *dialect_short_open(struct dialect_scan *s, const struct template *t)
{
	return &s->short_open[bit_of(t)];
}

static void add_without_raw(const char *s, size_t len, struct buf *out)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = tags_before_raw(s + i, len - i);
		buf_add(out, s + i, n);
		i += n;
		n = tags_raw_len(s + i, len - i);
	}
}

void dialect_code(const char *text, size_t len, size_t indent, struct buf *out)
{
	size_t i = 0;

	/* the rest of the first tag's line, and the start of the last's */
	while (i < len && (ascii_is_blank(text[i]) || text[i] == '\r'))
		i++;
	i = i < len && text[i] == '\n' ? i + 1 : 0;
	while (len > i && (ascii_is_blank(text[len - 1]) ||
			   (text[len - 1] == '>' && indent)))
		len--;
	while (i < len) {
		const char *lf = memchr(text + i, '\n', len - i);
		const size_t end = lf ? (size_t)(lf - text) + 1 : len;
		for (size_t n = 0; n < indent && i < end &&
				   (ascii_is_blank(text[i]) || text[i] == '>');
		     n++)
			i++;
		add_without_raw(text + i, end - i, out);
		i = end;
	}
}

/* The name that the arguments begin with. */
static struct slice first_name(const struct template *t)
{
	size_t n = 0;

	while (n < t->args_len && (ascii_is_alnum(t->args[n]) ||
				   t->args[n] == '_' || t->args[n] == '-'))
		n++;
	return (struct slice){ t->args, n };
}

void dialect_note_variable(struct dialect_scan *s, const struct template *t)
{
	static const char *const names[] = { "for",  "assign",   "capture",
					     "set",  "tablerow", "increment",
					     "with", "decrement" };
	bool declares = false;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		declares |= template_is(t, names[i]);
	const struct slice name = first_name(t);
	if (t->kind == TEMPLATE_TAG && declares && name.len &&
	    s->n_variables < DIALECT_VARIABLES)
		s->variables[s->n_variables++] = name;
}

bool dialect_is_variable(const struct dialect_scan *s, const struct template *t)
{
	const struct slice name = first_name(t);

	for (size_t i = 0; name.len && i < s->n_variables; i++)
		if (name.len == s->variables[i].len &&
		    !memcmp(name.p, s->variables[i].p, name.len))
			return true;
	return false;
}

/* SPDX-License-Identifier: MIT */
#include "ui/field.h"

#include "base/sanitise.h"
#include "base/utf8.h"
#include "unicode/grapheme.h"

#include <string.h>

void field_release(struct field *f)
{
	buf_release(&f->text);
	*f = (struct field){ 0 };
}

void field_set(struct field *f, const char *text)
{
	buf_clear(&f->text);
	buf_add_str(&f->text, text);
	f->at = f->text.len;
}

/* The start of the cluster that holds the byte before `off`, or of the text.
 * Clusters can only be found from the front. */
static size_t before(const struct field *f, size_t off)
{
	const char *s = buf_str(&f->text);
	size_t at = 0, last = 0;

	while (at < off) {
		last = at;
		at += grapheme_next(s + at, f->text.len - at);
	}
	return last;
}

static size_t after(const struct field *f, size_t off)
{
	return off + grapheme_next(buf_str(&f->text) + off, f->text.len - off);
}

void field_go(struct field *f, size_t off)
{
	f->at = off < f->text.len ? before(f, off + 1) : f->text.len;
}

/* Removes the bytes [from, to). */
static bool cut(struct field *f, size_t from, size_t to)
{
	const size_t tail = f->text.len - to;

	if (from == to)
		return false;
	memmove(f->text.data + from, f->text.data + to, tail);
	buf_truncate(&f->text, from + tail);
	f->at = from;
	return true;
}

bool field_type(struct field *f, uint32_t cp)
{
	char bytes[UTF8_MAX];
	const size_t n = utf8_encode(cp, bytes);
	const size_t tail = f->text.len - f->at;

	if (f->text.len + n > FIELD_MAX ||
	    !sanitise_clean(bytes, n, SANITISE_LINE))
		return false;
	buf_add(&f->text, bytes, n); /* makes room */
	memmove(f->text.data + f->at + n, f->text.data + f->at, tail);
	memcpy(f->text.data + f->at, bytes, n);
	f->at += n;
	return true;
}

/* Where the word before the cursor begins, its trailing blanks included. */
static size_t word_start(const struct field *f)
{
	size_t at = f->at;

	while (at > 0 && f->text.data[at - 1] == ' ')
		at--;
	while (at > 0 && f->text.data[at - 1] != ' ')
		at--;
	return at;
}

bool field_act(struct field *f, enum action a, bool *changed)
{
	*changed = false;
	switch (a) {
	case ACTION_LEFT:
		f->at = before(f, f->at);
		return true;
	case ACTION_RIGHT:
		f->at = after(f, f->at);
		return true;
	case ACTION_LINE_START:
		f->at = 0;
		return true;
	case ACTION_LINE_END:
		f->at = f->text.len;
		return true;
	case ACTION_ERASE:
		*changed = cut(f, before(f, f->at), f->at);
		return true;
	case ACTION_DELETE:
		*changed = cut(f, f->at, after(f, f->at));
		return true;
	case ACTION_ERASE_WORD:
		*changed = cut(f, word_start(f), f->at);
		return true;
	case ACTION_ERASE_LINE:
		*changed = cut(f, 0, f->at);
		return true;
	default:
		return false;
	}
}

int field_draw(const struct field *f, struct canvas *c, int row, int col,
	       int cols, uint16_t face)
{
	const struct width_rules *rules = canvas_rules(c);
	const char *s = buf_str(&f->text);
	size_t from = 0;
	int used = width_text(s, f->at, rules);

	canvas_fill(c, (struct rect){ row, col, 1, cols }, face);
	while (from < f->at && used >= cols) { /* a cell for the cursor */
		const size_t n = grapheme_next(s + from, f->at - from);
		used -= width_cluster(s + from, n, rules);
		from += n;
	}
	canvas_text(c, row, col, cols, s + from, f->text.len - from, face);
	return col + (used < cols ? used : cols > 0 ? cols - 1 : 0);
}

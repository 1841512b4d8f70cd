/* SPDX-License-Identifier: MIT */
#include "doc/align.h"

#include "base/sanitise.h"
#include "base/utf8.h"
#include "doc/entity.h"
#include "doc/trace.h"

#include <stdbool.h>
#include <string.h>

/* What is searched for: as much as decides, and no more than is likely to
 * stand in the source as it is. A short one may be met anywhere, so it is not
 * searched for beyond its line. Bytes. */
enum { NEEDLE = 24, NEEDLE_SHORT = 8, SEARCH = 4096 };

struct text {
	const char *s;
	size_t len;
};

static struct text rest(const struct trace *t)
{
	return (struct text){ t->text + t->at, t->end - t->at };
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool begins(struct text t, const char *s, size_t len)
{
	return t.len >= len && !memcmp(t.s, s, len);
}

/* Bytes at the start, whole characters, that are the same in both; none of the
 * source's from a reference on but its "&". */
static size_t same_len(struct text text, struct text source)
{
	size_t n = 0;

	while (n < text.len && n < source.len && text.s[n] == source.s[n] &&
	       (source.s[n] != '&' || !n))
		n++;
	while (n && n < text.len && (text.s[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* Steps return the bytes of the text that they took, or `none`. */
static const size_t none = (size_t)-1;

/* Moves over `n` bytes of source that have become what is in t->scratch, if
 * that is what the text goes on with. */
static size_t take_changed(struct trace *t, struct text text, size_t n)
{
	const struct buf *now = &t->scratch;

	if (!begins(text, buf_str(now), now->len))
		return none;
	t->at += n;
	return now->len;
}

static size_t take_reference(struct trace *t, struct text text)
{
	const struct text source = rest(t);
	const size_t n = entity_len(source.s, source.len);
	struct buf decoded = { 0 };

	if (!n || t->raw)
		return none;
	entity_decode(&decoded, source.s, n);
	if (decoded.len == n && begins(source, decoded.data, n)) {
		buf_release(&decoded); /* it stays as it is */
		return none;
	}
	buf_clear(&t->scratch);
	sanitise(&t->scratch, buf_str(&decoded), decoded.len, SANITISE_PROSE);
	buf_release(&decoded);
	return take_changed(t, text, n);
}

static size_t take_escape(struct trace *t, struct text text)
{
	const struct text source = rest(t);

	if (source.len < 2 || source.s[0] != '\\' || source.s[1] != text.s[0])
		return none;
	t->at++;
	return 0;
}

/* Controls, malformed bytes and the like. */
static size_t take_unclean(struct trace *t, struct text text)
{
	static const enum sanitise_mode modes[] = { SANITISE_VERBATIM,
						    SANITISE_PROSE };
	const struct text source = rest(t);
	const char c = source.s[0];
	uint32_t cp;

	if ((c >= ' ' && c < 0x7F) || c == '\n' || c == '\t')
		return none;
	if (begins(source, "\r\n", 2)) {
		t->at++;
		return 0;
	}
	const size_t n = utf8_decode(source.s, source.len, &cp);
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
		buf_clear(&t->scratch);
		sanitise(&t->scratch, source.s, n, modes[i]);
		const size_t taken = take_changed(t, text, n);
		if (taken != none)
			return taken;
	}
	return none;
}

/* In code a line end of the source is a blank. */
static size_t take_line_end(struct trace *t, struct text text)
{
	if (t->text[t->at] != '\n' || text.s[0] != ' ')
		return none;
	t->at++;
	return 1;
}

static size_t take_blank(struct trace *t, struct text text)
{
	if (is_blank(t->text[t->at])) {
		t->at++;
		return 0;
	}
	return is_blank(text.s[0]) || text.s[0] == '\n' ? 1 : none;
}

/* Bytes of the text to search for. */
static size_t needle_len(struct text text)
{
	const size_t most = text.len < NEEDLE ? text.len : NEEDLE;
	size_t n = 1;

	while (n < most && !strchr("\"&'<>\\*_`[]!\n", text.s[n]))
		n++;
	while (n < text.len && (text.s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* How far to search for so many bytes. */
static size_t search_len(const struct trace *t, struct text source,
			 size_t needle)
{
	size_t n = source.len < SEARCH ? source.len : SEARCH;

	if (needle < NEEDLE_SHORT && t->n) {
		const char *lf = memchr(source.s, '\n', n);
		n = lf ? (size_t)(lf - source.s) : n;
	}
	return n < t->patience ? n : t->patience;
}

/* Where the text goes on, or all of it that can't be found. */
static size_t search(struct trace *t, struct text text)
{
	const struct text source = rest(t);
	const size_t needle = needle_len(text);
	const size_t len = search_len(t, source, needle);
	size_t i = 0;

	for (; i + needle <= len; i++) {
		const char *s =
			memchr(source.s + i, text.s[0], len - needle - i + 1);
		if (!s)
			break;
		i = (size_t)(s - source.s);
		if (memcmp(s, text.s, needle) != 0)
			continue;
		t->patience -= i;
		t->at += i;
		return 0;
	}
	t->patience -= len;
	return needle;
}

/* Goes on where text and source differ. */
static size_t take_other(struct trace *t, struct text text)
{
	static size_t (*const steps[])(struct trace *, struct text) = {
		take_reference, take_escape, take_unclean,
		take_line_end,  take_blank,
	};

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		const size_t taken = steps[i](t, text);
		if (taken != none)
			return taken;
	}
	return search(t, text);
}

/* All of the text stands right at the cursor as it is, as nearly all texts do. */
static bool is_same(const struct trace *t, const char *text, size_t len)
{
	return begins(rest(t), text, len) &&
	       !(t->amp && memchr(text, '&', len));
}

void align_text(struct trace *t, const char *text, size_t len, size_t off)
{
	if (!t->text || !len || t->at >= t->end)
		return;
	if (is_same(t, text, len)) {
		trace_piece(t, off, len);
		return;
	}
	for (size_t i = 0; i < len && t->at < t->end;) {
		const struct text left = { text + i, len - i };
		size_t n = *rest(t).s == '&' ? take_reference(t, left) : none;
		if (n != none) {
			i += n;
			continue;
		}
		n = same_len(left, rest(t));
		if (n)
			trace_piece(t, off + i, n);
		else
			n = take_other(t, left);
		i += n;
	}
}

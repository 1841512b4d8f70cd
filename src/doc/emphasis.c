/* SPDX-License-Identifier: MIT */
#include "doc/emphasis.h"

#include "base/utf8.h"
#include "doc/shield.h"
#include "unicode/side.h"

#include <string.h>

/* What a run may do. */
struct powers {
	bool opens, closes;
};

typedef bool flanks_fn(enum side before, enum side after);

/* CommonMark 0.30, "Emphasis and strong emphasis", rules 1 to 8. */
static struct powers powers(char c, enum side before, enum side after,
			    flanks_fn *flanks)
{
	const bool left = flanks(before, after), right = flanks(after, before);

	if (c == '*')
		return (struct powers){ left, right };
	return (struct powers){
		.opens = left && (!right || side_is_mark(before)),
		.closes = right && (!left || side_is_mark(after)),
	};
}

/* The parser looks at one character. */
static enum side last_alone(const char *text, size_t len)
{
	uint32_t cp;

	if (!len)
		return SIDE_SPACE;
	const size_t start = utf8_prev(text, len);
	utf8_decode(text + start, len - start, &cp);
	return side_of(cp);
}

static enum side first_alone(const char *text, size_t len)
{
	uint32_t cp;

	if (!len)
		return SIDE_SPACE;
	utf8_decode(text, len, &cp);
	return side_of(cp);
}

static bool is_wide(char c)
{
	return (unsigned char)c >= 0x80;
}

/* A run of marks of emphasis in the text. */
struct run_at {
	size_t start, end;
};

/* Whether the parser needs help at the run, and then what it shall see. */
static bool misjudged(const char *text, size_t len, struct run_at r,
		      struct powers *want)
{
	const char c = text[r.start];

	if (!(r.start && is_wide(text[r.start - 1])) &&
	    !(r.end < len && is_wide(text[r.end])))
		return false; /* no CJK beside it */
	*want = powers(c, side_before(text, r.start),
		       side_after(text + r.end, len - r.end), side_flanks);
	const struct powers have = powers(
		c, last_alone(text, r.start),
		first_alone(text + r.end, len - r.end), side_flanks_plainly);
	return want->opens != have.opens || want->closes != have.closes;
}

/* Writes the run between shields that make it open and close as wanted: beside
 * letters a run of stars does both and one of lines neither, beside marks one
 * of lines does both, and between one of each it does one. */
static void put(struct buf *out, const char *run, size_t n, struct powers want)
{
	const bool both = want.opens && want.closes;
	const bool letters = *run == '*' ? both : !want.opens && !want.closes;

	if (letters || (!want.opens && want.closes))
		shield_add(out);
	else
		shield_add_mark_before(out);
	buf_add(out, run, n);
	if (letters || (want.opens && !want.closes))
		shield_add(out);
	else
		shield_add_mark_behind(out);
}

/* True if a backslash takes its meaning from the character. */
static bool is_escaped(const char *text, size_t off)
{
	size_t n = 0;

	while (n < off && text[off - n - 1] == '\\')
		n++;
	return n % 2;
}

static size_t find(const char *text, size_t len, size_t off, char c)
{
	const char *at = off < len ? memchr(text + off, c, len - off) : NULL;

	return at ? (size_t)(at - text) : len;
}

/* The next run of stars and that of lines, each as far as it was looked for. */
struct next {
	size_t star, line;
};

/* The first run at or behind `off`, empty behind an escaped character; its
 * start is `len` if there is none. */
static struct run_at next_run(struct next *next, const char *text, size_t len,
			      size_t off)
{
	if (next->star < off || !off)
		next->star = find(text, len, off, '*');
	if (next->line < off || !off)
		next->line = find(text, len, off, '_');
	const size_t first = next->star < next->line ? next->star : next->line;
	struct run_at r = { first, first };
	if (first < len && is_escaped(text, first))
		r.start = r.end = first + 1; /* where a run may begin */
	if (r.end < len && (text[r.end] == '*' || text[r.end] == '_'))
		while (r.end < len && text[r.end] == text[r.start])
			r.end++;
	return r;
}

bool emphasis_prepare(struct buf *out, const char *text, size_t len)
{
	struct next next = { 0 };
	struct powers want;
	size_t done = 0;

	for (size_t off = 0; off < len;) {
		const struct run_at r = next_run(&next, text, len, off);
		if (r.start >= len)
			break;
		if (r.end > r.start && misjudged(text, len, r, &want)) {
			buf_add(out, text + done, r.start - done);
			put(out, text + r.start, r.end - r.start, want);
			done = r.end;
		}
		off = r.end;
	}
	if (!done)
		return false;
	buf_add(out, text + done, len - done);
	return true;
}

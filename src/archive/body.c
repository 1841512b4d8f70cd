/* SPDX-License-Identifier: MIT */
#include "archive/body.h"

#include "archive/ascii.h"
#include "archive/catalogue.h"
#include "archive/catalogue_file.h"
#include "archive/encoding.h"
#include "archive/head_split.h"
#include "archive/slice.h"
#include "base/file.h"
#include "base/utf8.h"

#include <fcntl.h>
#include <string.h>

/* Silent reading, per minute. */
enum { CJK_PER_MINUTE = 350, WORDS_PER_MINUTE = 230 };

static struct slice body_of(struct slice file)
{
	struct head_split split;

	head_split(file.p, file.len, &split);
	return slice_from(file, split.body_off);
}

/* What is behind the head, out of the file itself if that spares a copy. */
static void take_body(struct buf *out, struct buf *file, struct slice body)
{
	if (out->len) {
		buf_add(out, body.p, body.len);
		return;
	}
	buf_release(out);
	*out = *file;
	*file = (struct buf){ 0 };
	buf_drop(out, out->len - body.len);
}

/* What is no UTF-8 is converted as a whole, since head and body say together
 * what it is. */
static void add_body(struct buf *out, struct buf *all)
{
	const struct slice file = { buf_str(all), all->len };
	const struct slice body = body_of(file);
	const bool wide = encoding_marked(file) != NULL;
	struct buf text = { 0 };

	const char *encoding =
		!wide && utf8_valid_len(body.p, body.len) == body.len
			? NULL
			: encoding_guess(file);
	if (!encoding) {
		take_body(out, all, body);
		return;
	}
	encoding_to_utf8(&text, file, encoding);
	const struct slice plain =
		body_of((struct slice){ buf_str(&text), text.len });
	buf_add(out, plain.p, plain.len);
	buf_release(&text);
}

/* All of the needs pass, as far as can be seen. */
static bool may_have(const struct sieve *needs, size_t n, struct slice text,
		     unsigned marks)
{
	for (size_t i = 0; i < n; i++)
		if (!sieve_passes(&needs[i], text.p, text.len, marks))
			return false;
	return true;
}

/* All of the file; `*marks` as a catalogue has them, 0 = not known. */
static bool read_file(const struct post *p, struct buf *file, unsigned *marks,
		      struct err *err)
{
	*marks = 0;
	if (p->text) {
		buf_add(file, p->text, (size_t)p->size);
		return true;
	}
	if (post_catalogue(p) &&
	    catalogue_text(post_catalogue(p), p->record, p->path, file, marks))
		return true;
	*marks = 0;
	return file_read(AT_FDCWD, p->path, FILE_MAX, file, err);
}

/* Forgets what was added from `before` on if it lacks a need. */
static bool drop_lacking(struct buf *out, size_t before,
			 const struct sieve *needs, size_t n)
{
	const struct slice body = { buf_str(out) + before, out->len - before };

	if (!n || may_have(needs, n, body, sieve_marks(body.p, body.len)))
		return false;
	buf_truncate(out, before);
	return true;
}

bool body_read_if(const struct post *p, const struct sieve *needs, size_t n,
		  struct buf *out, bool *lacks, struct err *err)
{
	const size_t before = out->len;
	struct buf file = { 0 };
	unsigned marks;

	*lacks = false;
	const bool ok = read_file(p, &file, &marks, err);
	const struct slice text = { buf_str(&file), file.len };
	if (ok && (marks & CATALOGUE_IS_UTF8)) {
		*lacks = !may_have(needs, n, text, marks);
		if (!*lacks)
			add_body(out, &file);
	} else if (ok) {
		add_body(out, &file);
		*lacks = drop_lacking(out, before, needs, n);
	}
	buf_release(&file);
	return ok;
}

bool body_read(const struct post *p, struct buf *out, struct err *err)
{
	bool lacks;

	return body_read_if(p, NULL, 0, out, &lacks, err);
}

struct tally {
	size_t cjk, words;
};

/* Han, kana and bopomofo stand alone; Hangul is written in words. */
static bool is_cjk(uint32_t cp)
{
	return (cp >= 0x3041 && cp <= 0x312F) ||
	       (cp >= 0x31A0 && cp <= 0x31FF) ||
	       (cp >= 0x3400 && cp <= 0x4DBF) ||
	       (cp >= 0x4E00 && cp <= 0x9FFF) ||
	       (cp >= 0xF900 && cp <= 0xFAFF) ||
	       (cp >= 0xFF66 && cp <= 0xFF9D) ||
	       (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* Letters, digits and marks, roughly: what is no punctuation or symbol. */
static bool is_word(uint32_t cp)
{
	if (cp < 0x80)
		return ascii_is_alnum((char)cp);
	return (cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7) ||
	       (cp >= 0x2C00 && cp < 0x2E00) || (cp >= 0xA640 && cp < 0xD800) ||
	       (cp >= 0xFB00 && cp < 0xFE00) ||
	       (cp >= 0xFF10 && cp < 0xFF66 && cp != 0xFF1A) ||
	       (cp >= 0x10000 && cp < 0x1F000);
}

/* Bytes at the start of `s` that nobody reads: an HTML tag, or the address of
 * a link behind its text. */
static size_t markup(struct slice s)
{
	enum { LONGEST = 2048 };
	const bool address = slice_starts(s, "](");
	const struct slice near = slice_head(s, LONGEST);

	if (!address &&
	    (s.p[0] != '<' || s.len < 2 ||
	     (!ascii_is_alpha(s.p[1]) && s.p[1] != '/' && s.p[1] != '!')))
		return 0;
	const size_t end = slice_find(near, address ? ")" : ">");
	return end < near.len ? end + 1 : 0;
}

static struct tally count(struct slice text)
{
	struct tally t = { 0 };
	bool in_word = false;

	for (size_t i = 0; i < text.len;) {
		const size_t skip = markup(slice_from(text, i));
		uint32_t cp = ' ';
		if (skip)
			i += skip;
		else
			i += utf8_decode(text.p + i, text.len - i, &cp);
		const bool cjk = is_cjk(cp);
		const bool word = !cjk && is_word(cp);
		t.cjk += cjk;
		t.words += word && !in_word;
		/* don't, 3.14 */
		if (cp != '\'' && cp != 0x2019 && cp != '.')
			in_word = word;
	}
	return t;
}

size_t body_words(const char *text, size_t len)
{
	const struct tally t = count((struct slice){ text, len });

	return t.cjk + t.words;
}

int body_minutes(const char *text, size_t len)
{
	const struct tally t = count((struct slice){ text, len });
	const size_t seconds =
		t.cjk * 60 / CJK_PER_MINUTE + t.words * 60 / WORDS_PER_MINUTE;

	if (!t.cjk && !t.words)
		return 0;
	return seconds < 60 ? 1 : (int)((seconds + 30) / 60);
}

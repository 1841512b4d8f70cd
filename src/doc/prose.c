/* SPDX-License-Identifier: MIT */
#include "doc/prose.h"

#include "base/buf.h"
#include "doc/emoji.h"
#include "doc/markup.h"
#include "doc/urls.h"
#include "doc/writer.h"

#include <stdbool.h>
#include <string.h>

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') ||
	       ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool has_emoji(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(s + i, ':', len - i);
		if (!at)
			return false;
		i = (size_t)(at - s);
		if (emoji_may_be_at(at, len - i))
			return true;
	}
	return false;
}

/* A reference may stand for a character of those with which names, addresses
 * and URLs are told. */
static bool has_reference(const char *s, size_t len)
{
	static const char *const names[] = { "#", "colon;", "commat;",
					     "period;", "sol;" };

	for (const char *at = s, *const end = s + len;
	     (at = memchr(at, '&', (size_t)(end - at))); at++)
		for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
			const size_t n = strlen(names[i]);
			if ((size_t)(end - at) > n &&
			    !memcmp(at + 1, names[i], n))
				return true;
		}
	return false;
}

/* A host that www begins and no scheme, as in most addresses. */
static bool has_www(const char *s, size_t len)
{
	for (const char *at = s, *const end = s + len;
	     (at = memchr(at, '.', (size_t)(end - at))); at++) {
		const char *w = at;
		while (w > s && (w[-1] | 0x20) == 'w')
			w--;
		if (w == at && w > s && w[-1] == '\\')
			return true;
		if (at - w > 2 && (w == s || w[-1] != '/'))
			return true;
	}
	return false;
}

unsigned prose_absent(const char *markdown, size_t len, struct signs signs)
{
	if (signs_has(signs, SIGN_AMP) && has_reference(markdown, len))
		return 0;
	const bool emoji =
		signs_has(signs, SIGN_EMOJI) && has_emoji(markdown, len);
	const bool www = signs_has(signs, SIGN_WWW) && has_www(markdown, len);
	return (signs_has(signs, SIGN_AT) ? 0u : PROSE_MAIL) |
	       (emoji ? 0u : PROSE_EMOJI) |
	       (signs_has(signs, SIGN_SCHEME) ? 0u : PROSE_SCHEME) |
	       (www ? 0u : PROSE_WWW);
}

/* Colons are on both sides, as in a::b::c. */
static bool is_between(const char *text, size_t off, size_t n, size_t len)
{
	return text[off - 1] == ':' && off + n < len && text[off + n] == ':';
}

/* Text without URLs. A name of an emoji does not stand within a word or
 * between the parts of 10:30:45. */
static void add_text(struct writer *w, const char *text, size_t len,
		     unsigned absent)
{
	const bool look = !(absent & PROSE_EMOJI);
	size_t done = 0, n = 0;

	for (size_t i = 0; look && i < len; i++) {
		const char *at = memchr(text + i, ':', len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (i && is_alnum(text[i - 1]))
			continue;
		const char *emoji = emoji_at(at, len - i, &n);
		if (!emoji || (i + n < len && is_alnum(text[i + n])) ||
		    (i > done && is_between(text, i, n, len)))
			continue;
		writer_add_source(w, text + done, i - done);
		markup_skip_text(&w->trace, at, n);
		writer_add_str(w, emoji);
		done = i + n;
		i = done - 1;
	}
	writer_add_source(w, text + done, len - done);
}

static void add_link(struct writer *w, const char *scheme, const char *text,
		     size_t len)
{
	struct buf url = { 0 };

	buf_add_str(&url, scheme);
	buf_add(&url, text, len);
	writer_link_begin(w, LINK_LINK, url.data);
	writer_add_source(w, text, len);
	writer_link_end(w);
	buf_release(&url);
}

/* Text without URLs of http. */
static void add_mails(struct writer *w, const char *text, size_t len,
		      unsigned absent)
{
	const bool look = !(absent & PROSE_MAIL);
	size_t done = 0, start, end;

	while (look && urls_find_mail(text, len, done, &start, &end)) {
		add_text(w, text + done, start - done, absent);
		add_link(w,
			 end - start > 6 && text[start + 6] == ':' ? ""
								   : "mailto:",
			 text + start, end - start);
		done = end;
	}
	add_text(w, text + done, len - done, absent);
}

static void add_all(struct writer *w, const char *text, size_t len,
		    unsigned absent)
{
	const unsigned forms = (absent & PROSE_SCHEME ? 0u : URLS_SCHEME) |
			       (absent & PROSE_WWW ? 0u : URLS_WWW);
	size_t done = 0, start, end;

	while (urls_find(text, len, done, forms, &start, &end)) {
		add_mails(w, text + done, start - done, absent);
		add_link(w, urls_default_scheme(text + start), text + start,
			 end - start);
		done = end;
	}
	add_mails(w, text + done, len - done, absent);
}

/* What this text does not have, given what none has: most have nothing of it,
 * which is soon seen. */
static unsigned absent_in(const char *text, size_t len, unsigned absent)
{
	const unsigned colon = PROSE_EMOJI | PROSE_SCHEME;

	if ((absent & colon) != colon && !memchr(text, ':', len))
		absent |= colon;
	if (!(absent & PROSE_MAIL) && !memchr(text, '@', len))
		absent |= PROSE_MAIL;
	if (!(absent & PROSE_WWW) && !memchr(text, '.', len))
		absent |= PROSE_WWW;
	return absent;
}

void prose_add(struct writer *w, const char *text, size_t len)
{
	const bool code = w->style & STYLE_CODE || w->leaf->kind == BLOCK_CODE;
	unsigned absent = w->absent | (code ? PROSE_ALL : 0);

	if (w->n_links)
		absent |= PROSE_ALL & ~(unsigned)PROSE_EMOJI;
	if (absent != PROSE_ALL)
		absent = absent_in(text, len, absent);
	if (absent == PROSE_ALL)
		writer_add_source(w, text, len);
	else
		add_all(w, text, len, absent);
}

/* SPDX-License-Identifier: MIT */
#include "doc/dialect_extension.h"

#include "archive/ascii.h"
#include "archive/slice.h"
#include "doc/dialect_part.h"

#include <string.h>

/* Longer ones are text. Bytes. */
enum { TAG_MAX = 400 };

/* Bytes of what is between `{:` and `}`, 0 if that is none of these. */
static size_t inner_len(struct slice s)
{
	const struct slice head = slice_head(s, TAG_MAX);
	const char *end = head.len > 3 ? memchr(head.p, '}', head.len) : NULL;

	if (!end || memcmp(s.p, "{:", 2) != 0 ||
	    (s.p[2] != ':' && s.p[2] != '/') ||
	    memchr(s.p, '\n', (size_t)(end - s.p)))
		return 0;
	return (size_t)(end - s.p) - 2;
}

static bool begins(struct slice inner, const char *name)
{
	const size_t n = strlen(name);

	return slice_starts(inner, name) &&
	       (inner.len == n || !ascii_is_alnum(inner.p[n]));
}

static bool is_known(struct slice inner)
{
	static const char *const names[] = {
		":comment", ":nomarkdown", ":options",   "/comment",
		"/",        "/nomarkdown", "/::comment",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (begins(inner, names[i]))
			return true;
	return false;
}

/* Behind the tag that ends a comment; 0 if none does, which is true of all
 * others behind it. */
static size_t comment_end(struct dialect_part *p, size_t off)
{
	const char *text = p->s->text;

	for (size_t i = off; !p->no_extension_end && i + 3 < p->end; i++) {
		const char *brace = memchr(text + i, '{', p->end - i);
		if (!brace)
			break;
		i = (size_t)(brace - text);
		const size_t n = inner_len((struct slice){ brace, p->end - i });
		if (n && brace[2] == '/')
			return i + n + 3;
	}
	p->no_extension_end = true;
	return 0;
}

size_t dialect_extension_take(struct dialect_part *p, size_t off)
{
	const char *at = p->s->text + off;
	const size_t n = inner_len((struct slice){ at, p->end - off });
	const struct slice inner = { at + 2, n };
	size_t end = off + n + 3;

	if (!n || !is_known(inner))
		return 0;
	if (begins(inner, ":comment") && inner.p[n - 1] != '/')
		end = comment_end(p, end);
	if (end)
		dialect_replace(p->s, off, end, "", 0);
	return end;
}

/* SPDX-License-Identifier: MIT */
#include "doc/critic.h"

#include <string.h>

static const struct kind {
	const char *open, *close;
	const char *before, *between, *behind;
} kinds[] = {
	{ "{++", "++}", "<ins>", "", "</ins>" },
	{ "{--", "--}", "<del>", "", "</del>" },
	{ "{~~", "~~}", "<del>", "</del><ins>", "</ins>" },
	{ "{==", "==}", "<mark>", "", "</mark>" },
	{ "{>>", "<<}", "<small>(", "", ")</small>" },
};

static const char arrow[] = "~>";

/* Where `what` stands first; `len` if it doesn't. */
static size_t find(const char *s, size_t len, const char *what, size_t what_len)
{
	for (size_t i = 0; i + what_len <= len; i++) {
		const char *at = memchr(s + i, *what, len - i - what_len + 1);
		if (!at)
			break;
		i = (size_t)(at - s);
		if (!memcmp(at, what, what_len))
			return i;
	}
	return len;
}

static bool take(const char *s, size_t len, const struct kind *kind,
		 struct critic *c)
{
	const size_t text = CRITIC_MARK;
	const size_t n = find(s + text, len - text, kind->close, CRITIC_MARK);

	if (n == len - text)
		return false;
	*c = (struct critic){ .text = text,
			      .end = text + n,
			      .before = kind->before,
			      .between = kind->between,
			      .behind = kind->behind };
	const size_t part =
		*kind->between ? find(s + text, n, arrow, CRITIC_ARROW) : n;
	if (part < n)
		c->arrow = text + part;
	else if (*kind->between)
		c->behind = kinds[1].behind; /* nothing new comes behind */
	return true;
}

bool critic_at(const char *s, size_t len, unsigned *endless, struct critic *c)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (len < CRITIC_MARK ||
		    memcmp(s, kinds[i].open, CRITIC_MARK) != 0 ||
		    *endless >> i & 1)
			continue;
		if (take(s, len, &kinds[i], c))
			return c->end > c->text && s[c->text] != '\n';
		*endless |= 1u << i;
	}
	return false;
}

/* SPDX-License-Identifier: MIT */
#include "doc/critic.h"

#include "archive/slice.h"

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

static bool take(const char *s, size_t len, const struct kind *kind,
		 struct critic *c)
{
	const size_t text = CRITIC_MARK;
	const struct slice rest = { s + text, len - text };
	const size_t n = slice_find(rest, kind->close);

	if (n == rest.len)
		return false;
	*c = (struct critic){ .text = text,
			      .end = text + n,
			      .before = kind->before,
			      .between = kind->between,
			      .behind = kind->behind };
	const size_t part =
		*kind->between ? slice_find(slice_head(rest, n), arrow) : n;
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

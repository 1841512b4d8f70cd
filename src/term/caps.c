/* SPDX-License-Identifier: MIT */
#include "term/caps.h"

#define NCURSES_NOMACROS
#include <curses.h>
#include <string.h>
#include <term.h>

static const char *find(const char *name)
{
	const char *s = tigetstr(name);

	/* (char *)-1 is what terminfo says of a name that is no string */
	return s && s != (const char *)-1 && *s ? s : NULL;
}

bool caps_have(const char *name)
{
	return find(name) != NULL;
}

void caps_add(struct buf *out, const char *name, int p1, int p2)
{
	const char *s = find(name);

	if (s)
		s = tparm(s, (long)p1, (long)p2, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
	while (s && *s) {
		const char *pad = strstr(s, "$<");
		const char *end = pad ? strchr(pad, '>') : NULL;
		buf_add(out, s, end ? (size_t)(pad - s) : strlen(s));
		s = end ? end + 1 : NULL;
	}
}

/* SPDX-License-Identifier: MIT */
#include "term/wcwidth.h"

#include <wchar.h>

/* Writable and at file scope, against the habit of this house: wcwidth has no
 * argument that could bring the rules, and curses offers none. Set
 * when the terminal has told. */
static struct width_rules rules;

void wcwidth_set_rules(const struct width_rules *r)
{
	rules = *r;
}

/* The linker exports this name because ncursesw, named when linking, asks for
 * it; tests/test_term.c notices if a build does not. -1 for controls as POSIX
 * wants it; 0 for NUL. */
int wcwidth(wchar_t c)
{
	const uint32_t cp = (uint32_t)c;

	if (cp != 0 && (cp < 0x20 || (cp >= 0x7F && cp < 0xA0)))
		return -1;
	return width_char(cp, &rules);
}

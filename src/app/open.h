/* SPDX-License-Identifier: MIT */
/* Opening a link in the browser: the one place where a URL from a post becomes
 * the argument of a program. */
#ifndef APP_OPEN_H
#define APP_OPEN_H

#include "base/err.h"

#include <stdbool.h>

struct open_plan {
	char **argv;   /* NULL-terminated; the caller's: open_plan_release */
	bool terminal; /* a text browser, which needs the terminal */
};

enum open_verdict {
	OPEN_YES,
	OPEN_ASK,    /* mailto: only after the reader said yes */
	OPEN_REFUSE, /* `err` says why */
};

/* Whether the URL may be opened: http and https; mailto after asking; nothing
 * with a control, a blank or malformed UTF-8 in it, nor above 16 KiB. */
enum open_verdict open_check(const char *url, struct err *err);

/* Which program: the first of `$BROWSER` (colon list; blanks part the words;
 * `%s` in a word after the first is where the URL goes, else it is appended)
 * that exists, else xdg-open or open where there is a display. `getenv_` is
 * getenv but in tests. False with the reason when there is no display and no
 * $BROWSER, or no program: then the URL is to be shown and copied. */
bool open_plan(const char *url, const char *(*getenv_)(const char *),
	       struct open_plan *out, struct err *err);
void open_plan_release(struct open_plan *p);

/* Runs it, never through a shell. A text browser is waited for, and the
 * terminal must have been left to it; any other is detached. */
bool open_run(const struct open_plan *p, struct err *err);

#endif

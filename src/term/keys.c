/* SPDX-License-Identifier: MIT */
#include "term/keys.h"

#include "base/xalloc.h"
#include "ui/key.h"

#include <stdlib.h>
#define NCURSES_NOMACROS
#include <curses.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Bytes of an unknown escape sequence that are swallowed at most, so that the
 * keyboard can't be silenced. */
enum { SEQUENCE_MAX = 256 };

enum { REPORT_MAX = 32 }; /* bytes of one that is worth reading */

/* How long the rest of a sequence may be on its way. Short, since somebody may
 * type Escape and "[". */
enum { SEQUENCE_MS = 25 };

/* The same of an answer, which nobody types: over a slow line it may come in
 * parts, and none of them is keys. */
enum { ANSWER_MS = 1000 };

struct keys {
	/* Reading from stdscr would refresh it; a pad is never refreshed. */
	WINDOW *pad;
	char report[REPORT_MAX];
};

/* clang-format off */
static const struct {
	wint_t curses;
	uint32_t key;
} codes[] = {
	{ KEY_UP,    KEYCODE_UP },        { KEY_DOWN,   KEYCODE_DOWN },
	{ KEY_LEFT,  KEYCODE_LEFT },      { KEY_RIGHT,  KEYCODE_RIGHT },
	{ KEY_PPAGE, KEYCODE_PAGE_UP },   { KEY_NPAGE,  KEYCODE_PAGE_DOWN },
	{ KEY_A3,    KEYCODE_PAGE_UP },   { KEY_C3,     KEYCODE_PAGE_DOWN },
	{ KEY_HOME,  KEYCODE_HOME },      { KEY_END,    KEYCODE_END },
	{ KEY_A1,    KEYCODE_HOME },      { KEY_C1,     KEYCODE_END },
	{ KEY_FIND,  KEYCODE_HOME },      { KEY_SELECT, KEYCODE_END },
	{ KEY_DC,    KEYCODE_DELETE },    { KEY_IC,     KEYCODE_INSERT },
	{ KEY_BTAB,  KEYCODE_BACKTAB },   { KEY_ENTER,  KEYCODE_ENTER },
	{ KEY_BACKSPACE, KEYCODE_BACKSPACE }, { KEY_F(1), KEYCODE_F1 },
	{ KEY_SLEFT, KEYCODE_SHIFT_LEFT }, { KEY_SRIGHT, KEYCODE_SHIFT_RIGHT },
	{ KEY_RESIZE, KEYCODE_RESIZE },
};
/* clang-format on */

struct keys *keys_new(void)
{
	struct keys *k = xcalloc(1, sizeof(*k));

	k->pad = newpad(1, 1);
	if (!k->pad)
		abort(); /* no memory */
	keypad(k->pad, TRUE);
	nodelay(k->pad, TRUE);
	return k;
}

void keys_free(struct keys *k)
{
	if (!k)
		return;
	delwin(k->pad);
	free(k);
}

static bool code_key(wint_t code, uint32_t *key)
{
	for (size_t i = 0; i < COUNT(codes); i++)
		if (codes[i].curses == code) {
			*key = codes[i].key;
			return true;
		}
	return false;
}

static bool get(struct keys *k, wint_t *c)
{
	return wget_wch(k->pad, c) == OK;
}

/* CSI and SS3 end with a byte from '@' on (ECMA-48 5.4), strings with BEL or
 * ESC \. The introducer has been read. Keeps what would be a report. */
static void swallow_sequence(struct keys *k, wint_t introducer)
{
	const bool command = introducer == ']';
	const bool string = command || introducer == 'P';
	wint_t c, before = 0;
	size_t len = 0;
	bool over = false;

	k->report[0] = '\0';
	if (command)
		k->report[len++] = ']';
	wtimeout(k->pad, SEQUENCE_MS);
	for (int i = 0; !over && i < SEQUENCE_MAX && get(k, &c); i++) {
		over = string ? c == '\a' || (c == '\\' && before == 0x1B)
			      : c >= '@' && c <= '~';
		before = c;
		if (introducer == '[' && len < REPORT_MAX - 1 && c < 0x7F)
			k->report[len++] = (char)c;
		else if (command && !over && len < REPORT_MAX - 1 && c > ' ' &&
			 c < 0x7F)
			k->report[len++] = (char)c;
		if (command && !i && c >= '0' && c <= '9')
			wtimeout(k->pad, ANSWER_MS);
	}
	wtimeout(k->pad, 0);
	k->report[over ? len : 0] = '\0';
}

/* After an escape: false if it began a sequence that curses doesn't know and
 * that is now swallowed. */
static bool escape_key(struct keys *k)
{
	wint_t c;

	if (!get(k, &c))
		return true;
	if (c == '[' || c == 'O' || c == ']' || c == 'P') {
		swallow_sequence(k, c);
		return false;
	}
	unget_wch((wchar_t)c);
	return true;
}

enum keys_got keys_next(struct keys *k, uint32_t *key)
{
	for (;;) {
		wint_t c;
		const int got = wget_wch(k->pad, &c);
		if (got == ERR)
			return KEYS_NONE;
		if (got == KEY_CODE_YES) {
			if (code_key(c, key))
				return KEYS_KEY;
			if (c == KEY_MOUSE) /* not asked for: "CSI <" */
				swallow_sequence(k, '[');
			continue;
		}
		if (c == KEYCODE_ESCAPE && !escape_key(k)) {
			if (k->report[0])
				return KEYS_REPORT;
			continue;
		}
		*key = (uint32_t)c;
		return KEYS_KEY;
	}
}

const char *keys_report(const struct keys *k)
{
	return k->report;
}

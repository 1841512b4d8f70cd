/* SPDX-License-Identifier: MIT */
#include "term/term.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "term/caps.h"
#include "term/keys.h"
#include "term/probe.h"
#include "term/screen.h"
#include "term/signals.h"
#include "term/tty.h"
#include "term/wcwidth.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <assert.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#define NCURSES_NOMACROS
#include <curses.h>

/* How long an escape waits for the rest of a sequence. curses' own second is
 * felt at every Escape. */
enum { ESCAPE_MS = 10 };

enum { COPY_MAX = 64 * 1024 }; /* bytes of text */

struct term {
	SCREEN *curses;
	FILE *in; /* stdin, or the terminal if stdin is no terminal */
	struct screen *screen;
	struct keys *keys;
	struct width_rules rules;
	bool ask, ambiguous_fixed; /* as in the options */
	bool clusters;             /* mode 2027 is on and was not before */
	struct termios modes;      /* as before the program */
	int wake[2];               /* reading end, writing end of a pipe */
	bool resized; /* or the rules have changed: somebody is still to be
	               * told */
	bool left;
	bool in_order;
	bool ask_colours;
	struct palette palette;
};

/* Text is UTF-8 inside, so curses must write UTF-8 whatever the reader's locale
 * says. LC_CTYPE only: the language of messages is not ours to choose. */
static bool set_utf8(struct err *err)
{
	static const char *const names[] = { "", "C.UTF-8", "en_US.UTF-8" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (setlocale(LC_CTYPE, names[i]) &&
		    strcmp(nl_langinfo(CODESET), "UTF-8") == 0)
			return true;
	return err_set(err, "this system has no UTF-8 locale (C.UTF-8)");
}

/* Where keys come from: with `kanbao -` standard input is a post. */
static bool open_input(struct term *t, struct err *err)
{
	if (isatty(STDIN_FILENO)) {
		t->in = stdin;
		return true;
	}
	const int fd = open("/dev/tty", O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd >= 0)
		t->in = fdopen(fd, "r");
	if (!t->in && fd >= 0)
		close(fd);
	return t->in || err_set(err, "there is no terminal to read keys from");
}

/* The size the terminal says it has, no larger than a canvas; false if it
 * doesn't say. */
static bool find_size(int *rows, int *cols)
{
	if (!tty_size(STDOUT_FILENO, rows, cols))
		return false;
	*rows = *rows < CANVAS_ROWS_MAX ? *rows : CANVAS_ROWS_MAX;
	*cols = *cols < CANVAS_COLS_MAX ? *cols : CANVAS_COLS_MAX;
	return true;
}

/* ECMA-48 BDSM, explicit: rows are shown as they come (VTE, mintty, mlterm).
 * Terminals that turn nothing take no notice. Implicit is the default. */
static const char bidi_explicit[] = "\033[8l";
static const char bidi_implicit[] = "\033[8h";

/* Before and after curses has the screen. */
static void take_order(const struct term *t)
{
	if (t->in_order)
		tty_write(STDOUT_FILENO, bidi_explicit,
			  sizeof(bidi_explicit) - 1);
}

static void give_order_back(const struct term *t)
{
	if (t->in_order)
		tty_write(STDOUT_FILENO, bidi_implicit,
			  sizeof(bidi_implicit) - 1);
}

/* Makes curses' size the terminal's. False if it was. */
static bool update_size(void)
{
	int rows, cols;

	if (!find_size(&rows, &cols) || !is_term_resized(rows, cols))
		return false;
	resize_term(rows, cols);
	return true;
}

static bool start_curses(struct term *t, struct err *err)
{
	const char *type = getenv("TERM");
	int rows, cols;

	/* Curses would rather believe $LINES and $COLUMNS, and ends where
	 * there is no memory for what they or the terminal say. But not every
	 * terminal's description has a size (linux), and where it is not that
	 * of the screen the region that scrolls is wrong as well. */
	use_env(!find_size(&rows, &cols));
	use_tioctl(tty_size(STDOUT_FILENO, &rows, &cols) &&
		   rows <= CANVAS_ROWS_MAX && cols <= CANVAS_COLS_MAX);
	t->curses = newterm(NULL, stdout, t->in);
	if (!t->curses)
		return err_set(err, "TERM=%s: unknown terminal",
			       type ? type : "");
	if (!caps_have("cup"))
		return err_set(err, "TERM=%s: can't move the cursor",
			       type ? type : "");
	if (!getenv("ESCDELAY")) /* newterm has heeded it */
		set_escdelay(ESCAPE_MS);
	raw();
	noecho();
	nonl();
	/* Keys are looked for before a screen is drawn; curses need not, after
	 * every few rows. */
	typeahead(-1);
	return true;
}

/* What puts the terminal back without curses. */
static void own_terminal(const struct term *t)
{
	struct signals_terminal s = {
		.fd = STDOUT_FILENO,
		.wake_fd = t->wake[1],
		.modes = t->modes,
	};
	struct buf out = { 0 };

	if (t->clusters)
		buf_add_str(&out, probe_clusters(false));
	if (t->in_order)
		buf_add_str(&out, bidi_implicit);
	caps_add(&out, "sgr0", 0, 0);
	caps_add(&out, "smam", 0, 0);
	caps_add(&out, "cnorm", 0, 0);
	caps_add(&out, "rmkx", 0, 0);
	if (caps_have("rmcup")) {
		caps_add(&out, "rmcup", 0, 0);
	} else {
		caps_add(&out, "cup", getmaxy(stdscr) - 1, 0);
		buf_add_str(&out, "\r\n");
	}
	s.restore_len = out.len < sizeof(s.restore) ? out.len : 0;
	memcpy(s.restore, buf_str(&out), s.restore_len);
	buf_release(&out);
	signals_own(&s);
}

/* On curses' screen before anything is on it, or when all of it is about to be
 * painted anew. */
static void ask(struct term *t)
{
	if (t->ask && getmaxy(stdscr) >= PROBE_ROWS)
		probe_ask(STDOUT_FILENO, t->ask_colours);
}

static void set_clusters(const struct term *t, bool on)
{
	const char *bytes = probe_clusters(on);

	if (t->clusters)
		tty_write(STDOUT_FILENO, bytes, strlen(bytes));
}

static void set_rules(struct term *t, const struct width_rules *rules)
{
	t->rules = *rules;
	wcwidth_set_rules(&t->rules);
}

static bool start(struct term *t, const struct term_options *o, struct err *err)
{
	if (tcgetattr(STDOUT_FILENO, &t->modes) != 0)
		return err_set(err, "standard output is not a terminal");
	if (!set_utf8(err) || !open_input(t, err))
		return false;
	if (!tty_pipe(t->wake))
		return err_set(err, "too many open files");
	signals_catch(t->wake[1]);
	if (!start_curses(t, err))
		return false;
	update_size();
	own_terminal(t);
	take_order(t);
	set_rules(t, &o->rules);
	t->ask = o->ask;
	t->ambiguous_fixed = o->ambiguous_fixed;
	palette_init(&t->palette, o->ground);
	t->screen = screen_new(STDOUT_FILENO, o->colour ? &t->palette : NULL);
	t->ask_colours = !o->ground && screen_is_coloured(t->screen);
	doupdate(); /* goes to the alternate screen */
	ask(t);
	t->keys = keys_new();
	return true;
}

struct term *term_new(const struct term_options *o, struct err *err)
{
	struct term *t = xcalloc(1, sizeof(*t));

	t->wake[0] = t->wake[1] = -1;
	t->in_order = o->in_order;
	if (start(t, o, err))
		return t;
	term_free(t);
	return NULL;
}

void term_free(struct term *t)
{
	if (!t)
		return;
	keys_free(t->keys);
	screen_free(t->screen);
	if (t->curses) {
		if (!t->left) {
			set_clusters(t, false);
			give_order_back(t);
			endwin();
		}
		delscreen(t->curses);
	}
	if (t->wake[0] >= 0) {
		signals_release();
		close(t->wake[0]);
		close(t->wake[1]);
	}
	if (t->in && t->in != stdin)
		fclose(t->in);
	free(t);
}

void term_size(const struct term *t, int *rows, int *cols)
{
	(void)t;
	getmaxyx(stdscr, *rows, *cols);
}

const struct width_rules *term_rules(const struct term *t)
{
	return &t->rules;
}

bool term_dims(const struct term *t)
{
	(void)t;
	return caps_have("dim");
}

int term_colours(const struct term *t)
{
	return screen_colours(t->screen);
}

void term_show(struct term *t, const struct canvas *c)
{
	assert(!t->left);
	screen_show(t->screen, c);
}

void term_redraw(struct term *t)
{
	ask(t);
	screen_redraw(t->screen);
}

void term_wake(void *t)
{
	const ssize_t n = write(((struct term *)t)->wake[1], "", 1);

	(void)n; /* a full pipe wakes as well */
}

int term_ending(const struct term *t)
{
	(void)t;
	return signals_ending();
}

void term_leave(struct term *t)
{
	assert(!t->left);
	t->left = true;
	set_clusters(t, false);
	give_order_back(t);
	endwin();
	signals_lend();
}

void term_enter(struct term *t)
{
	assert(t->left);
	t->left = false;
	signals_reclaim();
	t->resized |= update_size();
	clearok(curscr, TRUE);
	doupdate(); /* takes the terminal back */
	take_order(t);
	set_clusters(t, true);
	term_redraw(t);
}

void term_suspend(struct term *t)
{
	term_leave(t);
	signals_stop();
	term_enter(t);
}

/* What signals have asked for. True if the screen must be drawn anew. */
static bool signals_handled(struct term *t)
{
	bool anew = t->resized;

	if (signals_take(SIGTSTP)) {
		term_suspend(t);
		anew = true;
	}
	/* Somebody stopped and continued the program without asking: what the
	 * terminal shows and how it is set is anybody's guess. */
	if (signals_take(SIGCONT)) {
		term_leave(t);
		term_enter(t);
		anew = true;
	}
	if (signals_take(SIGWINCH) && update_size()) {
		screen_redraw(t->screen);
		anew = true;
	}
	t->resized = false;
	return anew;
}

static void drain(int fd)
{
	char bytes[64];

	while (read(fd, bytes, sizeof(bytes)) == (ssize_t)sizeof(bytes))
		;
}

enum waited { WAITED_KEY, WAITED_WAKE, WAITED_LONG };

/* Milliseconds for poll until then; -1 = no limit. */
static int ms_until(int64_t end_ms)
{
	const int64_t left = end_ms - clock_now_ms();

	if (end_ms < 0)
		return -1;
	return left > 0 ? (int)left : 0;
}

static enum waited wait_until(struct term *t, int64_t end_ms)
{
	struct pollfd fds[] = {
		{ .fd = fileno(t->in), .events = POLLIN },
		{ .fd = t->wake[0], .events = POLLIN },
	};
	const int n = poll(fds, 2, ms_until(end_ms));

	if (n > 0 && fds[1].revents) {
		drain(t->wake[0]);
		return WAITED_WAKE;
	}
	if (n > 0 && fds[0].revents & (POLLHUP | POLLERR | POLLNVAL))
		signals_hang_up();
	return n == 0 ? WAITED_LONG : WAITED_KEY;
}

/* Mode 2027 is switched on as soon as it is known to be there; what the
 * terminal has said before doesn't hold then. */
static void use_clusters(struct term *t)
{
	if (t->clusters)
		return;
	t->clusters = true;
	own_terminal(t);
	set_clusters(t, true);
	term_redraw(t);
	t->resized = true;
}

/* An answer: the terminal's, or to a question nobody remembers. */
static void hear(struct term *t, const char *report)
{
	struct width_rules rules = t->rules;

	if (!t->ask)
		return;
	if (t->ask_colours && palette_hear(&t->palette, report)) {
		screen_set_palette(t->screen, &t->palette);
		t->resized = true;
		return;
	}
	if (probe_hear(report, &rules) == PROBE_CLUSTERS)
		use_clusters(t);
	if (t->ambiguous_fixed)
		rules.ambiguous_wide = t->rules.ambiguous_wide;
	if (width_rules_same(&rules, &t->rules))
		return;
	set_rules(t, &rules);
	screen_redraw(t->screen);
	t->resized = true;
}

/* The next key; answers among the keys are heard. Stops at one that changes the
 * rules, since nothing must be shown by the old ones then. */
static bool next_key(struct term *t, uint32_t *key)
{
	enum keys_got got = KEYS_NONE;

	while (!t->resized && (got = keys_next(t->keys, key)) == KEYS_REPORT)
		hear(t, keys_report(t->keys));
	return got == KEYS_KEY;
}

bool term_key(struct term *t, int ms, uint32_t *key)
{
	const int64_t end_ms = ms < 0 ? -1 : clock_now_ms() + ms;
	enum waited waited = WAITED_KEY;

	assert(!t->left);
	for (;;) {
		if (signals_ending())
			return false;
		if (signals_handled(t)) {
			*key = KEYCODE_RESIZE;
			return true;
		}
		if (next_key(t, key))
			return true;
		if (t->resized)
			continue;
		/* Who doesn't wait looks at the pipe another time. */
		if (waited != WAITED_KEY || ms == 0)
			return false;
		waited = wait_until(t, end_ms);
	}
}

static void add_base64(struct buf *out, const char *text, size_t len)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < len; i += 3) {
		const size_t n = len - i < 3 ? len - i : 3;
		uint32_t bits = 0;
		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 |
			       (k < n ? (unsigned char)text[i + k] : 0);
		for (size_t k = 0; k < 4; k++)
			buf_add_char(out,
				     k <= n ? digits[bits >> (18 - 6 * k) & 63]
					    : '=');
	}
}

void term_copy(struct term *t, const char *text, size_t len)
{
	struct buf out = { 0 };

	assert(!t->left);
	/* the character that holds byte COPY_MAX is left out */
	if (len > COPY_MAX)
		len = utf8_prev(text, COPY_MAX + 1);
	buf_add_str(&out, "\033]52;c;");
	add_base64(&out, text, len);
	buf_add_str(&out, "\a");
	tty_write(STDOUT_FILENO, out.data, out.len);
	buf_release(&out);
}

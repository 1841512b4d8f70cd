/* SPDX-License-Identifier: MIT */
#include "support/session.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "support/idle.h"
#include "support/pty.h"
#include "ui/key.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <cmocka.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <vterm.h>

enum {
	PATIENCE_MS = 60 * 1000, /* sanitizers on a busy machine */
	GLANCE_MS = 10,
	IDLE_GLANCES = 3, /* in a row, before a program counts as idle */
};

struct session {
	struct pty pty;
	struct termios modes; /* of the terminal before the program */
	VTerm *vt;
	VTermScreen *screen;
	struct buf text; /* what was last asked for */
	struct buf osc;
	size_t bytes;
	pid_t pid; /* 0 = not known yet */
	bool stopped, ended;
	int status;
	bool alternate, cursor_visible;
};

const char *session_program(void)
{
	return getenv("KANBAO");
}

static void on_output(const char *bytes, size_t len, void *user)
{
	session_type(user, bytes, len);
}

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct session *s = user;

	if (property == VTERM_PROP_ALTSCREEN)
		s->alternate = value->boolean;
	if (property == VTERM_PROP_CURSORVISIBLE)
		s->cursor_visible = value->boolean;
	return 1;
}

static int on_osc(const char *command, size_t len, void *user)
{
	struct session *s = user;

	buf_clear(&s->osc);
	buf_add(&s->osc, command, len);
	return 1;
}

static void make_terminal(struct session *s, int rows, int cols)
{
	static const VTermScreenCallbacks screen = { .settermprop =
							     on_property };
	static const VTermParserCallbacks rest = { .osc = on_osc };

	s->vt = vterm_new(rows, cols);
	s->screen = vterm_obtain_screen(s->vt);
	s->cursor_visible = true;
	vterm_set_utf8(s->vt, 1);
	vterm_output_set_callback(s->vt, on_output, s);
	vterm_screen_set_callbacks(s->screen, &screen, s);
	vterm_screen_set_unrecognised_fallbacks(s->screen, &rest, s);
	vterm_screen_enable_altscreen(s->screen, 1);
	vterm_screen_reset(s->screen, 1);
}

struct environment {
	char **items; /* NULL-terminated */
	size_t n, cap;
};

static void set_variable(struct environment *e, const char *variable)
{
	const size_t name_len = strcspn(variable, "=") + 1;
	size_t i = 0;

	while (i < e->n && strncmp(e->items[i], variable, name_len) != 0)
		i++;
	e->items = xgrow(e->items, &e->cap, e->n + 2, sizeof(*e->items));
	if (i == e->n)
		e->items[++e->n] = NULL;
	else
		free(e->items[i]);
	e->items[i] = xstrdup(variable);
}

static struct environment make_environment(const char *const env[])
{
	static const char *const base[] = {
		"TERM=xterm-256color",
		"PATH=/usr/bin:/bin",
		"HOME=/nonexistent",
		"LC_ALL=C.UTF-8",
		"TZ=UTC",
	};
	static const char *const passed[] = { "ASAN_OPTIONS", "UBSAN_OPTIONS",
					      "LSAN_OPTIONS" };
	struct environment e = { 0 };

	for (size_t i = 0; i < sizeof(base) / sizeof(base[0]); i++)
		set_variable(&e, base[i]);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++) {
		struct buf variable = { 0 };
		const char *value = getenv(passed[i]);
		buf_printf(&variable, "%s=%s", passed[i], value ? value : "");
		set_variable(&e, variable.data);
		buf_release(&variable);
	}
	for (size_t i = 0; env && env[i]; i++)
		set_variable(&e, env[i]);
	return e;
}

static struct session *start(int rows, int cols, struct pty_program program,
			     const char *const env[])
{
	struct session *s = xcalloc(1, sizeof(*s));
	struct environment e = make_environment(env);

	make_terminal(s, rows, cols);
	program.env = e.items;
	fflush(NULL); /* or the copy of this process prints it again */
	if (!pty_start(&s->pty, rows, cols, &program))
		fail_msg("no pseudo terminal");
	tcgetattr(s->pty.slave, &s->modes);
	for (size_t i = 0; i < e.n; i++)
		free(e.items[i]);
	free(e.items);
	return s;
}

struct session *session_start(int rows, int cols, const char *const argv[],
			      const char *const env[])
{
	return start(rows, cols, (struct pty_program){ .argv = argv }, env);
}

struct session *session_start_call(int rows, int cols, int (*program)(void *),
				   void *arg, const char *const env[])
{
	return start(rows, cols,
		     (struct pty_program){ .call = program, .arg = arg }, env);
}

void session_stop(struct session *s)
{
	pty_stop(&s->pty, s->ended ? 0 : s->pid);
	vterm_free(s->vt);
	buf_release(&s->text);
	buf_release(&s->osc);
	free(s);
}

void session_type(struct session *s, const char *bytes, size_t len)
{
	while (len > 0) {
		const ssize_t n = write(s->pty.master, bytes, len);
		if (n <= 0)
			return; /* the program has gone; the test will see */
		bytes += n;
		len -= (size_t)n;
	}
}

/* clang-format off */
static const struct {
	uint32_t key;
	VTermKey vterm;
} special[] = {
	{ KEYCODE_ENTER, VTERM_KEY_ENTER },
	{ KEYCODE_TAB, VTERM_KEY_TAB },
	{ KEYCODE_ESCAPE, VTERM_KEY_ESCAPE },
	{ KEYCODE_BACKSPACE, VTERM_KEY_BACKSPACE },
	{ KEYCODE_UP, VTERM_KEY_UP },
	{ KEYCODE_DOWN, VTERM_KEY_DOWN },
	{ KEYCODE_LEFT, VTERM_KEY_LEFT },
	{ KEYCODE_RIGHT, VTERM_KEY_RIGHT },
	{ KEYCODE_PAGE_UP, VTERM_KEY_PAGEUP },
	{ KEYCODE_PAGE_DOWN, VTERM_KEY_PAGEDOWN },
	{ KEYCODE_HOME, VTERM_KEY_HOME },
	{ KEYCODE_END, VTERM_KEY_END },
	{ KEYCODE_DELETE, VTERM_KEY_DEL },
	{ KEYCODE_INSERT, VTERM_KEY_INS },
	{ KEYCODE_F1, VTERM_KEY_FUNCTION(1) },
};
/* clang-format on */

static void press(struct session *s, uint32_t key)
{
	if (key == KEYCODE_BACKTAB) {
		vterm_keyboard_key(s->vt, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
		return;
	}
	for (size_t i = 0; i < sizeof(special) / sizeof(special[0]); i++)
		if (special[i].key == key) {
			vterm_keyboard_key(s->vt, special[i].vterm,
					   VTERM_MOD_NONE);
			return;
		}
	if (key < ' ') {
		const char c = (char)key;
		session_type(s, &c, 1);
	} else {
		vterm_keyboard_unichar(s->vt, key, VTERM_MOD_NONE);
	}
}

void session_keys(struct session *s, const char *keys)
{
	size_t len = strlen(keys);

	while (len > 0) {
		uint32_t key;
		const size_t n = key_parse(keys, len, &key);
		if (n == 0)
			fail_msg("no key at the start of \"%s\"", keys);
		press(s, key);
		keys += n;
		len -= n;
	}
}

static void take_event(struct session *s)
{
	struct pty_event event;

	if (read(s->pty.events, &event, sizeof(event)) !=
	    (ssize_t)sizeof(event)) {
		s->ended = true;
		return;
	}
	if (event.kind == PTY_STARTED)
		s->pid = event.value;
	s->stopped = event.kind == PTY_STOPPED;
	s->ended = event.kind == PTY_ENDED;
	if (s->ended)
		s->status = event.value;
}

/* Shows the terminal what the program has sent; waits for it, but not long.
 * False if there was nothing. */
static bool glance(struct session *s)
{
	struct pollfd fds[] = {
		{ .fd = s->pty.master, .events = POLLIN },
		{ .fd = s->ended ? -1 : s->pty.events, .events = POLLIN },
	};
	char bytes[4096];

	if (poll(fds, 2, GLANCE_MS) <= 0)
		return false;
	if (fds[1].revents)
		take_event(s);
	if (!fds[0].revents)
		return true;
	const ssize_t n = read(s->pty.master, bytes, sizeof(bytes));
	if (n <= 0)
		return false;
	s->bytes += (size_t)n;
	vterm_input_write(s->vt, bytes, (size_t)n);
	return true;
}

/* Waits until `done` says so; when time is up, shows what the reader would
 * see. */
static bool wait_for(struct session *s,
		     bool (*done)(struct session *, const char *),
		     const char *text)
{
	const int64_t end = clock_now_ms() + PATIENCE_MS;

	while (!done(s, text)) {
		if (clock_now_ms() > end) {
			fprintf(stderr, "waited in vain%s%s; the screen:\n%s",
				text ? " for " : "", text ? text : "",
				session_screen(s));
			return false;
		}
		glance(s);
	}
	return true;
}

static bool has_text(struct session *s, const char *text)
{
	return session_find(s, text) >= 0;
}

/* A program that has ended shows no more; don't wait a minute for it. */
static bool has_text_or_ended(struct session *s, const char *text)
{
	return has_text(s, text) || (s->ended && !glance(s));
}

bool session_wait_text(struct session *s, const char *text)
{
	return wait_for(s, has_text_or_ended, text) && has_text(s, text);
}

static bool has_not_text(struct session *s, const char *text)
{
	return !has_text(s, text);
}

bool session_wait_gone(struct session *s, const char *text)
{
	return wait_for(s, has_not_text, text);
}

static bool idle(struct session *s)
{
	int unread = 0;

	if (s->ended || s->stopped)
		return true;
	return s->pid > 0 && ioctl(s->pty.slave, FIONREAD, &unread) == 0 &&
	       unread == 0 && idle_process(s->pid);
}

static bool settled(struct session *s, const char *text)
{
	(void)text;
	for (int i = 0; i < IDLE_GLANCES; i++)
		if (glance(s) || !idle(s))
			return false;
	return true;
}

bool session_settle(struct session *s)
{
	return wait_for(s, settled, NULL);
}

void session_resize(struct session *s, int rows, int cols)
{
	vterm_set_size(s->vt, rows, cols);
	pty_set_size(&s->pty, rows, cols); /* which sends SIGWINCH */
}

static bool started(struct session *s, const char *text)
{
	(void)text;
	return s->pid > 0 || s->ended;
}

void session_signal(struct session *s, int sig)
{
	if (wait_for(s, started, NULL) && !s->ended)
		kill(s->pid, sig);
}

static bool stopped(struct session *s, const char *text)
{
	(void)text;
	return s->stopped || s->ended;
}

bool session_wait_stopped(struct session *s)
{
	if (!wait_for(s, stopped, NULL))
		return false;
	while (glance(s))
		;
	return s->stopped;
}

void session_continue(struct session *s)
{
	s->stopped = false;
	if (write(s->pty.commands, "", 1) != 1)
		fail_msg("the program can't be continued");
}

static bool ended(struct session *s, const char *text)
{
	(void)text;
	return s->ended;
}

bool session_wait_end(struct session *s, int *status)
{
	if (!wait_for(s, ended, NULL))
		return false;
	while (glance(s))
		;
	*status = s->status;
	return true;
}

struct session_cell session_cell(const struct session *s, int row, int col)
{
	struct session_cell out = { .fore = -1, .back = -1 };
	VTermScreenCell cell;
	struct buf text = { 0 };

	if (!vterm_screen_get_cell(s->screen, (VTermPos){ row, col }, &cell))
		return out;
	out.bold = cell.attrs.bold;
	out.italic = cell.attrs.italic;
	out.underline = cell.attrs.underline != 0;
	out.reverse = cell.attrs.reverse;
	if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
		out.fore = cell.fg.indexed.idx;
	if (!VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))
		out.back = cell.bg.indexed.idx;
	if (cell.chars[0] == UINT32_MAX) /* libvterm's mark of a right half */
		return out;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
		buf_add_utf8(&text, cell.chars[i]);
	snprintf(out.text, sizeof(out.text), "%s", buf_str(&text));
	buf_release(&text);
	out.cols = cell.width;
	return out;
}

static void add_row(const struct session *s, struct buf *out, int row)
{
	const size_t start = out->len;
	int rows, cols;

	vterm_get_size(s->vt, &rows, &cols);
	for (int col = 0; row >= 0 && row < rows && col < cols; col++) {
		const struct session_cell cell = session_cell(s, row, col);
		if (cell.cols > 0)
			buf_add_str(out, *cell.text ? cell.text : " ");
	}
	while (out->len > start && out->data[out->len - 1] == ' ')
		buf_truncate(out, out->len - 1);
}

const char *session_row(struct session *s, int row)
{
	buf_clear(&s->text);
	add_row(s, &s->text, row);
	return buf_str(&s->text);
}

const char *session_screen(struct session *s)
{
	int rows, cols;

	buf_clear(&s->text);
	vterm_get_size(s->vt, &rows, &cols);
	for (int row = 0; row < rows; row++) {
		add_row(s, &s->text, row);
		buf_add_char(&s->text, '\n');
	}
	return buf_str(&s->text);
}

int session_find(struct session *s, const char *text)
{
	int rows, cols;

	vterm_get_size(s->vt, &rows, &cols);
	for (int row = 0; row < rows; row++)
		if (strstr(session_row(s, row), text))
			return row;
	return -1;
}

void session_cursor(const struct session *s, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(s->vt), &at);
	*row = at.row;
	*col = at.col;
}

bool session_cursor_visible(const struct session *s)
{
	return s->cursor_visible;
}

static bool same_modes(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag &&
	       a->c_cflag == b->c_cflag && a->c_lflag == b->c_lflag &&
	       memcmp(a->c_cc, b->c_cc, sizeof(a->c_cc)) == 0;
}

bool session_restored(const struct session *s)
{
	struct termios now;

	return tcgetattr(s->pty.slave, &now) == 0 &&
	       same_modes(&now, &s->modes) && !s->alternate &&
	       s->cursor_visible;
}

size_t session_bytes(const struct session *s)
{
	return s->bytes;
}

const char *session_osc(const struct session *s)
{
	return buf_str(&s->osc);
}

/* SPDX-License-Identifier: MIT */
#include "app/output.h"

#include "app/style.h"
#include "base/sanitise.h"
#include "ui/theme.h"
#include "unicode/bidi.h"
#include "unicode/width.h"

#include <errno.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

enum { WRITE_SIZE = 64 * 1024 };

static bool is_set(const char *value)
{
	return value && *value;
}

bool output_wants_colour(enum options_colour choice, bool terminal,
			 char *(*getenv_)(const char *))
{
	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	if (is_set(getenv_("NO_COLOR")))
		return false;
	const char *force = getenv_("CLICOLOR_FORCE");
	if (is_set(force) && strcmp(force, "0") != 0)
		return true;
	const char *term = getenv_("TERM");
	return terminal && is_set(term) && strcmp(term, "dumb") != 0;
}

static int terminal_cols(int fd)
{
	struct winsize size;

	if (ioctl(fd, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col;
}

/* A guess: a pipe's reader can't be asked. */
static int count_colours(char *(*getenv_)(const char *))
{
	const char *term = getenv_("TERM");

	if (is_set(getenv_("COLORTERM")))
		return 256;
	return term && (strstr(term, "256") || strstr(term, "direct")) ? 256
								       : 16;
}

/* The console of Linux is black and says nothing. */
enum palette_ground output_ground(const struct settings *s,
				  char *(*getenv_)(const char *))
{
	const char *term = getenv_("TERM");
	const enum palette_ground said =
		palette_ground_of(getenv_("COLORFGBG"));

	if (s->background)
		return (enum palette_ground)s->background;
	if (!said && term && !strncmp(term, "linux", 5))
		return PALETTE_DARK;
	return said;
}

void output_init(struct output *out, int fd, const struct options *o,
		 char *(*getenv_)(const char *))
{
	*out = (struct output){
		.fd = fd,
		.terminal = isatty(fd),
		.rules = setting_rules(&o->settings),
		.reorder = o->settings.bidi,
	};
	out->colour = output_wants_colour((enum options_colour)o->colour,
					  out->terminal, getenv_);
	palette_init(&out->palette, output_ground(&o->settings, getenv_));
	if (out->colour)
		out->colours = count_colours(getenv_);
	if (out->terminal)
		out->cols = terminal_cols(fd);
}

void output_release(struct output *out)
{
	buf_release(&out->buf);
}

void output_add(struct output *out, const char *text, size_t len)
{
	buf_add(&out->buf, text, len);
}

void output_str(struct output *out, const char *text)
{
	buf_add_str(&out->buf, text);
}

void output_fill(struct output *out, char c, int n)
{
	buf_add_fill(&out->buf, c, n);
}

void output_raw(struct output *out, const char *text, size_t len)
{
	sanitise(&out->buf, text, len, SANITISE_LINE);
}

void output_relieve(struct output *out)
{
	if (!out->held && out->buf.len >= WRITE_SIZE)
		output_flush(out);
}

void output_end_line(struct output *out)
{
	buf_add_char(&out->buf, '\n');
	output_relieve(out);
}

void output_face(struct output *out, uint16_t face, const char *text,
		 size_t len)
{
	if (!len)
		return;
	if (out->colour)
		style_start(&out->buf, face, &out->palette, out->colours);
	output_add(out, text, len);
	if (out->colour)
		style_end(&out->buf, face);
}

const char *output_ellipsis(const struct output *out)
{
	return out->rules.ambiguous_wide ? "~" : "…";
}

void output_field(struct output *out, uint16_t face, const char *text,
		  size_t len)
{
	struct buf seen = { 0 };

	if (!out->reorder || !bidi_matters(text, len)) {
		output_face(out, face, text, len);
		return;
	}
	bidi_add(&seen, text, len, BIDI_AUTO);
	output_face(out, face, seen.data, seen.len);
	buf_release(&seen);
}

int output_label(struct output *out, uint16_t face, const char *text,
		 size_t len, int cols)
{
	const struct width_rules *rules = &out->rules;
	const char *mark = output_ellipsis(out);
	int used;
	const size_t whole = width_fit(text, len, cols, rules, &used);

	if (whole == len) {
		output_field(out, face, text, len);
		return used;
	}
	if (cols < 1)
		return 0;
	struct buf cut = { 0 };
	buf_add(&cut, text, width_fit(text, len, cols - 1, rules, &used));
	buf_add_str(&cut, mark);
	output_field(out, face, cut.data, cut.len);
	buf_release(&cut);
	return used + 1;
}

static bool write_all(int fd, const char *bytes, size_t len)
{
	while (len) {
		const ssize_t n = write(fd, bytes, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

bool output_flush(struct output *out)
{
	if (!out->error && out->buf.len &&
	    !write_all(out->fd, out->buf.data, out->buf.len))
		out->error = errno;
	buf_clear(&out->buf);
	return !out->error;
}

void output_part(struct output *part, const struct output *whole)
{
	*part = *whole;
	part->buf = (struct buf){ 0 };
	part->held = true;
}

void output_take(struct output *whole, struct output *part)
{
	output_flush(whole);
	output_release(whole);
	whole->buf = part->buf;
	part->buf = (struct buf){ 0 };
	output_flush(whole);
}

/* SPDX-License-Identifier: MIT */
/* draw FOLDER [FILE]: shows pages of hard texts, or of the lines of FILE, on
 * the terminal. Shows page N when FOLDER/want says so; when the page stands
 * there and the terminal has been quiet, FOLDER/have says "N WINDOWID", and
 * "none" beyond the last. Ends at "q" or a signal. */
#include "picture/picture.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/sanitise.h"
#include "base/xalloc.h"
#include "term/term.h"
#include "ui/canvas.h"
#include "ui/frame.h"
#include "unicode/grapheme.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Milliseconds between two looks at FOLDER/want, and how many of them without
 * an answer of the terminal are quiet. */
enum { LOOK_MS = 20, QUIET = 5, FILE_BYTES = 1 << 20 };

/* A face whose colour nothing else has. */
enum { BORDER_FACE = FACE_IMAGE };

struct show {
	struct term *term;
	struct canvas *canvas;
	const char *folder;
	struct buf lines; /* each with a NUL; empty = the hard texts */
	unsigned page, n_pages;
	int quiet; /* looks since anything happened */
};

static const char *line_of(const struct show *s, unsigned i)
{
	const char *line = buf_str(&s->lines);

	if (!s->lines.len)
		return picture_text(i);
	while (i-- > 0 && line < s->lines.data + s->lines.len)
		line += strlen(line) + 1;
	return line < s->lines.data + s->lines.len ? line : NULL;
}

/* Draws the text as often as it goes, up to the border, and the border. */
static void draw_text(struct canvas *c, int row, int col, int border,
		      const char *text, size_t len)
{
	int used = 1;

	for (int at = col; used > 0 && at < border; at += used)
		used = canvas_text(c, row, at, border - at, text, len,
				   FACE_TEXT);
}

static void draw_row(struct canvas *c, int row, const char *line)
{
	struct buf text = { 0 };

	sanitise(&text, line, strlen(line), SANITISE_LINE);
	const size_t first = grapheme_next(buf_str(&text), text.len);
	draw_text(c, row, 0, PICTURE_BORDER, buf_str(&text), text.len);
	draw_text(c, row, PICTURE_BORDER + 1, PICTURE_EDGE,
		  buf_str(&text) + first, text.len - first);
	buf_release(&text);
}

static void draw_border(struct canvas *c, int col)
{
	const struct rect r = { 0, col, PICTURE_TEXTS, 1 };

	frame_line(c, r);
	canvas_paint(c, r, BORDER_FACE);
}

static void draw_page(struct show *s)
{
	struct canvas *c = s->canvas;
	struct buf state = { 0 };
	const struct width_rules *rules = term_rules(s->term);
	const char *line;

	canvas_set_rules(c, rules);
	canvas_resize(c, PICTURE_ROWS, PICTURE_COLS);
	for (int row = 0; row < PICTURE_TEXTS; row++) {
		line = line_of(s, s->page * PICTURE_TEXTS + (unsigned)row);
		draw_row(c, row, line ? line : "");
	}
	draw_border(c, PICTURE_BORDER);
	draw_border(c, PICTURE_EDGE);
	buf_printf(&state, "page %u: ambiguous %s, emoji %s", s->page,
		   rules->ambiguous_wide ? "wide" : "narrow",
		   rules->emoji_sum ? "added up" : "joined");
	canvas_text(c, PICTURE_TEXTS, 0, PICTURE_COLS, state.data, state.len,
		    FACE_TEXT);
	buf_release(&state);
	term_show(s->term, c);
	s->quiet = 0;
}

static void tell(const struct show *s)
{
	const char *window = getenv("WINDOWID");
	struct buf path = { 0 }, fresh = { 0 };
	FILE *f;

	buf_printf(&path, "%s/have", s->folder);
	buf_printf(&fresh, "%s/have.new", s->folder);
	f = fopen(fresh.data, "w");
	if (f && s->page < s->n_pages)
		fprintf(f, "%u %s\n", s->page, window ? window : "-");
	else if (f)
		fprintf(f, "none\n");
	if (!f || fclose(f) != 0 || rename(fresh.data, path.data) != 0)
		abort();
	buf_release(&path);
	buf_release(&fresh);
}

static void look(struct show *s)
{
	struct buf path = { 0 }, text = { 0 };

	buf_printf(&path, "%s/want", s->folder);
	if (file_read(AT_FDCWD, path.data, FILE_BYTES, &text, NULL)) {
		const unsigned page =
			(unsigned)strtoul(buf_str(&text), NULL, 10);
		if (text.len && page != s->page) {
			s->page = page;
			draw_page(s);
		}
	}
	if (++s->quiet == QUIET)
		tell(s);
	buf_release(&path);
	buf_release(&text);
}

static void run(struct show *s)
{
	uint32_t key = 0;

	draw_page(s);
	while (key != 'q' && !term_ending(s->term)) {
		if (term_key(s->term, LOOK_MS, &key))
			draw_page(s);
		else
			look(s);
	}
}

static void count_pages(struct show *s)
{
	unsigned n = 0;

	for (char *c = s->lines.data; s->lines.len && *c; c++)
		if (*c == '\n') {
			*c = '\0';
			n++;
		}
	while (!s->lines.len && picture_text(n))
		n++;
	s->n_pages = (n + PICTURE_TEXTS - 1) / PICTURE_TEXTS;
}

int main(int argc, char **argv)
{
	const struct term_options options = { .colour = true, .ask = true };
	struct show s = { .folder = argc > 1 ? argv[1] : "." };
	struct err err = { 0 };

	if (argc > 2 &&
	    !file_read(AT_FDCWD, argv[2], FILE_BYTES, &s.lines, &err))
		return 2;
	count_pages(&s);
	s.term = term_new(&options, &err);
	if (!s.term) {
		fprintf(stderr, "draw: %s\n", err.text);
		return 1;
	}
	s.canvas = canvas_new(PICTURE_ROWS, PICTURE_COLS, options.rules);
	run(&s);
	canvas_free(s.canvas);
	term_free(s.term);
	buf_release(&s.lines);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "app/loop.h"

#include "app/drawer.h"
#include "app/loop_parts.h"
#include "app/terminals.h"
#include "base/clock.h"
#include "ui/key.h"
#include "ui/keymap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	SLICE_US = 3000,   /* of filtering and searching between two looks at
			    * the keyboard */
	KEYS_AT_ONCE = 64, /* answered before the screen is drawn again */
	DRAW_MS = 50,      /* between two drawings while work goes on */
	QUIET_MS = 20,     /* behind the last key, until a post is read ahead */
	START_US = 1000000,
};

static void draw(struct loop *l)
{
	ui_draw(l->ui, l->canvas);
	term_show(l->term, l->canvas);
	l->drawn_ms = clock_now_ms();
	l->stale = false;
}

static void forget_pictures(struct loop *l)
{
	if (l->gallery)
		gallery_clear(l->gallery, term_rules(l->term)->ambiguous_wide);
}

static void serve(struct loop *l, enum ui_request request)
{
	const char *text = ui_text(l->ui);

	switch (request) {
	case UI_NOTHING:
		break;
	case UI_QUIT:
		l->over = true;
		break;
	case UI_SUSPEND:
		term_suspend(l->term);
		break;
	case UI_REDRAW:
		term_redraw(l->term);
		break;
	case UI_RELOAD:
		forget_pictures(l);
		loop_reload(l, true);
		break;
	case UI_REFRESH:
		loop_refresh(l);
		break;
	case UI_OPEN_URL:
	case UI_OPEN_SURE:
		loop_open(l, text, request == UI_OPEN_SURE);
		break;
	case UI_COPY:
		term_copy(l->term, text, strlen(text));
		break;
	}
}

/* What the terminal has said of its widths since the canvas was made. */
static void heed_rules(struct loop *l)
{
	const struct width_rules *rules = term_rules(l->term);

	if (width_rules_same(rules, canvas_rules(l->canvas)))
		return;
	canvas_set_rules(l->canvas, rules);
	if (l->gallery)
		gallery_clear(l->gallery, rules->ambiguous_wide);
	ui_set_rules(l->ui, rules);
	terminals_remember(l->options->terminals, rules);
}

static void resize(struct loop *l)
{
	int rows, cols;

	heed_rules(l);
	term_size(l->term, &rows, &cols);
	canvas_resize(l->canvas, rows, cols);
}

static void press(struct loop *l, uint32_t key)
{
	if (key == KEYCODE_RESIZE)
		resize(l);
	else
		serve(l, ui_key(l->ui, key));
	l->wait_ms = clock_now_ms() + KEYMAP_WAIT_MS;
}

/* Answers the keys that are there, after waiting `ms` for the first. */
static void answer(struct loop *l, int ms)
{
	uint32_t key;
	int n = 0;

	while (!l->over && n < KEYS_AT_ONCE &&
	       term_key(l->term, n == 0 ? ms : 0, &key)) {
		press(l, key);
		n++;
	}
	if (!l->over && ui_waits(l->ui) && clock_now_ms() >= l->wait_ms) {
		serve(l, ui_timeout(l->ui));
		n++;
	}
	if (n > 0 && !l->over)
		draw(l);
	if (n > 0)
		l->ahead_ms = clock_now_ms() + QUIET_MS;
}

/* Types the keys of the command line, one after the other, when everything
 * they may be about is there. */
static void type_start_keys(struct loop *l)
{
	uint32_t key;

	if (!*l->keys || !loader_status(l->shelf.loader).done)
		return;
	while (*l->keys && !l->over) {
		const size_t n = key_parse(l->keys, strlen(l->keys), &key);
		if (n == 0) {
			ui_warn(l->ui, "-x: there is no such key");
			l->keys = "";
			return;
		}
		while (ui_work(l->ui, START_US) || ui_read_ahead(l->ui))
			;
		press(l, key);
		l->keys += n;
	}
}

/* Not behind a key before it has been quiet. True if it is to go on at once. */
static bool read_ahead(struct loop *l)
{
	if (!l->ahead_ms || clock_now_ms() < l->ahead_ms)
		return false;
	const bool more = ui_read_ahead(l->ui);
	if (!more)
		l->ahead_ms = 0;
	return more;
}

/* The earlier of two moments, of which -1 is none. */
static int64_t earlier(int64_t a, int64_t b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

/* A slice of the work beside the keyboard. True if there is more. */
static bool work(struct loop *l)
{
	const bool posts = loop_take_posts(l);

	if (l->gallery && gallery_take(l->gallery))
		ui_retry_pictures(l->ui);
	const bool more = ui_work(l->ui, SLICE_US) || read_ahead(l);

	loop_heed_refresh(l);
	type_start_keys(l);
	l->stale = true;
	return posts || more;
}

/* How long nothing will happen unless a key or the loader makes it, in
 * milliseconds; -1 = for ever. */
static int patience(const struct loop *l, bool busy)
{
	int64_t due = -1;

	if (busy)
		return 0;
	if (l->options->refresh_s && l->options->n_refresh &&
	    !loop_is_refreshing(l))
		due = l->refresh_ms;
	if (ui_waits(l->ui))
		due = earlier(due, l->wait_ms);
	if (l->ahead_ms)
		due = earlier(due, l->ahead_ms);
	if (due < 0)
		return -1;
	const int64_t left = due - clock_now_ms();
	return left > INT_MAX ? INT_MAX : left > 0 ? (int)left : 0;
}

static void run(struct loop *l)
{
	bool busy = true;

	while (!l->over && term_ending(l->term) == 0) {
		answer(l, patience(l, busy));
		if (l->over)
			break;
		busy = work(l);
		if (l->stale &&
		    (!busy || clock_now_ms() - l->drawn_ms >= DRAW_MS))
			draw(l);
	}
}

/* As the options say, with pictures in the colours of the terminal. */
static struct ui *new_ui(struct loop *l)
{
	const struct loop_options *o = l->options;
	struct ui_options options = o->ui;

	options.mark_struck = !term_dims(l->term);
	if (o->drawer) {
		struct drawer drawer = *o->drawer;
		drawer.colours = o->term.colour ? term_colours(l->term) : 0;
		drawer.ascii = o->term.rules.ambiguous_wide;
		l->gallery = gallery_new(&drawer, term_wake, l->term);
		options.pictures =
			(struct reader_pictures){ gallery_find, l->gallery };
	}
	return ui_new(&options, l->shelf.archive);
}

int loop_run(const struct loop_options *o, struct err *err)
{
	struct loop l = { .options = o, .keys = o->keys, .ahead_ms = 1 };
	struct err wrong = { 0 };
	int rows, cols;

	l.term = term_new(&o->term, err);
	if (!l.term)
		return -1;
	l.refresh_ms = clock_now_ms() + (int64_t)o->refresh_s * 1000;
	loop_begin_posts(&l);
	term_size(l.term, &rows, &cols);
	l.canvas = canvas_new(rows, cols, o->term.rules);
	canvas_reorder(l.canvas, o->ui.layout.reorder);
	l.ui = new_ui(&l);
	ui_message(l.ui, o->message);
	if (*o->warning)
		ui_warn(l.ui, o->warning);
	if (!ui_filter(l.ui, o->query, &wrong))
		ui_warn(l.ui, wrong.text);
	run(&l);
	const int signal = term_ending(l.term);
	refresh_free(l.refresh);
	loop_end_posts(&l);
	ui_free(l.ui);
	gallery_free(l.gallery);
	canvas_free(l.canvas);
	term_free(l.term);
	return signal > 0 ? 128 + signal : 0;
}

/* SPDX-License-Identifier: MIT */
#include "app/loop.h"

#include "app/drawer.h"
#include "app/gallery.h"
#include "app/open.h"
#include "app/refresh.h"
#include "app/terminals.h"
#include "archive/loader.h"
#include "archive/watch.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/xalloc.h"
#include "ui/canvas.h"
#include "ui/key.h"
#include "ui/keymap.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	SLICE_POSTS = 128, /* handed to the archive between two looks at the
	                    * keyboard */
	SLICE_US = 3000,   /* and microseconds of filtering and searching */
	KEYS_AT_ONCE = 64, /* answered before the screen is drawn again */
	DRAW_MS = 50,      /* between two drawings while work goes on */
	QUIET_MS = 20,     /* behind the last key, until a post is read ahead */
	START_US = 1000000,
	PREPARE_POSTS = 4096,        /* indexed at once */
	WASTE_MAX = 64 * 1024 * 1024 /* bytes of posts that have left */
};

/* Posts and who reads them. */
struct shelf {
	struct archive *archive;
	struct loader *loader;
};

struct loop {
	const struct loop_options *options;
	struct term *term;
	struct canvas *canvas;
	struct ui *ui;
	struct shelf shelf;
	struct shelf next;       /* what is read anew; archive NULL = nothing */
	bool asked;              /* for that: by the reader */
	struct watch *watch;     /* NULL = nobody looks for changes */
	struct refresh *refresh; /* NULL = nothing is fetched */
	struct gallery *gallery; /* NULL = no pictures */
	size_t printed;          /* version of its output that is shown */
	bool refresh_asked;      /* by the reader */
	bool refreshed;          /* that it is done has been told */
	int64_t refresh_ms;      /* when the next is due */
	struct buf trouble;      /* why changes are looked for only sometimes */
	const char *keys;        /* yet to be typed */
	int64_t drawn_ms;        /* when the screen was drawn last */
	int64_t wait_ms;         /* when ui_timeout is due */
	int64_t ahead_ms;        /* when ui_read_ahead is due; 0 = not at all */
	bool stale;              /* the screen doesn't show all that is known */
	bool over;               /* the reader has left */
	bool told;               /* what is wrong with the catalogue */
	const struct archive *folded; /* was last looked at for languages... */
	uint64_t fold_version;        /* ...when it had this version */
};

/* `early`: from the catalogue, before it has been compared with the disk. */
static void fill(struct loop *l, struct shelf *s, bool early)
{
	const struct buf *text = l->options->text;
	const struct loader_memory memory = {
		.place = l->options->catalogue,
		.early = early,
		.write = true,
	};

	s->archive = archive_new();
	archive_set_collections(s->archive, l->options->collections,
				l->options->n_paths);
	if (text)
		loader_add_text(s->archive, "-", buf_str(text), text->len);
	s->loader = loader_begin(
		&(struct loader_options){ .paths = l->options->paths,
					  .n_paths = l->options->n_paths,
					  .memory = memory,
					  .lasting = true,
					  .wake = term_wake,
					  .arg = l->term,
					  .enter = watch_enter,
					  .linked = watch_link,
					  .enter_arg = l->watch });
}

static void empty(struct shelf *s)
{
	loader_free(s->loader);
	archive_free(s->archive);
	*s = (struct shelf){ NULL, NULL };
}

static void draw(struct loop *l)
{
	ui_draw(l->ui, l->canvas);
	term_show(l->term, l->canvas);
	l->drawn_ms = clock_now_ms();
	l->stale = false;
}

static const char *environment(const char *name)
{
	return getenv(name);
}

static void run_plan(struct loop *l, const struct open_plan *plan,
		     const char *url)
{
	struct err err = { 0 };
	struct buf said = { 0 };

	if (plan->terminal)
		term_leave(l->term);
	const bool ran = open_run(plan, &err);
	if (plan->terminal)
		term_enter(l->term);
	buf_printf(&said, "Opened %s", url);
	if (ran)
		ui_message(l->ui, buf_str(&said));
	else
		ui_warn(l->ui, err.text);
	buf_release(&said);
}

/* Without a browser the reader gets the URL itself. */
static void hand_over(struct loop *l, const char *url, const struct err *why)
{
	struct buf said = { 0 };

	term_copy(l->term, url, strlen(url));
	buf_printf(&said, "%s (copied; %s)", url, why->text);
	ui_message(l->ui, buf_str(&said));
	buf_release(&said);
}

/* The URL has been checked. */
static void open_url(struct loop *l, const char *url)
{
	struct open_plan plan;
	struct err err = { 0 };

	if (!open_plan(url, environment, &plan, &err)) {
		hand_over(l, url, &err);
		return;
	}
	run_plan(l, &plan, url);
	open_plan_release(&plan);
}

static void check_url(struct loop *l, const char *url, bool sure)
{
	struct err err = { 0 };
	struct buf question = { 0 };

	switch (open_check(url, &err)) {
	case OPEN_REFUSE:
		ui_warn(l->ui, err.text);
		break;
	case OPEN_ASK:
		buf_printf(&question, "Write to %s?", url);
		if (sure)
			open_url(l, url);
		else
			ui_ask(l->ui, buf_str(&question), url);
		break;
	case OPEN_YES:
		open_url(l, url);
		break;
	}
	buf_release(&question);
}

static void start_reload(struct loop *l)
{
	if (l->next.archive)
		return;
	if (l->watch)
		watch_restart(l->watch);
	fill(l, &l->next, false);
}

static void forget_pictures(struct loop *l)
{
	if (l->gallery)
		gallery_clear(l->gallery, term_rules(l->term)->ambiguous_wide);
}

static void reload(struct loop *l)
{
	if (l->next.archive)
		ui_message(l->ui, "The posts are being read already");
	l->asked = true;
	start_reload(l);
}

static void show_output(struct loop *l, bool anew)
{
	struct buf text = { 0 };

	/* Before the text is taken, for more may come behind it. */
	l->printed = refresh_status(l->refresh).version;
	refresh_output(l->refresh, &text);
	ui_show_output(l->ui, "Refresh", buf_str(&text), text.len, anew);
	buf_release(&text);
}

static void start_refresh(struct loop *l, bool asked)
{
	const struct loop_options *o = l->options;

	refresh_free(l->refresh);
	l->refresh = refresh_start(o->refresh, o->n_refresh, o->getenv_,
				   term_wake, l->term);
	l->refresh_asked = asked;
	l->refreshed = false;
	l->printed = 0;
	ui_set_refreshing(l->ui, true);
}

static bool is_refreshing(const struct loop *l)
{
	return l->refresh && !l->refreshed;
}

static void refresh(struct loop *l)
{
	if (!l->options->n_refresh) {
		ui_message(l->ui, "config.yml says no program to refresh by");
		return;
	}
	if (!is_refreshing(l))
		start_refresh(l, true);
	show_output(l, false);
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
		reload(l);
		break;
	case UI_REFRESH:
		refresh(l);
		break;
	case UI_OPEN_URL:
	case UI_OPEN_SURE:
		check_url(l, text, request == UI_OPEN_SURE);
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

/* What the loader read anew is what is shown from now on. */
static void go_over(struct loop *l)
{
	struct shelf old = l->shelf;

	l->shelf = l->next;
	l->next = (struct shelf){ NULL, NULL };
	ui_set_archive(l->ui, l->shelf.archive);
	empty(&old);
	if (l->asked)
		ui_message(l->ui, "All posts have been read again");
	l->asked = false;
}

/* What came from the catalogue can't be kept: it is read anew, and nobody has
 * to be told, unless it was damaged. */
static void heed_catalogue(struct loop *l, const struct loader_status *status)
{
	const char *said = loader_said(l->shelf.loader);

	if (status->done && *said && !l->told) {
		ui_warn(l->ui, said);
		l->told = true;
	}
	if (status->stale)
		start_reload(l);
}

/* Looks at languages when nothing more comes for now. */
static void fold(struct loop *l, struct archive *a)
{
	if (l->folded == a && l->fold_version == archive_version(a))
		return;
	archive_fold(a, l->options->locale);
	l->folded = a;
	l->fold_version = archive_version(a);
}

/* Takes what the loader has ready. True if there may be more. */
static bool take(struct loop *l)
{
	const bool reloading = l->next.archive != NULL;
	struct shelf *s = reloading ? &l->next : &l->shelf;

	const bool changed = loader_take(s->loader, s->archive, SLICE_POSTS);
	const struct loader_status status = loader_status(s->loader);
	if (status.done)
		fold(l, s->archive);
	ui_loading(l->ui, &status, reloading && !status.done);
	if (reloading && status.done) {
		go_over(l);
		return true;
	}
	if (!reloading)
		heed_catalogue(l, &status);
	return changed;
}

/* Says once why changes may show late; the status line goes on to say that. */
static void tell_polling(struct loop *l)
{
	struct buf trouble = { 0 };

	watch_add_trouble(l->watch, &trouble);
	if (trouble.len && !l->trouble.len) {
		if (l->options->watch != LOOP_WATCH_POLL)
			ui_message(l->ui, buf_str(&trouble));
		ui_set_polling(l->ui, "polling");
		buf_add_str(&l->trouble, trouble.data);
	}
	buf_release(&trouble);
}

static void take_update(struct loop *l, struct update *u)
{
	ui_before_update(l->ui);
	archive_update(l->shelf.archive, u);
	ui_updated(l->ui);
	if (archive_waste(l->shelf.archive) > WASTE_MAX)
		start_reload(l);
}

/* Takes what has changed on the disk. True if there may be more to do. */
static bool take_changes(struct loop *l)
{
	struct update u;

	if (!l->watch || l->next.archive ||
	    !loader_status(l->shelf.loader).done)
		return false;
	tell_polling(l);
	switch (watch_take(l->watch, &u)) {
	case WATCH_NOTHING:
		/* when nothing else is to be done */
		return archive_prepare(l->shelf.archive, PREPARE_POSTS);
	case WATCH_UPDATE:
		take_update(l, &u);
		break;
	case WATCH_RELOAD:
		start_reload(l);
		break;
	}
	return true;
}

/* What has been fetched is noticed, or has to be looked for. */
static void end_refresh(struct loop *l, bool failed)
{
	ui_set_refreshing(l->ui, false);
	l->refresh_ms = clock_now_ms() + (int64_t)l->options->refresh_s * 1000;
	if (failed)
		ui_warn(l->ui, "Refreshing failed; R tries again and shows it");
	else if (l->refresh_asked)
		ui_message(l->ui, "Refreshed");
	l->refresh_asked = false;
	if (!l->watch)
		start_reload(l);
}

/* Shows what the programs say. */
static void heed_output(struct loop *l)
{
	if (!l->refresh)
		return;
	const struct refresh_status status = refresh_status(l->refresh);
	if (status.version != l->printed)
		show_output(l, true);
	if (status.done && !l->refreshed)
		end_refresh(l, status.failed);
	l->refreshed = status.done;
}

/* Runs them when it is time, which end_refresh says. */
static void heed_refresh(struct loop *l)
{
	heed_output(l);
	if (!is_refreshing(l) && l->options->n_refresh &&
	    l->options->refresh_s && clock_now_ms() >= l->refresh_ms)
		start_refresh(l, false);
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
	const bool posts = take(l), changes = take_changes(l);

	if (l->gallery && gallery_take(l->gallery))
		ui_retry_pictures(l->ui);
	const bool more = ui_work(l->ui, SLICE_US) || read_ahead(l);

	heed_refresh(l);
	type_start_keys(l);
	l->stale = true;
	return posts || changes || more;
}

/* How long nothing will happen unless a key or the loader makes it, in
 * milliseconds; -1 = for ever. */
static int patience(const struct loop *l, bool busy)
{
	int64_t due = -1;

	if (busy)
		return 0;
	if (l->options->refresh_s && l->options->n_refresh && !is_refreshing(l))
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

static void start_watch(struct loop *l)
{
	const struct loop_options *o = l->options;

	if (o->watch != LOOP_WATCH_NO && o->n_paths)
		l->watch = watch_start(o->paths, o->n_paths,
				       o->watch == LOOP_WATCH_POLL ? WATCH_POLL
								   : WATCH_AUTO,
				       term_wake, l->term);
}

/* As the options say, with pictures in the colours of the terminal. */
static struct ui *new_ui(struct loop *l)
{
	const struct loop_options *o = l->options;
	struct ui_options options = o->ui;

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
	start_watch(&l);
	fill(&l, &l.shelf, true);
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
	empty(&l.next); /* before the terminal: loaders wake it */
	empty(&l.shelf);
	watch_free(l.watch); /* after the loaders, which tell it of folders */
	buf_release(&l.trouble);
	ui_free(l.ui);
	gallery_free(l.gallery);
	canvas_free(l.canvas);
	term_free(l.term);
	return signal > 0 ? 128 + signal : 0;
}

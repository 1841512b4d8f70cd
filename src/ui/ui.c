/* SPDX-License-Identifier: MIT */
#include "ui/ui.h"

#include "archive/query.h"
#include "base/sanitise.h"
#include "base/xalloc.h"
#include "ui/asking.h"
#include "ui/commands.h"
#include "ui/frame.h"
#include "ui/key.h"
#include "ui/list.h"
#include "ui/menu.h"
#include "ui/parts.h"
#include "ui/printout.h"
#include "ui/problems.h"
#include "ui/prompt.h"
#include "ui/reader.h"
#include "ui/status.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A first guess at the screen, until something is drawn. */
enum { ROWS = 24, COLS = 80 };

/* Work done with each key, in microseconds: most filters are through with it
 * before the key is answered. */
enum { KEY_BUDGET = 4000 };

struct view *ui_focus(const struct ui *ui)
{
	if (ui->prompt)
		return ui->prompt;
	if (ui->menu)
		return ui->menu;
	return ui->reading ? ui->reader : ui->list;
}

const struct post *ui_post(const struct ui *ui)
{
	if (ui->kept && ui->reading)
		return ui->kept;
	return roster_current(ui->roster);
}

/* Gives each view its place. */
static void place(struct ui *ui)
{
	const struct width_rules *rules = &ui->options.layout.rules;
	struct arrange *a = &ui->arrange;
	int rows, cols;

	arrange(ui->rows, ui->cols, ui->zen && ui->reading,
		reader_measure(ui->reader), a);
	view_resize(ui->list, a->list);
	view_resize(ui->reader, a->reader);
	if (ui->prompt)
		view_resize(ui->prompt, a->status);
	if (ui->menu) {
		menu_wants(ui->menu, rules, &rows, &cols);
		view_resize(ui->menu, arrange_popup(a, rows, cols));
	}
}

/* After anything may have changed: the preview follows the cursor. */
static void follow(struct ui *ui)
{
	reader_show(ui->reader, ui_post(ui));
	if (!ui_post(ui))
		ui->reading = false;
	place(ui);
}

struct ui *ui_new(const struct ui_options *o, const struct archive *a)
{
	struct ui *ui = xcalloc(1, sizeof(*ui));

	ui->options = *o;
	ui->archive = a;
	ui->roster = roster_new(a);
	ui->list = list_new(ui->roster);
	ui->reader = reader_new(&o->layout);
	reader_hide_ruby(ui->reader, o->hide_ruby);
	reader_mark_struck(ui->reader, o->mark_struck);
	reader_set_pictures(ui->reader, &o->pictures);
	reader_set_styles(ui->reader, o->styles, o->n_styles);
	ui->rows = ROWS;
	ui->cols = COLS;
	follow(ui);
	return ui;
}

void ui_free(struct ui *ui)
{
	if (!ui)
		return;
	view_free(ui->prompt);
	view_free(ui->menu);
	view_free(ui->reader);
	view_free(ui->list);
	roster_free(ui->probe);
	roster_free(ui->roster);
	hunt_release(&ui->hunt);
	trail_release(&ui->trail);
	buf_release(&ui->query);
	buf_release(&ui->message);
	buf_release(&ui->text);
	buf_release(&ui->pending);
	free(ui);
}

void ui_go(struct ui *ui, size_t i)
{
	ui->kept = NULL;
	roster_go(ui->roster, i);
}

void ui_read(struct ui *ui, bool reading)
{
	ui->reading = reading;
	if (!reading)
		ui->kept = NULL;
	if (reading) /* what is read stays, whatever arrives above it */
		roster_go(ui->roster, roster_cursor(ui->roster));
	else
		ui->zen = false;
}

void ui_open_menu(struct ui *ui, enum ui_menu kind, struct view *menu)
{
	view_free(ui->menu);
	ui->menu = menu;
	ui->menu_kind = kind;
}

void ui_open_prompt(struct ui *ui, struct view *prompt)
{
	view_free(ui->prompt);
	ui->prompt = prompt;
}

enum ui_request ui_ask_for(struct ui *ui, enum ui_request request,
			   const char *text)
{
	buf_clear(&ui->text);
	buf_add_str(&ui->text, text);
	return request;
}

const char *ui_text(const struct ui *ui)
{
	return buf_str(&ui->text);
}

static void say(struct ui *ui, const char *text, bool warning)
{
	buf_clear(&ui->message);
	sanitise(&ui->message, text, strlen(text), SANITISE_LINE);
	ui->warning = warning;
}

void ui_retry_pictures(struct ui *ui)
{
	reader_retry_pictures(ui->reader);
}

void ui_message(struct ui *ui, const char *text)
{
	say(ui, text, false);
}

void ui_warn(struct ui *ui, const char *text)
{
	say(ui, text, true);
}

void ui_printf(struct ui *ui, const char *fmt, ...)
{
	char text[1024];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	ui_message(ui, text);
}

void ui_ask(struct ui *ui, const char *question, const char *url)
{
	struct buf label = { 0 };

	sanitise(&label, question, strlen(question), SANITISE_LINE);
	buf_add_str(&label, " (y/n) ");
	ui_open_prompt(ui, prompt_new(PROMPT_CONFIRM, buf_str(&label), ""));
	buf_release(&label);
	buf_clear(&ui->pending);
	buf_add_str(&ui->pending, url);
}

bool ui_filter(struct ui *ui, const char *query, struct err *err)
{
	struct query *q = NULL;

	query += strspn(query, " ");
	if (*query) {
		q = query_parse(query, ui->options.today, err);
		if (!q)
			return false;
	}
	char *text = xstrdup(query); /* may be that of ui->query */
	buf_clear(&ui->query);
	buf_add_str(&ui->query, text);
	free(text);
	hunt_stop(&ui->hunt);
	roster_set_query(ui->roster, q);
	roster_step(ui->roster, KEY_BUDGET);
	ui_read(ui, false);
	follow(ui);
	return true;
}

/* The post that a search of the list came to shows where the text is. */
static void search_on(struct ui *ui, long budget)
{
	const enum hunt_state state = hunt_step(&ui->hunt, ui->roster, budget);

	if (state == HUNT_NONE)
		ui_message(ui, "No post of this list has it");
	if (state != HUNT_FOUND)
		return;
	follow(ui);
	reader_search_on(ui->reader, false);
}

bool ui_work(struct ui *ui, long budget)
{
	const bool filtering = roster_step(ui->roster, budget);
	const bool probing = asking_probe(ui, budget);
	const bool hunting = ui->hunt.going;

	search_on(ui, budget);
	follow(ui);
	return filtering || probing || hunting;
}

bool ui_read_ahead(struct ui *ui)
{
	return reader_work(ui->reader);
}

static void say_unknown(struct ui *ui, uint32_t key)
{
	char name[16];

	ui_printf(ui, "%s means nothing here; ? shows all keys",
		  key == '<' ? "<" : key_notation(key, name));
}

static enum ui_request answer(struct ui *ui, enum keymap_answer answer,
			      uint32_t key, const struct keymap_hit *hit)
{
	enum ui_request request = UI_NOTHING;
	struct view *v = ui_focus(ui);

	if (answer == KEYMAP_CHARACTER) {
		view_type(v, key);
		request = asking_typed(ui);
	} else if (answer == KEYMAP_ACTION &&
		   !view_act(v, hit->action, hit->count)) {
		request = commands_run(ui, hit->action, hit->count);
	} else if (answer == KEYMAP_UNKNOWN && key != 0) {
		say_unknown(ui, key);
	}
	follow(ui);
	return request;
}

enum ui_request ui_key(struct ui *ui, uint32_t key)
{
	struct keymap_hit hit = { ACTION_NONE, 0 };

	buf_clear(&ui->message);
	hunt_stop(&ui->hunt);
	const enum keymap_answer a =
		keymap_feed(&ui->keymap, ui_focus(ui)->context, key, &hit);
	return answer(ui, a, key, &hit);
}

bool ui_waits(const struct ui *ui)
{
	return keymap_waits(&ui->keymap);
}

enum ui_request ui_timeout(struct ui *ui)
{
	struct keymap_hit hit;
	const enum keymap_answer a = keymap_timeout(&ui->keymap, &hit);

	return answer(ui, a, 0, &hit);
}

void ui_loading(struct ui *ui, const struct loader_status *s, bool reloading)
{
	ui->loading = *s;
	ui->reloading = reloading;
}

/* An open list of problems shows those of now. */
static void renew_problems(struct ui *ui)
{
	if (!ui->menu || ui->menu_kind != UI_MENU_PROBLEMS)
		return;
	struct view *anew = problems_new(ui->archive);
	menu_continue(anew, ui->menu);
	ui_open_menu(ui, UI_MENU_PROBLEMS, anew);
}

void ui_set_archive(struct ui *ui, const struct archive *a)
{
	const struct post *old = ui_post(ui);
	char *path = xstrdup(old ? old->path : "");

	ui->archive = a;
	ui->kept = NULL; /* it dies with its archive */
	trail_forget_archive(&ui->trail);
	roster_free(ui->probe);
	ui->probe = NULL;
	hunt_stop(&ui->hunt);
	if (ui->menu && ui->menu_kind == UI_MENU_PICKER)
		ui_open_menu(ui, UI_MENU_PICKER, NULL);
	renew_problems(ui);
	roster_set_archive(ui->roster, a);
	roster_step(ui->roster, KEY_BUDGET);
	const struct post *now = ui_post(ui);
	if (now && !strcmp(now->path, path))
		reader_moved(ui->reader, now);
	free(path);
	follow(ui);
}

void ui_before_update(struct ui *ui)
{
	/* who has not moved yet reads the newest; another may come before it */
	if (!ui->kept && roster_count(ui->roster) > 0)
		roster_go(ui->roster, roster_cursor(ui->roster));
}

/* What a menu offers of a post is void when the post is another. */
static void close_menu(struct ui *ui)
{
	if (!ui->menu || (ui->menu_kind != UI_MENU_LINKS &&
			  ui->menu_kind != UI_MENU_OUTLINE))
		return;
	ui_open_menu(ui, ui->menu_kind, NULL);
	ui_message(ui, "The post has changed");
}

/* The post that is shown has been removed; who reads it may read on. */
static void keep(struct ui *ui, const struct post *p)
{
	if (!ui->reading)
		return;
	ui->kept = p;
	ui_message(ui, "This post has been removed");
}

/* Finds again what was shown before the update. */
static void follow_update(struct ui *ui, const struct post *before)
{
	const struct post *now = archive_now(ui->archive, before);

	if (!now && ui->kept) {
		now = archive_at(ui->archive, before->path);
		if (now)
			ui_message(ui, "This post is there again");
	}
	if (ui->kept && ui->kept == roster_current(ui->roster))
		ui->kept = NULL;
	if (now == before)
		return;
	close_menu(ui);
	if (!now) {
		keep(ui, before);
		return;
	}
	if (ui->kept)
		ui_go(ui, roster_find(ui->roster, now));
	reader_moved(ui->reader, now);
	if (ui->reading && roster_current(ui->roster) != now)
		ui->kept = now; /* the filter has no place for it any more */
}

void ui_updated(struct ui *ui)
{
	const struct post *before = reader_post(ui->reader);

	roster_updated(ui->roster);
	if (ui->probe)
		roster_updated(ui->probe);
	roster_step(ui->roster, KEY_BUDGET);
	if (before)
		follow_update(ui, before);
	renew_problems(ui);
	follow(ui);
}

void ui_show_output(struct ui *ui, const char *title, const char *text,
		    size_t len, bool anew)
{
	const bool open = ui->menu && ui->menu_kind == UI_MENU_OUTPUT;

	if (anew && !open)
		return;
	ui_open_menu(ui, UI_MENU_OUTPUT, printout_new(title, text, len));
	place(ui);
}

void ui_set_refreshing(struct ui *ui, bool refreshing)
{
	ui->refreshing = refreshing;
}

void ui_set_polling(struct ui *ui, const char *text)
{
	ui->polling = text;
}

void ui_set_rules(struct ui *ui, const struct width_rules *rules)
{
	layout_set_rules(&ui->options.layout, rules);
	reader_set_rules(ui->reader, rules);
	place(ui);
}

static void notice(struct ui *ui)
{
	struct buf text = { 0 };

	if (ui->query.len > 0 && archive_count(ui->archive) > 0)
		buf_printf(&text, "%s\n%s\nc shows all posts",
			   roster_busy(ui->roster) ? "Looking for posts"
						   : "No post matches",
			   buf_str(&ui->query));
	else if (!ui->loading.done)
		buf_add_str(&text, "Loading");
	else
		buf_add_str(&text, "No posts were found here\n? shows all "
				   "keys, q leaves");
	list_set_notice(ui->list, buf_str(&text));
	buf_release(&text);
}

static int percent(size_t part, size_t all)
{
	return all > 0 ? (int)(part * 100 / all) : 0;
}

static void draw_status(struct ui *ui, struct canvas *c)
{
	struct buf section = { 0 }, pending = { 0 };
	const char *heading = reader_section(ui->reader);
	struct status s = {
		.shown = roster_count(ui->roster),
		.all = archive_count(ui->archive),
		.problems = archive_fault_count(ui->archive),
		.filter = buf_str(&ui->query),
		.filtering = roster_busy(ui->roster),
		.search = ui->hunt.going ? "searching" : "",
		.loading = ui->loading.done ? -1
					    : percent(ui->loading.loaded,
						      ui->loading.found),
		.reloading = ui->reloading,
		.refreshing = ui->refreshing,
		.polling = ui->polling ? ui->polling : "",
		.read = ui->reading ? reader_percent(ui->reader) : -1,
		.message = buf_str(&ui->message),
		.warning = ui->warning,
	};

	if (s.shown > 0)
		s.position = roster_cursor(ui->roster) + 1;
	if (ui->reading)
		s.match = reader_match(ui->reader, &s.matches);
	if (ui->reading)
		sanitise(&section, heading, strlen(heading), SANITISE_LINE);
	keymap_add_pending(&ui->keymap, &pending);
	s.section = buf_str(&section);
	s.pending = buf_str(&pending);
	status_draw(c, ui->arrange.status, &s);
	buf_release(&section);
	buf_release(&pending);
}

static void draw_panes(struct ui *ui, struct canvas *c)
{
	const struct view *focus = ui_focus(ui);
	const bool single = ui->arrange.mode == ARRANGE_SINGLE;

	notice(ui);
	frame_line(c, ui->arrange.border);
	if (!single || !ui->reading)
		view_draw(ui->list, c, focus == ui->list);
	if (!single || ui->reading)
		view_draw(ui->reader, c, focus == ui->reader);
}

void ui_draw(struct ui *ui, struct canvas *c)
{
	ui->rows = canvas_rows(c);
	ui->cols = canvas_cols(c);
	follow(ui);
	canvas_set_cursor(c, -1, 0);
	draw_panes(ui, c);
	if (ui->menu)
		view_draw(ui->menu, c, !ui->prompt);
	if (ui->prompt)
		view_draw(ui->prompt, c, true);
	else
		draw_status(ui, c);
}

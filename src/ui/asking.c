/* SPDX-License-Identifier: MIT */
#include "ui/asking.h"

#include "archive/query.h"
#include "ui/menu.h"
#include "ui/opening.h"
#include "ui/parts.h"
#include "ui/picker.h"
#include "ui/problems.h"
#include "ui/prompt.h"
#include "ui/reader.h"
#include "ui/status.h"

#include <stdio.h>
#include <stdlib.h>

void asking_value(struct ui *ui, enum facet f)
{
	size_t n;
	struct post **posts = roster_posts(ui->roster, &n);

	ui->facet = f;
	ui_open_menu(ui, UI_MENU_PICKER,
		     picker_new(ui->archive, f, posts, n,
				ui->reading ? ui_post(ui) : NULL));
	free(posts);
}

void asking_filter(struct ui *ui)
{
	ui_open_prompt(
		ui, prompt_new(PROMPT_FILTER, "Filter: ", buf_str(&ui->query)));
	ui->probed = prompt_version(ui->prompt) - 1;
}

void asking_search(struct ui *ui, bool backwards)
{
	ui_open_prompt(
		ui, prompt_new(backwards ? PROMPT_SEARCH_BACK : PROMPT_SEARCH,
			       backwards ? "\\" : "/", ""));
}

void asking_link(struct ui *ui)
{
	ui_open_prompt(ui, prompt_new(PROMPT_LINK, "Open link number: ", ""));
}

static void say_wrapped(struct ui *ui)
{
	size_t n;
	const size_t match = reader_match(ui->reader, &n);

	ui_printf(ui, "Search went around the end: match %zu/%zu", match, n);
}

static void say_found(struct ui *ui, enum reader_found found)
{
	static const char *const says[] = {
		[READER_FOUND] = "",
		[READER_FOUND_NONE] = "Not found in this post",
		[READER_FOUND_NO_PATTERN] =
			"Nothing to search for: type / first",
	};

	if (found == READER_FOUND_WRAPPED)
		say_wrapped(ui);
	else
		ui_message(ui, says[found]);
}

void asking_search_on(struct ui *ui, bool against)
{
	if (ui->reading)
		say_found(ui, reader_search_on(ui->reader, against));
	else if (!hunt_again(&ui->hunt, ui->roster, against))
		say_found(ui, READER_FOUND_NO_PATTERN);
}

static void search(struct ui *ui, const char *text, bool backwards)
{
	struct err err = { 0 };
	enum reader_found found;

	if (*text == '\0') {
		asking_search_on(ui, false);
		return;
	}
	found = reader_search(ui->reader, text, backwards);
	if (ui->reading)
		say_found(ui, found);
	if (!hunt_start(&ui->hunt, ui->roster, text, backwards, &err))
		ui_warn(ui, err.text);
	if (ui->reading)
		hunt_stop(&ui->hunt); /* remembered for n in the list */
}

/* Splits an error of query_parse, "query:COL: what", into the byte of the text
 * that it points at and what it says. */
static const char *read_error(const struct err *err, size_t *off)
{
	size_t col;
	int skip = 0;

	*off = 0;
	if (sscanf(err->text, "query:%zu: %n", &col, &skip) < 1 || skip == 0)
		return err->text;
	*off = col > 0 ? col - 1 : 0;
	return err->text + skip;
}

static void close_prompt(struct ui *ui)
{
	roster_free(ui->probe);
	ui->probe = NULL;
	ui_open_prompt(ui, NULL);
}

static void accept_filter(struct ui *ui)
{
	struct err err = { 0 };
	size_t off;

	if (ui_filter(ui, prompt_text(ui->prompt), &err)) {
		close_prompt(ui);
		return;
	}
	const char *text = read_error(&err, &off);
	prompt_set_error(ui->prompt, text, off);
}

static enum ui_request accept_link(struct ui *ui)
{
	const long number = strtol(prompt_text(ui->prompt), NULL, 10);

	close_prompt(ui);
	return number > 0 ? opening_link(ui, (size_t)number) : UI_NOTHING;
}

static enum ui_request accept_prompt(struct ui *ui)
{
	const enum prompt_kind kind = prompt_kind(ui->prompt);

	if (kind == PROMPT_LINK)
		return accept_link(ui);
	if (kind == PROMPT_FILTER) {
		accept_filter(ui);
		return UI_NOTHING;
	}
	if (kind != PROMPT_CONFIRM) /* where Enter is no yes */
		search(ui, prompt_text(ui->prompt), kind == PROMPT_SEARCH_BACK);
	close_prompt(ui);
	return UI_NOTHING;
}

static enum ui_request accept_value(struct ui *ui, size_t id)
{
	struct buf query = { 0 };
	struct err err = { 0 };

	(void)id;
	buf_add_str(&query, buf_str(&ui->query));
	if (picker_add_terms(ui->menu, ui->facet, &query)) {
		ui_open_menu(ui, UI_MENU_PICKER, NULL);
		if (!ui_filter(ui, buf_str(&query), &err))
			ui_warn(ui, err.text);
	}
	buf_release(&query);
	return UI_NOTHING;
}

static enum ui_request accept_link_entry(struct ui *ui, size_t id)
{
	ui_open_menu(ui, UI_MENU_LINKS, NULL);
	return opening_link(ui, id);
}

static enum ui_request accept_heading(struct ui *ui, size_t id)
{
	ui_open_menu(ui, UI_MENU_OUTLINE, NULL);
	ui_read(ui, true);
	reader_go(ui->reader, (uint32_t)id, 0);
	return UI_NOTHING;
}

static enum ui_request accept_problem(struct ui *ui, size_t id)
{
	const char *path = problems_path(ui->archive, id);

	ui_open_menu(ui, UI_MENU_PROBLEMS, NULL);
	if (path && !trail_go(ui, path))
		ui_printf(ui, "Not among the posts: %s", path);
	return UI_NOTHING;
}

static enum ui_request accept_menu(struct ui *ui, long number)
{
	static enum ui_request (*const accepts[UI_MENU_COUNT])(struct ui *,
							       size_t) = {
		[UI_MENU_PICKER] = accept_value,
		[UI_MENU_LINKS] = accept_link_entry,
		[UI_MENU_OUTLINE] = accept_heading,
		[UI_MENU_PROBLEMS] = accept_problem,
	};
	const struct menu_entry *e = menu_current(ui->menu);

	if (number > 0 && (size_t)number <= menu_count(ui->menu))
		e = menu_entry(ui->menu, (size_t)number - 1);
	else if (number > 0)
		e = NULL;
	if (!e || !accepts[ui->menu_kind])
		return UI_NOTHING;
	return accepts[ui->menu_kind](ui, e->id);
}

enum ui_request asking_accept(struct ui *ui, long number)
{
	if (ui->prompt)
		return accept_prompt(ui);
	return ui->menu ? accept_menu(ui, number) : UI_NOTHING;
}

void asking_cancel(struct ui *ui)
{
	if (ui->prompt)
		close_prompt(ui);
	else
		ui_open_menu(ui, ui->menu_kind, NULL);
}

enum ui_request asking_typed(struct ui *ui)
{
	if (!ui->prompt || !prompt_answered(ui->prompt))
		return UI_NOTHING;
	const bool yes = prompt_yes(ui->prompt);
	close_prompt(ui);
	if (!yes)
		return UI_NOTHING;
	return ui_ask_for(ui, UI_OPEN_SURE, buf_str(&ui->pending));
}

/* The line has changed: begins to count anew, unless it is no query yet. */
static void begin_probe(struct ui *ui)
{
	struct query *q =
		query_parse(prompt_text(ui->prompt), ui->options.today, NULL);

	ui->probed = prompt_version(ui->prompt);
	roster_free(ui->probe);
	ui->probe = NULL;
	prompt_set_note(ui->prompt, "");
	if (!q)
		return;
	ui->probe = roster_new(ui->archive);
	roster_set_query(ui->probe, q);
}

bool asking_probe(struct ui *ui, long budget)
{
	struct buf note = { 0 };
	bool more;

	if (!ui->prompt || prompt_kind(ui->prompt) != PROMPT_FILTER)
		return false;
	if (ui->probed != prompt_version(ui->prompt))
		begin_probe(ui);
	if (!ui->probe)
		return false;
	more = roster_step(ui->probe, budget);
	status_add_number(&note, roster_count(ui->probe));
	buf_add_str(&note, more ? "+ posts" : " posts");
	prompt_set_note(ui->prompt, buf_str(&note));
	buf_release(&note);
	return more;
}

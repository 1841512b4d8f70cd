/* SPDX-License-Identifier: MIT */
#include "ui/commands.h"

#include "archive/archive.h"
#include "ui/asking.h"
#include "ui/keyhelp.h"
#include "ui/links.h"
#include "ui/menu.h"
#include "ui/opening.h"
#include "ui/outline.h"
#include "ui/parts.h"
#include "ui/problems.h"
#include "ui/reader.h"

enum { FAR = 2 * LAYOUT_MAX_REACH }; /* cells: beyond any line */

/* One row of the table below as it is called. */
struct call {
	int arg;    /* of the row */
	long count; /* 0 = none was typed */
};

static bool leads_to_post(void *ui, const char *url)
{
	return trail_target(ui, url) != NULL;
}

static void open_links(struct ui *ui, size_t at)
{
	ui_open_menu(ui, UI_MENU_LINKS,
		     links_new(reader_doc(ui->reader), at, leads_to_post, ui));
}

static enum ui_request open_post(struct ui *ui, struct call call)
{
	if (!ui_post(ui))
		return UI_NOTHING;
	if (!ui->reading) {
		ui_read(ui, true);
		return UI_NOTHING;
	}
	if (call.count > 0)
		return opening_link(ui, (size_t)call.count);
	open_links(ui, reader_link(ui->reader));
	return UI_NOTHING;
}

static enum ui_request back(struct ui *ui, struct call call)
{
	(void)call;
	if (!trail_back(ui))
		ui_read(ui, false);
	return UI_NOTHING;
}

static enum ui_request quit(struct ui *ui, struct call call)
{
	(void)call;
	if (!ui->reading)
		return UI_QUIT;
	ui_read(ui, false);
	return UI_NOTHING;
}

/* What the world has to do. */
static enum ui_request demand(struct ui *ui, struct call call)
{
	(void)ui;
	return (enum ui_request)call.arg;
}

static enum ui_request other_pane(struct ui *ui, struct call call)
{
	(void)call;
	ui_read(ui, !ui->reading && ui_post(ui));
	return UI_NOTHING;
}

/* Goes `arg` posts along the list, as often as the count says. */
static enum ui_request step_post(struct ui *ui, struct call call)
{
	const size_t n = roster_count(ui->roster);
	const size_t at = roster_cursor(ui->roster);
	const size_t by = call.count > 0 ? (size_t)call.count : 1;
	size_t to;

	if (call.arg > 0 && ui->kept) /* the cursor stands behind that */
		to = n > 0 && by - 1 < n - 1 - at ? at + by - 1 : n - 1;
	else if (call.arg > 0)
		to = n > 0 && by < n - 1 - at ? at + by : n - 1;
	else
		to = by < at ? at - by : 0;
	if (n == 0 || (to == at && !ui->kept))
		ui_message(ui, "No further post in this list");
	else
		ui_go(ui, to);
	return UI_NOTHING;
}

/* The same text in another language takes the place of the one that is shown.
 */
static enum ui_request next_language(struct ui *ui, struct call call)
{
	const struct post *p = roster_current(ui->roster);
	struct post *next = p ? archive_next_translation(ui->archive, p) : NULL;

	(void)call;
	if (!next) {
		ui_message(ui, "There is no other language of this post");
		return UI_NOTHING;
	}
	archive_choose_translation(ui->archive, next);
	roster_follow(ui->roster, next);
	return UI_NOTHING;
}

static bool shares_tag(const struct post *a, const struct post *b)
{
	const uint32_t n = post_value_count(a, FACET_TAG);

	for (uint32_t i = 0; i < n; i++)
		if (post_has(b, post_value(a, FACET_TAG, i)))
			return true;
	return false;
}

/* Goes to the count-th post in direction `arg` that shares a tag with the one
 * the cursor is on now. */
static enum ui_request step_related(struct ui *ui, struct call call)
{
	const struct post *from = roster_current(ui->roster);
	size_t i = roster_cursor(ui->roster);
	const struct post *p = NULL;

	if (from && post_value_count(from, FACET_TAG) == 0) {
		ui_message(ui, "This post has no tags");
		return UI_NOTHING;
	}
	/* Before the first, the index wraps to one that no post has. */
	while (from &&
	       (p = roster_post(ui->roster, i += (size_t)call.arg)) != NULL)
		if (shares_tag(from, p) && --call.count <= 0)
			break;
	if (p)
		ui_go(ui, i);
	else
		ui_message(ui, "No further post of this list shares a tag");
	return UI_NOTHING;
}

static enum ui_request pick(struct ui *ui, struct call call)
{
	asking_value(ui, (enum facet)call.arg);
	return UI_NOTHING;
}

static enum ui_request problems(struct ui *ui, struct call call)
{
	(void)call;
	ui_open_menu(ui, UI_MENU_PROBLEMS, problems_new(ui->archive));
	return UI_NOTHING;
}

static enum ui_request filter(struct ui *ui, struct call call)
{
	(void)call;
	asking_filter(ui);
	return UI_NOTHING;
}

static enum ui_request clear(struct ui *ui, struct call call)
{
	const bool reading = ui->reading, zen = ui->zen;

	(void)call;
	if (ui->query.len == 0)
		ui_message(ui, "No filter to clear: all posts are here");
	reader_search(ui->reader, "", false);
	ui_filter(ui, "", NULL);
	ui_read(ui, reading); /* for the post is still there */
	ui->zen = zen;
	return UI_NOTHING;
}

static enum ui_request search(struct ui *ui, struct call call)
{
	asking_search(ui, call.arg);
	return UI_NOTHING;
}

/* `arg`: against the direction of the search. */
static enum ui_request search_on(struct ui *ui, struct call call)
{
	asking_search_on(ui, call.arg);
	return UI_NOTHING;
}

static enum ui_request open_number(struct ui *ui, size_t number)
{
	if (number > 0)
		return opening_link(ui, number);
	ui_message(ui, "This post names no source; L lists its links");
	return UI_NOTHING;
}

static enum ui_request open_source(struct ui *ui, struct call call)
{
	(void)call;
	return open_number(ui, opening_source(ui));
}

static enum ui_request open_section(struct ui *ui, struct call call)
{
	(void)call;
	return open_number(ui, opening_section_source(ui));
}

static enum ui_request list_links(struct ui *ui, struct call call)
{
	(void)call;
	open_links(ui, 1);
	return UI_NOTHING;
}

static enum ui_request open_link(struct ui *ui, struct call call)
{
	if (ui->menu)
		return asking_accept(ui, call.count);
	return opening_link(ui, (size_t)call.count);
}

static enum ui_request ask_link(struct ui *ui, struct call call)
{
	(void)call;
	asking_link(ui);
	return UI_NOTHING;
}

static enum ui_request outline(struct ui *ui, struct call call)
{
	(void)call;
	ui_open_menu(ui, UI_MENU_OUTLINE,
		     outline_new(reader_doc(ui->reader),
				 reader_place(ui->reader).leaf));
	return UI_NOTHING;
}

/* Number of the link under the cursor of an open list of links, else 0. */
static size_t selected_link(const struct ui *ui)
{
	const struct menu_entry *e = NULL;

	if (ui->menu && ui->menu_kind == UI_MENU_LINKS)
		e = menu_current(ui->menu);
	return e ? e->id : 0;
}

/* `arg`: with the title. */
static enum ui_request copy(struct ui *ui, struct call call)
{
	return opening_copy(ui, selected_link(ui), call.arg);
}

static enum ui_request zen(struct ui *ui, struct call call)
{
	(void)call;
	ui->zen = !ui->zen;
	return UI_NOTHING;
}

static enum ui_request widen(struct ui *ui, struct call call)
{
	reader_widen(ui->reader, call.arg);
	ui_printf(ui, "Lines of at most %d cells", reader_measure(ui->reader));
	return UI_NOTHING;
}

/* `arg`: 1 or -1 by a step, else all the way. */
static enum ui_request sideways(struct ui *ui, struct call call)
{
	const int way = call.arg < 0 ? -1 : 1;
	const long cells = call.arg == way ? call.count : FAR;

	if (!reader_sideways(ui->reader, way, cells))
		ui_message(ui, "No line here is wider than the page");
	return UI_NOTHING;
}

static enum ui_request wrap_code(struct ui *ui, struct call call)
{
	(void)call;
	ui_message(ui, reader_toggle_scroll(ui->reader)
			       ? "Long lines of code scroll: } and {"
			       : "Long lines of code are wrapped");
	return UI_NOTHING;
}

static enum ui_request help(struct ui *ui, struct call call)
{
	(void)call;
	ui_open_menu(ui, UI_MENU_HELP,
		     keyhelp_new(ui->reading ? KEYMAP_READER : KEYMAP_LIST));
	return UI_NOTHING;
}

static enum ui_request accept(struct ui *ui, struct call call)
{
	return asking_accept(ui, call.count);
}

static enum ui_request cancel(struct ui *ui, struct call call)
{
	(void)call;
	asking_cancel(ui);
	return UI_NOTHING;
}

/* What is missing here is known to the views. */
/* clang-format off */
static const struct {
	enum ui_request (*run)(struct ui *ui, struct call call);
	int arg;
} commands[ACTION_COUNT] = {
	[ACTION_OPEN]          = { open_post, 0 },
	[ACTION_BACK]          = { back, 0 },
	[ACTION_QUIT]          = { quit, 0 },
	[ACTION_QUIT_ALL]      = { demand, UI_QUIT },
	[ACTION_OTHER_PANE]    = { other_pane, 0 },
	[ACTION_NEXT_POST]     = { step_post, 1 },
	[ACTION_PREV_POST]     = { step_post, -1 },
	[ACTION_NEXT_LANGUAGE] = { next_language, 0 },
	[ACTION_NEXT_RELATED]  = { step_related, 1 },
	[ACTION_PREV_RELATED]  = { step_related, -1 },
	[ACTION_PICK_TAG]      = { pick, FACET_TAG },
	[ACTION_PICK_CATEGORY] = { pick, FACET_CATEGORY },
	[ACTION_PICK_DATE]     = { pick, FACET_MONTH },
	[ACTION_PICK_SOURCE]   = { pick, FACET_SOURCE },
	[ACTION_PICK_AUTHOR]   = { pick, FACET_AUTHOR },
	[ACTION_PICK_COLLECTION] = { pick, FACET_COLLECTION },
	[ACTION_PROBLEMS]      = { problems, 0 },
	[ACTION_FILTER]        = { filter, 0 },
	[ACTION_CLEAR]         = { clear, 0 },
	[ACTION_SEARCH]        = { search, false },
	[ACTION_SEARCH_BACK]   = { search, true },
	[ACTION_SEARCH_NEXT]   = { search_on, false },
	[ACTION_SEARCH_PREV]   = { search_on, true },
	[ACTION_OPEN_SOURCE]   = { open_source, 0 },
	[ACTION_OPEN_SECTION]  = { open_section, 0 },
	[ACTION_LINKS]         = { list_links, 0 },
	[ACTION_OPEN_LINK]     = { open_link, 0 },
	[ACTION_ASK_LINK]      = { ask_link, 0 },
	[ACTION_OUTLINE]       = { outline, 0 },
	[ACTION_COPY_URL]      = { copy, false },
	[ACTION_COPY_TITLE]    = { copy, true },
	[ACTION_ZEN]           = { zen, 0 },
	[ACTION_NARROWER]      = { widen, -READER_MEASURE_STEP },
	[ACTION_WIDER]         = { widen, READER_MEASURE_STEP },
	[ACTION_DEFAULT_WIDTH] = { widen, 0 },
	[ACTION_SCROLL_RIGHT]  = { sideways, 1 },
	[ACTION_SCROLL_LEFT]   = { sideways, -1 },
	[ACTION_SCROLL_END]    = { sideways, FAR },
	[ACTION_SCROLL_START]  = { sideways, -FAR },
	[ACTION_WRAP_CODE]     = { wrap_code, 0 },
	[ACTION_RELOAD]        = { demand, UI_RELOAD },
	[ACTION_REFRESH]       = { demand, UI_REFRESH },
	[ACTION_REDRAW]        = { demand, UI_REDRAW },
	[ACTION_SUSPEND]       = { demand, UI_SUSPEND },
	[ACTION_HELP]          = { help, 0 },
	[ACTION_ACCEPT]        = { accept, 0 },
	[ACTION_CANCEL]        = { cancel, 0 },
};
/* clang-format on */

enum ui_request commands_run(struct ui *ui, enum action a, long count)
{
	if (!commands[a].run)
		return UI_NOTHING;
	return commands[a].run(ui, (struct call){ commands[a].arg, count });
}

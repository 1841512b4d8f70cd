/* SPDX-License-Identifier: MIT */
/* The inside of struct ui, for ui.c and those who act on the whole of it:
 * commands.c, asking.c. Nobody else. */
#ifndef UI_PARTS_H
#define UI_PARTS_H

#include "base/buf.h"
#include "ui/arrange.h"
#include "ui/hunt.h"
#include "ui/keymap.h"
#include "ui/roster.h"
#include "ui/trail.h"
#include "ui/ui.h"
#include "ui/view.h"

/* What the menu over the panes is for; NULL menu = none. */
enum ui_menu {
	UI_MENU_PICKER,
	UI_MENU_LINKS,
	UI_MENU_OUTLINE,
	UI_MENU_PROBLEMS,
	UI_MENU_HELP,
	UI_MENU_OUTPUT,
	UI_MENU_COUNT
};

struct ui {
	struct ui_options options;
	const struct archive *archive;
	struct buf query; /* text of the filter */
	struct roster *roster;
	struct hunt hunt;
	struct trail trail;
	struct keymap keymap;

	struct view *list, *reader;
	struct view *menu, *prompt; /* over them; NULL = closed */
	enum ui_menu menu_kind;
	enum facet facet; /* of a picker */
	bool reading;     /* the reader has the focus, not the list */
	bool zen;
	struct arrange arrange;
	int rows, cols; /* of the screen */

	const struct post *kept; /* being read though it was removed, or NULL */

	struct roster *probe; /* how many match the line being typed */
	unsigned probed;      /* version of the prompt it is about */

	struct loader_status loading;
	bool reloading;
	bool refreshing;
	const char *polling; /* see ui_set_polling */
	struct buf message;
	bool warning;
	struct buf text;    /* of the request */
	struct buf pending; /* URL of a question */
};

/* The view that gets keys. */
struct view *ui_focus(const struct ui *ui);

/* The post being shown, NULL if there is none. */
const struct post *ui_post(const struct ui *ui);

/* Puts the cursor of the list on a post. */
void ui_go(struct ui *ui, size_t i);

/* Moves the focus; `reading` = to the reader. */
void ui_read(struct ui *ui, bool reading);

/* Opens a menu, which the ui owns from here on; an open one is closed. NULL
 * closes it. */
void ui_open_menu(struct ui *ui, enum ui_menu kind, struct view *menu);
void ui_open_prompt(struct ui *ui, struct view *prompt);

/* Says that the request is about this text. Returns `request`. */
enum ui_request ui_ask_for(struct ui *ui, enum ui_request request,
			   const char *text);

void ui_printf(struct ui *ui, const char *fmt, ...) ERR_PRINTF(2, 3);

#endif

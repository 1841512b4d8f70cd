/* SPDX-License-Identifier: MIT */
/* The screen as a whole: takes keys, draws on a canvas, and says what it wants
 * from the world. Knows no terminal, clock or program. */
#ifndef UI_UI_H
#define UI_UI_H

#include "archive/loader.h"
#include "typeset/layout.h"
#include "ui/reader.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct archive;
struct canvas;
struct ui;

struct ui_options {
	struct layout_options layout; /* width: the measure */
	bool hide_ruby;               /* readings of words are left out */
	bool mark_struck;             /* there is no other way to show it */
	struct reader_pictures pictures;
	const struct reader_style *styles; /* of collections; borrowed */
	size_t n_styles;
	int64_t today; /* days since 1970-01-01: for queries */
};

/* The archive must live longer, or be replaced. */
struct ui *ui_new(const struct ui_options *o, const struct archive *a);
void ui_free(struct ui *ui);

/* What it wants done; ui_text has the URL or the text. */
enum ui_request {
	UI_NOTHING,
	UI_QUIT,
	UI_SUSPEND,
	UI_REDRAW,
	UI_RELOAD,
	UI_REFRESH,
	UI_OPEN_URL,  /* raw, from a post: to be checked */
	UI_OPEN_SURE, /* the same after the reader said yes to ui_ask */
	UI_COPY       /* sanitised text, for the clipboard */
};

/* Takes a key (key.h) and answers at once. */
enum ui_request ui_key(struct ui *ui, uint32_t key);

/* The text of the last request; lives until the next key. */
const char *ui_text(const struct ui *ui);

/* True while an unfinished sequence or number waits for more keys: if none
 * comes for KEYMAP_WAIT_MS, ui_timeout answers it. */
bool ui_waits(const struct ui *ui);
enum ui_request ui_timeout(struct ui *ui);

/* Sets the filter. False with the reason, and nothing changed, if the query is
 * wrong. */
bool ui_filter(struct ui *ui, const char *query, struct err *err);

/* Does a slice of the work that is left (filtering, searching), about `budget`
 * microseconds of it. Call it after the archive has changed too. Returns true
 * if there is more to do. */
bool ui_work(struct ui *ui, long budget);

/* A slice of what nobody has asked for yet: reads the post under the cursor,
 * and builds what is left of a long one. True if there is more to do. Not to be
 * called right behind a key: the terminal, which draws then, wants the
 * processor as well. */
bool ui_read_ahead(struct ui *ui);

/* What the loader does, for the status line; `reloading` = the posts shown are
 * about to be replaced. */
void ui_loading(struct ui *ui, const struct loader_status *s, bool reloading);

/* Goes over to another archive; the old one may die after. */
void ui_set_archive(struct ui *ui, const struct archive *a);

/* Around an archive_update of the archive that is shown: cursor, filter and
 * what is read stay where they are. */
void ui_before_update(struct ui *ui);
void ui_updated(struct ui *ui);

/* That changes are looked for only now and then; "" = they are noticed. A plain
 * text, borrowed until the next call. */
void ui_set_polling(struct ui *ui, const char *text);

/* Opens the box with what a program has printed; raw text. If `anew`, a box
 * that the reader has left stays closed. */
void ui_show_output(struct ui *ui, const char *title, const char *text,
		    size_t len, bool anew);

/* A program that fetches posts is running. */
void ui_set_refreshing(struct ui *ui, bool refreshing);

/* Goes over to other rules of width: those of the canvas from now on. */
void ui_set_rules(struct ui *ui, const struct width_rules *rules);

/* Pictures that were to come later may have come. */
void ui_retry_pictures(struct ui *ui);

/* Says something until the next key; a plain text, sanitised here. */
void ui_message(struct ui *ui, const char *text);
void ui_warn(struct ui *ui, const char *text);

/* Asks a question; if the answer is yes, the key that gave it returns
 * UI_OPEN_SURE with the URL. */
void ui_ask(struct ui *ui, const char *question, const char *url);

/* Draws everything for the canvas as large as it is. */
void ui_draw(struct ui *ui, struct canvas *c);

#endif

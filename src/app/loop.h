/* SPDX-License-Identifier: MIT */
/* The program on the screen: joins loader, ui and terminal. Draw, flush, wait,
 * act. */
#ifndef APP_LOOP_H
#define APP_LOOP_H

#include "app/setting.h"
#include "archive/loader.h"
#include "base/buf.h"
#include "base/err.h"
#include "term/term.h"
#include "ui/ui.h"

#include <stddef.h>

struct drawer;
struct terminals;

enum loop_watch { LOOP_WATCH_AUTO, LOOP_WATCH_POLL, LOOP_WATCH_NO };

struct loop_options {
	const char *const *paths; /* folders and posts */
	size_t n_paths;
	const struct archive_collection *collections; /* of each path */
	enum loop_watch watch;
	const struct setting_words *refresh; /* programs that fetch posts */
	size_t n_refresh;
	int refresh_s; /* run them as often by themselves; 0 = never */
	char *(*getenv_)(const char *);
	const struct buf *text; /* one more post, that is no file; NULL = none;
	                         * must outlive the loop */
	const char *locale;     /* the reader's: world_locale */
	const char *query;      /* the filter to begin with; "" = all */
	const char *keys; /* to type when all is loaded, in keymap notation */
	const char *message; /* to say at first; "" = nothing */
	const char *warning; /* in its place, if not "" */
	struct catalogue_place catalogue;
	const struct drawer *drawer; /* of pictures; NULL = none are drawn */
	struct term_options term;
	struct terminals *terminals; /* gets to know what this one answers */
	struct ui_options ui;
};

/* Runs until the reader leaves. Returns 0, or 128 + n if signal n asked the
 * program to end; -1 with the reason if there is no terminal to run on. */
int loop_run(const struct loop_options *o, struct err *err);

#endif

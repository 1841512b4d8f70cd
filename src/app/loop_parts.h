/* SPDX-License-Identifier: MIT */
/* The inside of the loop, for loop.c and those who do its work on posts
 * (loop_posts.c), URLs (loop_urls.c) and programs that fetch posts
 * (loop_refresh.c). Nobody else. */
#ifndef APP_LOOP_PARTS_H
#define APP_LOOP_PARTS_H

#include "app/gallery.h"
#include "app/loop.h"
#include "app/refresh.h"
#include "archive/loader.h"
#include "archive/watch.h"
#include "base/buf.h"
#include "ui/canvas.h"

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

/* Starts looking for changes, then reading the posts. */
void loop_begin_posts(struct loop *l);

/* Takes what has been read, and what has changed on the disk. True if there
 * may be more to do. */
bool loop_take_posts(struct loop *l);

/* Reads all posts anew beside the screen, if that is not being done already;
 * `asked` by the reader, who is told. */
void loop_reload(struct loop *l, bool asked);

/* Before the terminal goes, which loaders wake. */
void loop_end_posts(struct loop *l);

/* Opens the URL as far as that is allowed; `sure` = the reader has been asked
 * whether it is what was meant. */
void loop_open(struct loop *l, const char *url, bool sure);

/* Runs the programs that fetch posts, as the reader asks, and shows what they
 * say. */
void loop_refresh(struct loop *l);

/* Runs them when it is time, and heeds what they say and that they end. */
void loop_heed_refresh(struct loop *l);

bool loop_is_refreshing(const struct loop *l);

#endif

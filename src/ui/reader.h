/* SPDX-License-Identifier: MIT */
/* One post, typeset. The body is read when it is first needed; of a long one so
 * much is built and set as is looked at, and the rest in slices. */
#ifndef UI_READER_H
#define UI_READER_H

#include "typeset/layout.h"
#include "ui/view.h"

struct doc;
struct post;

enum {
	READER_MEASURE = 80, /* cells of a line: 40 ideographs */
	READER_MEASURE_MIN = 20,
	READER_MEASURE_MAX = 200,
	READER_MEASURE_STEP = 4
};

/* `o` is copied; its width is the measure. */
struct view *reader_new(const struct layout_options *o);

/* How the posts of one collection are set. */
struct reader_style {
	const char *collection;
	struct layout_options layout; /* what layout_take_style takes */
};

/* Posts shown from now on are set by the style of their collection, if it has
 * one. The styles are borrowed. */
void reader_set_styles(struct view *v, const struct reader_style *styles,
		       size_t n);

/* Leaves the readings of words out, in posts shown from now on. */
void reader_hide_ruby(struct view *v, bool hide);

/* Puts marks around struck text in posts shown from now on, for a screen that
 * can't show it otherwise. */
void reader_mark_struck(struct view *v, bool mark);

/* Where the pictures of posts come from: layout_pictures, with the post. Asked
 * for as the text is set, so it must answer at once. */
struct reader_pictures {
	struct picture *(*find)(void *arg, const struct post *p,
				const char *url, int cols, bool *later);
	void *arg;
};

/* Draws pictures from there. */
void reader_set_pictures(struct view *v, const struct reader_pictures *from);

/* Pictures that were to come later may have come. */
void reader_retry_pictures(struct view *v);

/* Sets the text by other rules of width. */
void reader_set_rules(struct view *v, const struct width_rules *rules);

/* Shows the post from its start, unless it is the one being shown. NULL =
 * none. The post must live until another is shown. */
void reader_show(struct view *v, const struct post *p);

/* Shows what the post has become after a reload, with the same words at the
 * top if they are still there (ui/change.h). The old post need not live any
 * more. */
void reader_moved(struct view *v, const struct post *p);

/* Moves what is wider than the page sideways, by half of it or by `cells`, if
 * not 0; `way` is 1 to see what is farther right, -1 to go back. False if
 * nothing on the page is wider. */
bool reader_sideways(struct view *v, int way, long cells);

/* Turns cutting long lines of code on or off; true = now they scroll
 * sideways. */
bool reader_toggle_scroll(struct view *v);

/* Changes the measure by so many cells; 0 = back to the start's. */
void reader_widen(struct view *v, int cols);
int reader_measure(const struct view *v);

/* Reads the post, so that it is there when it is opened, or builds some
 * milliseconds' worth of what is left of it; what is seen stays. True if there
 * is more. */
bool reader_work(struct view *v);

/* The whole document, NULL if no post is shown; lives until another post is. */
const struct doc *reader_doc(struct view *v);

/* What is at the top of the page. */
struct reader_place {
	uint32_t leaf, off; /* byte of its text */
};
struct reader_place reader_place(struct view *v);

/* Puts the line with this byte of the leaf at the top. */
void reader_go(struct view *v, uint32_t leaf, uint32_t off);

/* Puts the place of that name (doc/anchors.h) at the top; false if there is
 * none. */
bool reader_go_anchor(struct view *v, const char *name);

/* Number of the first link at or below the top of the page, else the first of
 * the post; 0 if there is none. */
size_t reader_link(struct view *v);

/* 0-100: how much of the text is above the page's end. */
int reader_percent(struct view *v);

/* The heading being read, "" above the first. */
const char *reader_section(struct view *v);

enum reader_found {
	READER_FOUND,
	READER_FOUND_WRAPPED, /* beyond the end, from the other one */
	READER_FOUND_NONE,
	READER_FOUND_NO_PATTERN /* nothing has been searched for */
};

/* The post that is shown, or NULL. */
const struct post *reader_post(const struct view *v);

/* Looks for a sanitised text, "" = stop marking what was found. It is marked in
 * the posts shown later too. */
enum reader_found reader_search(struct view *v, const char *pattern,
				bool backwards);

/* Goes to the next match in the direction of the search, or against it. */
enum reader_found reader_search_on(struct view *v, bool against);

/* Which match the page stands at, from 1, of how many; 0 if none. */
size_t reader_match(struct view *v, size_t *n);

#endif

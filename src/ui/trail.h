/* SPDX-License-Identifier: MIT */
/* The way from place to place, of other posts and of the same, by links and
 * back. */
#ifndef UI_TRAIL_H
#define UI_TRAIL_H

#include "ui/reader.h"

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct post;
struct refer;
struct ui;

/* A place that was left by a link. */
struct trail_step {
	char *from, *to; /* paths of the posts */
	char *query;     /* the filter, if it was given up for the link */
	struct reader_place place; /* at the top of the page */
	bool note;                 /* left for a footnote of the same post */
};

enum { TRAIL_MAX = 64 };

/* Zeroed it is empty. */
struct trail {
	struct trail_step steps[TRAIL_MAX];
	size_t n;
	struct refer *refer; /* of the ui's archive; NULL = not needed yet */
};

void trail_release(struct trail *t);

/* The archive is no more the same. */
void trail_forget_archive(struct trail *t);

/* The post of the archive that an address in the post shown leads to, NULL if
 * it leads elsewhere. */
const struct post *trail_target(struct ui *ui, const char *url);

/* Shows that post in the reader and remembers the place left. A filter that it
 * doesn't match is given up. */
void trail_follow(struct ui *ui, const struct post *to);

/* The same with the post of that path; false if there is none. */
bool trail_go(struct ui *ui, const char *path);

/* Remembers that the place was left for another in the same post; `note` = for a
 * footnote. */
void trail_leave_within(struct ui *ui, struct reader_place here, bool note);

/* Forgets the last place that was left, if that was for a footnote of this
 * post; else returns false. */
bool trail_undo_note(struct ui *ui);

/* Goes back to the place left for what is shown; false if none was. */
bool trail_back(struct ui *ui);

#endif

/* SPDX-License-Identifier: MIT */
/* The pictures of images, drawn by a program of its own, kanbao-picture, so
 * that what a stranger's image does to its decoder happens there. */
#ifndef APP_DRAWER_H
#define APP_DRAWER_H

#include "sketch/picture.h"

#include <stdatomic.h>
#include <stdbool.h>

/* How to draw. */
struct drawer {
	char *program; /* the file; NULL = there is none, nothing is drawn */
	int colours;   /* see picture_want */
	bool ascii;
};

/* Finds the program, which lies beside the one called `program` (argv[0]), as
 * after building, or where it is installed. */
void drawer_init(struct drawer *d, const char *program);
void drawer_release(struct drawer *d);

/* Why nothing can be drawn; a plain text. */
extern const char drawer_missing[];

/* Draws the image that `url` means in the post at `path`, at most `cols` cells
 * wide; NULL if that is no file near the post, or no image that can be drawn.
 * Takes some hundredths of a second, at most some seconds; from any thread.
 * Gives up when `*stop` (NULL = never) is true. */
struct picture *drawer_draw(const struct drawer *d, const char *path,
			    const char *url, int cols, const atomic_bool *stop);

#endif

/* SPDX-License-Identifier: MIT */
/* Pictures for the screen, drawn beside it: who asks gets what is there, and
 * is woken when there is more. */
#ifndef APP_GALLERY_H
#define APP_GALLERY_H

#include <stdbool.h>

struct drawer;
struct gallery;
struct picture;
struct post;

/* The drawer's program must live longer. `wake(arg)` is called from a thread
 * when a picture has come. */
struct gallery *gallery_new(const struct drawer *d, void (*wake)(void *arg),
			    void *arg);
void gallery_free(struct gallery *g);

/* See reader_pictures; `gallery` is the struct gallery. */
struct picture *gallery_find(void *gallery, const struct post *p,
			     const char *url, int cols, bool *later);

/* True if a picture has come since the last call. */
bool gallery_take(struct gallery *g);

/* Forgets all pictures, since their files may have changed, and draws with
 * these characters from now on. */
void gallery_clear(struct gallery *g, bool ascii);

#endif

/* SPDX-License-Identifier: MIT */
/* What stands for an image that its author has not described. */
#ifndef DOC_IMAGE_NAME_H
#define DOC_IMAGE_NAME_H

struct buf;

/* Adds the name of the file that the URL ends with, decoded but not sanitised,
 * or a sign if it has none. A long one is cut in the middle. */
void image_name_add(struct buf *out, const char *url);

#endif

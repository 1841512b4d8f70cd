/* SPDX-License-Identifier: MIT */
/* The file of an image in a post. */
#ifndef APP_IMAGE_FILE_H
#define APP_IMAGE_FILE_H

#include <stdbool.h>

/* True if the URL may mean a file. */
bool image_file_is_local(const char *url);

/* The folders in which generators keep what is addressed from the top of a
 * site, seen from there: "/", "/static/". NULL behind the last. */
extern const char *const image_file_folders[];

/* Opens the image that `url` means in the post at `path`: a file beside it, in
 * a folder that bears its name (Hexo), or in one of those around it or their
 * image_file_folders. Only a regular file, and nothing of the web; -1 if there
 * is none. Close it. May wait for the disk. */
int image_file_open(const char *path, const char *url);

#endif

/* SPDX-License-Identifier: MIT */
#include "app/image_file.h"

#include "archive/refer.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/file.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
	BYTES_MAX = 32 * 1024 * 1024,
	LEVELS = 6, /* folders around the post that are looked in */
};

const char *const image_file_folders[] = {
	"/",        "/static/", "/source/", "/public/", "/content/",
	"/assets/", "/docs/",   "/themes/", NULL,
};

static int open_in(const struct buf *folder, const char *sub,
		   const struct buf *name)
{
	struct buf path = { 0 };
	struct err err = { 0 };

	buf_add(&path, buf_str(folder), folder->len);
	buf_add_str(&path, sub);
	buf_add(&path, name->data, name->len);
	const int fd = file_open(AT_FDCWD, path.data, BYTES_MAX, &err);
	buf_release(&path);
	return fd;
}

/* In the folder whose name is the post's without its ending. */
static int open_own(const char *path, const struct buf *name)
{
	const char *dot = strrchr(path, '.');
	struct buf folder = { 0 };

	if (!dot || strchr(dot, '/'))
		return -1;
	buf_add(&folder, path, (size_t)(dot - path));
	const int fd = open_in(&folder, "/", name);
	buf_release(&folder);
	return fd;
}

/* "/a/b" becomes "/a"; false at the top, which is no folder of a site. */
static bool go_up(struct buf *folder)
{
	size_t n = folder->len;

	while (n && folder->data[n - 1] != '/')
		n--;
	buf_truncate(folder, n ? n - 1 : 0);
	return folder->len > 0;
}

/* The folder that the post lies in, by its real path; "" = the top. */
static bool folder_of(const char *path, struct buf *out)
{
	const char *slash = strrchr(path, '/');

	buf_add(out, path, slash ? (size_t)(slash - path) + 1 : 0);
	if (!out->len)
		buf_add_str(out, "./");
	char *real = realpath(out->data, NULL);
	buf_clear(out);
	if (!real)
		return false;
	buf_add_str(out, strcmp(real, "/") != 0 ? real : "");
	free(real);
	return true;
}

/* In the folders around the post, the nearest first. */
static int open_around(const char *path, const struct buf *name, bool rooted)
{
	const char *const *const subs = image_file_folders;
	struct buf folder = { 0 };
	bool more = folder_of(path, &folder);
	int fd = -1;

	for (int level = 0; more && fd < 0 && level < LEVELS; level++) {
		/* what is beside the post has been looked for */
		for (size_t i = level == 0 && !rooted; fd < 0 && subs[i]; i++)
			fd = open_in(&folder, subs[i], name);
		more = go_up(&folder);
	}
	buf_release(&folder);
	return fd;
}

static int open_name(const char *path, const struct buf *name, bool rooted)
{
	const char *slash = strrchr(path, '/');
	struct buf folder = { 0 };
	int fd = -1;

	buf_add(&folder, path, slash ? (size_t)(slash - path) + 1 : 0);
	if (!rooted)
		fd = open_in(&folder, "", name);
	if (fd < 0 && !rooted)
		fd = open_own(path, name);
	if (fd < 0)
		fd = open_around(path, name, rooted);
	buf_release(&folder);
	return fd;
}

bool image_file_is_local(const char *url)
{
	struct buf name = { 0 };
	const bool local = refer_path(url, &name);

	buf_release(&name);
	return local;
}

int image_file_open(const char *path, const char *url)
{
	struct buf name = { 0 };
	int fd = -1;

	if (refer_path(url, &name)) {
		const bool rooted = *name.data == '/';
		while (*buf_str(&name) == '/')
			buf_drop(&name, 1);
		if (name.len)
			fd = open_name(path, &name, rooted);
	}
	buf_release(&name);
	return fd;
}

/* SPDX-License-Identifier: MIT */
#include "archive/folder_loop.h"

#include "base/buf.h"

#include <string.h>
#include <sys/stat.h>

bool folder_loop(const char *path, size_t given, const struct stat *st)
{
	struct buf folder = { 0 };
	struct stat one;
	bool same = false;
	size_t len = strlen(path);

	buf_add(&folder, path, len);
	while (!same && len > given) {
		while (len > given && path[len - 1] != '/')
			len--;
		buf_truncate(&folder, len);
		same = stat(len ? buf_str(&folder) : ".", &one) == 0 &&
		       one.st_dev == st->st_dev && one.st_ino == st->st_ino;
		len -= len > given;
	}
	buf_release(&folder);
	return same;
}

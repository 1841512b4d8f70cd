/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/folder.h"

#include "base/buf.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int folder_make(void **state)
{
	char path[] = "/tmp/kanbao-test-XXXXXX";

	if (!mkdtemp(path))
		return -1;
	*state = strdup(path);
	return 0;
}

static int remove_one(const char *path, const struct stat *st, int flag,
		      struct FTW *ftw)
{
	(void)st, (void)flag, (void)ftw;
	return remove(path);
}

int folder_remove(void **state)
{
	const int r = nftw(*state, remove_one, 16, FTW_DEPTH | FTW_PHYS);

	free(*state);
	return r;
}

void folder_write(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

void folder_put(void **state, const char *name, const char *text)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", (const char *)*state, name);
	for (char *slash = path.data + 1; (slash = strchr(slash, '/'));
	     slash++) {
		*slash = '\0';
		mkdir(path.data, 0700);
		*slash = '/';
	}
	if (path.data[path.len - 1] != '/')
		folder_write(path.data, text);
	buf_release(&path);
}

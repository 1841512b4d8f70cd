/* SPDX-License-Identifier: MIT */
/* What the loader takes for the same: load DIR reads the posts into an archive
 * and prints their number. */
#include "archive/archive.h"
#include "archive/loader.h"

#include <stdio.h>

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: load DIR\n");
		return 2;
	}
	struct archive *a = archive_new();
	const char *paths[] = { argv[1] };
	struct loader *l = loader_start(paths, 1, NULL, NULL);
	loader_finish(l, a);
	printf("%zu\n", archive_count(a));
	loader_free(l);
	archive_free(a);
	return 0;
}

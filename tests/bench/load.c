/* SPDX-License-Identifier: MIT */
/* What the loader takes for the same: load DIR reads the posts into an archive
 * and prints their number. load -c CACHE DIR has them from the catalogue in
 * CACHE, unchecked; -k CACHE checks it too; -w CACHE writes it. */
#include "archive/archive.h"
#include "archive/loader.h"

#include <stdio.h>
#include <string.h>

static void nobody(void *arg)
{
	(void)arg;
}

/* Until all that the catalogue says has been taken. */
static void take_early(struct loader *l, struct archive *a)
{
	struct loader_status s;

	do {
		loader_take(l, a, 0);
		s = loader_status(l);
	} while (!s.done && (!s.walked || s.loaded < s.found));
}

int main(int argc, char **argv)
{
	const char how = argc == 4 && argv[1][0] == '-' ? argv[1][1] : '\0';
	const char *paths[] = { argv[argc - 1] };
	const struct loader_memory memory = {
		.place = { how ? argv[2] : NULL, true },
		.early = how == 'c',
		.write = how == 'w',
	};

	if (argc != 2 && !(how && strchr("ckw", how))) {
		fprintf(stderr, "usage: load [-c|-k|-w CACHE] DIR\n");
		return 2;
	}
	struct archive *a = archive_new();
	struct loader *l = loader_start_with(paths, 1, &memory, nobody, NULL);
	if (how == 'c')
		take_early(l, a);
	else
		loader_finish(l, a);
	printf("%zu %s\n", archive_count(a), loader_said(l));
	if (how == 'w')
		loader_wait(l);
	loader_free(l);
	archive_free(a);
	return 0;
}

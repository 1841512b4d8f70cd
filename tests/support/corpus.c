/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/corpus.h"

#include <sys/types.h>
#include <sys/stat.h>
#include <fts.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool ends_with_one(const char *name, const char *const *endings)
{
	const size_t n = strlen(name);

	for (; *endings; endings++) {
		const size_t m = strlen(*endings);
		if (n >= m && !strcmp(name + n - m, *endings))
			return true;
	}
	return false;
}

void corpus_each(const char *const *endings,
		 void (*see)(const char *path, void *arg), void *arg)
{
	char *const roots[] = { getenv("KANBAO_CORPUS"), NULL };

	if (!roots[0])
		skip();
	FTS *tree = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	assert_non_null(tree);
	for (FTSENT *e; (e = fts_read(tree));)
		if (e->fts_info == FTS_F && ends_with_one(e->fts_name, endings))
			see(e->fts_accpath, arg);
	fts_close(tree);
}

/* SPDX-License-Identifier: MIT */
#include "archive/givens.h"

#include <stdbool.h>
#include <string.h>

const char **givens_new(struct arena *arena, char *const *paths, size_t n)
{
	const char **givens = arena_alloc(arena, n * sizeof(*givens));

	for (size_t i = 0; i < n; i++) {
		const size_t len = strlen(paths[i]);
		const bool slash = len && paths[i][len - 1] != '/';
		char *given = arena_text(arena, len + slash);
		memcpy(given, paths[i], len);
		if (slash)
			given[len] = '/';
		givens[i] = given;
	}
	return givens;
}

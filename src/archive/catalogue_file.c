/* SPDX-License-Identifier: MIT */
#include "archive/catalogue_file.h"

#include "archive/checksum.h"
#include "unicode/fold.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

char *catalogue_file_path(const char *dir, const char *roots, size_t len,
			  const char *extension)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%016" PRIx64 ".%s", dir, checksum(roots, len),
		   extension);
	return buf_detach(&path);
}

uint64_t catalogue_file_folds(void)
{
	const char *version = fold_version();

	return checksum(version, strlen(version));
}

bool catalogue_file_roots(struct buf *out, const char *const *paths, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		char *root = realpath(paths[i], NULL);
		struct stat st;
		const bool ok =
			root && stat(root, &st) == 0 && S_ISDIR(st.st_mode);
		if (ok)
			buf_add(out, root, strlen(root) + 1);
		free(root);
		if (!ok)
			return false;
	}
	return n > 0;
}

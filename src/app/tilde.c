/* SPDX-License-Identifier: MIT */
#include "app/tilde.h"

void tilde_expand(struct buf *out, const char *path, const char *home)
{
	if (path[0] == '~' && (!path[1] || path[1] == '/') && home && *home) {
		buf_add_str(out, home);
		path++;
	}
	buf_add_str(out, path);
}

/* SPDX-License-Identifier: MIT */
#include "archive/folder.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* Files after which opening the folder pays for those that follow. */
enum { OPENED_AFTER = 4 };

void folder_leave(struct folder *f)
{
	if (f->n_there > OPENED_AFTER && f->fd >= 0)
		close(f->fd);
	f->n_there = 0;
}

void folder_release(struct folder *f)
{
	folder_leave(f);
	buf_release(&f->path);
	*f = (struct folder){ 0 };
}

int folder_at(struct folder *f, const struct walk_file *file, const char **name)
{
	const bool same = f->n_there && f->path.len == file->base &&
			  !memcmp(f->path.data, file->path, file->base);

	if (!same) {
		folder_leave(f);
		buf_clear(&f->path);
		buf_add(&f->path, file->path, file->base);
	}
	if (f->n_there <= OPENED_AFTER && ++f->n_there > OPENED_AFTER)
		f->fd = open(f->path.len ? f->path.data : ".",
			     O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const bool open_ = f->n_there > OPENED_AFTER && f->fd >= 0;
	*name = file->path + (open_ ? file->base : 0);
	return open_ ? f->fd : AT_FDCWD;
}

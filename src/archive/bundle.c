/* SPDX-License-Identifier: MIT */
#include "archive/bundle.h"

#include "base/xalloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct bundle_folder *bundle_folder_new(DIR *dir, const void *owner,
					size_t owner_size)
{
	struct bundle_folder *f = xcalloc(1, sizeof(*f));

	f->dir = dir;
	f->owner = xmemdup(owner, owner_size);
	atomic_init(&f->users, 1);
	return f;
}

void bundle_folder_leave(struct bundle_folder *f)
{
	if (atomic_fetch_sub(&f->users, 1) != 1)
		return;
	closedir(f->dir);
	free(f->owner);
	free(f);
}

struct bundle *bundle_new(struct bundle_folder *in)
{
	struct bundle *b = xcalloc(1, sizeof(*b));

	atomic_fetch_add(&in->users, 1);
	b->in = in;
	return b;
}

void bundle_free(struct bundle *b)
{
	bundle_folder_leave(b->in);
	buf_release(&b->text);
	free(b);
}

#ifdef DT_DIR
static enum bundle_type type_of(const struct dirent *e)
{
	switch (e->d_type) {
	case DT_REG:
		return BUNDLE_FILE;
	case DT_DIR:
		return BUNDLE_FOLDER;
	case DT_LNK:
	case DT_UNKNOWN:
		return BUNDLE_UNKNOWN;
	default:
		return BUNDLE_SPECIAL;
	}
}
#else
static enum bundle_type type_of(const struct dirent *e)
{
	(void)e;
	return BUNDLE_UNKNOWN;
}
#endif

void bundle_add(struct bundle *b, const struct dirent *e)
{
	assert(b->n < BUNDLE_MAX);
	b->types[b->n] = type_of(e);
	b->starts[b->n++] = b->text.len;
	buf_add(&b->text, e->d_name, strlen(e->d_name) + 1);
}

const char *bundle_name(const struct bundle *b, size_t i)
{
	return b->text.data + b->starts[i];
}

/* SPDX-License-Identifier: MIT */
#include "archive/reader.h"

#include "archive/head.h"
#include "archive/slice.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A head has some 300 bytes, rarely more than 1,500; a page is read as quickly
 * as half of one. */
enum { FIRST_READ = 4096, MAX_READS = 4 };

/* A folder is opened for the files that follow this many of its own: looking
 * up a name in it is cheaper than a path from the root. */
enum { OPENED_AFTER = 4 };

static void skip(struct batch *b, const struct walk_file *file,
		 enum problem_kind kind, const char *why)
{
	batch_add_problem(b, arena_strdup(&b->arena, file->path), 0, 0, kind,
			  "%s", why);
	batch_set_skipped(b);
}

/* Until `text` holds `want` bytes or the file ends. */
static bool read_up_to(int fd, size_t want, struct buf *text)
{
	while (text->len < want) {
		const size_t room = want - text->len;
		const ssize_t n = read(fd, buf_reserve(text, room), room);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		buf_commit(text, (size_t)n);
		if (n == 0)
			return true;
	}
	return true;
}

static bool read_head(int fd, uint64_t size, struct buf *text,
		      struct fields *room)
{
	size_t want = size < FIRST_READ ? (size_t)size : FIRST_READ;

	for (int i = 0; i < MAX_READS && text->len < want; i++) {
		if (!read_up_to(fd, want, text))
			return false;
		if (text->len < want)
			return true; /* it has become shorter */
		want = head_need(buf_str(text), text->len, size, room);
	}
	return true;
}

/* A delimiter stands at the start, perhaps behind a BOM or blank lines. */
static bool has_head(const struct buf *text)
{
	struct slice s = { buf_str(text), text->len };

	if (slice_starts(s, "\xEF\xBB\xBF"))
		s = slice_from(s, 3);
	s = slice_trim(s);
	return slice_starts(s, "---") || slice_starts(s, "+++") ||
	       slice_starts(s, "#+");
}

static void add(struct batch *b, const struct walk_file *file,
		const struct stat *st, const struct buf *text)
{
	const char *path = arena_strdup(&b->arena, file->path);
	const char *name = path + file->name;

	if (file->kind != WALK_POST && !has_head(text)) {
		if (file->kind == WALK_MAYBE)
			skip(b, file, PROBLEM_NO_POST,
			     "not a post: it has no front matter");
		return;
	}
	struct draft *d = head_read(b, path, name, buf_str(text), text->len,
				    (uint64_t)st->st_size);
	d->post.mtime = st->st_mtime;
}

static void leave_folder(struct reader *r)
{
	if (r->n_there > OPENED_AFTER && r->dir >= 0)
		close(r->dir);
	r->n_there = 0;
}

void reader_release(struct reader *r)
{
	leave_folder(r);
	buf_release(&r->text);
	buf_release(&r->folder);
	*r = (struct reader){ 0 };
}

/* Counts the file in; true if its folder is open. */
static bool in_folder(struct reader *r, const struct walk_file *file)
{
	const bool same = r->n_there && r->folder.len == file->base &&
			  !memcmp(r->folder.data, file->path, file->base);

	if (!same) {
		leave_folder(r);
		buf_clear(&r->folder);
		buf_add(&r->folder, file->path, file->base);
	}
	if (r->n_there <= OPENED_AFTER && ++r->n_there > OPENED_AFTER)
		r->dir = open(r->folder.len ? r->folder.data : ".",
			      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return r->n_there > OPENED_AFTER && r->dir >= 0;
}

static int open_file(struct reader *r, const struct walk_file *file)
{
	/* Without waiting, should it have become a FIFO meanwhile. */
	enum { HOW = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK };

	if (in_folder(r, file))
		return openat(r->dir, file->path + file->base, HOW);
	return open(file->path, HOW);
}

void reader_add(struct reader *r, struct batch *b, const struct walk_file *file)
{
	const int fd = open_file(r, file);
	struct stat st;

	buf_clear(&r->text);
	if (fd < 0) {
		skip(b, file, PROBLEM_READ, strerror(errno));
		return;
	}
	if (fstat(fd, &st) != 0)
		skip(b, file, PROBLEM_READ, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		skip(b, file, PROBLEM_FILE, "not a regular file");
	else if (!read_head(fd, (uint64_t)st.st_size, &r->text, &b->fields))
		skip(b, file, PROBLEM_READ, strerror(errno));
	else
		add(b, file, &st, &r->text);
	close(fd);
}

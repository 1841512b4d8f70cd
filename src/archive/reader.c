/* SPDX-License-Identifier: MIT */
#include "archive/reader.h"

#include "archive/date.h"
#include "archive/folder_rules.h"
#include "archive/head.h"
#include "archive/slice.h"
#include "base/file.h"
#include "base/sanitise.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A head has some 300 bytes, rarely more than 1,500; a page is read as quickly
 * as half of one. */
enum { FIRST_READ = 4096, MAX_READS = 4 };

/* Whether the file is called or placed as posts are. Pages of a site, a
 * robots.txt and READMEs are there for another reason. */
static bool looks_like_post(const struct walk_file *file)
{
	const struct slice path = slice_of(file->path);
	struct date d;

	if (folder_rules_is_notice(slice_of(file->path + file->base)))
		return false;
	return slice_find(path, "_posts/") < path.len ||
	       slice_find(path, "_drafts/") < path.len ||
	       date_from_name(file->path + file->base, &d);
}

static enum problem_kind kind_of_page(const struct walk_file *file)
{
	return looks_like_post(file) ? PROBLEM_NO_POST : PROBLEM_PAGE;
}

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

/* Reads what the head and the title need, or all. Returns the bytes of it that
 * are for the head, which are the same either way. */
static bool read_head(struct reader *r, int fd, uint64_t size, size_t *len,
		      struct fields *room, struct head_known *known)
{
	const bool whole = r->whole && size <= FILE_MAX;
	size_t want = size < FIRST_READ ? (size_t)size : FIRST_READ;

	*len = 0;
	*known = (struct head_known){ .simple = false };
	if (whole && !read_up_to(fd, (size_t)size, &r->text))
		return false;
	for (int i = 0; i < MAX_READS && *len < want; i++) {
		if (!whole && !read_up_to(fd, want, &r->text))
			return false;
		*len = r->text.len < want ? r->text.len : want;
		if (*len < want)
			return true; /* it has become shorter */
		want = head_need(buf_str(&r->text), *len, size, room, known);
	}
	return true;
}

/* A delimiter stands at the start, perhaps behind a BOM or blank lines. */
static bool has_head(struct slice s)
{
	if (slice_starts(s, "\xEF\xBB\xBF"))
		s = slice_from(s, 3);
	s = slice_trim(s);
	return slice_starts(s, "---") || slice_starts(s, "+++") ||
	       slice_starts(s, "#+");
}

static void add_other(struct batch *b, const struct walk_file *file,
		      const struct identity *id)
{
	batch_add_other(
		b, (struct batch_other){ arena_strdup(&b->arena, file->path),
					 file->name, *id, file->given });
	if (file->kind == WALK_MAYBE)
		skip(b, file, kind_of_page(file),
		     "not a post: it has no front matter");
}

/* The first sign of the name that is not shown as it is. */
static void say_odd_sign(struct buf *out, const char *name)
{
	size_t len = strlen(name), n;
	uint32_t cp = 0;
	bool bad = false;

	while ((n = utf8_decode_strict(name, len, &cp, &bad)) < len && !bad &&
	       sanitise_clean(name, n, SANITISE_LINE)) {
		name += n;
		len -= n;
	}
	if (bad)
		buf_printf(out, "the name is not UTF-8: a byte %02X",
			   (unsigned char)*name);
	else
		buf_printf(out, "the name has %s U+%04X in it",
			   cp == '\n' ? "the line end" : "the character",
			   (unsigned)cp);
}

/* Names that would do harm on a terminal are shown without, and so are hard to
 * find. */
static void judge_name(struct batch *b, const struct walk_file *file)
{
	const char *name = file->path + file->base;
	struct buf what = { 0 };

	if (sanitise_clean(name, strlen(name), SANITISE_LINE))
		return;
	say_odd_sign(&what, name);
	batch_add_problem(b, arena_strdup(&b->arena, file->path), 0, 0,
			  PROBLEM_NAME, "%s", buf_str(&what));
	buf_release(&what);
}

static void add(const struct reader *r, struct batch *b,
		const struct walk_file *file, const struct stat *st,
		struct slice text, const struct head_known *known)
{
	const struct identity id = identity_of(st, identity_now());

	if (file->kind != WALK_POST && !has_head(text)) {
		add_other(b, file, &id);
		return;
	}
	const char *path = arena_strdup(&b->arena, file->path);
	struct draft *d =
		head_read(b, path, path + file->name, text.p, text.len,
			  (uint64_t)st->st_size,
			  r->sites ? sites_find(r->sites, path) : NULL, known);
	judge_name(b, file);
	d->id = id;
	d->given = file->given;
}

void reader_release(struct reader *r)
{
	buf_release(&r->text);
	folder_release(&r->folder);
	*r = (struct reader){ .sites = r->sites };
}

static int open_file(struct reader *r, const struct walk_file *file)
{
	/* Without waiting, should it have become a FIFO meanwhile. */
	enum { HOW = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK };

	const char *name;
	int fd, tries = 0;

	do {
		const int dir = folder_at(&r->folder, file, &name);
		fd = openat(dir, name, HOW);
		if (fd < 0)
			folder_leave(&r->folder); /* one descriptor more */
	} while (fd < 0 && file_pause(errno, &tries));
	return fd;
}

/* What was read in one go is of one time. */
static bool has_changed(int fd, const struct stat *before, size_t len)
{
	struct stat now;

	return len > FIRST_READ && fstat(fd, &now) == 0 &&
	       (now.st_size != before->st_size ||
		now.st_mtim.tv_sec != before->st_mtim.tv_sec ||
		now.st_mtim.tv_nsec != before->st_mtim.tv_nsec);
}

static void read_file(struct reader *r, struct batch *b,
		      const struct walk_file *file, int fd)
{
	struct head_known known;
	struct stat st;
	size_t len;

	if (fstat(fd, &st) != 0)
		skip(b, file, PROBLEM_READ, strerror(errno));
	else if (!S_ISREG(st.st_mode))
		skip(b, file, PROBLEM_FILE, "not a regular file");
	else if (st.st_size > FILE_MAX)
		skip(b, file, PROBLEM_BIG, "larger than 64 MiB");
	else if (!read_head(r, fd, (uint64_t)st.st_size, &len, &b->fields,
			    &known))
		skip(b, file, PROBLEM_READ, strerror(errno));
	else if (has_changed(fd, &st, len))
		skip(b, file, PROBLEM_CHANGED, "has changed while it was read");
	else
		add(r, b, file, &st,
		    slice_head((struct slice){ buf_str(&r->text), r->text.len },
			       len),
		    &known);
}

void reader_add(struct reader *r, struct batch *b, const struct walk_file *file)
{
	batch_keep_sites(b, sites_shared(r->sites));

	const int fd = open_file(r, file);

	buf_clear(&r->text);
	if (fd < 0) {
		skip(b, file, PROBLEM_READ, strerror(errno));
		return;
	}
	read_file(r, b, file, fd);
	close(fd);
}

void reader_add_text(struct batch *b, const char *name, const char *text,
		     size_t len)
{
	const char *path = arena_strdup(&b->arena, name);
	const char *copy = arena_memdup(&b->arena, text, len);
	struct draft *d = head_read(b, path, path, copy, len, len, NULL, NULL);

	d->post.text = copy;
}

/* SPDX-License-Identifier: MIT */
#include "archive/walk.h"

#include "archive/slice.h"
#include "base/xalloc.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 32 };

/* a folder that is still to be read */
struct folder {
	const char *path;
	int depth;
};

/* a folder that has been read, or a file that was named */
struct walk_place {
	dev_t dev;
	ino_t ino;
	bool used; /* false: a free slot */
};

struct walker {
	struct walk *walk;
	struct batch *problems;
	const atomic_bool *stop;
	size_t name_off; /* bytes of a path before its name */
	struct buf path; /* room to work in */
	struct folder *todo;
	size_t n, cap;
};

void walk_release(struct walk *w)
{
	free(w->files);
	free(w->seen);
	arena_release(&w->arena);
	*w = (struct walk){ 0 };
}

static struct walk_place *slot_of(const struct walk *w, dev_t dev, ino_t ino)
{
	const uint64_t mixed =
		((uint64_t)ino ^ (uint64_t)dev << 32) * 0x9E3779B97F4A7C15u;
	size_t i = (size_t)(mixed >> 32) & (w->seen_cap - 1);

	while (w->seen[i].used &&
	       (w->seen[i].dev != dev || w->seen[i].ino != ino))
		i = (i + 1) & (w->seen_cap - 1);
	return &w->seen[i];
}

static void grow_seen(struct walk *w)
{
	struct walk_place *old = w->seen;
	const size_t n = w->seen_cap;

	w->seen_cap = n ? n * 2 : 64;
	w->seen = xcalloc(w->seen_cap, sizeof(*w->seen));
	for (size_t i = 0; i < n; i++)
		if (old[i].used)
			*slot_of(w, old[i].dev, old[i].ino) = old[i];
	free(old);
}

/* True the first time. */
static bool first_visit(struct walk *w, const struct stat *st)
{
	if (w->n_seen + 1 > w->seen_cap / 2)
		grow_seen(w);
	struct walk_place *slot = slot_of(w, st->st_dev, st->st_ino);
	if (slot->used)
		return false;
	*slot = (struct walk_place){ st->st_dev, st->st_ino, true };
	w->n_seen++;
	return true;
}

/* A file with another extension is data: a picture, a style, a program. */
static const struct {
	const char *extension;
	enum walk_kind kind;
} extensions[] = {
	{ ".md", WALK_POST },    { ".markdown", WALK_POST },
	{ ".mkd", WALK_POST },   { ".mkdn", WALK_POST },
	{ ".mdown", WALK_POST }, { ".html", WALK_MAYBE },
	{ ".htm", WALK_MAYBE },  { ".rmd", WALK_MAYBE },
	{ ".text", WALK_MAYBE }, { ".txt", WALK_MAYBE },
	{ ".org", WALK_MAYBE },
};

/* Posts of other generators, and data that was given the name of a post. */
static const char *const foreign[] = { ".yml",  ".yaml",    ".rst",
				       ".adoc", ".textile", ".tex" };

static struct slice base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slice_of(slash ? slash + 1 : path);
}

/* False if the file is data. */
static bool kind_of(struct slice name, enum walk_kind *kind)
{
	for (size_t i = 0; i < sizeof(extensions) / sizeof(*extensions); i++)
		if (slice_ends(name, extensions[i].extension)) {
			*kind = extensions[i].kind;
			return true;
		}
	*kind = WALK_QUIET;
	return slice_find(name, ".") == name.len;
}

static bool is_foreign_post(const char *path)
{
	const struct slice name = base_name(path);
	struct date d;

	for (size_t i = 0; i < sizeof(foreign) / sizeof(*foreign); i++)
		if (slice_ends(name, foreign[i]))
			return date_from_path(name.p, &d);
	return false;
}

static void add_file(struct walker *w, const char *path, enum walk_kind kind)
{
	struct walk *to = w->walk;

	to->files = xgrow(to->files, &to->cap, to->n + 1, sizeof(*to->files));
	struct walk_file *f = &to->files[to->n++];
	*f = (struct walk_file){
		.path = path,
		.name = path + w->name_off,
		.kind = kind,
	};
	date_from_path(f->name, &f->date);
}

static void problem(struct walker *w, const char *path, enum problem_kind kind,
		    const char *what)
{
	batch_add_problem(w->problems, arena_strdup(&w->problems->arena, path),
			  0, 0, kind, "%s", what);
	batch_set_skipped(w->problems);
}

static void found_file(struct walker *w, const char *path)
{
	enum walk_kind kind;

	if (kind_of(base_name(path), &kind))
		add_file(w, path, kind);
	else if (is_foreign_post(path))
		problem(w, path, PROBLEM_NO_POST,
			"not a post: neither Markdown nor HTML, by "
			"its extension");
}

static void found_folder(struct walker *w, const char *path, int depth)
{
	enum walk_kind kind;

	if (slice_is(base_name(path), "node_modules"))
		return;
	if (depth > MAX_DEPTH) {
		problem(w, path, PROBLEM_DEEP, "not read: nested too deep");
		return;
	}
	if (kind_of(base_name(path), &kind) && kind == WALK_POST)
		problem(w, path, PROBLEM_NO_POST, "not a post: it is a folder");
	w->todo = xgrow(w->todo, &w->cap, w->n + 1, sizeof(*w->todo));
	w->todo[w->n++] = (struct folder){ path, depth };
}

static const char *join(struct walker *w, const char *folder, const char *name)
{
	struct buf *path = &w->path;

	buf_clear(path);
	buf_add_str(path, folder);
	if (path->len && path->data[path->len - 1] != '/')
		buf_add_char(path, '/');
	buf_add_str(path, name);
	return arena_memdup(&w->walk->arena, path->data, path->len);
}

static void found(struct walker *w, const struct folder *in,
		  const struct dirent *e)
{
	struct stat st;

	if (e->d_name[0] == '.')
		return;
	const char *path = join(w, in->path, e->d_name);
#ifdef DT_DIR
	if (e->d_type == DT_REG) {
		found_file(w, path);
		return;
	}
	if (e->d_type != DT_DIR && e->d_type != DT_LNK &&
	    e->d_type != DT_UNKNOWN)
		return;
#endif
	if (stat(path, &st) != 0)
		return; /* a link that leads nowhere */
	if (S_ISDIR(st.st_mode))
		found_folder(w, path, in->depth + 1);
	else if (S_ISREG(st.st_mode))
		found_file(w, path);
}

static void read_folder(struct walker *w, const struct folder *folder)
{
	struct stat st;
	DIR *dir = opendir(folder->path);

	if (!dir) {
		problem(w, folder->path, PROBLEM_READ, strerror(errno));
		return;
	}
	if (fstat(dirfd(dir), &st) == 0 && first_visit(w->walk, &st)) {
		const struct dirent *e;
		while (!atomic_load(w->stop) && (e = readdir(dir)))
			found(w, folder, e);
	}
	closedir(dir);
}

static void walk_below(struct walker *w, const char *path)
{
	w->todo = xgrow(w->todo, &w->cap, 1, sizeof(*w->todo));
	w->todo[w->n++] = (struct folder){ path, 0 };
	while (w->n && !atomic_load(w->stop)) {
		const struct folder next = w->todo[--w->n];
		read_folder(w, &next);
	}
}

void walk_add(struct walk *w, const char *path, struct batch *problems,
	      const atomic_bool *stop)
{
	struct walker walker = { .walk = w,
				 .problems = problems,
				 .stop = stop };
	const char *copy = arena_strdup(&w->arena, path);
	struct stat st;

	if (stat(path, &st) != 0) {
		problem(&walker, path, PROBLEM_READ, strerror(errno));
	} else if (S_ISREG(st.st_mode)) {
		if (first_visit(w, &st)) {
			add_file(&walker, copy, WALK_POST);
			w->files[w->n - 1].named = true;
		}
	} else if (S_ISDIR(st.st_mode)) {
		const size_t len = strlen(path);
		walker.name_off = len + (len && path[len - 1] != '/');
		walk_below(&walker, copy);
	} else {
		problem(&walker, path, PROBLEM_FILE,
			"neither a file nor a folder");
	}
	free(walker.todo);
	buf_release(&walker.path);
}

/* Whether the folder of a named file was read and the file, by its name, taken
 * for a post there as well. */
static bool lies_where_walked(const struct walk *w, const struct walk_file *f)
{
	const struct slice name = base_name(f->path);
	const size_t len = (size_t)(name.p - f->path);
	struct buf folder = { 0 };
	enum walk_kind kind;
	struct stat st;

	buf_add(&folder, f->path, len);
	buf_add_char(&folder, '.');
	const bool there = stat(buf_str(&folder), &st) == 0;
	buf_release(&folder);
	return there && name.p[0] != '.' && kind_of(name, &kind) &&
	       kind == WALK_POST && slot_of(w, st.st_dev, st.st_ino)->used;
}

static int newest_first(const void *a, const void *b)
{
	const struct walk_file *x = a, *y = b;
	const int by_date = date_cmp_newest(&x->date, &y->date);

	return by_date ? by_date : strcmp(x->path, y->path);
}

void walk_sort(struct walk *w)
{
	size_t kept = 0;

	if (w->n)
		qsort(w->files, w->n, sizeof(*w->files), newest_first);
	for (size_t i = 0; i < w->n; i++)
		if (!w->files[i].named || !lies_where_walked(w, &w->files[i]))
			w->files[kept++] = w->files[i];
	w->n = kept;
}

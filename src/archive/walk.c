/* SPDX-License-Identifier: MIT */
#include "archive/walk.h"

#include "archive/bundle.h"
#include "archive/folder_loop.h"
#include "archive/folder_rules.h"
#include "archive/site.h"
#include "archive/slice.h"
#include "archive/walk_sort.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/xalloc.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
	MAX_BUNDLES = 16, /* waiting, before their finder does one itself */
	MAX_DEPTH = 32,
	MAX_MARKS = 512,  /* folders */
	SLOW_NS = 100000, /* to open a folder: it was not in memory */
	SLOW_FOLDERS = 4, /* before more threads are wanted */
	/* Files: so many that more of them are in pages of their own, which
	 * move without being copied; what isn't touched costs nothing. */
	FILES_ROOM = 32768,
};

/* a folder that is still to be read */
struct walk_folder {
	const char *path;
	uint32_t name; /* offset of what is below the argument */
	uint16_t given;
	int depth;
};

/* a folder that has been read, or a file that was named */
struct walk_place {
	dev_t dev;
	ino_t ino;
	bool used; /* false: a free slot */
};

/* what one thread has found and not yet handed in */
struct walker {
	struct walk *walk;
	struct arena arena;
	struct walk_file *files;
	size_t n, cap;
	struct walk_queue folders, links;
	struct batch problems;
	struct site_mark *marks;
	size_t n_marks, marks_cap;
	struct buf path; /* of the folder, with a slash behind */
	int n_slow;      /* folders that had to be waited for */
};

void walk_init(struct walk *w, const atomic_bool *stop)
{
	*w = (struct walk){ .stop = stop };
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->changed, NULL);
	batch_init(&w->problems);
}

void walk_clear(struct walk *w)
{
	free(w->files);
	free(w->seen);
	w->files = NULL;
	w->seen = NULL;
	free(w->marks);
	w->marks = NULL;
	w->n = w->cap = w->n_seen = w->seen_cap = 0;
	w->n_marks = w->marks_cap = 0;
	arena_release(&w->arena);
}

/* With the lock held. NULL = there is none. */
static struct bundle *next_bundle(struct walk *w)
{
	struct bundle *b = w->bundles;

	if (b) {
		w->bundles = b->next;
		w->n_bundles--;
	}
	return b;
}

void walk_release(struct walk *w)
{
	struct bundle *b;

	while ((b = next_bundle(w))) /* it was stopped */
		bundle_free(b);
	walk_clear(w);
	free(w->todo.items);
	free(w->given.items);
	free(w->links.items);
	batch_release(&w->problems);
	pthread_mutex_destroy(&w->lock);
	pthread_cond_destroy(&w->changed);
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

static void add_file(struct walker *w, const char *path,
		     const struct walk_folder *in, size_t base,
		     enum walk_kind kind)
{
	w->files = xgrow(w->files, &w->cap, w->n + 1, sizeof(*w->files));
	w->files[w->n++] = (struct walk_file){
		.path = path,
		.name = in->name,
		.given = in->given,
		.base = (uint32_t)base,
		.order = walk_kind_order(path + in->name, path + base),
		.kind = (uint8_t)kind,
	};
}

static void problem(struct walker *w, const char *path, enum problem_kind kind,
		    const char *what)
{
	struct batch *b = &w->problems;

	batch_add_problem(b, arena_strdup(&b->arena, path), 0, 0, kind, "%s",
			  what);
	batch_set_skipped(b);
}

/* The present path, to stay. */
static const char *keep(struct walker *w)
{
	return arena_memdup(&w->arena, w->path.data, w->path.len);
}

static void found_file(struct walker *w, const struct walk_folder *in,
		       size_t base)
{
	const struct slice name = { w->path.data + base, w->path.len - base };
	enum walk_kind kind;

	if (folder_rules_is_section(name))
		problem(w, w->path.data, PROBLEM_PAGE,
			"not a post: a page about its section");
	else if (walk_kind_of(name, &kind))
		add_file(w, keep(w), in, base,
			 in->depth && folder_rules_is_notice(name) &&
					 kind == WALK_POST
				 ? WALK_MAYBE
				 : kind);
	else if (walk_kind_is_foreign(w->path.data))
		problem(w, w->path.data, PROBLEM_NO_POST,
			"not a post: neither Markdown nor HTML, by "
			"its extension");
}

static void push(struct walk_queue *q, struct walk_folder folder)
{
	q->items = xgrow(q->items, &q->cap, q->n + 1, sizeof(*q->items));
	q->items[q->n++] = folder;
}

static void found_folder(struct walker *w, const struct walk_folder *in,
			 size_t base, bool link)
{
	const struct slice name = { w->path.data + base, w->path.len - base };
	struct walk_folder folder = { NULL, in->name, in->given,
				      in->depth + 1 };
	enum walk_kind kind;

	if (folder_rules_skips(name))
		return;
	if (folder.depth > MAX_DEPTH) {
		problem(w, w->path.data, PROBLEM_DEEP,
			"not read: nested too deep");
		return;
	}
	if (walk_kind_of(name, &kind) && kind == WALK_POST)
		problem(w, w->path.data, PROBLEM_NO_POST,
			"not a post: it is a folder");
	folder.path = keep(w);
	push(link ? &w->links : &w->folders, folder);
}

static const char special[] = "a FIFO, a socket or a device";

/* A link that can't be followed. */
static const char *why_broken(int error)
{
	return error == ELOOP ? "a link that leads to itself"
			      : "a link that leads nowhere";
}

/* What is called as posts are and can't be one is worth a word. */
static void found_other(struct walker *w, size_t base, const char *what)
{
	const struct slice name = { w->path.data + base, w->path.len - base };
	enum walk_kind kind;

	if (walk_kind_of(name, &kind) && kind == WALK_POST)
		problem(w, w->path.data, PROBLEM_FILE, what);
}

/* An entry that can't be looked at. */
static void found_broken(struct walker *w, size_t base, int error)
{
	if (error == ENOENT || error == ELOOP)
		found_other(w, base, why_broken(error));
	else
		problem(w, w->path.data, PROBLEM_READ, strerror(error));
}

/* `w->path` is that of the entry, whose name begins at `base`. */
static void found(struct walker *w, const struct walk_folder *in,
		  enum bundle_type type, size_t base)
{
	const bool link = type != BUNDLE_FOLDER;
	struct stat st;

	if (type == BUNDLE_FILE)
		found_file(w, in, base);
	else if (type == BUNDLE_SPECIAL)
		found_other(w, base, special);
	else if (stat(w->path.data, &st) != 0)
		found_broken(w, base, errno);
	else if (link && S_ISDIR(st.st_mode) &&
		 folder_loop(w->path.data, in->name, &st))
		problem(w, w->path.data, PROBLEM_FILE,
			"a link back to a folder that it lies in");
	else if (S_ISDIR(st.st_mode))
		found_folder(w, in, base, link);
	else if (S_ISREG(st.st_mode))
		found_file(w, in, base);
	else
		found_other(w, base, special);
}

/* What lies in the folder says that it may be a site's. */
static void add_mark(struct walker *w, struct site_mark mark)
{
	w->marks = xgrow(w->marks, &w->marks_cap, w->n_marks + 1,
			 sizeof(*w->marks));
	mark.folder = arena_strdup(&w->arena, mark.folder);
	w->marks[w->n_marks++] = mark;
}

static void set_path(struct walker *w, const char *folder)
{
	buf_clear(&w->path);
	buf_add_str(&w->path, folder);
	if (w->path.len && w->path.data[w->path.len - 1] != '/')
		buf_add_char(&w->path, '/');
}

/* Asks which of the entries are known. `w->path` is that of the folder. */
static void ask(const struct walker *w, const struct bundle *b, uint32_t *known)
{
	const struct walk_folder *folder = b->in->owner;
	const char *names[BUNDLE_MAX];
	struct walk_names ask = { .dir = dirfd(b->in->dir),
				  .given = folder->given,
				  .below = buf_str(&w->path) + folder->name,
				  .names = names,
				  .known = known,
				  .n = b->n };

	for (size_t i = 0; i < b->n; i++)
		names[i] = bundle_name(b, i);
	if (w->walk->know && b->n)
		w->walk->know(w->walk->know_arg, &ask);
}

/* And frees it. */
static void read_bundle(struct walker *w, struct bundle *b)
{
	const struct walk_folder *folder = b->in->owner;
	uint32_t known[BUNDLE_MAX] = { 0 };

	set_path(w, folder->path);
	const size_t base = w->path.len;
	ask(w, b, known);
	for (size_t i = 0; i < b->n; i++) {
		const bool tell =
			b->types[i] == BUNDLE_UNKNOWN && w->walk->linked;
		if (known[i] && !w->walk->keep_known && !tell)
			continue;
		const size_t before = w->n;
		buf_truncate(&w->path, base);
		buf_add_str(&w->path, bundle_name(b, i));
		if (tell)
			w->walk->linked(w->walk->enter_arg, w->path.data);
		if (known[i] && !w->walk->keep_known)
			continue;
		found(w, folder, b->types[i], base);
		if (w->n > before)
			w->files[before].known = known[i];
	}
	bundle_free(b);
}

/* Leaves the bundle to who has time for it: while a folder is read, all others
 * may have. */
static void hand_on(struct walker *w, struct bundle *b)
{
	struct walk *walk = w->walk;

	pthread_mutex_lock(&walk->lock);
	const bool full = walk->n_bundles == MAX_BUNDLES;
	if (!full) {
		b->next = walk->bundles;
		walk->bundles = b;
		walk->n_bundles++;
		pthread_cond_signal(&walk->changed);
	}
	pthread_mutex_unlock(&walk->lock);
	if (!full)
		return;
	read_bundle(w, b);
}

static void read_entries(struct walker *w, struct bundle_folder *in)
{
	const struct walk_folder *folder = in->owner;
	struct bundle *b = bundle_new(in);
	const struct dirent *e;
	bool marked = false, section = false;

	while (!atomic_load(w->walk->stop) && (e = readdir(in->dir))) {
		const bool mark = site_is_mark(e->d_name);
		const bool part = mark && site_is_section_mark(e->d_name);
		section = section || part;
		marked = marked || (mark && !part);
		if (e->d_name[0] == '.')
			continue;
		bundle_add(b, e);
		if (b->n < BUNDLE_MAX)
			continue;
		hand_on(w, b);
		b = bundle_new(in);
	}
	if (marked || section)
		add_mark(w, (struct site_mark){ folder->path, !marked });
	read_bundle(w, b);
}

/* The folder, opened, if nobody has read it yet. */
static DIR *open_folder(struct walker *w, const struct walk_folder *folder)
{
	const struct walk *walk = w->walk;
	const int64_t before = clock_now_ns();
	struct stat st;

	if (walk->enter && !walk->enter(walk->enter_arg, folder->path))
		return NULL;
	DIR *dir;
	int tries = 0;
	do
		dir = opendir(folder->path);
	while (!dir && file_pause(errno, &tries));
	if (!dir) {
		problem(w, folder->path, PROBLEM_READ, strerror(errno));
		return NULL;
	}
	const bool known = fstat(dirfd(dir), &st) == 0;
	w->n_slow += clock_now_ns() - before > SLOW_NS;
	pthread_mutex_lock(&w->walk->lock);
	const bool first = known && first_visit(w->walk, &st);
	pthread_mutex_unlock(&w->walk->lock);
	if (first)
		return dir;
	closedir(dir);
	return NULL;
}

static void read_folder(struct walker *w, const struct walk_folder *folder)
{
	DIR *dir = open_folder(w, folder);

	if (w->n_slow >= SLOW_FOLDERS && w->walk->slow) {
		w->walk->slow(w->walk->arg);
		w->n_slow = 0;
	}
	if (!dir)
		return;
	struct bundle_folder *in =
		bundle_folder_new(dir, folder, sizeof(*folder));
	read_entries(w, in);
	bundle_folder_leave(in);
}

static int by_folder_path(const void *a, const void *b)
{
	const struct walk_folder *x = a, *y = b;

	return strcmp(x->path, y->path);
}

/* With the lock held. */
static void hand_in_folders(struct walker *from)
{
	for (size_t i = 0; i < from->folders.n; i++)
		push(&from->walk->todo, from->folders.items[i]);
	for (size_t i = 0; i < from->links.n; i++)
		push(&from->walk->links, from->links.items[i]);
	from->folders.n = from->links.n = 0;
}

/* With the lock held. */
static void hand_in(struct walker *from)
{
	struct walk *w = from->walk;

	if (!w->n) {
		struct walk_file *empty = w->files;
		w->files = from->files;
		w->cap = from->cap;
		from->files = empty;
	} else if (from->n) {
		w->files = xgrow(w->files, &w->cap, w->n + from->n,
				 sizeof(*w->files));
		memcpy(w->files + w->n, from->files,
		       from->n * sizeof(*w->files));
	}
	w->n += from->n;
	from->n = from->cap = 0;
	w->marks = xgrow(w->marks, &w->marks_cap, w->n_marks + from->n_marks,
			 sizeof(*w->marks));
	for (size_t i = 0; i < from->n_marks && w->n_marks < MAX_MARKS; i++)
		w->marks[w->n_marks++] = from->marks[i];
	arena_take(&w->arena, &from->arena);
	batch_take_problems(&w->problems, &from->problems);
}

/* Links wait until all real folders have been read, and are sorted, so that a
 * folder has the same path each time. Those found behind links wait again. */
static struct walk_folder next_link(struct walk *w)
{
	struct walk_queue *q = &w->links;

	if (q->next == w->sorted_links) {
		qsort(q->items + q->next, q->n - q->next, sizeof(*q->items),
		      by_folder_path);
		w->sorted_links = q->n;
	}
	return q->items[q->next++];
}

/* With the lock held. The next bundle or else folder, or false when there will
 * be none. */
static bool next_work(struct walk *w, struct bundle **bundle,
		      struct walk_folder *out)
{
	while (!w->bundles && !w->todo.n && w->n_busy && !atomic_load(w->stop))
		pthread_cond_wait(&w->changed, &w->lock);
	*bundle = NULL;
	if (atomic_load(w->stop))
		return false;
	if (w->bundles)
		*bundle = next_bundle(w);
	else if (w->todo.n)
		*out = w->todo.items[--w->todo.n];
	else if (w->given.next < w->given.n)
		*out = w->given.items[w->given.next++];
	else if (w->links.next < w->links.n)
		*out = next_link(w);
	else
		return false;
	return true;
}

static void do_work(struct walker *w, struct bundle *bundle,
		    const struct walk_folder *folder)
{
	if (!bundle) {
		read_folder(w, folder);
		return;
	}
	read_bundle(w, bundle);
}

void walk_run(struct walk *w)
{
	struct walker walker = {
		.walk = w,
		.files = xreallocarray(NULL, FILES_ROOM,
				       sizeof(struct walk_file)),
		.cap = FILES_ROOM,
	};
	struct bundle *bundle;
	struct walk_folder folder;

	batch_init(&walker.problems);
	pthread_mutex_lock(&w->lock);
	while (next_work(w, &bundle, &folder)) {
		w->n_busy++;
		pthread_mutex_unlock(&w->lock);
		do_work(&walker, bundle, &folder);
		pthread_mutex_lock(&w->lock);
		hand_in_folders(&walker);
		w->n_busy--;
		pthread_cond_broadcast(&w->changed);
	}
	hand_in(&walker);
	pthread_cond_broadcast(&w->changed);
	pthread_mutex_unlock(&w->lock);
	free(walker.files);
	free(walker.folders.items);
	free(walker.links.items);
	free(walker.marks);
	buf_release(&walker.path);
	batch_release(&walker.problems);
}

static void add_path(struct walker *w, const char *path)
{
	const size_t len = strlen(path);
	struct walk_folder folder = { .given = w->walk->n_given++ };
	struct stat st;

	if (stat(path, &st) != 0) {
		problem(w, path, PROBLEM_READ, strerror(errno));
	} else if (S_ISREG(st.st_mode)) {
		if (!first_visit(w->walk, &st))
			return;
		const struct slice base = walk_kind_base(path);
		add_file(w, arena_strdup(&w->arena, path), &folder,
			 (size_t)(base.p - path), WALK_POST);
		w->files[w->n - 1].named = true;
	} else if (S_ISDIR(st.st_mode)) {
		folder.name = (uint32_t)(len + (len && path[len - 1] != '/'));
		folder.path = arena_strdup(&w->arena, path);
		push(&w->walk->given, folder);
	} else {
		problem(w, path, PROBLEM_FILE, "neither a file nor a folder");
	}
}

void walk_add(struct walk *w, const char *path)
{
	struct walker walker = { .walk = w };

	batch_init(&walker.problems);
	pthread_mutex_lock(&w->lock);
	add_path(&walker, path);
	hand_in(&walker);
	pthread_mutex_unlock(&w->lock);
	free(walker.files);
	batch_release(&walker.problems);
}

/* Folders on the way from the root to the entry. */
static int depth_of(const char *below)
{
	int depth = 0;

	for (; *below; below++)
		depth += *below == '/';
	return depth;
}

static void add_entry(struct walker *w, const char *root, uint16_t given,
		      const char *path)
{
	const size_t len = strlen(root);
	const size_t below = len + (len && root[len - 1] != '/');
	const struct walk_folder in = { NULL, (uint32_t)below, given,
					depth_of(path + below) };
	const struct slice base = walk_kind_base(path);
	struct stat st;

	if (base.p[0] == '.' || lstat(path, &st) != 0)
		return;
	buf_add_str(&w->path, path);
	if (S_ISLNK(st.st_mode) && w->walk->linked)
		w->walk->linked(w->walk->enter_arg, path);
	if (stat(path, &st) != 0)
		found_broken(w, (size_t)(base.p - path), errno);
	else if (S_ISDIR(st.st_mode))
		found_folder(w, &in, (size_t)(base.p - path), false);
	else if (S_ISREG(st.st_mode))
		found_file(w, &in, (size_t)(base.p - path));
	else
		found_other(w, (size_t)(base.p - path), special);
}

void walk_add_entry(struct walk *w, const char *root, uint16_t given,
		    const char *path)
{
	struct walker walker = { .walk = w };

	batch_init(&walker.problems);
	add_entry(&walker, root, given, path);
	pthread_mutex_lock(&w->lock);
	hand_in_folders(&walker);
	hand_in(&walker);
	pthread_mutex_unlock(&w->lock);
	free(walker.files);
	free(walker.folders.items);
	free(walker.links.items);
	buf_release(&walker.path);
	batch_release(&walker.problems);
}

/* Whether the folder of a named file was read and the file, by its name, taken
 * for a post there as well. */
static bool lies_where_walked(const struct walk *w, const struct walk_file *f)
{
	const struct slice name = slice_of(f->path + f->base);
	const size_t len = f->base;
	struct buf folder = { 0 };
	enum walk_kind kind;
	struct stat st;

	buf_add(&folder, f->path, len);
	buf_add_char(&folder, '.');
	const bool there = stat(buf_str(&folder), &st) == 0;
	buf_release(&folder);
	return there && name.p[0] != '.' && walk_kind_of(name, &kind) &&
	       kind == WALK_POST && slot_of(w, st.st_dev, st.st_ino)->used;
}

static void drop_named(struct walk *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->n; i++)
		if (!w->files[i].named || !lies_where_walked(w, &w->files[i]))
			w->files[kept++] = w->files[i];
	w->n = kept;
}

void walk_sort(struct walk *w)
{
	drop_named(w);
	walk_sort_newest(w->files, w->n);
}

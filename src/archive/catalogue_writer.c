/* SPDX-License-Identifier: MIT */
#include "archive/catalogue_writer.h"

#include "archive/catalogue_file.h"
#include "archive/checksum.h"
#include "archive/encoding.h"
#include "archive/reader.h"
#include "archive/sites.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "unicode/sieve.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
	FIRST_BLOCK = 64,     /* posts: a screenful, at once */
	BLOCK = 2048,         /* posts */
	WRITE_SIZE = 1 << 20, /* bytes */
	SYNC_SIZE = 1 << 25,  /* bytes */
};

#define TEMP "new-"

/* A file that grows at its end. */
struct sink {
	int fd;
	bool failed;
	struct buf out;  /* not yet written */
	uint64_t off;    /* of its end */
	uint64_t synced; /* bytes known to be on the disk */
};

struct writer {
	struct sink file;
	char *temp; /* its name until it is whole */
	/* Blocks, which come behind all texts, so that who reads the heads
	 * reads no texts: a file without a name. */
	struct sink heads;
	bool with_texts;
	struct buf blocks; /* struct catalogue_block */
	struct buf texts;  /* struct catalogue_text */
	uint32_t n_records;
	struct names names;
	struct batch batch; /* the next block */
	struct buf roots;
	char **givens; /* of the roots, as they stand in paths */
	size_t n_given;
	struct sites *sites;
	struct buf added; /* those of them that lie below the roots */
};

static void flush(struct sink *s)
{
	const char *p = buf_str(&s->out);
	size_t left = s->out.len;

	while (left && !s->failed) {
		const ssize_t n = write(s->fd, p, left);
		if (n < 0 && errno == EINTR)
			continue;
		s->failed = n <= 0;
		p += n > 0 ? n : 0;
		left -= n > 0 ? (size_t)n : 0;
	}
	buf_clear(&s->out);
}

static void add(struct sink *s, const void *bytes, size_t len)
{
	buf_add(&s->out, bytes, len);
	s->off += len;
	if (s->out.len >= WRITE_SIZE)
		flush(s);
}

/* So that nobody waits long at the end. */
static void sync_some(struct sink *s)
{
	if (s->failed || s->off - s->synced < SYNC_SIZE)
		return;
	s->failed = fdatasync(s->fd) != 0;
	s->synced = s->off;
}

/* What is read as structs begins where structs may. */
static void align(struct sink *s)
{
	static const char zeros[8];

	add(s, zeros, (size_t)(-s->off & 7));
}

/* For the owner alone. The cache folder above may be new too, but not what
 * lies above that. */
static void make_dirs(const char *dir)
{
	char *above = xstrdup(dir);
	char *slash = strrchr(above, '/');

	if (slash && slash > above) {
		*slash = '\0';
		mkdir(above, 0700);
	}
	mkdir(dir, 0700);
	free(above);
}

static void set_givens(struct writer *w, const char *const *paths, size_t n)
{
	w->givens = xcalloc(n, sizeof(*w->givens));
	w->n_given = n;
	for (size_t i = 0; i < n; i++)
		w->givens[i] = xstrdup(paths[i]);
}

/* What a writer that was killed has left behind. */
static void delete_leftovers(const char *dir)
{
	enum { OLD = 60 * 60 }; /* seconds: nobody writes that long */
	DIR *d = opendir(dir);
	const struct dirent *e;
	struct stat st;

	while (d && (e = readdir(d)))
		if (!strncmp(e->d_name, TEMP, strlen(TEMP)) &&
		    fstatat(dirfd(d), e->d_name, &st, 0) == 0 &&
		    st.st_mtime < time(NULL) - OLD)
			unlinkat(dirfd(d), e->d_name, 0);
	if (d)
		closedir(d);
}

/* A new file for the owner alone, and its name (free it); -1 if it can't be. */
static int make_temp(const char *dir, char **name)
{
	struct buf temp = { 0 };

	buf_printf(&temp, "%s/" TEMP "XXXXXX", dir);
	*name = buf_detach(&temp);
	const int fd = mkstemp(*name);
	if (fd >= 0)
		fcntl(fd, F_SETFD, FD_CLOEXEC);
	return fd;
}

/* Which of the roots the folder lies in, and what is below that. */
static void add_site(struct writer *w, const char *folder)
{
	for (size_t i = 0; i < w->n_given; i++) {
		const size_t len = strlen(w->givens[i]);
		if (strncmp(folder, w->givens[i], len) != 0)
			continue;
		buf_printf(&w->added, "%zu:%s", i, folder + len);
		buf_add_char(&w->added, '\0');
		return;
	}
}

static void add_sites(struct writer *w)
{
	for (size_t i = 0; w->sites && i < sites_added(w->sites); i++)
		add_site(w, sites_added_folder(w->sites, i));
}

static bool writer_open(struct writer *w, const struct catalogue_place *place,
			const char *const *paths, size_t n)
{
	const struct catalogue_header none = { 0 };
	char *heads;

	*w = (struct writer){ .file.fd = -1,
			      .heads.fd = -1,
			      .with_texts = place->texts };
	batch_init(&w->batch);
	if (!catalogue_file_roots(&w->roots, paths, n))
		return false;
	set_givens(w, paths, n);
	w->sites = place->sites;
	add_sites(w);
	make_dirs(place->dir);
	delete_leftovers(place->dir);
	w->file.fd = make_temp(place->dir, &w->temp);
	w->heads.fd = make_temp(place->dir, &heads);
	if (w->heads.fd >= 0)
		unlink(heads);
	free(heads);
	if (w->file.fd < 0 || w->heads.fd < 0)
		return false;
	add(&w->file, &none, sizeof(none));
	return true;
}

/* Leaves nothing behind but what has been put in its place. */
static void writer_close(struct writer *w, bool placed)
{
	if (w->file.fd >= 0) {
		close(w->file.fd);
		if (!placed)
			unlink(w->temp);
	}
	if (w->heads.fd >= 0)
		close(w->heads.fd);
	free(w->temp);
	for (size_t i = 0; i < w->n_given; i++)
		free(w->givens[i]);
	free(w->givens);
	buf_release(&w->file.out);
	buf_release(&w->heads.out);
	buf_release(&w->blocks);
	buf_release(&w->texts);
	buf_release(&w->roots);
	names_release(&w->names);
	buf_release(&w->added);
	batch_release(&w->batch);
}

static unsigned marks_of(struct slice text)
{
	if (encoding_marked(text) ||
	    utf8_valid_len(text.p, text.len) < text.len)
		return 0;
	return CATALOGUE_IS_UTF8 | sieve_marks(text.p, text.len);
}

/* The text of the draft that was added last; NULL = it is not there. */
static void add_text(struct writer *w, const struct identity *id,
		     const struct buf *text)
{
	struct catalogue_text t = { .id = *id };

	if (w->with_texts && text && text->len == id->size) {
		t.off = w->file.off;
		t.len = (uint32_t)text->len;
		t.marks = marks_of((struct slice){ buf_str(text), text->len });
		t.sum = checksum(buf_str(text), text->len);
		add(&w->file, buf_str(text), text->len);
		sync_some(&w->file);
	}
	buf_add(&w->texts, (const char *)&t, sizeof(t));
}

static void end_block(struct writer *w)
{
	const struct catalogue_text none = { 0 };
	struct batch *b = &w->batch;
	struct buf bytes = { 0 };

	if (!b->n && !b->n_others)
		return;
	packed_add(&bytes, b, &w->names);
	align(&w->heads);
	const struct catalogue_block block = {
		.off = w->heads.off, /* for now */
		.sum = checksum(bytes.data, bytes.len),
		.len = (uint32_t)bytes.len,
		.n = (uint32_t)(b->n + b->n_others),
	};
	add(&w->heads, bytes.data, bytes.len);
	buf_add(&w->blocks, (const char *)&block, sizeof(block));
	for (size_t i = 0; i < b->n_others; i++)
		buf_add(&w->texts, (const char *)&none, sizeof(none));
	w->n_records += block.n;
	buf_release(&bytes);
	batch_release(b);
}

static bool has_failed(const struct writer *w)
{
	return w->file.failed || w->heads.failed;
}

static size_t block_size(const struct writer *w)
{
	return w->blocks.len ? BLOCK : FIRST_BLOCK;
}

static void add_files(struct writer *w, const struct walk_file *files, size_t n,
		      const atomic_bool *stop)
{
	struct reader r = { .whole = w->with_texts, .sites = w->sites };

	for (size_t i = 0; i < n && !has_failed(w) && !atomic_load(stop); i++) {
		const size_t before = w->batch.n;
		reader_add(&r, &w->batch, &files[i]);
		if (w->batch.n > before)
			add_text(w, &w->batch.drafts[before].id, &r.text);
		if (w->batch.n + w->batch.n_others >= block_size(w))
			end_block(w);
	}
	reader_release(&r);
	end_block(w);
}

/* Not a number that a file of another moment or process has. */
static uint64_t new_id(const struct writer *w)
{
	const struct {
		int64_t now;
		uint64_t pid, len;
	} seed = { identity_now(), (uint64_t)getpid(), w->file.off };

	return checksum(&seed, sizeof(seed)) | 1;
}

/* Copies the blocks behind the texts. */
static void add_heads(struct writer *w)
{
	struct catalogue_block *blocks = (void *)w->blocks.data;
	const size_t n = w->blocks.len / sizeof(*blocks);
	char *bytes = xmalloc(WRITE_SIZE);
	ssize_t got = 0;

	flush(&w->heads);
	align(&w->file);
	for (size_t i = 0; i < n; i++)
		blocks[i].off += w->file.off;
	for (uint64_t off = 0; off < w->heads.off && !has_failed(w);
	     off += (uint64_t)got) {
		got = pread(w->heads.fd, bytes, WRITE_SIZE, (off_t)off);
		w->heads.failed = got <= 0;
		if (got > 0)
			add(&w->file, bytes, (size_t)got);
	}
	free(bytes);
}

static void add_tables(struct writer *w, const struct buf *voids,
		       struct catalogue_header *h)
{
	struct buf tables = { 0 };

	align(&w->file);
	h->texts = w->with_texts ? w->file.off : 0;
	if (w->with_texts)
		add(&w->file, buf_str(&w->texts), w->texts.len);
	h->tables = w->file.off;
	buf_add(&tables, buf_str(&w->blocks), w->blocks.len);
	buf_add(&tables, buf_str(&w->names.records), w->names.records.len);
	buf_add(&tables, buf_str(voids), voids->len);
	buf_add(&tables, buf_str(&w->roots), w->roots.len);
	buf_add(&tables, buf_str(&w->added), w->added.len);
	buf_add(&tables, buf_str(&w->names.text), w->names.text.len);
	h->tables_sum = checksum(buf_str(&tables), tables.len);
	add(&w->file, buf_str(&tables), tables.len);
	buf_release(&tables);
}

/* Writes tables and header, and puts the file in its place. */
static bool finish(struct writer *w, const char *dir, const char *extension,
		   uint64_t base, const struct buf *voids)
{
	struct catalogue_header h = {
		.order = CATALOGUE_ORDER,
		.version = CATALOGUE_VERSION,
		.id = new_id(w),
		.base = base,
		.roots_len = (uint32_t)w->roots.len,
		.n_blocks = (uint32_t)(w->blocks.len /
				       sizeof(struct catalogue_block)),
		.n_names = w->names.n,
		.names_len = (uint32_t)w->names.text.len,
		.n_void = (uint32_t)(voids->len / sizeof(uint32_t)),
		.folds = catalogue_file_folds(),
		.n_records = w->n_records,
		.added_len = (uint32_t)w->added.len,
		.sites = w->sites ? sites_sum(w->sites) : 0,
	};

	memcpy(h.magic, CATALOGUE_MAGIC, sizeof(h.magic));
	add_heads(w);
	add_tables(w, voids, &h);
	flush(&w->file);
	h.size = w->file.off;
	h.sum = checksum(&h, offsetof(struct catalogue_header, sum));
	if (has_failed(w) ||
	    pwrite(w->file.fd, &h, sizeof(h), 0) != sizeof(h) ||
	    fsync(w->file.fd) != 0)
		return false;
	char *path = catalogue_file_path(dir, w->roots.data, w->roots.len,
					 extension);
	const bool ok = rename(w->temp, path) == 0;
	free(path);
	return ok;
}

bool catalogue_write(const struct catalogue_place *place,
		     const char *const *paths, size_t n,
		     const struct walk *walk, const atomic_bool *stop)
{
	const struct buf none = { 0 };
	struct writer w;
	bool ok = writer_open(&w, place, paths, n);

	if (ok)
		add_files(&w, walk->files, walk->n, stop);
	ok = ok && !atomic_load(stop) &&
	     finish(&w, place->dir, CATALOGUE_WHOLE, 0, &none);
	writer_close(&w, ok);
	return ok;
}

/* What counts of one block of the present changes. */
static void keep_block(struct writer *w, const struct catalogue *c,
		       size_t block, const unsigned char *voids)
{
	const uint32_t first = catalogue_first(c, block);
	const char **givens = xcalloc(w->n_given, sizeof(*givens));
	const struct names_table *names =
		catalogue_names(c, catalogue_part(c, block));
	struct buf text = { 0 };
	struct packed k;

	for (size_t i = 0; i < w->n_given; i++)
		givens[i] = w->givens[i];
	if (catalogue_block(c, block, &k)) {
		packed_unpack(&k, voids + first, givens, first, names,
			      &w->batch);
		for (size_t i = 0; i < w->batch.n; i++) {
			const struct draft *d = &w->batch.drafts[i];
			buf_clear(&text);
			const bool has = catalogue_text(c, d->post.record, NULL,
							&text, NULL);
			add_text(w, &d->id, has ? &text : NULL);
		}
		end_block(w);
	}
	free(givens);
	buf_release(&text);
}

static void keep_changes(struct writer *w, const struct catalogue *c,
			 const unsigned char *voids)
{
	for (size_t i = catalogue_base_blocks(c); i < catalogue_block_count(c);
	     i++)
		keep_block(w, c, i, voids);
}

bool catalogue_write_changes(const struct catalogue_place *place,
			     const char *const *paths, size_t n,
			     const struct catalogue *c,
			     const unsigned char *voids,
			     const struct walk_file *files, size_t n_files,
			     const atomic_bool *stop)
{
	struct buf gone = { 0 };
	struct writer w;
	bool ok = writer_open(&w, place, paths, n);

	for (uint32_t i = 0; ok && i < catalogue_base_count(c); i++)
		if (voids[i])
			buf_add(&gone, (const char *)&i, sizeof(i));
	if (ok) {
		keep_changes(&w, c, voids);
		add_files(&w, files, n_files, stop);
	}
	ok = ok && !atomic_load(stop) &&
	     finish(&w, place->dir, CATALOGUE_CHANGES, catalogue_id(c), &gone);
	writer_close(&w, ok);
	buf_release(&gone);
	return ok;
}

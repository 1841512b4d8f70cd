/* SPDX-License-Identifier: MIT */
#include "archive/catalogue.h"

#include "archive/catalogue_file.h"
#include "archive/checksum.h"
#include "base/file.h"
#include "base/mapping.h"
#include "base/xalloc.h"
#include "unicode/fold.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_BLOCK = 64 * 1024 * 1024, MAX_TABLES = 1 << 30 };

/* one of its files */
struct part {
	char *path;
	int fd; /* -1 = there is none */
	struct catalogue_header head;
	struct mapping map; /* of all of it */
	char *tables;       /* copied and checked */
	const struct catalogue_block *blocks;
	const uint32_t *voids;
	struct names_table names;
	uint32_t *firsts;      /* of its blocks: records before */
	atomic_uchar *states;  /* of its blocks: enum state, */
	struct packed *packed; /* and what was found */
};

/* Whether a block has been looked through. */
enum state { UNKNOWN, SOUND, DAMAGED };

struct catalogue {
	atomic_int users;
	struct part base, changes;
	uint16_t n_given;
	unsigned char *voids; /* a byte for each record */
};

static bool read_at(int fd, void *to, size_t len, uint64_t off)
{
	char *p = to;

	while (len) {
		const ssize_t n = pread(fd, p, len, (off_t)off);
		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		p += n;
		off += (uint64_t)n;
		len -= (size_t)n;
	}
	return true;
}

static bool header_is_sound(const struct catalogue_header *h, uint64_t size,
			    struct err *why)
{
	const size_t checked = offsetof(struct catalogue_header, sum);

	if (memcmp(h->magic, CATALOGUE_MAGIC, sizeof(h->magic)) != 0)
		return err_set(why, "is no file of kanbao's");
	if (h->order != CATALOGUE_ORDER)
		return err_set(why, "has another byte order");
	if (h->version != CATALOGUE_VERSION ||
	    h->folds != catalogue_file_folds())
		return err_set(why, "is of another version");
	if (h->sum != checksum(h, checked))
		return err_set(why, "is damaged");
	if (h->size != size)
		return err_set(why, "has been cut off");
	return true;
}

/* In the order of alignment: blocks, names, void records, roots, added sites,
 * and the strings of the names. */
static uint64_t tables_len(const struct catalogue_header *h)
{
	return (uint64_t)h->n_blocks * sizeof(struct catalogue_block) +
	       (uint64_t)h->n_names * sizeof(struct names_record) +
	       (uint64_t)h->n_void * sizeof(uint32_t) + h->roots_len +
	       h->added_len + h->names_len;
}

static const char *roots_of(const struct part *p)
{
	return (const char *)(p->voids + p->head.n_void);
}

static const char *added_of(const struct part *p)
{
	return roots_of(p) + p->head.roots_len;
}

/* The records of the blocks add up. */
static bool count_records(struct part *p)
{
	uint64_t n = 0;

	p->firsts = xcalloc((size_t)p->head.n_blocks + 1, sizeof(*p->firsts));
	p->states = xcalloc((size_t)p->head.n_blocks + 1, sizeof(*p->states));
	p->packed = xcalloc((size_t)p->head.n_blocks + 1, sizeof(*p->packed));
	for (uint32_t i = 0; i < p->head.n_blocks; i++) {
		p->firsts[i] = (uint32_t)n;
		n += p->blocks[i].n;
		if (p->blocks[i].len > MAX_BLOCK || n > UINT32_MAX / 4)
			return false;
	}
	return n == p->head.n_records;
}

static bool read_tables(struct part *p, struct err *why)
{
	const struct catalogue_header *h = &p->head;
	const uint64_t len = tables_len(h);

	if (len > MAX_TABLES || h->tables > h->size ||
	    len > h->size - h->tables)
		return err_set(why, "is damaged");
	p->tables = xmalloc((size_t)len + 1);
	if (!read_at(p->fd, p->tables, (size_t)len, h->tables) ||
	    checksum(p->tables, (size_t)len) != h->tables_sum)
		return err_set(why, "is damaged");
	p->blocks = (const void *)p->tables;
	const struct names_record *names =
		(const void *)(p->blocks + h->n_blocks);
	p->voids = (const void *)(names + h->n_names);
	if (!names_open(&p->names, names, h->n_names,
			added_of(p) + h->added_len, h->names_len) ||
	    (h->added_len && added_of(p)[h->added_len - 1]) ||
	    !count_records(p))
		return err_set(why, "is damaged");
	return mapping_open(&p->map, p->fd, (size_t)h->size) ||
	       err_set(why, "can't be mapped");
}

static bool part_roots_are(const struct part *p, const struct buf *roots)
{
	return p->head.roots_len == roots->len &&
	       !memcmp(roots_of(p), roots->data, roots->len);
}

/* False without words if there is no such file. */
static bool part_open(struct part *p, const struct buf *roots, struct err *why)
{
	struct stat st;

	p->fd = open(p->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (p->fd < 0)
		return false;
	if (fstat(p->fd, &st) != 0 || !S_ISREG(st.st_mode) ||
	    !read_at(p->fd, &p->head, sizeof(p->head), 0))
		return err_set(why, "is damaged");
	if (!header_is_sound(&p->head, (uint64_t)st.st_size, why) ||
	    !read_tables(p, why))
		return false;
	/* Two collections may share a name, though hardly ever. */
	return part_roots_are(p, roots) || err_set(why, "is of other folders");
}

static void part_close(struct part *p)
{
	if (p->fd >= 0)
		close(p->fd);
	mapping_close(&p->map);
	free(p->tables);
	free(p->firsts);
	free(p->states);
	free(p->packed);
	p->tables = NULL;
	p->firsts = NULL;
	p->states = NULL;
	p->packed = NULL;
	p->names = (struct names_table){ 0 };
	p->head = (struct catalogue_header){ 0 };
	p->fd = -1;
}

static bool mark_voids(struct catalogue *c)
{
	const uint32_t n = c->base.head.n_records;

	c->voids = xcalloc((size_t)catalogue_record_count(c) + 1, 1);
	for (uint32_t i = 0; i < c->changes.head.n_void; i++) {
		if (c->changes.voids[i] >= n)
			return false;
		c->voids[c->changes.voids[i]] = 1;
	}
	return true;
}

/* Changes of another base are left over from it: nobody misses them. */
static void open_changes(struct catalogue *c, const struct buf *roots)
{
	struct err why = { 0 };

	if (part_open(&c->changes, roots, &why) &&
	    c->changes.head.base == c->base.head.id && mark_voids(c))
		return;
	if (c->changes.fd >= 0)
		unlink(c->changes.path);
	part_close(&c->changes);
	free(c->voids);
	mark_voids(c);
}

static struct catalogue *open_roots(const char *dir, const struct buf *roots,
				    size_t n, struct err *why)
{
	struct catalogue *c = xcalloc(1, sizeof(*c));

	atomic_init(&c->users, 1);
	c->n_given = (uint16_t)n;
	c->changes.fd = -1;
	c->base.path = catalogue_file_path(dir, roots->data, roots->len,
					   CATALOGUE_WHOLE);
	c->changes.path = catalogue_file_path(dir, roots->data, roots->len,
					      CATALOGUE_CHANGES);
	if (part_open(&c->base, roots, why) && c->base.head.base == 0) {
		open_changes(c, roots);
		return c;
	}
	if (c->base.fd >= 0)
		catalogue_discard(c);
	catalogue_release(c);
	return NULL;
}

struct catalogue *catalogue_open(const char *dir, const char *const *paths,
				 size_t n, struct err *why)
{
	struct buf roots = { 0 };
	struct catalogue *c = NULL;

	*why = (struct err){ 0 };
	if (n <= UINT16_MAX && catalogue_file_roots(&roots, paths, n))
		c = open_roots(dir, &roots, n, why);
	buf_release(&roots);
	return c;
}

struct catalogue *catalogue_keep(const struct catalogue *c)
{
	struct catalogue *mine = (struct catalogue *)c;

	if (mine)
		atomic_fetch_add(&mine->users, 1);
	return mine;
}

void catalogue_release(const struct catalogue *c)
{
	struct catalogue *mine = (struct catalogue *)c;

	if (!mine || atomic_fetch_sub(&mine->users, 1) != 1)
		return;
	part_close(&mine->base);
	part_close(&mine->changes);
	free(mine->base.path);
	free(mine->changes.path);
	free(mine->voids);
	free(mine);
}

void catalogue_discard(const struct catalogue *c)
{
	unlink(c->changes.path);
	unlink(c->base.path);
}

size_t catalogue_base_blocks(const struct catalogue *c)
{
	return c->base.head.n_blocks;
}

size_t catalogue_block_count(const struct catalogue *c)
{
	return (size_t)c->base.head.n_blocks + c->changes.head.n_blocks;
}

uint32_t catalogue_base_count(const struct catalogue *c)
{
	return c->base.head.n_records;
}

uint32_t catalogue_record_count(const struct catalogue *c)
{
	return c->base.head.n_records + c->changes.head.n_records;
}

bool catalogue_has_texts(const struct catalogue *c)
{
	return c->base.head.texts != 0;
}

uint64_t catalogue_sites(const struct catalogue *c)
{
	return c->base.head.sites;
}

const char *catalogue_added(const struct catalogue *c, size_t *len)
{
	*len = c->base.head.added_len;
	return added_of(&c->base);
}

uint64_t catalogue_id(const struct catalogue *c)
{
	return c->base.head.id;
}

const unsigned char *catalogue_void(const struct catalogue *c)
{
	return c->voids;
}

static const struct part *part_of_block(const struct catalogue *c,
					size_t *block)
{
	if (*block < c->base.head.n_blocks)
		return &c->base;
	*block -= c->base.head.n_blocks;
	return &c->changes;
}

uint32_t catalogue_first(const struct catalogue *c, size_t block)
{
	const struct part *p = part_of_block(c, &block);

	return p->firsts[block] +
	       (p == &c->changes ? c->base.head.n_records : 0);
}

static bool look_through(const struct catalogue *c, const struct part *p,
			 const struct catalogue_block *b, struct packed *out)
{
	const struct packed_limits limits = { c->n_given, p->names.n };

	if (b->off % sizeof(uint64_t) || b->off > p->map.len ||
	    b->len > p->map.len - b->off)
		return false;
	const char *bytes = p->map.bytes + b->off;
	return checksum(bytes, b->len) == b->sum &&
	       packed_open(out, bytes, b->len, limits) && out->n == b->n;
}

bool catalogue_block(const struct catalogue *c, size_t block,
		     struct packed *out)
{
	const struct part *p = part_of_block(c, &block);
	const struct catalogue_block *b = &p->blocks[block];
	const int known = atomic_load(&p->states[block]);

	if (known == UNKNOWN) {
		const bool sound = look_through(c, p, b, out);
		p->packed[block] = *out;
		atomic_store(&p->states[block], sound ? SOUND : DAMAGED);
		return sound;
	}
	if (known == SOUND)
		*out = p->packed[block];
	return known == SOUND;
}

unsigned catalogue_part(const struct catalogue *c, size_t block)
{
	return part_of_block(c, &block) == &c->changes;
}

const struct names_table *catalogue_names(const struct catalogue *c,
					  unsigned part)
{
	return part ? &c->changes.names : &c->base.names;
}

bool catalogue_is_lost(const struct catalogue *c)
{
	return c && (mapping_is_lost(&c->base.map) ||
		     mapping_is_lost(&c->changes.map));
}

static bool is_unchanged(const struct identity *id, const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	       identity_is(id, &st);
}

bool catalogue_text(const struct catalogue *c, uint32_t record,
		    const char *path, struct buf *out, unsigned *marks)
{
	const bool changed = record >= c->base.head.n_records;
	const struct part *p = changed ? &c->changes : &c->base;
	const uint32_t i = record - (changed ? c->base.head.n_records : 0);
	const size_t before = out->len;
	struct catalogue_text t;

	if (!p->head.texts || i >= p->head.n_records ||
	    !read_at(p->fd, &t, sizeof(t), p->head.texts + i * sizeof(t)) ||
	    !t.len || t.len > FILE_MAX || (path && !is_unchanged(&t.id, path)))
		return false;
	char *to = buf_reserve(out, (size_t)t.len);
	if (!read_at(p->fd, to, (size_t)t.len, t.off))
		return false;
	buf_commit(out, (size_t)t.len);
	if (marks)
		*marks = t.marks;
	if (checksum(to, (size_t)t.len) == t.sum)
		return true;
	buf_truncate(out, before);
	return false;
}

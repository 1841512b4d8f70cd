/* SPDX-License-Identifier: MIT */
#include "archive/freshness.h"

#include "archive/bundle.h"
#include "archive/checksum.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct freshness_record {
	uint64_t key; /* of its name; 0 = not known */
	struct identity id;
};

void freshness_init(struct freshness *f, const struct catalogue *c)
{
	const size_t n = catalogue_record_count(c);

	*f = (struct freshness){ .catalogue = c };
	f->records = xcalloc(n, sizeof(*f->records));
	f->voids = xcalloc(n, 1);
	if (n)
		memcpy(f->voids, catalogue_void(c), n);
	f->seen = xcalloc(n, 1);
}

void freshness_clear(struct freshness *f)
{
	free(f->records);
	free(f->slots);
	free(f->voids);
	free(f->seen);
	f->records = NULL;
	f->slots = NULL;
	f->voids = f->seen = NULL;
}

void freshness_release(struct freshness *f)
{
	freshness_clear(f);
}

/* Names that share a key, hardly ever, would be told apart by their identity:
 * an inode belongs to one of them. */
static uint64_t key_of(uint16_t given, const char *name, size_t len)
{
	const uint64_t key = checksum(name, len) + given;

	return key ? key : 1;
}

void freshness_learn(struct freshness *f, const struct packed *k,
		     uint32_t first)
{
	for (uint32_t i = 0; i < k->n; i++) {
		const struct packed_file file = packed_file(k, i);
		f->records[first + i] =
			(struct freshness_record){ key_of(file.given, file.name,
							  strlen(file.name)),
						   file.id };
	}
}

void freshness_index(struct freshness *f)
{
	const uint32_t n = catalogue_record_count(f->catalogue);

	f->slots_cap = 64;
	while (f->slots_cap < (size_t)n * 2)
		f->slots_cap *= 2;
	f->slots = xcalloc(f->slots_cap, sizeof(*f->slots));
	for (uint32_t i = 0; i < n; i++) {
		size_t at = f->records[i].key & (f->slots_cap - 1);
		if (f->voids[i] || !f->records[i].key)
			continue;
		while (f->slots[at])
			at = (at + 1) & (f->slots_cap - 1);
		f->slots[at] = i + 1;
	}
}

/* A file whose record is looked for. */
struct candidate {
	uint64_t key; /* of its name */
	size_t at;    /* where in the table its record may be */
	uint32_t slot;
	bool named; /* that is one of its name */
};

/* Looks for many files at once, step by step: each step waits for memory that
 * has not been touched for long, and the next file need not wait for that. */
static void find_all(const struct freshness *f, const struct walk_names *names,
		     struct candidate *all)
{
	const size_t mask = f->slots_cap - 1;
	struct buf path = { 0 };

	buf_add_str(&path, names->below);
	const size_t above = path.len;
	for (size_t i = 0; i < names->n; i++) {
		buf_truncate(&path, above);
		buf_add_str(&path, names->names[i]);
		all[i].key = key_of(names->given, path.data, path.len);
		all[i].at = all[i].key & mask;
	}
	buf_release(&path);
	for (size_t i = 0; i < names->n; i++)
		all[i].slot = f->slots[all[i].at];
	for (size_t i = 0; i < names->n; i++)
		all[i].named = all[i].slot &&
			       f->records[all[i].slot - 1].key == all[i].key;
}

/* True if there is one of its name: then it is the candidate's. */
static bool next_named(const struct freshness *f, struct candidate *c)
{
	const size_t mask = f->slots_cap - 1;

	while (!c->named && c->slot) {
		c->at = (c->at + 1) & mask;
		c->slot = f->slots[c->at];
		c->named = c->slot && f->records[c->slot - 1].key == c->key;
	}
	return c->named;
}

/* The number, plus 1, of the record of that name that says what the file is; it
 * is looked at only if there is one of that name. 0 = there is none. */
static uint32_t known_as(const struct freshness *f, struct candidate *c,
			 int dir, const char *name)
{
	struct stat st;

	if (!next_named(f, c) || fstatat(dir, name, &st, 0) != 0 ||
	    !S_ISREG(st.st_mode))
		return 0;
	do {
		if (identity_is(&f->records[c->slot - 1].id, &st))
			return c->slot;
		c->named = false;
	} while (next_named(f, c));
	return 0;
}

void freshness_know(void *arg, struct walk_names *names)
{
	struct freshness *f = arg;
	struct candidate all[BUNDLE_MAX];

	find_all(f, names, all);
	for (size_t i = 0; i < names->n; i++) {
		const uint32_t known =
			known_as(f, &all[i], names->dir, names->names[i]);
		names->known[i] = known;
		if (known && !f->later)
			f->seen[known - 1] = 1;
	}
}

void freshness_take_known(struct freshness *f, struct walk *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->n; i++)
		if (w->files[i].known)
			f->seen[w->files[i].known - 1] = 1;
		else
			w->files[kept++] = w->files[i];
	w->n = kept;
}

size_t freshness_conclude(struct freshness *f)
{
	const uint32_t n = catalogue_record_count(f->catalogue);
	size_t differences = 0;

	for (uint32_t i = 0; i < n; i++) {
		differences += !f->voids[i] && !f->seen[i];
		f->voids[i] = !f->seen[i];
	}
	return differences;
}

/* With the records of one block. */
static void add_gone(const struct freshness *f, const struct packed *k,
		     uint32_t first, const char *const *givens,
		     struct update *u)
{
	const unsigned char *before = catalogue_void(f->catalogue) + first;
	struct buf path = { 0 };

	for (uint32_t i = 0; i < k->n; i++) {
		if (!f->voids[first + i] || before[i])
			continue;
		const struct packed_file file = packed_file(k, i);
		buf_clear(&path);
		buf_add_str(&path, givens[file.given]);
		buf_add_str(&path, file.name);
		update_add(u, buf_str(&path));
	}
	buf_release(&path);
}

void freshness_add_gone(const struct freshness *f, const char *const *givens,
			struct update *u)
{
	struct packed k;

	for (size_t i = 0; i < catalogue_block_count(f->catalogue); i++)
		if (catalogue_block(f->catalogue, i, &k))
			add_gone(f, &k, catalogue_first(f->catalogue, i),
				 givens, u);
}

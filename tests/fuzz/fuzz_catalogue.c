/* SPDX-License-Identifier: MIT */
/* Any bytes as a block of a catalogue, and as what lies behind a header that is
 * right: nothing may be read where nothing is. */
#include "archive/catalogue.h"
#include "archive/catalogue_file.h"
#include "archive/checksum.h"
#include "base/sanitise.h"
#include "base/xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at(const struct batch *b, uint32_t n_names)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < b->n_posts; i++) {
		const struct post *p = &b->posts[i];
		if (!sanitise_clean(p->title, strlen(p->title), SANITISE_LINE))
			abort();
		date_add_rfc3339(&out, &p->date);
		for (uint32_t k = 0; k < p->ends[FACET_STORED - 1]; k++)
			if (p->numbers[k] >= n_names)
				abort();
	}
	for (size_t i = 0; i < b->n; i++)
		for (int f = 0; f < FACET_COUNT; f++)
			batch_name_count(b, &b->drafts[i], (enum facet)f);
	buf_release(&out);
}

static void unpack(const struct packed *k, const struct names_table *names)
{
	const char *given = "/x/";
	struct batch b;

	batch_init(&b);
	for (uint32_t i = 0; i < k->n; i++)
		if (strstr(packed_file(k, i).name, "../"))
			abort();
	packed_unpack(k, NULL, &given, 0, names, &b);
	packed_posts(k, NULL, &given, 0,
		     arena_room(&b.arena, k->n_posts * sizeof(struct post)),
		     &b);
	look_at(&b, names->n);
	batch_release(&b);
}

static void as_block(const uint8_t *data, size_t size)
{
	static const struct names_record records[] = { { 0, 0, 0 },
						       { 1, 0, 0 } };
	const struct names_table names = { records, "a", 2 };
	char *bytes = xmalloc(size);
	struct packed k;

	if (size)
		memcpy(bytes, data, size);
	if (packed_open(&k, bytes, size, (struct packed_limits){ 1, names.n }))
		unpack(&k, &names);
	free(bytes);
}

/* Reads all there is. */
static void use(const struct catalogue *c)
{
	struct buf text = { 0 };
	struct packed k;

	for (size_t i = 0; i < catalogue_block_count(c); i++)
		if (catalogue_block(c, i, &k))
			unpack(&k, catalogue_names(c, catalogue_part(c, i)));
	for (uint32_t i = 0; i < catalogue_record_count(c) && i < 1000; i++) {
		buf_clear(&text);
		catalogue_text(c, i, NULL, &text, NULL);
	}
	buf_release(&text);
}

static void put_file(const char *path, const struct catalogue_header *h,
		     const uint8_t *data, size_t size)
{
	FILE *f = fopen(path, "wb");

	fwrite(h, 1, sizeof(*h), f);
	fwrite(data, 1, size, f);
	fclose(f);
}

/* The header's fields are the first bytes, but for those that every file of
 * ours has, so that what they lead to is reached. */
static void as_file(const uint8_t *data, size_t size)
{
	char dir[] = "/tmp/kanbao-fuzz-XXXXXX";
	const char *root = "/tmp";
	struct buf roots = { 0 };
	struct catalogue_header h = { 0 };
	struct err why;

	if (size < sizeof(h) || !mkdtemp(dir))
		return;
	memcpy(&h, data, sizeof(h));
	memcpy(h.magic, CATALOGUE_MAGIC, sizeof(h.magic));
	h.order = CATALOGUE_ORDER;
	h.version = CATALOGUE_VERSION;
	h.base = 0;
	h.size = size;
	h.tables %= size + 1;
	h.n_blocks %= 16;
	h.n_void = 0;
	h.n_names %= 4;
	h.names_len %= 64;
	h.folds = catalogue_file_folds();
	catalogue_file_roots(&roots, &root, 1);
	h.roots_len = (uint32_t)roots.len;
	const size_t tables = h.n_blocks * sizeof(struct catalogue_block) +
			      h.n_names * sizeof(struct names_record) +
			      roots.len + h.names_len;
	uint8_t *copy = xmalloc(size);
	memcpy(copy, data, size);
	if (h.tables >= sizeof(h) && h.tables + tables <= size) {
		memcpy(copy + h.tables + tables - h.names_len - roots.len,
		       roots.data, roots.len);
		h.tables_sum = checksum(copy + h.tables, tables);
	}
	h.sum = checksum(&h, offsetof(struct catalogue_header, sum));
	char *path = catalogue_file_path(dir, roots.data, roots.len,
					 CATALOGUE_WHOLE);
	put_file(path, &h, copy + sizeof(h), size - sizeof(h));
	struct catalogue *c = catalogue_open(dir, &root, 1, &why);
	if (c)
		use(c);
	catalogue_release(c);
	unlink(path);
	rmdir(dir);
	free(path);
	free(copy);
	buf_release(&roots);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	as_block(data, size);
	as_file(data, size);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "archive/parts.h"
#include "archive/walk_sort.h"

#include "base/xalloc.h"

#include <stdlib.h>

enum {
	FIRST_FILES = 64, /* a screenful and a reserve, at once */
	MIN_BATCH = 16,   /* files; so many that each thread has some */
	MAX_BATCH = 128,
	BATCHES = 64,     /* wanted of any archive */
	WHOLE_DAY = 1024, /* files of a day that are kept together */
};

void parts_release(struct parts *p)
{
	for (size_t i = 0; i < p->n; i++)
		batch_release(&p->items[i].batch);
	free(p->items);
	*p = (struct parts){ 0 };
}

static void add(struct parts *p, struct part part)
{
	p->items = xgrow(p->items, &p->cap, p->n + 1, sizeof(*p->items));
	p->items[p->n++] = part;
	p->n_found += part.n;
}

void parts_add_problems(struct parts *p, struct batch *problems)
{
	add(p, (struct part){ .ready = true });
	batch_take_problems(&p->items[p->n - 1].batch, problems);
}

void parts_add_blocks(struct parts *p, const struct catalogue *c)
{
	const size_t n = catalogue_block_count(c);

	for (size_t i = 0; i < n; i++) {
		const uint32_t first = catalogue_first(c, i);
		const uint32_t next = i + 1 < n ? catalogue_first(c, i + 1)
						: catalogue_record_count(c);
		add(p, (struct part){ .n = next - first,
				      .first = first,
				      .block = i + 1 });
	}
}

/* Files of the first one's day, at most `most`. */
static size_t day_len(const struct walk_file *files, size_t n, size_t most)
{
	size_t len = 1;

	while (len < most && len < n && files[len].order == files[0].order)
		len++;
	return len;
}

/* Days with very many posts (undated ones, for the most) are sorted at once and
 * then cut anywhere; of the others, a part takes whole days and leaves their
 * order to its reader. */
static size_t add_long_day(struct parts *p, struct walk_file *files, size_t n,
			   size_t batch)
{
	const size_t len = day_len(files, n, n);

	walk_sort_paths(files, len);
	for (size_t i = 0; i < len; i += batch)
		add(p, (struct part){ .files = files + i,
				      .n = len - i < batch ? len - i : batch,
				      .sorted = true });
	return len;
}

static size_t add_days(struct parts *p, struct walk_file *files, size_t n,
		       size_t batch)
{
	size_t len = 0;

	while (len < batch && len < n) {
		const size_t day = day_len(files + len, n - len, WHOLE_DAY + 1);
		if (day > WHOLE_DAY)
			break;
		len += day;
	}
	add(p, (struct part){ .files = files, .n = len });
	return len;
}

void parts_add_files(struct parts *p, struct walk_file *files, size_t n)
{
	const size_t fair = n / BATCHES;
	const size_t most = fair < MIN_BATCH   ? MIN_BATCH
			    : fair > MAX_BATCH ? MAX_BATCH
					       : fair;
	size_t i = 0;

	while (i < n) {
		const size_t left = n - i;
		const size_t batch = i ? most : FIRST_FILES;
		const bool longer =
			day_len(files + i, left, WHOLE_DAY + 1) > WHOLE_DAY;
		i += longer ? add_long_day(p, files + i, left, batch)
			    : add_days(p, files + i, left, batch);
	}
}

void parts_sort_days(const struct part *part)
{
	for (size_t i = 0, n; !part->sorted && i < part->n; i += n) {
		n = day_len(part->files + i, part->n - i, part->n - i);
		walk_sort_paths(part->files + i, n);
	}
}

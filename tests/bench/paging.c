/* SPDX-License-Identifier: MIT */
/* What a key in a long post takes: paging FILE opens it, goes through it page
 * by page and makes the pane narrower and wider, all on a canvas in memory, and
 * prints the milliseconds of the first screen, of a page down and of a resize,
 * and the ratios of the first and the last to that in the middle: medians of
 * some runs. */
#include "archive/archive.h"
#include "archive/loader.h"
#include "base/xalloc.h"
#include "ui/canvas.h"
#include "ui/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 9, PAGES = 200, RESIZES = 40, ROWS = 24, COLS = 80 };

struct bench {
	const struct post *post;
	struct layout_options options;
	struct canvas *canvas;
	struct view *reader;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int cmp(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double *times, size_t n)
{
	qsort(times, n, sizeof(*times), cmp);
	return times[n / 2];
}

static void resize(struct bench *b, int cols)
{
	canvas_resize(b->canvas, ROWS, cols);
	view_resize(b->reader, (struct rect){ 0, 0, ROWS, cols });
}

/* Opens the post anew and draws it. */
static double open_post(struct bench *b)
{
	view_free(b->reader);
	b->reader = reader_new(&b->options);
	resize(b, COLS);
	const double start = now();
	reader_show(b->reader, b->post);
	view_draw(b->reader, b->canvas, true);
	return now() - start;
}

static double page_down(struct bench *b)
{
	const double start = now();

	view_act(b->reader, ACTION_PAGE_DOWN, 0);
	view_draw(b->reader, b->canvas, true);
	return now() - start;
}

/* At where the pages have led. */
static double change_width(struct bench *b, int i)
{
	const double start = now();

	resize(b, COLS - i % 2 * COLS / 4);
	view_draw(b->reader, b->canvas, true);
	return now() - start;
}

static void measure(struct bench *b)
{
	double opens[RUNS], pages[PAGES], resizes[RESIZES];

	for (int i = 0; i < RUNS; i++)
		opens[i] = open_post(b);
	for (int i = 0; i < PAGES; i++)
		pages[i] = page_down(b);
	for (int i = 0; i < RESIZES; i++)
		resizes[i] = change_width(b, i + 1);
	const double first = median(opens, RUNS);
	const double page = median(pages, PAGES);
	const double other = median(resizes, RESIZES);
	printf("%.2f %.3f %.3f %.1f %.1f\n", first, page, other, first / page,
	       other / page);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: paging FILE\n");
		return 2;
	}
	struct archive *a = archive_new();
	const char *paths[] = { argv[1] };
	struct loader *l = loader_start(paths, 1, NULL, NULL);
	const struct width_rules rules = { false, false };
	loader_finish(l, a);
	struct bench b = { .canvas = canvas_new(ROWS, COLS, rules) };
	layout_defaults(&b.options);
	b.options.width = READER_MEASURE;
	b.post = archive_count(a) ? archive_post(a, 0) : NULL;
	if (b.post)
		measure(&b);
	view_free(b.reader);
	canvas_free(b.canvas);
	loader_free(l);
	archive_free(a);
	return !b.post;
}

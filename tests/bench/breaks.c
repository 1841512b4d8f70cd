/* SPDX-License-Identifier: MIT */
/* How fast lines are broken: breaks FILE prints megabytes a second, the median
 * of five runs over the file, paragraph by paragraph. */
#include "base/file.h"
#include "unicode/linebreak.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { RUNS = 5, LEAST_BYTES = 8 * 1000 * 1000 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void scan(const struct buf *text, struct linebreak_cluster **clusters,
		 size_t *cap)
{
	const struct linebreak_options options = { .lang = LANG_ZH };
	const char *p = text->data, *const end = p + text->len;

	while (p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		const size_t len = (size_t)((stop ? stop : end) - p);
		linebreak_scan(p, len, &options, clusters, cap);
		p += len + 1;
	}
}

static int cmp_double(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	struct buf text = { 0 };
	struct err err = { 0 };
	struct linebreak_cluster *clusters = NULL;
	size_t cap = 0;
	double rates[RUNS];

	if (argc != 2 || !file_read(AT_FDCWD, argv[1], FILE_MAX, &text, &err)) {
		fprintf(stderr, "usage: breaks FILE %s\n", err.text);
		return 2;
	}
	for (int i = 0; i < RUNS; i++) {
		const double start = now();
		size_t bytes = 0;
		for (; bytes < LEAST_BYTES; bytes += text.len + 1)
			scan(&text, &clusters, &cap);
		rates[i] = (double)bytes / 1e6 / (now() - start);
	}
	qsort(rates, RUNS, sizeof(*rates), cmp_double);
	printf("%.0f\n", rates[RUNS / 2]);
	free(clusters);
	buf_release(&text);
	return 0;
}

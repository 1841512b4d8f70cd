/* SPDX-License-Identifier: MIT */
/* How fast lines are broken: breaks LANG FILE goes over the file paragraph by
 * paragraph and prints the megabytes a second of linebreak_scan and, where it
 * was built with ICU, those of ICU's line iterator (from UTF-8, so with its
 * conversion) and the ratio; medians of runs in turn. */
#include "base/file.h"
#include "base/xalloc.h"
#include "unicode/linebreak.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef BENCH_ICU
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#endif

enum { RUNS = 7, LEAST_BYTES = 4 * 1000 * 1000 };

/* Breaks one paragraph. */
struct breaker {
	void (*scan)(struct breaker *b, const char *text, size_t len);
	struct linebreak_options options;
	struct linebreak_cluster *clusters;
	size_t cap;
#ifdef BENCH_ICU
	UBreakIterator *lines;
	UChar *units;
	size_t units_cap;
#endif
};

static void scan_ours(struct breaker *b, const char *text, size_t len)
{
	linebreak_scan(text, len, &b->options, &b->clusters, &b->cap);
}

#ifdef BENCH_ICU
static void check(UErrorCode status)
{
	if (U_SUCCESS(status))
		return;
	fprintf(stderr, "breaks: ICU: %s\n", u_errorName(status));
	exit(1);
}

static void scan_icu(struct breaker *b, const char *text, size_t len)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t n;

	b->units = xgrow(b->units, &b->units_cap, len + 1, sizeof(*b->units));
	u_strFromUTF8(b->units, (int32_t)len + 1, &n, text, (int32_t)len,
		      &status);
	ubrk_setText(b->lines, b->units, n, &status);
	check(status);
	while (ubrk_next(b->lines) != UBRK_DONE)
		continue;
}
#endif

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void scan_all(struct breaker *b, const struct buf *text)
{
	const char *p = text->data, *const end = p + text->len;

	while (p < end) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		const size_t len = (size_t)((stop ? stop : end) - p);
		b->scan(b, p, len);
		p += len + 1;
	}
}

/* Megabytes a second of one run. */
static double rate(struct breaker *b, const struct buf *text)
{
	const double start = now();
	size_t bytes = 0;

	for (; bytes < LEAST_BYTES; bytes += text->len + 1)
		scan_all(b, text);
	return (double)bytes / 1e6 / (now() - start);
}

static int cmp_double(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void measure(struct breaker *breakers, size_t n, const struct buf *text)
{
	double rates[2][RUNS];

	for (int i = 0; i < RUNS; i++)
		for (size_t j = 0; j < n; j++)
			rates[j][i] = rate(&breakers[j], text);
	for (size_t j = 0; j < n; j++)
		qsort(rates[j], RUNS, sizeof(**rates), cmp_double);
	printf("%.0f", rates[0][RUNS / 2]);
	if (n == 2)
		printf(" %.0f %.2f", rates[1][RUNS / 2],
		       rates[0][RUNS / 2] / rates[1][RUNS / 2]);
	printf("\n");
}

static enum lang lang_named(const char *name)
{
	return !strcmp(name, "ja")   ? LANG_JA
	       : !strcmp(name, "ko") ? LANG_KO
	       : !strcmp(name, "en") ? LANG_OTHER
				     : LANG_ZH;
}

int main(int argc, char **argv)
{
	struct buf text = { 0 };
	struct err err = { 0 };
	struct breaker breakers[2] = { { .scan = scan_ours } };
	size_t n = 1;

	if (argc != 3 || !file_read(AT_FDCWD, argv[2], FILE_MAX, &text, &err)) {
		fprintf(stderr, "usage: breaks LANG FILE %s\n", err.text);
		return 2;
	}
	struct linebreak_rules *rules = linebreak_rules_new();
	breakers[0].options.rules = rules;
	breakers[0].options.lang = lang_named(argv[1]);
#ifdef BENCH_ICU
	UErrorCode status = U_ZERO_ERROR;
	breakers[n++] = (struct breaker){
		.scan = scan_icu,
		.lines = ubrk_open(UBRK_LINE, argv[1], NULL, 0, &status),
	};
	check(status);
#endif
	measure(breakers, n, &text);
#ifdef BENCH_ICU
	ubrk_close(breakers[1].lines);
	free(breakers[1].units);
#endif
	free(breakers[0].clusters);
	linebreak_rules_free(rules);
	buf_release(&text);
	return 0;
}

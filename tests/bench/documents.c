/* SPDX-License-Identifier: MIT */
/* What documents take beside the parser alone: documents DIR builds one of each
 * post, in this thread, and prints its milliseconds, those of the parser and
 * the ratio; the least of some runs. One goes through all posts after the
 * other, so that neither pays for the memory that the other has left. */
#include "archive/archive.h"
#include "archive/body.h"
#include "archive/loader.h"
#include "archive/post.h"
#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/doc.h"

#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 5 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double least(double a, double b)
{
	return a < b ? a : b;
}

typedef void maker(const struct post *p, const struct buf *body);

static void make_tree(const struct post *p, const struct buf *body)
{
	(void)p;
	cmark_node_free(
		cmark_parse_document(body->data, body->len, CMARK_OPT_UNSAFE));
}

static void make_doc(const struct post *p, const struct buf *body)
{
	doc_free(doc_new(p, body->data, body->len, DOC_HEAD));
}

/* Milliseconds for all; those without a body count for nothing. */
static double measure(const struct archive *a, const struct buf *bodies,
		      maker *make)
{
	const double start = now();

	for (size_t i = 0; i < archive_count(a); i++)
		if (bodies[i].len)
			make(archive_post(a, i), &bodies[i]);
	return now() - start;
}

static struct buf *read_bodies(const struct archive *a)
{
	struct buf *bodies = xcalloc(archive_count(a), sizeof(*bodies));

	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		if (p->flags & POST_HTML || !body_read(p, &bodies[i], NULL))
			buf_clear(&bodies[i]);
	}
	return bodies;
}

static void free_bodies(const struct archive *a, struct buf *bodies)
{
	for (size_t i = 0; i < archive_count(a); i++)
		buf_release(&bodies[i]);
	free(bodies);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: documents DIR\n");
		return 2;
	}
	xalloc_keep();
	struct archive *a = archive_new();
	const char *paths[] = { argv[1] };
	struct loader *l = loader_start(paths, 1, NULL, NULL);
	double parser = 1e12, doc = 1e12;
	loader_finish(l, a);
	struct buf *bodies = read_bodies(a);
	for (int run = 0; run < RUNS; run++) {
		parser = least(parser, measure(a, bodies, make_tree));
		doc = least(doc, measure(a, bodies, make_doc));
	}
	printf("%.1f %.1f %.2f\n", doc, parser, doc / parser);
	free_bodies(a, bodies);
	loader_free(l);
	archive_free(a);
	return 0;
}

/* SPDX-License-Identifier: MIT */
/* What documents take beside the parser alone: documents DIR builds one of each
 * post, in this thread, and prints its milliseconds, those of the parser and
 * the ratio; the least of some runs. */
#include "archive/archive.h"
#include "archive/body.h"
#include "archive/loader.h"
#include "archive/post.h"
#include "base/buf.h"
#include "doc/doc.h"

#include <cmark.h>
#include <stdio.h>
#include <time.h>

enum { RUNS = 5 };

struct times {
	double doc, parser; /* milliseconds */
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void measure(const struct post *p, struct times *sum)
{
	struct buf body = { 0 };

	if (body_read(p, &body, NULL) && !(p->flags & POST_HTML)) {
		const double start = now();
		cmark_node_free(cmark_parse_document(buf_str(&body), body.len,
						     CMARK_OPT_UNSAFE));
		const double middle = now();
		doc_free(doc_new(p, buf_str(&body), body.len, DOC_HEAD));
		sum->parser += middle - start;
		sum->doc += now() - middle;
	}
	buf_release(&body);
}

int main(int argc, char **argv)
{
	if (argc != 2) {
		fprintf(stderr, "usage: documents DIR\n");
		return 2;
	}
	struct archive *a = archive_new();
	const char *paths[] = { argv[1] };
	struct loader *l = loader_start(paths, 1, NULL, NULL);
	struct times least = { 1e12, 1e12 };
	loader_finish(l, a);
	for (int run = 0; run < RUNS; run++) {
		struct times sum = { 0, 0 };
		for (size_t i = 0; i < archive_count(a); i++)
			measure(archive_post(a, i), &sum);
		least.doc = sum.doc < least.doc ? sum.doc : least.doc;
		least.parser =
			sum.parser < least.parser ? sum.parser : least.parser;
	}
	printf("%.1f %.1f %.2f\n", least.doc, least.parser,
	       least.doc / least.parser);
	loader_free(l);
	archive_free(a);
	return 0;
}

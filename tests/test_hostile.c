/* SPDX-License-Identifier: MIT */
/* Bodies that are made to be expensive: what becomes of them grows no faster
 * than they do. Work that does would not end here: a body of so many bytes is a
 * trillion steps if each byte looks at all others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/tree.h"
#include "support/docdump.h"
#include "support/hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SMALL = 30000, TIMES = 4, LARGE = TIMES * SMALL };

static void make(struct buf *body, const char *text, size_t len)
{
	buf_clear(body);
	while (body->len < len)
		buf_add_str(body, text);
}

/* Bytes, with what lists of leaves and links need. */
static size_t size_of(const struct doc *d)
{
	return d->arena.bytes + d->n_leaves * sizeof(struct block *) +
	       (d->n_links + d->n_notes) * sizeof(struct link);
}

static size_t document_size(const struct buf *body)
{
	const struct post post = docdump_post();
	struct doc *d = doc_new(&post, body->data, body->len, 0);
	const size_t size = size_of(d);

	doc_free(d);
	return size;
}

static void documents_grow_as_bodies_do(void **state)
{
	struct buf body = { 0 };

	(void)state;
	for (int i = 0; i < HOSTILES; i++) {
		make(&body, hostiles[i].text, SMALL);
		const size_t small = document_size(&body);
		make(&body, hostiles[i].text, LARGE);
		const size_t large = document_size(&body);
		/* memory is taken in blocks of twice the body */
		if (large > (TIMES + 1) * small + 4 * LARGE)
			fail_msg("%s: %zu bytes, then %zu", hostiles[i].name,
				 small, large);
	}
	buf_release(&body);
}

/* Texts that are long and then end with what has been looked for again and
 * again: these took minutes. */
static void what_comes_last_is_not_looked_for_each_time(void **state)
{
	static const struct {
		const char *unit, *end;
		size_t len; /* bytes of the units, */
		int times;  /* and how often, with the end */
	} rows[] = {
		{ ")", "\n\n", 300000, 10 },
		{ "- ", "a\n", 1000000, 1 },
		{ "- - * ", "a\n", 1000000, 1 },
		{ "{% highlight %}\n", "{% endhighlight %} x\n", 2000000, 1 },
		{ "{% comment %}\n\n", "{% endcomment %} x\n", 2000000, 1 },
		{ "{% code %}\n{% comment %}\n",
		  "{% endcode %} x\n{% endcomment %} x\n", 2000000, 1 },
	};
	const struct post post = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf unit = { 0 }, body = { 0 };
		make(&unit, rows[i].unit, rows[i].len);
		for (int n = 0; n < rows[i].times; n++) {
			buf_add(&body, unit.data, unit.len);
			buf_add_str(&body, rows[i].end);
		}
		doc_free(doc_new(&post, body.data, body.len, 0));
		buf_release(&unit);
		buf_release(&body);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(documents_grow_as_bodies_do),
		cmocka_unit_test(what_comes_last_is_not_looked_for_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/docdump.h"

#include "app/output.h"
#include "app/press.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTIONS = 1500 };

/* Every section has what reaches across: links by number, definitions that
 * stand at the end, lines that show nothing. */
static void write_body(struct buf *body)
{
	for (int i = 0; i < SECTIONS; i++)
		buf_printf(
			body,
			"## %d 节\n\n[%d](/%d) and [r%d], `code` 文字文字。\n\n"
			"1. a\n2. b\n\n<!-- -->\n\n```\n# %d\n```\n\n",
			i, i, i, SECTIONS - i, i);
	for (int i = 0; i < SECTIONS; i++)
		buf_printf(body, "[r%d]: /r/%d\n", i, i);
}

/* A leaf as it is seen from the part, where links have their numbers. */
static void dump(const void *with, const struct doc *part, size_t first,
		 struct output *out)
{
	(void)with;
	for (size_t i = first; i < doc_leaf_count(part); i++) {
		const struct block *b = doc_leaf(part, i);
		output_add(out, b->text, b->len);
		for (uint32_t j = 0; j < b->n_spans; j++) {
			const struct link *l = doc_link(part, b->spans[j].link);
			if (l)
				output_str(out, l->url);
		}
		output_end_line(out);
	}
}

static struct doc *begin(const struct post *p, const struct buf *body)
{
	return doc_begin(p, body->data, body->len, DOC_LINK_NUMBERS);
}

static void read_all(FILE *f, struct buf *text)
{
	char bytes[4096];
	size_t n;

	rewind(f);
	while ((n = fread(bytes, 1, sizeof(bytes), f)) > 0)
		buf_add(text, bytes, n);
}

static void pieces_are_printed_in_order_and_whole(void **state)
{
	const struct post p = docdump_post();
	struct buf body = { 0 }, printed = { 0 };
	struct output whole = { .fd = -1, .held = true };
	FILE *file = tmpfile();
	struct output out = { .fd = fileno(file) };

	(void)state;
	write_body(&body);
	struct doc *d = begin(&p, &body);
	assert_true(press_pays(d));
	press_run(d, dump, NULL, &out);
	assert_int_equal(doc_left(d), 0);
	assert_int_equal(doc_link_count(d), 2 * SECTIONS - 1);
	doc_free(d);

	d = begin(&p, &body);
	doc_set_piece(d, SIZE_MAX);
	assert_true(doc_more(d));
	dump(NULL, d, 0, &whole);
	doc_free(d);
	read_all(file, &printed);
	assert_int_equal(printed.len, whole.buf.len);
	assert_memory_equal(printed.data, whole.buf.data, printed.len);
	fclose(file);
	output_release(&out);
	output_release(&whole);
	buf_release(&printed);
	buf_release(&body);
}

static void it_ends_when_nobody_reads(void **state)
{
	const struct post p = docdump_post();
	struct buf body = { 0 };
	struct output out = { .fd = -1 };

	(void)state;
	write_body(&body);
	struct doc *d = begin(&p, &body);
	press_run(d, dump, NULL, &out);
	assert_true(out.error != 0);
	doc_free(d);
	output_release(&out);
	buf_release(&body);
}

static void short_bodies_are_not_worth_it(void **state)
{
	const struct post p = docdump_post();
	struct doc *d = doc_begin(&p, "a\n", 2, 0);

	(void)state;
	assert_false(press_pays(d));
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_printed_in_order_and_whole),
		cmocka_unit_test(it_ends_when_nobody_reads),
		cmocka_unit_test(short_bodies_are_not_worth_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

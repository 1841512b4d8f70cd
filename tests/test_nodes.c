/* SPDX-License-Identifier: MIT */
/* The memory that the parser's trees lie in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/nodes.h"

#include <cmark.h>
#include <pthread.h>
#include <string.h>

static void what_is_made_is_zeroed_and_aligned(void **state)
{
	static const size_t sizes[] = { 1, 7, 144, 30000, 40000, 3000000 };
	struct nodes n = { 0 };
	struct nodes *const before = nodes_use(&n);
	cmark_mem *mem = nodes_mem();

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *dirty = mem->calloc(1, sizes[i]);
		memset(dirty, 1, sizes[i]);
		mem->free(dirty);
		const char *p = mem->calloc(sizes[i], 1);
		assert_int_equal((uintptr_t)p % sizeof(void *), 0);
		for (size_t k = 0; k < sizes[i]; k++)
			assert_int_equal(p[k], 0);
	}
	assert_ptr_equal(nodes_use(before), &n);
	nodes_release(&n);
	assert_int_equal(nodes_bytes(&n), 0);
}

/* From small to large, with something made in between or not, and back. */
static void what_grows_keeps_its_bytes(void **state)
{
	struct nodes n = { 0 };
	struct nodes *const before = nodes_use(&n);
	cmark_mem *mem = nodes_mem();

	(void)state;
	for (int between = 0; between < 2; between++) {
		unsigned char *p = NULL;
		size_t had = 0;
		for (size_t size = 1; size < 1000000; size = size * 3 / 2 + 1) {
			p = mem->realloc(p, size);
			for (size_t i = 0; i < had; i++)
				assert_int_equal(p[i], (unsigned char)i);
			for (size_t i = had; i < size; i++)
				p[i] = (unsigned char)i;
			had = size;
			if (between)
				mem->calloc(1, 24);
		}
		p = mem->realloc(p, 10);
		for (size_t i = 0; i < 10; i++)
			assert_int_equal(p[i], i);
	}
	nodes_use(before);
	nodes_release(&n);
}

static cmark_node *parse(const char *markdown)
{
	cmark_parser *p =
		cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, nodes_mem());

	cmark_parser_feed(p, markdown, strlen(markdown));
	cmark_node *root = cmark_parser_finish(p);
	cmark_parser_free(p);
	return root;
}

static const char *first_text(cmark_node *root)
{
	return cmark_node_get_literal(
		cmark_node_first_child(cmark_node_first_child(root)));
}

static void what_is_behind_a_mark_is_thrown_away(void **state)
{
	struct nodes n = { 0 };
	struct nodes *const before = nodes_use(&n);
	cmark_node *kept = parse("kept *as* it [is](/url)");
	const struct nodes_mark mark = nodes_mark(&n);
	size_t bytes = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		assert_string_equal(first_text(parse("thrown *away*")),
				    "thrown ");
		for (int k = 0; k < 10; k++)
			nodes_mem()->calloc(1, 50000);
		nodes_rewind(&n, mark);
		bytes = i ? bytes : nodes_bytes(&n);
		assert_int_equal(nodes_bytes(&n), bytes);
	}
	assert_string_equal(first_text(kept), "kept ");
	nodes_use(before);
	nodes_release(&n);
}

static void memory_that_is_taken_stays_as_it_is(void **state)
{
	struct nodes to = { 0 }, from = { 0 };
	cmark_node *trees[8];

	(void)state;
	for (size_t i = 0; i < 8; i++) {
		struct nodes *const before = nodes_use(&from);
		trees[i] = parse("taken *with* all");
		cmark_node *text = cmark_node_first_child(
			cmark_node_first_child(trees[i]));
		char large[50001] = "";
		memset(large, 'a' + (int)i, sizeof(large) - 1);
		cmark_node_set_literal(text, large);
		nodes_take(&to, &from);
		nodes_use(before);
		assert_int_equal(nodes_bytes(&from), 0);
	}
	for (size_t i = 0; i < 8; i++) {
		assert_int_equal(strlen(first_text(trees[i])), 50000);
		assert_int_equal(first_text(trees[i])[0], 'a' + (int)i);
	}
	struct nodes *const before = nodes_use(&to);
	for (size_t i = 0; i < 8; i++)
		cmark_node_free(trees[i]);
	nodes_use(before);
	nodes_release(&to);
}

static void *work(void *arg)
{
	struct nodes n = { 0 };

	nodes_use(&n);
	for (int i = 0; i < 1000; i++)
		if (strcmp(first_text(parse("of *one*")), "of ") != 0)
			*(int *)arg = 1;
	nodes_release(&n);
	return NULL;
}

static void each_thread_works_in_its_own(void **state)
{
	struct nodes n = { 0 };
	struct nodes *const before = nodes_use(&n);
	cmark_node *ours = parse("ours *here*");
	pthread_t threads[2];
	int wrong[2] = { 0, 0 };

	(void)state;
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			pthread_create(&threads[i], NULL, work, &wrong[i]), 0);
	for (int i = 0; i < 2; i++) {
		pthread_join(threads[i], NULL);
		assert_int_equal(wrong[i], 0);
	}
	assert_string_equal(first_text(ours), "ours ");
	nodes_use(before);
	nodes_release(&n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_made_is_zeroed_and_aligned),
		cmocka_unit_test(what_grows_keeps_its_bytes),
		cmocka_unit_test(what_is_behind_a_mark_is_thrown_away),
		cmocka_unit_test(memory_that_is_taken_stays_as_it_is),
		cmocka_unit_test(each_thread_works_in_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
/* Lines of right-to-left text as they are seen. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "support/page.h"
#include "typeset/layout.h"

#include <stdlib.h>
#include <string.h>

static const char *const posts[] = {
	"בבוקר קראתי (בקפה) על Linux 6.1, ואחר כך הלכתי הביתה.\n",
	"- פריט אחד\n- second item אבג (x)\n\n> ציטוט **מודגש** ו[קישור](u)\n",
	"قرأت ١٢٣ صفحة و 45 سطرا من كتاب [قديم] عن Unix\n",
	"می‌خواهم «بنویسم» ۳٫۱ و {x}\n",
	"    x = \"שלום\" + 1;\n    y = (2);\n",
	"汉字 שלום 世界，עולם。\n",
	"אב  \nגד\\\nהו super\u00adcali אב\u00adגד\n",
};

/* Marks what of the leaf the runs show. */
static void mark_line(const struct line *line, const struct block *leaf,
		      uint8_t *shown)
{
	for (uint32_t i = 0; i < line->n_runs; i++) {
		const struct run *run = &line->runs[i];
		assert_true(run->len > 0);
		for (uint32_t k = 0; !run->added && k < run->len; k++) {
			const char c = run->text[k];
			const uint32_t off = run->off + k;
			assert_true(off >= line->off && off < line->end);
			if (c != leaf->text[off] && c != ' ')
				assert_true((c & 0x80) ||
					    strchr("()[]{}<>", c));
			shown[off]++;
		}
	}
}

static bool may_be_hidden(const struct block *leaf, uint32_t off)
{
	const char c = leaf->text[off];

	return c == ' ' || c == '\n' || (unsigned char)c >= 0x80;
}

static void check_leaf(struct layout *l, const struct doc *d, uint32_t number,
		       int width)
{
	const struct block *leaf = doc_leaf(d, number);
	uint8_t *shown = xcalloc(leaf->len + 1, 1);
	struct spot s = { number, 0 };

	for (;; s.line++) {
		const struct line *line = layout_line(l, s);
		if (!line)
			break;
		assert_true(line->cols <= width);
		mark_line(line, leaf, shown);
	}
	for (uint32_t i = 0; i < leaf->len; i++)
		assert_true(shown[i] == 1 ||
			    (!shown[i] && may_be_hidden(leaf, i)));
	free(shown);
}

static void every_byte_is_shown_once_and_known_by_its_offset(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
		struct doc *d = page_doc(posts[i], strlen(posts[i]));
		for (int width = 4; width < 60; width++) {
			struct layout_options o;
			layout_defaults(&o);
			o.width = width;
			o.reorder = true;
			struct layout *l = layout_new(d, &o);
			for (uint32_t k = 0; k < doc_leaf_count(d); k++)
				check_leaf(l, d, k, width);
			layout_free(l);
		}
		doc_free(d);
	}
}

static void terminal_order_is_the_stored_one(void **state)
{
	static const char text[] = "אב (גד) 12\n";
	struct doc *d = page_doc(text, strlen(text));
	struct layout_options o;
	struct buf got = { 0 };

	(void)state;
	layout_defaults(&o);
	struct layout *l = layout_new(d, &o);
	page_add(&got, l, '\n');
	assert_string_equal(buf_str(&got), text);
	buf_release(&got);
	layout_free(l);
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_byte_is_shown_once_and_known_by_its_offset),
		cmocka_unit_test(terminal_order_is_the_stored_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

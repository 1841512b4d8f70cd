/* SPDX-License-Identifier: MIT */
/* Any bytes as the file of a post; the first says what it is called. */
#include "archive/batch.h"
#include "archive/head.h"
#include "base/sanitise.h"

#include <assert.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_one_line(const char *text)
{
	return sanitise_clean(text, strlen(text), SANITISE_LINE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = { "2026-02-13-x.md", "a/x.en.md",
					     "x.html", "2021/07/index.md" };
	struct batch b;
	struct head_known known;

	if (!size)
		return 0;
	const char *name = names[data[0] & 3];
	const char *text = (const char *)data + 1;
	batch_init(&b);
	const size_t need =
		head_need(text, size - 1, size + 5, &b.fields, &known);
	assert(need >= size - 1 && need <= size + 5);
	const struct draft *d =
		head_read(&b, name, name, text, size - 1, size - 1, NULL,
			  need == size - 1 ? &known : NULL);
	const struct post *p = &d->post;
	assert(is_one_line(p->title) && is_one_line(p->lang));
	assert(is_one_line(p->layout) && is_one_line(p->description));
	assert(p->body_off <= size - 1);
	for (size_t i = 0; i < b.n_problems; i++) {
		assert(is_one_line(b.problems[i].message));
		assert(is_one_line(b.problems[i].taken));
		assert(b.problems[i].line && b.problems[i].col);
	}
	batch_release(&b);
	return 0;
}

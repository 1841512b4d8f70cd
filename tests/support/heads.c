/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/heads.h"

#include "archive/batch.h"
#include "archive/head.h"
#include "base/buf.h"

#include <string.h>

struct archive *heads_archive(const char *name, const char *text)
{
	struct archive *a = archive_new();
	const size_t len = strlen(text);
	struct batch b;

	batch_init(&b);
	head_read(&b, name, name, text, len, len, NULL, NULL);
	archive_take(a, &b);
	batch_release(&b);
	return a;
}

void heads_assert_values(const struct post *p, enum facet f, const char *want)
{
	struct buf got = { 0 };

	for (uint32_t i = 0; i < post_value_count(p, f); i++)
		buf_printf(&got, "%s%s", i ? "|" : "",
			   post_value(p, f, i)->name);
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
}

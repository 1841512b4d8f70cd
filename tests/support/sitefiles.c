/* SPDX-License-Identifier: MIT */
#include "support/sitefiles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/loader.h"
#include "support/folder.h"

struct archive *site_files_load(void **state, const char *folder)
{
	struct archive *a = archive_new();
	struct buf path = { 0 };

	buf_printf(&path, "%s%s%s", (const char *)*state, *folder ? "/" : "",
		   folder);
	const char *given = buf_str(&path);
	struct loader *l = loader_start(&given, 1, NULL, NULL);
	loader_finish(l, a);
	loader_free(l);
	buf_release(&path);
	return a;
}

static void add_values(struct buf *out, const struct post *p, enum facet f)
{
	buf_add_char(out, '|');
	for (uint32_t i = 0; i < post_value_count(p, f); i++)
		buf_printf(out, "%s%s", i ? "," : "",
			   post_value(p, f, i)->name);
}

/* name|date|tags|categories|authors|lang, and * for a draft */
static void add_post(struct buf *out, const struct post *p)
{
	buf_printf(out, "%s%s|", p->name, p->flags & POST_DRAFT ? "*" : "");
	date_add_rfc3339(out, &p->date);
	add_values(out, p, FACET_TAG);
	add_values(out, p, FACET_CATEGORY);
	add_values(out, p, FACET_AUTHOR);
	buf_printf(out, "|%s\n", p->lang);
}

void site_files_assert(void **state, const struct site_file *files,
		       const char *folder, const char *want)
{
	struct buf got = { 0 };

	for (; files->name; files++)
		folder_put(state, files->name, files->text);
	struct archive *a = site_files_load(state, folder);
	for (size_t i = 0; i < archive_count(a); i++)
		add_post(&got, archive_post(a, i));
	assert_string_equal(buf_str(&got), want);
	buf_release(&got);
	archive_free(a);
}

/* SPDX-License-Identifier: MIT */
/* Any bytes as the configuration of a site, or as a section's page; the first
 * says of which generator. */
#include "archive/batch.h"
#include "archive/site.h"
#include "archive/site_excludes.h"
#include "archive/zone.h"
#include "base/sanitise.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
	"_config.yml", "_config.json",   "hugo.toml", "hugo.yaml",
	"config.toml", "pelicanconf.py", "hugo.json", "_index.md",
};

enum { N_NAMES = sizeof(names) / sizeof(*names), SECTION = N_NAMES - 1 };

static bool is_one_line(const char *text)
{
	return sanitise_clean(text, strlen(text), SANITISE_LINE);
}

static void use(const struct site *s)
{
	static const char *const paths[] = { "_posts/2026-02-13-a.md",
					     "content/posts/x/index.md",
					     "source/_posts/b.md",
					     "vendor/bundle/c.md" };
	struct fields head = { 0 };

	assert(is_one_line(s->title) && is_one_line(s->lang) &&
	       is_one_line(s->category));
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		fields_clear(&head);
		fields_begin(&head, (struct slice){ 0 }, slice_of("title"), 0);
		fields_add(&head, slice_of("t"));
		site_apply(s, paths[i], &head);
		assert(!strcmp(fields_first(&head, fields_find(&head, "title")),
			       "t"));
		site_excludes(s, paths[i]);
		site_local(s, "https://x.org/a");
	}
	if (s->zone)
		zone_offset(s->zone, 1770000000);
	fields_release(&head);
}

static void as_file(const char *folder, const char *name, const uint8_t *data,
		    size_t size, bool section)
{
	char path[256];
	struct batch b;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	fwrite(data, 1, size, f);
	fclose(f);
	batch_init(&b);
	struct site *s = section ? site_section_new(folder)
				 : site_new(folder, folder, &b);
	if (s)
		use(s);
	for (size_t i = 0; i < b.n_problems; i++)
		assert(is_one_line(b.problems[i].message) &&
		       is_one_line(b.problems[i].taken));
	site_free(s);
	batch_release(&b);
	unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char folder[] = "/tmp/kanbao-fuzz-XXXXXX";
	char content[64];

	if (!size || !mkdtemp(folder))
		return 0;
	snprintf(content, sizeof(content), "%s/content", folder);
	mkdir(content, 0700);
	const size_t i = data[0] % N_NAMES;
	as_file(folder, names[i], data + 1, size - 1, i == SECTION);
	rmdir(content);
	rmdir(folder);
	return 0;
}

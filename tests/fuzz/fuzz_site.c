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
static void clean_up(void);

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

static void as_file(const char *in, const char *name, const uint8_t *data,
		    size_t size, bool section)
{
	char path[256];
	struct batch b;

	snprintf(path, sizeof(path), "%s/%s", in, name);
	FILE *f = fopen(path, "wb");
	fwrite(data, 1, size, f);
	fclose(f);
	batch_init(&b);
	struct site *s = section ? site_section_new(in) : site_new(in, in, &b);
	if (s)
		use(s);
	for (size_t i = 0; i < b.n_problems; i++)
		assert(is_one_line(b.problems[i].message) &&
		       is_one_line(b.problems[i].taken));
	site_free(s);
	batch_release(&b);
	unlink(path);
}

/* In memory where that can be: most of the time is the file system's. One
 * folder does for all inputs. */
static const char *folder(void)
{
	static char made[2][32] = { "/dev/shm/kanbao-fuzz-XXXXXX",
				    "/tmp/kanbao-fuzz-XXXXXX" };
	static const char *path;
	char content[64];

	if (path)
		return path;
	path = mkdtemp(made[0]) ? made[0] : mkdtemp(made[1]);
	if (!path)
		abort();
	snprintf(content, sizeof(content), "%s/content", path);
	mkdir(content, 0700);
	atexit(clean_up);
	return path;
}

static void clean_up(void)
{
	char content[64];

	snprintf(content, sizeof(content), "%s/content", folder());
	rmdir(content);
	rmdir(folder());
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (!size)
		return 0;
	const size_t i = data[0] % N_NAMES;
	as_file(folder(), names[i], data + 1, size - 1, i == SECTION);
	return 0;
}

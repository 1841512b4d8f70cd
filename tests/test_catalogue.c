/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "app/filter.h"
#include "app/places.h"
#include "app/selection.h"
#include "archive/body.h"
#include "archive/catalogue_file.h"
#include "archive/checksum.h"
#include "archive/loader.h"
#include "archive/update.h"
#include "base/file.h"
#include "base/xalloc.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder with `posts` and `cache` in it. */
struct place {
	char dir[64];
	struct buf posts, cache;
};

static void run(const char *what, const char *path)
{
	struct buf line = { 0 };

	buf_printf(&line, "%s '%s'", what, path);
	assert_int_equal(system(line.data), 0);
	buf_release(&line);
}

/* The file as if it had been there for long: `age` in seconds. */
static void put(const struct place *p, const char *name, const char *text,
		int age)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", p->posts.data, name);
	FILE *f = fopen(path.data, "wb");
	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	const struct timespec then[2] = { { time(NULL) - age, 0 },
					  { time(NULL) - age, 0 } };
	utimensat(AT_FDCWD, path.data, then, 0);
	buf_release(&path);
}

static void drop(const struct place *p, const char *name)
{
	struct buf path = { 0 };

	buf_printf(&path, "%s/%s", p->posts.data, name);
	assert_int_equal(unlink(path.data), 0);
	buf_release(&path);
}

static void put_post(const struct place *p, int i)
{
	struct buf text = { 0 };
	char name[48];

	snprintf(name, sizeof(name), "2026-%02d-%02d-%d.md", 1 + i % 12,
		 1 + i % 28, i);
	buf_printf(&text,
		   "---\ntitle: 第%d号\ntags: [a, t%d]\nlang: zh\nref: r%d\n"
		   "source: https://example.org/%d\ndate: 2026-%02d-%02d "
		   "08:%02d:00 +0800\n---\n\n正文%d <b>x</b>\n",
		   i, i % 7, i, i, 1 + i % 12, 1 + i % 28, i % 60, i);
	put(p, name, text.data, 1000 + i);
	buf_release(&text);
}

enum { POSTS = 200 };

static int set_up(void **state)
{
	struct place *p = xcalloc(1, sizeof(*p));

	strcpy(p->dir, "/tmp/kanbao-test-XXXXXX");
	if (!mkdtemp(p->dir))
		return -1;
	buf_printf(&p->posts, "%s/posts", p->dir);
	buf_printf(&p->cache, "%s/cache/kanbao", p->dir);
	mkdir(p->posts.data, 0700);
	for (int i = 0; i < POSTS; i++)
		put_post(p, i);
	put(p, "broken.md", "---\ntitle: a: b: c\ndate: never\n---\nx\n", 99);
	put(p, "page.html", "<html>no head</html>", 99);
	put(p, "LICENSE", "no post", 99);
	put(p, "bytes.md", "---\ntitle: \xB0\xA1\n---\n", 99);
	*state = p;
	return 0;
}

static int tear_down(void **state)
{
	struct place *p = *state;

	run("rm -rf", p->dir);
	buf_release(&p->posts);
	buf_release(&p->cache);
	free(p);
	return 0;
}

static void nobody(void *arg)
{
	(void)arg;
}

struct loaded {
	struct archive *archive;
	struct loader_status status;
	char said[ERR_SIZE];
};

static struct loaded load(const struct place *p, bool early, bool write,
			  bool texts)
{
	const struct loader_memory memory = {
		.place = { p->cache.data, texts },
		.early = early,
		.write = write,
	};
	const char *path = p->posts.data;
	struct loaded l = { .archive = archive_new() };
	struct loader *loader =
		loader_start_with(&path, 1, &memory, nobody, NULL);

	loader_finish(loader, l.archive);
	if (write)
		loader_wait(loader);
	l.status = loader_status(loader);
	snprintf(l.said, sizeof(l.said), "%s", loader_said(loader));
	loader_free(loader);
	return l;
}

static struct archive *load_plain(const struct place *p)
{
	const char *path = p->posts.data;
	struct archive *a = archive_new();
	struct loader *l = loader_start(&path, 1, NULL, NULL);

	loader_finish(l, a);
	loader_free(l);
	return a;
}

static void write_catalogue(const struct place *p)
{
	archive_free(load(p, false, true, true).archive);
}

static void add_values(struct buf *out, const struct post *p)
{
	for (int f = 0; f < FACET_COUNT; f++)
		for (uint32_t i = 0; i < post_value_count(p, (enum facet)f);
		     i++)
			buf_printf(out, " %s=%s",
				   archive_facet_name((enum facet)f),
				   post_value(p, (enum facet)f, i)->name);
}

static void add_post(struct buf *out, const struct post *p)
{
	struct buf body = { 0 };

	buf_printf(out, "%s|%s|%s|%s|%s|%s|%s|%x|%jx|%ju|%ju|%u ", p->path,
		   p->name, p->title, p->source, p->lang, p->layout,
		   p->description, p->flags, (uintmax_t)p->twin,
		   (uintmax_t)p->size, (uintmax_t)p->body_off, p->body_line);
	date_add_rfc3339(out, &p->date);
	add_values(out, p);
	assert_true(body_read(p, &body, NULL));
	buf_printf(out, " %016jx\n",
		   (uintmax_t)checksum(buf_str(&body), body.len));
	buf_release(&body);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Problems come in any order. */
static void add_problems(struct buf *out, const struct archive *a)
{
	const size_t n = archive_problem_count(a);
	char **lines = xcalloc(n + 1, sizeof(*lines));

	for (size_t i = 0; i < n; i++) {
		const struct problem *p = archive_problem(a, i);
		struct buf line = { 0 };
		buf_printf(&line, "%s:%u:%u: %d %s; %s %d\n", p->path, p->line,
			   p->col, (int)p->kind, p->message, p->taken,
			   p->skipped);
		lines[i] = buf_detach(&line);
	}
	qsort(lines, n, sizeof(*lines), by_text);
	for (size_t i = 0; i < n; i++) {
		buf_add_str(out, lines[i]);
		free(lines[i]);
	}
	free(lines);
}

static char *dump(const struct archive *a)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < archive_count(a); i++)
		add_post(&out, archive_post(a, i));
	add_problems(&out, a);
	return buf_detach(&out);
}

/* What was loaded is what the disk says. */
static void assert_right(const struct place *p, const struct archive *a)
{
	struct archive *plain = load_plain(p);
	char *want = dump(plain), *got = dump(a);

	assert_string_equal(got, want);
	free(want);
	free(got);
	archive_free(plain);
}

static void assert_loads(const struct place *p, bool early)
{
	struct loaded l = load(p, early, false, true);

	assert_string_equal(l.said, "");
	assert_false(l.status.stale);
	assert_right(p, l.archive);
	archive_free(l.archive);
}

/* The file of the catalogue with that extension; "" if there is none. */
static void find_file(const struct place *p, const char *extension,
		      struct buf *path)
{
	DIR *dir = opendir(p->cache.data);
	const struct dirent *e;

	buf_clear(path);
	while (dir && (e = readdir(dir))) {
		const char *dot = strrchr(e->d_name, '.');
		if (dot && !strcmp(dot + 1, extension))
			buf_printf(path, "%s/%s", p->cache.data, e->d_name);
	}
	if (dir)
		closedir(dir);
}

static bool there_is(const struct place *p, const char *extension)
{
	struct buf path = { 0 };

	find_file(p, extension, &path);
	const bool is = path.len > 0;
	buf_release(&path);
	return is;
}

static void a_catalogue_says_what_the_disk_says(void **state)
{
	const struct place *p = *state;

	write_catalogue(p);
	assert_true(there_is(p, CATALOGUE_WHOLE));
	assert_loads(p, true);
	assert_loads(p, false);
}

static void posts_come_from_it(void **state)
{
	const struct place *p = *state;

	write_catalogue(p);
	struct loaded l = load(p, true, false, true);
	for (size_t i = 0; i < archive_count(l.archive); i++)
		assert_non_null(post_catalogue(archive_post(l.archive, i)));
	archive_free(l.archive);
}

static void what_has_changed_is_read_anew(void **state)
{
	const struct place *p = *state;

	write_catalogue(p);
	put(p, "2026-01-01-0.md", "---\ntitle: other\n---\nnew\n", 500);
	put(p, "2027-01-01-new.md", "---\ntitle: new\n---\n", 500);
	put(p, "LICENSE", "---\ntitle: now a post\n---\n", 500);
	put(p, "broken.md", "---\ntitle: mended\ndate: 2020\n---\nx\n", 50);
	drop(p, "2026-02-02-1.md");
	drop(p, "page.html");
	assert_loads(p, true);
	assert_loads(p, false);
}

/* The screen waits for none of them long. */
static void many_differences_come_in_pieces(void **state)
{
	enum { MANY = 5000, CHANGED = 320, GONE = 20 };
	const struct place *p = *state;
	const char *path = p->posts.data;
	const struct loader_memory memory = { .place = { p->cache.data, true },
					      .early = true };
	struct archive *a = archive_new();
	char name[48];
	struct update u;
	int pieces = 0;

	for (int i = POSTS; i < MANY; i++)
		put_post(p, i);
	write_catalogue(p);
	for (int i = 0; i < CHANGED; i++) {
		snprintf(name, sizeof(name), "2026-%02d-%02d-%d.md", 1 + i % 12,
			 1 + i % 28, i);
		if (i < GONE)
			drop(p, name);
		else
			put(p, name, "---\ntitle: another\n---\n", 500);
	}
	put(p, "new.md", "---\ntitle: new\n---\n", 500);
	struct loader *l = loader_start_with(&path, 1, &memory, nobody, NULL);
	while (!loader_status(l).done) {
		loader_take(l, a, 0);
		if (!loader_take_update(l, &u))
			continue;
		assert_true(u.n <= 256);
		pieces++;
		archive_update(a, &u);
		update_release(&u);
	}
	assert_int_equal(pieces, 2);
	assert_false(loader_status(l).stale);
	assert_right(p, a);
	loader_free(l);
	archive_free(a);
}

/* Same size, same time, same name; and a file with the name of another. */
static void a_replaced_file_is_noticed(void **state)
{
	const struct place *p = *state;
	struct buf a = { 0 }, b = { 0 };

	put(p, "x.md", "---\ntitle: x\n---\n1\n", 100);
	put(p, "y.md", "---\ntitle: y\n---\n2\n", 100);
	write_catalogue(p);
	put(p, "z.md", "---\ntitle: z\n---\n3\n", 100);
	buf_printf(&a, "%s/z.md", p->posts.data);
	buf_printf(&b, "%s/x.md", p->posts.data);
	assert_int_equal(rename(a.data, b.data), 0);
	assert_loads(p, true);
	assert_loads(p, false);
	buf_release(&a);
	buf_release(&b);
}

/* It may change again within the tick of the file system's clock. */
static void what_changed_just_now_is_not_believed(void **state)
{
	const struct place *p = *state;

	put(p, "now.md", "---\ntitle: now\n---\n", 0);
	write_catalogue(p);
	struct loaded l = load(p, false, false, true);
	size_t without = 0;
	for (size_t i = 0; i < archive_count(l.archive); i++)
		without += !post_catalogue(archive_post(l.archive, i));
	assert_int_equal(without, 1);
	archive_free(l.archive);
}

static void a_text_is_not_used_once_its_file_changed(void **state)
{
	const struct place *p = *state;
	struct buf body = { 0 };

	write_catalogue(p);
	struct loaded l = load(p, true, false, true);
	struct post *post = archive_post(l.archive, 0);
	put(p, post->name, "---\ntitle: x\n---\nlater\n", 10);
	assert_true(body_read(post, &body, NULL));
	assert_string_equal(buf_str(&body), "later\n");
	buf_clear(&body);
	drop(p, post->name);
	assert_false(body_read(post, &body, NULL));
	buf_release(&body);
	archive_free(l.archive);
}

static void small_changes_are_written_beside(void **state)
{
	const struct place *p = *state;
	struct buf path = { 0 };
	struct stat before, after;

	write_catalogue(p);
	find_file(p, CATALOGUE_WHOLE, &path);
	assert_int_equal(stat(path.data, &before), 0);
	for (int i = 0; i < 3; i++) {
		put_post(p, POSTS + i);
		put(p, "2026-01-01-0.md", i % 2 ? "a" : "bb", 600 + i);
		drop(p, i == 0   ? "2026-02-02-1.md"
			: i == 1 ? "2026-03-03-2.md"
				 : "LICENSE");
		archive_free(load(p, i % 2, true, true).archive);
		assert_true(there_is(p, CATALOGUE_CHANGES));
		struct loaded l = load(p, true, false, true);
		assert_true(post_catalogue(archive_post(l.archive, 0)) != NULL);
		assert_right(p, l.archive);
		archive_free(l.archive);
		assert_loads(p, false);
	}
	assert_int_equal(stat(path.data, &after), 0);
	assert_int_equal(before.st_ino, after.st_ino);
	buf_release(&path);
}

static void many_changes_are_worth_a_new_one(void **state)
{
	const struct place *p = *state;
	struct buf path = { 0 };
	struct stat before, after;

	write_catalogue(p);
	find_file(p, CATALOGUE_WHOLE, &path);
	assert_int_equal(stat(path.data, &before), 0);
	for (int i = 0; i < POSTS; i++)
		put_post(p, POSTS + i);
	struct loaded l = load(p, true, false, true);
	assert_true(l.status.stale);
	archive_free(l.archive);
	write_catalogue(p);
	assert_int_equal(stat(path.data, &after), 0);
	assert_true(before.st_size < after.st_size);
	assert_false(there_is(p, CATALOGUE_CHANGES));
	assert_loads(p, true);
	buf_release(&path);
}

/* Heads only, or texts too: as asked for. */
static void its_size_is_bounded(void **state)
{
	const struct place *p = *state;
	struct buf path = { 0 };
	struct stat full, heads;
	uint64_t text = 0;

	write_catalogue(p);
	find_file(p, CATALOGUE_WHOLE, &path);
	assert_int_equal(stat(path.data, &full), 0);
	struct archive *a = load_plain(p);
	for (size_t i = 0; i < archive_count(a); i++)
		text += archive_post(a, i)->size;
	assert_true((uint64_t)full.st_size <=
		    text * 105 / 100 + 300 * archive_count(a));
	archive_free(a);
	archive_free(load(p, true, true, false).archive);
	assert_int_equal(stat(path.data, &heads), 0);
	assert_true(heads.st_size < full.st_size);
	assert_loads(p, true);
	buf_release(&path);
}

static void nothing_is_written_among_the_posts(void **state)
{
	const struct place *p = *state;
	struct dirent **names;

	const int before = scandir(p->posts.data, &names, NULL, NULL);
	for (int i = 0; i < before; i++)
		free(names[i]);
	free(names);
	write_catalogue(p);
	const int after = scandir(p->posts.data, &names, NULL, NULL);
	for (int i = 0; i < after; i++)
		free(names[i]);
	free(names);
	assert_int_equal(before, after);
	assert_int_equal(chmod(p->cache.data, 0700), 0);
}

static void read_whole(const char *path, struct buf *out)
{
	buf_clear(out);
	assert_true(file_read(AT_FDCWD, path, FILE_MAX, out, NULL));
}

static void write_whole(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, len, f), len);
	fclose(f);
}

/* Whatever is in its place: the posts are right in the end, and a start that
 * shows what the catalogue says knows that it must read them anew. */
static void assert_survives(const struct place *p, const char *path,
			    const char *bytes, size_t len)
{
	for (int early = 0; early < 2; early++) {
		write_whole(path, bytes, len);
		struct loaded l = load(p, early, false, true);
		if (!l.status.stale)
			assert_right(p, l.archive);
		else
			assert_true(*l.said);
		archive_free(l.archive);
	}
	assert_loads(p, true);
	assert_loads(p, false);
}

static void header_with(struct catalogue_header *h)
{
	h->sum = checksum(h, offsetof(struct catalogue_header, sum));
}

static uint32_t swapped(uint32_t x)
{
	return x << 24 | (x & 0xFF00) << 8 | (x >> 8 & 0xFF00) | x >> 24;
}

static void a_foreign_one_is_thrown_away(void **state)
{
	static const char *const words[] = { "another byte order",
					     "another version",
					     "is no file of kanbao's",
					     "damaged", "cut off" };
	const struct place *p = *state;
	struct buf path = { 0 }, file = { 0 };

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		write_catalogue(p);
		find_file(p, CATALOGUE_WHOLE, &path);
		read_whole(path.data, &file);
		struct catalogue_header *h = (void *)file.data;
		if (i == 0)
			h->order = swapped(h->order);
		if (i == 1)
			h->version++;
		if (i == 2)
			h->magic[0] = 'X';
		if (i == 3)
			h->n_records++;
		if (i != 3)
			header_with(h);
		write_whole(path.data, file.data, file.len - (i == 4));
		struct loaded l = load(p, true, false, true);
		if (!strstr(l.said, words[i]))
			fail_msg("%s: %s", words[i], l.said);
		assert_right(p, l.archive);
		archive_free(l.archive);
		assert_false(there_is(p, CATALOGUE_WHOLE));
		assert_loads(p, true); /* named once */
	}
	buf_release(&path);
	buf_release(&file);
}

static void damage_anywhere_does_no_harm(void **state)
{
	const struct place *p = *state;
	struct buf path = { 0 }, file = { 0 }, bad = { 0 };
	uint32_t seed = 7;

	write_catalogue(p);
	find_file(p, CATALOGUE_WHOLE, &path);
	read_whole(path.data, &file);
	for (int i = 0; i < 20; i++) {
		seed = seed * 1664525u + 1013904223u;
		const size_t at = (seed >> 4) % file.len;
		buf_clear(&bad);
		buf_add(&bad, file.data, file.len);
		bad.data[at] ^= (char)(1 << i % 8);
		assert_survives(p, path.data, bad.data, bad.len);
		assert_survives(p, path.data, file.data, at);
	}
	assert_survives(p, path.data, "", 0);
	assert_survives(p, path.data, "KANBAO\r\n", 8);
	buf_release(&path);
	buf_release(&file);
	buf_release(&bad);
}

static void damaged_changes_do_no_harm(void **state)
{
	const struct place *p = *state;
	struct buf path = { 0 }, file = { 0 }, bad = { 0 };

	write_catalogue(p);
	put_post(p, POSTS);
	drop(p, "2026-02-02-1.md");
	write_catalogue(p);
	find_file(p, CATALOGUE_CHANGES, &path);
	read_whole(path.data, &file);
	for (size_t at = 0; at < file.len; at += 1 + file.len / 37) {
		buf_clear(&bad);
		buf_add(&bad, file.data, file.len);
		bad.data[at] ^= 4;
		assert_survives(p, path.data, bad.data, bad.len);
		write_catalogue(p);
	}
	buf_release(&path);
	buf_release(&file);
	buf_release(&bad);
}

/* Uses all that the archive has from the catalogue: bytes of strings. */
static size_t use(const struct archive *a)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		buf_add_str(&out, p->path);
		buf_add_str(&out, p->title);
		buf_add_str(&out, p->source);
		date_add_rfc3339(&out, &p->date);
		add_values(&out, p);
		body_read(p, &out, NULL);
	}
	const size_t n = out.len;
	buf_release(&out);
	return n;
}

/* Its bytes are where the archive has its strings. What is shown is wrong for a
 * moment, and noticed. */
static void a_file_cut_off_in_use_does_no_harm(void **state)
{
	const struct place *p = *state;
	const char *path = p->posts.data;
	const struct loader_memory memory = { .place = { p->cache.data, true },
					      .early = true };
	struct buf file = { 0 };

	write_catalogue(p);
	struct archive *a = archive_new();
	struct loader *l = loader_start_with(&path, 1, &memory, nobody, NULL);
	loader_finish(l, a);
	const size_t before = use(a);
	assert_false(loader_status(l).stale);
	find_file(p, CATALOGUE_WHOLE, &file);
	assert_int_equal(truncate(file.data, 100), 0);
	assert_true(use(a) < before);
	assert_true(loader_status(l).stale);
	assert_int_equal(truncate(file.data, 0), 0);
	use(a);
	for (size_t i = 0; i < 100 && i < archive_count(a); i++) {
		struct update u;
		update_init(&u);
		update_add(&u, archive_post(a, i)->path);
		update_add(&u, "nowhere.md");
		archive_update(a, &u);
	}
	loader_free(l);
	struct loaded now = load(p, true, false, true);
	assert_string_not_equal(now.said, "");
	assert_right(p, now.archive);
	archive_free(now.archive);
	archive_free(a);
	buf_release(&file);
}

static char *no_variable(const char *name)
{
	(void)name;
	return NULL;
}

/* What a command has printed can't be put right: it says so. */
static void a_command_knows_when_its_catalogue_is_cut_off(void **state)
{
	const struct place *p = *state;
	char *argv[] = { (char *)"kanbao", (char *)"list", p->posts.data,
			 NULL };
	struct options o;
	struct places places;
	struct filter filter;
	struct selection s;
	struct err err;
	struct buf file = { 0 };

	write_catalogue(p);
	assert_true(options_parse(&o, 3, argv, &err));
	places_find(&places, &o, "kanbao", no_variable);
	assert_true(filter_init(&filter, &o, 0, &err));
	assert_true(selection_load(&s, &o, &filter, &places, p->cache.data, "",
				   &err));
	assert_true(s.n > 0);
	use(s.archive);
	assert_false(selection_is_cut(&s));
	find_file(p, CATALOGUE_WHOLE, &file);
	assert_int_equal(truncate(file.data, 0), 0);
	use(s.archive);
	assert_true(selection_is_cut(&s));
	selection_release(&s);
	filter_release(&filter);
	places_release(&places);
	options_release(&o);
	buf_release(&file);
}

static void two_may_write_and_read_at_once(void **state)
{
	const struct place *p = *state;
	const struct loader_memory memory = {
		.place = { p->cache.data, true },
		.write = true,
	};
	const char *path = p->posts.data;

	for (int i = 0; i < 5; i++) {
		struct loader *l[2];
		struct archive *a[2] = { archive_new(), archive_new() };
		put_post(p, POSTS + i);
		for (int j = 0; j < 2; j++)
			l[j] = loader_start_with(&path, 1, &memory, nobody,
						 NULL);
		for (int j = 0; j < 2; j++) {
			loader_finish(l[j], a[j]);
			assert_right(p, a[j]);
			loader_wait(l[j]);
		}
		for (int j = 0; j < 2; j++) {
			loader_free(l[j]);
			archive_free(a[j]);
		}
		assert_loads(p, true);
		assert_loads(p, false);
	}
}

static bool something_is_left(const struct place *p)
{
	DIR *dir = opendir(p->cache.data);
	const struct dirent *e;
	bool is = false;

	while (dir && (e = readdir(dir)))
		is = is || !strncmp(e->d_name, "new", 3);
	if (dir)
		closedir(dir);
	return is;
}

static void writing_can_be_stopped(void **state)
{
	const struct place *p = *state;
	const struct loader_memory memory = {
		.place = { p->cache.data, true },
		.write = true,
	};
	const char *path = p->posts.data;

	for (int i = 0; i < 20; i++) {
		struct archive *a = archive_new();
		struct loader *l =
			loader_start_with(&path, 1, &memory, nobody, NULL);
		if (i % 2)
			loader_finish(l, a);
		loader_free(l);
		archive_free(a);
		assert_false(something_is_left(p));
	}
	assert_loads(p, true);
}

static void a_folder_that_cannot_be_written_is_no_trouble(void **state)
{
	struct place *p = *state;

	buf_clear(&p->cache);
	buf_add_str(&p->cache, "/dev/null/kanbao");
	write_catalogue(p);
	assert_loads(p, true);
}

static void checksums_are_those_of_xxh64(void **state)
{
	(void)state;
	assert_true(checksum("", 0) == 0xEF46DB3751D8E999u);
	assert_true(checksum("abc", 3) == 0x44BC2CF5AD770999u);
	assert_true(checksum("Nobody inspects the spammish repetition", 39) ==
		    0xFBCEA83C8A378BF1u);
}

#define IN_PLACE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_PLACE(a_catalogue_says_what_the_disk_says),
		IN_PLACE(posts_come_from_it),
		IN_PLACE(what_has_changed_is_read_anew),
		IN_PLACE(many_differences_come_in_pieces),
		IN_PLACE(a_replaced_file_is_noticed),
		IN_PLACE(what_changed_just_now_is_not_believed),
		IN_PLACE(a_text_is_not_used_once_its_file_changed),
		IN_PLACE(small_changes_are_written_beside),
		IN_PLACE(many_changes_are_worth_a_new_one),
		IN_PLACE(its_size_is_bounded),
		IN_PLACE(nothing_is_written_among_the_posts),
		IN_PLACE(a_foreign_one_is_thrown_away),
		IN_PLACE(damage_anywhere_does_no_harm),
		IN_PLACE(damaged_changes_do_no_harm),
		IN_PLACE(a_file_cut_off_in_use_does_no_harm),
		IN_PLACE(a_command_knows_when_its_catalogue_is_cut_off),
		IN_PLACE(two_may_write_and_read_at_once),
		IN_PLACE(writing_can_be_stopped),
		IN_PLACE(a_folder_that_cannot_be_written_is_no_trouble),
		cmocka_unit_test(checksums_are_those_of_xxh64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

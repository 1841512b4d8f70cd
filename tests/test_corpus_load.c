/* SPDX-License-Identifier: MIT */
/* Loads the posts below $KANBAO_CORPUS; skipped where that is not set. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/body.h"
#include "archive/loader.h"
#include "base/sanitise.h"
#include "unicode/fold.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MAX_DEPTH = 32 };

/* Paths that the archive speaks of, sorted. */
struct paths {
	const char **items;
	size_t n;
};

struct corpus {
	struct archive *archive;
	struct paths posts, skipped, problems;
};

static int cmp_path(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has(const struct paths *p, const char *path)
{
	return p->n &&
	       bsearch(&path, p->items, p->n, sizeof(*p->items), cmp_path);
}

static void sort(struct paths *p)
{
	if (p->n)
		qsort(p->items, p->n, sizeof(*p->items), cmp_path);
}

static void list_paths(struct corpus *c)
{
	const size_t n = archive_count(c->archive);
	const size_t n_problems = archive_problem_count(c->archive);

	c->posts.items = calloc(n + 1, sizeof(char *));
	c->skipped.items = calloc(n_problems + 1, sizeof(char *));
	c->problems.items = calloc(n_problems + 1, sizeof(char *));
	for (size_t i = 0; i < n; i++)
		c->posts.items[c->posts.n++] =
			archive_post(c->archive, i)->path;
	for (size_t i = 0; i < n_problems; i++) {
		const struct problem *p = archive_problem(c->archive, i);
		struct paths *to = p->skipped ? &c->skipped : &c->problems;
		to->items[to->n++] = p->path;
	}
	sort(&c->posts);
	sort(&c->skipped);
	sort(&c->problems);
}

static int load(void **state)
{
	const char *path = getenv("KANBAO_CORPUS");
	struct corpus *c = calloc(1, sizeof(*c));

	*state = c;
	if (!path)
		return 0;
	c->archive = archive_new();
	struct loader *l = loader_start(&path, 1, NULL, NULL);
	loader_finish(l, c->archive);
	loader_free(l);
	list_paths(c);
	return 0;
}

static int unload(void **state)
{
	struct corpus *c = *state;

	archive_free(c->archive);
	free(c->posts.items);
	free(c->skipped.items);
	free(c->problems.items);
	free(c);
	return 0;
}

static const struct corpus *corpus_of(void **state)
{
	const struct corpus *c = *state;

	if (!c->archive)
		skip();
	return c;
}

/* Calls `fn` for each regular file that is not hidden; bounded depth. */
static void each_file(const char *folder, int depth,
		      void (*fn)(const char *path, const struct corpus *c,
				 size_t *n),
		      const struct corpus *c, size_t *n)
{
	const struct dirent *e;
	DIR *dir = opendir(folder);

	assert_non_null(dir);
	while ((e = readdir(dir))) {
		struct buf path = { 0 };
		struct stat st;
		if (e->d_name[0] == '.')
			continue;
		buf_printf(&path, "%s/%s", folder, e->d_name);
		assert_int_equal(stat(path.data, &st), 0);
		if (S_ISDIR(st.st_mode) && depth < MAX_DEPTH)
			each_file(path.data, depth + 1, fn, c, n);
		else
			fn(path.data, c, n);
		buf_release(&path);
	}
	closedir(dir);
}

static void assert_accounted_for(const char *path, const struct corpus *c,
				 size_t *n)
{
	if (has(&c->posts, path) == has(&c->skipped, path))
		print_error("%s\n", path);
	assert_true(has(&c->posts, path) != has(&c->skipped, path));
	++*n;
}

static void each_file_is_a_post_or_named_as_none(void **state)
{
	const struct corpus *c = corpus_of(state);
	size_t n = 0;

	each_file(getenv("KANBAO_CORPUS"), 0, assert_accounted_for, c, &n);
	printf("note: %zu files: %zu posts, %zu named as none\n", n, c->posts.n,
	       c->skipped.n);
}

static void assert_named_if_broken(const char *path, const struct corpus *c,
				   size_t *n)
{
	static const char *const broken[] = {
		"/history-odd/yaml-",
		"/history-odd/invalid-utf8/",
		"/history-odd/unclosed/",
	};

	for (size_t i = 0; i < sizeof(broken) / sizeof(*broken); i++) {
		if (!strstr(path, broken[i]))
			continue;
		if (!has(&c->problems, path))
			print_error("%s\n", path);
		assert_true(has(&c->problems, path));
		++*n;
	}
}

static void each_broken_head_is_named(void **state)
{
	const struct corpus *c = corpus_of(state);
	size_t n = 0;

	each_file(getenv("KANBAO_CORPUS"), 0, assert_named_if_broken, c, &n);
	printf("note: %zu broken files, all named; %zu problems in all\n", n,
	       c->problems.n);
}

static bool is_one_line(const char *text)
{
	return sanitise_clean(text, strlen(text), SANITISE_LINE);
}

static void each_field_is_fit_to_be_shown(void **state)
{
	const struct corpus *c = corpus_of(state);
	size_t titled = 0, dated = 0, tagged = 0;

	for (size_t i = 0; i < archive_count(c->archive); i++) {
		const struct post *p = archive_post(c->archive, i);
		assert_true(*p->title && is_one_line(p->title));
		assert_true(is_one_line(p->lang) && is_one_line(p->layout));
		assert_true(is_one_line(p->description));
		assert_true(p->body_off <= p->size);
		titled += !(p->flags & POST_TITLE_FROM_NAME);
		dated += p->date.precision != DATE_NONE;
		tagged += post_value_count(p, FACET_TAG) > 0;
	}
	for (int f = 0; f < FACET_COUNT; f++)
		for (size_t i = 0;
		     i < archive_value_count(c->archive, (enum facet)f); i++)
			assert_true(is_one_line(
				archive_value(c->archive, (enum facet)f, i)
					->name));
	printf("note: of %zu posts %zu have a title of their own, %zu a date, "
	       "%zu tags\n",
	       archive_count(c->archive), titled, dated, tagged);
}

static void each_body_can_be_read(void **state)
{
	const struct corpus *c = corpus_of(state);

	for (size_t i = 0; i < archive_count(c->archive); i++) {
		const struct post *p = archive_post(c->archive, i);
		struct buf body = { 0 };
		assert_true(body_read(p, &body, NULL));
		assert_true(body_minutes(buf_str(&body), body.len) >= 0);
		buf_release(&body);
	}
}

/* The post at the path below the corpus, or NULL. */
static const struct post *post_at(const struct corpus *c, const char *path)
{
	const size_t len = strlen(path);

	for (size_t i = 0; i < archive_count(c->archive); i++) {
		const struct post *p = archive_post(c->archive, i);
		const size_t n = strlen(p->path);
		if (n > len && p->path[n - len - 1] == '/' &&
		    !strcmp(p->path + n - len, path))
			return p;
	}
	return NULL;
}

/* The tags with | between, folded: the archive writes a tag as it met it first.
 */
static void add_tags(struct buf *out, const struct post *p)
{
	const uint32_t n = post_value_count(p, FACET_TAG);

	for (uint32_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(out, '|');
		buf_add_str(out, post_value(p, FACET_TAG, i)->fold);
	}
}

static bool is_read(const struct corpus *c, char *const want[4])
{
	const struct post *p = post_at(c, want[0]);
	struct buf day = { 0 }, tags = { 0 }, fold = { 0 };

	assert_non_null(p);
	date_add_day(&day, &p->date);
	add_tags(&tags, p);
	fold_text(&fold, want[3], strlen(want[3]));
	const bool same = !strcmp(p->title, want[1]) &&
			  !strcmp(buf_str(&day), want[2]) &&
			  !strcmp(buf_str(&tags), buf_str(&fold));
	if (!same)
		print_error("%s\n  %s, %s, %s\nnot %s, %s, %s\n", want[0],
			    p->title, buf_str(&day), buf_str(&tags), want[1],
			    want[2], want[3]);
	buf_release(&day);
	buf_release(&tags);
	buf_release(&fold);
	return same;
}

/* Four columns; false for a comment. */
static bool split_row(char *line, char *out[4])
{
	line[strcspn(line, "\n")] = '\0';
	if (*line == '#' || !*line)
		return false;
	for (int i = 0; i < 4; i++) {
		out[i] = line;
		line += strcspn(line, "\t");
		assert_true((*line == '\0') == (i == 3));
		if (*line)
			*line++ = '\0';
	}
	return true;
}

static void heads_say_what_a_person_reads_in_them(void **state)
{
	const struct corpus *c = corpus_of(state);
	FILE *f = fopen("tests/data/corpus.tsv", "r");
	char *line = NULL, *want[4];
	size_t cap = 0, n = 0, wrong = 0;

	assert_non_null(f);
	while (getline(&line, &cap, f) >= 0) {
		if (!split_row(line, want))
			continue;
		n++;
		wrong += !is_read(c, want);
	}
	free(line);
	fclose(f);
	printf("note: %zu files read as a person does\n", n - wrong);
	assert_int_equal(wrong, 0);
	assert_true(n >= 422);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_file_is_a_post_or_named_as_none),
		cmocka_unit_test(each_broken_head_is_named),
		cmocka_unit_test(each_field_is_fit_to_be_shown),
		cmocka_unit_test(each_body_can_be_read),
		cmocka_unit_test(heads_say_what_a_person_reads_in_them),
	};

	return cmocka_run_group_tests(tests, load, unload);
}

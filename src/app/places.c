/* SPDX-License-Identifier: MIT */
#include "app/places.h"

#include "app/collections.h"
#include "app/message.h"
#include "app/tilde.h"
#include "base/file.h"
#include "base/xalloc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where Jekyll, Hexo, Hugo and others keep posts. */
static const char *const usual[] = { "_posts", "source/_posts", "content",
				     "posts" };

/* From the folder of the program: where the samples are before `make
 * install`, seen from build/ and from a build below it. */
static const char *const beside[] = { "../share/posts", "../../share/posts" };

enum { MOST_USUAL = sizeof(usual) / sizeof(*usual) };

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* NULL if it can be read. A FIFO would be waited for, for ever perhaps. */
static const char *why_not(const char *path)
{
	struct stat st;

	if (access(path, R_OK) != 0 || stat(path, &st) != 0)
		return strerror(errno);
	if (!S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode))
		return "neither a file nor a folder";
	return NULL;
}

static void add_given(struct places *p, const char *path)
{
	if (!strcmp(path, "-")) {
		p->from_stdin = true;
		return;
	}
	const char *why = why_not(path);
	if (why) {
		message_print("%s: %s", path, why);
		p->missing = true;
		return;
	}
	p->collections[p->n] = (struct archive_collection){ "", "" };
	p->paths[p->n++] = path;
}

static void add_usual(struct places *p)
{
	for (size_t i = 0; i < MOST_USUAL; i++) {
		if (is_folder(usual[i]))
			add_given(p, usual[i]);
	}
}

static bool sample_beside(struct buf *out, const char *program)
{
	const char *slash = strrchr(program, '/');

	for (size_t i = 0; slash && i < sizeof(beside) / sizeof(*beside); i++) {
		buf_clear(out);
		buf_add(out, program, (size_t)(slash - program) + 1);
		buf_add_str(out, beside[i]);
		char *real = realpath(buf_str(out), NULL);
		if (!real)
			continue; /* the other place */
		buf_clear(out);
		buf_add_str(out, real); /* "build/../share" reads badly */
		free(real);
		if (is_folder(buf_str(out)))
			return true;
	}
	return false;
}

static void add_samples(struct places *p, const char *program)
{
	struct buf path = { 0 };

	if (!sample_beside(&path, program)) {
		buf_clear(&path);
		buf_add_str(&path, KANBAO_DATADIR "/posts");
	}
	p->sample = buf_detach(&path);
	p->samples = true;
	if (is_folder(p->sample))
		add_given(p, p->sample);
}

/* A path may begin with "~". */
static void add_configured(struct places *p, const struct setting_words *posts,
			   const char *home)
{
	struct buf path = { 0 };

	for (size_t i = 0; i < posts->n; i++) {
		buf_clear(&path);
		tilde_expand(&path, posts->items[i], home);
		add_given(p, arena_strdup(&p->arena, buf_str(&path)));
	}
	buf_release(&path);
}

static size_t most_paths(const struct options *o)
{
	const struct settings *s = &o->settings;
	size_t given = o->paths.n + s->posts.n;

	for (size_t i = 0; i < s->n_collections; i++)
		given += s->collections[i].paths.n;
	return given > MOST_USUAL ? given : MOST_USUAL;
}

static void find_paths(struct places *p, const struct options *o,
		       const char *program, const char *home)
{
	const struct settings *s = &o->settings;

	if (o->paths.n) {
		for (size_t i = 0; i < o->paths.n; i++)
			add_given(p, o->paths.items[i]);
		return;
	}
	add_configured(p, &s->posts, home);
	for (size_t i = 0; i < s->n_collections; i++)
		add_configured(p, &s->collections[i].paths, home);
	if (s->posts.n || s->n_collections)
		return;
	add_usual(p);
	if (!p->n)
		add_samples(p, program);
}

void places_find(struct places *p, const struct options *o, const char *program,
		 char *(*getenv_)(const char *))
{
	const size_t most = most_paths(o);
	const char *home = getenv_("HOME");

	*p = (struct places){
		.paths = xcalloc(most, sizeof(*p->paths)),
		.collections = xcalloc(most, sizeof(*p->collections)),
	};
	find_paths(p, o, program, home);
	collections_find(p->collections, p->paths, p->n, &o->settings, home,
			 &p->arena);
}

bool places_one_post(const struct places *p)
{
	if (p->from_stdin)
		return p->n == 0;
	return p->n == 1 && !is_folder(p->paths[0]);
}

void places_message(struct buf *out, const struct places *p)
{
	if (p->samples && p->n)
		buf_printf(out, "no posts here; these are the samples in %s",
			   p->sample);
	else if (p->samples)
		buf_printf(out, "no posts here, and no samples in %s",
			   p->sample);
}

void places_release(struct places *p)
{
	free(p->paths);
	free(p->collections);
	free(p->sample);
	arena_release(&p->arena);
	*p = (struct places){ 0 };
}

bool places_read_stdin(struct buf *out, struct err *err)
{
	struct err why = { 0 };

	return file_read_fd(STDIN_FILENO, 0, FILE_MAX, out, &why) ||
	       err_set(err, "standard input: %s", why.text);
}

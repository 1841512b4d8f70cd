/* SPDX-License-Identifier: MIT */
#include "app/config.h"

#include "base/file.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <yaml.h>

enum {
	CONFIG_MAX = 256 * 1024, /* bytes; libyaml is quadratic in nesting */
	MESSAGE_MAX = 1024,
};

/* One file, or one value of the command line, on its way to the settings. */
struct reader {
	const char *file; /* "" = the command line */
	struct settings *settings;
	enum setting_origin origin;
	struct config_said *said;
	yaml_document_t doc;
	bool seen[SETTING_MAX];
};

/* The words of a value. */
struct words {
	char **items;
	size_t n, cap;
};

void config_said_release(struct config_said *said)
{
	buf_release(&said->lines);
	said->n = 0;
}

ERR_PRINTF(3, 4)
static void say(struct reader *r, yaml_mark_t at, const char *fmt, ...)
{
	char text[MESSAGE_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_printf(&r->said->lines, "%s:%zu:%zu: %s\n", r->file, at.line + 1,
		   at.column + 1, text);
	r->said->n++;
}

static void words_release(struct words *w)
{
	for (size_t i = 0; i < w->n; i++)
		free(w->items[i]);
	free(w->items);
}

/* A path of the file that is neither absolute nor of a home is one from the
 * folder of the file. */
static char *from_folder(const struct reader *r, const char *path)
{
	const char *slash = strrchr(r->file, '/');
	struct buf out = { 0 };

	if (slash && *path != '/' && *path != '~')
		buf_add(&out, r->file, (size_t)(slash - r->file) + 1);
	buf_add_str(&out, path);
	return buf_detach(&out);
}

static bool add_word(struct reader *r, struct words *w,
		     const struct setting *row, const yaml_node_t *node)
{
	const char *text = (const char *)node->data.scalar.value;

	if (node->type != YAML_SCALAR_NODE ||
	    strlen(text) != node->data.scalar.length) {
		say(r, node->start_mark, "%s: wants plain words here",
		    row->name);
		return false;
	}
	w->items = xgrow(w->items, &w->cap, w->n + 1, sizeof(*w->items));
	w->items[w->n++] = row->kind == SETTING_PATHS ? from_folder(r, text)
						      : xstrdup(text);
	return true;
}

/* A list is a sequence, or one word; a key without a value is an empty one. */
static bool is_command_line(const struct setting *row, const yaml_node_t *node)
{
	return row->kind == SETTING_ARGV && node->type == YAML_SCALAR_NODE &&
	       strchr((const char *)node->data.scalar.value, ' ');
}

static bool add_words(struct reader *r, struct words *w,
		      const struct setting *row, const yaml_node_t *node)
{
	if (node->type != YAML_SEQUENCE_NODE)
		return (setting_is_list(row) &&
			node->type == YAML_SCALAR_NODE &&
			!node->data.scalar.length) ||
		       add_word(r, w, row, node);
	for (const yaml_node_item_t *item = node->data.sequence.items.start;
	     item < node->data.sequence.items.top; item++) {
		const yaml_node_t *word =
			yaml_document_get_node(&r->doc, *item);
		if (!add_word(r, w, row, word))
			return false;
	}
	return true;
}

static void read_value(struct reader *r, struct settings *to,
		       const struct setting *row, const yaml_node_t *node)
{
	struct words w = { 0 };
	struct err err = { 0 };

	if (is_command_line(row, node)) {
		say(r, node->start_mark,
		    "%s: write each word apart: [git, pull, --ff-only]",
		    row->name);
		return;
	}
	if (add_words(r, &w, row, node) &&
	    !setting_take(to, row, (const char *const *)w.items, w.n, r->origin,
			  &err))
		say(r, node->start_mark, "%s", err.text);
	words_release(&w);
}

static void say_unknown(struct reader *r, const yaml_node_t *key,
			const char *name)
{
	const struct setting *guess = setting_guess(name);

	if (guess)
		say(r, key->start_mark, "there is no option '%s'; is %s meant?",
		    name, guess->name);
	else
		say(r, key->start_mark,
		    "there is no option '%s'; 'kanbao config' prints all",
		    name);
}

/* The paths of a collection are written as those of posts. */
static void read_paths(struct reader *r, struct setting_collection *c,
		       const yaml_node_t *node)
{
	read_value(r, c->own, setting_find("posts"), node);
	c->paths = c->own->posts;
}

static void read_own(struct reader *r, struct setting_collection *c,
		     const yaml_node_t *key, const yaml_node_t *value)
{
	const char *name = (const char *)key->data.scalar.value;

	if (key->type != YAML_SCALAR_NODE) {
		say(r, key->start_mark, "wants the name of an option here");
		return;
	}
	const struct setting *row = setting_find(name);
	if (!strcmp(name, "path"))
		read_paths(r, c, value);
	else if (row && setting_is_own(row))
		read_value(r, c->own, row, value);
	else
		say(r, key->start_mark,
		    "a collection has a path and may have its own lang, "
		    "refresh and rules of setting, but no '%s'",
		    name);
}

static void read_collection(struct reader *r, const yaml_node_t *key,
			    const yaml_node_t *value)
{
	const char *name = (const char *)key->data.scalar.value;

	if (key->type != YAML_SCALAR_NODE || !*name) {
		say(r, key->start_mark, "wants the name of a collection here");
		return;
	}
	struct setting_collection *c =
		setting_add_collection(r->settings, name, r->origin);
	if (!c)
		return; /* the command line has others */
	if (value->type == YAML_MAPPING_NODE)
		for (const yaml_node_pair_t *p =
			     value->data.mapping.pairs.start;
		     p < value->data.mapping.pairs.top; p++)
			read_own(r, c, yaml_document_get_node(&r->doc, p->key),
				 yaml_document_get_node(&r->doc, p->value));
	else
		read_paths(r, c, value);
	if (!c->paths.n)
		say(r, key->start_mark, "collection %s: wants a path", name);
}

static void read_collections(struct reader *r, const yaml_node_t *node)
{
	if (node->type == YAML_SCALAR_NODE && !node->data.scalar.length)
		return;
	if (node->type != YAML_MAPPING_NODE) {
		say(r, node->start_mark,
		    "collections: wants lines of the form NAME: PATH");
		return;
	}
	for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
	     p < node->data.mapping.pairs.top; p++)
		read_collection(r, yaml_document_get_node(&r->doc, p->key),
				yaml_document_get_node(&r->doc, p->value));
}

static void read_pair(struct reader *r, const yaml_node_t *key,
		      const yaml_node_t *value)
{
	const char *name = (const char *)key->data.scalar.value;

	if (key->type != YAML_SCALAR_NODE) {
		say(r, key->start_mark, "wants the name of an option here");
		return;
	}
	const struct setting *row = setting_find(name);
	if (!row) {
		say_unknown(r, key, name);
		return;
	}
	bool *seen = &r->seen[row - setting_table];
	if (*seen)
		say(r, key->start_mark,
		    "%s stands here for the second time; the last one counts",
		    name);
	*seen = true;
	if (row->kind == SETTING_COLLECTIONS)
		read_collections(r, value);
	else
		read_value(r, r->settings, row, value);
}

static void read_root(struct reader *r)
{
	const yaml_node_t *root = yaml_document_get_root_node(&r->doc);

	if (!root ||
	    (root->type == YAML_SCALAR_NODE && !root->data.scalar.length))
		return; /* nothing but comments */
	if (root->type != YAML_MAPPING_NODE) {
		say(r, root->start_mark, "wants lines of the form NAME: VALUE");
		return;
	}
	for (const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
	     pair < root->data.mapping.pairs.top; pair++)
		read_pair(r, yaml_document_get_node(&r->doc, pair->key),
			  yaml_document_get_node(&r->doc, pair->value));
}

/* libyaml names only the byte of what is no UTF-8. */
static yaml_mark_t place_of(const struct buf *text, size_t off)
{
	yaml_mark_t at = { 0 };

	for (size_t i = 0; i < off && i < text->len; i++) {
		at.column++;
		if (text->data[i] == '\n')
			at = (yaml_mark_t){ .line = at.line + 1 };
	}
	return at;
}

static void say_broken(struct reader *r, const yaml_parser_t *p,
		       const struct buf *text)
{
	const bool bytes = p->error == YAML_READER_ERROR;

	say(r, bytes ? place_of(text, p->problem_offset) : p->problem_mark,
	    "not YAML: %s; until that is mended nothing of the file counts",
	    p->problem ? p->problem : "too large");
}

static void read_text(struct reader *r, const struct buf *text)
{
	yaml_parser_t parser;

	if (!yaml_parser_initialize(&parser))
		abort(); /* no memory */
	yaml_parser_set_input_string(
		&parser, (const unsigned char *)buf_str(text), text->len);
	if (yaml_parser_load(&parser, &r->doc)) {
		read_root(r);
		yaml_document_delete(&r->doc);
	} else {
		say_broken(r, &parser, text);
	}
	yaml_parser_delete(&parser);
}

bool config_read(struct settings *s, const char *file, struct config_said *said,
		 struct err *err)
{
	struct reader r = { .file = file,
			    .settings = s,
			    .origin = SETTING_FILE,
			    .said = said };
	struct buf text = { 0 };
	struct err why = { 0 };

	const bool ok = file_read(AT_FDCWD, file, CONFIG_MAX, &text, &why);
	if (ok)
		read_text(&r, &text);
	else
		err_set(err, "%s: %s", file, why.text);
	buf_release(&text);
	return ok;
}

char *config_path(char *(*getenv_)(const char *))
{
	const char *base = getenv_("XDG_CONFIG_HOME");
	const char *home = getenv_("HOME");
	struct buf path = { 0 };

	/* Relative ones are void, says the XDG Base Directory Specification. */
	if (base && *base == '/')
		buf_printf(&path, "%s/kanbao/config.yml", base);
	else if (home && *home)
		buf_printf(&path, "%s/.config/kanbao/config.yml", home);
	else
		return NULL;
	return buf_detach(&path);
}

bool config_load(struct settings *s, const char *file,
		 char *(*getenv_)(const char *), struct config_said *said,
		 struct err *err)
{
	struct err why = { 0 };

	if (file)
		return config_read(s, file, said, err);
	char *usual = config_path(getenv_);
	if (usual && !config_read(s, usual, said, &why) &&
	    access(usual, F_OK) == 0) {
		buf_printf(&said->lines, "%s\n", why.text);
		said->n++;
	}
	free(usual);
	return true;
}

/* A list is read as the value of a file with that one line. */
static bool assign_list(struct settings *s, const struct setting *row,
			const char *value, struct err *err)
{
	struct config_said said = { 0 };
	struct reader r = { .file = "",
			    .settings = s,
			    .origin = SETTING_COMMAND,
			    .said = &said };
	struct buf text = { 0 };

	buf_printf(&text, "%s: %s", row->name, value);
	read_text(&r, &text);
	buf_release(&text);
	const bool ok = said.n == 0;
	config_said_release(&said);
	return ok || err_set(err, "%s: must be %s", row->name, row->choices);
}

bool config_assign(struct settings *s, const char *text, struct err *err)
{
	const size_t len = strcspn(text, "=");

	if (!text[len])
		return err_set(err, "'%s' is not of the form NAME=VALUE", text);
	char *name = xstrdup(text);
	name[len] = '\0';
	const struct setting *row = setting_find(name);
	const bool ok = row && setting_is_list(row)
				? assign_list(s, row, text + len + 1, err)
				: setting_set(s, name, text + len + 1, err);
	free(name);
	return ok;
}

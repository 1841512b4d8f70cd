/* SPDX-License-Identifier: MIT */
#include "app/options.h"

#include "app/choice.h"
#include "app/config.h"
#include "archive/problem.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum kind {
	KIND_TRUE,    /* bool at `at` becomes true */
	KIND_FORM,    /* int at `at` becomes `value` */
	KIND_WORD,    /* const char * at `at` */
	KIND_WORDS,   /* struct options_words at `at`: one more */
	KIND_CHOICE,  /* int at `at`: place in `arg` */
	KIND_SORT,    /* the same, and a leading "-" turns it round */
	KIND_WIDTH,   /* int at `at`: cells */
	KIND_COUNT,   /* int at `at`: a number from 1 */
	KIND_PROBLEM, /* as KIND_WORDS, but a kind of problem */
	KIND_SETTING, /* the setting of the same name */
	KIND_ASSIGN,  /* NAME=VALUE, any setting */
};

enum {
	WIDTH_MIN = LAYOUT_MIN_WIDTH,
	WIDTH_MAX = 1000,
	COUNT_MAX = 1000000000,
};

#define AT(field) offsetof(struct options, field)
#define BIT(command) (1u << COMMAND_##command)

enum {
	ALL = (1u << COMMAND_COUNT) - 1,
	POSTS = ALL & ~BIT(CONFIG),
	/* Without a command `kanbao` may have to behave as `list`. */
	RECORDS = POSTS & ~BIT(SHOW),
	ORDERED =
		BIT(SCREEN) | BIT(LIST) | BIT(SHOW) | BIT(LINKS) | BIT(SEARCH),
	TEXT = BIT(SCREEN) | BIT(SHOW),
	WIDE = TEXT | BIT(LIST) | BIT(SEARCH),
};

/* clang-format off */
const struct option options_table[] = {
	{ NULL, 'q', "QUERY", KIND_WORDS, AT(queries), 0, POSTS,
	  "posts that match QUERY" },
	{ NULL, 't', "TAG", KIND_WORDS, AT(tags), 0, POSTS,
	  "posts with TAG; A,B means one of them" },
	{ NULL, 'c', "CATEGORY", KIND_WORDS, AT(categories), 0, POSTS,
	  "posts in CATEGORY; A,B means one of them" },
	{ "since", 0, "DATE", KIND_WORD, AT(since), 0, POSTS,
	  "posts from DATE on: 2026-02, 2026-02-13, 2w" },
	{ "until", 0, "DATE", KIND_WORD, AT(until), 0, POSTS,
	  "posts up to the end of DATE" },
	{ "sort", 0, "date|title|tag|source", KIND_SORT, AT(sort), 0, ORDERED,
	  "order of posts; -date turns it round" },
	{ "json", 0, NULL, KIND_FORM, AT(form), FORM_JSON, RECORDS,
	  "print one JSON array" },
	{ "tsv", 0, NULL, KIND_FORM, AT(form), FORM_TSV, RECORDS,
	  "print fields with tabs between" },
	{ NULL, '0', NULL, KIND_FORM, AT(form), FORM_NUL, RECORDS,
	  "print only paths (names, URLs) with NULs" },
	{ "format", 0, "text|html|json", KIND_CHOICE, AT(format), 0, BIT(SHOW),
	  "form in which posts are shown" },
	{ "color", 0, "auto|always|never", KIND_CHOICE, AT(colour), 0, ALL,
	  "when to use colour" },
	{ "ambiguous", 0, "auto|1|2", KIND_SETTING, 0, 0, ALL,
	  "cells of characters of ambiguous width" },
	{ "width", 'w', "COLS", KIND_WIDTH, AT(width), 0, WIDE,
	  "set lines for COLS cells" },
	{ "lang", 0, "auto|en|zh|ja|ko", KIND_SETTING, 0, 0, TEXT,
	  "language of posts that don't say theirs" },
	{ NULL, 'o', "NAME=VALUE", KIND_ASSIGN, 0, 0, ALL,
	  "set an option, see below" },
	{ NULL, 'C', "FILE", KIND_WORD, AT(config), 0, ALL,
	  "read the configuration FILE, not the usual one" },
	{ "no-head", 0, NULL, KIND_TRUE, AT(no_head), 0, BIT(SHOW),
	  "leave out title and the lines about the post" },
	{ NULL, 'x', "KEYS", KIND_WORD, AT(keys), 0, BIT(SCREEN),
	  "keys to type at start, such as 't<enter>'" },
	{ "ignore", 0, "CODE", KIND_PROBLEM, AT(ignored), 0, BIT(CHECK),
	  "leave out problems of this kind: K012,date" },
	{ "max", 0, "N", KIND_COUNT, AT(max), 0, BIT(CHECK),
	  "print the first N problems only" },
	{ "help", 'h', NULL, KIND_TRUE, AT(help), 0, ALL,
	  "print this help" },
	{ "version", 'V', NULL, KIND_TRUE, AT(version), 0, ALL,
	  "print the version" },
};
/* clang-format on */

const size_t options_count = sizeof(options_table) / sizeof(*options_table);

/* Where in argv we are, and the options met so far: whether a command takes
 * them is known only at the end. */
struct parser {
	struct options *o;
	int argc, i;
	char *const *argv;
	bool ended; /* `--` was met */
	bool word;  /* the first word was met */
	bool seen[sizeof(options_table) / sizeof(*options_table)];
};

static void words_add(struct options_words *w, const char *word)
{
	w->items = xgrow(w->items, &w->cap, w->n + 1, sizeof(*w->items));
	w->items[w->n++] = word;
}

static bool add_problems(struct options_words *w, const struct option *option,
			 const char *value, struct err *err)
{
	const char *rest = value;
	enum problem_kind kind = PROBLEM_COUNT;

	words_add(w, value);
	while (problem_take(&rest, &kind) && kind != PROBLEM_COUNT)
		;
	return kind != PROBLEM_COUNT ||
	       err_set(err, "--%s: there is no problem '%s'", option->name,
		       value);
}

static const struct option *find_name(const char *name, size_t len)
{
	for (size_t i = 0; i < options_count; i++) {
		const char *known = options_table[i].name;
		if (known && strlen(known) == len && !memcmp(known, name, len))
			return &options_table[i];
	}
	return NULL;
}

static const struct option *find_letter(char letter)
{
	for (size_t i = 0; letter && i < options_count; i++) {
		if (options_table[i].letter == letter)
			return &options_table[i];
	}
	return NULL;
}

static bool set_choice(struct options *o, const struct option *option,
		       const char *value, struct err *err)
{
	const bool turned = option->kind == KIND_SORT && *value == '-';
	const int place = choice_find(option->arg, value + turned);

	if (place < 0)
		return err_set(err, "--%s: must be one of %s", option->name,
			       option->arg);
	if (option->kind == KIND_SORT)
		o->sort_reversed = turned;
	*(int *)((char *)o + option->at) = place;
	return true;
}

static bool set(struct options *o, const struct option *option,
		const char *value, struct err *err)
{
	char *const field = (char *)o + option->at;

	switch ((enum kind)option->kind) {
	case KIND_TRUE:
		*(bool *)field = true;
		return true;
	case KIND_FORM:
		*(int *)field = option->value;
		return true;
	case KIND_WORD:
		*(const char **)field = value;
		return true;
	case KIND_WORDS:
		words_add((struct options_words *)field, value);
		return true;
	case KIND_CHOICE:
	case KIND_SORT:
		return set_choice(o, option, value, err);
	case KIND_WIDTH:
		return choice_number(value, WIDTH_MIN, WIDTH_MAX,
				     (int *)field) ||
		       err_set(err, "--%s: must be a number from %d to %d",
			       option->name, WIDTH_MIN, WIDTH_MAX);
	case KIND_COUNT:
		return choice_number(value, 1, COUNT_MAX, (int *)field) ||
		       err_set(err, "--%s: must be a number from 1 on",
			       option->name);
	case KIND_PROBLEM:
		return add_problems((struct options_words *)field, option,
				    value, err);
	case KIND_SETTING:
		return setting_set(&o->settings, option->name, value, err);
	case KIND_ASSIGN:
		return config_assign(&o->settings, value, err);
	}
	assert(false);
	return false;
}

/* `attached` is the value that stands in the same word, or NULL. */
static bool take(struct parser *p, const struct option *option,
		 const char *attached, const char *shown, struct err *err)
{
	const char *value = attached;

	if (option->arg && !value) {
		if (p->i >= p->argc)
			return err_set(err, "%s wants %s", shown, option->arg);
		value = p->argv[p->i++];
	}
	p->seen[option - options_table] = true;
	return set(p->o, option, value, err);
}

static bool parse_long(struct parser *p, const char *word, struct err *err)
{
	const size_t len = strcspn(word, "=");
	const struct option *option = find_name(word + 2, len - 2);

	if (!option)
		return err_set(err, "there is no option '%.*s'", (int)len,
			       word);
	if (!option->arg && word[len])
		return err_set(err, "%.*s takes no value", (int)len, word);
	return take(p, option, word[len] ? word + len + 1 : NULL, word, err);
}

/* -w40, -w 40, -0h */
static bool parse_letters(struct parser *p, const char *word, struct err *err)
{
	for (const char *letter = word + 1; *letter; letter++) {
		const char shown[] = { '-', *letter, '\0' };
		const struct option *option = find_letter(*letter);
		if (!option)
			return err_set(err, "there is no option '%s'",
				       word[2] ? word : shown);
		const bool rest = option->arg && letter[1];
		if (!take(p, option, rest ? letter + 1 : NULL, shown, err))
			return false;
		if (rest)
			break;
	}
	return true;
}

static void take_word(struct parser *p, const char *word)
{
	const bool first = !p->word;

	p->word = true;
	if (first && !p->ended && command_find(word) != COMMAND_COUNT)
		p->o->command = command_find(word);
	else
		words_add(&p->o->paths, word);
}

static bool parse_word(struct parser *p, const char *word, struct err *err)
{
	if (p->ended || word[0] != '-' || !word[1]) {
		take_word(p, word);
		return true;
	}
	if (word[1] != '-')
		return parse_letters(p, word, err);
	if (word[2])
		return parse_long(p, word, err);
	p->ended = true;
	return true;
}

/* Whether the command takes all options that were met. */
static bool check_taken(const struct parser *p, struct err *err)
{
	const unsigned bit = 1u << p->o->command;

	for (size_t i = 0; i < options_count; i++) {
		const struct option *option = &options_table[i];
		if (!p->seen[i] || option->commands & bit)
			continue;
		const char letter[] = { option->letter, '\0' };
		const char *word = command_table[p->o->command].word;
		return err_set(err, "%s%s is not an option of %s",
			       option->name ? "--" : "-",
			       option->name ? option->name : letter,
			       *word ? word : "reading in the terminal");
	}
	return true;
}

/* The first word behind `search` is what to look for. */
static bool take_operand(struct options *o, struct err *err)
{
	const struct command_info *info = &command_table[o->command];

	if (!*info->operand)
		return true;
	if (!o->paths.n || !*o->paths.items[0])
		return err_set(err, "%s wants %s", info->word, info->operand);
	o->text = o->paths.items[0];
	o->paths.n--;
	memmove(o->paths.items, o->paths.items + 1,
		o->paths.n * sizeof(*o->paths.items));
	return true;
}

static bool check_paths(const struct options *o, struct err *err)
{
	for (size_t i = 0; i < o->paths.n; i++) {
		if (!*o->paths.items[i])
			return err_set(err, "a path is empty");
	}
	if (o->command == COMMAND_CONFIG && o->paths.n)
		return err_set(err, "config takes no path");
	return true;
}

bool options_parse(struct options *o, int argc, char *const *argv,
		   struct err *err)
{
	struct parser p = { .o = o, .argc = argc, .i = 1, .argv = argv };

	*o = (struct options){ .command = COMMAND_SCREEN };
	setting_defaults(&o->settings);
	while (p.i < argc) {
		const char *word = argv[p.i++];
		if (!parse_word(&p, word, err))
			return false;
	}
	if (o->help || o->version)
		return true;
	/* `kanbao --json` can only mean the list. */
	if (o->command == COMMAND_SCREEN && o->form != FORM_TEXT)
		o->command = COMMAND_LIST;
	return check_taken(&p, err) && take_operand(o, err) &&
	       check_paths(o, err);
}

void options_release(struct options *o)
{
	free(o->paths.items);
	free(o->queries.items);
	free(o->tags.items);
	free(o->categories.items);
	setting_release(&o->settings);
	free(o->ignored.items);
	*o = (struct options){ 0 };
}

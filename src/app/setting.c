/* SPDX-License-Identifier: MIT */
#include "app/setting.h"

#include "app/choice.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum {
	DEFAULT_MEASURE = 80,   /* cells */
	KOREAN_WORDS_FROM = 40, /* cells; TYPESETTING H1 */
	GUESS_MAX = 2,          /* wrong letters in a name that is guessed */
	NAME_MAX_LEN = 32,      /* bytes; longer than any name */
};

#define AT(field) offsetof(struct settings, field)

/* clang-format off */
const struct setting setting_table[] = {
	{ "ambiguous", SETTING_CHOICE, "auto|1|2", AT(ambiguous), 0, 2,
	  "cells of — … “ ” and their kin" },
	{ "autospace", SETTING_CHOICE, "no|yes", AT(autospace), 0, 1,
	  "show a space between Han and Latin" },
	{ "background", SETTING_CHOICE, "auto|dark|light", AT(background), 0, 2,
	  "what the text of the terminal stands on" },
	{ "bidi", SETTING_CHOICE, "terminal|reorder", AT(bidi), 0, 1,
	  "who turns right-to-left text" },
	{ "catalogue", SETTING_CHOICE, "full|heads|off", AT(catalogue), 0, 2,
	  "what is kept of posts in the cache folder" },
	{ "code", SETTING_CHOICE, "scroll|wrap", AT(code), 0, 1,
	  "long lines of code on the screen: sideways or cut" },
	{ "collections", SETTING_COLLECTIONS, "{NAME: PATH, ...}", 0, 0, 0,
	  "folders to read that have a name, for in:NAME" },
	{ "hanging", SETTING_CHOICE, "no|yes", AT(hanging), 0, 1,
	  "a stop or comma may hang beyond the line" },
	{ "highlight", SETTING_CHOICE, "no|yes", AT(highlight), 0, 1,
	  "colour code by what its words are" },
	{ "images", SETTING_CHOICE, "no|yes", AT(images), 0, 1,
	  "draw images that are files (show: only with -o)" },
	{ "indent", SETTING_NUMBER, NULL, AT(indent), 0, 4,
	  "cells before the first line of a paragraph" },
	{ "justify", SETTING_CHOICE, "no|yes", AT(justify), 0, 1,
	  "widen lines of mixed text to the right edge" },
	{ "korean", SETTING_CHOICE, "auto|syllable|word", AT(korean), 0, 2,
	  "where Hangul breaks; auto: word from 40 cells" },
	{ "lang", SETTING_CHOICE, "auto|en|zh|ja|ko", AT(lang), 0, 4,
	  "language of posts that don't say theirs" },
	{ "level", SETTING_CHOICE, "strict|normal|loose", AT(level), 0, 2,
	  "how strict lines are about marks at their ends" },
	{ "links", SETTING_CHOICE, "plain|numbers|list", AT(links), 0, 2,
	  "how show tells where links lead" },
	{ "measure", SETTING_NUMBER, NULL, AT(measure), 8, 1000,
	  "cells of the longest line wanted" },
	{ "orphans", SETTING_CHOICE, "no|yes", AT(orphans), 0, 1,
	  "mind orphans: no last line of one ideograph" },
	{ "posts", SETTING_PATHS, "[PATH, ...]", AT(posts), 0, 0,
	  "folders to read when none is named" },
	{ "refresh", SETTING_ARGV, "[PROGRAM, ARGUMENT, ...]", AT(refresh), 0,
	  0, "what fetches new posts, for the key R" },
	{ "refresh-interval", SETTING_SPAN, "no|30m|2h|1d",
	  AT(refresh_interval), 0, 0, "how often that is run by itself" },
	{ "ruby", SETTING_CHOICE, "show|hide", AT(ruby), 0, 1,
	  "readings of words, in brackets behind them" },
	{ "watch", SETTING_CHOICE, "auto|poll|no", AT(watch), 0, 2,
	  "how changes of files are noticed" },
	{ "wrap", SETTING_CHOICE, "greedy|balanced", AT(wrap), 0, 1,
	  "balanced: no line much shorter than the others" },
};
/* clang-format on */

const size_t setting_count = sizeof(setting_table) / sizeof(*setting_table);

void setting_defaults(struct settings *s)
{
	*s = (struct settings){ .measure = DEFAULT_MEASURE,
				.orphans = 1,
				.highlight = 1 };
}

_Static_assert(sizeof(setting_table) / sizeof(*setting_table) <= SETTING_MAX,
	       "struct settings has room for the origin of each row");

static void drop_collections(struct settings *s)
{
	for (size_t i = 0; i < s->n_collections; i++) {
		setting_release(s->collections[i].own);
		free(s->collections[i].own);
	}
	free(s->collections);
	s->collections = NULL;
	s->n_collections = s->collections_cap = 0;
}

void setting_release(struct settings *s)
{
	drop_collections(s);
	arena_release(&s->arena);
	*s = (struct settings){ 0 };
}

const struct setting *setting_find(const char *name)
{
	for (size_t i = 0; i < setting_count; i++) {
		if (!strcmp(setting_table[i].name, name))
			return &setting_table[i];
	}
	return NULL;
}

static int least(int a, int b, int c)
{
	const int d = a < b ? a : b;

	return d < c ? d : c;
}

/* Letters to change, add or leave out to come from one to the other; names
 * that are too long are as far away as can be. */
static int distance(const char *a, const char *b)
{
	const int n = (int)strlen(b);
	int row[NAME_MAX_LEN + 1];

	if (strlen(a) > NAME_MAX_LEN || n > NAME_MAX_LEN)
		return NAME_MAX_LEN;
	for (int j = 0; j <= n; j++)
		row[j] = j;
	for (; *a; a++) {
		int corner = row[0]++;
		for (int j = 1; j <= n; j++) {
			const int change = corner + (*a != b[j - 1]);
			corner = row[j];
			row[j] = least(change, corner + 1, row[j - 1] + 1);
		}
	}
	return row[n];
}

const struct setting *setting_guess(const char *name)
{
	const struct setting *best = NULL;
	int best_distance = GUESS_MAX + 1;

	for (size_t i = 0; i < setting_count; i++) {
		const int d = distance(name, setting_table[i].name);
		if (d < best_distance && d < (int)strlen(name)) {
			best_distance = d;
			best = &setting_table[i];
		}
	}
	return best;
}

bool setting_is_list(const struct setting *row)
{
	return row->kind == SETTING_PATHS || row->kind == SETTING_ARGV ||
	       row->kind == SETTING_COLLECTIONS;
}

bool setting_is_own(const struct setting *row)
{
	/* what a text looks like, and where new ones come from */
	static const char *const own[] = {
		"autospace", "hanging", "indent",  "justify", "korean",
		"lang",      "level",   "orphans", "refresh", "wrap",
	};

	for (size_t i = 0; i < sizeof(own) / sizeof(*own); i++)
		if (!strcmp(own[i], row->name))
			return true;
	return false;
}

static size_t index_of(const struct setting *row)
{
	return (size_t)(row - setting_table);
}

void setting_overlay(struct settings *out, const struct settings *s,
		     const struct setting_collection *c)
{
	*out = *s;
	for (const struct setting *row = setting_table;
	     row < setting_table + setting_count; row++) {
		const struct settings *of = setting_of(s, c, row);
		if (of == s || setting_is_list(row) || !setting_is_own(row))
			continue;
		memcpy((char *)out + row->at, (const char *)of + row->at,
		       sizeof(int));
	}
}

const struct setting_collection *setting_collection_of(const struct settings *s,
						       const char *name)
{
	for (size_t i = 0; i < s->n_collections; i++)
		if (!strcmp(s->collections[i].name, name))
			return &s->collections[i];
	return NULL;
}

enum setting_origin setting_origin(const struct settings *s,
				   const struct setting *row)
{
	return (enum setting_origin)s->origin[index_of(row)];
}

struct setting_collection *setting_add_collection(struct settings *s,
						  const char *name,
						  enum setting_origin origin)
{
	unsigned char *by = &s->origin[index_of(setting_find("collections"))];

	if (origin < (enum setting_origin) * by)
		return NULL;
	if (origin > (enum setting_origin) * by)
		drop_collections(s);
	*by = (unsigned char)origin;
	s->collections = xgrow(s->collections, &s->collections_cap,
			       s->n_collections + 1, sizeof(*s->collections));
	struct setting_collection *c = &s->collections[s->n_collections++];
	*c = (struct setting_collection){
		.name = arena_strdup(&s->arena, name),
		.own = xcalloc(1, sizeof(*c->own)),
	};
	setting_defaults(c->own);
	return c;
}

const struct settings *setting_of(const struct settings *s,
				  const struct setting_collection *c,
				  const struct setting *row)
{
	const bool own = c && setting_origin(c->own, row) != SETTING_DEFAULT &&
			 setting_origin(s, row) != SETTING_COMMAND;

	return own ? c->own : s;
}

static bool refuse(const struct setting *row, struct err *err)
{
	struct buf range = { 0 };

	setting_add_range(&range, row);
	if (row->kind == SETTING_CHOICE)
		err_set(err, "%s: must be one of %s", row->name,
			buf_str(&range));
	else if (row->kind == SETTING_SPAN)
		err_set(err, "%s: must be no or a time such as 90s, 30m, 2h",
			row->name);
	else
		err_set(err, "%s: must be a number from %d to %d", row->name,
			row->min, row->max);
	buf_release(&range);
	return false;
}

/* What YAML calls a truth, for the choices no and yes. */
static const char *plain_truth(const char *text)
{
	static const char *const words[][2] = {
		{ "true", "yes" }, { "True", "yes" }, { "on", "yes" },
		{ "false", "no" }, { "False", "no" }, { "off", "no" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(text, words[i][0]))
			return words[i][1];
	return text;
}

static const struct {
	char letter;
	int seconds;
} units[] = { { 'd', 86400 }, { 'h', 3600 }, { 'm', 60 }, { 's', 1 } };

/* "90s", "30m", "2h", "1d", or "no". */
static bool read_span(const char *text, int *value)
{
	enum { MOST = 1000, LETTERS = sizeof(units) / sizeof(*units) };
	char number[NAME_MAX_LEN];
	const size_t len = strlen(text);

	*value = 0;
	if (!strcmp(plain_truth(text), "no"))
		return true;
	if (len < 2 || len >= sizeof(number))
		return false;
	memcpy(number, text, len - 1);
	number[len - 1] = '\0';
	for (size_t i = 0; i < LETTERS; i++)
		if (text[len - 1] == units[i].letter &&
		    choice_number(number, 1, MOST, value)) {
			*value *= units[i].seconds;
			return true;
		}
	return false;
}

static bool read_value(const struct setting *row, const char *text, int *value)
{
	if (row->kind == SETTING_SPAN)
		return read_span(text, value);
	if (row->kind == SETTING_NUMBER)
		return choice_number(text, row->min, row->max, value);
	int place = choice_find(row->choices, text);
	if (place < 0)
		place = choice_find(row->choices, plain_truth(text));
	if (place >= 0)
		*value = place;
	return place >= 0;
}

static void take_words(struct settings *s, const struct setting *row,
		       const char *const *words, size_t n)
{
	struct setting_words *to =
		(struct setting_words *)((char *)s + row->at);

	to->items = arena_alloc(&s->arena, n * sizeof(*to->items));
	to->n = n;
	for (size_t i = 0; i < n; i++)
		to->items[i] = arena_strdup(&s->arena, words[i]);
}

/* Finds out whether the words are a value of the row; `*value` is that of a
 * row that is no list. */
static bool check(const struct setting *row, const char *const *words, size_t n,
		  int *value, struct err *err)
{
	for (size_t i = 0; setting_is_list(row) && i < n; i++)
		if (!*words[i])
			return err_set(err, "%s: a word is empty", row->name);
	if (setting_is_list(row))
		return true;
	if (n != 1)
		return err_set(err, "%s: wants one value, not a list",
			       row->name);
	return read_value(row, words[0], value) || refuse(row, err);
}

bool setting_take(struct settings *s, const struct setting *row,
		  const char *const *words, size_t n,
		  enum setting_origin origin, struct err *err)
{
	int value = 0;

	if (!check(row, words, n, &value, err))
		return false;
	if (origin < setting_origin(s, row))
		return true;
	s->origin[index_of(row)] = (unsigned char)origin;
	if (setting_is_list(row))
		take_words(s, row, words, n);
	else
		*(int *)((char *)s + row->at) = value;
	return true;
}

bool setting_set(struct settings *s, const char *name, const char *value,
		 struct err *err)
{
	const struct setting *row = setting_find(name);

	if (!row)
		return err_set(err, "there is no option '%s' to set", name);
	return setting_take(s, row, &value, 1, SETTING_COMMAND, err);
}

static void add_choice(struct buf *out, const char *choices, int place)
{
	while (place-- > 0)
		choices += strcspn(choices, "|") + 1;
	buf_add(out, choices, strcspn(choices, "|"));
}

static void add_span(struct buf *out, int seconds)
{
	size_t i = 0;

	if (!seconds) {
		buf_add_str(out, "no");
		return;
	}
	while (seconds % units[i].seconds)
		i++;
	buf_printf(out, "%d%c", seconds / units[i].seconds, units[i].letter);
}

void setting_add(struct buf *out, const struct settings *s,
		 const struct setting *row)
{
	const int value = *(const int *)((const char *)s + row->at);

	if (row->kind == SETTING_CHOICE)
		add_choice(out, row->choices, value);
	else if (row->kind == SETTING_SPAN)
		add_span(out, value);
	else
		buf_printf(out, "%d", value);
}

void setting_add_range(struct buf *out, const struct setting *row)
{
	if (row->choices)
		buf_add_str(out, row->choices);
	else
		buf_printf(out, "%d..%d", row->min, row->max);
}

const struct setting_words *setting_words(const struct settings *s,
					  const struct setting *row)
{
	return (const struct setting_words *)((const char *)s + row->at);
}

void setting_layout(const struct settings *s, int width, enum lang lang,
		    struct layout_options *out)
{
	const struct width_rules rules = setting_rules(s);

	layout_defaults(out);
	layout_set_rules(out, &rules);
	out->width = width;
	out->lang = lang;
	out->level = (enum linebreak_level)s->level;
	out->korean_words = s->korean != SETTING_KOREAN_SYLLABLE;
	if (s->korean == SETTING_KOREAN_AUTO)
		out->korean_words_min = KOREAN_WORDS_FROM;
	out->orphans = !s->orphans;
	out->hanging = s->hanging;
	out->autospace = s->autospace;
	out->balanced = s->wrap == SETTING_WRAP_BALANCED;
	out->justify = s->justify;
	out->indent = s->indent;
	out->reorder = s->bidi;
}

struct width_rules setting_rules(const struct settings *s)
{
	return (struct width_rules){ .ambiguous_wide = s->ambiguous == 2 };
}

/* SPDX-License-Identifier: MIT */
/* What can be set by a name, in the configuration and by `-o NAME=VALUE`: one
 * table that both, the help, `kanbao config` and the manual's check walk. */
#ifndef APP_SETTING_H
#define APP_SETTING_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "typeset/layout.h"

#include <stdbool.h>
#include <stddef.h>

/* Who has said a value; a later one in this list counts more. */
enum setting_origin { SETTING_DEFAULT, SETTING_FILE, SETTING_COMMAND };

/* A list of words: paths, or a program with its arguments. */
struct setting_words {
	const char **items;
	size_t n;
};

struct settings;

/* Folders with a name of their own. */
struct setting_collection {
	const char *name;
	struct setting_words paths;
	struct settings *own; /* only what was said of it alone counts */
};

enum { SETTING_MAX = 64 }; /* rows of the table at most */

/* Values are places in the table's list of choices, but for the numbers. A
 * field whose choices are "no|yes" is thus a truth. */
struct settings {
	int ambiguous;  /* 0 = not said, else cells of an ambiguous character */
	int lang;       /* enum lang */
	int level;      /* enum linebreak_level */
	int korean;     /* enum setting_korean */
	int background; /* enum palette_ground; unknown: to be found out */
	int bidi;       /* 1 = lines are reordered here */
	int orphans, hanging, autospace, wrap, justify;
	int catalogue; /* enum setting_catalogue */
	int indent;    /* cells */
	int code;      /* enum setting_code */
	int highlight;
	int images;                 /* 1 = pictures are drawn */
	int links;                  /* enum setting_links */
	int ruby;                   /* enum setting_ruby */
	int measure;                /* cells of the longest line wanted */
	int watch;                  /* enum loop_watch */
	struct setting_words posts; /* paths as they were written */

	struct setting_words refresh;
	int refresh_interval; /* seconds; 0 = only when asked */

	struct setting_collection *collections;
	size_t n_collections, collections_cap;

	unsigned char origin[SETTING_MAX]; /* enum setting_origin of each row */
	struct arena arena;                /* of the words */
};

enum setting_korean {
	SETTING_KOREAN_AUTO, /* TYPESETTING H1: by the width */
	SETTING_KOREAN_SYLLABLE,
	SETTING_KOREAN_WORD,
};

enum setting_wrap {
	SETTING_WRAP_GREEDY, /* each line takes all that fits */
	SETTING_WRAP_BALANCED,
};

/* How `show` tells where links lead. */
enum setting_links {
	SETTING_LINKS_PLAIN,
	SETTING_LINKS_NUMBERS,
	SETTING_LINKS_LIST, /* and the addresses at the end */
};

enum setting_ruby { SETTING_RUBY_SHOW, SETTING_RUBY_HIDE };

enum setting_catalogue {
	SETTING_CATALOGUE_FULL, /* heads and texts */
	SETTING_CATALOGUE_HEADS,
	SETTING_CATALOGUE_OFF,
};

enum setting_code {
	SETTING_CODE_SCROLL, /* long lines stay whole on the screen */
	SETTING_CODE_WRAP,
};

enum setting_kind {
	SETTING_CHOICE, /* int: place in `choices` */
	SETTING_NUMBER, /* int from `min` to `max` */
	SETTING_SPAN,   /* int: seconds, 0 = no */
	SETTING_PATHS,  /* struct setting_words */
	SETTING_ARGV,   /* likewise: a program and its arguments */
	SETTING_COLLECTIONS,
};

struct setting {
	const char *name;
	int kind;            /* enum setting_kind */
	const char *choices; /* "no|yes"; of a list, how it is written */
	size_t at;           /* of the value in struct settings */
	int min, max;        /* of a number */
	const char *help;
};

extern const struct setting setting_table[]; /* by name */
extern const size_t setting_count;

void setting_defaults(struct settings *s);
void setting_release(struct settings *s);

/* NULL if there is no such row. */
const struct setting *setting_find(const char *name);

/* The row whose name is nearest to what somebody wrote; NULL if none is near.
 */
const struct setting *setting_guess(const char *name);

/* True if the row's value is a list of words. */
bool setting_is_list(const struct setting *row);

/* Takes a value, which is copied; `n` words, of which a row that is no list
 * takes one. Checked in any case, but not taken if somebody who counts more has
 * set the row already. False, and nothing changed, with the reason if the value
 * is none of the row's own. */
bool setting_take(struct settings *s, const struct setting *row,
		  const char *const *words, size_t n,
		  enum setting_origin origin, struct err *err);

/* As setting_take, with one word from the command line and by name. */
bool setting_set(struct settings *s, const char *name, const char *value,
		 struct err *err);

/* True if it can be set for a collection. */
bool setting_is_own(const struct setting *row);

/* A new collection, without paths. Those that are there go first if somebody
 * who counts less has named them. NULL if somebody who counts more has named
 * some. */
struct setting_collection *setting_add_collection(struct settings *s,
						  const char *name,
						  enum setting_origin origin);

/* What counts for a collection: what was said of it, else what is said of
 * all; the command line counts most. */
const struct settings *setting_of(const struct settings *s,
				  const struct setting_collection *c,
				  const struct setting *row);

/* All that counts for a collection (NULL = none). The copy borrows what is of
 * the settings, and must not be released. */
void setting_overlay(struct settings *out, const struct settings *s,
		     const struct setting_collection *c);

/* The collection of that name, or NULL. */
const struct setting_collection *setting_collection_of(const struct settings *s,
						       const char *name);

enum setting_origin setting_origin(const struct settings *s,
				   const struct setting *row);

/* Adds the value of a row that is no list, as it is written. */
void setting_add(struct buf *out, const struct settings *s,
		 const struct setting *row);

/* Adds what may be written for the row: "no|yes", "0..4", "[PATH, ...]". */
void setting_add_range(struct buf *out, const struct setting *row);

/* The words of a row that is a list. */
const struct setting_words *setting_words(const struct settings *s,
					  const struct setting *row);

/* How a text of this language is to be set in `width` cells. */
void setting_layout(const struct settings *s, int width, enum lang lang,
		    struct layout_options *out);

/* The rules of width that the settings ask for. */
struct width_rules setting_rules(const struct settings *s);

#endif

/* SPDX-License-Identifier: MIT */
/* The typographic settings, `-o NAME=VALUE`: one table that parsing, the help
 * and the manual's check walk. */
#ifndef APP_SETTING_H
#define APP_SETTING_H

#include "base/err.h"
#include "typeset/layout.h"

#include <stdbool.h>
#include <stddef.h>

/* Values are places in the table's list of choices, but for the numbers. A
 * field whose choices are "no|yes" is thus a truth. */
struct settings {
	int ambiguous; /* 0 = not said, else cells of an ambiguous character */
	int lang;      /* enum lang */
	int level;     /* enum linebreak_level */
	int korean;    /* enum setting_korean */
	int bidi;      /* 1 = lines are reordered here */
	int orphans, hanging, autospace, wrap, justify;
	int indent;  /* cells */
	int code;    /* enum setting_code */
	int highlight;
	int measure; /* cells of the longest line wanted */
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

enum setting_code {
	SETTING_CODE_SCROLL, /* long lines stay whole on the screen */
	SETTING_CODE_WRAP,
};

struct setting {
	const char *name;
	const char *choices; /* "no|yes"; NULL = a number */
	size_t at;           /* of the int in struct settings */
	int min, max;        /* of a number */
	const char *help;
};

extern const struct setting setting_table[];
extern const size_t setting_count;

void setting_defaults(struct settings *s);

/* Reads "NAME=VALUE". False, and nothing changed, with the reason if there is
 * no such name or the value is none of its own. */
bool setting_parse(struct settings *s, const char *text, struct err *err);

/* As setting_parse, with name and value apart. */
bool setting_set(struct settings *s, const char *name, const char *value,
		 struct err *err);

/* How a text of this language is to be set in `width` cells. */
void setting_layout(const struct settings *s, int width, enum lang lang,
		    struct layout_options *out);

/* The rules of width that the settings ask for. */
struct width_rules setting_rules(const struct settings *s);

#endif

/* SPDX-License-Identifier: MIT */
#include "app/setting.h"

#include "app/choice.h"

#include <string.h>

enum {
	DEFAULT_MEASURE = 80,   /* cells */
	KOREAN_WORDS_FROM = 40, /* cells; TYPESETTING H1 */
	NAME_MAX_LEN = 32,      /* bytes; longer than any name */
};

#define AT(field) offsetof(struct settings, field)

/* clang-format off */
const struct setting setting_table[] = {
	{ "ambiguous", "auto|1|2", AT(ambiguous), 0, 2,
	  "cells of — … “ ” and their kin" },
	{ "autospace", "no|yes", AT(autospace), 0, 1,
	  "show a space between Han and Latin" },
	{ "bidi", "terminal|reorder", AT(bidi), 0, 1,
	  "who turns right-to-left text" },
	{ "code", "scroll|wrap", AT(code), 0, 1,
	  "long lines of code on the screen: sideways or cut" },
	{ "hanging", "no|yes", AT(hanging), 0, 1,
	  "a stop or comma may hang beyond the line" },
	{ "highlight", "no|yes", AT(highlight), 0, 1,
	  "colour code by what its words are" },
	{ "indent", NULL, AT(indent), 0, 4,
	  "cells before the first line of a paragraph" },
	{ "justify", "no|yes", AT(justify), 0, 1,
	  "widen lines of mixed text to the right edge" },
	{ "korean", "auto|syllable|word", AT(korean), 0, 2,
	  "where Hangul breaks; auto: word from 40 cells" },
	{ "lang", "auto|en|zh|ja|ko", AT(lang), 0, 4,
	  "language of posts that don't say theirs" },
	{ "level", "strict|normal|loose", AT(level), 0, 2,
	  "how strict lines are about marks at their ends" },
	{ "measure", NULL, AT(measure), 8, 1000,
	  "cells of the longest line wanted" },
	{ "orphans", "no|yes", AT(orphans), 0, 1,
	  "mind orphans: no last line of one ideograph" },
	{ "wrap", "greedy|balanced", AT(wrap), 0, 1,
	  "balanced: no line much shorter than the others" },
};
/* clang-format on */

const size_t setting_count = sizeof(setting_table) / sizeof(*setting_table);

void setting_defaults(struct settings *s)
{
	*s = (struct settings){ .measure = DEFAULT_MEASURE, .orphans = 1,
				 .highlight = 1 };
}

static const struct setting *find(const char *name)
{
	for (size_t i = 0; i < setting_count; i++) {
		if (!strcmp(setting_table[i].name, name))
			return &setting_table[i];
	}
	return NULL;
}

static bool read_value(const struct setting *setting, const char *text,
		       int *value, struct err *err)
{
	if (!setting->choices) {
		if (choice_number(text, setting->min, setting->max, value))
			return true;
		return err_set(err, "%s: must be a number from %d to %d",
			       setting->name, setting->min, setting->max);
	}
	const int place = choice_find(setting->choices, text);
	if (place < 0)
		return err_set(err, "%s: must be one of %s", setting->name,
			       setting->choices);
	*value = place;
	return true;
}

bool setting_set(struct settings *s, const char *name, const char *value,
		 struct err *err)
{
	const struct setting *setting = find(name);

	if (!setting)
		return err_set(err, "there is no option '%s' to set", name);
	return read_value(setting, value, (int *)((char *)s + setting->at),
			  err);
}

bool setting_parse(struct settings *s, const char *text, struct err *err)
{
	char name[NAME_MAX_LEN];
	const size_t len = strcspn(text, "=");

	if (!text[len])
		return err_set(err, "'%s' is not of the form NAME=VALUE", text);
	if (len >= sizeof(name))
		return err_set(err, "there is no option '%.*s' to set",
			       (int)len, text);
	memcpy(name, text, len);
	name[len] = '\0';
	return setting_set(s, name, text + len + 1, err);
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

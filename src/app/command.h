/* SPDX-License-Identifier: MIT */
/* The commands by name. What they do is in run.h. */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

/* One level of X-macro: name, word on the command line, what stands behind it,
 * help. SCREEN has no word: it is what happens without a command. */
/* clang-format off */
#define COMMAND_LIST(X) \
	X(SCREEN, "", "", "read the posts in the terminal") \
	X(LIST, "list", "", "the posts, newest first") \
	X(SHOW, "show", "", "the text of posts, reflowed") \
	X(TAGS, "tags", "", "the tags, with the number of posts of each") \
	X(CATEGORIES, "categories", "", "the categories, the same way") \
	X(AUTHORS, "authors", "", "the authors, the same way") \
	X(SOURCES, "sources", "", "the sites that posts give as their source") \
	X(DATES, "dates", "", "the months, the same way") \
	X(LINKS, "links", "", "the links of posts") \
	X(SEARCH, "search", "TEXT", "the posts that contain TEXT, with the lines") \
	X(CHECK, "check", "", "what is wrong in posts") \
	X(CONFIG, "config", "", "all options as they are set, as YAML")
/* clang-format on */

#define COMMAND_ENUM(name, word, operand, help) COMMAND_##name,
enum command { COMMAND_LIST(COMMAND_ENUM) COMMAND_COUNT };
#undef COMMAND_ENUM

struct command_info {
	const char *word;
	const char *operand; /* what it wants before the paths, or "" */
	const char *help;
};

extern const struct command_info command_table[COMMAND_COUNT];

/* The command of this name, or COMMAND_COUNT. */
enum command command_find(const char *word);

#endif

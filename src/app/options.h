/* SPDX-License-Identifier: MIT */
/* The command line. One table has every option: parsing, `--help` and the
 * manual's check walk it. */
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "app/command.h"
#include "app/setting.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

enum options_form { FORM_TEXT, FORM_JSON, FORM_TSV, FORM_NUL };

/* in the order of the choices of --format */
enum options_format { FORMAT_TEXT, FORMAT_HTML, FORMAT_JSON };

/* in the order of the choices of --color */
enum options_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* in the order of the choices of --sort */
enum options_sort { SORT_DATE, SORT_TITLE, SORT_TAG, SORT_SOURCE };

/* Words of the command line; they live as long as argv. */
struct options_words {
	const char **items;
	size_t n, cap;
};

struct options {
	enum command command; /* COMMAND_SCREEN if none was given */
	const char *text;     /* TEXT of `search`, else NULL */
	struct options_words paths, queries, tags, categories, ignored;
	const char *since, *until; /* NULL = open */
	const char *keys;          /* to type at start, or NULL */
	const char *config;        /* file; NULL = the usual one */
	int form;                  /* enum options_form */
	int format;                /* enum options_format */
	int colour;                /* enum options_colour */
	int sort;                  /* enum options_sort */
	bool sort_reversed;
	int width; /* cells; 0 = the terminal's */
	int max;   /* problems to print; 0 = all */
	bool no_head, help, version;
	struct settings settings;
};

struct option {
	const char *name; /* without "--"; NULL = only the letter */
	char letter;      /* '\0' = only the name */
	const char *arg;  /* its name in the help; NULL = takes none */
	int kind;         /* these three are the parser's: options.c */
	size_t at;
	int value;
	unsigned commands; /* 1u << COMMAND_ of those that take it */
	const char *help;
};

extern const struct option options_table[];
extern const size_t options_count;

/* Reads the command line; argv[0] is left out of account. Options may stand
 * anywhere before `--`. False with the reason if it is wrong; `*o` then still
 * has the command, as far as it was read. In any case options_release. */
bool options_parse(struct options *o, int argc, char *const *argv,
		   struct err *err);
void options_release(struct options *o);

#endif

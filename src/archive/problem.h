/* SPDX-License-Identifier: MIT */
/* The kinds of what can be wrong in a post: one table, which messages, `check`
 * and the manual share. Codes are stable, since people name them in scripts. */
#ifndef ARCHIVE_PROBLEM_H
#define ARCHIVE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* enum, code, word, is a note, how to mend it */
/* clang-format off */
#define PROBLEM_LIST(X) \
	X(READ, "K001", "read", false, \
	  "make it readable, or take it out of what is read") \
	X(FILE, "K002", "file", false, \
	  "remove it, or put a regular file in its place") \
	X(NO_POST, "K003", "no-post", false, \
	  "give it front matter, or keep it out of the folder of posts") \
	X(DEEP, "K004", "deep", false, \
	  "move the folder up") \
	X(BIG, "K005", "big", false, \
	  "split it, or take it out of the folder of posts") \
	X(NAME, "K006", "name", false, \
	  "rename the file") \
	X(CHANGED, "K007", "changed", false, \
	  "check again") \
	X(PAGE, "K008", "page", true, \
	  "nothing needs to be done") \
	X(FENCE, "K010", "fence", false, \
	  "put a line --- (or +++) right before and right behind the keys") \
	X(SYNTAX, "K011", "syntax", false, \
	  "put the value in quotes, or mend the line") \
	X(DATE, "K012", "date", false, \
	  "write it as 2026-02-13 or 2026-02-13 08:30:00 +0800") \
	X(KEY_TWICE, "K013", "key-twice", false, \
	  "keep one of the two") \
	X(CONTROL, "K014", "control", false, \
	  "delete the character") \
	X(ENCODING, "K015", "encoding", false, \
	  "convert the file: iconv -t UTF-8 -f ENCODING") \
	X(LARGE_HEAD, "K016", "large-head", false, \
	  "move data out of the front matter, into a file of its own") \
	X(CONFIG, "K017", "config", false, \
	  "mend the configuration of the site") \
	X(DATE_NAME, "K020", "date-name", false, \
	  "rename the file, or change the date") \
	X(LINK, "K030", "link", false, \
	  "mend the address, or take the link out") \
	X(IMAGE, "K031", "image", false, \
	  "mend the address, or add the file") \
	X(SLUG_TWICE, "K032", "slug-twice", false, \
	  "rename one of the two: they get the same address") \
	X(VARIANT, "K033", "variant", false, \
	  "write it in one way")
/* clang-format on */

#define PROBLEM_ENUM(name, code, word, note, mend) PROBLEM_##name,
enum problem_kind { PROBLEM_LIST(PROBLEM_ENUM) PROBLEM_COUNT };
#undef PROBLEM_ENUM

struct problem_info {
	const char *code; /* "K012" */
	const char *word; /* "date" */
	bool note;        /* nothing is wrong, it is only worth a word */
	const char *mend; /* how to mend it */
};

extern const struct problem_info problem_table[PROBLEM_COUNT];

/* Something wrong in a post, or a file that is no post though it looks like
 * one. Shown as `path:line:col: CODE word: message; taken; mend`; 0 = no such
 * place known. */
struct problem {
	const char *path;    /* raw bytes; sanitise before showing */
	uint32_t line, col;  /* 1-based; col in bytes */
	const char *message; /* sanitised: what is wrong */
	const char *taken;   /* sanitised: what was taken instead, or "" */
	enum problem_kind kind;
	bool skipped; /* the file is not among the posts */
};

/* The kind by its code or word, without regard to case; PROBLEM_COUNT if there
 * is none. */
enum problem_kind problem_find(const char *name);

/* Takes the first of some with commas between off the list; false if there is
 * none left. */
bool problem_take(const char **list, enum problem_kind *kind);

#endif

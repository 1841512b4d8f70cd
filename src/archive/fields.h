/* SPDX-License-Identifier: MIT */
/* The keys and values of a head, before anybody asks what they mean. Every
 * dialect is read into this. */
#ifndef ARCHIVE_FIELDS_H
#define ARCHIVE_FIELDS_H

#include "archive/slice.h"
#include "base/buf.h"

#include <stdint.h>

enum field_form {
	FIELD_SCALAR, /* one value, or none if it is null */
	FIELD_LIST,
};

struct field {
	size_t key;      /* offset in text */
	size_t first, n; /* its values in `values` */
	enum field_form form;
	uint32_t line;  /* lines of the head before it */
	bool repeated;  /* given before: the last one counts */
	bool gives_way; /* one that is given later is no repetition */
};

/* A zeroed struct is empty. Use the calls. */
struct fields {
	struct buf text; /* keys and values, each ended by NUL */
	struct field *items;
	size_t n, cap;
	size_t *values; /* offsets in text */
	size_t n_values, values_cap;
	uint32_t first_letters; /* of the keys, a bit each */
	bool ignoring;          /* what comes belongs to no field */
	bool numbered;    /* each map in a list has a number of its own in the
			   * keys, `a.0.b`; else they are as those of one map.
			   * Kept by fields_clear, as the next */
	size_t most;      /* keys; 0 = some hundred */
	bool blanks_part; /* a blank parts the words of a string that stands
			   * for a list; by fields_clear true, as in Jekyll */
};

/* Why a head could not be read as what it claims to be. */
struct fields_error {
	uint32_t line; /* lines of the head before the place */
	size_t col;    /* bytes of the line before it */
	bool excess;   /* it may be right, but is more than is read */
	struct err why;
};

void fields_release(struct fields *f);
void fields_clear(struct fields *f);

/* Starts a field, to which the following fields_add belong. The key is kept
 * in small letters and with `_` for `-`; `parent` ("" = none) goes before it
 * with a dot; one in another language becomes the English one, unless that is
 * there. A key given again starts anew. Beyond some hundred keys, or
 * `most`, nothing is kept. */
void fields_begin(struct fields *f, struct slice parent, struct slice key,
		  uint32_t line);

/* As fields_begin, but if the key is there, what follows is added to its
 * values: maps in a list have the same keys. */
void fields_begin_more(struct fields *f, struct slice parent, struct slice key,
		       uint32_t line);

/* As fields_begin, but if the key is there, what follows belongs to no field,
 * and one that comes later takes its place. */
void fields_begin_default(struct fields *f, struct slice parent,
			  struct slice key, uint32_t line);

/* Adds a value, trimmed and without NULs; empty ones are dropped. */
void fields_add(struct fields *f, struct slice value);

/* The field that was begun is a list, though it may have one value. */
void fields_set_list(struct fields *f);

/* Adds more text to the last value of the field, after a blank. */
void fields_continue(struct fields *f, struct slice more);

/* NULL if the key is not there. `key` in the form it is kept in. */
const struct field *fields_find(const struct fields *f, const char *key);

const char *fields_key(const struct fields *f, const struct field *field);

/* A value of the field; `i` < field->n. Lives until the fields change. */
const char *fields_value(const struct fields *f, const struct field *field,
			 size_t i);

/* The first value or, if there is none, "". `field` may be NULL. */
const char *fields_first(const struct fields *f, const struct field *field);

#endif

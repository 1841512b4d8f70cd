/* SPDX-License-Identifier: MIT */
/* Rows of named fields in the forms that programs read: one JSON array, lines
 * of fields with tabs between, or one field of each with a NUL behind. Every
 * text passes the sanitiser here, but for the bytes before a NUL: they are for
 * a program that opens files, and only a terminal gets them sanitised. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/output.h"

#include <stdbool.h>
#include <stddef.h>

struct record {
	struct output *out;
	enum options_form form;
	const char *key; /* the field that FORM_NUL prints */
	size_t n;        /* records begun */
	size_t n_fields; /* of the present one */
	size_t n_items;  /* of the present list */
	struct buf text; /* scratch */
};

/* `form` is not FORM_TEXT. Between record_start and record_stop only these
 * calls add to `out`. */
void record_start(struct record *r, struct output *out, enum options_form form,
		  const char *key);
void record_stop(struct record *r);

void record_begin(struct record *r);
void record_end(struct record *r);

/* Fields, each in the same order in every record. An empty text is null. */
void record_text(struct record *r, const char *name, const char *text,
		 size_t len);
void record_str(struct record *r, const char *name, const char *text);
void record_number(struct record *r, const char *name, size_t n);
void record_bool(struct record *r, const char *name, bool value);

/* A list of texts; separated by commas where there are tabs between fields. */
void record_list_begin(struct record *r, const char *name);
void record_list_item(struct record *r, const char *text);
void record_list_end(struct record *r);

#endif

/* SPDX-License-Identifier: MIT */
#include "archive/fields.h"

#include "archive/ascii.h"
#include "archive/key_alias.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Nested keys may not take the room of the root's. MAX_MORE values are as many
 * as any list of maps has. */
enum { MAX_FIELDS = 256, MAX_WITH_PARENT = 128, MAX_MORE = 256 };

void fields_release(struct fields *f)
{
	buf_release(&f->text);
	free(f->items);
	free(f->values);
	*f = (struct fields){ 0 };
}

void fields_clear(struct fields *f)
{
	buf_clear(&f->text);
	f->n = 0;
	f->n_values = 0;
	f->first_letters = 0;
	f->ignoring = true;
	f->blanks_part = true;
}

static void add_key(struct buf *to, struct slice key)
{
	char *out = buf_reserve(to, key.len);
	size_t n = 0;

	for (size_t i = 0; i < key.len; i++)
		if (key.p[i])
			out[n++] =
				key.p[i] == '-' ? '_' : ascii_lower(key.p[i]);
	buf_commit(to, n);
}

/* The bit of a key among `first_letters`. */
static uint32_t letter(const char *key)
{
	return (uint32_t)1 << ((unsigned char)*key & 31);
}

/* Some fifty names are asked for in each head: most differ in their first
 * letter. */
static struct field *find(const struct fields *f, const char *key)
{
	if (!(f->first_letters & letter(key)))
		return NULL;
	for (size_t i = 0; i < f->n; i++) {
		const char *has = f->text.data + f->items[i].key;
		if (*has == *key && !strcmp(has, key))
			return &f->items[i];
	}
	return NULL;
}

/* The field being filled stands last, so that its values stay together. */
static void move_last(struct fields *f, struct field *field)
{
	const struct field moved = *field;
	const size_t behind = f->n - (size_t)(field - f->items) - 1;

	memmove(field, field + 1, behind * sizeof(*field));
	f->items[f->n - 1] = moved;
}

static void add_value(struct fields *f, size_t at)
{
	f->values = xgrow(f->values, &f->values_cap, f->n_values + 1,
			  sizeof(*f->values));
	f->values[f->n_values++] = at;
}

/* The values of the field go to the end, where more can be added. */
static struct field moved_values(struct fields *f, const struct field *old)
{
	struct field moved = *old;

	moved.first = f->n_values;
	moved.form = FIELD_LIST;
	for (size_t i = 0; i < old->n; i++)
		add_value(f, f->values[old->first + i]);
	return moved;
}

/* Sets the field in the place of `old`, or as a new one. */
static void set_field(struct fields *f, struct field *old, struct field fresh)
{
	if (old) {
		move_last(f, old);
	} else {
		f->items =
			xgrow(f->items, &f->cap, f->n + 1, sizeof(*f->items));
		f->n++;
	}
	f->items[f->n - 1] = fresh;
}

static size_t most_keys(const struct fields *f, bool nested)
{
	return f->most ? f->most : nested ? MAX_WITH_PARENT : MAX_FIELDS;
}

enum mode { ANEW, MORE, DEFAULT };

static void begin(struct fields *f, struct slice parent, struct slice key,
		  uint32_t line, enum mode mode)
{
	const size_t at = f->text.len;

	add_key(&f->text, parent);
	if (parent.len)
		buf_add_char(&f->text, '.');
	add_key(&f->text, slice_trim(key));
	struct field *old = find(f, buf_str(&f->text) + at);
	f->ignoring =
		old ? mode == DEFAULT || (mode == MORE && old->n >= MAX_MORE)
		    : f->n >= most_keys(f, parent.len > 0);
	if (f->ignoring || (old && mode == MORE)) {
		buf_truncate(&f->text, at);
		if (!f->ignoring)
			set_field(f, old, moved_values(f, old));
		return;
	}
	buf_add_char(&f->text, '\0');
	f->first_letters |= letter(f->text.data + at);
	set_field(f, old,
		  (struct field){ .key = at,
				  .line = line,
				  .first = f->n_values,
				  .repeated = old && !old->gives_way,
				  .gives_way = mode == DEFAULT });
}

/* Who writes 标题 beside a `title` means that by the latter. */
void fields_begin(struct fields *f, struct slice parent, struct slice key,
		  uint32_t line)
{
	const char *alias = parent.len ? NULL : key_alias(slice_trim(key));

	if (alias)
		begin(f, parent, slice_of(alias), line, DEFAULT);
	else
		begin(f, parent, key, line, ANEW);
}

void fields_begin_more(struct fields *f, struct slice parent, struct slice key,
		       uint32_t line)
{
	begin(f, parent, key, line, MORE);
}

void fields_begin_default(struct fields *f, struct slice parent,
			  struct slice key, uint32_t line)
{
	begin(f, parent, key, line, DEFAULT);
}

static void add_clean(struct buf *to, struct slice value)
{
	if (!memchr(value.p, '\0', value.len)) {
		buf_add(to, value.p, value.len);
		return;
	}
	for (size_t i = 0; i < value.len; i++)
		if (value.p[i])
			buf_add_char(to, value.p[i]);
}

void fields_add(struct fields *f, struct slice value)
{
	const struct slice s = slice_trim(value);

	if (f->ignoring || !f->n || !s.len)
		return;
	add_value(f, f->text.len);
	f->items[f->n - 1].n++;
	add_clean(&f->text, s);
	buf_add_char(&f->text, '\0');
}

void fields_set_list(struct fields *f)
{
	if (!f->ignoring && f->n)
		f->items[f->n - 1].form = FIELD_LIST;
}

void fields_continue(struct fields *f, struct slice more)
{
	const struct slice s = slice_trim(more);

	if (f->ignoring || !f->n || !s.len)
		return;
	if (!f->items[f->n - 1].n) {
		fields_add(f, s);
		return;
	}
	/* the last value's NUL ends the text */
	buf_truncate(&f->text, f->text.len - 1);
	buf_add_char(&f->text, ' ');
	add_clean(&f->text, s);
	buf_add_char(&f->text, '\0');
}

const struct field *fields_find(const struct fields *f, const char *key)
{
	return find(f, key);
}

const char *fields_key(const struct fields *f, const struct field *field)
{
	return f->text.data + field->key;
}

const char *fields_value(const struct fields *f, const struct field *field,
			 size_t i)
{
	return f->text.data + f->values[field->first + i];
}

const char *fields_first(const struct fields *f, const struct field *field)
{
	return field && field->n ? fields_value(f, field, 0) : "";
}

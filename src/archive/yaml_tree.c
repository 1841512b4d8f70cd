/* SPDX-License-Identifier: MIT */
#include "archive/yaml_tree.h"

#include "archive/yaml_events.h"

#include <yaml.h>

/* an open list or map */
struct level {
	bool map;
	bool value_next; /* in a map: the key has been read */
	bool mixed;      /* in a list: a map has been in it */
	bool merge_next; /* in a map: the key was `<<` */
	bool merged;     /* a map that is merged into the one around it */
	size_t key_len;  /* of the keys above, in `key` */
	uint32_t line;   /* of the key */
};

struct reader {
	struct fields *out;
	struct fields_error *error;
	struct level levels[YAML_EVENTS_MAX_DEPTH];
	int depth;
	int n_items;    /* maps in lists, so far */
	struct buf key; /* of what comes next, with dots */
};

static bool fail(struct reader *r, const yaml_event_t *e, const char *why)
{
	return yaml_events_fail(e, why, r->error);
}

static struct level *top(struct reader *r)
{
	return r->depth ? &r->levels[r->depth - 1] : NULL;
}

static void begin(struct reader *r, uint32_t line)
{
	const struct slice none = { 0 };
	const struct slice key = { buf_str(&r->key), r->key.len };

	if (top(r)->merged)
		fields_begin_default(r->out, none, key, line);
	else
		fields_begin(r->out, none, key, line);
}

static void add_key(struct reader *r, struct slice key, uint32_t line)
{
	struct level *l = top(r);

	buf_truncate(&r->key, l->key_len);
	l->merge_next = slice_is(key, "<<");
	if (r->key.len && !l->merge_next)
		buf_add_char(&r->key, '.');
	if (!l->merge_next)
		buf_add(&r->key, key.p, key.len);
	l->value_next = true;
	l->line = line;
}

/* Whatever was a value, the next is a key again. */
static void value_over(struct reader *r)
{
	if (r->depth)
		top(r)->value_next = false;
}

static bool scalar(struct reader *r, const yaml_event_t *e)
{
	const struct slice value = yaml_events_value(e);
	const struct level *l = top(r);

	if (!l)
		return yaml_events_is_null(e) ||
		       fail(r, e, "no `key: value` lines");
	if (l->map && !l->value_next) {
		add_key(r, value, (uint32_t)e->start_mark.line);
		return true;
	}
	if (l->map && l->merge_next)
		r->out->ignoring = true;
	else if (l->map)
		begin(r, l->line);
	else if (l->mixed)
		fields_begin_more(
			r->out, (struct slice){ 0 },
			(struct slice){ buf_str(&r->key), r->key.len },
			l->line);
	if (!yaml_events_is_null(e))
		fields_add(r->out, value);
	value_over(r);
	return true;
}

static void open_list(struct reader *r, const struct level *above)
{
	/* a list in a list is part of it */
	if (above && above->map) {
		begin(r, above->line);
		fields_set_list(r->out);
	}
}

static void number(struct reader *r, struct level *list)
{
	list->mixed = true;
	buf_printf(&r->key, ".%d", r->n_items++);
}

static bool open(struct reader *r, const yaml_event_t *e, bool map)
{
	struct level *above = top(r);

	if (!above && !map)
		return fail(r, e, "a list, not `key: value` lines");
	if (r->depth == YAML_EVENTS_MAX_DEPTH)
		return fail(r, e, "nested too deep");
	if (above && above->map && !above->value_next)
		return fail(r, e, "a list or map as a key");
	if (!map)
		open_list(r, above);
	else if (above && !above->map)
		number(r, above);
	r->levels[r->depth++] = (struct level){
		.map = map,
		.merged = above && (above->merged || above->merge_next),
		.key_len = r->key.len,
		.line = (uint32_t)e->start_mark.line,
	};
	return true;
}

static void close_level(struct reader *r)
{
	r->depth--;
	if (r->depth)
		buf_truncate(&r->key, r->levels[r->depth].key_len);
	/* in a list the next map gets another number */
	if (r->depth && !top(r)->map)
		buf_truncate(&r->key, top(r)->key_len);
	value_over(r);
}

static bool event(void *reader, const yaml_event_t *e)
{
	struct reader *r = reader;

	switch (e->type) {
	case YAML_SCALAR_EVENT:
		return scalar(r, e);
	case YAML_SEQUENCE_START_EVENT:
		return open(r, e, false);
	case YAML_MAPPING_START_EVENT:
		return open(r, e, true);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_level(r);
		return true;
	default:
		return true;
	}
}

bool yaml_tree_read(struct slice text, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = { .out = out, .error = error };

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	const bool ok = yaml_events_read(text, event, &r, error);
	buf_release(&r.key);
	return ok;
}

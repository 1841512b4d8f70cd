/* SPDX-License-Identifier: MIT */
#include "archive/yaml_head.h"

#include "archive/yaml_error.h"

#include <yaml.h>

enum {
	MAX_DEPTH = 16, /* libyaml takes quadratic time in the depth */
};

/* an open list or map */
struct level {
	bool map;
	bool value_next; /* in a map: the key has been read */
	bool skip;       /* its values are not wanted */
};

struct reader {
	struct fields *out;
	struct fields_error *error;
	struct level levels[MAX_DEPTH];
	int depth;
	struct buf parent; /* the root's key whose map is open */
	bool seen;         /* the root has begun */
};

static bool fail(struct reader *r, yaml_mark_t mark, const char *why)
{
	r->error->line = (uint32_t)mark.line;
	r->error->col = mark.column;
	return err_set(&r->error->why, "%s", why);
}

static bool is_null(const yaml_event_t *e, struct slice value)
{
	if (e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
		return false;
	return !value.len || slice_is(value, "~") || slice_is(value, "null");
}

static void key_read(struct reader *r, struct slice key, uint32_t line)
{
	struct level *top = &r->levels[r->depth - 1];

	top->value_next = true;
	if (r->depth == 1) {
		buf_clear(&r->parent);
		buf_add(&r->parent, key.p, key.len);
		fields_begin(r->out, (struct slice){ 0 }, key, line);
	} else if (r->depth == 2) {
		fields_begin(r->out,
			     (struct slice){ r->parent.data, r->parent.len },
			     key, line);
	} else {
		top->skip = !slice_is(key, "name");
	}
}

static bool scalar(struct reader *r, const yaml_event_t *e)
{
	const struct slice value = {
		(const char *)e->data.scalar.value,
		e->data.scalar.length,
	};
	struct level *top;

	if (!r->depth)
		return is_null(e, value) ||
		       fail(r, e->start_mark, "no `key: value` lines");
	top = &r->levels[r->depth - 1];
	if (top->map && !top->value_next) {
		key_read(r, value, (uint32_t)e->start_mark.line);
		return true;
	}
	top->value_next = false;
	if (!top->skip && !is_null(e, value))
		fields_add(r->out, value);
	return true;
}

static bool open(struct reader *r, const yaml_event_t *e, bool map)
{
	const bool root = !r->depth;
	struct level *top = root ? NULL : &r->levels[r->depth - 1];

	if (root && !map)
		return fail(r, e->start_mark, "a list, not `key: value` lines");
	if (r->depth == MAX_DEPTH)
		return fail(r, e->start_mark, "nested too deep");
	if (top && top->map && !top->value_next)
		return fail(r, e->start_mark, "a list or map as a key");
	if (r->depth == 1 && !map)
		fields_set_list(r->out);
	r->levels[r->depth++] = (struct level){
		.map = map,
		.skip = top && top->skip,
	};
	return true;
}

static void close_level(struct reader *r)
{
	r->depth--;
	if (r->depth)
		r->levels[r->depth - 1].value_next = false;
}

static bool event(struct reader *r, const yaml_event_t *e)
{
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
	case YAML_ALIAS_EVENT: /* never followed; stands for nothing */
		if (r->depth && r->levels[r->depth - 1].map) {
			struct level *top = &r->levels[r->depth - 1];
			top->value_next = !top->value_next;
		}
		return true;
	default:
		return true;
	}
}

static bool read_events(yaml_parser_t *parser, struct reader *r)
{
	for (;;) {
		yaml_event_t e;
		if (!yaml_parser_parse(parser, &e))
			return yaml_error_take(parser, r->error);
		const bool last = e.type == YAML_STREAM_END_EVENT;
		const bool ok = event(r, &e);
		yaml_event_delete(&e);
		if (!ok || last)
			return ok;
	}
}

bool yaml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = { .out = out, .error = error };
	yaml_parser_t parser;
	bool ok;

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	if (head.len > YAML_HEAD_MAX)
		return err_set(&error->why, "larger than %d bytes",
			       YAML_HEAD_MAX);
	if (!yaml_parser_initialize(&parser))
		return err_set(&error->why, "out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)head.p,
				     head.len);
	ok = read_events(&parser, &r);
	if (!ok)
		yaml_error_in_bytes(head, error);
	yaml_parser_delete(&parser);
	buf_release(&r.parent);
	return ok;
}

/* SPDX-License-Identifier: MIT */
#include "archive/yaml_head.h"

#include "archive/yaml_events.h"

#include <string.h>
#include <yaml.h>

/* an open list or map */
struct level {
	bool map;
	bool value_next; /* in a map: the key has been read */
	bool skip;       /* its values are not wanted */
};

struct reader {
	struct fields *out;
	struct fields_error *error;
	struct level levels[YAML_EVENTS_MAX_DEPTH];
	int depth;
	struct buf parent; /* the root's key whose map is open */
	bool seen;         /* the root has begun */
};

static bool fail(struct reader *r, const yaml_event_t *e, const char *why)
{
	return yaml_events_fail(e, why, r->error);
}

static void key_read(struct reader *r, struct slice key, uint32_t line)
{
	struct level *top = &r->levels[r->depth - 1];

	top->value_next = true;
	if (r->depth == 1) {
		buf_clear(&r->parent);
		buf_add(&r->parent, key.p, key.len);
		fields_begin(r->out, (struct slice){ 0 }, key, line);
	} else if (r->depth == 2 && !strcmp(buf_str(&r->parent), "<<")) {
		fields_begin_default(r->out, (struct slice){ 0 }, key, line);
	} else if (r->depth == 2) {
		fields_begin(r->out,
			     (struct slice){ r->parent.data, r->parent.len },
			     key, line);
	} else {
		top->skip = !slice_is(key, "name") && !slice_is(key, "label");
	}
}

/* `!important note` has a tag of its own for YAML, and none for its author. */
static void add_value(struct reader *r, const yaml_event_t *e,
		      struct slice value)
{
	const char *tag = (const char *)e->data.scalar.tag;
	struct buf whole = { 0 };

	if (!tag || tag[0] != '!' || !tag[1] || tag[1] == '!') {
		fields_add(r->out, value);
		return;
	}
	buf_printf(&whole, "%s ", tag);
	buf_add(&whole, value.p, value.len);
	fields_add(r->out, (struct slice){ whole.data, whole.len });
	buf_release(&whole);
}

static bool scalar(struct reader *r, const yaml_event_t *e)
{
	const struct slice value = yaml_events_value(e);
	struct level *top;

	if (!r->depth)
		return yaml_events_is_null(e) ||
		       fail(r, e, "no `key: value` lines");
	top = &r->levels[r->depth - 1];
	if (top->map && !top->value_next) {
		key_read(r, value, (uint32_t)e->start_mark.line);
		return true;
	}
	top->value_next = false;
	if (!top->skip && !yaml_events_is_null(e))
		add_value(r, e, value);
	return true;
}

static bool fail_excess(struct reader *r, const yaml_event_t *e)
{
	r->error->excess = true;
	return fail(r, e, "nested too deep");
}

static bool open(struct reader *r, const yaml_event_t *e, bool map)
{
	const bool root = !r->depth;
	struct level *top = root ? NULL : &r->levels[r->depth - 1];

	if (root && !map)
		return fail(r, e, "a list, not `key: value` lines");
	if (r->depth == YAML_EVENTS_MAX_DEPTH)
		return fail_excess(r, e);
	if (top && top->map && !top->value_next)
		return fail(r, e, "a list or map as a key");
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

bool yaml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error)
{
	struct reader r = { .out = out, .error = error };

	*error = (struct fields_error){ 0 };
	fields_clear(out);
	error->excess = head.len > YAML_HEAD_MAX;
	if (error->excess)
		return err_set(&error->why, "larger than %d KiB",
			       YAML_HEAD_MAX / 1024);
	const bool ok = yaml_events_read(head, event, &r, error);
	buf_release(&r.parent);
	return ok;
}

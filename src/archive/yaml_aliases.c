/* SPDX-License-Identifier: MIT */
#include "archive/yaml_aliases.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct yaml_aliases_kept {
	yaml_event_type_t type;
	yaml_scalar_style_t style;
	size_t text, len; /* the value of a scalar */
};

struct yaml_aliases_name {
	size_t text, len;
	size_t first, end; /* of the log; end 0 = still open */
	int depth;         /* lists and maps open in it */
};

void yaml_aliases_release(struct yaml_aliases *a)
{
	free(a->log);
	free(a->names);
	buf_release(&a->text);
	*a = (struct yaml_aliases){ 0 };
}

static const char *anchor_of(const yaml_event_t *e)
{
	const yaml_char_t *name = NULL;

	if (e->type == YAML_SCALAR_EVENT)
		name = e->data.scalar.anchor;
	else if (e->type == YAML_SEQUENCE_START_EVENT)
		name = e->data.sequence_start.anchor;
	else if (e->type == YAML_MAPPING_START_EVENT)
		name = e->data.mapping_start.anchor;
	return (const char *)name;
}

static bool is_full(const struct yaml_aliases *a)
{
	return a->n == YAML_ALIASES_MOST || a->n_names == YAML_ALIASES_NAMES ||
	       a->n_open > YAML_EVENTS_MAX_DEPTH;
}

static void open_name(struct yaml_aliases *a, const char *name)
{
	const size_t len = strlen(name);

	a->names = xgrow(a->names, &a->names_cap, a->n_names + 1,
			 sizeof(*a->names));
	a->names[a->n_names] = (struct yaml_aliases_name){ a->text.len, len,
							   a->n, 0, a->depth };
	a->open[a->n_open++] = a->n_names++;
	buf_add(&a->text, name, len);
}

static void keep(struct yaml_aliases *a, struct yaml_aliases_kept event)
{
	a->log = xgrow(a->log, &a->cap, a->n + 1, sizeof(*a->log));
	a->log[a->n++] = event;
}

static int step_of(yaml_event_type_t type)
{
	switch (type) {
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return 1;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		return -1;
	default:
		return 0;
	}
}

/* Names end with the scalar, list or map that they were put before. */
static void close_names(struct yaml_aliases *a, yaml_event_type_t type)
{
	a->depth += step_of(type);
	while (a->n_open) {
		struct yaml_aliases_name *name =
			&a->names[a->open[a->n_open - 1]];
		if (name->depth < a->depth)
			return;
		name->end = a->n;
		a->n_open--;
	}
}

/* What is full keeps nothing more; names that are open then stay so. */
static void see(struct yaml_aliases *a, const yaml_event_t *e)
{
	const char *anchor = anchor_of(e);

	if (is_full(a) || (!anchor && !a->n_open))
		return;
	if (anchor)
		open_name(a, anchor);
	struct yaml_aliases_kept event = { .type = e->type };
	if (e->type == YAML_SCALAR_EVENT) {
		event.style = e->data.scalar.style;
		event.text = a->text.len;
		event.len = e->data.scalar.length;
		buf_add(&a->text, (const char *)e->data.scalar.value,
			event.len);
	}
	keep(a, event);
	close_names(a, e->type);
}

/* The last one of that name that is closed, or NULL. */
static const struct yaml_aliases_name *find(const struct yaml_aliases *a,
					    const char *name)
{
	const size_t len = strlen(name);

	for (size_t i = a->n_names; i; i--) {
		const struct yaml_aliases_name *n = &a->names[i - 1];
		if (n->end && n->len == len &&
		    !memcmp(a->text.data + n->text, name, len))
			return n;
	}
	return NULL;
}

static bool tell(struct yaml_aliases *a, struct yaml_aliases_kept event,
		 const yaml_event_t *alias, yaml_events_take *take, void *ctx)
{
	yaml_event_t e = { .type = event.type,
			   .start_mark = alias->start_mark,
			   .end_mark = alias->end_mark };

	/* it may be a part of what has another name */
	if (a->n_open && !is_full(a)) {
		keep(a, event);
		close_names(a, event.type);
	}
	if (event.type == YAML_SCALAR_EVENT) {
		e.data.scalar.value =
			(yaml_char_t *)buf_str(&a->text) + event.text;
		e.data.scalar.length = event.len;
		e.data.scalar.style = event.style;
	}
	return take(ctx, &e);
}

static bool tell_all(struct yaml_aliases *a, const yaml_event_t *alias,
		     yaml_events_take *take, void *ctx)
{
	const struct yaml_aliases_name *name =
		find(a, (const char *)alias->data.alias.anchor);
	const size_t first = name ? name->first : 0;
	const size_t n = name ? name->end - first : 0;

	if (!n || a->n_told + n > YAML_ALIASES_MOST)
		return tell(a,
			    (struct yaml_aliases_kept){
				    .type = YAML_SCALAR_EVENT,
				    .style = YAML_PLAIN_SCALAR_STYLE },
			    alias, take, ctx);
	a->n_told += n;
	for (size_t i = first; i < first + n; i++)
		if (!tell(a, a->log[i], alias, take, ctx))
			return false;
	return true;
}

bool yaml_aliases_take(struct yaml_aliases *a, const struct yaml_event_s *e,
		       yaml_events_take *take, void *ctx)
{
	if (e->type == YAML_ALIAS_EVENT)
		return tell_all(a, e, take, ctx);
	see(a, e);
	return take(ctx, e);
}

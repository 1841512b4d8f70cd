/* SPDX-License-Identifier: MIT */
/* libyaml's reading of a text, and what it says of a mistake in words for who
 * made it. */
#ifndef ARCHIVE_YAML_EVENTS_H
#define ARCHIVE_YAML_EVENTS_H

#include "archive/fields.h"

#include <stdbool.h>

struct yaml_event_s;

/* No list or map may be nested deeper: libyaml takes quadratic time in that. */
enum { YAML_EVENTS_MAX_DEPTH = 16 };

/* Sees one event; instead of an alias those that it stands for. Returns false,
 * with yaml_events_fail, to end the reading. */
typedef bool yaml_events_take(void *ctx, const struct yaml_event_s *event);

/* Reads all of the text, in UTF-8, to the end of its stream. False with the
 * place and the reason, the column in bytes of the text. */
bool yaml_events_read(struct slice text, yaml_events_take *take, void *ctx,
		      struct fields_error *error);

/* The value of a scalar, borrowed from the event. */
struct slice yaml_events_value(const struct yaml_event_s *scalar);

/* The scalar says in one of YAML's ways that there is no value. */
bool yaml_events_is_null(const struct yaml_event_s *scalar);

/* The event is a mistake, because of `why`. Returns false. */
bool yaml_events_fail(const struct yaml_event_s *event, const char *why,
		      struct fields_error *error);

#endif

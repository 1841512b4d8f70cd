/* SPDX-License-Identifier: MIT */
/* `*name` stands for what `&name` was put before: the events of that are kept
 * and told again. */
#ifndef ARCHIVE_YAML_ALIASES_H
#define ARCHIVE_YAML_ALIASES_H

#include "archive/yaml_events.h"
#include "base/buf.h"

#include <stddef.h>

/* Nothing more is kept, or told again, of a text. Aliases of aliases would
 * fill any memory. */
enum {
	YAML_ALIASES_MOST = 8192, /* events */
	YAML_ALIASES_NAMES = 256,
};

struct yaml_aliases_kept;
struct yaml_aliases_name;

/* A zeroed struct is empty. Use the calls. */
struct yaml_aliases {
	struct yaml_aliases_kept *log; /* all events that have a name */
	size_t n, cap;
	struct yaml_aliases_name *names;
	size_t n_names, names_cap;
	struct buf text;                        /* values and names */
	size_t open[YAML_EVENTS_MAX_DEPTH + 1]; /* names of lists and maps that
						 * are not yet closed */
	size_t n_open;
	int depth; /* lists and maps that are open and kept */
	size_t n_told;
};

void yaml_aliases_release(struct yaml_aliases *a);

/* Hands the event on to `take`; for an alias, those it stands for, or one of a
 * null if nothing has that name or it is a part of itself. */
bool yaml_aliases_take(struct yaml_aliases *a, const struct yaml_event_s *e,
		       yaml_events_take *take, void *ctx);

#endif

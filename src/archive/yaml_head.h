/* SPDX-License-Identifier: MIT */
/* A YAML head, read with libyaml's events. */
#ifndef ARCHIVE_YAML_HEAD_H
#define ARCHIVE_YAML_HEAD_H

#include "archive/fields.h"

/* Bytes; a larger head is refused. */
enum { YAML_HEAD_MAX = 256 * 1024 };

/* Reads the keys of the root map. Nothing is typed: `2026-02-13`, `yes` and `1`
 * stay text; null is no value. Lists in lists are flattened; of maps in a list,
 * the values of `name` and `label` count; a map's keys are `parent.key`. The
 * text must be valid UTF-8 without controls. False with the reason if libyaml
 * refuses it, if the root is no map, or if it is nested too deep or too large;
 * the fields then hold what was read before. */
bool yaml_head_read(struct slice head, struct fields *out,
		    struct fields_error *error);

#endif

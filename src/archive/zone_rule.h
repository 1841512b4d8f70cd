/* SPDX-License-Identifier: MIT */
/* When clocks are changed year after year, as POSIX writes it for TZ:
 * `CET-1CEST,M3.5.0,M10.5.0/3`. */
#ifndef ARCHIVE_ZONE_RULE_H
#define ARCHIVE_ZONE_RULE_H

#include "archive/slice.h"

#include <stdbool.h>
#include <stdint.h>

enum zone_day_kind {
	ZONE_DAY_NONE,
	ZONE_DAY_MONTH,  /* the `week`th `weekday` of `month`; 5 = the last */
	ZONE_DAY_JULIAN, /* 1 to 365; 29 February is not counted */
	ZONE_DAY_ZERO,   /* 0 to 365 */
};

/* A change of clocks. */
struct zone_day {
	enum zone_day_kind kind;
	int month, week, weekday; /* 1-12, 1-5, 0 = Sunday */
	int day;
	int32_t seconds; /* after midnight, by the clocks before the change */
};

/* A plain record. Offsets in seconds east of UTC. */
struct zone_rule {
	int32_t standard, summer;
	struct zone_day begin, end; /* of summer; kind NONE = there is none */
};

bool zone_rule_read(struct slice text, struct zone_rule *out);

/* The offset at `when`, in seconds since 1970-01-01 UTC. */
int32_t zone_rule_offset(const struct zone_rule *r, int64_t when);

#endif

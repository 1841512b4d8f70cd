/* SPDX-License-Identifier: MIT */
/* Time zones by the name that configurations give them. The C library knows
 * only one at a time, that of the process, which threads can't share: so its
 * files are read here (RFC 8536) and their rule for all years to come, and what
 * has been read never changes. */
#ifndef ARCHIVE_ZONE_H
#define ARCHIVE_ZONE_H

#include <stdint.h>

struct zone;

/* "Asia/Shanghai", from the file of that name in `dir` (NULL = where the C
 * library has them); else "UTC", "UTC+8", "+08:00" or a rule as POSIX has them
 * for TZ ("CST-8"). NULL if it is none of these. */
struct zone *zone_new(const char *name, const char *dir);

/* NULL is fine. */
void zone_free(struct zone *z);

/* Seconds east of UTC when clocks there show `local`, seconds since 1970-01-01
 * without a zone. Where they show it twice, the first time; where they skip
 * it, as before. Any thread may ask. */
int32_t zone_offset(const struct zone *z, int64_t local);

#endif

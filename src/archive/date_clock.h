/* SPDX-License-Identifier: MIT */
/* The time of day behind a date, in all its spellings, and its zone. For
 * date_parse.c. */
#ifndef ARCHIVE_DATE_CLOCK_H
#define ARCHIVE_DATE_CLOCK_H

#include "archive/date_scan.h"

/* A zeroed struct says nothing. */
struct date_clock {
	bool known, has_zone;
	int second_of_day;
	int zone; /* minutes east of UTC */
};

/* Takes what is between day and time, a time and a zone off the text; nothing
 * if there is none, or if one is known already. */
void date_clock_take(struct date_scan *s, struct date_clock *out);

#endif

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/date.h"
#include "archive/zone.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t at(int year, int month, int day, int hour, int minute)
{
	return date_days(year, month, day) * 86400 + hour * 3600 + minute * 60;
}

static void fixed_offsets_and_rules_need_no_files(void **state)
{
	static const struct {
		const char *name;
		int year, month, day, hour, minute;
		int32_t minutes;
	} rows[] = {
		{ "UTC", 2026, 2, 13, 0, 0, 0 },
		{ "GMT", 2026, 2, 13, 0, 0, 0 },
		{ "UTC+8", 2026, 2, 13, 0, 0, 480 },
		{ "UTC-03:30", 2026, 2, 13, 0, 0, -210 },
		{ "+0900", 2026, 2, 13, 0, 0, 540 },
		{ "+08:00", 2026, 2, 13, 0, 0, 480 },
		{ "CST-8", 2026, 7, 13, 0, 0, 480 },
		{ "<+0545>-5:45", 2026, 7, 13, 0, 0, 345 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 1, 13, 0, 0, 60 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 7, 13, 0, 0, 120 },
		/* the hour that is skipped, and the one that comes twice */
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 1, 59, 60 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 2, 30, 60 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 3, 29, 3, 0, 120 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 10, 25, 2, 30, 120 },
		{ "CET-1CEST,M3.5.0,M10.5.0/3", 2026, 10, 25, 3, 0, 60 },
		/* summer over the end of the year */
		{ "NZST-12NZDT,M9.5.0,M4.1.0/3", 2026, 1, 1, 0, 0, 780 },
		{ "NZST-12NZDT,M9.5.0,M4.1.0/3", 2026, 6, 1, 0, 0, 720 },
		{ "EST5EDT4,J60/2,J300/2", 2024, 3, 1, 1, 0, -300 },
		{ "EST5EDT4,J60/2,J300/2", 2024, 3, 1, 4, 0, -240 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct zone *z = zone_new(rows[i].name, "/nonexistent");
		if (!z)
			print_error("%s\n", rows[i].name);
		assert_non_null(z);
		const int32_t got = zone_offset(
			z, at(rows[i].year, rows[i].month, rows[i].day,
			      rows[i].hour, rows[i].minute));
		if (got != rows[i].minutes * 60)
			print_error("row %zu %s\n", i, rows[i].name);
		assert_int_equal(got, rows[i].minutes * 60);
		zone_free(z);
	}
}

static void what_is_no_zone_is_none(void **state)
{
	static const char *const names[] = {
		"",
		"/etc/passwd",
		"../../etc/passwd",
		"Beijing",
		"UTC+99",
		"CET-1CEST,M3.5",
		"<+08-8",
		"CET-1CEST,J0,J1",
		"CET-1CEST,M13.1.0,M1.1.0",
		"Asia\nFoo",
		"+",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct zone *z = zone_new(names[i], "/nonexistent");
		if (z)
			print_error("`%s`\n", names[i]);
		assert_null(z);
	}
	assert_null(zone_new("../zone.tab", NULL));
}

/* What the C library says of a local time. */
static int32_t theirs(int64_t local)
{
	time_t t = (time_t)local;
	struct tm tm;

	gmtime_r(&t, &tm);
	tm.tm_isdst = -1;
	t = mktime(&tm);
	return (int32_t)(local - t);
}

static void files_say_the_same_as_the_c_library(void **state)
{
	static const char *const names[] = {
		"Asia/Shanghai",    "Asia/Tokyo",          "Asia/Seoul",
		"Europe/Berlin",    "America/New_York",    "Asia/Kolkata",
		"America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca",
		"Asia/Tehran",      "Pacific/Apia",        "Etc/GMT+5",
	};
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		struct zone *z = zone_new(names[i], NULL);
		if (!z)
			continue;
		setenv("TZ", names[i], 1);
		tzset();
		/* every 100 hours: clocks are hardly ever changed then */
		for (int64_t t = at(1995, 1, 2, 12, 0);
		     t < at(2060, 1, 1, 0, 0); t += 360000) {
			if (zone_offset(z, t) != theirs(t))
				print_error("%s %lld\n", names[i],
					    (long long)t);
			assert_int_equal(zone_offset(z, t), theirs(t));
		}
		n++;
		zone_free(z);
	}
	setenv("TZ", "UTC", 1);
	tzset();
	if (!n)
		skip(); /* there are no zones here */
}

/* As if written by a stranger. */
static void broken_files_do_no_harm(void **state)
{
	char dir[] = "/tmp/kanbao-zone-XXXXXX";
	struct buf path = { 0 };
	char bytes[200];
	unsigned seed = 1;

	(void)state;
	assert_non_null(mkdtemp(dir));
	buf_printf(&path, "%s/Odd", dir);
	for (int round = 0; round < 400; round++) {
		for (size_t i = 0; i < sizeof(bytes); i++) {
			seed = seed * 1103515245 + 12345;
			bytes[i] = (char)(seed >> 16);
		}
		memcpy(bytes, "TZif2", 5);
		/* counts that fit now and then */
		for (size_t i = 20; i < 44; i++)
			bytes[i] = i % 4 == 3 ? bytes[i] & 7 : 0;
		FILE *f = fopen(buf_str(&path), "w");
		fwrite(bytes, 1,
		       round % 2 ? sizeof(bytes) : (size_t)round % 200, f);
		fclose(f);
		struct zone *z = zone_new("Odd", dir);
		if (z)
			zone_offset(z, at(2026, 1, 1, 0, 0));
		zone_free(z);
	}
	unlink(buf_str(&path));
	rmdir(dir);
	buf_release(&path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fixed_offsets_and_rules_need_no_files),
		cmocka_unit_test(what_is_no_zone_is_none),
		cmocka_unit_test(files_say_the_same_as_the_c_library),
		cmocka_unit_test(broken_files_do_no_harm),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "archive/date_clock.h"

#include "archive/ascii.h"

enum { MAX_ZONE = 15 * 60 }; /* minutes; +14:00 is in use */

static const struct word_minutes {
	const char *word;
	int minutes;
} zones[] = {
	{ "UTC", 0 },    { "GMT", 0 },    { "UT", 0 },
	{ "Z", 0 },      { "CET", 60 },   { "CEST", 120 },
	{ "WET", 0 },    { "WEST", 60 },  { "BST", 60 },
	{ "EET", 120 },  { "EEST", 180 }, { "MSK", 180 },
	{ "IST", 330 },  { "HKT", 480 },  { "SGT", 480 },
	{ "CST", 480 }, /* China's, not America's: these are its readers */
	{ "JST", 540 },  { "KST", 540 },  { "AEST", 600 },
	{ "AEDT", 660 }, { "EST", -300 }, { "EDT", -240 },
	{ "CDT", -300 }, { "MST", -420 }, { "MDT", -360 },
	{ "PST", -480 }, { "PDT", -420 },
};

/* +08:00, +0800, +08, -4, and the three digits of -400 and +000. */
static bool numeric_zone(struct date_scan *s, int *minutes)
{
	const struct date_scan before = *s;
	const int sign = date_scan_accept(s, "-")   ? -1
			 : date_scan_accept(s, "+") ? 1
						    : 0;
	const int n = date_scan_digits_ahead(s);

	if (sign && n >= 1 && n <= 4) {
		const int hours =
			date_scan_take_number(s, n <= 2 ? n : n - 2).value;
		if (n <= 2)
			date_scan_accept(s, ":");
		const int zone = hours * 60 + date_scan_take_number(s, 2).value;
		if (zone <= MAX_ZONE) {
			*minutes = sign * zone;
			return true;
		}
	}
	*s = before;
	return false;
}

/* The clocks of a place, as East Asia calls them. */
static bool zone_in_words(struct date_scan *s, int *minutes)
{
	static const struct word_minutes words[] = {
		{ "北京", 480 }, { "台北", 480 }, { "臺北", 480 },
		{ "台湾", 480 }, { "台灣", 480 }, { "香港", 480 },
		{ "东京", 540 }, { "東京", 540 }, { "日本", 540 },
		{ "韩国", 540 }, { "韓國", 540 }, { "한국", 540 },
	};
	static const char *const clocks[] = { "时间", "時間",   " 시간",
					      "시간", "標準時", "标准时" };
	const struct date_scan before = *s;

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		if (date_scan_accept(s, words[i].word) &&
		    date_scan_accept_any(s, clocks,
					 sizeof(clocks) / sizeof(*clocks))) {
			*minutes = words[i].minutes;
			return true;
		}
		*s = before;
	}
	return false;
}

static bool named_zone(struct date_scan *s, int *minutes)
{
	const struct date_scan before = *s;
	const struct slice word = date_scan_take_word(s);

	for (size_t i = 0; i < sizeof(zones) / sizeof(*zones); i++)
		if (slice_is(word, zones[i].word)) {
			*minutes = zones[i].minutes;
			if (*minutes == 0)
				numeric_zone(s, minutes); /* UTC+8 */
			return true;
		}
	*s = before;
	return false;
}

static void take_zone(struct date_scan *s, struct date_clock *out)
{
	const struct date_scan before = *s;

	date_scan_skip_blanks(s);
	if (!date_scan_accept(s, "("))
		date_scan_accept(s, "（");
	out->has_zone = numeric_zone(s, &out->zone) ||
			named_zone(s, &out->zone) ||
			zone_in_words(s, &out->zone);
	if (!out->has_zone)
		*s = before;
}

static const char *const morning[] = { "AM",   "A.M.", "上午", "凌晨", "清晨",
				       "早上", "早晨", "午前", "오전", "새벽" };
static const char *const evening[] = { "PM",   "P.M.", "下午", "晚上", "傍晚",
				       "深夜", "夜里", "午後", "午后", "오후" };

/* Which half of the day is told, before or behind the hour. */
struct half {
	bool am, pm, noon; /* 中午 may be before or after twelve */
};

static void take_half(struct date_scan *s, struct half *h)
{
	static const char *const noon[] = { "中午", "正午" };

	if (h->am || h->pm || h->noon)
		return;
	h->pm = date_scan_accept_any(s, evening,
				     sizeof(evening) / sizeof(*evening));
	h->am = !h->pm &&
		date_scan_accept_any(s, morning,
				     sizeof(morning) / sizeof(*morning));
	h->noon = !h->pm && !h->am && date_scan_accept_any(s, noon, 2);
}

static int hour_of_day(int hour, const struct half *h)
{
	enum { NOON_FROM = 10 };

	if (h->am && hour == 12)
		return 0;
	if ((h->pm && hour < 12) || (h->noon && hour < NOON_FROM))
		return hour + 12;
	return hour;
}

/* Tue, Tuesday, as Org and others put it behind the day */
static bool accept_weekday(struct date_scan *s)
{
	static const char *const days[] = { "mon", "tue", "wed", "thu",
					    "fri", "sat", "sun" };
	const struct date_scan before = *s;
	const struct slice word = date_scan_take_word(s);

	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (slice_starts(word, days[i]) &&
		    (word.len == 3 || slice_ends(word, "day")))
			return true;
	*s = before;
	return false;
}

/* What stands between day and time: blanks, T, a comma, "at", a weekday. */
static void skip_to_time(struct date_scan *s)
{
	static const char *const fill[] = {
		" ",     "\t", ",",    "，",   ".",    "at", "(",  ")",
		"（",    "）", "à",    "um",   "kl",   "om", "às", "alle",
		"a las", "в ", "lúc",  "周",   "一",   "二", "三", "四",
		"五",    "六", "星期", "曜日", "日",   "天", "月", "火",
		"水",    "木", "金",   "土",   "요일",
	};

	if (date_scan_accept(s, "T") && date_scan_at_digit(s))
		return;
	while (date_scan_accept_any(s, fill, sizeof(fill) / sizeof(*fill)) ||
	       accept_weekday(s))
		;
}

static struct date_number after_colon(struct date_scan *s)
{
	struct date_number n = { 0, 0 };
	static const char *const marks[] = { ":",  "：", "时", "時", "点",
					     "點", "分", "시", "분", "h" };

	if (!date_scan_accept_any(s, marks, sizeof(marks) / sizeof(*marks)))
		return n;
	date_scan_skip_blanks(s);
	date_scan_accept(s, ":"); /* seen: 00:10::00 */
	return date_scan_take_number(s, 2);
}

/* A leap second is the one before it: no day has more than 86,400. */
static int seconds_of(int hour, int minute, int second)
{
	return hour * 3600 + minute * 60 + (second == 60 ? 59 : second);
}

/* 三时 and 3pm tell a time without minutes. */
static bool at_hour_unit(const struct date_scan *s)
{
	static const char *const units[] = { "时", "時", "点", "點", "시" };
	struct date_scan ahead = *s;

	return date_scan_accept_any(&ahead, units,
				    sizeof(units) / sizeof(*units));
}

/* 6:00, 06:00:00, 06:00:00.123, 2230:00, with AM or PM before or behind. */
static bool take_clock(struct date_scan *s, int *second_of_day)
{
	struct half half = { false, false, false };

	take_half(s, &half);
	date_scan_skip_blanks(s);
	const bool compact = s->p[-1] == 'T' || ascii_is_digit(s->p[-1]);
	const struct date_number hour = date_scan_take_number(s, 2);
	const bool unit = at_hour_unit(s);
	/* 2230:00, and 223000 or 2230 as ISO 8601 has it behind its T */
	const int more = date_scan_digits_ahead(s);
	const bool colon = s->end - s->p > 2 && s->p[2] == ':';
	const bool glued =
		hour.digits == 2 &&
		((more == 2 && colon) || ((more == 2 || more == 4) && compact));
	const struct date_number minute =
		glued ? date_scan_take_number(s, 2) : after_colon(s);
	const struct date_number second = more == 4 && glued
						  ? date_scan_take_number(s, 2)
						  : after_colon(s);

	if (minute.digits &&
	    (date_scan_accept(s, ".") || date_scan_accept(s, ",")) &&
	    date_scan_at_digit(s))
		date_scan_take_number(s, 9);
	date_scan_skip_blanks(s);
	take_half(s, &half);
	const int h = hour_of_day(hour.value, &half);
	*second_of_day = seconds_of(h, minute.value, second.value);
	return hour.digits && (minute.digits || unit || half.am || half.pm) &&
	       h < 24 && minute.value < 60 && second.value <= 60;
}

/* 15-04-05, as file names have it. */
static bool take_dashed(struct date_scan *s, int *second_of_day)
{
	int parts[3];

	if (!date_scan_accept(s, "-") && !date_scan_accept(s, "_") &&
	    !date_scan_accept(s, "T"))
		date_scan_accept(s, " ");
	for (int i = 0; i < 3; i++) {
		if ((i && !date_scan_accept(s, "-")) ||
		    date_scan_digits_ahead(s) != 2)
			return false;
		parts[i] = date_scan_take_number(s, 2).value;
	}
	*second_of_day = seconds_of(parts[0], parts[1], parts[2]);
	return parts[0] < 24 && parts[1] < 60 && parts[2] <= 60;
}

/* 2024-01-02-15:04 and _15:04 */
static void skip_mark(struct date_scan *s)
{
	struct date_scan ahead = *s;

	if ((date_scan_accept(&ahead, "-") || date_scan_accept(&ahead, "_")) &&
	    date_scan_digits_ahead(&ahead) == 2 && ahead.end - ahead.p > 2 &&
	    ahead.p[2] == ':')
		s->p++;
}

void date_clock_take(struct date_scan *s, struct date_clock *out)
{
	const struct date_scan before = *s;

	if (out->known || s->p == s->end)
		return;
	out->known = take_dashed(s, &out->second_of_day);
	if (!out->known) {
		*s = before;
		skip_mark(s);
		skip_to_time(s);
		out->known = take_clock(s, &out->second_of_day);
	}
	if (out->known)
		take_zone(s, out);
	else
		*s = before;
}

/* SPDX-License-Identifier: MIT */
#include "archive/zones.h"

#include "archive/zone.h"
#include "base/xalloc.h"

#include <stdlib.h>

static void forget_last(struct zones *z)
{
	z->n--;
	free(z->items[z->n].name);
	zone_free(z->items[z->n].zone);
}

void zones_release(struct zones *z)
{
	while (z->n)
		forget_last(z);
}

static bool is_in_name(char c)
{
	return ascii_is_alnum(c) || c == '/' || c == '_' || c == '-' ||
	       c == '+';
}

/* No other word has a slash behind it in a date. */
static bool begins_name(struct slice s)
{
	static const char *const areas[] = {
		"Asia/",       "Europe/",  "America/",  "Africa/",
		"Australia/",  "Pacific/", "Atlantic/", "Indian/",
		"Antarctica/", "Arctic/",  "Etc/",
	};

	for (size_t i = 0; i < sizeof(areas) / sizeof(*areas); i++)
		if (slice_starts(s, areas[i]))
			return true;
	return false;
}

struct slice zones_name(struct slice text)
{
	size_t i = 0, n = 0;

	if (!memchr(text.p, '/', text.len))
		return slice_head(text, 0);
	while (i < text.len && !begins_name(slice_from(text, i)))
		i++;
	text = slice_from(text, i);
	while (n < text.len && is_in_name(text.p[n]))
		n++;
	return slice_head(text, n);
}

const struct zone *zones_find(struct zones *z, struct slice name)
{
	for (size_t i = 0; i < z->n; i++)
		if (slice_is(name, z->items[i].name))
			return z->items[i].zone;
	if (z->n == ZONES_MAX)
		forget_last(z);
	char *copy = xcalloc(name.len + 1, 1);
	memcpy(copy, name.p, name.len);
	z->items[z->n].name = copy;
	z->items[z->n].zone = zone_new(copy, NULL);
	return z->items[z->n++].zone;
}

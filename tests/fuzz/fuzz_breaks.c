/* SPDX-License-Identifier: MIT */
/* Any bytes, language, level and width rules: the line breaker parts the text
 * at the begins of clusters, in order, says of each how wide it is, and comes
 * to the same on its short ways as by the rules alone. */
#include "unicode/grapheme.h"
#include "unicode/linebreak.h"

#include <stdlib.h>
#include <string.h>

enum { OPTION_BYTES = 2, SPREAD = 8 /* cells; wider clusters are parted */ };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

static void require(bool promise)
{
	if (!promise)
		abort();
}

static void choose_options(struct linebreak_options *o, const uint8_t *bytes)
{
	*o = (struct linebreak_options){
		.lang = (enum lang)(bytes[0] % 5),
		.level = (enum linebreak_level)(bytes[0] / 5 % 3),
		.korean_words = bytes[1] & 1,
		.untailored = bytes[1] & 2,
		.width = {
			.ambiguous_wide = bytes[1] & 4,
			.emoji_sum = bytes[1] & 8,
		},
	};
}

static void check(const char *text, size_t len, size_t n,
		  const struct linebreak_cluster *c,
		  const struct linebreak_options *o)
{
	size_t cluster = 0; /* where one begins */

	require(c[n].off == len && (n == 0 || c[0].off == 0));
	for (size_t i = 0; i < n; i++) {
		const size_t size = c[i + 1].off - c[i].off;
		require(c[i].off < c[i + 1].off);
		require(c[i].before <= LINEBREAK_PAIR);
		require(c[i].flags & LINEBREAK_SPACE ||
			c[i].cols == width_cluster(text + c[i].off, size,
						   &o->width));
		while (cluster < c[i].off)
			cluster += grapheme_next(text + cluster, len - cluster);
		/* By itself UAX #14 knows nothing of clusters. */
		require(o->untailored || cluster == c[i].off ||
			c[i - 1].cols >= SPREAD - 1);
		if (cluster > c[i].off)
			cluster = c[i].off;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct linebreak_cluster *slow = NULL, *quick = NULL;
	size_t slow_cap = 0, quick_cap = 0;
	struct linebreak_options o;

	if (len < OPTION_BYTES)
		return 0;
	choose_options(&o, data);
	const char *text = (const char *)data + OPTION_BYTES;
	len -= OPTION_BYTES;
	const size_t n = linebreak_scan(text, len, &o, &slow, &slow_cap);
	check(text, len, n, slow, &o);
	struct linebreak_rules *rules = linebreak_rules_new();
	o.rules = rules;
	require(linebreak_scan(text, len, &o, &quick, &quick_cap) == n);
	require(!memcmp(slow, quick, (n + 1) * sizeof(*slow)));
	linebreak_rules_free(rules);
	free(slow);
	free(quick);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "archive/problem.h"

#include "archive/slice.h"

#define PROBLEM_INFO(name, code, word, note, mend) \
	[PROBLEM_##name] = { code, word, note, mend },

const struct problem_info problem_table[PROBLEM_COUNT] = { PROBLEM_LIST(
	PROBLEM_INFO) };

static enum problem_kind find(struct slice wanted)
{
	int i = 0;

	while (i < PROBLEM_COUNT && !slice_is(wanted, problem_table[i].code) &&
	       !slice_is(wanted, problem_table[i].word))
		i++;
	return (enum problem_kind)i;
}

enum problem_kind problem_find(const char *name)
{
	return find(slice_of(name));
}

bool problem_take(const char **list, enum problem_kind *kind)
{
	const struct slice rest = slice_of(*list);
	const size_t n = slice_find(rest, ",");

	if (!rest.len)
		return false;
	*kind = find(slice_trim(slice_head(rest, n)));
	*list += n + (n < rest.len);
	return true;
}

/* SPDX-License-Identifier: MIT */
#include "archive/problem.h"

#include "archive/slice.h"

#define PROBLEM_INFO(name, code, word, note, mend) \
	[PROBLEM_##name] = { code, word, note, mend },

const struct problem_info problem_table[PROBLEM_COUNT] = { PROBLEM_LIST(
	PROBLEM_INFO) };

enum problem_kind problem_find(const char *name)
{
	const struct slice wanted = slice_of(name);
	int i = 0;

	while (i < PROBLEM_COUNT && !slice_is(wanted, problem_table[i].code) &&
	       !slice_is(wanted, problem_table[i].word))
		i++;
	return (enum problem_kind)i;
}

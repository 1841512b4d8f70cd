/* SPDX-License-Identifier: MIT */
#include "ui/action.h"

#include <assert.h>

static const struct {
	const char *name, *help;
} table[] = {
#define ROW(id, name, help) { name, help },
	ACTION_LIST(ROW)
#undef ROW
};

const char *action_name(enum action a)
{
	assert(a < ACTION_COUNT);
	return table[a].name;
}

const char *action_help(enum action a)
{
	assert(a < ACTION_COUNT);
	return table[a].help;
}

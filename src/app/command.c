/* SPDX-License-Identifier: MIT */
#include "app/command.h"

#include <string.h>

#define COMMAND_INFO(name, word, operand, help) { word, operand, help },
const struct command_info command_table[] = { COMMAND_LIST(COMMAND_INFO) };
#undef COMMAND_INFO

enum command command_find(const char *word)
{
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++) {
		if (!strcmp(command_table[i].word, word))
			return (enum command)i;
	}
	return COMMAND_COUNT;
}

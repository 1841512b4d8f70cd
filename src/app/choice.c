/* SPDX-License-Identifier: MIT */
#include "app/choice.h"

#include <stddef.h>
#include <string.h>

int choice_find(const char *choices, const char *text)
{
	const size_t len = strlen(text);
	const char *word = choices;

	for (int i = 0; len; i++) {
		const size_t n = strcspn(word, "|");
		if (n == len && !memcmp(word, text, len))
			return i;
		if (!word[n])
			break;
		word += n + 1;
	}
	return -1;
}

bool choice_number(const char *text, int min, int max, int *out)
{
	int n = 0;

	if (!*text)
		return false;
	for (const char *p = text; *p; p++) {
		if (*p < '0' || *p > '9')
			return false;
		n = n * 10 + (*p - '0');
		if (n > max)
			return false;
	}
	if (n < min)
		return false;
	*out = n;
	return true;
}

/* SPDX-License-Identifier: MIT */
/* Bodies made of one short text: hostile NAME BYTES prints one. */
#include "support/hostile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *find(const char *name)
{
	for (int i = 0; i < HOSTILES; i++)
		if (!strcmp(hostiles[i].name, name))
			return hostiles[i].text;
	return NULL;
}

int main(int argc, char **argv)
{
	const char *text = argc == 3 ? find(argv[1]) : NULL;

	if (!text) {
		fprintf(stderr, "usage: hostile NAME BYTES\n");
		return 2;
	}
	const size_t len = strlen(text);
	for (size_t left = strtoul(argv[2], NULL, 10); left;) {
		const size_t n = left < len ? left : len;
		fwrite(text, 1, n, stdout);
		left -= n;
	}
	return 0;
}

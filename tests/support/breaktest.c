/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/breaktest.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BREAK "÷"
#define NO_BREAK "×"
#define FOLDER "/usr/share/unicode/auxiliary/"

/* False for a line without a case. */
static bool parse(char *line, struct breaktest *t)
{
	*t = (struct breaktest){ 0 };
	line[strcspn(line, "#\n")] = '\0';
	for (char *word = strtok(line, " \t"); word;
	     word = strtok(NULL, " \t")) {
		assert_true(t->len + UTF8_MAX < sizeof(t->text));
		if (!strcmp(word, BREAK))
			t->breaks[t->len] = true;
		else if (strcmp(word, NO_BREAK) != 0)
			t->len += utf8_encode((uint32_t)strtoul(word, NULL, 16),
					      t->text + t->len);
	}
	return t->len > 0;
}

void breaktest_run(const char *name, bool (*holds)(const struct breaktest *t))
{
	char path[256], line[4096];
	int n = 0, n_good = 0;

	snprintf(path, sizeof(path), "%s%s", FOLDER, name);
	FILE *f = fopen(path, "r");
	if (!f) {
		if (getenv("CI"))
			fail_msg("%s: not there", path);
		skip();
	}
	while (fgets(line, sizeof(line), f)) {
		char copy[sizeof(line)];
		struct breaktest t;
		strcpy(copy, line);
		if (!parse(line, &t))
			continue;
		n++;
		if (holds(&t))
			n_good++;
		else
			print_error("wrong: %s", copy);
	}
	fclose(f);
	printf("note: %.*s %d of %d\n", (int)strcspn(name, "."), name, n_good,
	       n);
	assert_true(n > 0);
	assert_int_equal(n_good, n);
}

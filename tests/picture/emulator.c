/* SPDX-License-Identifier: MIT */
/* emulator FOLDER COMMAND...: runs a command that shows pages as "draw FOLDER"
 * does, on libvterm, and checks the cells of every border of every page.
 * Prints what is wrong; the last line tells how many borders there were. */
#include "picture/picture.h"

#include "support/session.h"

#include <stdio.h>
#include <string.h>

static const int borders[] = { PICTURE_BORDER, PICTURE_EDGE };

static int check_page(struct session *s, unsigned page)
{
	int wrong = 0;

	for (int row = 0; row < PICTURE_TEXTS; row++) {
		for (int i = 0; i < 2; i++) {
			const struct session_cell cell =
				session_cell(s, row, borders[i]);
			if (!strcmp(cell.text, "│") || !strcmp(cell.text, "|"))
				continue;
			printf("page %u row %d column %d: '%s'\n", page, row,
			       borders[i], cell.text);
			wrong++;
		}
	}
	return wrong;
}

static void want(const char *folder, unsigned page)
{
	char path[256];
	FILE *f;

	snprintf(path, sizeof(path), "%s/want", folder);
	f = fopen(path, "w");
	if (!f)
		return;
	fprintf(f, "%u\n", page);
	fclose(f);
}

/* False beyond the last page. */
static bool wait_page(struct session *s, const char *folder, unsigned page)
{
	char path[256], have[64] = "", wanted[16];

	snprintf(path, sizeof(path), "%s/have", folder);
	snprintf(wanted, sizeof(wanted), "%u ", page);
	for (;;) {
		FILE *f = fopen(path, "r");
		if (f && !fgets(have, sizeof(have), f))
			have[0] = '\0';
		if (f)
			fclose(f);
		if (!strncmp(have, wanted, strlen(wanted)))
			return session_settle(s);
		if (!strcmp(have, "none\n"))
			return false;
		session_settle(s); /* lets the emulator answer */
	}
}

int main(int argc, char **argv)
{
	int wrong = 0;
	unsigned page = 0;

	if (argc < 3)
		return 2;
	want(argv[1], page);
	struct session *s = session_start(PICTURE_ROWS, PICTURE_COLS,
					  (const char *const *)argv + 2, NULL);
	while (wait_page(s, argv[1], page)) {
		wrong += check_page(s, page);
		want(argv[1], ++page);
	}
	session_stop(s);
	printf("%u borders, %d wrong\n", page * PICTURE_TEXTS * 2, wrong);
	return wrong != 0;
}

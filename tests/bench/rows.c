/* SPDX-License-Identifier: MIT */
/* What a list on the screen costs at the least: rows FILE shows the lines of a
 * file with ncurses, j and k move, q leaves. */
#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct rows {
	char *text;
	char **items;
	int n, top, at;
};

static int read_rows(struct rows *r, const char *path)
{
	FILE *f = fopen(path, "rb");

	if (!f || fseek(f, 0, SEEK_END) != 0)
		return -1;
	const long len = ftell(f);
	rewind(f);
	r->text = malloc((size_t)len + 1);
	r->items = malloc(((size_t)len / 2 + 1) * sizeof(char *));
	const size_t got = fread(r->text, 1, (size_t)len, f);
	fclose(f);
	r->text[got] = '\0';
	for (char *p = strtok(r->text, "\n"); p; p = strtok(NULL, "\n"))
		r->items[r->n++] = p;
	return r->n ? 0 : -1;
}

static void draw(struct rows *r)
{
	if (r->at < r->top)
		r->top = r->at;
	if (r->at >= r->top + LINES)
		r->top = r->at - LINES + 1;
	for (int y = 0; y < LINES && r->top + y < r->n; y++) {
		const int i = r->top + y;
		attrset(i == r->at ? A_REVERSE : A_NORMAL);
		mvaddnstr(y, 0, r->items[i], 60);
		attrset(A_NORMAL);
		clrtoeol();
	}
	refresh();
}

int main(int argc, char **argv)
{
	struct rows r = { 0 };
	int key = 0;

	if (argc != 2 || read_rows(&r, argv[1]) != 0)
		return 2;
	setlocale(LC_ALL, "");
	initscr();
	cbreak();
	noecho();
	while (key != 'q') {
		draw(&r);
		key = getch();
		if (key == 'j' && r.at + 1 < r.n)
			r.at++;
		if (key == 'k' && r.at)
			r.at--;
	}
	endwin();
	free(r.items);
	free(r.text);
	return 0;
}

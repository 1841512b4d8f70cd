/* SPDX-License-Identifier: MIT */
/* What a list on the screen costs at the least: rows FILE shows the lines of a
 * file with ncurses, as far as they fit, and below them which one is chosen; j
 * and k move, q leaves. */
#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct rows {
	const char *text; /* of the file, where it lies */
	size_t *items;    /* where the lines begin, and one more */
	int n, top, at;
};

static int read_rows(struct rows *r, const char *path)
{
	const int fd = open(path, O_RDONLY);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) != 0 || st.st_size == 0)
		return -1;
	const size_t len = (size_t)st.st_size;
	r->text = mmap(NULL, len, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (r->text == MAP_FAILED)
		return -1;
	r->items = malloc((len / 2 + 2) * sizeof(*r->items));
	for (size_t at = 0; at < len; r->n++) {
		const char *end = memchr(r->text + at, '\n', len - at);
		r->items[r->n] = at;
		at = end ? (size_t)(end - r->text) + 1 : len;
	}
	r->items[r->n] = len + 1;
	return 0;
}

static void draw_row(const struct rows *r, int y)
{
	const int i = r->top + y, widest = 4 * COLS;
	const size_t len = r->items[i + 1] - r->items[i] - 1;

	attrset(i == r->at ? A_REVERSE : A_NORMAL);
	mvaddnstr(y, 0, r->text + r->items[i],
		  len < (size_t)widest ? (int)len : widest);
	attrset(A_NORMAL);
	if (getcury(stdscr) == y)
		clrtoeol();
}

static void draw(struct rows *r)
{
	const int height = LINES - 1;

	if (r->at < r->top)
		r->top = r->at;
	if (r->at >= r->top + height)
		r->top = r->at - height + 1;
	for (int y = 0; y < height && r->top + y < r->n; y++)
		draw_row(r, y);
	mvprintw(height, 0, "%d/%d", r->at + 1, r->n);
	clrtoeol();
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
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "ui/problems.h"

#include "archive/archive.h"
#include "base/sanitise.h"
#include "base/xalloc.h"
#include "ui/menu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 20000 }; /* entries: nobody reads more, but all would wait */

/* A problem by its number in the archive. */
struct place {
	const struct problem *problem;
	size_t number;
};

static int cmp_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	const int by_path = strcmp(x->problem->path, y->problem->path);

	if (by_path)
		return by_path;
	if (x->problem->line != y->problem->line)
		return x->problem->line < y->problem->line ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

/* ":3:12", as far as it is known. */
static void add_line(struct buf *out, const struct problem *p, bool col)
{
	if (p->line)
		buf_printf(out, ":%u", (unsigned)p->line);
	if (p->line && p->col && col)
		buf_printf(out, ":%u", (unsigned)p->col);
}

/* The end of the path: the whole of it stands in the detail. */
static void add_name(struct buf *out, const struct problem *p)
{
	const char *slash = strrchr(p->path, '/');
	const char *name = slash && slash[1] ? slash + 1 : p->path;

	sanitise(out, name, strlen(name), SANITISE_LINE);
	add_line(out, p, false);
}

/* In the words and the order of `check`. */
static void add_detail(struct buf *out, const struct problem *p)
{
	sanitise(out, p->path, strlen(p->path), SANITISE_LINE);
	add_line(out, p, true);
	buf_printf(out, "\n%s", p->message);
	if (*p->taken)
		buf_printf(out, "; %s", p->taken);
	buf_printf(out, "\nTo mend it: %s", problem_table[p->kind].mend);
}

static void add(struct view *v, const struct place *at)
{
	const struct problem *p = at->problem;
	const struct problem_info *info = &problem_table[p->kind];
	struct buf text = { 0 }, detail = { 0 };
	char left[40];

	snprintf(left, sizeof(left), "%s %s", info->code, info->word);
	add_name(&text, p);
	buf_printf(&text, "  %s", p->message);
	add_detail(&detail, p);
	menu_add(v, &(struct menu_entry){
			    .left = left,
			    .text = buf_str(&text),
			    .right = "",
			    .detail = buf_str(&detail),
			    .face = FACE_TEXT,
			    .id = at->number,
		    });
	buf_release(&text);
	buf_release(&detail);
}

static size_t gather(const struct archive *a, struct place *places)
{
	size_t n = 0;

	for (size_t i = 0; i < archive_problem_count(a) && n < MOST; i++) {
		const struct problem *p = archive_problem(a, i);
		if (!problem_table[p->kind].note)
			places[n++] = (struct place){ p, i };
	}
	if (n)
		qsort(places, n, sizeof(*places), cmp_place);
	return n;
}

struct view *problems_new(const struct archive *a)
{
	struct view *v =
		menu_new(MENU_KEYS, "Problems",
			 "Enter reads the post, / narrows, Esc leaves");
	struct place *places = xcalloc(MOST, sizeof(*places));
	const size_t n = gather(a, places);

	menu_set_notice(v, "Nothing is wrong in these files");
	for (size_t i = 0; i < n; i++)
		add(v, &places[i]);
	free(places);
	return v;
}

const char *problems_path(const struct archive *a, size_t id)
{
	return id < archive_problem_count(a) ? archive_problem(a, id)->path
					     : NULL;
}

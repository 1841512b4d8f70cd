/* SPDX-License-Identifier: MIT */
#include "ui/trail.h"

#include "archive/archive.h"
#include "archive/refer.h"
#include "base/xalloc.h"
#include "ui/parts.h"
#include "ui/reader.h"

#include <stdlib.h>
#include <string.h>

/* Microseconds: all posts of an archive, which no query judges. */
enum { ALL_POSTS = 1 << 30 };

static void release(struct trail_step *step)
{
	free(step->from);
	free(step->to);
	free(step->query);
}

void trail_release(struct trail *t)
{
	while (t->n)
		release(&t->steps[--t->n]);
	trail_forget_archive(t);
}

void trail_forget_archive(struct trail *t)
{
	refer_free(t->refer);
	t->refer = NULL;
}

const struct post *trail_target(struct ui *ui, const char *url)
{
	const struct post *from = ui_post(ui);

	if (!from)
		return NULL;
	if (!ui->trail.refer)
		ui->trail.refer = refer_new(ui->archive);
	return refer_find(ui->trail.refer, from, url);
}

/* Puts the cursor on the post, if it is in the list. */
static bool go(struct ui *ui, const struct post *p)
{
	const size_t i = roster_find(ui->roster, p);

	if (roster_post(ui->roster, i) != p)
		return false;
	roster_go(ui->roster, i);
	return true;
}

/* Shows the post, without a filter if need be. Returns whether one was given
 * up. */
static bool show(struct ui *ui, const struct post *p, struct reader_place at)
{
	const bool zen = ui->zen, found = go(ui, p);

	if (!found) {
		ui_filter(ui, "", NULL);
		while (roster_step(ui->roster, ALL_POSTS))
			;
		go(ui, p);
	}
	reader_show(ui->reader, p);
	reader_go(ui->reader, at.leaf, at.off);
	ui_read(ui, true);
	ui->zen = zen;
	return !found;
}

static void push(struct trail *t, struct trail_step step)
{
	if (t->n == TRAIL_MAX) {
		release(&t->steps[0]);
		memmove(t->steps, t->steps + 1,
			(TRAIL_MAX - 1) * sizeof(t->steps[0]));
		t->n--;
	}
	t->steps[t->n++] = step;
}

/* The filter and the place that are left for another post. */
static struct trail_step leave(struct ui *ui, const struct post *to)
{
	const struct post *from = ui_post(ui);

	return (struct trail_step){
		.from = xstrdup(from ? from->path : ""),
		.to = xstrdup(to->path),
		.query = xstrdup(buf_str(&ui->query)),
		.place = reader_place(ui->reader),
	};
}

void trail_follow(struct ui *ui, const struct post *to)
{
	struct trail_step step = leave(ui, to);

	if (!show(ui, to, (struct reader_place){ 0 })) {
		free(step.query);
		step.query = NULL;
	}
	push(&ui->trail, step);
}

void trail_leave_within(struct ui *ui, struct reader_place here, bool note)
{
	const struct post *post = ui_post(ui);

	if (!post)
		return;
	struct trail_step step = leave(ui, post);
	free(step.query);
	step.query = NULL;
	step.place = here;
	step.note = note;
	push(&ui->trail, step);
}

bool trail_undo_note(struct ui *ui)
{
	struct trail *t = &ui->trail;
	const struct trail_step *last = t->n ? &t->steps[t->n - 1] : NULL;
	const struct post *here = ui_post(ui);

	if (!last || !last->note || !here || strcmp(last->to, here->path) != 0)
		return false;
	release(&t->steps[--t->n]);
	return true;
}

static const struct post *find(const struct archive *a, const char *path)
{
	for (size_t i = 0; i < archive_count(a); i++) {
		const struct post *p = archive_post(a, i);
		if (!strcmp(p->path, path))
			return p;
	}
	return NULL;
}

bool trail_go(struct ui *ui, const char *path)
{
	const struct post *p = find(ui->archive, path);

	if (p)
		trail_follow(ui, p);
	return p != NULL;
}

bool trail_back(struct ui *ui)
{
	struct trail *t = &ui->trail;
	const struct post *now = ui_post(ui);

	if (!t->n || !now)
		return false;
	const struct trail_step step = t->steps[--t->n];
	const struct post *from = strcmp(now->path, step.to) == 0
					  ? find(ui->archive, step.from)
					  : NULL;
	if (from) {
		show(ui, from, step.place);
		if (step.query)
			ui_filter(ui, step.query, NULL);
		ui_read(ui, true);
	}
	release((struct trail_step *)&step);
	if (!from) /* the reader has gone another way since */
		while (t->n)
			release(&t->steps[--t->n]);
	return from != NULL;
}

/* SPDX-License-Identifier: MIT */
#include "app/loop_parts.h"

enum {
	/* Handed to the archive between two looks at the keyboard. */
	SLICE_POSTS = 128,
	PREPARE_POSTS = 1024,         /* indexed at once */
	WASTE_MAX = 64 * 1024 * 1024, /* bytes of posts that have left */
};

static void start_watch(struct loop *l)
{
	const struct loop_options *o = l->options;

	if (o->watch != LOOP_WATCH_NO && o->n_paths)
		l->watch = watch_start(o->paths, o->n_paths,
				       o->watch == LOOP_WATCH_POLL ? WATCH_POLL
								   : WATCH_AUTO,
				       term_wake, l->term);
}

/* `early`: from the catalogue, before it has been compared with the disk. */
static void fill(struct loop *l, struct shelf *s, bool early)
{
	const struct buf *text = l->options->text;
	const struct loader_memory memory = {
		.place = l->options->catalogue,
		.early = early,
		.write = true,
	};

	s->archive = archive_new();
	archive_set_collections(s->archive, l->options->collections,
				l->options->n_paths);
	if (text)
		loader_add_text(s->archive, "-", buf_str(text), text->len);
	s->loader = loader_begin(
		&(struct loader_options){ .paths = l->options->paths,
					  .n_paths = l->options->n_paths,
					  .memory = memory,
					  .lasting = true,
					  .wake = term_wake,
					  .arg = l->term,
					  .enter = watch_enter,
					  .linked = watch_link,
					  .enter_arg = l->watch });
}

static void empty(struct shelf *s)
{
	loader_free(s->loader);
	archive_free(s->archive);
	*s = (struct shelf){ NULL, NULL };
}

void loop_reload(struct loop *l, bool asked)
{
	if (asked && l->next.archive)
		ui_message(l->ui, "The posts are being read already");
	l->asked |= asked;
	if (l->next.archive)
		return;
	if (l->watch)
		watch_restart(l->watch);
	fill(l, &l->next, false);
}

/* What the loader read anew is what is shown from now on. */
static void go_over(struct loop *l)
{
	struct shelf old = l->shelf;

	l->shelf = l->next;
	l->next = (struct shelf){ NULL, NULL };
	ui_set_archive(l->ui, l->shelf.archive);
	empty(&old);
	if (l->asked)
		ui_message(l->ui, "All posts have been read again");
	l->asked = false;
}

/* What came from the catalogue can't be kept: it is read anew, and nobody has
 * to be told, unless it was damaged. */
static void heed_catalogue(struct loop *l, const struct loader_status *status)
{
	const char *said = loader_said(l->shelf.loader);

	if (status->done && *said && !l->told) {
		ui_warn(l->ui, said);
		l->told = true;
	}
	if (status->stale)
		loop_reload(l, false);
}

/* Looks at languages when nothing more comes for now. */
static void fold(struct loop *l, struct archive *a)
{
	if (l->folded == a && l->fold_version == archive_version(a))
		return;
	archive_fold(a, l->options->locale);
	l->folded = a;
	l->fold_version = archive_version(a);
}

static void take_update(struct loop *l, struct update *u)
{
	archive_update(l->shelf.archive, u);
	ui_updated(l->ui);
	if (archive_waste(l->shelf.archive) > WASTE_MAX)
		loop_reload(l, false);
}

/* Takes a piece of what the catalogue had wrong, when posts have been indexed
 * for that. Who has not moved yet has the newest post before him, whatever
 * comes. */
static void put_right(struct loop *l)
{
	struct update u;

	if (!archive_prepare(l->shelf.archive, PREPARE_POSTS) &&
	    loader_take_update(l->shelf.loader, &u))
		take_update(l, &u);
}

/* Takes what the loader has ready. True if there may be more. */
static bool take(struct loop *l)
{
	const bool reloading = l->next.archive != NULL;
	struct shelf *s = reloading ? &l->next : &l->shelf;

	const bool changed = loader_take(s->loader, s->archive, SLICE_POSTS);
	const struct loader_status status = loader_status(s->loader);
	if (status.done)
		fold(l, s->archive);
	ui_loading(l->ui, &status, reloading && !status.done);
	if (reloading && status.done) {
		go_over(l);
		return true;
	}
	if (reloading)
		return changed;
	heed_catalogue(l, &status);
	if (status.differs)
		put_right(l);
	return changed || status.differs;
}

/* Says once why changes may show late; the status line goes on to say that. */
static void tell_polling(struct loop *l)
{
	struct buf trouble = { 0 };

	watch_add_trouble(l->watch, &trouble);
	if (trouble.len && !l->trouble.len) {
		if (l->options->watch != LOOP_WATCH_POLL)
			ui_message(l->ui, buf_str(&trouble));
		ui_set_polling(l->ui, "polling");
		buf_add_str(&l->trouble, trouble.data);
	}
	buf_release(&trouble);
}

/* Takes what has changed on the disk. True if there may be more to do. */
static bool take_changes(struct loop *l)
{
	struct update u;

	if (!l->watch || l->next.archive ||
	    !loader_status(l->shelf.loader).done)
		return false;
	tell_polling(l);
	switch (watch_take(l->watch, &u)) {
	case WATCH_NOTHING:
		/* when nothing else is to be done */
		return archive_prepare(l->shelf.archive, PREPARE_POSTS);
	case WATCH_UPDATE:
		ui_before_update(l->ui);
		take_update(l, &u);
		break;
	case WATCH_RELOAD:
		loop_reload(l, false);
		break;
	}
	return true;
}

void loop_begin_posts(struct loop *l)
{
	start_watch(l);
	fill(l, &l->shelf, true);
}

bool loop_take_posts(struct loop *l)
{
	const bool posts = take(l), changes = take_changes(l);

	return posts || changes;
}

void loop_end_posts(struct loop *l)
{
	empty(&l->next);
	empty(&l->shelf);
	watch_free(l->watch); /* after the loaders, which tell it of folders */
	buf_release(&l->trouble);
}

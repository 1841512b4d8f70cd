/* SPDX-License-Identifier: MIT */
#include "app/screen.h"

#include "app/cache.h"
#include "app/config.h"
#include "app/drawer.h"
#include "app/filter.h"
#include "app/job.h"
#include "app/loop.h"
#include "app/message.h"
#include "app/output.h"
#include "app/terminals.h"
#include "base/buf.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

bool screen_allows(const struct options *o, struct err *err)
{
	if (o->sort != SORT_DATE || o->sort_reversed)
		return err_set(err, "--sort is for commands; the screen shows "
				    "the newest first");
	return true;
}

/* The first thing that is wrong in the configuration; the others have been
 * printed and are to be seen when the screen has gone. */
static void add_warning(struct buf *out, const struct config_said *said)
{
	const char *lines = buf_str(&said->lines);

	buf_add(out, lines, strcspn(lines, "\n"));
	if (said->n > 1)
		buf_printf(out, " (and %zu more)", said->n - 1);
}

/* What fetches new posts: for all, and for collections of their own. The array
 * is the caller's. */
static struct setting_words *programs(const struct settings *s, size_t *n)
{
	struct setting_words *all = xcalloc(s->n_collections + 1, sizeof(*all));

	*n = 0;
	if (s->refresh.n)
		all[(*n)++] = s->refresh;
	for (size_t i = 0; i < s->n_collections; i++)
		if (s->collections[i].own->refresh.n)
			all[(*n)++] = s->collections[i].own->refresh;
	return all;
}

/* How the posts of each collection are set. The array is the caller's. */
static struct reader_style *styles(const struct settings *s, int measure,
				   size_t *n)
{
	struct reader_style *all = xcalloc(s->n_collections + 1, sizeof(*all));
	struct settings own;

	*n = s->n_collections;
	for (size_t i = 0; i < *n; i++) {
		setting_overlay(&own, s, &s->collections[i]);
		all[i].collection = s->collections[i].name;
		setting_layout(&own, measure, (enum lang)own.lang,
			       &all[i].layout);
	}
	return all;
}

static int run_loop(const struct loop_options *options)
{
	struct err err = { 0 };
	const int status = loop_run(options, &err);

	if (status >= 0)
		return status;
	message_print("%s", err.text);
	return JOB_NOTHING;
}

static int run(const struct options *o, const struct places *places,
	       const struct world *world, const struct buf *text)
{
	const int measure = o->width ? o->width : o->settings.measure;
	const bool fixed = o->settings.ambiguous != 0;
	struct terminals *terminals = terminals_new(world->getenv_, !fixed);
	struct buf query = { 0 }, said = { 0 }, keys = { 0 };
	struct buf warning = { 0 };
	struct drawer drawer = { NULL, 0, false };
	char *cache = cache_folder(world->getenv_);
	size_t n_refresh;
	struct setting_words *refresh = programs(&o->settings, &n_refresh);
	size_t n_styles;
	struct reader_style *style = styles(&o->settings, measure, &n_styles);
	struct loop_options options = {
		.refresh = refresh,
		.n_refresh = n_refresh,
		.refresh_s = o->settings.refresh_interval,
		.getenv_ = world->getenv_,
		.paths = places->paths,
		.n_paths = places->n,
		.collections = places->collections,
		.watch = (enum loop_watch)o->settings.watch,
		.text = places->from_stdin ? text : NULL,
		.locale = world_locale(world->getenv_),
		.term = { .colour = output_wants_colour(
				  (enum options_colour)o->colour, true,
				  world->getenv_),
			  .ground = output_ground(&o->settings, world->getenv_),
			  .in_order = o->settings.bidi,
			  .rules = setting_rules(&o->settings),
			  .ask = true,
			  .ambiguous_fixed = fixed },
		.catalogue = cache_place(&o->settings, cache),
		.terminals = terminals,
		.ui.today = world->today,
		.ui.styles = style,
		.ui.n_styles = n_styles,
	};

	if (o->settings.images) {
		drawer_init(&drawer, world->program);
		options.drawer = drawer.program ? &drawer : NULL;
	}
	setting_layout(&o->settings, measure, (enum lang)o->settings.lang,
		       &options.ui.layout);
	options.ui.layout.scroll = o->settings.code == SETTING_CODE_SCROLL;
	options.ui.hide_ruby = o->settings.ruby == SETTING_RUBY_HIDE;
	options.ui.layout.highlight = o->settings.highlight;
	terminals_recall(terminals, &options.term.rules);
	layout_set_rules(&options.ui.layout, &options.term.rules);
	/* A list of one is in the way. */
	if (places_one_post(places))
		buf_add_str(&keys, "<enter>z");
	if (o->keys)
		buf_add_str(&keys, o->keys);
	options.keys = buf_str(&keys);
	filter_text(&query, o);
	places_message(&said, places);
	add_warning(&warning, world->said);
	if (o->settings.images && !drawer.program && !warning.len)
		buf_add_str(&warning, drawer_missing);
	options.warning = buf_str(&warning);
	options.query = buf_str(&query);
	options.message = buf_str(&said);
	const int status = run_loop(&options);
	terminals_free(terminals);
	buf_release(&query);
	buf_release(&said);
	buf_release(&warning);
	free(cache);
	free(refresh);
	free(style);
	drawer_release(&drawer);
	buf_release(&keys);
	return status;
}

int screen_run(const struct options *o, const struct places *places,
	       const struct world *world)
{
	struct buf text = { 0 };
	struct err err = { 0 };
	int status = JOB_NOTHING;

	if (places->from_stdin && !places_read_stdin(&text, &err))
		message_print("%s", err.text);
	else
		status = run(o, places, world, &text);
	buf_release(&text);
	return status;
}

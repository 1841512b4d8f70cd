/* SPDX-License-Identifier: MIT */
#include "app/run.h"

#include "app/cache.h"
#include "app/command_check.h"
#include "app/command_config.h"
#include "app/command_count.h"
#include "app/command_links.h"
#include "app/command_list.h"
#include "app/command_search.h"
#include "app/command_show.h"
#include "app/config.h"
#include "app/filter.h"
#include "app/help.h"
#include "app/message.h"
#include "app/places.h"
#include "app/screen.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static int (*const commands[COMMAND_COUNT])(const struct job *) = {
	[COMMAND_SCREEN] = command_list,      [COMMAND_LIST] = command_list,
	[COMMAND_SHOW] = command_show,        [COMMAND_TAGS] = command_count,
	[COMMAND_CATEGORIES] = command_count, [COMMAND_AUTHORS] = command_count,
	[COMMAND_SOURCES] = command_count,    [COMMAND_DATES] = command_count,
	[COMMAND_LINKS] = command_links,      [COMMAND_SEARCH] = command_search,
	[COMMAND_CHECK] = command_check,
};

/* A reader that went away is not worth a word; the status is that of a program
 * which the signal ended, for where SIGPIPE was ignored. */
static int finish(struct output *out, int status)
{
	output_flush(out);
	if (out->error == EPIPE)
		return 128 + SIGPIPE;
	if (!out->error)
		return status;
	message_print("standard output: %s", strerror(out->error));
	return JOB_NOTHING;
}

static int print_config(const struct options *o, struct output *out)
{
	command_config(&out->buf, &o->settings);
	return JOB_DONE;
}

static int print_help(const struct options *o, struct output *out)
{
	if (o->version)
		help_add_version(&out->buf);
	else
		help_add(&out->buf, o->command);
	return JOB_DONE;
}

/* Why a file that was asked for by its name is not among the posts. */
static bool tell_skipped(const struct archive *a, const char *path)
{
	for (size_t i = 0; i < archive_problem_count(a); i++) {
		const struct problem *p = archive_problem(a, i);
		if (p->skipped && !strcmp(p->path, path)) {
			message_print("%s: %s", path, p->message);
			return true;
		}
	}
	return false;
}

/* Silence would be as good as "nothing matched", which is another thing. */
static void tell_missing(const struct selection *s, const struct places *places)
{
	const bool empty = archive_count(s->archive) == 0;

	for (size_t i = 0; i < places->n; i++)
		if (!tell_skipped(s->archive, places->paths[i]) && empty)
			message_print("no posts in %s", places->paths[i]);
}

static int run_filtered(const struct options *o, const struct world *world,
			const struct filter *filter,
			const struct places *places, struct output *out)
{
	char *cache = cache_folder(world->getenv_);
	struct selection selection;
	struct err err = { 0 };
	int status = JOB_NOTHING;

	if (selection_load(&selection, o, filter, places, cache,
			   world_locale(world->getenv_), &err)) {
		const struct job job = { o, &selection, out, world->program };
		tell_missing(&selection, places);
		status = commands[o->command](&job);
		if (selection_is_cut(&selection)) {
			message_print("the catalogue was cut off while it was "
				      "read; some texts may be missing above");
			status = JOB_NOTHING;
		}
	} else {
		message_print("%s", err.text);
	}
	selection_release(&selection);
	free(cache);
	return status;
}

/* On a terminal, without a command. The filter line reads the options anew, but
 * a wrong one is better told before the screen is there. */
static int run_screen(const struct options *o, const struct world *world,
		      const struct places *places)
{
	struct err err = { 0 };

	if (screen_allows(o, &err))
		return screen_run(o, places, world);
	message_print("%s", err.text);
	return JOB_USAGE;
}

static int run_command(const struct options *o, const struct world *world,
		       const struct places *places, struct output *out)
{
	const bool screen = o->command == COMMAND_SCREEN && out->terminal;
	struct filter filter;
	struct err err = { 0 };
	int status = JOB_USAGE;

	if (!filter_init(&filter, o, world->today, &err))
		message_print("%s", err.text);
	else if (screen)
		status = run_screen(o, world, places);
	else
		status = run_filtered(o, world, &filter, places, out);
	filter_release(&filter);
	return status;
}

/* The screen says itself which posts it shows. */
static void tell_places(const struct options *o, const struct places *places,
			const struct output *out)
{
	struct buf said = { 0 };

	if (o->command != COMMAND_SCREEN || !out->terminal || !places->n)
		places_message(&said, places);
	if (said.len)
		message_print("%s", said.data);
	buf_release(&said);
}

static int run_in_places(const struct options *o, const struct world *world,
			 struct output *out)
{
	struct places places;
	int status = JOB_NOTHING;

	places_find(&places, o, world->program, world->getenv_);
	tell_places(o, &places, out);
	if (places.n || places.from_stdin)
		status = run_command(o, world, &places, out);
	if (places.missing && status == JOB_DONE)
		status = JOB_NOTHING;
	places_release(&places);
	return status;
}

static int run_any(const struct options *o, const struct world *world,
		   struct output *out)
{
	if (o->help || o->version)
		return print_help(o, out);
	if (o->command == COMMAND_CONFIG)
		return print_config(o, out);
	return run_in_places(o, world, out);
}

/* What is wrong in the configuration. */
static void tell_said(const struct config_said *said)
{
	const char *line = buf_str(&said->lines);

	while (*line) {
		const size_t len = strcspn(line, "\n");
		message_print("%.*s", (int)len, line);
		line += len + (line[len] == '\n');
	}
}

int run(const struct options *o, const struct world *world)
{
	struct output out;

	output_init(&out, world->out, o, world->getenv_);
	tell_said(world->said);
	const int end = finish(&out, run_any(o, world, &out));
	output_release(&out);
	return end;
}

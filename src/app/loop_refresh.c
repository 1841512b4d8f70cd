/* SPDX-License-Identifier: MIT */
#include "app/loop_parts.h"
#include "base/clock.h"

static void show_output(struct loop *l, bool anew)
{
	struct buf text = { 0 };

	/* Before the text is taken, for more may come behind it. */
	l->printed = refresh_status(l->refresh).version;
	refresh_output(l->refresh, &text);
	ui_show_output(l->ui, "Refresh", buf_str(&text), text.len, anew);
	buf_release(&text);
}

static void start_refresh(struct loop *l, bool asked)
{
	const struct loop_options *o = l->options;

	refresh_free(l->refresh);
	l->refresh = refresh_start(o->refresh, o->n_refresh, o->getenv_,
				   term_wake, l->term);
	l->refresh_asked = asked;
	l->refreshed = false;
	l->printed = 0;
	ui_set_refreshing(l->ui, true);
}

bool loop_is_refreshing(const struct loop *l)
{
	return l->refresh && !l->refreshed;
}

void loop_refresh(struct loop *l)
{
	if (!l->options->n_refresh) {
		ui_message(l->ui, "config.yml says no program to refresh by");
		return;
	}
	if (!loop_is_refreshing(l))
		start_refresh(l, true);
	show_output(l, false);
}

/* What has been fetched is noticed, or has to be looked for. */
static void end_refresh(struct loop *l, bool failed)
{
	ui_set_refreshing(l->ui, false);
	l->refresh_ms = clock_now_ms() + (int64_t)l->options->refresh_s * 1000;
	if (failed)
		ui_warn(l->ui, "Refreshing failed; R tries again and shows it");
	else if (l->refresh_asked)
		ui_message(l->ui, "Refreshed");
	l->refresh_asked = false;
	if (!l->watch)
		loop_reload(l, false);
}

/* Shows what the programs say. */
static void heed_output(struct loop *l)
{
	if (!l->refresh)
		return;
	const struct refresh_status status = refresh_status(l->refresh);
	if (status.version != l->printed)
		show_output(l, true);
	if (status.done && !l->refreshed)
		end_refresh(l, status.failed);
	l->refreshed = status.done;
}

void loop_heed_refresh(struct loop *l)
{
	heed_output(l);
	if (!loop_is_refreshing(l) && l->options->n_refresh &&
	    l->options->refresh_s && clock_now_ms() >= l->refresh_ms)
		start_refresh(l, false);
}

/* SPDX-License-Identifier: MIT */
#include "app/loop_parts.h"
#include "app/open.h"

#include <stdlib.h>
#include <string.h>

static const char *environment(const char *name)
{
	return getenv(name);
}

static void run_plan(struct loop *l, const struct open_plan *plan,
		     const char *url)
{
	struct err err = { 0 };
	struct buf said = { 0 };

	if (plan->terminal)
		term_leave(l->term);
	const bool ran = open_run(plan, &err);
	if (plan->terminal)
		term_enter(l->term);
	buf_printf(&said, "Opened %s", url);
	if (ran)
		ui_message(l->ui, buf_str(&said));
	else
		ui_warn(l->ui, err.text);
	buf_release(&said);
}

/* Without a browser the reader gets the URL itself. */
static void hand_over(struct loop *l, const char *url, const struct err *why)
{
	struct buf said = { 0 };

	term_copy(l->term, url, strlen(url));
	buf_printf(&said, "%s (copied; %s)", url, why->text);
	ui_message(l->ui, buf_str(&said));
	buf_release(&said);
}

/* The URL has been checked. */
static void open_url(struct loop *l, const char *url)
{
	struct open_plan plan;
	struct err err = { 0 };

	if (!open_plan(url, environment, &plan, &err)) {
		hand_over(l, url, &err);
		return;
	}
	run_plan(l, &plan, url);
	open_plan_release(&plan);
}

void loop_open(struct loop *l, const char *url, bool sure)
{
	struct err err = { 0 };
	struct buf question = { 0 };

	switch (open_check(url, &err)) {
	case OPEN_REFUSE:
		ui_warn(l->ui, err.text);
		break;
	case OPEN_ASK:
		buf_printf(&question, "Write to %s?", url);
		if (sure)
			open_url(l, url);
		else
			ui_ask(l->ui, buf_str(&question), url);
		break;
	case OPEN_YES:
		open_url(l, url);
		break;
	}
	buf_release(&question);
}

/* SPDX-License-Identifier: MIT */
#include "app/help.h"

#include "app/options.h"
#include "app/setting.h"

#include <string.h>

enum { INDENT = 2, TERM_COLS = 31 };

/* "  TERM        help", or the help on a line of its own if TERM is long. All
 * of it is ASCII but the help, so bytes are cells. */
static void add_entry(struct buf *out, size_t start, const char *help)
{
	const int used = (int)(out->len - start);

	if (used >= TERM_COLS) {
		buf_add_char(out, '\n');
		buf_add_fill(out, ' ', TERM_COLS);
	} else {
		buf_add_fill(out, ' ', TERM_COLS - used);
	}
	buf_printf(out, "%s\n", help);
}

static void add_option(struct buf *out, const struct option *o)
{
	const size_t start = out->len;

	buf_add_fill(out, ' ', INDENT);
	if (o->letter)
		buf_printf(out, "-%c", o->letter);
	else
		buf_add_fill(out, ' ', 4);
	if (o->letter && o->name)
		buf_add_str(out, ", ");
	if (o->name)
		buf_printf(out, "--%s", o->name);
	if (o->arg)
		buf_printf(out, "%c%s", o->name ? '=' : ' ', o->arg);
	add_entry(out, start, o->help);
}

static void add_options(struct buf *out, unsigned commands)
{
	buf_add_str(out, "\nOptions:\n");
	for (size_t i = 0; i < options_count; i++) {
		if (options_table[i].commands & commands)
			add_option(out, &options_table[i]);
	}
}

static void add_settings(struct buf *out)
{
	buf_add_str(out, "\nOptions for -o and config.yml:\n");
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *s = &setting_table[i];
		const size_t start = out->len;
		buf_add_fill(out, ' ', INDENT);
		buf_printf(out, "%s=", s->name);
		setting_add_range(out, s);
		add_entry(out, start, s->help);
	}
}

static void add_commands(struct buf *out)
{
	buf_add_str(out, "\nCommands:\n");
	for (int i = COMMAND_SCREEN + 1; i < COMMAND_COUNT; i++) {
		const struct command_info *c = &command_table[i];
		const size_t start = out->len;
		buf_add_fill(out, ' ', INDENT);
		buf_add_str(out, c->word);
		if (*c->operand)
			buf_printf(out, " %s", c->operand);
		add_entry(out, start, c->help);
	}
}

static void add_whole(struct buf *out)
{
	buf_add_str(
		out,
		"Usage: kanbao [OPTION]... [PATH]...\n"
		"       kanbao COMMAND [OPTION]... [PATH]...\n"
		"\n"
		"Reads posts: Markdown files with front matter, below the "
		"folders PATH. A PATH\n"
		"may also be a post, or - for one on standard input. Without "
		"a PATH:\n"
		"_posts, source/_posts, content and posts, those that exist, "
		"else "
		"sample posts.\n");
	add_commands(out);
	add_options(out, ~0u);
	add_settings(out);
	buf_add_str(out,
		    "\n"
		    "Exit status: 0 done; 1 nothing matched, or check found "
		    "something, or it could\n"
		    "not be done; 2 wrong usage.\n");
}

void help_add(struct buf *out, enum command command)
{
	const struct command_info *c = &command_table[command];

	if (command == COMMAND_SCREEN) {
		add_whole(out);
		return;
	}
	buf_printf(out, "Usage: kanbao %s [OPTION]... %s%s[PATH]...\n\n",
		   c->word, c->operand, *c->operand ? " " : "");
	buf_printf(out, "Prints %s.\n", c->help);
	add_options(out, 1u << command);
}

void help_add_version(struct buf *out)
{
	buf_add_str(out, "kanbao " KANBAO_VERSION "\n");
}

/* SPDX-License-Identifier: MIT */
#include "app/command_config.h"

#include "base/sanitise.h"
#include "base/utf8.h"
#include "ui/keymap.h"

#include <string.h>

static void add_escape(struct buf *out, uint32_t cp)
{
	if (cp <= 0xFF)
		buf_printf(out, "\\x%02X", (unsigned)cp);
	else if (cp <= 0xFFFF)
		buf_printf(out, "\\u%04X", (unsigned)cp);
	else
		buf_printf(out, "\\U%08X", (unsigned)cp);
}

/* In double quotes, with what must not reach a terminal as an escape. */
static void add_quoted(struct buf *out, const char *text)
{
	const size_t len = strlen(text);

	buf_add_char(out, '"');
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		const size_t n = utf8_decode(text + i, len - i, &cp);
		if (cp == '"' || cp == '\\')
			buf_add_char(out, '\\');
		if (sanitise_clean(text + i, n, SANITISE_LINE))
			buf_add(out, text + i, n);
		else
			add_escape(out, cp);
		i += n;
	}
	buf_add_char(out, '"');
}

/* Each word on a line, `indent` blanks before it. */
static void add_words(struct buf *out, const struct setting_words *words,
		      int indent)
{
	if (!words->n)
		buf_add_str(out, " []");
	for (size_t i = 0; i < words->n; i++) {
		buf_printf(out, "\n%*s- ", indent, "");
		add_quoted(out, words->items[i]);
	}
}

static void add_own(struct buf *out, const struct settings *own)
{
	for (size_t i = 0; i < setting_count; i++) {
		const struct setting *row = &setting_table[i];
		if (!setting_is_own(row) ||
		    setting_origin(own, row) == SETTING_DEFAULT)
			continue;
		buf_printf(out, "\n    %s:", row->name);
		if (setting_is_list(row)) {
			add_words(out, setting_words(own, row), 6);
		} else {
			buf_add_char(out, ' ');
			setting_add(out, own, row);
		}
	}
}

static void add_collections(struct buf *out, const struct settings *s)
{
	if (!s->n_collections)
		buf_add_str(out, " {}");
	for (size_t i = 0; i < s->n_collections; i++) {
		const struct setting_collection *c = &s->collections[i];
		buf_add_str(out, "\n  ");
		add_quoted(out, c->name);
		buf_add_str(out, ":\n    path:");
		add_words(out, &c->paths, 6);
		add_own(out, c->own);
	}
}

static void add_row(struct buf *out, const struct settings *s,
		    const struct setting *row)
{
	static const char *const origins[] = {
		[SETTING_DEFAULT] = "",
		[SETTING_FILE] = "; set in the file",
		[SETTING_COMMAND] = "; set on the command line",
	};

	buf_printf(out, "\n# %s: ", row->help);
	setting_add_range(out, row);
	buf_printf(out, "%s\n%s:", origins[setting_origin(s, row)], row->name);
	if (row->kind == SETTING_COLLECTIONS) {
		add_collections(out, s);
	} else if (setting_is_list(row)) {
		add_words(out, setting_words(s, row), 2);
	} else {
		buf_add_char(out, ' ');
		setting_add(out, s, row);
	}
	buf_add_char(out, '\n');
}

/* Keys can't be set yet, so that they stand here as a comment. */
static void add_keys(struct buf *out)
{
	struct buf keys = { 0 };

	keymap_list(&keys);
	buf_add_str(out, "\n# The keys: where, which, what they do.\n");
	for (char *line = keys.data; line && *line;) {
		char *end = line + strcspn(line, "\n");
		buf_printf(out, "#   %.*s\n", (int)(end - line), line);
		line = end + (*end == '\n');
	}
	buf_release(&keys);
}

void command_config(struct buf *out, const struct settings *s)
{
	buf_add_str(out, "# All options of kanbao, as they are set. A line of "
			 "config.yml may say less:\n# what it leaves out is as "
			 "usual.\n");
	for (size_t i = 0; i < setting_count; i++)
		add_row(out, s, &setting_table[i]);
	add_keys(out);
}

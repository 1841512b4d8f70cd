/* SPDX-License-Identifier: MIT */
#include "ui/printout.h"

#include "base/buf.h"
#include "base/sanitise.h"
#include "ui/menu.h"

#include <string.h>

/* Progress is shown by going back to the start of the line. */
static const char *last_written(const char *line, size_t len)
{
	const char *start = line;

	if (len && line[len - 1] == '\r')
		len--;
	for (size_t i = 0; i < len; i++)
		if (line[i] == '\r')
			start = line + i + 1;
	return start;
}

static void add_line(struct view *v, const char *line, size_t len, size_t id)
{
	const char *start = last_written(line, len);
	struct buf text = { 0 };

	sanitise(&text, start, len - (size_t)(start - line), SANITISE_LINE);
	menu_add(v, &(struct menu_entry){ .left = "",
					  .text = buf_str(&text),
					  .right = "",
					  .face = FACE_TEXT,
					  .id = id });
	buf_release(&text);
}

struct view *printout_new(const char *title, const char *text, size_t len)
{
	struct view *v =
		menu_new(MENU_KEYS, title, "j k move, / narrows, Esc leaves");
	size_t id = 0;

	menu_set_notice(v, "Nothing yet");
	while (len) {
		const char *end = memchr(text, '\n', len);
		const size_t n = end ? (size_t)(end - text) : len;
		add_line(v, text, n, ++id);
		text += n + (end != NULL);
		len -= n + (end != NULL);
	}
	menu_go(v, id);
	return v;
}

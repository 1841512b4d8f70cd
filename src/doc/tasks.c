/* SPDX-License-Identifier: MIT */
#include "doc/tasks.h"

#include <cmark.h>
#include <string.h>

static enum block_task task_of(char c)
{
	static const struct {
		char mark;
		enum block_task task;
	} marks[] = {
		{ ' ', TASK_OPEN }, { 'x', TASK_DONE },    { 'X', TASK_DONE },
		{ '/', TASK_HALF }, { '-', TASK_DROPPED }, { '>', TASK_MOVED },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (c == marks[i].mark)
			return marks[i].task;
	return TASK_NONE;
}

bool tasks_is_mark(char c)
{
	return task_of(c) != TASK_NONE;
}

/* The text has none of its backslashes any more, but marks_prepare has put
 * something behind a bracket that had one. */
static enum block_task box(const char *s)
{
	if (s[0] != '[' || !s[1] || s[2] != ']' ||
	    (s[3] != ' ' && s[3] != '\t'))
		return TASK_NONE;
	return task_of(s[1]);
}

enum block_task tasks_of(struct cmark_node *item, struct cmark_node **text)
{
	cmark_node *p = cmark_node_first_child(item);

	if (!p || cmark_node_get_type(p) != CMARK_NODE_PARAGRAPH)
		return TASK_NONE;
	*text = cmark_node_first_child(p);
	if (!*text || cmark_node_get_type(*text) != CMARK_NODE_TEXT)
		return TASK_NONE;
	return box(cmark_node_get_literal(*text));
}

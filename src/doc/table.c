/* SPDX-License-Identifier: MIT */
#include "doc/table.h"

#include <cmark.h>
#include <string.h>

/* What a line has shown so far. */
struct row {
	bool other; /* something that is no delimiter */
	bool pipe, dash;
};

static void take_text(struct row *row, const char *s)
{
	row->other |= s[strspn(s, "|:- \t")] != '\0';
	row->pipe |= strchr(s, '|') != NULL;
	row->dash |= strchr(s, '-') != NULL;
}

static bool is_delimiter(const struct row *row)
{
	return !row->other && row->pipe && row->dash;
}

bool table_looks_like(cmark_node *paragraph)
{
	struct row row = { .other = true };
	bool header = false; /* the line before has a pipe */
	cmark_node *node = cmark_node_first_child(paragraph);

	for (; node; node = cmark_node_next(node)) {
		const cmark_node_type type = cmark_node_get_type(node);
		if (type == CMARK_NODE_TEXT) {
			take_text(&row, cmark_node_get_literal(node));
		} else if (type == CMARK_NODE_SOFTBREAK) {
			if (header && is_delimiter(&row))
				return true;
			header = row.pipe;
			row = (struct row){ 0 };
		} else {
			row.other = true;
		}
	}
	return header && is_delimiter(&row);
}

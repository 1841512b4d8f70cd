/* SPDX-License-Identifier: MIT */
#include "doc/cut.h"

#include "doc/lines.h"
#include "doc/opener.h"

void cut_init(struct cut *c, const char *body, size_t len)
{
	*c = (struct cut){ .body = body, .len = len };
	c->at = lines_mark_len(body, len);
}

size_t cut_next(struct cut *c, size_t least)
{
	const size_t from = c->at;

	while (c->len - from > least && c->at < c->len && !c->nest.lost) {
		const char *line = c->body + c->at;
		const size_t left = c->len - c->at;
		const size_t n = lines_len(line, left);
		if (c->at - from >= least && *line == '#' && c->nest.blank &&
		    opener_heading(line, n) && nest_is_free(&c->nest))
			return c->at;
		nest_line(&c->nest, line, n);
		c->at += n + lines_end_len(line + n, left - n);
	}
	c->at = c->len;
	return c->len;
}

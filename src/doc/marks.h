/* SPDX-License-Identifier: MIT */
/* Marks of inline markup that the parser doesn't know: ~~struck~~ and ~struck~
 * (GFM, "Strikethrough"), ==marked==, and Pandoc's H~2~O and x^2^. What the
 * parser knows binds tighter: a pair stands within one emphasis, link or
 * paragraph. */
#ifndef DOC_MARKS_H
#define DOC_MARKS_H

#include "doc/signs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct cmark_node;

/* A run of marks in the text of a node. */
struct mark {
	struct cmark_node *node;
	uint32_t off, len; /* bytes of its literal */
	uint16_t style;    /* bit of span.style; 0 = it is just text */
	bool on;           /* begins the style, else ends it */
};

/* A mark that may begin something. */
struct mark_opener {
	size_t mark;
	int kind;
};

enum { MARK_KINDS = 3 };

/* The marks of a leaf, in order. Zeroed it is empty. Private. */
struct marks {
	struct mark *items;
	size_t n, cap;
	size_t next;             /* of them */
	struct cmark_node *leaf; /* if it has not been looked through */
	struct signs signs;

	/* Openers of the node around the text, and of those around it. */
	struct mark_opener *stack;
	size_t n_stack, stack_cap;
	size_t open[MARK_KINDS]; /* in this node */
	struct mark_frame *frames;
	size_t n_frames, frames_cap;
};

/* True if there may be any in Markdown with these signs. */
bool marks_may_be_in(struct signs signs);

/* Goes to those of a paragraph or heading of Markdown with these signs, whose
 * text is still shielded: a mark before a shield has been escaped. They are
 * looked for once a text has one, in linear time and without recursion. */
void marks_begin(struct marks *m, struct cmark_node *leaf, struct signs signs);

/* The next one, if it is in this text of the leaf, whose literal is `s`, else
 * NULL; good until the next call of marks_begin. */
const struct mark *marks_look(struct marks *m, struct cmark_node *text,
			      const char *s, size_t len);

/* The same, where most texts are done with. */
static inline const struct mark *
marks_next(struct marks *m, struct cmark_node *text, const char *s, size_t len)
{
	return m->leaf || m->next < m->n ? marks_look(m, text, s, len) : NULL;
}

void marks_release(struct marks *m);

/* Copies the Markdown to `out` with a shield behind each escaped mark. Returns
 * false, with nothing written, if none is needed. */
bool marks_prepare(struct buf *out, const char *text, size_t len);

#endif

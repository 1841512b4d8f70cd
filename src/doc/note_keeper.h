/* SPDX-License-Identifier: MIT */
/* What Obsidian hides in notes: `%%comments%%`, and the `^id` of a block at its
 * end, by which others refer to it. */
#ifndef DOC_NOTE_KEEPER_H
#define DOC_NOTE_KEEPER_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the id at the caret at byte `off`, up to the end of the text, or 0:
 * the text is a block. */
size_t note_keeper_id(const char *text, size_t off, size_t end);

/* True if one may be in the Markdown. */
bool note_keeper_has_ids(const char *text, size_t len);

/* Bytes of the comment at byte `off`, up to `end` at most, or 0. `*endless` is
 * set where none ends further on, false at the start of a text. */
size_t note_keeper_comment(const char *text, size_t off, size_t end,
			   bool *endless);

/* True if the line, without the blanks before it, has the marks of a comment
 * that goes over lines and nothing else. */
bool note_keeper_is_bar(const char *line, size_t len);

/* Behind the first such line of those from byte `from` on, or 0. */
size_t note_keeper_bar_end(const char *text, size_t len, size_t from);

#endif

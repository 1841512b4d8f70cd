/* SPDX-License-Identifier: MIT */
/* Notes that stand in the text: `^[text]` (Pandoc, "Inline notes"). */
#ifndef DOC_INLINE_NOTES_H
#define DOC_INLINE_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cmark_node;
struct note;
struct notes;

/* Takes the notes out of the leaf and gives them to `notes`, each as an item
 * with a paragraph; a mark is left in their place. The leaf's first child
 * stays. `met` says where the leaf is. Linear time, no recursion. */
void inline_notes_take(struct notes *notes, struct cmark_node *leaf,
		       const struct note *met);

/* Bytes of the mark that the text begins with, or 0; `*note` is the place of
 * its note. And the bytes before the next one, `len` if there is none. */
size_t inline_notes_mark(const char *text, size_t len, size_t *note);
size_t inline_notes_find(const char *text, size_t len);

#endif

/* SPDX-License-Identifier: MIT */
/* Footnotes as they are written: marks in the text, and the way back. */
#ifndef DOC_NOTE_MARKS_H
#define DOC_NOTE_MARKS_H

struct block;
struct note;
struct notes;
struct writer;

/* Writes the mark of a note that is referred to here into the leaf. */
void note_marks_add(struct writer *w, struct notes *s, struct note *n);

/* Writes the way back to the first mark, if there is one, into the leaf. */
void note_marks_add_back(struct writer *w, const struct note *n);

/* All marks of the note lead to its leaf. */
void note_marks_lead(struct writer *w, const struct note *n);

#endif

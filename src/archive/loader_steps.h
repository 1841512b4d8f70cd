/* SPDX-License-Identifier: MIT */
/* What the threads of a loader do, one step after the other. Steps that are not
 * said to be for any threads are one thread's, while the others wait. */
#ifndef ARCHIVE_LOADER_STEPS_H
#define ARCHIVE_LOADER_STEPS_H

#include "archive/reader.h"

struct loader;
struct part;

/* The paths and what is known of them: the catalogue. */
void loader_steps_open(struct loader *l);

/* The sites of the paths, if that was not done to open the catalogue. Many
 * files are looked for, so that the others walk meanwhile. */
void loader_steps_look(struct loader *l);

/* With a catalogue: makes block `i` known to those who compare it with the
 * disk. Any threads. */
void loader_steps_learn(struct loader *l, size_t i);

/* Then, when all are known: what the walk has to ask. */
void loader_steps_index(struct loader *l);

/* When all folders have been read: what is to be done next. */
void loader_steps_list(struct loader *l);

/* With a catalogue, that has been compared with the disk: what was handed over
 * early is put right; else the rest is what is to be handed over. */
void loader_steps_conclude(struct loader *l);

/* Reads the files or the block of a part. Any threads. */
void loader_steps_read(struct loader *l, const struct part *part,
		       struct batch *out, struct reader *reader);

/* Brings the catalogue up to date. The last that is done: what was only needed
 * to come so far goes. */
void loader_steps_write(struct loader *l);

#endif

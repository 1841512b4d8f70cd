/* SPDX-License-Identifier: MIT */
/* The footnotes of a body: what defines them, how they are numbered, where
 * they are referred to. */
#ifndef DOC_NOTES_H
#define DOC_NOTES_H

#include "base/arena.h"
#include "doc/nodes.h"
#include "doc/table.h"
#include "doc/trace.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct block;
struct cmark_node;

/* Of more the nodes are not kept: the definitions stand where they are met, and
 * inline notes are text. */
enum { NOTES_MOST = 16384 };

struct note {
	const char *label; /* as in the source; "" = it has none */
	size_t label_len;
	uint32_t number;            /* from 1; 0 = not referred to yet */
	uint32_t n_refs;            /* how often it is */
	struct cmark_node *node;    /* an item, NULL = not met */
	uint32_t before;            /* lines of the body before the node's */
	struct trace_place place;   /* where it stands */
	bool shielded;              /* as is the text that it comes from */
	struct table_finder tables; /* in that text, of the node's lines */
	const struct block *ref;    /* the first mark: its leaf, and byte */
	uint32_t ref_off;
	const struct block *leaf; /* its first, once written */
	uint32_t last_ref; /* link of its last mark; that has, until it gets
	                    * a target, the one before as target_off */
	size_t next;       /* in its slot, from 1 */
};

/* Zeroed it has none. */
struct notes {
	struct arena arena;
	struct note *items;
	size_t n, cap;
	size_t *slots; /* by label: the first item, from 1; a power of two */
	size_t n_slots;
	size_t *order; /* items by number, from that of 1 on */
	size_t n_order, order_cap;
	size_t looked; /* items before have numbers */
	/* Items whose nodes still hang in the tree that is being written, and
	 * the memory of the trees from which nodes were kept. */
	size_t *fresh;
	size_t n_fresh, fresh_cap;
	struct nodes nodes;
	size_t n_met; /* notes whose nodes are kept */
	bool full;    /* none is any more, in what is being written */
	bool inlines; /* the body may have ^[notes] in the text */
};

/* Finds the labels that a body, which may hold code as well, defines. Linear
 * time. */
void notes_find(struct notes *s, const char *body, size_t len,
		struct signs signs);
void notes_release(struct notes *s);

/* The note that `[^label]`, of `len` bytes, refers to, or NULL: it is text. */
struct note *notes_of(struct notes *s, const char *label, size_t len);

/* What was met, of which node, before, place, shielded and tables count, defines the
 * note of the label. One that is defined again is a note without
 * references. */
void notes_define(struct notes *s, const char *label, size_t len,
		  const struct note *met);

/* A note that has no label; returns its place among the items. */
size_t notes_add(struct notes *s, const struct note *met);

/* Counts a reference; the first one gives the note its number. */
void notes_refer(struct notes *s, struct note *note);

/* The note of number `number`, which is given to the next one nothing refers to
 * if none has it yet; NULL behind the last one. Only notes that were met. */
struct note *notes_next(struct notes *s, uint32_t number);

#endif

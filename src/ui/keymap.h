/* SPDX-License-Identifier: MIT */
/* From keys to actions: the tables of bindings, and what was typed of a
 * sequence or a count so far. */
#ifndef UI_KEYMAP_H
#define UI_KEYMAP_H

#include "base/buf.h"
#include "ui/action.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Where a key is pressed. */
enum keymap_context {
	KEYMAP_LIST,
	KEYMAP_READER,
	KEYMAP_MENU,   /* links, outline, help */
	KEYMAP_PICKER, /* typing narrows */
	KEYMAP_PROMPT, /* a line of text */
	KEYMAP_CONTEXT_COUNT
};

/* "list", "reader", ... */
const char *keymap_context_name(enum keymap_context c);

/* One row of the tables: these keys mean this action in these contexts (a bit
 * 1 << context each). `keys` is in keymap notation: "gg", "<down>", "^N"; the
 * one exception is "1-9", which stands for a number typed alone. */
struct binding {
	unsigned contexts;
	enum action action;
	const char *keys;
};

/* All bindings, for help and manual: i < keymap_count(). */
size_t keymap_count(void);
const struct binding *keymap_binding(size_t i);

/* Adds one line `CONTEXT<tab>KEYS<tab>ACTION<tab>HELP` for each binding and
 * context. */
void keymap_list(struct buf *out);

enum { KEYMAP_SEQUENCE = 4, KEYMAP_MAX_COUNT = 1000000 };

/* How long to wait for more of an unfinished sequence, in milliseconds. */
enum { KEYMAP_WAIT_MS = 700 };

/* What was typed and not answered. Zeroed = nothing. */
struct keymap {
	uint32_t keys[KEYMAP_SEQUENCE]; /* folded */
	size_t n_keys;
	long count; /* 0 = none */
	bool fired; /* `keys` were answered, a longer sequence may follow */
};

enum keymap_answer {
	KEYMAP_UNKNOWN,  /* means nothing here */
	KEYMAP_PENDING,  /* the start of something, or its harmless end */
	KEYMAP_ACTION,   /* `hit` says which */
	KEYMAP_CHARACTER /* a character of text, in PICKER and PROMPT */
};

struct keymap_hit {
	enum action action;
	long count; /* 0 = none was typed */
};

/* Takes one key. A sequence that is the start of a longer one (g of gg) is
 * answered at once, for both must mean the same; the rest of it is then
 * swallowed. Keys of a keyboard whose input method is on count as theirs,
 * except where text is typed. */
enum keymap_answer keymap_feed(struct keymap *k, enum keymap_context c,
			       uint32_t key, struct keymap_hit *hit);

/* KEYMAP_WAIT_MS have passed: a number alone becomes ACTION_OPEN_LINK with that
 * count; all else is forgotten. */
enum keymap_answer keymap_timeout(struct keymap *k, struct keymap_hit *hit);

/* True while keymap_timeout should be called. */
bool keymap_waits(const struct keymap *k);

/* Adds what was typed so far, such as "12" or "]", for the status line. */
void keymap_add_pending(const struct keymap *k, struct buf *out);

#endif

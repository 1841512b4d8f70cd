/* SPDX-License-Identifier: MIT */
/* What several owners keep, also in several threads: the last one frees it. */
#ifndef BASE_SHARED_H
#define BASE_SHARED_H

#include <stdatomic.h>

/* Stands first in the struct that is shared. */
struct shared {
	atomic_int users;
	void (*destroy)(struct shared *s); /* frees it */
};

/* With one owner, who made it. */
void shared_init(struct shared *s, void (*destroy)(struct shared *s));

/* One owner more, and one less. NULL is fine. */
struct shared *shared_keep(struct shared *s);
void shared_release(struct shared *s);

#endif

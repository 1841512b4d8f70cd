/* SPDX-License-Identifier: MIT */
#include "base/shared.h"

#include <stddef.h>

void shared_init(struct shared *s, void (*destroy)(struct shared *s))
{
	atomic_init(&s->users, 1);
	s->destroy = destroy;
}

struct shared *shared_keep(struct shared *s)
{
	if (s)
		atomic_fetch_add(&s->users, 1);
	return s;
}

void shared_release(struct shared *s)
{
	if (s && atomic_fetch_sub(&s->users, 1) == 1)
		s->destroy(s);
}

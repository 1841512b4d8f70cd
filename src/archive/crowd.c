/* SPDX-License-Identifier: MIT */
#include "archive/crowd.h"

bool crowd_first(const struct crowd *c, enum crowd_once *once)
{
	pthread_mutex_lock(c->lock);
	const bool mine = *once == CROWD_NOT_YET;
	if (mine)
		*once = CROWD_BEGUN;
	while (!mine && *once != CROWD_OVER)
		pthread_cond_wait(c->changed, c->lock);
	pthread_mutex_unlock(c->lock);
	return mine;
}

bool crowd_claim(const struct crowd *c, enum crowd_once *once)
{
	pthread_mutex_lock(c->lock);
	const bool mine = *once == CROWD_NOT_YET;
	if (mine)
		*once = CROWD_BEGUN;
	pthread_mutex_unlock(c->lock);
	return mine;
}

void crowd_over(const struct crowd *c, enum crowd_once *once)
{
	pthread_mutex_lock(c->lock);
	*once = CROWD_OVER;
	pthread_cond_broadcast(c->changed);
	pthread_mutex_unlock(c->lock);
}

bool crowd_next(const struct crowd *c, struct crowd_items *items, size_t *i)
{
	pthread_mutex_lock(c->lock);
	const bool more = items->next < items->n;
	if (more)
		*i = items->next++;
	while (!more && items->done < items->n)
		pthread_cond_wait(c->changed, c->lock);
	pthread_mutex_unlock(c->lock);
	return more;
}

void crowd_done(const struct crowd *c, struct crowd_items *items)
{
	pthread_mutex_lock(c->lock);
	if (++items->done == items->n)
		pthread_cond_broadcast(c->changed);
	pthread_mutex_unlock(c->lock);
}

/* SPDX-License-Identifier: MIT */
#include "archive/identity.h"

#include <sys/stat.h>
#include <time.h>

static const int64_t second = 1000000000;

#ifdef __APPLE__
#define MTIM st_mtimespec
#define CTIM st_ctimespec
#else
#define MTIM st_mtim
#define CTIM st_ctim
#endif

static int64_t nanoseconds(struct timespec t)
{
	return (int64_t)t.tv_sec * second + t.tv_nsec;
}

static struct identity taken(const struct stat *st)
{
	return (struct identity){
		.size = (uint64_t)st->st_size,
		.ino = (uint64_t)st->st_ino,
		.mtime = nanoseconds(st->MTIM),
		.ctime = nanoseconds(st->CTIM),
	};
}

struct identity identity_of(const struct stat *st, int64_t now)
{
	struct identity id = taken(st);

	if (id.mtime > now - 2 * second)
		id.ctime = 0;
	return id;
}

bool identity_is(const struct identity *id, const struct stat *st)
{
	const struct identity now = taken(st);

	return id->ctime && id->size == now.size && id->ino == now.ino &&
	       id->mtime == now.mtime && id->ctime == now.ctime;
}

int64_t identity_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return nanoseconds(t);
}

/* SPDX-License-Identifier: MIT */
#include "base/mapping.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Two files of a catalogue, of an archive and of the one that follows it. */
enum { MAX_MAPPINGS = 16 };

/* A signal's handler has no argument to find these by. */
static struct {
	struct {
		_Atomic(uintptr_t) start; /* 0 = free */
		_Atomic(size_t) room;
		atomic_bool lost;
	} slots[MAX_MAPPINGS];
	struct sigaction old;
	_Atomic(size_t) page; /* bytes */
	pthread_mutex_t lock; /* for who opens and closes */
} state = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* Zeros in place of what is missing, from the page on that was looked at.
 * mmap is a plain system call; what it sets of errno is put back. */
static bool fill(uintptr_t at)
{
	const uintptr_t page = at & ~(uintptr_t)(state.page - 1);

	for (int i = 0; i < MAX_MAPPINGS; i++) {
		const uintptr_t start = atomic_load(&state.slots[i].start);
		const uintptr_t end = start + atomic_load(&state.slots[i].room);
		if (!start || page < start || page >= end)
			continue;
		atomic_store(&state.slots[i].lost, true);
		return mmap((void *)page, end - page, PROT_READ,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
			    0) != MAP_FAILED;
	}
	return false;
}

/* Of other memory, or one that was sent: as if we were not there. */
static void pass_on(int sig, siginfo_t *info, void *context)
{
	if (state.old.sa_flags & SA_SIGINFO) {
		state.old.sa_sigaction(sig, info, context);
		return;
	}
	sigaction(sig, &state.old, NULL);
	if (info->si_code <= 0)
		raise(sig);
}

static void on_fault(int sig, siginfo_t *info, void *context)
{
	const int saved = errno;

	if (info->si_code <= 0 || !fill((uintptr_t)info->si_addr))
		pass_on(sig, info, context);
	errno = saved;
}

/* With the lock held. */
static void watch(void)
{
	struct sigaction action = { .sa_sigaction = on_fault,
				    .sa_flags = SA_SIGINFO | SA_ONSTACK };
	struct sigaction now;

	sigemptyset(&action.sa_mask);
	if (sigaction(SIGBUS, NULL, &now) != 0 ||
	    (now.sa_flags & SA_SIGINFO && now.sa_sigaction == on_fault))
		return;
	state.old = now;
	sigaction(SIGBUS, &action, NULL);
}

/* With the lock held. -1 = there is none. */
static int free_slot(void)
{
	for (int i = 0; i < MAX_MAPPINGS; i++)
		if (!atomic_load(&state.slots[i].start))
			return i;
	return -1;
}

/* With the lock held. */
static bool map(struct mapping *m, int fd, size_t len)
{
	const size_t page = (size_t)sysconf(_SC_PAGESIZE);
	const int slot = free_slot();

	if (slot < 0 || len > SIZE_MAX - 2 * page)
		return false;
	/* a page of zeros stays behind the file's */
	m->room = (len / page + 2) * page;
	void *start = mmap(NULL, m->room, PROT_READ,
			   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (start == MAP_FAILED)
		return false;
	if (len && mmap(start, len, PROT_READ, MAP_SHARED | MAP_FIXED, fd, 0) ==
			   MAP_FAILED) {
		munmap(start, m->room);
		return false;
	}
	m->bytes = start;
	m->len = len;
	m->slot = slot;
	atomic_store(&state.page, page);
	atomic_store(&state.slots[slot].lost, false);
	atomic_store(&state.slots[slot].room, m->room);
	atomic_store(&state.slots[slot].start, (uintptr_t)start);
	watch();
	return true;
}

bool mapping_open(struct mapping *m, int fd, size_t len)
{
	*m = (struct mapping){ 0 };
	pthread_mutex_lock(&state.lock);
	const bool ok = map(m, fd, len);
	pthread_mutex_unlock(&state.lock);
	return ok;
}

void mapping_close(struct mapping *m)
{
	if (!m->bytes)
		return;
	pthread_mutex_lock(&state.lock);
	munmap((void *)m->bytes, m->room);
	atomic_store(&state.slots[m->slot].start, 0);
	pthread_mutex_unlock(&state.lock);
	*m = (struct mapping){ 0 };
}

bool mapping_is_lost(const struct mapping *m)
{
	return m->bytes && atomic_load(&state.slots[m->slot].lost);
}

void mapping_populate(void *start, size_t len)
{
#ifdef MADV_POPULATE_WRITE
	const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
	const uintptr_t first = ((uintptr_t)start + page - 1) & ~(page - 1);
	const uintptr_t end = ((uintptr_t)start + len) & ~(page - 1);

	if (end > first)
		madvise((void *)first, end - first, MADV_POPULATE_WRITE);
#else
	(void)start;
	(void)len;
#endif
}

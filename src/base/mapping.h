/* SPDX-License-Identifier: MIT */
/* Files that are looked at where the system keeps them, without a copy. Whoever
 * shortens such a file takes its bytes away; then zeros stand in their place,
 * and it is noticed. */
#ifndef BASE_MAPPING_H
#define BASE_MAPPING_H

#include <stdbool.h>
#include <stddef.h>

/* Plain: read `bytes` and `len`. Behind the bytes stands at least one zero, so
 * that a string that begins in them ends somewhere. They may change at any
 * time, if somebody writes to the file. */
struct mapping {
	const char *bytes;
	size_t len;
	size_t room; /* bytes of memory, whole pages */
	int slot;    /* in the table of all */
};

/* Maps the first `len` bytes of the file, which may be closed after. False if
 * that is not possible. */
bool mapping_open(struct mapping *m, int fd, size_t len);

/* A zeroed one is fine. */
void mapping_close(struct mapping *m);

/* True if bytes were missing when somebody looked at them. May be called by any
 * thread. */
bool mapping_is_lost(const struct mapping *m);

/* All of the memory is about to be written for the first time: gets its pages
 * at once, where the system can, which is cheaper than one after the other. */
void mapping_populate(void *start, size_t len);

#endif

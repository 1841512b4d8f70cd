/* SPDX-License-Identifier: MIT */
/* A checksum that keeps up with memory. It finds damage, not malice. */
#ifndef ARCHIVE_CHECKSUM_H
#define ARCHIVE_CHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/* XXH64 with seed 0, of words in this machine's byte order. */
uint64_t checksum(const void *bytes, size_t len);

#endif

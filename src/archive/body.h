/* SPDX-License-Identifier: MIT */
/* The text of a post, fetched from disk when it is needed. */
#ifndef ARCHIVE_BODY_H
#define ARCHIVE_BODY_H

#include "archive/post.h"
#include "base/buf.h"
#include "unicode/sieve.h"

/* Adds the body to `out`, raw as it is in the file. The head is split anew, so
 * that a file which changed since it was loaded gives its present body. False
 * with the reason if the file can't be read. */
bool body_read(const struct post *p, struct buf *out, struct err *err);

/* As body_read, but `*lacks` says if the body certainly lacks one of the needs;
 * then nothing is added. */
bool body_read_if(const struct post *p, const struct sieve *needs, size_t n,
		  struct buf *out, bool *lacks, struct err *err);

/* Words and reading time of a text, counted by script: each Han character or
 * kana is a word, other words are runs of letters and digits. Markup counts
 * little. */
size_t body_words(const char *text, size_t len);

/* Minutes to read it, at least 1 for any word. 350 CJK characters or 230 other
 * words a minute. */
int body_minutes(const char *text, size_t len);

#endif

/* SPDX-License-Identifier: MIT */
/* A growing run of bytes. After any call that adds, data[len] is NUL, so that
 * text can be read as a C string; bytes inside may be NUL all the same. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A zeroed struct is an empty buffer; `data` is NULL until something is added.
 * Read the fields; change them through the calls only. */
struct buf {
	char *data;
	size_t len; /* bytes */
	size_t cap;
};

void buf_release(struct buf *b);
void buf_clear(struct buf *b);

/* Where there is no room yet. */
void buf_add_growing(struct buf *b, const char *bytes, size_t len);

/* Inline, because of how often little is added. */
static inline void buf_add(struct buf *b, const char *bytes, size_t len)
{
	if (!len || len >= b->cap - b->len) {
		buf_add_growing(b, bytes, len);
		return;
	}
	memcpy(b->data + b->len, bytes, len);
	b->len += len;
	b->data[b->len] = '\0';
}

static inline void buf_add_char(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void buf_add_str(struct buf *b, const char *s);

/* `n` times the character `c`; nothing if n <= 0. */
void buf_add_fill(struct buf *b, char c, int n);

/* The character as UTF-8; what is no scalar value becomes U+FFFD. */
void buf_add_utf8(struct buf *b, uint32_t cp);
void buf_printf(struct buf *b, const char *fmt, ...) ERR_PRINTF(2, 3);

/* Shortens to `len` bytes, if it is longer. */
void buf_truncate(struct buf *b, size_t len);

/* Takes the first `n` bytes out; there are as many. */
void buf_drop(struct buf *b, size_t n);

/* Room for `len` more bytes, uninitialised, at the returned address; follow
 * with buf_commit of what was written. */
char *buf_reserve(struct buf *b, size_t len);
void buf_commit(struct buf *b, size_t len);

/* The text as a C string, never NULL; lives until the next change. */
const char *buf_str(const struct buf *b);

/* The bytes become the caller's (free them); the buffer is empty. Never
 * NULL. */
char *buf_detach(struct buf *b);

#endif

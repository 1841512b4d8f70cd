/* SPDX-License-Identifier: MIT */
#include "base/buf.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){ 0 };
}

void buf_clear(struct buf *b)
{
	buf_truncate(b, 0);
}

char *buf_reserve(struct buf *b, size_t len)
{
	b->data = xgrow(b->data, &b->cap, b->len + len + 1, 1);
	b->data[b->len] = '\0';
	return b->data + b->len;
}

void buf_commit(struct buf *b, size_t len)
{
	assert(b->len + len < b->cap);
	b->len += len;
	b->data[b->len] = '\0';
}

void buf_add_growing(struct buf *b, const char *bytes, size_t len)
{
	char *to = buf_reserve(b, len);

	if (len)
		memcpy(to, bytes, len);
	buf_commit(b, len);
}

void buf_add_str(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_add_fill(struct buf *b, char c, int n)
{
	if (n <= 0)
		return;
	memset(buf_reserve(b, (size_t)n), c, (size_t)n);
	buf_commit(b, (size_t)n);
}

void buf_add_utf8(struct buf *b, uint32_t cp)
{
	char bytes[UTF8_MAX];

	buf_add(b, bytes, utf8_encode(cp, bytes));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;

	va_start(args, fmt);
	va_copy(again, args);
	const int n = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(n >= 0);
	vsnprintf(buf_reserve(b, (size_t)n), (size_t)n + 1, fmt, again);
	va_end(again);
	buf_commit(b, (size_t)n);
}

void buf_truncate(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->data[len] = '\0';
}

void buf_drop(struct buf *b, size_t n)
{
	assert(n <= b->len);
	if (!n)
		return;
	b->len -= n;
	memmove(b->data, b->data + n, b->len + 1);
}

const char *buf_str(const struct buf *b)
{
	return b->data ? b->data : "";
}

char *buf_detach(struct buf *b)
{
	char *data = b->data ? b->data : xmemdup("", 0);

	*b = (struct buf){ 0 };
	return data;
}

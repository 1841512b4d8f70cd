/* SPDX-License-Identifier: MIT */
/* The characters of a text that a layout must show. */
#ifndef TESTS_INK_H
#define TESTS_INK_H

#include "base/buf.h"
#include "base/utf8.h"
#include "typeset/ink.h"

#include <stddef.h>

static inline void ink_add(struct buf *out, const char *text, size_t len)
{
	for (size_t off = 0; off < len;) {
		uint32_t cp;
		const size_t n = utf8_decode(text + off, len - off, &cp);
		if (!ink_is_blank(text + off, n))
			buf_add(out, text + off, n);
		off += n;
	}
}

#endif

/* SPDX-License-Identifier: MIT */
/* Any bytes become UTF-8, whatever they are taken for. */
#include "archive/encoding.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct slice text = { (const char *)data, size };
	struct buf out = { 0 };

	encoding_to_utf8(&out, text, encoding_guess(text));
	assert(utf8_valid_len(buf_str(&out), out.len) == out.len);
	buf_release(&out);
	return 0;
}

/* SPDX-License-Identifier: MIT */
#include "archive/percent.h"

#include "archive/ascii.h"
#include "base/buf.h"

bool percent_decode(struct buf *out, const char *s, size_t len)
{
	bool clean = true;

	for (size_t i = 0; i < len; i++) {
		const int high = i + 2 < len && s[i] == '%'
					 ? ascii_hex_value(s[i + 1])
					 : -1;
		const int low = high >= 0 ? ascii_hex_value(s[i + 2]) : -1;
		const bool encoded = low >= 0 && high + low > 0;
		clean &= low < 0 || encoded;
		buf_add_char(out, encoded ? (char)(high * 16 + low) : s[i]);
		i += encoded ? 2 : 0;
	}
	return clean;
}

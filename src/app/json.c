/* SPDX-License-Identifier: MIT */
#include "app/json.h"

#include "base/utf8.h"

static bool needs_escape(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 ||
	       cp == 0x2029;
}

static void add_char(struct buf *out, uint32_t cp)
{
	if (cp == '"' || cp == '\\')
		buf_printf(out, "\\%c", (int)cp);
	else if (cp == '\n')
		buf_add_str(out, "\\n");
	else if (cp == '\t')
		buf_add_str(out, "\\t");
	else if (needs_escape(cp))
		buf_printf(out, "\\u%04x", (unsigned)cp);
	else
		buf_add_utf8(out, cp);
}

void json_string(struct buf *out, const char *text, size_t len)
{
	buf_add_char(out, '"');
	for (size_t i = 0; i < len;) {
		uint32_t cp;
		i += utf8_decode(text + i, len - i, &cp);
		add_char(out, cp);
	}
	buf_add_char(out, '"');
}

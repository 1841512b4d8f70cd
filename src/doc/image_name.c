/* SPDX-License-Identifier: MIT */
#include "doc/image_name.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Bytes. Longer ones are digests and tickets, which nobody reads. */
enum { NAME_MAX_LEN = 36, HEAD_LEN = 18, TAIL_LEN = 12 };

static const char none[] = "□", gap[] = "…";

static int hex(char c)
{
	return c >= '0' && c <= '9'   ? c - '0'
	       : c >= 'a' && c <= 'f' ? c - 'a' + 10
	       : c >= 'A' && c <= 'F' ? c - 'A' + 10
				      : -1;
}

static void decode(struct buf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const int high =
			i + 2 < len && s[i] == '%' ? hex(s[i + 1]) : -1;
		const int low = high >= 0 ? hex(s[i + 2]) : -1;
		buf_add_char(out, low < 0 ? s[i] : (char)(high * 16 + low));
		i += low < 0 ? 0 : 2;
	}
}

static bool continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Whole characters of the head and of the tail. */
static void add_cut(struct buf *out, const char *s, size_t len)
{
	size_t head = HEAD_LEN, tail = len - TAIL_LEN;

	while (head && continues(s[head]))
		head--;
	while (tail < len && continues(s[tail]))
		tail++;
	buf_add(out, s, head);
	buf_add_str(out, gap);
	buf_add(out, s + tail, len - tail);
}

void image_name_add(struct buf *out, const char *url)
{
	const size_t end = strcspn(url, "?#");
	size_t from = end;
	struct buf name = { 0 };

	while (from && url[from - 1] != '/')
		from--;
	if (strncmp(url, "data:", 5) != 0)
		decode(&name, url + from, end - from);
	if (!name.len || utf8_valid_len(name.data, name.len) != name.len)
		buf_add_str(out, none);
	else if (name.len > NAME_MAX_LEN)
		add_cut(out, name.data, name.len);
	else
		buf_add(out, name.data, name.len);
	buf_release(&name);
}

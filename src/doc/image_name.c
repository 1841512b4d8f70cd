/* SPDX-License-Identifier: MIT */
#include "doc/image_name.h"

#include "archive/percent.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Bytes. Longer ones are digests and tickets, which nobody reads. */
enum { NAME_MAX_LEN = 36, HEAD_LEN = 18, TAIL_LEN = 12 };

static const char none[] = "□", gap[] = "…";

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
		percent_decode(&name, url + from, end - from);
	if (!name.len || utf8_valid_len(name.data, name.len) != name.len)
		buf_add_str(out, none);
	else if (name.len > NAME_MAX_LEN)
		add_cut(out, name.data, name.len);
	else
		buf_add(out, name.data, name.len);
	buf_release(&name);
}

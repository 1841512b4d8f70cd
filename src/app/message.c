/* SPDX-License-Identifier: MIT */
#include "app/message.h"

#include "base/buf.h"
#include "base/sanitise.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_SIZE = 2048 }; /* bytes; longer than a path and an err */

void message_print(const char *fmt, ...)
{
	char text[MESSAGE_SIZE];
	struct buf line = { 0 };
	va_list args;

	va_start(args, fmt);
	const int n = vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	buf_add_str(&line, "kanbao: ");
	if (n > 0)
		sanitise(&line, text,
			 n < MESSAGE_SIZE ? (size_t)n : MESSAGE_SIZE - 1,
			 SANITISE_LINE);
	fprintf(stderr, "%s\n", buf_str(&line));
	buf_release(&line);
}

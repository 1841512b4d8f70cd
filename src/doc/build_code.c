/* SPDX-License-Identifier: MIT */
#include "doc/build_code.h"

#include "doc/tags.h"
#include "doc/writer.h"

#include <string.h>

bool build_code_is_fenced(const struct trace *t, const char *code)
{
	const size_t n = strcspn(code, "\n");

	return t->end < t->at + n || memcmp(t->text + t->at, code, n) != 0 ||
	       (t->at + n < t->end && !strchr("\r\n", t->text[t->at + n]));
}

/* `line`: its text is a copy that the trace knows. */
static void add(struct writer *w, const char *code, size_t len, bool line)
{
	for (size_t i = 0, n; i < len; i += n) {
		n = tags_before_raw(code + i, len - i);
		if (n && line)
			trace_copy_to(&w->trace, code + i);
		writer_add_source(w, code + i, n);
		i += n;
		n = tags_raw_len(code + i, len - i);
	}
}

void build_code_add(struct writer *w, const char *code, size_t len)
{
	w->trace.raw = true;
	if (tags_has_raw(code, len))
		add(w, code, len, false);
	else
		writer_add_source(w, code, len);
	w->trace.raw = false;
}

void build_code_add_lines(struct writer *w, const char *code, size_t len)
{
	const bool raw = tags_has_raw(code, len);

	w->trace.raw = true;
	for (size_t i = 0, n; i < len; i += n) {
		const char *lf = memchr(code + i, '\n', len - i);
		n = lf ? (size_t)(lf - (code + i)) + 1 : len - i;
		if (raw) {
			add(w, code + i, n, true);
			continue;
		}
		trace_copy_to(&w->trace, code + i);
		writer_add_source(w, code + i, n);
	}
	w->trace.raw = false;
}

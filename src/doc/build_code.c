/* SPDX-License-Identifier: MIT */
#include "doc/build_code.h"

#include "doc/doc.h"
#include "doc/lines.h"
#include "doc/opener.h"
#include "doc/tags.h"
#include "doc/writer.h"

#include <string.h>

bool build_code_is_fenced(struct trace *t, uint32_t line, uint32_t column,
			  const char *code)
{
	size_t len;
	const char *s = trace_line(t, line, column, &len);
	const size_t n = strcspn(code, "\r\n");

	/* its first line may not be the same where something was replaced */
	return opener_fence(s, len) && (len != n || memcmp(s, code, n) != 0);
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

static void add_lines(struct writer *w, const char *code, size_t len)
{
	const bool raw = tags_has_raw(code, len);

	if (!raw && !w->trace.text) {
		writer_add_source(w, code, len);
		return;
	}
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

size_t build_code_leaf(const char *code, size_t len, uint32_t *lines)
{
	size_t i = 0;

	*lines = 0;
	while (i < len && *lines < DOC_CODE_LINES) {
		const char *lf = memchr(code + i, '\n', len - i);
		i = lf ? (size_t)(lf - code) + 1 : len;
		++*lines;
	}
	return i;
}

void build_code_write(struct writer *w, const struct build_code *code)
{
	size_t i = 0;
	uint32_t line = code->line + (code->goes_on ? code->before : 0);
	bool goes_on = code->goes_on;

	do {
		const char *text = code->text + i;
		uint32_t lines;
		const size_t n = build_code_leaf(text, code->len - i, &lines);
		if (goes_on)
			trace_copy_to(&w->trace, text);
		struct block *leaf = writer_begin(w, BLOCK_CODE, line);
		leaf->info = code->info;
		leaf->goes_on = goes_on;
		add_lines(w, text, n);
		writer_end(w);
		line += lines + (goes_on ? 0 : code->before);
		goes_on = true;
		i += n;
	} while (i < code->len);
}

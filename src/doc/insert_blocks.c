/* SPDX-License-Identifier: MIT */
#include "doc/insert_blocks.h"

#include "doc/build_code.h"
#include "doc/code_title.h"
#include "doc/inserts.h"
#include "doc/tex.h"
#include "doc/tree.h"
#include "doc/writer.h"

#include <string.h>

/* Line by line, since what begins lines in containers is in the source between
 * those of the text. */
static void add_lines(struct writer *w, const char *text, size_t len)
{
	w->trace.raw = true;
	for (size_t i = 0, n; i < len; i += n) {
		const char *lf = memchr(text + i, '\n', len - i);
		n = lf ? (size_t)(lf - (text + i)) + 1 : len - i;
		writer_add_source(w, text + i, n);
	}
	w->trace.raw = false;
}

/* Below the line of the tag before it. */
static void write_code(struct writer *w, const struct insert *item,
		       uint32_t line)
{
	const char *info = tree_line(w->doc, item->info, strlen(item->info));
	size_t i = 0;

	code_title_write(w, info, line);
	do {
		uint32_t lines;
		const size_t n =
			build_code_leaf(item->text + i, item->len - i, &lines);
		struct block *leaf = writer_begin(w, BLOCK_CODE, line);
		leaf->info = info;
		leaf->goes_on = i;
		add_lines(w, item->text + i, n);
		writer_end(w);
		line += lines + !i;
		i += n;
	} while (i < item->len);
}

static void write_paragraph(struct writer *w, const char *text, size_t len,
			    uint32_t line)
{
	writer_begin(w, BLOCK_PARAGRAPH, line);
	writer_add_source(w, text, len);
	writer_end(w);
}

void insert_blocks_write(struct writer *w, const struct insert *item,
			 uint32_t line)
{
	switch (item->kind) {
	case INSERT_CODE_BLOCK:
		write_code(w, item, line);
		return;
	case INSERT_LINES:
		write_paragraph(w, item->text, item->len, line);
		return;
	default:
		return; /* stands in running text */
	}
}

void insert_blocks_math(struct writer *w, const char *tex, size_t len,
			uint32_t line)
{
	struct buf text = { 0 };

	if (!tex_write(&text, tex, len, true)) {
		writer_begin(w, BLOCK_CODE, line)->info = "tex";
		add_lines(w, tex, len);
		writer_end(w);
	} else if (!memchr(text.data, '\n', text.len)) {
		write_paragraph(w, text.data, text.len, line);
	} else {
		writer_begin(w, BLOCK_CODE, line)->info = "math";
		add_lines(w, text.data, text.len);
		writer_end(w);
	}
	buf_release(&text);
}

/* SPDX-License-Identifier: MIT */
/* The title that the info string of a block of code gives it: `c:test.c` (Zenn,
 * Qiita), `js title="a.js"` (Docusaurus, Hugo), `js 标题 http://a.b/ 链接` (Hexo). */
#ifndef DOC_CODE_TITLE_H
#define DOC_CODE_TITLE_H

#include "archive/slice.h"

#include <stdbool.h>
#include <stdint.h>

struct writer;

/* Parts of the info string; empty ones have no bytes. */
struct code_title {
	struct slice name, url, link; /* `link`: what the URL is called */
};

/* False if there is none; other words there, as numbers of lines and what Rust
 * is to do with an example, say nothing to the reader. */
bool code_title_find(const char *info, struct code_title *title);

/* Writes it as a line of its own, if there is one; `line` of the file. */
void code_title_write(struct writer *w, const char *info, uint32_t line);

#endif

/* SPDX-License-Identifier: MIT */
/* HTML as the blocks and the text that it would show. */
#ifndef DOC_HTML_BLOCKS_H
#define DOC_HTML_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct writer;

/* Writes a piece of HTML, whole blocks of it, between two leaves; its first
 * byte stands on line `line` of the file, to which w->trace has gone. `open`
 * has the roles of the containers that are open, outermost first, and gets
 * those that are then; NULL = none is, and none is left open. */
void html_blocks_write(struct writer *w, const char *html, size_t len,
		       uint32_t line, struct buf *open);

/* The same in steps. `html` and `open`, which is whole only in the end, must
 * live as long. */
struct html_blocks;
struct html_blocks *html_blocks_new(struct writer *w, const char *html,
				    size_t len, uint32_t line,
				    struct buf *open);

/* Writes some `bytes` of it more; behind them it stops between two leaves, what
 * is to be known of the blocks that are open being in it. False = it is whole.
 */
bool html_blocks_more(struct html_blocks *h, size_t bytes);

/* Only when it is whole are the writer's leaf and containers ended. */
void html_blocks_free(struct html_blocks *h);

/* Closes all but `n` of them. */
void html_blocks_close(struct writer *w, struct buf *open, size_t n);

#endif

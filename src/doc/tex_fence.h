/* SPDX-License-Identifier: MIT */
/* \left( and \right), which are as high as what stands between them. */
#ifndef DOC_TEX_FENCE_H
#define DOC_TEX_FENCE_H

#include <stddef.h>

struct buf;
struct tex_row;

/* Puts the bracket, which may be none, on the row; the one that closes stretches
 * both along the lines of a matrix that stands between, if it began at byte
 * `from` of the row's text or behind. */
void tex_fence_open(struct tex_row *row, const struct buf *mark);
void tex_fence_close(struct tex_row *row, const struct buf *mark, size_t from);

/* Fences that are open from byte `from` of the row's text on are not stretched:
 * what stands there is put otherwise. */
void tex_fence_forget(struct tex_row *row, size_t from);

#endif

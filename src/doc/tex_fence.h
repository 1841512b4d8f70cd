/* SPDX-License-Identifier: MIT */
/* \left( and \right), which are as high as what stands between them. */
#ifndef DOC_TEX_FENCE_H
#define DOC_TEX_FENCE_H

struct buf;
struct tex_row;

/* Puts the bracket, which may be none, on the row; the one that closes stretches
 * both along the lines of a matrix that stands between. */
void tex_fence_open(struct tex_row *row, const struct buf *mark);
void tex_fence_close(struct tex_row *row, const struct buf *mark);

#endif

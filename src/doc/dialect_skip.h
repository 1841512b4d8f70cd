/* SPDX-License-Identifier: MIT */
/* Blocks of Markdown that the pass over dialects can leave as they are. */
#ifndef DOC_DIALECT_SKIP_H
#define DOC_DIALECT_SKIP_H

struct dialect_pass;

/* Before the next line, which `looked` of the pass is not behind: goes on behind
 * what stands there, if that is of no interest and what comes behind it does
 * not depend on it. In all the time is linear in the text. */
void dialect_skip(struct dialect_pass *p);

#endif

/* SPDX-License-Identifier: MIT */
/* Modules of JavaScript among Markdown with components, as Docusaurus and Astro
 * have it: `import Tabs from '@theme/Tabs';`, `export const x = {…};`. */
#ifndef DOC_MDX_H
#define DOC_MDX_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes of the statement that begins a paragraph here, up to the end of its
 * last line, or 0. */
size_t mdx_statement(const char *s, size_t len);

/* True if there are both statements and components in the text: without these
 * such a line may be what the post is about. */
bool mdx_is_in(const char *text, size_t len);

#endif

/* SPDX-License-Identifier: MIT */
/* Boxes that set a note off from the text: `:::` containers of Zenn,
 * Docusaurus, VuePress and Pandoc, `!!! note` and tabs of MkDocs, `> [!NOTE]`
 * of GitHub. Here are their first and last lines. */
#ifndef DOC_ADMONITION_H
#define DOC_ADMONITION_H

#include "doc/box_label.h"

#include <stdbool.h>
#include <stddef.h>

enum admonition {
	ADMONITION_NONE,
	ADMONITION_BOX,   /* begins a box */
	ADMONITION_PLAIN, /* begins what only the author's styles set off */
	ADMONITION_END,
};

/* What a line says that begins with `:::`, from there to its end. The label is
 * filled in, as by all of these, if the line is a box's. */
enum admonition admonition_colons(const char *line, size_t len,
				  struct box_label *label);

/* True if the line is `!!! kind "Title"`, or with ??? or ???+. Lines that are
 * indented by four follow. */
bool admonition_marks(const char *line, size_t len, struct box_label *label);

/* The same for `=== "Title"`, a tab, or with ===! or ===+. */
bool admonition_tab(const char *line, size_t len, struct box_label *label);
bool admonition_is_tab(const char *line, size_t len);

/* True if the line is `@tab Title`, which begins a tab of VuePress and ends the
 * one before. */
bool admonition_at_tab(const char *line, size_t len, struct box_label *label);

/* `<!-- tab Title -->` begins a tab and `<!-- endtab -->` ends it. */
enum admonition admonition_comment(const char *line, size_t len,
				   struct box_label *label);

/* True if the first line of a quote is `[!KIND]`, a title behind it maybe. */
bool admonition_alert(const char *line, size_t len, struct box_label *label);

#endif

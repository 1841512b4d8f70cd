/* SPDX-License-Identifier: MIT */
/* Which link an action is about. */
#ifndef UI_OPENING_H
#define UI_OPENING_H

#include "ui/ui.h"

#include <stddef.h>

/* Asks for link `number` of the post shown to be opened; one that leads to a
 * place in the post is gone to, and one to another post opens that in the
 * reader, at once. */
enum ui_request opening_link(struct ui *ui, size_t number);

/* Number of the post's source: that of the head, else the first one that a
 * section names; 0 if there is none. */
size_t opening_source(struct ui *ui);

/* Of the section at the top of the reader; falls back to the post's. */
size_t opening_section_source(struct ui *ui);

/* Asks for the URL of link `number` to be copied, sanitised, with the title
 * before it if `title`. The post's source if number is 0. */
enum ui_request opening_copy(struct ui *ui, size_t number, bool title);

#endif

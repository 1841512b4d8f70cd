/* SPDX-License-Identifier: MIT */
/* Values that a user may type for an option: one of a few words, or a number
 * within bounds. */
#ifndef APP_CHOICE_H
#define APP_CHOICE_H

#include <stdbool.h>

/* The place of `text` among the words of `choices` ("auto|always|never"),
 * from 0; -1 if it is none of them. */
int choice_find(const char *choices, const char *text);

/* A decimal number from `min` to `max` and nothing else; false leaves `*out`
 * alone. */
bool choice_number(const char *text, int min, int max, int *out);

#endif

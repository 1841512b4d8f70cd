/* SPDX-License-Identifier: MIT */
/* Formulas on lines of their own. What begins those in quotes and items is no
 * part of them. */
#ifndef DOC_DIALECT_MATH_H
#define DOC_DIALECT_MATH_H

#include <stdbool.h>

struct dialect_pass;

/* Takes a formula that is alone on its lines, the first of which the pass is
 * at; one that can't be read is code of TeX. False if there is none. */
bool dialect_math_lines(struct dialect_pass *p);

#endif

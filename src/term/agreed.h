/* SPDX-License-Identifier: MIT */
/* Characters on whose width terminals agree with the tables here. About the
 * others they don't: of emoji and everything else that is younger than their
 * own tables, of private and unassigned characters, of scripts whose marks
 * take room. */
#ifndef TERM_AGREED_H
#define TERM_AGREED_H

#include <stdbool.h>
#include <stdint.h>

/* Of ambiguous ones: that the rules decide. */
bool agreed_width(uint32_t cp);

#endif

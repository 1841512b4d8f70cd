/* SPDX-License-Identifier: MIT */
/* All keys and what they do, from the tables of keymap.h. */
#ifndef UI_KEYHELP_H
#define UI_KEYHELP_H

#include "ui/view.h"

/* A menu of all bindings, those of `context` first. */
struct view *keyhelp_new(enum keymap_context context);

#endif

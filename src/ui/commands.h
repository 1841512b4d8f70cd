/* SPDX-License-Identifier: MIT */
/* The actions that concern the screen as a whole: what no view knows. */
#ifndef UI_COMMANDS_H
#define UI_COMMANDS_H

#include "ui/action.h"
#include "ui/ui.h"

/* Does what the action says; nothing for one that has no meaning here. `count`
 * = the number typed before, 0 = none. */
enum ui_request commands_run(struct ui *ui, enum action a, long count);

#endif

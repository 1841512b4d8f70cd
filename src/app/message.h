/* SPDX-License-Identifier: MIT */
/* What the program has to say on standard error: `kanbao: …`, one sanitised
 * line. */
#ifndef APP_MESSAGE_H
#define APP_MESSAGE_H

#include "base/err.h"

void message_print(const char *fmt, ...) ERR_PRINTF(1, 2);

#endif

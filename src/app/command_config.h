/* SPDX-License-Identifier: MIT */
/* `kanbao config`: every option with its meaning and its present value, as a
 * configuration that says the same when it is read. */
#ifndef APP_COMMAND_CONFIG_H
#define APP_COMMAND_CONFIG_H

#include "app/setting.h"
#include "base/buf.h"

/* Adds it to `out`. */
void command_config(struct buf *out, const struct settings *s);

#endif

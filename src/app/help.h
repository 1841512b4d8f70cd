/* SPDX-License-Identifier: MIT */
/* `--help` and `--version`, from the tables. */
#ifndef APP_HELP_H
#define APP_HELP_H

#include "app/command.h"
#include "base/buf.h"

/* Adds the help of one command; that of COMMAND_SCREEN is the whole. */
void help_add(struct buf *out, enum command command);

void help_add_version(struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/* The plain lines of a configuration in Python (Pelican): `NAME = 'text'`,
 * numbers and truths. Nothing is evaluated; any other line is passed over. */
#ifndef ARCHIVE_PYTHON_SETTINGS_H
#define ARCHIVE_PYTHON_SETTINGS_H

#include "archive/fields.h"

void python_settings_read(struct slice text, struct fields *out);

#endif

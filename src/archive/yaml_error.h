/* SPDX-License-Identifier: MIT */
/* What libyaml says of a mistake, in words for who made it. */
#ifndef ARCHIVE_YAML_ERROR_H
#define ARCHIVE_YAML_ERROR_H

#include "archive/fields.h"

struct yaml_parser_s;

/* What the parser has stumbled over; the column in characters. Returns false.
 */
bool yaml_error_take(const struct yaml_parser_s *parser,
		     struct fields_error *error);

/* libyaml counts characters; a column is in bytes of the text. */
void yaml_error_in_bytes(struct slice text, struct fields_error *error);

#endif

/* SPDX-License-Identifier: MIT */
/* Values in JSON, RFC 8259. */
#ifndef APP_JSON_H
#define APP_JSON_H

#include "base/buf.h"

/* Adds a string with its quotes. Any bytes give valid JSON: malformed UTF-8
 * becomes U+FFFD; controls, DEL, C1 and the line ends of JavaScript are
 * escaped. */
void json_string(struct buf *out, const char *text, size_t len);

#endif

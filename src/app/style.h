/* SPDX-License-Identifier: MIT */
/* Faces (ui/theme.h) and links as escape sequences, for output that is no
 * screen. Sent only where output.h says that colour is wanted. */
#ifndef APP_STYLE_H
#define APP_STYLE_H

#include "base/buf.h"

#include <stdbool.h>
#include <stdint.h>

struct palette;

/* Nothing is added for a face that looks like plain text. `colours` are those
 * of the terminal. */
void style_start(struct buf *out, uint16_t face, const struct palette *p,
		 int colours);
void style_end(struct buf *out, uint16_t face);

/* The colours of a picture's cell: of the palette of 16 or 256, + 1; 0 = the
 * terminal's own. */
void style_picture(struct buf *out, unsigned ink, unsigned paper);

/* Back to plain. */
void style_plain(struct buf *out);

/* OSC 8 around the text of a link; `id` joins the pieces of one link on
 * several lines. False, and nothing is added, for a URL that is not http,
 * https or mailto; then there is nothing to end. */
bool style_link_start(struct buf *out, const char *url, uint32_t id);
void style_link_end(struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
/* What a command prints: collected, written in large pieces, and with colour
 * only where it is wanted. */
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H

#include "app/options.h"
#include "base/buf.h"
#include "ui/palette.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Read the fields; text is added through the calls. */
struct output {
	struct buf buf; /* not written yet */
	int fd;
	int error;     /* errno of the first write that failed, else 0 */
	bool terminal; /* it goes to a terminal */
	bool colour;   /* styles and links may be sent */
	int cols;      /* of the terminal; 0 = none */
	int colours;   /* that pictures may have: 256, 16, or 0 = none */
	struct palette palette;
	struct width_rules rules;
	bool held;    /* nothing is written, all is collected */
	bool reorder; /* right-to-left text is turned here, not shown so */
};

/* Whether to use colour, by --color, then NO_COLOR, CLICOLOR_FORCE and TERM.
 * `getenv_` is getenv but in tests. */
bool output_wants_colour(enum options_colour choice, bool terminal,
			 char *(*getenv_)(const char *));

/* What the terminal's text stands on, as somebody has set it, or as far as the
 * environment tells. */
enum palette_ground output_ground(const struct settings *s,
				  char *(*getenv_)(const char *));

void output_init(struct output *out, int fd, const struct options *o,
		 char *(*getenv_)(const char *));
void output_release(struct output *out);

/* Makes `part` an output that looks like `whole` and only collects; and writes
 * it, behind all that went before. */
void output_part(struct output *part, const struct output *whole);
void output_take(struct output *whole, struct output *part);

/* The program's own text, or what is sanitised already. */
void output_add(struct output *out, const char *text, size_t len);
void output_str(struct output *out, const char *text);
void output_fill(struct output *out, char c, int n);

/* A path, a URL or a line from a file, as one line. */
void output_raw(struct output *out, const char *text, size_t len);

/* Writes if much has been collected. */
void output_relieve(struct output *out);

/* Ends a line and relieves. */
void output_end_line(struct output *out);

/* Text in a face (ui/theme.h) and back to plain; only the text if there is no
 * colour. */
void output_face(struct output *out, uint16_t face, const char *text,
		 size_t len);

/* "…", or "~" where that would take two cells. */
const char *output_ellipsis(const struct output *out);

/* As output_face; the text is a field of a row, so with `reorder` it is turned
 * on its own. */
void output_field(struct output *out, uint16_t face, const char *text,
		  size_t len);

/* A field of at most `cols` cells of sanitised text; a longer one ends with the
 * ellipsis. Returns the cells used. */
int output_label(struct output *out, uint16_t face, const char *text,
		 size_t len, int cols);

/* Writes all. False if that failed now or before. */
bool output_flush(struct output *out);

#endif

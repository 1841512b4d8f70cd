/* SPDX-License-Identifier: MIT */
/* A document and a width give lines. Each leaf of the document is laid out on
 * its own when it is first asked for, so a long post costs what is seen. */
#ifndef TYPESET_LAYOUT_H
#define TYPESET_LAYOUT_H

#include "unicode/linebreak.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct doc;
struct link;
struct picture;
struct picture_cell;

/* Cells: a narrower pane is laid out as this. One wide character fits. */
enum { LAYOUT_MIN_WIDTH = 2 };

/* Cells: a line that scrolls sideways is cut here in the end. */
enum { LAYOUT_MAX_REACH = 30000 };

/* Where pictures come from, which stand below the text of the leaf that has
 * the image. */
struct layout_pictures {
	/* The picture of an image, at most `cols` cells wide, for the layout to
	 * free. NULL if there is none, or none yet: `*later`. A NULL function =
	 * no pictures. */
	struct picture *(*find)(void *arg, const struct link *image, int cols,
				bool *later);
	void *arg;
};

/* How to set the text; see layout_defaults. */
struct layout_options {
	int width;      /* cells of a line, prefixes included */
	enum lang lang; /* what the text is said to be in, LANG_AUTO = nothing;
	                 * a paragraph's script has the last word */
	enum linebreak_level level;
	bool korean_words;    /* H2: Hangul breaks at spaces only, */
	int korean_words_min; /* unless the width is below these cells */
	bool orphans;   /* true = allow a last line of one ideograph (F3) */
	bool hanging;   /* F2: the pane owns two columns more */
	bool autospace; /* J6 */
	bool balanced; /* F6: lines are made even, else each takes all it can */
	bool justify;  /* F7: lines are widened to the right edge */
	int indent;    /* cells before a paragraph's first line, 0-4 (F8) */
	bool reorder;  /* lines as they are seen, for a terminal that does not
	                * turn right-to-left text itself: visual.h */
	bool ascii;    /* bullets, bars and rules in ASCII */
	bool scroll;   /* what stands as it is (code) may be wider than the
	                * width, for a view that scrolls sideways; else it is
	                * cut there */
	bool underline; /* lines of marks below headings, for output in which
			 * nothing else tells them from text */
	bool highlight; /* runs of code say what they are: STYLE_TOKEN */
	struct layout_pictures pictures;
	struct width_rules rules;
};

void layout_defaults(struct layout_options *o);

/* Takes over how a text is set, but neither where nor with what: language,
 * level, indent and all else that readers choose between. */
void layout_take_style(struct layout_options *o,
		       const struct layout_options *from);

/* Sets the rules of width, and with them whether marks are ASCII: where an
 * ambiguous character takes two cells, bars would stand apart from their
 * text. */
void layout_set_rules(struct layout_options *o,
		      const struct width_rules *rules);

/* Piece of a line in one style. Its text lives as long as the layout. Unless
 * it is added, byte i of its text shows byte off + i of the leaf's text, so
 * that a range of the leaf can be marked on it. */
struct run {
	const char *text;
	uint32_t len;   /* bytes */
	uint16_t cols;  /* cells */
	uint16_t style; /* STYLE_ bits of doc.h */
	uint32_t link;  /* number, 0 = none */
	uint32_t off;   /* byte in the leaf's text of its first character;
	                 * for a prefix or hyphen, that of its neighbour */
	bool added;     /* bullet, bar, hyphen, the cells of a tab, a space
	                 * of autospace and justify: not the author's text */
	bool spread;    /* it is such a space, within the text */
};

struct line {
	const struct run *runs; /* from left to right */
	uint32_t n_runs;
	uint32_t leaf; /* doc_leaf it belongs to */
	uint32_t off;  /* first byte of the leaf's text on it */
	uint32_t end;  /* behind its last byte */
	uint16_t cols; /* cells used, at most the width (hanging: two more);
	                * of a line that scrolls LAYOUT_MAX_REACH */
	/* Sideways: the widest of the lines that scroll with it, wider than
	 * the width; 0 = it doesn't. Its first `fixed` cells stay. */
	uint16_t reach, fixed;
	/* The line of a picture, which stands behind the leaf's text: its cells
	 * from cell `picture_col` of the line on; NULL = none. */
	const struct picture_cell *picture;
	uint16_t picture_col, picture_cols;
	bool header; /* of a table's columns: worth seeing while its rows
	              * are */
};

/* A line by its leaf and its number in it. Blank lines between blocks belong
 * to the leaf below them. Zeroed = the first line. A leaf that shows nothing
 * (a comment) has no lines: a spot in it is that of the leaf below. */
struct spot {
	uint32_t leaf, line;
};

struct layout;

/* The doc must live as long as the layout. */
struct layout *layout_new(const struct doc *d, const struct layout_options *o);
void layout_free(struct layout *l);

/* Takes in what the document has got behind its last leaf. Lines and spots stay
 * as they are. */
void layout_grow(struct layout *l);

/* Sets the text for another width, which costs nothing but for the leaves that
 * are looked at again. All lines die. */
void layout_resize(struct layout *l, int width);

/* Sets the leaves anew whose pictures were to come later. The lines of all
 * others and what stands above a leaf's pictures stay as they are. */
void layout_retry_pictures(struct layout *l);

/* The line, or NULL if the spot is none. Lives as long as the layout. */
const struct line *layout_line(struct layout *l, struct spot s);

/* Moves by `n` lines, down if positive; stops at the first and last line.
 * Returns how far it went. */
long layout_move(struct layout *l, struct spot *s, long n);

/* The last line. */
struct spot layout_end(struct layout *l);

/* The line that shows byte `off` of the leaf. */
struct spot layout_find(struct layout *l, uint32_t leaf, uint32_t off);

/* Bytes of document text before the spot and in all: for a percentage that
 * needs no layout of the rest. */
uint64_t layout_bytes_before(const struct layout *l, struct spot s);
uint64_t layout_bytes(const struct layout *l);

#endif

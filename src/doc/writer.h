/* SPDX-License-Identifier: MIT */
/* Writes a document from front to back: containers are opened and closed, a
 * leaf is begun, gets text, styles and links, and is ended. */
#ifndef DOC_WRITER_H
#define DOC_WRITER_H

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/syntax.h"
#include "doc/trace.h"

struct insert;
struct inserts;

/* Containers nested deeper are flattened into the innermost. */
enum { WRITER_DEPTH = 32 };

enum { WRITER_STYLES = 12 }; /* bits of span.style */

struct writer_level {
	struct block *block, *last; /* its last child so far */
};

/* A link whose end has not come yet. */
struct writer_link {
	uint32_t number;
	uint32_t off; /* of its text in the leaf's */
};

struct writer {
	struct doc *doc;
	const char *title;
	unsigned flags; /* of doc_new */
	struct writer_level levels[WRITER_DEPTH + 1];
	int depth;       /* levels[depth] is the innermost container */
	size_t too_deep; /* containers that were flattened */

	struct block *leaf; /* NULL between leaves */
	struct buf text;    /* of the leaf */
	struct span *spans;
	size_t n_spans, spans_cap;
	size_t first_link;      /* links of the document before the leaf */
	size_t first_note;      /* the same of notes */
	struct row_cell *cells; /* of a row, the last one still open */
	size_t n_cells, cells_cap;
	struct trace trace;
	bool clean; /* the sanitiser would leave what comes from the body as
	                  * it is, and so would the parser */
	unsigned absent;               /* from all prose: see prose.h */
	const struct inserts *inserts; /* whose marks stand in what is added;
	                                * NULL = none */

	bool ruby;      /* the reading of a word has begun */
	size_t ruby_at; /* behind the bracket that begins or ended the last */
	bool muted;     /* what is added is left out */
	bool struck;    /* DOC_STRUCK: a mark has begun it */
	size_t styles[WRITER_STYLES]; /* how often each bit is on */
	uint16_t style;
	size_t fallback;       /* where one begins, + 1; 0 = in none */
	size_t fallback_links; /* of the document there */
	size_t script_from;    /* where what stands higher or lower begins */
	struct writer_link *links; /* open ones, outermost first */
	size_t n_links, links_cap;
	struct syntax_place code; /* where the last leaf of code ends, if it is
	                           * so long that another may go on with it */
	const char *section;      /* text of the last heading, or "" */
	bool had_heading;
	const struct block *label; /* last leaf that ends with "Sources:" */
	int source_depth; /* depth of the list behind it, 0 = not in it */
};

/* `flags` as for doc_new; `title` is borrowed. A first heading that repeats the
 * title and has no link is left out. */
void writer_init(struct writer *w, struct doc *d, const char *title,
		 unsigned flags);
void writer_release(struct writer *w);

/* Opens a container in the innermost one. Returns its block, to be filled in,
 * or NULL if it is flattened; it must be closed in any case. Items number
 * themselves; an item that stays empty gets an empty paragraph, so that its
 * mark shows. */
struct block *writer_open(struct writer *w, enum block_kind kind,
			  uint32_t line);
void writer_close(struct writer *w);

/* True if the innermost container is one of these. */
bool writer_is_in(const struct writer *w, enum block_kind kind);

/* Begins a leaf; between it and writer_end stand all calls below. Returns its
 * block, whose fields but text and spans are the caller's to fill in. */
struct block *writer_begin(struct writer *w, enum block_kind kind,
			   uint32_t line);

/* Ends the leaf and with it all its links and styles. Prose without text is
 * left out. */
void writer_end(struct writer *w);

/* What is added until writer_fallback_end is for readers that can't show what
 * has just been linked: it goes then, unless a link is in it or the leaf has
 * ended before. */
void writer_fallback_begin(struct writer *w);
void writer_fallback_end(struct writer *w);

/* Begins the next cell of a row, over so many columns; what the one before has
 * open ends with it. Text of a row stands in cells. */
void writer_cell(struct writer *w, enum align align, uint16_t columns);

/* True if the leaf, or the cell, has no text yet. */
bool writer_is_fresh(const struct writer *w);

/* Adds decoded text to the leaf; it is sanitised here. In code blocks and
 * code spans lines stand as they are. */
void writer_add(struct writer *w, const char *text, size_t len);
void writer_add_str(struct writer *w, const char *text);

/* Adds what an insert in running text shows. */
void writer_add_insert(struct writer *w, const struct insert *item);

/* Adds text that stands in the body, where w->trace is or behind. */
void writer_add_source(struct writer *w, const char *text, size_t len);

/* A line end of the source, nothing behind a hard one; and one that stays;
 * both nothing at the start. */
void writer_soft_break(struct writer *w);
void writer_hard_break(struct writer *w);

/* A hard break unless one has just been made. */
void writer_break_line(struct writer *w);

/* Turns style bits on and off, as often on as off. May come between leaves. With
 * DOC_STRUCK struck text gets its marks. */
void writer_style_on(struct writer *w, unsigned style);
void writer_style_off(struct writer *w, unsigned style);

/* Begins and ends the reading of a word, in brackets; it may be begun again, or
 * ended when there is none. Readings side by side are one. With DOC_HIDE_RUBY
 * it is left out. */
void writer_ruby_begin(struct writer *w);
void writer_ruby_end(struct writer *w);

/* Begins a link or image, inside another one if need be; the text added until
 * its end is that of the link. Returns its number. `url` is copied. */
uint32_t writer_link_begin(struct writer *w, enum link_role role,
			   const char *url);

/* The title of a link; it is sanitised here. */
void writer_link_title(struct writer *w, uint32_t number, const char *title);

/* Ends the innermost link; with DOC_LINK_NUMBERS its number follows. */
void writer_link_end(struct writer *w);

#endif

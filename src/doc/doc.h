/* SPDX-License-Identifier: MIT */
/* A post as a document: blocks with text, spans of style in it, and numbered
 * links. All text in it is sanitised; markup is gone. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct build_piece;
struct post;
struct syntax_place;

enum block_kind {
	/* containers: children, no text */
	BLOCK_DOCUMENT,
	BLOCK_QUOTE,
	BLOCK_LIST,
	BLOCK_ITEM,
	BLOCK_TABLE,       /* rows */
	BLOCK_NOTES,       /* the footnotes, at the end: an ordered list */
	BLOCK_DEFINITIONS, /* terms, each with its definitions behind it */
	BLOCK_DEFINITION,
	/* leaves: text, no children */
	BLOCK_TITLE, /* the post's title, from the head */
	BLOCK_META,  /* a line about the post: date, author, source, tags */
	BLOCK_HEADING,
	BLOCK_PARAGRAPH,
	BLOCK_CODE, /* lines stand as they are; each ends with \n */
	BLOCK_HTML, /* the text of an HTML block, reflowed */
	BLOCK_RULE, /* no text */
	BLOCK_ROW,  /* of a table: the text of its cells, a tab between two */
	BLOCK_TERM, /* of the definitions behind it */
};

/* Bits of span.style; they add up. */
enum {
	STYLE_EMPH = 1 << 0,
	STYLE_STRONG = 1 << 1,
	STYLE_CODE = 1 << 2,
	STYLE_LINK = 1 << 3,
	STYLE_IMAGE = 1 << 4,
	STYLE_DIM = 1 << 5, /* link numbers, labels */
	STYLE_STRIKE = 1 << 6,
	STYLE_MARK = 1 << 7, /* ==marked== */
	STYLE_SUB = 1 << 8,
	STYLE_SUP = 1 << 9,
	STYLE_UNDERLINE = 1 << 10, /* <u>, <ins> */
	STYLE_SMALL = 1 << 11,     /* <small> */
};

/* A table of more cells may come in parts, the first with so many at least:
 * what is to be known of all its rows is found in these. */
enum { DOC_TABLE_CELLS = 16384 };

/* So may a list of more items: whether it is tight, and how long its numbers
 * are, is found in these. */
enum { DOC_LIST_ITEMS = 1024 };

/* Code of more lines comes in leaves of so many. */
enum { DOC_CODE_LINES = 1024 };

/* A paragraph of more bytes comes in leaves of so many at least, parted between
 * two lines; behind the second number of bytes between any two. What is begun
 * in one leaf, as emphasis, ends with it. */
enum { DOC_TEXT_BYTES = 64 * 1024, DOC_TEXT_BYTES_MOST = 256 * 1024 };

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* A cell of a table's row, from left to right. */
struct row_cell {
	uint32_t off, len; /* bytes of the row's text */
	uint16_t columns;  /* that it takes, at least 1 */
	uint8_t align;     /* enum align */
};

/* The upper bits: what a piece of code is, enum token of syntax.h. The document
 * itself has no such spans; who shows code asks syntax_spans. */
enum { STYLE_TOKEN_SHIFT = 12 };

/* What an item of a list has to do with a task. */
enum block_task {
	TASK_NONE,
	TASK_OPEN,
	TASK_DONE,
	TASK_HALF, /* begun */
	TASK_DROPPED,
	TASK_MOVED,
	TASK_COUNT
};

/* A run of one style within the block's text. Spans are in order and don't
 * overlap; text between them is plain. */
struct span {
	uint32_t off, len; /* bytes */
	uint32_t link;     /* number of the link, 0 = none */
	uint16_t style;
};

/* A run of a leaf's text that stands in the body byte by byte. Pieces are in
 * order in both and don't overlap; between them is what the body has
 * otherwise, or not at all. */
struct piece {
	uint32_t off, len; /* bytes of the text */
	uint32_t source;   /* byte of the body */
};

struct block {
	enum block_kind kind;
	uint8_t level;    /* heading 1-6; list, quote: depth from 1 */
	bool tight;       /* list: no blank lines between items */
	bool ordered;     /* list */
	bool header;      /* row: it says what stands in the columns */
	bool goes_on;     /* code, paragraph: of the leaf before; nothing is
	                   * between but the end of a line */
	uint8_t task;     /* item: enum block_task */
	uint32_t start;   /* ordered list: number of its first item;
	                     * item: its own number */
	uint32_t line;    /* 1-based line in the file; 0 = not from it */
	uint32_t index;   /* among all blocks, in reading order */
	const char *info; /* code: the info string, else "" */
	/* Code that goes on, in a language: what is open in it from above; else
	 * NULL. */
	const struct syntax_place *syntax;
	/* Prose: a source newline is \n (the typesetter joins it), a hard
	 * break is U+2028. */
	const char *text;
	uint32_t len;           /* bytes */
	uint32_t n_cells;       /* row: how many; table: columns */
	struct row_cell *cells; /* row: a short one may lack the last */
	struct span *spans;
	uint32_t n_spans;
	uint32_t n_pieces;
	struct piece *pieces;
	uint32_t source; /* leaf: byte of the body where it begins; not before
	                  * that of the leaf before; 0 = not from there, or
	                  * without DOC_SOURCES, which pieces need as well */
	struct block *parent, *child, *next;
};

enum link_role {
	LINK_SOURCE,         /* the head's source */
	LINK_SECTION_SOURCE, /* of a `**Source:** [t](u)` line or its kin */
	LINK_LINK,
	LINK_IMAGE,
	LINK_NOTE,      /* the mark of a footnote */
	LINK_NOTE_BACK, /* from the footnote back to its mark */
	LINK_ROLE_COUNT
};

struct link {
	enum link_role role;
	const char *url;     /* raw: may hold anything; open.h decides, and
	                      * sanitise before showing */
	const char *text;    /* sanitised, one line */
	const char *title;   /* the same; "" = none */
	const char *section; /* text of the heading it stands under, or "" */
	const struct block *block; /* where it stands; the root for a head's
	                            * source that is not shown */
	uint32_t off, len;         /* bytes in that block's text, which an
	                            * image's brackets belong to */
	uint32_t source;           /* byte of the body where its markup or text
	                  * begins; 0 for the head's source */
	/* Where it leads within the document: a byte of a leaf's text; NULL =
	 * not within. */
	const struct block *target;
	uint32_t target_off;
};

struct doc;

enum {
	DOC_HEAD = 1 << 0,         /* title and meta lines first */
	DOC_LINK_NUMBERS = 1 << 1, /* mark links as text[3] */
	DOC_HIDE_RUBY = 1 << 2,    /* leave readings of words out */
	DOC_SCRIPTS = 1 << 3, /* H₂O and x^(qq) for what stands lower or higher,
			       * which has its style otherwise */
	DOC_STRUCK = 1 << 4, /* struck text as [-text-], for want of a line
			       * through it */
	DOC_SOURCES = 1 << 5 /* note where text stands in the body */
};

/* Builds the document of a post from its body. `flags` from above. With
 * DOC_HEAD a first heading that repeats the title is left out, unless a link is
 * in it. Without it nothing of the head is shown, but the head's source is
 * link 1 all the same. Never NULL; the body is not kept. */
struct doc *doc_new(const struct post *p, const char *body, size_t len,
		    unsigned flags);
void doc_free(struct doc *d);

/* The same a piece at a time, so that the first screen of a long post needs not
 * wait for the last. doc_begin builds what stands before the body; post and
 * body must live until the document is whole or freed. What is in it stays as
 * it is when more comes behind it. */
struct doc *doc_begin(const struct post *p, const char *body, size_t len,
		      unsigned flags);

/* Builds a piece more; false if the document was whole. Some milliseconds, but
 * for bodies that can't be cut. */
bool doc_more(struct doc *d);

/* Bytes of the body that are not in it yet; 0 = it is whole. */
size_t doc_left(const struct doc *d);

/* The three steps of doc_more, for threads: cuts (NULL = nothing is left) are
 * made one after the other, and so are writes, in the order of the cuts; but a
 * cut may go on beside a write, and doc_parse, which touches nothing but the
 * piece, beside all. One block of HTML may take several writes: true = call it
 * again with the piece. A piece is freed by the last doc_write, or by doc_drop,
 * after which the document is only to be freed. Not to be mixed with
 * doc_more. */
struct build_piece *doc_cut(struct doc *d);
void doc_parse(struct build_piece *piece);
bool doc_write(struct doc *d, struct build_piece *piece);
void doc_drop(struct build_piece *piece);

/* How much a document has. */
struct doc_mark {
	size_t leaves, links, notes;
};
struct doc_mark doc_mark(const struct doc *d);

/* What the document has got behind the mark, as one of its own: its leaves and
 * those of its links are counted from there, but links keep their numbers. For
 * another thread to read while more is written to the whole, which must live as
 * long; the tree and all sources stay with that. */
struct doc *doc_part(const struct doc *d, const struct doc_mark *from);

/* Makes pieces of at least so many bytes from here on: 1 = cut wherever that is
 * safe, SIZE_MAX = don't. */
void doc_set_piece(struct doc *d, size_t least);

/* The tree; its root is BLOCK_DOCUMENT. */
const struct block *doc_root(const struct doc *d);

/* All leaves in reading order, which is what is typeset. */
size_t doc_leaf_count(const struct doc *d);
const struct block *doc_leaf(const struct doc *d, size_t i);

/* The place of a leaf among all, doc_leaf_count if it isn't one. */
size_t doc_leaf_place(const struct doc *d, const struct block *leaf);

/* The byte of the body, as it was given to doc_new with DOC_SOURCES, where byte
 * `off` of the leaf's text comes from: exact within a piece, else the end of the
 * piece before, else the leaf's begin. It grows with `off`. For a post in UTF-8,
 * post.body_off more is the byte of its file; for others the body is what
 * body_read made of it, and only block.line is a place in the file. Without that
 * flag 0. */
uint32_t doc_source(const struct doc *d, size_t leaf, uint32_t off);

/* With that flag, the place of a byte of the body: where it stands in a piece;
 * else, as in markup, where the next text of the leaf is, or the leaf's end.
 * Within a piece the reverse of doc_source. False if there is no leaf; what stands before the
 * body's first leaf belongs to the one before it, if there is one. */
bool doc_find_source(const struct doc *d, uint32_t source, size_t *leaf,
		     uint32_t *off);

/* The style of byte `off` of the block's text, 0 = plain. `*span` is where to
 * look from, 0 at first: it goes on as offsets grow, so that a walk along the
 * text takes linear time. */
unsigned doc_style_at(const struct block *b, uint32_t *span, uint32_t off);

/* Links by number, from 1; NULL if there is none of that number. The marks of
 * footnotes and the ways back from them are numbered apart, from DOC_NOTE + 1
 * on, and not counted among the links. */
enum { DOC_NOTE = 1 << 30 };
size_t doc_link_count(const struct doc *d);
size_t doc_note_count(const struct doc *d);
const struct link *doc_link(const struct doc *d, size_t number);

/* "source", "section-source", "link", "image", "note", "note-back". */
const char *doc_role_name(enum link_role role);

/* The source of the section in which leaf `leaf` stands: a section-source in
 * the leaf itself, else the first under the nearest heading above, deeper
 * headings included, else the first directly under a heading around that, else
 * the head's source. 0 if there is none, or as long as the document is not
 * whole. */
size_t doc_section_source(const struct doc *d, size_t leaf);

#endif

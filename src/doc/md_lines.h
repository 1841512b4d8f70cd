/* SPDX-License-Identifier: MIT */
/* Goes along Markdown line by line and says of each what CommonMark's block
 * structure makes of it, as far as those need it who look for markup in the
 * source: where code is, where a paragraph begins, which containers are
 * around. Linear time, no allocation. */
#ifndef DOC_MD_LINES_H
#define DOC_MD_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Containers nested deeper are taken for text. */
enum { MD_LINES_DEPTH = 32 };

enum md_line_kind {
	MD_LINE_BLANK,
	MD_LINE_TEXT,  /* paragraph, heading, rule */
	MD_LINE_HTML,  /* of an HTML block that a blank line ends */
	MD_LINE_CODE,  /* in a fence, indented, or an element such as <pre> */
	MD_LINE_FENCE, /* opens or closes code */
};

/* Offsets are bytes of the whole text. */
struct md_line {
	enum md_line_kind kind;
	size_t start;
	size_t text;  /* behind containers and blanks */
	size_t end;   /* without the line end */
	size_t next;  /* where the next line starts */
	bool first;   /* it does not go on with a paragraph */
	bool heading; /* begins with #s and a blank */
	/* Blanks that only the content of md_lines_indent has in front. */
	size_t cut, cut_end;
	int depth; /* of the containers around, for lines_depth */
};

enum md_lines_container { MD_LINES_QUOTE, MD_LINES_ITEM, MD_LINES_INDENT };

struct md_lines_level {
	enum md_lines_container kind;
	int indent; /* columns that lines in it begin with */
};

/* Start with { .text = t, .len = n }. */
struct md_lines {
	const char *text;
	size_t len;
	size_t at;       /* where the next line starts */
	size_t counted;  /* here starts the line that has this number, */
	uint32_t number; /* from 0 */
	struct md_lines_level levels[MD_LINES_DEPTH];
	int depth;
	bool paragraph; /* the line before may be gone on with */
	char fence;     /* '`' or '~' in fenced code, else '\0' */
	size_t fence_len;
	int fence_depth;
	int html; /* kind of the HTML block that is open, 0 = none */
	int html_depth;
	/* 0 = not known yet whether CRs end lines, 1 = none does, 2 = some may */
	int cr;
};

/* The next line; false at the end. */
bool md_lines_next(struct md_lines *l, struct md_line *line);

/* The number of the line that starts at `off`, from 0; of lines in all for the
 * text's end. Offsets grow from call to call. */
uint32_t md_lines_number(struct md_lines *l, size_t off);

/* Goes on with the first line that starts at `off` or behind, which is not
 * before the next one; what is passed over has no meaning. */
void md_lines_skip_to(struct md_lines *l, size_t off);

/* Lines may end with CR. */
bool md_lines_have_cr(struct md_lines *l);

/* The next line begins a block, as the first of a text would: no fence, HTML or
 * paragraph is open, and no container that it could go on with. */
bool md_lines_begins_block(const struct md_lines *l);

/* Goes on with the line that starts at `off`, which does so. */
void md_lines_begin_block(struct md_lines *l, size_t off);

/* All lines from the next on that are indented by four columns, and blank ones,
 * are in a container of their own. */
void md_lines_indent(struct md_lines *l);

/* The block of HTML that the last line is in ends with it. */
void md_lines_end_html(struct md_lines *l);

/* Whether the container that is the `depth`th, from 1, is one of those. */
bool md_lines_is_indented(const struct md_lines *l, int depth);

/* Whether the line that starts at `off`, behind the last one, is in the
 * containers that this is in, be it as a lazy line of a paragraph that the line
 * before it is of; and where its text begins, behind blanks too. `*all`: it goes
 * on with all of them. */
bool md_lines_holds(const struct md_lines *l, size_t off, bool paragraph,
		    size_t *text, bool *all);

/* How many quotes are around the text. */
int md_lines_quotes(const struct md_lines *l);

/* The container around the text is a quote. */
bool md_lines_in_quote(const struct md_lines *l);

#endif

/* SPDX-License-Identifier: MIT */
/* Takes HTML apart, as tolerantly as a browser: it never fails and takes
 * linear time. What elements mean is html_blocks's business. */
#ifndef DOC_HTML_H
#define DOC_HTML_H

#include "base/buf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What to do with an element. */
enum html_role {
	HTML_UNKNOWN, /* no element of HTML */
	HTML_PLAIN,   /* only its text matters */
	HTML_STYLE,   /* style: bits of span.style */
	HTML_BLOCK,   /* from here to HTML_RULE: stands apart */
	HTML_HEADING, /* level */
	HTML_LIST,
	HTML_ORDERED,
	HTML_ITEM,
	HTML_QUOTE,
	HTML_PRE,
	HTML_TABLE,
	HTML_TABLE_HEAD, /* and what it is not */
	HTML_ROW,
	HTML_CELL,
	HTML_DEFINITIONS,
	HTML_TERM,
	HTML_DEFINITION,
	HTML_DETAILS,
	HTML_SUMMARY,
	HTML_CAPTION,
	HTML_BREAK,
	HTML_RULE,
	HTML_LINK,
	HTML_IMAGE,
	HTML_MEDIA, /* video and kin: a link to what it would show */
	HTML_RUBY,
	HTML_RUBY_TEXT,
	HTML_RUBY_MARK, /* a bracket for those who don't know ruby */
	HTML_INPUT,
	HTML_HIDDEN, /* its text is not for readers */
	HTML_QUOTATION,
	HTML_ROLE_COUNT
};

enum { HTML_NAME_SIZE = 16 }; /* of a name with what fills it up with NUL */

struct html_element {
	char name[HTML_NAME_SIZE];
	uint8_t role; /* enum html_role */
	uint16_t arg; /* style bits, heading level, or bit of
	               * html_scan.unclosed */
};

enum html_kind {
	HTML_TEXT, /* raw: references not decoded */
	HTML_OPEN,
	HTML_CLOSE,
	HTML_NOTHING, /* comment, doctype, processing instruction */
};

/* A piece of the source. */
struct html_token {
	enum html_kind kind;
	const char *text; /* all of it, as in the source */
	size_t len;
	const struct html_element *element; /* of a tag; never NULL there */
	bool component;    /* an unknown one with a capital letter, as in JSX */
	const char *attrs; /* of an open tag */
	size_t attrs_len;
};

/* Plain: start with { .at = text, .end = text + len }. */
struct html_scan {
	const char *at, *end;
	bool no_quotes;    /* a quote was never closed: quotes mean nothing */
	bool no_tags;      /* there is no further ">" */
	uint32_t unclosed; /* bits of hidden elements that never close */
};

/* The next token; false at the end. */
bool html_next(struct html_scan *scan, struct html_token *token);

/* Moves behind the closing tag of this element, or nowhere if there is
 * none. */
void html_skip_element(struct html_scan *scan, const struct html_element *e);

/* Adds the value of the attribute, decoded, to `out`; false if the tag has no
 * such attribute. */
bool html_attr(const struct html_token *token, const char *name,
	       struct buf *out);

/* Adds the label or title of a component, decoded; false if it has none. */
bool html_component_label(const struct html_token *token, struct buf *out);

#endif

/* SPDX-License-Identifier: MIT */
#include "ui/face.h"

#include "doc/doc.h"
#include "doc/syntax.h"
#include "typeset/layout.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>

static bool in_quote(const struct block *b)
{
	for (b = b->parent; b; b = b->parent)
		if (b->kind == BLOCK_QUOTE)
			return true;
	return false;
}

/* Each level looks different from the others also where there is no colour. */
static uint16_t heading_face(unsigned level)
{
	static const uint16_t faces[] = {
		FACE_HEADING | FACE_UNDERLINE, FACE_HEADING,
		FACE_HEADING | FACE_ITALIC,    FACE_SUBHEADING | FACE_UNDERLINE,
		FACE_SUBHEADING | FACE_ITALIC, FACE_SUBHEADING | FACE_DIM,
	};
	const unsigned n = sizeof(faces) / sizeof(faces[0]);

	return level >= 1 && level <= n ? faces[level - 1] : FACE_HEADING;
}

static uint16_t block_face(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_TITLE:
		return FACE_TITLE;
	case BLOCK_META:
		return FACE_META;
	case BLOCK_HEADING:
		return heading_face(b->level);
	case BLOCK_CODE:
		return FACE_CODE;
	case BLOCK_RULE:
		return FACE_RULE;
	case BLOCK_ROW:
		return (in_quote(b) ? FACE_QUOTE : FACE_TEXT) |
		       (b->header ? FACE_BOLD : 0);
	case BLOCK_TERM:
		return FACE_TEXT | FACE_BOLD;
	default:
		return in_quote(b) ? FACE_QUOTE : FACE_TEXT;
	}
}

static uint16_t link_face(const struct doc *d, uint32_t number)
{
	const struct link *l = number > 0 ? doc_link(d, number) : NULL;

	if (l && (l->role == LINK_SOURCE || l->role == LINK_SECTION_SOURCE))
		return FACE_SOURCE;
	return FACE_LINK;
}

static uint16_t token_face(unsigned token)
{
	static const uint16_t faces[TOKEN_COUNT] = {
		[TOKEN_PLAIN] = FACE_CODE,
		[TOKEN_COMMENT] = FACE_COMMENT,
		[TOKEN_STRING] = FACE_STRING,
		[TOKEN_NUMBER] = FACE_NUMBER,
		[TOKEN_KEYWORD] = FACE_KEYWORD,
		[TOKEN_TYPE] = FACE_TYPE,
		[TOKEN_CONSTANT] = FACE_CONSTANT,
		[TOKEN_FUNCTION] = FACE_FUNCTION,
		[TOKEN_DIRECTIVE] = FACE_DIRECTIVE,
		[TOKEN_VARIABLE] = FACE_VARIABLE,
		[TOKEN_KEY] = FACE_NAME,
		[TOKEN_ADDED] = FACE_ADDED,
		[TOKEN_REMOVED] = FACE_REMOVED,
		[TOKEN_HUNK] = FACE_HUNK,
		[TOKEN_OTHER] = FACE_TEXT,
	};

	return token < TOKEN_COUNT ? faces[token] : FACE_CODE;
}

uint16_t face_of_run(const struct doc *d, const struct line *line,
		     const struct run *run)
{
	static const struct {
		uint16_t style, bit;
	} bits[] = {
		{ STYLE_EMPH, FACE_ITALIC },
		{ STYLE_STRONG, FACE_BOLD },
		{ STYLE_DIM, FACE_DIM },
		{ STYLE_STRIKE, FACE_STRIKE },
		{ STYLE_MARK, FACE_REVERSE },
		{ STYLE_SMALL, FACE_DIM },
		{ STYLE_UNDERLINE, FACE_UNDERLINE },
	};
	uint16_t face = block_face(doc_leaf(d, line->leaf));

	if (run->added && !run->spread)
		return FACE_MARK;
	if (run->style >> STYLE_TOKEN_SHIFT)
		return token_face(run->style >> STYLE_TOKEN_SHIFT);
	if (run->style & STYLE_CODE)
		face = FACE_CODE;
	if (run->style & STYLE_LINK)
		face = link_face(d, run->link);
	if (run->style & STYLE_IMAGE)
		face = FACE_IMAGE;
	for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++)
		if (run->style & bits[i].style)
			face |= bits[i].bit;
	return face;
}

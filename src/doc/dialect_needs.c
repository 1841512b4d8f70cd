/* SPDX-License-Identifier: MIT */
#include "doc/dialect_needs.h"

#include "doc/admonition.h"
#include "doc/attrs.h"
#include "doc/destination.h"
#include "doc/drawn_table.h"
#include "doc/lines.h"
#include "doc/mdx.h"
#include "doc/note_keeper.h"
#include "doc/short_tag.h"
#include "doc/verse.h"

#include <string.h>

/* `##Title`, which is to be a heading, may be there. */
static bool has_tight_heading(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, '#', len - i);
		if (!at)
			return false;
		const size_t from = (size_t)(at - text);
		for (i = from; i < len && text[i] == '#'; i++)
			;
		if (i - from >= 2 && i < len && !strchr(" \t\r\n!", text[i]))
			return true;
	}
	return false;
}

/* A tab of MkDocs, `=== "Title"`. */
static bool has_tab(const char *text, size_t len)
{
	for (size_t i = 0, n; i + 2 < len; i += n) {
		const char *at = memchr(text + i, '=', len - i);
		if (!at)
			return false;
		i = (size_t)(at - text);
		for (n = 1; i + n < len && text[i + n] == '='; n++)
			;
		if (n == 3 && admonition_is_tab(at, lines_len(at, len - i)))
			return true;
	}
	return false;
}

static bool has_verse(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, '|', len - i);
		if (!at)
			return false;
		i = (size_t)(at - text);
		if ((!i || text[i - 1] == '\n') && verse_end(text, len, i))
			return true;
		i += lines_len(at, len - i);
	}
	return false;
}

static bool has_sign(struct signs signs)
{
	static const enum sign needed[] = {
		SIGN_DOLLAR, SIGN_TEMPLATE, SIGN_ALERT,   SIGN_WIKI,
		SIGN_COLONS, SIGN_TEX,      SIGN_ABBR,    SIGN_CALL,
		SIGN_ASK,    SIGN_GRID,     SIGN_PERCENT,
	};

	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
		if (signs_has(signs, needed[i]))
			return true;
	return false;
}

struct dialect_needs dialect_needs_of(const char *text, size_t len,
				      struct signs signs)
{
	struct dialect_needs needs = {
		.brackets = signs_has(signs, SIGN_WIKI) ||
			    short_tag_may_be_in(text, len),
		.addresses = destination_may_be_in(text, len),
		.ids = signs_has(signs, SIGN_CARET) &&
		       note_keeper_has_ids(text, len),
		.modules = mdx_is_in(text, len),
	};

	needs.any =
		has_sign(signs) || needs.brackets || needs.addresses ||
		needs.ids || needs.modules ||
		(signs_has(signs, SIGN_CARET) && attrs_have_end(text, len)) ||
		(signs_has(signs, SIGN_BRACE) &&
		 attrs_may_be_spaced(text, len)) ||
		(signs_has(signs, SIGN_BAR) && has_verse(text, len)) ||
		(signs_has(signs, SIGN_HEADING) &&
		 has_tight_heading(text, len)) ||
		(signs_has(signs, SIGN_EQUALS) && has_tab(text, len)) ||
		(signs_has(signs, SIGN_DASHES) &&
		 drawn_table_columns_may_be_in(text, len));
	return needs;
}

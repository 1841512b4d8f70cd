/* SPDX-License-Identifier: MIT */
/* One look at a Markdown text for all that the passes over it look for: what
 * has no sign in it needs no pass. */
#ifndef DOC_SIGNS_H
#define DOC_SIGNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What may stand in a text: one character, or one of some with one of others
 * behind it, which is as much of a construct as two bytes tell. */
enum sign {
	SIGN_CR,
	SIGN_AMP,
	SIGN_AT,
	SIGN_EMOJI, /* a colon and what may go on with a name */
	SIGN_DOLLAR,
	SIGN_HEADING, /* ## */
	SIGN_BRACE,
	SIGN_TEMPLATE, /* { of a template, of attributes or a revision */
	SIGN_ALERT,    /* [! */
	SIGN_WIKI,     /* [[ */
	SIGN_COLONS,   /* :: */
	SIGN_BACKSLASH,
	SIGN_TEX,    /* \( \[ \\ \b */
	SIGN_ABBR,   /* *[ */
	SIGN_CALL,   /* !! */
	SIGN_ASK,    /* ?? */
	SIGN_NOTE,   /* [^ */
	SIGN_INLINE, /* ^[ */
	SIGN_TILDE,
	SIGN_CARET,
	SIGN_EQUALS,    /* == */
	SIGN_ESCAPE,    /* a backslash and what marks are made of */
	SIGN_TERM,      /* a colon behind a blank or line end */
	SIGN_STAR_WIDE, /* * _ before, */
	SIGN_WIDE_STAR, /* and behind what is no ASCII */
	SIGN_PIPE,
	SIGN_COLON_DASH,
	SIGN_DASH_COLON,
	SIGN_SCHEME,    /* :/ :\ */
	SIGN_WWW,       /* w. of www. and w\ of www\. */
	SIGN_NONCHAR,   /* the first two bytes of U+FDC0 to U+FDFF */
	SIGN_GRID,      /* +- += +: */
	SIGN_DASHES,    /* -- */
	SIGN_PERCENT,   /* %% */
	SIGN_BAR,       /* | at the start of a line but the first */
	SIGN_CONTROL,   /* C0 but tab and LF, DEL, */
	SIGN_CONTROL_2, /* C1, U+061C; */
	SIGN_FORMAT,    /* U+2000 to U+207F, among which there are others */
	SIGN_MALFORMED, /* what is no UTF-8: only signs_find_body looks for it */
};

/* Of the text; and what is taken for that of one that nobody has looked at. */
struct signs {
	uint64_t bits;
};

static const struct signs signs_any = { UINT64_MAX };

struct signs signs_find(const char *text, size_t len);
struct signs signs_find_body(const char *text, size_t len);

/* True if it may be in the text. */
static inline bool signs_has(struct signs s, enum sign sign)
{
	return s.bits >> sign & 1;
}

/* True if the sanitiser would leave all of the text as it is, in prose and in
 * code, and no reference in it can stand for what it wouldn't; of its signs as
 * signs_find_body finds them. */
bool signs_clean(struct signs s, const char *text, size_t len);

#endif

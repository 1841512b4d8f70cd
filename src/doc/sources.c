/* SPDX-License-Identifier: MIT */
#include "doc/sources.h"

#include <string.h>

enum {
	/* No colon is needed if a link follows. */
	LABEL_BARE = 1 << 0,
	/* The label may itself be the text of the link. */
	LABEL_LINK = 1 << 1,
};

struct label {
	const char *text; /* ASCII letters are lower case */
	unsigned flags;
};

/* A longer label stands before one that it begins with. */
/* clang-format off */
static const struct label labels[] = {
	{ "sources", 0 },
	{ "source link", LABEL_LINK },
	{ "source", 0 },
	{ "via", LABEL_BARE },
	{ "original article", LABEL_LINK },
	{ "original post", LABEL_LINK },
	{ "original link", LABEL_LINK },
	{ "original", 0 },
	{ "来源链接", LABEL_LINK },
	{ "来源", LABEL_LINK }, { "來源", LABEL_LINK },
	{ "消息来源", LABEL_LINK }, { "消息來源", LABEL_LINK },
	{ "信息来源", LABEL_LINK }, { "新闻来源", LABEL_LINK },
	{ "新聞來源", LABEL_LINK },
	{ "资料来源", LABEL_LINK }, { "資料來源", LABEL_LINK },
	{ "参考来源", LABEL_LINK }, { "引用来源", LABEL_LINK },
	{ "信源", LABEL_LINK },
	{ "出处", LABEL_LINK }, { "出處", LABEL_LINK },
	{ "原文链接", LABEL_LINK | LABEL_BARE },
	{ "原文連結", LABEL_LINK | LABEL_BARE },
	{ "原文鏈接", LABEL_LINK | LABEL_BARE },
	{ "原文地址", LABEL_LINK | LABEL_BARE },
	{ "原文", LABEL_LINK },
	{ "阅读原文", LABEL_LINK }, { "閱讀原文", LABEL_LINK },
	{ "查看原文", LABEL_LINK },
	{ "ソース", LABEL_LINK },
	{ "出典", LABEL_LINK },
	{ "引用元", LABEL_LINK }, { "情報源", LABEL_LINK },
	{ "情報元", LABEL_LINK }, { "参照元", LABEL_LINK },
	{ "元記事", LABEL_LINK },
	{ "출처", LABEL_LINK }, { "원문", LABEL_LINK },
	{ "기사 원문", LABEL_LINK },
};
/* clang-format on */

enum { N_LABELS = sizeof(labels) / sizeof(labels[0]) };

/* Brackets, bullets, dashes and blanks that may stand before a label, and the
 * brackets and blanks that may close it. */
static const char *const openers[] = {
	" ", "\t", "(",  "[",  "*",  "-",  "–",  "—",  "•",
	"·", ">",  "（", "【", "［", "「", "〔", "　", "\u00A0",
};
static const char *const closers[] = {
	" ", "\t", ")", "]", "）", "】", "］", "」", "〕", "　", "\u00A0",
};

enum {
	FILLER_MAX = 12,     /* characters before or behind a label */
	LABEL_LINE_MAX = 96, /* bytes of a line that is only a label */
};

struct text {
	const char *at, *end;
};

static bool skip_one(struct text *t, const char *const *set, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const size_t len = strlen(set[i]);
		if ((size_t)(t->end - t->at) >= len &&
		    !memcmp(t->at, set[i], len)) {
			t->at += len;
			return true;
		}
	}
	return false;
}

static void skip_any(struct text *t, const char *const *set, size_t n)
{
	for (int i = 0; i < FILLER_MAX && skip_one(t, set, n); i++)
		;
}

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool skip_label(struct text *t, const struct label *label)
{
	const size_t len = strlen(label->text);

	if ((size_t)(t->end - t->at) < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (lower(t->at[i]) != label->text[i])
			return false;
	}
	t->at += len;
	return true;
}

static bool skip_colon(struct text *t)
{
	static const char *const colons[] = { ":", "：", "﹕", "︰" };

	return skip_one(t, colons, sizeof(colons) / sizeof(colons[0]));
}

#define SKIP(t, set) skip_any(t, set, sizeof(set) / sizeof((set)[0]))

/* What a line says of its links. */
enum verdict {
	LINE_PLAIN,
	LINE_SOURCE,
	LINE_LABEL, /* a label and no more: the sources follow */
};

/* What a line says whose label begins at `start` and ends where `t` begins.
 * `link` is where its first link begins (NULL = it has none), `link_len` the
 * bytes of that one's text. */
static enum verdict behind_label(struct text t, const char *start,
				 unsigned flags, const char *link,
				 size_t link_len)
{
	if (flags & LABEL_LINK && link == start &&
	    link_len == (size_t)(t.at - start))
		return LINE_SOURCE;
	const char *label_end = t.at;
	SKIP(&t, closers);
	if (skip_colon(&t)) {
		SKIP(&t, closers);
		return t.at == t.end ? LINE_LABEL : LINE_SOURCE;
	}
	return flags & LABEL_BARE && t.at > label_end && link == t.at
		       ? LINE_SOURCE
		       : LINE_PLAIN;
}

static enum verdict judge(struct text t, const char *link, size_t link_len)
{
	if (!link && t.end - t.at > LABEL_LINE_MAX)
		return LINE_PLAIN;
	SKIP(&t, openers);
	for (size_t i = 0; i < N_LABELS; i++) {
		struct text rest = t;
		if (!skip_label(&rest, &labels[i]))
			continue;
		const enum verdict v = behind_label(rest, t.at, labels[i].flags,
						    link, link_len);
		if (v != LINE_PLAIN)
			return v;
	}
	return LINE_PLAIN;
}

/* Bytes up to the end of the first line. */
static size_t line_len(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\n' || (text[i] == '\xE2' && len - i >= 3 &&
					!memcmp(text + i, "\u2028", 3)))
			return i;
	}
	return len;
}

static void mark_line(struct link *links, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (links[i].role == LINK_LINK)
			links[i].role = LINK_SECTION_SOURCE;
	}
}

bool sources_mark(const char *text, size_t len, struct link *links, size_t n,
		  bool labelled)
{
	size_t off = 0, done = 0;

	while (off < len) {
		const struct text line = {
			text + off, text + off + line_len(text + off, len - off)
		};
		const size_t first = done;
		while (done < n && text + links[done].off <= line.end)
			done++;
		const bool has = done > first;
		const enum verdict v =
			judge(line, has ? text + links[first].off : NULL,
			      has ? strlen(links[first].text) : 0);
		if (has && (labelled || v == LINE_SOURCE))
			mark_line(links + first, done - first);
		labelled = v == LINE_LABEL;
		off = (size_t)(line.end - text);
		off += off < len && text[off] != '\n' ? strlen("\u2028") : 1;
	}
	return labelled;
}

/* SPDX-License-Identifier: MIT */
#include "doc/sources.h"

#include "base/utf8.h"

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

enum { FILLER_MAX = 12 }; /* characters before or behind a label */

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

/* True if the line begins with a label; `first` is its first link, which
 * stands at byte `at` of the line. */
static bool names_source(const char *line, size_t len, const struct link *first,
			 size_t at)
{
	struct text t = { line, line + len };

	SKIP(&t, openers);
	const struct text start = t;
	for (size_t i = 0; i < N_LABELS; i++) {
		t = start;
		if (!skip_label(&t, &labels[i]))
			continue;
		if (labels[i].flags & LABEL_LINK && line + at == start.at &&
		    strlen(first->text) == (size_t)(t.at - start.at))
			return true;
		const char *label_end = t.at;
		SKIP(&t, closers);
		if (skip_colon(&t))
			return true;
		if (labels[i].flags & LABEL_BARE && t.at > label_end &&
		    line + at == t.at)
			return true;
	}
	return false;
}

/* Bytes up to the end of the first line. */
static size_t line_len(const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (text[i] == '\n' ||
		    (len - i >= 3 && !memcmp(text + i, "\u2028", 3)))
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

void sources_mark(const char *text, size_t len, struct link *links, size_t n)
{
	size_t done = 0;

	for (size_t off = 0; done < n && off <= len;) {
		const size_t line = line_len(text + off, len - off);
		const size_t first = done;
		while (done < n && links[done].off <= off + line)
			done++;
		if (done > first &&
		    names_source(text + off, line, &links[first],
				 links[first].off - off))
			mark_line(links + first, done - first);
		off += line + (off + line < len && text[off + line] != '\n'
				       ? sizeof("\u2028") - 1
				       : 1);
	}
}

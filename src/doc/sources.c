/* SPDX-License-Identifier: MIT */
#include "doc/sources.h"

#include "archive/ascii.h"

#include <stdint.h>
#include <string.h>

enum {
	/* No colon is needed if a link follows. */
	LABEL_BARE = 1 << 0,
	/* The label may itself be the text of the link. */
	LABEL_LINK = 1 << 1,
};

struct label {
	const char *text; /* ASCII letters are lower case */
	uint8_t len;
	uint8_t flags;
};

#define TEXT(s) s, sizeof(s) - 1

/* A longer label stands before one that it begins with. */
/* clang-format off */
static const struct label labels[] = {
	{ TEXT("sources"), 0 },
	{ TEXT("source link"), LABEL_LINK },
	{ TEXT("source"), 0 },
	{ TEXT("via"), LABEL_BARE },
	{ TEXT("original article"), LABEL_LINK },
	{ TEXT("original post"), LABEL_LINK },
	{ TEXT("original link"), LABEL_LINK },
	{ TEXT("original"), 0 },
	{ TEXT("来源链接"), LABEL_LINK },
	{ TEXT("来源"), LABEL_LINK }, { TEXT("來源"), LABEL_LINK },
	{ TEXT("消息来源"), LABEL_LINK }, { TEXT("消息來源"), LABEL_LINK },
	{ TEXT("信息来源"), LABEL_LINK }, { TEXT("新闻来源"), LABEL_LINK },
	{ TEXT("新聞來源"), LABEL_LINK },
	{ TEXT("资料来源"), LABEL_LINK }, { TEXT("資料來源"), LABEL_LINK },
	{ TEXT("参考来源"), LABEL_LINK }, { TEXT("引用来源"), LABEL_LINK },
	{ TEXT("信源"), LABEL_LINK },
	{ TEXT("出处"), LABEL_LINK }, { TEXT("出處"), LABEL_LINK },
	{ TEXT("原文链接"), LABEL_LINK | LABEL_BARE },
	{ TEXT("原文連結"), LABEL_LINK | LABEL_BARE },
	{ TEXT("原文鏈接"), LABEL_LINK | LABEL_BARE },
	{ TEXT("原文地址"), LABEL_LINK | LABEL_BARE },
	{ TEXT("原文"), LABEL_LINK },
	{ TEXT("阅读原文"), LABEL_LINK }, { TEXT("閱讀原文"), LABEL_LINK },
	{ TEXT("查看原文"), LABEL_LINK },
	{ TEXT("ソース"), LABEL_LINK },
	{ TEXT("出典"), LABEL_LINK },
	{ TEXT("引用元"), LABEL_LINK }, { TEXT("情報源"), LABEL_LINK },
	{ TEXT("情報元"), LABEL_LINK }, { TEXT("参照元"), LABEL_LINK },
	{ TEXT("元記事"), LABEL_LINK },
	{ TEXT("출처"), LABEL_LINK }, { TEXT("원문"), LABEL_LINK },
	{ TEXT("기사 원문"), LABEL_LINK },
};
/* clang-format on */

enum { N_LABELS = sizeof(labels) / sizeof(labels[0]) };

/* Their first bytes, with which few lines begin. */
static const bool begins_label[256] = {
	['s'] = true,  ['v'] = true,  ['o'] = true,  [0xE3] = true,
	[0xE4] = true, [0xE5] = true, [0xE6] = true, [0xE8] = true,
	[0xE9] = true, [0xEA] = true, [0xEC] = true,
};

/* Brackets, bullets, dashes and blanks that may stand before a label, and the
 * brackets and blanks that may close it. */
struct sign {
	const char *text;
	size_t len;
};

/* clang-format off */
static const struct sign openers[] = {
	{ TEXT(" ") }, { TEXT("\t") }, { TEXT("(") }, { TEXT("[") },
	{ TEXT("*") }, { TEXT("-") }, { TEXT("–") }, { TEXT("—") },
	{ TEXT("•") }, { TEXT("·") }, { TEXT(">") }, { TEXT("（") },
	{ TEXT("【") }, { TEXT("［") }, { TEXT("「") }, { TEXT("〔") },
	{ TEXT("　") }, { TEXT("\u00A0") },
};
static const struct sign closers[] = {
	{ TEXT(" ") }, { TEXT("\t") }, { TEXT(")") }, { TEXT("]") },
	{ TEXT("）") }, { TEXT("】") }, { TEXT("］") }, { TEXT("」") },
	{ TEXT("〕") }, { TEXT("　") }, { TEXT("\u00A0") },
};
static const struct sign colons[] = {
	{ TEXT(":") }, { TEXT("：") }, { TEXT("﹕") }, { TEXT("︰") },
};
/* clang-format on */

enum {
	FILLER_MAX = 12,     /* characters before or behind a label */
	LABEL_LINE_MAX = 96, /* bytes of a line that is only a label */
	LOOK = 256,          /* bytes */
};

struct text {
	const char *at, *end;
};

static bool skip_one(struct text *t, const struct sign *set, size_t n)
{
	if (t->at == t->end)
		return false;
	for (size_t i = 0; i < n; i++) {
		if (*t->at == *set[i].text &&
		    (size_t)(t->end - t->at) >= set[i].len &&
		    !memcmp(t->at, set[i].text, set[i].len)) {
			t->at += set[i].len;
			return true;
		}
	}
	return false;
}

static void skip_any(struct text *t, const struct sign *set, size_t n)
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
	if ((size_t)(t->end - t->at) < label->len)
		return false;
	for (size_t i = 0; i < label->len; i++) {
		if (lower(t->at[i]) != label->text[i])
			return false;
	}
	t->at += label->len;
	return true;
}

static bool skip_colon(struct text *t)
{
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

/* A line without a link says something only if it is a label and no more. The
 * last bytes of colons and closers tell nearly all others. */
static bool may_be_label(struct text t)
{
	static const bool ends[256] = {
		[':'] = true,  [0x9A] = true, [0x95] = true, [0xB0] = true,
		[' '] = true,  ['\t'] = true, [')'] = true,  [']'] = true,
		[0x89] = true, [0x91] = true, [0xBD] = true, [0x8D] = true,
		[0x80] = true, [0xA0] = true,
	};

	return t.end > t.at && t.end - t.at <= LABEL_LINE_MAX &&
	       ends[(unsigned char)t.end[-1]];
}

static enum verdict judge(struct text t, const char *link, size_t link_len)
{
	if (!link && !may_be_label(t))
		return LINE_PLAIN;
	if (t.at < t.end && !ascii_is_alnum(*t.at))
		SKIP(&t, openers);
	const char first = t.at < t.end ? lower(*t.at) : '\0';
	if (!begins_label[(unsigned char)first])
		return LINE_PLAIN;
	for (size_t i = 0; i < N_LABELS; i++) {
		struct text rest = t;
		if (*labels[i].text != first || !skip_label(&rest, &labels[i]))
			continue;
		const enum verdict v = behind_label(rest, t.at, labels[i].flags,
						    link, link_len);
		if (v != LINE_PLAIN)
			return v;
	}
	return LINE_PLAIN;
}

/* Where U+2028 is among the first `len` bytes, which may be followed by more;
 * else `len`. */
static size_t find_break(const char *text, size_t len, size_t all)
{
	for (size_t i = 0; i < len; i++) {
		const char *at = memchr(text + i, 0xE2, len - i);
		if (!at)
			break;
		i = (size_t)(at - text);
		if (all - i >= 3 && !memcmp(at, "\u2028", 3))
			return i;
	}
	return len;
}

/* Bytes up to the end of the first line. It is looked for some bytes at a time,
 * so that lines of either end take no longer than they are. */
static size_t line_len(const char *text, size_t len)
{
	for (size_t from = 0; from < len; from += LOOK) {
		const size_t look = len - from < LOOK ? len - from : LOOK;
		const char *lf = memchr(text + from, '\n', look);
		const size_t n = lf ? (size_t)(lf - (text + from)) : look;
		const size_t at = find_break(text + from, n, len - from);
		if (lf || at < n)
			return from + at;
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

/* Without links only the last line may say something, of what follows. It is
 * short, if it does. */
static bool ends_with_label(const char *text, size_t len)
{
	const size_t most = LABEL_LINE_MAX + strlen("\u2028");
	const size_t from = len > most ? len - most : 0;
	size_t at = from;

	if (!may_be_label((struct text){ text + len - 1, text + len }))
		return false;
	for (size_t n; (n = line_len(text + at, len - at)) < len - at;)
		at += n + (text[at + n] == '\n' ? 1 : strlen("\u2028"));
	return (at > from || !from) &&
	       judge((struct text){ text + at, text + len }, NULL, 0) ==
		       LINE_LABEL;
}

bool sources_mark(const char *text, size_t len, struct link *links, size_t n,
		  bool labelled)
{
	size_t off = 0, done = 0;

	if (!n && len)
		return ends_with_label(text, len);
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

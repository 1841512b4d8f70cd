/* SPDX-License-Identifier: MIT */
#include "doc/box_label.h"

#include "archive/ascii.h"

#include <string.h>

/* Whether a title stands there that the kind says nothing beside. */
static bool only_encloses(struct slice kind)
{
	static const char *const names[] = {
		"admonition", "block",  "box",     "callout", "card",
		"details",    "expand", "message", "quote",   "spoiler",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_is(kind, names[i]))
			return true;
	return false;
}

/* The kind stands in the title, as a word. */
static bool names_kind(struct slice title, struct slice kind)
{
	for (size_t i = 0; i + kind.len <= title.len; i++) {
		const struct slice at = slice_from(title, i);
		const struct slice behind = slice_from(at, kind.len);
		if (slice_same(slice_head(at, kind.len), kind) &&
		    !(i && ascii_is_alpha(title.p[i - 1])) &&
		    !(behind.len && *behind.p != 's' &&
		      ascii_is_alpha(*behind.p)))
			return true;
	}
	return false;
}

/* It is a word for the kind in the language of the post. */
static bool translates_kind(struct slice title, struct slice kind)
{
	static const char *const words[][10] = {
		{ "note", "注", "注意", "提示", "备注", "笔记", "メモ", "참고",
		  "노트" },
		{ "tip", "提示", "技巧", "小贴士", "小技巧", "ヒント", "팁",
		  "도움말" },
		{ "info", "信息", "提示", "资讯", "説明", "说明", "情報",
		  "정보" },
		{ "warning", "警告", "注意", "请注意", "경고", "주의" },
		{ "danger", "危险", "危險", "危険", "위험" },
		{ "important", "重要", "중요" },
		{ "caution", "注意", "小心", "주의" },
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!slice_is(kind, words[i][0]))
			continue;
		for (size_t k = 1; words[i][k]; k++)
			if (slice_is(title, words[i][k]))
				return true;
	}
	return false;
}

static void add_capitalised(struct slice word, struct buf *out)
{
	for (size_t i = 0; i < word.len; i++) {
		const char c = ascii_lower(word.p[i]);
		buf_add_char(out, !i && c >= 'a' && c <= 'z'
					  ? (char)(c - 'a' + 'A')
					  : c);
	}
}

void box_label_add_kind(const struct box_label *l, struct buf *out)
{
	static const char prefix[] = "callout-"; /* of Quarto */
	struct slice kind = l->kind;

	if (slice_starts(kind, prefix) && kind.len > sizeof(prefix) - 1)
		kind = slice_from(kind, sizeof(prefix) - 1);
	if (!kind.len || (l->title.len &&
			  (only_encloses(kind) || names_kind(l->title, kind) ||
			   translates_kind(l->title, kind))))
		return;
	add_capitalised(kind, out);
	if (l->title.len)
		buf_add_str(out, ": ");
}

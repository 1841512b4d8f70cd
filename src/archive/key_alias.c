/* SPDX-License-Identifier: MIT */
#include "archive/key_alias.h"

#include <string.h>

/* Each ended by a blank, so that one text holds them all. */
/* clang-format off */
static const struct {
	const char *key, *names;
} aliases[] = {
	{ "title", "标题 標題 题目 題目 题名 題名 タイトル 件名 제목 " },
	{ "date", "日期 时间 時間 发布时间 發布時間 發佈時間 发布日期 發布日期 "
		  "發佈日期 发表时间 發表時間 发表日期 發表日期 创建时间 建立時間 "
		  "创建日期 建立日期 日付 日時 公開日 公開日時 投稿日 作成日 "
		  "날짜 작성일 게시일 " },
	{ "tags", "标签 標籤 タグ 태그 " },
	{ "keywords", "关键词 關鍵詞 关键字 關鍵字 キーワード 키워드 " },
	{ "categories", "分类 分類 类别 類別 栏目 欄目 カテゴリ カテゴリー "
			"카테고리 분류 " },
	{ "author", "作者 著者 筆者 저자 글쓴이 작성자 " },
	{ "description", "摘要 描述 概要 简介 簡介 説明 설명 요약 " },
	{ "source", "来源 來源 出处 出處 出典 출처 " },
	{ "source_url", "原文链接 原文連結 原文地址 来源链接 " },
	{ "updated", "更新时间 更新時間 更新日期 更新日 修改时间 수정일 " },
	{ "lang", "语言 語言 言語 언어 " },
	{ "draft", "草稿 下書き 초안 " },
};
/* clang-format on */

/* Whether one of the names, each with a blank behind it, is the key. */
static bool has(struct slice names, struct slice key)
{
	while (names.len) {
		const size_t n = slice_find(names, " ");
		if (n == key.len && !memcmp(names.p, key.p, n))
			return true;
		names = slice_from(names, n + 1);
	}
	return false;
}

const char *key_alias(struct slice key)
{
	if (!key.len || (unsigned char)key.p[0] < 0x80)
		return NULL;
	for (size_t i = 0; i < sizeof(aliases) / sizeof(*aliases); i++)
		if (has(slice_of(aliases[i].names), key))
			return aliases[i].key;
	return NULL;
}

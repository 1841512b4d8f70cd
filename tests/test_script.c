/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "unicode/script.h"

#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void tags_and_names_are_known(void **state)
{
	static const struct {
		const char *tag;
		enum lang lang;
	} rows[] = {
		{ "", LANG_AUTO },         { "auto", LANG_AUTO },
		{ " ", LANG_AUTO },        { "zh", LANG_ZH },
		{ "zh-Hans", LANG_ZH },    { "zh_tw", LANG_ZH },
		{ "ZH-HANT-HK", LANG_ZH }, { "cmn", LANG_ZH },
		{ "简体中文", LANG_ZH },   { "ja", LANG_JA },
		{ "ja-JP", LANG_JA },      { "Japanese", LANG_JA },
		{ "ko-KR", LANG_KO },      { "ko_KR.UTF-8", LANG_KO },
		{ "en", LANG_OTHER },      { "zhx", LANG_OTHER },
		{ "z", LANG_OTHER },       { "-", LANG_AUTO },
		{ "\xFF", LANG_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(script_lang_from_tag(rows[i].tag),
				 rows[i].lang);
}

static void a_name_is_its_own_tag(void **state)
{
	(void)state;
	for (enum lang lang = LANG_AUTO; lang <= LANG_KO; lang++)
		assert_int_equal(script_lang_from_tag(script_lang_name(lang)),
				 lang);
}

static void the_text_shows_its_language(void **state)
{
	static const struct {
		const char *text;
		enum lang lang;
	} rows[] = {
		{ "", LANG_OTHER },
		{ "123 …", LANG_OTHER },
		{ "plain English", LANG_OTHER },
		{ "春眠不觉晓", LANG_ZH },
		{ "用 Kubernetes 和 Docker", LANG_ZH },
		{ "ㄅㄆㄇ", LANG_ZH },
		{ "東京都知事の会見", LANG_JA },
		{ "カタカナ", LANG_JA },
		{ "ﾊﾝｶｸ", LANG_JA },
		{ "春眠不觉晓处处闻啼鸟夜来风雨声の", LANG_JA },
		{ "春眠不觉晓处处闻啼鸟夜来风雨声花落の", LANG_ZH },
		{ "한국어 문장", LANG_KO },
		{ "大韓民國은 민주공화국이다", LANG_KO },
		{ "The town of 北京 is written with two ideographs",
		  LANG_OTHER },
		{ "\xFF\xFE", LANG_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(
			script_lang_of(rows[i].text, strlen(rows[i].text)),
			rows[i].lang);
}

static void a_paragraph_may_differ_from_what_was_said(void **state)
{
	static const struct {
		const char *text;
		enum lang said, lang;
	} rows[] = {
		{ "春眠不觉晓", LANG_AUTO, LANG_ZH },
		{ "", LANG_ZH, LANG_ZH },
		{ "“1”……", LANG_JA, LANG_JA },
		{ "plain English", LANG_JA, LANG_OTHER },
		{ "the town of 北京 and its name", LANG_ZH, LANG_ZH },
		{ "東京都知事会見", LANG_JA, LANG_JA }, /* Han alone */
		{ "東京都知事会見", LANG_KO, LANG_ZH },
		{ "大韓民國憲法은", LANG_KO, LANG_KO },
		{ "한국어 문장", LANG_ZH, LANG_KO },
		{ "한국어 문장", LANG_OTHER, LANG_KO },
		{ "カタカナの話", LANG_ZH, LANG_JA },
		/* a Japanese name in Chinese */
		{ "我们在东京看了となりのトトロ这一部电影，大家都很喜欢它",
		  LANG_ZH, LANG_ZH },
		{ "我们在东京看了となりのトトロ这一部电影，大家都很喜欢它",
		  LANG_AUTO, LANG_JA },
		{ "春眠不觉晓", LANG_OTHER, LANG_ZH },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		assert_int_equal(script_lang_within(rows[i].text,
						    strlen(rows[i].text),
						    rows[i].said),
				 rows[i].lang);
}

static void a_newline_vanishes_between_cjk(void **state)
{
	static const struct {
		uint32_t before, after;
		enum lang lang;
		bool joins;
	} rows[] = {
		{ 0x5C71, 0x6C34, LANG_ZH, true }, /* 山 水 */
		{ 0x5C71, 0x6C34, LANG_OTHER, true },
		{ 0xFF0C, 0x6C34, LANG_ZH, true }, /* ， 水 */
		{ 0xFF76, 0xFF77, LANG_JA, true }, /* ｶ ｷ */
		{ 'a', 'b', LANG_ZH, false },
		{ 0x5C71, 'a', LANG_ZH, false },
		{ 0xC0B0, 0xAC15, LANG_KO, false }, /* 산 강 */
		{ 0x5C71, 0xC0B0, LANG_ZH, false }, /* 山 산 */
		{ 0x2014, 0x6C34, LANG_ZH, true },  /* — 水 */
		{ 0x6C34, 0x201C, LANG_JA, true },  /* 水 “ */
		{ 0x2014, 0x6C34, LANG_OTHER, false },
		{ 0x2014, 0x2014, LANG_ZH, false },
		{ 0x2014, 'a', LANG_ZH, false },
		{ 0x1F600, 0x6C34, LANG_ZH, true }, /* 😀 水 */
		{ 0x2764, 0x6C34, LANG_ZH, true },  /* ❤ 水 */
		{ 0x200B, 'a', LANG_OTHER, true },
		{ 0xC0B0, 0x200B, LANG_KO, true },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		assert_int_equal(script_joins_without_space(rows[i].before,
							    rows[i].after,
							    rows[i].lang),
				 rows[i].joins);
		assert_int_equal(script_joins_without_space(rows[i].after,
							    rows[i].before,
							    rows[i].lang),
				 rows[i].joins);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_and_names_are_known),
		cmocka_unit_test(a_name_is_its_own_tag),
		cmocka_unit_test(the_text_shows_its_language),
		cmocka_unit_test(a_paragraph_may_differ_from_what_was_said),
		cmocka_unit_test(a_newline_vanishes_between_cjk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

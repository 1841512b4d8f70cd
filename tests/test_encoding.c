/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/encoding.h"
#include "archive/loader.h"
#include "archive/body.h"

#include <iconv.h>
#include <string.h>

static const char hans[] = "---\ntitle: 看报的人\ndate: 2026-02-13\n---\n"
			   "这是一篇用旧编码写的文章，今天也能读。\n";
static const char hant[] = "---\ntitle: 看報的人\ndate: 2026-02-13\n---\n"
			   "這是一篇用舊編碼寫的文章，今天也能讀。\n";
static const char ja[] = "---\ntitle: 古い記事\ndate: 2026-02-13\n---\n"
			 "これは古い文字コードで書かれた記事です。\n";
static const char ko[] =
	"---\ntitle: 오래된 글\ndate: 2026-02-13\n---\n"
	"이것은 옛날 인코딩으로 쓴 글이다. 오늘도 읽을 수 있다.\n";
static const char fr[] = "---\ntitle: Déjà lu\ndate: 2026-02-13\n---\n"
			 "Un été très chaud à la campagne, près du château.\n";
static const char de[] = "---\ntitle: „Grüße“ – für alle\ndate: 2026-02-13\n"
			 "---\nSchöne Grüße aus München…\n";
static const char ru[] = "---\ntitle: Первый пост\ndate: 2026-02-13\n---\n"
			 "Это короткий текст в старой кодировке.\n";

static const char word[] = "---\ntitle: Größe\ndate: 2026-02-13\n---\n";
static const char brief[] =
	"---\ntitle: 通知\ndate: 2026-02-13\n---\n正文\n"; /* UTF-8 by chance */
static const char han[] =
	"---\ntitle: 关于操作系统的学习笔记\ndate: 2026-02-13\n---\n"
	"今天我们来学习操作系统的基本概念和原理。\n";

static const struct {
	const char *text, *encoding, *title;
} texts[] = {
	{ word, "ISO-8859-1", "Größe" },
	{ brief, "GBK", "通知" },
	{ han, "UTF-16LE", "关于操作系统的学习笔记" },
	{ han, "UTF-16BE", "关于操作系统的学习笔记" },
	{ hans, "GB18030", "看报的人" },
	{ hans, "GBK", "看报的人" },
	{ hant, "BIG5", "看報的人" },
	{ ja, "SHIFT_JIS", "古い記事" },
	{ ja, "EUC-JP", "古い記事" },
	{ ko, "EUC-KR", "오래된 글" },
	{ fr, "ISO-8859-1", "Déjà lu" },
	{ de, "CP1252", "„Grüße“ – für alle" },
	{ ru, "CP1251", "Первый пост" },
	{ ru, "KOI8-R", "Первый пост" },
	{ hans, "UTF-16LE", "看报的人" },
	{ ja, "UTF-16BE", "古い記事" },
	{ hans, "UTF-32LE", "看报的人" },
	{ ko, "UTF-32BE", "오래된 글" },
	{ ja, "ISO-2022-JP", "古い記事" },
	{ ko, "ISO-2022-KR", "오래된 글" },
	{ hant, "EUC-TW", "看報的人" },
};

enum { N_TEXTS = sizeof(texts) / sizeof(*texts) };

static void encode(struct buf *out, const char *text, const char *encoding)
{
	const iconv_t cd = iconv_open(encoding, "UTF-8");
	char *in = (char *)text;
	size_t left = strlen(text), room = left * 6;
	char *to = buf_reserve(out, room);
	const size_t reserved = room;

	assert_true(cd != (iconv_t)-1);
	assert_int_not_equal(iconv(cd, &in, &left, &to, &room), (size_t)-1);
	buf_commit(out, reserved - room);
	iconv_close(cd);
}

static void each_encoding_is_known_by_its_letters(void **state)
{
	(void)state;
	for (int i = 0; i < N_TEXTS; i++) {
		const char *want = strcmp(texts[i].encoding, "GBK")
					   ? texts[i].encoding
					   : "GB18030";
		struct buf raw = { 0 }, back = { 0 };
		encode(&raw, texts[i].text, texts[i].encoding);
		const struct slice s = { raw.data, raw.len };
		const char *guess = encoding_guess(s);
		assert_non_null(guess);
		assert_string_equal(guess, want);
		encoding_to_utf8(&back, s, guess);
		assert_string_equal(buf_str(&back), texts[i].text);
		buf_release(&raw);
		buf_release(&back);
	}
}

static void utf8_with_mistakes_is_utf8(void **state)
{
	static const char text[] = "中文的文章 \xFF 里有一个坏字节 \xE4\xB8 了";
	struct buf out = { 0 };
	const struct slice s = { text, sizeof(text) - 1 };

	(void)state;
	assert_null(encoding_guess(s));
	assert_null(encoding_guess((struct slice){ "a\xFF", 2 }));
	assert_null(encoding_guess((struct slice){ "", 0 }));
	/* keys of an editor that were pasted */
	assert_null(encoding_marked((struct slice){ "a\033$x\033[0m", 8 }));
	assert_null(encoding_marked((struct slice){ "\033$B\xE4\xB8\xAD", 6 }));
	encoding_to_utf8(&out, s, NULL);
	assert_string_equal(buf_str(&out),
			    "中文的文章 \uFFFD 里有一个坏字节 \uFFFD 了");
	buf_release(&out);
}

static void posts_in_any_encoding_are_read(void **state)
{
	(void)state;
	for (int i = 0; i < N_TEXTS; i++) {
		struct archive *a = archive_new();
		struct buf raw = { 0 }, body = { 0 };
		encode(&raw, texts[i].text, texts[i].encoding);
		loader_add_text(a, "x.md", raw.data, raw.len);
		const struct post *p = archive_post(a, 0);
		assert_string_equal(p->title, texts[i].title);
		assert_int_equal(p->date.day, 13);
		assert_int_equal(p->body_line, 4);
		assert_true(p->body_off <= p->size);
		assert_int_equal(archive_problem_count(a), 1);
		assert_int_equal(archive_problem(a, 0)->kind, PROBLEM_ENCODING);
		assert_true(body_read(p, &body, NULL));
		assert_string_equal(buf_str(&body),
				    strstr(texts[i].text + 4, "---\n") + 4);
		buf_release(&raw);
		buf_release(&body);
		archive_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_encoding_is_known_by_its_letters),
		cmocka_unit_test(utf8_with_mistakes_is_utf8),
		cmocka_unit_test(posts_in_any_encoding_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

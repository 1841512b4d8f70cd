/* SPDX-License-Identifier: MIT */
/* Makes plain text to break into lines: prose LANG BYTES prints paragraphs of
 * about that size in zh, ja, ko, en or mixed. The same every time. */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CLAUSES = 16, PARAGRAPH = 8 };

/* Clauses, recombined; each # becomes a digit. */
static const struct language {
	const char *name;
	const char *clauses[MOST_CLAUSES];
} languages[] = {
	{ "zh",
	  { "这家公司宣布将把数据中心迁到北方，", "清晨的雾还没有散，",
	    "分析师认为需求会在20##年前增长##%，",
	    "Kubernetes与PostgreSQL仍是多数团队的选择；",
	    "“我们别无选择，”发言人说，", "预计投入约#,#00亿元。",
	    "新版本支持x86-64与RISC-V两种架构，",
	    "用户可以在终端里阅读全文——包括图表与脚注。",
	    "编者注：以上数字未经审计……",
	    "他在《夜航船》（第#版）里写道：“天下学问，惟夜航船中最难对付。”",
	    "研究人员开源了全部模型与训练代码，",
	    "详见 https://www.example.com/news/#### 的说明。",
	    "老人把渔网收进船舱，抬头看了看天色，说今晚不会下雨。",
	    "会议于#月##日下午#点在上海举行；到场的有三百余人，",
	    "这到底是谁的主意？没有人回答！", "茶已经凉了。" } },
	{ "ja",
	  { "この発表は市場に大きな影響を与えた。", "朝の霧はまだ晴れず、",
	    "データセンターを北海道へ移すと発表しました。",
	    "専門家によると、需要は20##年までに##％伸びる見通しだ。",
	    "「もう選択の余地はない」と担当者は言った。",
	    "サーバーの電源を入れてから、ゆっくりとコーヒーを飲んだ。",
	    "投資額は約#,###億円になるという。",
	    "PythonやRustで書かれたプログラムも動きます。",
	    "ユーザーはターミナルで全文を読めるようになった――図や脚注も。",
	    "ちょっと待って、それは本当ですか？",
	    "詳しくは『夜の船』（第#版）を参照。",
	    "詳細は https://www.example.jp/news/#### にあります。",
	    "祖母は毎年、庭の柿をもいで干し柿を作っていた。",
	    "会議は#月##日の午後#時から京都で開かれ、",
	    "新しいバージョンではメモリーの使い方が見直されている。",
	    "そうして誰もいなくなった……" } },
	{ "ko",
	  { "다음 분기에도 투자는 계속될 것으로 보인다. ",
	    "아침 안개가 아직 걷히지 않았고, ",
	    "회사는 데이터 센터를 북쪽으로 옮기겠다고 발표했다. ",
	    "전문가들은 수요가 20##년까지 ##% 늘어날 것으로 본다. ",
	    "“선택의 여지가 없습니다”라고 대변인은 말했다. ",
	    "투자액은 약 #,###억 원에 이를 전망이다. ",
	    "Kubernetes와 PostgreSQL은 여전히 많은 팀의 선택이다. ",
	    "새 판은 x86-64와 RISC-V를 모두 지원한다. ",
	    "사용자는 터미널에서 글 전체를 읽을 수 있다(그림과 각주 포함). ",
	    "도대체 누구의 생각이었을까? ", "아무도 대답하지 않았다! ",
	    "자세한 내용은 https://www.example.kr/news/#### 에서 볼 수 있다. ",
	    "할머니는 해마다 마당의 감을 따서 곶감을 만드셨다. ",
	    "회의는 #월 ##일 오후 #시에 서울에서 열렸으며, ",
	    "노인은 그물을 거두고 하늘을 올려다보았다. ",
	    "그렇게 모두 떠났다… " } },
	{ "en",
	  { "The release ships next week, according to the maintainers. ",
	    "The morning fog had not lifted yet, and ",
	    "the company said it would move its data centre north; ",
	    "analysts expect demand to grow by ##% before 20##. ",
	    "“We have no choice,” a spokesman said, ",
	    "who put the cost at about $#,###.# million. ",
	    "It runs on x86-64 and on RISC-V, ",
	    "and readers can follow the whole text in a terminal "
	    "(figures and footnotes included). ",
	    "Whose idea was it? ", "Nobody answered! ",
	    "See https://www.example.com/news/#### for the details. ",
	    "The old man drew in his net, looked at the sky and said "
	    "that it wouldn't rain that night. ",
	    "Kubernetes and PostgreSQL remain the choice of most teams. ",
	    "The meeting was held in Shanghai at # p.m. on May ##, ",
	    "with state-of-the-art equipment and three hundred guests. ",
	    "The tea had gone cold. " } },
};

enum { N_LANGUAGES = sizeof(languages) / sizeof(*languages) };

/* Numerical Recipes' generator; its upper bits are good enough here. */
static unsigned next(uint32_t *seed, unsigned below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 16) % below;
}

static void add_clause(struct buf *out, const char *clause, uint32_t *seed)
{
	for (; *clause; clause++)
		buf_add_char(out, *clause == '#' ? (char)('1' + next(seed, 9))
						 : *clause);
}

/* One of all languages where `l` is NULL. */
static void add_paragraph(struct buf *out, const struct language *l,
			  uint32_t *seed)
{
	for (int i = 0; i < PARAGRAPH; i++) {
		const struct language *from =
			l ? l : &languages[next(seed, N_LANGUAGES)];
		add_clause(out, from->clauses[next(seed, MOST_CLAUSES)], seed);
	}
	buf_add_char(out, '\n');
}

static const struct language *find(const char *name)
{
	for (size_t i = 0; i < N_LANGUAGES; i++)
		if (!strcmp(languages[i].name, name))
			return &languages[i];
	return NULL;
}

int main(int argc, char **argv)
{
	struct buf out = { 0 };
	uint32_t seed = 12345;

	if (argc != 3) {
		fprintf(stderr, "usage: prose LANG BYTES\n");
		return 2;
	}
	const struct language *l = find(argv[1]);
	const size_t bytes = strtoul(argv[2], NULL, 10);
	while (out.len < bytes)
		add_paragraph(&out, l, &seed);
	fwrite(out.data, 1, out.len, stdout);
	buf_release(&out);
	return fflush(stdout);
}

/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "support/breaktest.h"
#include "base/buf.h"
#include "unicode/linebreak.h"
#include "unicode/thai.h"

#include <stdlib.h>
#include <string.h>

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const struct linebreak_options zh = { .lang = LANG_ZH };
static const struct linebreak_options zh_normal = {
	.lang = LANG_ZH,
	.level = LINEBREAK_NORMAL,
};
static const struct linebreak_options zh_loose = {
	.lang = LANG_ZH,
	.level = LINEBREAK_LOOSE,
};
static const struct linebreak_options ja = { .lang = LANG_JA };
static const struct linebreak_options ja_normal = {
	.lang = LANG_JA,
	.level = LINEBREAK_NORMAL,
};
static const struct linebreak_options ja_loose = {
	.lang = LANG_JA,
	.level = LINEBREAK_LOOSE,
};
static const struct linebreak_options ko = { .lang = LANG_KO };
static const struct linebreak_options ko_words = {
	.lang = LANG_KO,
	.korean_words = true,
};
static const struct linebreak_options en = { .lang = LANG_OTHER };
static const struct linebreak_options plain = { .untailored = true };

static bool breaks_agree(const struct breaktest *t)
{
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;
	bool breaks[sizeof(t->breaks)] = { false };

	const size_t n = linebreak_scan(t->text, t->len, &plain, &c, &cap);
	for (size_t i = 0; i < n; i++)
		breaks[c[i].off] = c[i].before <= LINEBREAK_ALLOWED;
	breaks[t->len] = true; /* LB3 */
	free(c);
	return !memcmp(breaks, t->breaks, t->len + 1);
}

static void every_case_of_the_consortium_holds(void **state)
{
	(void)state;
	breaktest_run("LineBreakTest.txt", breaks_agree);
}

/* A text with a ^ where it is asked what a line end would cost. */
struct asked {
	const struct linebreak_options *options;
	const char *text;
	enum linebreak rank;
};

static const char *const rank_names[] = {
	"must", "allowed", "unit", "url", "kinsoku", "word", "number", "pair",
};

static void check_rank(const struct asked *asked)
{
	const size_t at = strcspn(asked->text, "^");
	struct buf text = { 0 };
	struct linebreak_cluster *c = NULL;
	size_t cap = 0, i = 0;

	buf_add(&text, asked->text, at);
	buf_add_str(&text, asked->text + at + 1);
	const size_t n =
		linebreak_scan(text.data, text.len, asked->options, &c, &cap);
	while (i < n && c[i].off < at)
		i++;
	if (i == n || c[i].off != at)
		fail_msg("%s: inside a cluster", asked->text);
	else if (c[i].before != asked->rank)
		fail_msg("%s: %s, wanted %s", asked->text,
			 rank_names[c[i].before], rank_names[asked->rank]);
	free(c);
	buf_release(&text);
}

#define CHECK_RANKS(rows) \
	do { \
		for (size_t row = 0; row < LENGTH(rows); row++) \
			check_rank(&(rows)[row]); \
	} while (0)

static void ideographs_part_everywhere(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "山^水", LINEBREAK_ALLOWED },
		{ &ja, "あ^い", LINEBREAK_ALLOWED },
		{ &zh, "水^Vim", LINEBREAK_ALLOWED },
		{ &zh, "Vim^水", LINEBREAK_ALLOWED },
		{ &zh, "水^7", LINEBREAK_ALLOWED },
		{ &zh, "😀^水", LINEBREAK_ALLOWED },
		{ &zh, "三^十", LINEBREAK_ALLOWED },
		{ &zh, "𠮷^野", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void syllables_without_spaces_part_softly(void **state)
{
	static const struct asked rows[] = {
		/* Thai, without a dictionary */
		{ &en, "มา^กิน", LINEBREAK_UNIT },
		{ &en, "ไ^ป", LINEBREAK_PAIR },
		{ &en, "มา^ไป", LINEBREAK_UNIT },
		{ &en, "ม^า", LINEBREAK_PAIR },
		{ &en, "มาก^ๆ", LINEBREAK_PAIR },
		{ &en, "กิน ^ข้าว", LINEBREAK_ALLOWED },
		{ &plain, "มา^กิน", LINEBREAK_WORD },
		/* Lao: a consonant without a vowel ends a syllable */
		{ &en, "ພາ^ສາ", LINEBREAK_UNIT },
		{ &en, "ຊົ^ນລາວ", LINEBREAK_PAIR },
		{ &en, "ຊົນ^ລາວ", LINEBREAK_UNIT },
		{ &en, "ແ^ມ່", LINEBREAK_PAIR },
		{ &en, "ຫ^ນັງ", LINEBREAK_PAIR },
		/* Khmer: coeng stacks, a bare consonant ends a syllable */
		{ &en, "ភា^សា", LINEBREAK_UNIT },
		{ &en, "ស្^រី", LINEBREAK_PAIR },
		{ &en, "មា^នអ្នក", LINEBREAK_PAIR },
		{ &en, "មាន^អ្នក", LINEBREAK_UNIT },
		/* Burmese: asat ends, virama stacks */
		{ &en, "မြ^န်မာ", LINEBREAK_PAIR },
		{ &en, "မြန်^မာ", LINEBREAK_UNIT },
		{ &en, "ဒ္^ဓ", LINEBREAK_PAIR },
		/* a URL may follow at once */
		{ &en, "ดูhttps://a.b/c/^d", LINEBREAK_URL },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void words_of_thai_come_from_the_dictionary(void **state)
{
	struct thai *thai = thai_new();
	const struct linebreak_options words = { .thai = thai };
	const struct asked rows[] = {
		{ &words, "ภาษา^ไทย", LINEBREAK_ALLOWED },
		{ &words, "ภา^ษาไทย", LINEBREAK_WORD },
		{ &words, "แม่น้ำ^สาย", LINEBREAK_ALLOWED },
		{ &words, "ไ^ทย", LINEBREAK_PAIR },
		{ &words, "ພາ^ສາ", LINEBREAK_UNIT },
	};

	(void)state;
	if (thai_works(thai))
		CHECK_RANKS(rows);
	else
		print_message("note: no dictionary of Thai here\n");
	thai_free(thai);
}

static void marks_do_not_begin_a_line(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "山^，水", LINEBREAK_KINSOKU },
		{ &zh, "山^。", LINEBREAK_KINSOKU },
		{ &zh, "山^、水", LINEBREAK_KINSOKU },
		{ &zh, "山^！", LINEBREAK_KINSOKU },
		{ &zh, "山^：水", LINEBREAK_KINSOKU },
		{ &zh, "山^」", LINEBREAK_KINSOKU },
		{ &zh, "山^)", LINEBREAK_KINSOKU },
		{ &zh, "山^”", LINEBREAK_KINSOKU },
		{ &zh, "山。^”", LINEBREAK_KINSOKU },
		{ &zh, "山 ^。", LINEBREAK_KINSOKU },
		{ &zh, "山^·水", LINEBREAK_KINSOKU },
		{ &en, "山^·水", LINEBREAK_KINSOKU },
		{ &zh, "九^～十", LINEBREAK_KINSOKU },
		{ &zh, "且^／或", LINEBREAK_KINSOKU },
		{ &zh, "山^……", LINEBREAK_KINSOKU },
		{ &zh_normal, "山^……", LINEBREAK_KINSOKU },
		{ &ja, "あ^々", LINEBREAK_KINSOKU },
		{ &ja, "あ^ー", LINEBREAK_KINSOKU },
		{ &ja, "あ^っ", LINEBREAK_KINSOKU },
		{ &ja, "あ^・い", LINEBREAK_KINSOKU },
		{ &ko, "산^.", LINEBREAK_KINSOKU },
		{ &ko, "산^”", LINEBREAK_KINSOKU },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void opening_brackets_do_not_end_a_line(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "《^山》", LINEBREAK_KINSOKU },
		{ &zh, "（^山）", LINEBREAK_KINSOKU },
		{ &zh, "“^山”", LINEBREAK_KINSOKU },
		{ &zh, "(^a)", LINEBREAK_KINSOKU },
		{ &zh, "“ ^山”", LINEBREAK_KINSOKU },
		{ &zh, "说^《山》", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void levels_loosen_the_rules(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "山^——水", LINEBREAK_KINSOKU },
		{ &zh, "山^⸺水", LINEBREAK_KINSOKU },
		{ &zh, "山^――水", LINEBREAK_KINSOKU },
		{ &zh, "山——^水", LINEBREAK_ALLOWED },
		{ &zh_normal, "山^——水", LINEBREAK_ALLOWED },
		{ &zh_normal, "山^――水", LINEBREAK_ALLOWED },
		{ &ja_normal, "あ^っ", LINEBREAK_ALLOWED },
		{ &ja_normal, "あ^ー", LINEBREAK_ALLOWED },
		{ &ja_normal, "あ^々", LINEBREAK_KINSOKU },
		{ &ja_loose, "あ^々", LINEBREAK_ALLOWED },
		{ &ja_loose, "あ^・い", LINEBREAK_ALLOWED },
		{ &ja_loose, "あ^！", LINEBREAK_ALLOWED },
		{ &ja_loose, "あ^。", LINEBREAK_KINSOKU },
		{ &zh_loose, "山^……", LINEBREAK_ALLOWED },
		{ &zh_loose, "山…^…", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void double_marks_are_one(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "山—^—水", LINEBREAK_PAIR },
		{ &zh_loose, "山—^—水", LINEBREAK_PAIR },
		{ &ja, "山―^―水", LINEBREAK_PAIR },
		{ &zh, "山…^…", LINEBREAK_PAIR },
		{ &zh, "山‥^‥", LINEBREAK_PAIR },
		{ &zh, "山⋯^⋯", LINEBREAK_PAIR },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void numbers_stay_whole(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "20^26", LINEBREAK_NUMBER },
		{ &zh, "3.^14", LINEBREAK_NUMBER },
		{ &zh, "3^.14", LINEBREAK_NUMBER },
		{ &zh, "12^:30", LINEBREAK_NUMBER },
		{ &zh, "2026-^02", LINEBREAK_NUMBER },
		{ &zh, "2026^-02", LINEBREAK_NUMBER },
		{ &zh, "1/^2", LINEBREAK_NUMBER },
		{ &zh, "1,^000", LINEBREAK_NUMBER },
		{ &zh, "50^%", LINEBREAK_NUMBER },
		{ &zh, "50^％", LINEBREAK_NUMBER },
		{ &zh, "30^℃", LINEBREAK_NUMBER },
		{ &zh, "$^5", LINEBREAK_NUMBER },
		{ &zh, "￥^5", LINEBREAK_NUMBER },
		{ &zh, "−^5", LINEBREAK_NUMBER },
		{ &zh, "-^5", LINEBREAK_NUMBER },
		{ &zh, "$^(5)", LINEBREAK_NUMBER },
		{ &zh, "(5)^%", LINEBREAK_NUMBER },
		{ &zh, "H.^264", LINEBREAK_WORD },
		{ &zh, "HTTP/^2", LINEBREAK_WORD },
		{ &zh, "f′^′", LINEBREAK_WORD },
		{ &zh, "f(x)^′", LINEBREAK_WORD },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void a_unit_would_rather_stay_with_its_number(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "20^亿", LINEBREAK_UNIT },
		{ &zh, "2026^年", LINEBREAK_UNIT },
		{ &zh, "3.5^倍", LINEBREAK_UNIT },
		{ &ja, "10^円", LINEBREAK_UNIT },
		{ &ja, "3^つ", LINEBREAK_UNIT },
		{ &ko, "10^년", LINEBREAK_UNIT },
		{ &zh, "20^山", LINEBREAK_ALLOWED },
		{ &zh, "v2^山", LINEBREAK_ALLOWED },
		{ &zh, "1\uFE0F\u20E3^年", LINEBREAK_ALLOWED },
		{ &zh, "21\uFE0F\u20E3^年", LINEBREAK_ALLOWED },
		{ &ja, "1\u20E3^つ", LINEBREAK_ALLOWED },
		{ &zh, "20 ^亿", LINEBREAK_ALLOWED },
		{ &zh, "亿^亿", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void words_stay_whole(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "Lin^ux", LINEBREAK_WORD },
		{ &zh, "get^_it", LINEBREAK_WORD },
		{ &zh, "get_^it", LINEBREAK_WORD },
		{ &en, "don'^t", LINEBREAK_WORD },
		{ &en, "don^'t", LINEBREAK_WORD },
		{ &zh, "don’^t", LINEBREAK_WORD },
		{ &zh, "don^’t", LINEBREAK_WORD },
		{ &en, "don’^t", LINEBREAK_WORD },
		{ &zh, "v^2", LINEBREAK_WORD },
		{ &zh, "2^x", LINEBREAK_WORD },
		{ &zh, "C+^+", LINEBREAK_WORD },
		{ &zh, "C^++", LINEBREAK_WORD },
		{ &zh, "node.^js", LINEBREAK_URL },
		{ &zh, "node^.js", LINEBREAK_KINSOKU },
		{ &en, "std::^string", LINEBREAK_URL },
		{ &en, "v1.^beta", LINEBREAK_URL },
		{ &en, "H.^264", LINEBREAK_WORD },
		{ &zh, "co-^op", LINEBREAK_ALLOWED },
		{ &zh, "co^-op", LINEBREAK_WORD },
		{ &en, "ls -^l", LINEBREAK_WORD },
		{ &en, "ls --^all", LINEBREAK_WORD },
		{ &en, "col^·lega", LINEBREAK_KINSOKU },
		{ &en, "col·^lega", LINEBREAK_WORD },
		{ &en, "Ünï^cödé", LINEBREAK_WORD },
		{ &en, "при^вет", LINEBREAK_WORD },
		{ &en, "a ^b", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void quotes_are_brackets_in_chinese_and_japanese(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "说^“山”", LINEBREAK_ALLOWED },
		{ &ja, "说“山”^水", LINEBREAK_ALLOWED },
		{ &zh, "说‘山’^水", LINEBREAK_ALLOWED },
		{ &zh, "a^“山”", LINEBREAK_KINSOKU },
		{ &zh, "“Vim”^是", LINEBREAK_ALLOWED },
		{ &zh, "‘Vim’^是", LINEBREAK_ALLOWED },
		{ &en, "说^“山”", LINEBREAK_KINSOKU },
		{ &en, "“山”^水", LINEBREAK_KINSOKU },
		{ &zh, "说^\"山\"", LINEBREAK_KINSOKU },
	};

	(void)state;
	CHECK_RANKS(rows);
}

/* Persian and French set spaces inside of « ». */
static void spaced_quotation_marks_stay_with_what_they_quote(void **state)
{
	static const struct asked rows[] = {
		{ &en, "a « ^b", LINEBREAK_KINSOKU },
		{ &en, "a ^« b", LINEBREAK_ALLOWED },
		{ &en, "« a ^» b", LINEBREAK_KINSOKU },
		{ &en, "« a ^»", LINEBREAK_KINSOKU },
		{ &en, "« a ^», b", LINEBREAK_KINSOKU },
		{ &en, "« a » ^b", LINEBREAK_ALLOWED },
		{ &en, "یا « ^مستندات", LINEBREAK_KINSOKU },
		{ &en, "a ‹ ^b", LINEBREAK_KINSOKU },
		{ &en, "say “ ^it", LINEBREAK_KINSOKU },
		{ &en, "a ^»Wort« b", LINEBREAK_ALLOWED },
		{ &en, "a »Wort« ^b", LINEBREAK_ALLOWED },
		{ &plain, "a « ^b", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void a_bracket_may_begin_a_line_behind_an_ended_quotation(void **state)
{
	static const struct asked rows[] = {
		{ &en, "“a” ^(b)", LINEBREAK_ALLOWED },
		{ &ko, "“山” ^(b)", LINEBREAK_ALLOWED },
		{ &zh, "“山” ^(b)", LINEBREAK_ALLOWED },
		{ &en, "dogs’ ^(b)", LINEBREAK_ALLOWED },
		{ &en, "\"a\" ^(b)", LINEBREAK_ALLOWED },
		{ &zh, "'山' ^（b）", LINEBREAK_ALLOWED },
		{ &en, "“a.’” ^(b)", LINEBREAK_ALLOWED },
		{ &en, "“a”^(b)", LINEBREAK_KINSOKU },
		{ &en, "“ ^(b)", LINEBREAK_KINSOKU },
		{ &en, "a « ^(b)", LINEBREAK_KINSOKU },
		{ &en, "a \"' ^(b)", LINEBREAK_KINSOKU },
		{ &en, "(“ ^(b)", LINEBREAK_KINSOKU },
		{ &plain, "“a” ^(b)", LINEBREAK_KINSOKU },
		{ &plain, "'a' ^(b)", LINEBREAK_KINSOKU },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void glue_holds_and_zero_width_space_parts(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "9\u00A0^km", LINEBREAK_PAIR },
		{ &zh, "9^\u00A0km", LINEBREAK_PAIR },
		{ &zh, "山\u2060^水", LINEBREAK_PAIR },
		{ &zh, "山\uFEFF^水", LINEBREAK_PAIR },
		{ &zh, "山\u202F^水", LINEBREAK_PAIR },
		{ &en, "su\u200B^per", LINEBREAK_ALLOWED },
		{ &en, "su\u00AD^per", LINEBREAK_ALLOWED },
		{ &zh, "山\u3000^水", LINEBREAK_ALLOWED },
		{ &zh, "山\t^水", LINEBREAK_ALLOWED },
		{ &zh, "ab\u202E^cd", LINEBREAK_WORD },
		{ &zh, "山\u200F^。", LINEBREAK_KINSOKU },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void a_hard_break_ends_the_line(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "山\n^水", LINEBREAK_MUST },
		{ &zh, "山\u2028^。", LINEBREAK_MUST },
		{ &zh, "山\r\n^水", LINEBREAK_MUST },
		{ &zh, "山\n^\n水", LINEBREAK_MUST },
		{ &zh, "山^\n水", LINEBREAK_PAIR },
		{ &zh, "\n ^。", LINEBREAK_KINSOKU },
		{ &zh, "\n ^水", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void korean_words_part_at_spaces_only(void **state)
{
	static const struct asked rows[] = {
		{ &ko, "산^강", LINEBREAK_ALLOWED },
		{ &ko_words, "산^강", LINEBREAK_WORD },
		{ &ko_words, "산 ^강", LINEBREAK_ALLOWED },
		{ &ko_words, "Linux^를", LINEBREAK_WORD },
		{ &ko_words, "(AI)^가", LINEBREAK_WORD },
		{ &ko_words, "ㅋ^ㅋ", LINEBREAK_WORD },
		{ &ko_words, "산-^강", LINEBREAK_ALLOWED },
		{ &ko_words, "山^水", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void a_sign_before_a_letter_begins_a_word_behind_a_space(void **state)
{
	static const struct asked rows[] = {
		{ &en, "in ^.gov", LINEBREAK_ALLOWED },
		{ &en, "in .us, ^.com", LINEBREAK_ALLOWED },
		{ &en, "in .us, .com^, or", LINEBREAK_KINSOKU },
		{ &zh, "见 ^/usr/bin", LINEBREAK_ALLOWED },
		{ &zh, "约 ^.5", LINEBREAK_ALLOWED },
		{ &en, "a ^:tada:", LINEBREAK_ALLOWED },
		{ &en, "a ^/é", LINEBREAK_ALLOWED },
		{ &en, "a ^. b", LINEBREAK_KINSOKU },
		{ &en, "a ^...", LINEBREAK_KINSOKU },
		{ &en, "a ^.", LINEBREAK_KINSOKU },
		{ &en, "a ^,b", LINEBREAK_KINSOKU },
		{ &en, "a ( ^.b", LINEBREAK_KINSOKU },
		{ &zh, "子 ^。乙", LINEBREAK_KINSOKU },
		{ &plain, "in ^.gov", LINEBREAK_KINSOKU },
	};

	(void)state;
	CHECK_RANKS(rows);
}

static void a_url_is_cut_behind_its_separators_only(void **state)
{
	static const struct asked rows[] = {
		{ &zh, "见^https://a.org/b", LINEBREAK_ALLOWED },
		{ &zh, "https^://a.org/b", LINEBREAK_WORD },
		{ &zh, "https:/^/a.org/b", LINEBREAK_WORD },
		{ &zh, "https://^a.org/b", LINEBREAK_WORD },
		{ &zh, "https://a^.org/b", LINEBREAK_WORD },
		{ &zh, "https://a.^org/b", LINEBREAK_URL },
		{ &zh, "https://a.org/^b", LINEBREAK_URL },
		{ &zh, "https://a.org/^/b", LINEBREAK_WORD },
		{ &zh, "https://a.org/?^q=1", LINEBREAK_URL },
		{ &zh, "https://a.org/?q=^1", LINEBREAK_URL },
		{ &zh, "https://a.org/2026-^02", LINEBREAK_URL },
		{ &zh, "https://a.org/20^26", LINEBREAK_WORD },
		{ &zh, "WWW.a.^org", LINEBREAK_URL },
		{ &zh, "ftp://a.^org", LINEBREAK_URL },
		{ &zh, "https://a.org/b^。", LINEBREAK_KINSOKU },
		{ &zh, "https://a.org/b^然", LINEBREAK_ALLOWED },
		{ &zh, "https://a.org/^然", LINEBREAK_ALLOWED },
		{ &zh, "https://a.org/b^. Then", LINEBREAK_KINSOKU },
		{ &zh, "https://a.org/b. ^Then", LINEBREAK_ALLOWED },
		{ &zh, "https://a.org^——水", LINEBREAK_KINSOKU },
		{ &zh, "(https://a.org/b^)", LINEBREAK_KINSOKU },
		{ &zh, "https://a.org/b_(^c)", LINEBREAK_WORD },
		{ &zh, "https://a.org/b^ c", LINEBREAK_PAIR },
		{ &zh, "xhttp:/^/a.b", LINEBREAK_KINSOKU },
		{ &zh, "→http://a.^b", LINEBREAK_URL },
		{ &zh, "a=http://a.^b", LINEBREAK_URL },
		{ &zh, "how^ ever", LINEBREAK_PAIR },
		{ &plain, "https://a.org/-^b", LINEBREAK_ALLOWED },
	};

	(void)state;
	CHECK_RANKS(rows);
}

/* The text in lines of at most `width` cells, joined by "|": each ends at the
 * last break of the cheapest rank that fits. Spaces at line ends go. */
static void fill(struct buf *out, const char *text, int width,
		 const struct linebreak_options *options)
{
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;
	const size_t n = linebreak_scan(text, strlen(text), options, &c, &cap);

	for (size_t i = 0, end; i < n; i = end) {
		int cols = 0, rank = LINEBREAK_PAIR + 1;
		size_t ink = i; /* behind the last cluster that is no space */
		size_t cut = i;
		end = i + 1;
		for (size_t j = i; j < n && rank != LINEBREAK_MUST; j++) {
			const bool blank = c[j].flags & LINEBREAK_SPACE;
			cols += c[j].cols;
			if (!blank && cols > width)
				break;
			if (!blank)
				ink = j + 1;
			const int next =
				j + 1 == n ? LINEBREAK_MUST : c[j + 1].before;
			if (next <= rank) {
				rank = next;
				end = j + 1;
				cut = ink;
			}
		}
		if (i)
			buf_add_char(out, '|');
		buf_add(out, text + c[i].off, c[cut].off - c[i].off);
	}
	free(c);
}

static void lines_are_filled_by_rank(void **state)
{
	static const struct {
		const struct linebreak_options *options;
		const char *text;
		int width;
		const char *lines;
	} rows[] = {
		{ &zh, "山高水长，月明", 8, "山高水|长，月明" },
		{ &zh, "看（山）水", 6, "看|（山）|水" },
		{ &zh, "约3000亿多", 7, "约|3000亿|多" },
		{ &zh, "说“山。”水", 6, "说|“山。”|水" },
		{ &zh, "用GNU Make写", 8, "用GNU|Make写" },
		{ &zh, "山！！！", 4, "山！|！！" },
		{ &zh, "Supercalifrag", 5, "Super|calif|rag" },
		{ &zh, "去www.example.org/one看", 12,
		  "去|www.example.|org/one看" },
		{ &zh, "http://localhost/x", 9, "http://lo|calhost/x" },
		{ &ja, "キャット", 4, "キャ|ット" },
		{ &ko_words, "산에 갔습니다", 6, "산에|갔습니|다" },
		{ &en, "a well-known fact", 7, "a well-|known|fact" },
		{ &en, "one\ntwo", 20, "one\n|two" },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct buf out = { 0 };
		fill(&out, rows[i].text, rows[i].width, rows[i].options);
		assert_string_equal(buf_str(&out), rows[i].lines);
		buf_release(&out);
	}
}

static void a_cluster_has_its_cells_and_flags(void **state)
{
	static const struct {
		const char *text; /* one cluster */
		int cols, flags;
	} rows[] = {
		{ "a", 1, 0 },
		{ "山", 2, LINEBREAK_IDEOGRAPH },
		{ "々", 2, LINEBREAK_IDEOGRAPH },
		{ "ー", 2, LINEBREAK_IDEOGRAPH },
		{ "ｶﾞ", 2, LINEBREAK_IDEOGRAPH },
		{ "葛\U000E0100", 2, LINEBREAK_IDEOGRAPH },
		{ "산", 2, 0 },
		{ "。", 2, LINEBREAK_MARK | LINEBREAK_HANGS },
		{ "，", 2, LINEBREAK_MARK | LINEBREAK_HANGS },
		{ "！", 2, LINEBREAK_MARK },
		{ "」", 2, LINEBREAK_MARK },
		{ "”", 1, LINEBREAK_MARK },
		{ "“", 1, 0 },
		{ ".", 1, LINEBREAK_MARK },
		{ " ", 1, LINEBREAK_SPACE },
		{ "\t", 1, LINEBREAK_SPACE },
		{ "\u3000", 2, LINEBREAK_SPACE },
		{ "\u00A0", 1, 0 },
		{ " \u0301", 1, 0 },
		{ "\u00AD", 0, LINEBREAK_HYPHEN },
		{ "\u200B", 0, LINEBREAK_INVISIBLE },
		{ "\u2060", 0, LINEBREAK_INVISIBLE },
		{ "\u2028", 0, LINEBREAK_INVISIBLE },
		{ "\n", 0, LINEBREAK_INVISIBLE },
		{ "\r\n", 0, LINEBREAK_INVISIBLE },
		{ "👨\u200D👩\u200D👧", 2, 0 },
		{ "♥\uFE0F", 2, 0 },
		{ "🇨🇳", 2, 0 },
	};
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		const size_t len = strlen(rows[i].text);
		assert_int_equal(
			linebreak_scan(rows[i].text, len, &zh, &c, &cap), 1);
		assert_int_equal(c[0].off, 0);
		assert_int_equal(c[0].cols, rows[i].cols);
		assert_int_equal(c[0].flags, rows[i].flags);
		assert_int_equal(c[0].before, LINEBREAK_PAIR);
		assert_int_equal(c[1].off, len);
	}
	free(c);
}

static void ambiguous_width_changes_cells_but_not_breaks(void **state)
{
	static const char text[] = "说“好”——①×山…";
	const struct linebreak_options wide = {
		.lang = LANG_ZH,
		.width = { .ambiguous_wide = true },
	};
	struct linebreak_cluster *a = NULL, *b = NULL;
	size_t cap_a = 0, cap_b = 0;

	(void)state;
	const size_t n = linebreak_scan(text, strlen(text), &zh, &a, &cap_a);
	assert_int_equal(linebreak_scan(text, strlen(text), &wide, &b, &cap_b),
			 n);
	for (size_t i = 0; i < n; i++) {
		assert_int_equal(a[i].before, b[i].before);
		assert_int_equal(b[i].cols, 2);
	}
	free(a);
	free(b);
}

/* The edge comes before the cluster: none is wider than a line can be. */
static void a_cluster_without_end_is_parted(void **state)
{
	static const struct {
		const char *first, *more;
		int most; /* cells of a cluster */
	} rows[] = {
		{ "क", "ा", 9 },
		{ "\u1112", "\u1112", 10 },
		{ "a", "\U0001F3FD", 10 },
		{ "か", "ﾞ", 9 },
		{ "\U0001F44D", "\U0001F3FD", 2 },
		{ "a", "\u0301", 1 },
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		char text[512];
		struct linebreak_cluster *c = NULL;
		size_t cap = 0;

		strcpy(text, rows[i].first);
		for (int k = 0; k < 100; k++)
			strcat(text, rows[i].more);
		strcat(text, " e\u0301");
		const size_t n =
			linebreak_scan(text, strlen(text), &zh, &c, &cap);
		assert_int_equal(c[n].off - c[n - 1].off, strlen("e\u0301"));
		for (size_t k = 0; k < n; k++)
			assert_in_range(c[k].cols, 1, rows[i].most);
		free(c);
	}
}

/* Signs of Arabic that stand around a number, and a mark behind a joiner. */
static void format_characters_hide_no_others(void **state)
{
	static const char *const rows[] = { "\u0605\u062D", "\u0605",
					    "\u200D\u0301", "\u070Fa" };

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct linebreak_cluster *c = NULL;
		size_t cap = 0;
		assert_int_equal(
			linebreak_scan(rows[i], strlen(rows[i]), &zh, &c, &cap),
			1);
		assert_false(c[0].flags & LINEBREAK_INVISIBLE);
		free(c);
	}
}

static void an_empty_text_has_an_end(void **state)
{
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;

	(void)state;
	assert_int_equal(linebreak_scan("", 0, &zh, &c, &cap), 0);
	assert_int_equal(c[0].off, 0);
	free(c);
}

/* Offsets rise, cells are those that width.h gives, and all ranks are known:
 * whatever the bytes are. */
static void check_sound(const char *text, size_t len,
			const struct linebreak_options *options)
{
	struct linebreak_cluster *c = NULL;
	size_t cap = 0;

	const size_t n = linebreak_scan(text, len, options, &c, &cap);
	assert_true(n <= len);
	assert_int_equal(c[0].off, 0);
	assert_int_equal(c[n].off, len);
	for (size_t i = 0; i < n; i++) {
		assert_true(c[i].off < c[i + 1].off);
		assert_true(c[i].before <= LINEBREAK_PAIR);
		if (!(c[i].flags & LINEBREAK_SPACE))
			assert_int_equal(c[i].cols,
					 width_cluster(text + c[i].off,
						       c[i + 1].off - c[i].off,
						       &options->width));
	}
	free(c);
}

static void hostile_bytes_are_scanned(void **state)
{
	static const char *const bits[] = {
		"a",
		"\xFF",
		"\xE4\xB8",
		"山",
		"\xF0\x9F",
		"\xCC\x81",
		"",
		"\xE2\x80\x8D",
		"http://",
		"www.",
		" ",
		"\r",
		"\n",
		"9",
		"$(",
		"\xED\xA0\x80",
		"\xF0\x9F\x87\xA8",
		"—",
		"’",
		"-",
		"))",
		"각",
	};
	enum { N = 1 << 16 };
	char *text = malloc(N * 8);
	size_t len = 0;
	uint32_t random = 1;

	(void)state;
	assert_non_null(text);
	for (int i = 0; i < N; i++) {
		random = random * 1664525 + 1013904223;
		const char *bit = bits[(random >> 16) % LENGTH(bits)];
		const size_t n = *bit ? strlen(bit) : 1; /* "" is a NUL */
		memcpy(text + len, bit, n);
		len += n;
	}
	check_sound(text, len, &zh);
	check_sound(text, len, &ko_words);
	check_sound(text, len, &plain);
	free(text);
}

static void a_long_line_takes_linear_time(void **state)
{
	static const char *const bits[] = { "山",        "a",      "http://(",
					    "=http://)", "\u0301", "www.",
					    "(",         " ",      "1," };
	enum { LEN = 1 << 20 };
	char *text = malloc(LEN);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < LENGTH(bits); i++) {
		const size_t n = strlen(bits[i]);
		size_t len = 0;
		for (; len + n <= LEN; len += n)
			memcpy(text + len, bits[i], n);
		check_sound(text, len, &zh);
	}
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_the_consortium_holds),
		cmocka_unit_test(ideographs_part_everywhere),
		cmocka_unit_test(syllables_without_spaces_part_softly),
		cmocka_unit_test(words_of_thai_come_from_the_dictionary),
		cmocka_unit_test(marks_do_not_begin_a_line),
		cmocka_unit_test(opening_brackets_do_not_end_a_line),
		cmocka_unit_test(levels_loosen_the_rules),
		cmocka_unit_test(double_marks_are_one),
		cmocka_unit_test(numbers_stay_whole),
		cmocka_unit_test(a_unit_would_rather_stay_with_its_number),
		cmocka_unit_test(words_stay_whole),
		cmocka_unit_test(quotes_are_brackets_in_chinese_and_japanese),
		cmocka_unit_test(
			spaced_quotation_marks_stay_with_what_they_quote),
		cmocka_unit_test(
			a_bracket_may_begin_a_line_behind_an_ended_quotation),
		cmocka_unit_test(glue_holds_and_zero_width_space_parts),
		cmocka_unit_test(a_hard_break_ends_the_line),
		cmocka_unit_test(korean_words_part_at_spaces_only),
		cmocka_unit_test(
			a_sign_before_a_letter_begins_a_word_behind_a_space),
		cmocka_unit_test(a_url_is_cut_behind_its_separators_only),
		cmocka_unit_test(lines_are_filled_by_rank),
		cmocka_unit_test(a_cluster_has_its_cells_and_flags),
		cmocka_unit_test(ambiguous_width_changes_cells_but_not_breaks),
		cmocka_unit_test(a_cluster_without_end_is_parted),
		cmocka_unit_test(format_characters_hide_no_others),
		cmocka_unit_test(an_empty_text_has_an_end),
		cmocka_unit_test(hostile_bytes_are_scanned),
		cmocka_unit_test(a_long_line_takes_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

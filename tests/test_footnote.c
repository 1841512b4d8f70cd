/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/footnote.h"
#include "doc/shield.h"
#include "support/docdump.h"

#include <string.h>

/* clang-format off */
static void notes_stand_at_the_end_in_order_of_their_marks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a[^x] b[^y] c[^x]\n\n[^y]: two\n\n[^x]: one\n",
		  "p:a{ln1:¹} b{ln2:²} c{ln3:¹}\nrule:\n"
		  "notes/1/p:one {ln4:↩}\nnotes/2/p:two {ln5:↩}\n" },
		{ "甲[^注]，乙\n\n[^注]: 没有空格的注。",
		  "p:甲{ln1:¹}，乙\nrule:\n"
		  "notes/1/p:没有空格的注。 {ln2:↩}\n" },
		{ "각주[^1]가\n\n[^1]: 내용",
		  "p:각주{ln1:¹}가\nrule:\nnotes/1/p:내용 {ln2:↩}\n" },
		{ "a[^1]\n[^1]: word", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:word {ln2:↩}\n" },
		{ "[^1]: word", "rule:\nnotes/1/p:word\n" },
		{ "[^1]: a\n[^2]: b\nc\n[^3]: d", "rule:\nnotes/1/p:a\n"
		  "notes/2/p:b\\c\nnotes/3/p:d\n" },
		{ "[^1]: http://a.b/",
		  "rule:\nnotes/1/p:{l1:http://a.b/}\n" },
		{ "a[^1]\n\n[^1]: b[^2]\n\n[^2]: c",
		  "p:a{ln1:¹}\nrule:\nnotes/1/p:b{ln2:²} {ln3:↩}\n"
		  "notes/2/p:c {ln4:↩}\n" },
		{ "a[^1]\n\n[^1]: b\n[^1]: c", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:b {ln2:↩}\nnotes/2/p:c\n" },
		{ "> a[^1]\n>\n> [^1]: b", "quote/p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:b {ln2:↩}\n" },
		{ "- a[^A]\n\n  [^a]: b", "list/item/p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:b {ln2:↩}\n" },
		{ "a[^1] b[^2]\n\n- [^1]: c\n- [^2]: d",
		  "p:a{ln1:¹} b{ln2:²}\nrule:\n"
		  "notes/1/p:c {ln3:↩}\nnotes/2/p:d {ln4:↩}\n" },
		{ "甲[^甲]\n\n1. [^甲]: 注\n2. 项", "p:甲{ln1:¹}\nlist/1/p:项\nrule:\n"
		  "notes/1/p:注 {ln2:↩}\n" },
		{ "> - [^1]: c\n\na[^1]", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:c {ln2:↩}\n" },
		{ "a[^*b*] c[^_d_] e[^~f~] g[^ㄱ_ㄴ]\n\n[^*b*]: 1\n[^_d_]: 2\n"
		  "[^~f~]: 3\n[^ㄱ_ㄴ]: 4",
		  "p:a{ln1:¹} c{ln2:²} e{ln3:³} g{ln4:⁴}\nrule:\n"
		  "notes/1/p:1 {ln5:↩}\nnotes/2/p:2 {ln6:↩}\n"
		  "notes/3/p:3 {ln7:↩}\nnotes/4/p:4 {ln8:↩}\n" },
		{ "[^b^c^]: f", "rule:\nnotes/1/p:f\n" },
		{ "- ```\n  a\n  ```\n\nb[^1]\n\n[^1]: c",
		  "list/item/code:a\\\np:b{ln1:¹}\nrule:\n"
		  "notes/1/p:c {ln2:↩}\n" },
		{ "[a[^1]](u)\n\n[^1]: b", "p:{l1:a¹}\nrule:\n"
		  "notes/1/p:b {ln2:↩}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void numbers_that_meet_stand_apart(void **state)
{
	static const struct docdump_row rows[] = {
		{ "文[^1][^2]。\n\n[^1]: a\n[^2]: b", "p:文{ln1:¹}\u00A0{ln2:²}。\n"
		  "rule:\nnotes/1/p:a {ln3:↩}\nnotes/2/p:b {ln4:↩}\n" },
		{ "x^2^[^1] m²[^1]\n\n[^1]: n", "p:x²\u00A0{ln1:¹} m²\u00A0{ln2:¹}\n"
		  "rule:\nnotes/1/p:n {ln3:↩}\n" },
		{ "x[^1]^2^ y[^1]~2~\n\n[^1]: n", "p:x{ln1:¹}\u00A0² y{ln2:¹}₂\n"
		  "rule:\nnotes/1/p:n {ln3:↩}\n" },
	};
	const struct post post = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert(&post, DOC_SCRIPTS, rows[i].body, rows[i].want);
}

static void a_note_may_hold_blocks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a[^1]\n\n[^1]: b\n\n    c\n\n    - d\n\ne",
		  "p:a{ln1:¹}\np:e\nrule:\nnotes/1/p:b\nnotes/1/p:c\n"
		  "notes/1/list/item/p:d\nnotes/1/p:{ln2:↩}\n" },
		{ "[^1]:\n        b\n", "rule:\nnotes/1/code:b\\\n" },
		{ "[^1]:\n    > b\n", "rule:\nnotes/1/quote/p:b\n" },
		{ "a[^1]\n\n[^1]: > 引 *b*\n    > c\n\n    d", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/quote/p:引 {e:b}\\c\nnotes/1/p:d {ln2:↩}\n" },
		{ "[^1]: - 가\n    - 나\n\n[^2]: 1. あ", "rule:\nnotes/1/list/item/p:가\n"
		  "notes/1/list/item/p:나\nnotes/2/list/1/p:あ\n" },
		{ "a[^*x*]\n\n[^*x*]: > b", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/quote/p:b\nnotes/1/p:{ln2:↩}\n" },
		{ "[^1]: ```js\n    甲\n    ```\n[^2]: b", "rule:\nnotes/1/code:甲\\\n"
		  "notes/2/p:b\n" },
		{ "a[^1]\n\n[^1]: | 甲 | [乙](u) |\n    |---|---|\n    | 1 | 2 |",
		  "p:a{ln1:¹}\nrule:\nnotes/1/table/row!:甲\t{l1:乙}\n"
		  "notes/1/table/row:1\t2\nnotes/1/p:{ln2:↩}\n" },
		/* also before other text and tables */
		{ "a[^1]\n\n[^1]: |x|\n    |-|\n1\n\n|b|\n|-|\n\nc",
		  "p:a{ln1:¹}\ntable/row!:b\np:c\nrule:\nnotes/1/table/row!:x\n"
		  "notes/1/p:1\nnotes/1/p:{ln2:↩}\n" },
		{ "a[^2] [^1]\n\n[^1]: b\n\n    |b|c|\n    |d|e|\n\n[^2]: f\n\n    |g|\n    |-|\n\nh",
		  "p:a{ln1:¹} {ln2:²}\np:h\nrule:\nnotes/1/p:f\n"
		  "notes/1/table/row!:g\nnotes/1/p:{ln3:↩}\n"
		  "notes/2/p:b\nnotes/2/table/row:b\tc\nnotes/2/table/row:d\te\nnotes/2/p:{ln4:↩}\n" },
		{ "[^1]: | a | b |\n|---|---|", "rule:\nnotes/1/p:| a | b |\\|---|---|\n" },
		{ "[^1]: ## 제목", "rule:\nnotes/1/h2:제목\n" },
		{ "[^1]: -1 > 0", "rule:\nnotes/1/p:-1 > 0\n" },
		{ "[^1]: >", "rule:\nnotes/1/p:>\n" },
		{ "[^1]:\n    b\n", "rule:\nnotes/1/p:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void a_note_may_stand_in_the_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a^[b *c* [d](u)] e^[f]", "p:a{ln1:¹} e{ln2:²}\nrule:\n"
		  "notes/1/p:b {e:c} {l1:d} {ln3:↩}\n"
		  "notes/2/p:f {ln4:↩}\n" },
		{ "正文^[随文注。]继续", "p:正文{ln1:¹}继续\nrule:\n"
		  "notes/1/p:随文注。 {ln2:↩}\n" },
		{ "*a^[b]*", "p:{e:a}{eln1:¹}\nrule:\n"
		  "notes/1/p:b {ln2:↩}\n" },
		{ "a^[b [c] d]", "p:a{ln1:¹}\nrule:\n"
		  "notes/1/p:b [c] d {ln2:↩}\n" },
		{ "a^[b", "p:a^[b\n" },
		{ "a\\^[b]", "p:a^[b]\n" },
		{ "`a^[b]`", "p:{c:a^[b]}\n" },
		{ "a^[b *c] d*", "p:a^[b {e:c] d}\n" },
		{ "文^[1]^ 后", "p:文{^:[1]} 后\n" },
		{ "文^\\[1\\] 后", "p:文^[1] 后\n" },
		{ "文^[甲]^[乙]", "p:文{ln1:¹}\u00A0{ln2:²}\nrule:\n"
		  "notes/1/p:甲 {ln3:↩}\nnotes/2/p:乙 {ln4:↩}\n" },
		{ "10^2^[b]", "p:10{^:2}[b]\n" },
		{ "10^2^^[b]", "p:10^2^^[b]\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_has_no_definition_is_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "a[^1]", "p:a[^1]\n" },
		{ "a\\[^1]\n\n[^1]: b", "p:a[^1]\nrule:\nnotes/1/p:b\n" },
		{ "`[^1]`\n\n[^1]: b", "p:{c:[^1]}\nrule:\nnotes/1/p:b\n" },
		{ "```\n[^1]: a\n[^2]:\n```\n[^1][^2]",
		  "code:[^1]: a\\[^2]:\\\np:[^1][^2]\n" },
		{ "[a]\n\n[a]: word", "p:{l1:a}\n" },
		{ "[^1](u)\n\n[^1]: b", "p:{l1:^1}\nrule:\nnotes/1/p:b\n" },
		{ "[^]a]\n\n[^]a]: word", "p:[^]a]\np:[^]a]: word\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void nothing_is_left_of_what_helps(void **state)
{
	static const struct docdump_row rows[] = {
		{ "    [^1]: a", "code:[^1]: a\\\n" },
		{ "`[^1]: a`", "p:{c:[^1]: a}\n" },
		{ "~~~\n[^1]: a\n  [^2]:  \n~~~",
		  "code:[^1]: a\\  [^2]:  \\\n" },
		{ "<pre>\n[^1]: a\n[^2]:\n</pre>",
		  "code:[^1]: a\\[^2]:\\\n" },
		{ "**[^1]:** a", "p:{s:[^1]:} a\n" },
		{ "~~~\n[^1]: > a\n> [^*2*]:   - b\n[^3]: ```js\n~~~",
		  "code:[^1]: > a\\> [^*2*]:   - b\\[^3]: ```js\\\n" },
		{ "`[^*a*]` [^*b*] [^_c", "p:{c:[^*a*]} [^*b*] [^_c\n" },
		{ "    - [^_1_]: a", "code:- [^_1_]: a\\\n" },
		{ "~~~\n1. [^*1*]: a\n- [^~~x~~]:\n~~~",
		  "code:1. [^*1*]: a\\- [^~~x~~]:\\\n" },
		{ "# [^1]: a", "h1:[^1]: a\n" },
	};
	const struct post p = docdump_post();

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
	docdump_assert_links(&p, 0, "[x](u[^1]:)", "1 link \"x\" <u[^1]:> \n");
}
/* clang-format on */

static void text_without_footnotes_is_not_copied(void **state)
{
	static const char *const texts[] = {
		"", "[", "[^", "[^1]", "[^1", "[a]: b", "[^[^]", "[^a\\]:"
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		assert_false(
			footnote_prepare(&out, texts[i], strlen(texts[i])));
		assert_int_equal(out.len, 0);
	}
}

static void what_is_shielded_comes_back_whole(void **state)
{
	static const char text[] =
		"[^1]: a\n[^2]:\n> [^3]: b [^4]:\n- [^5]: >  c\n"
		"[^*6*]: ~~~ d";
	struct buf out = { 0 }, back = { 0 };

	(void)state;
	assert_true(footnote_prepare(&out, text, strlen(text)));
	assert_true(out.len > strlen(text));
	shield_remove(&back, out.data, out.len);
	assert_string_equal(buf_str(&back), text);
	buf_release(&out);
	buf_release(&back);
}

/* A mark leads to its note, and that back to the first mark. */
static void marks_and_notes_lead_to_each_other(void **state)
{
	static const char body[] = "a[^1] b[^1]\n\n[^1]: c\n";
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), DOC_SOURCES);

	(void)state;
	assert_int_equal(doc_link_count(d), 0);
	assert_int_equal(doc_note_count(d), 3);
	for (size_t i = 1; i <= 2; i++) {
		const struct link *l = doc_link(d, DOC_NOTE + i);
		assert_int_equal(l->role, LINK_NOTE);
		assert_string_equal(l->text, "1");
		assert_ptr_equal(l->target, doc_leaf(d, 2));
		assert_int_equal(l->target_off, 0);
	}
	const struct link *back = doc_link(d, DOC_NOTE + 3);
	assert_int_equal(back->role, LINK_NOTE_BACK);
	assert_ptr_equal(back->target, doc_leaf(d, 0));
	assert_int_equal(back->target_off, 1);
	doc_free(d);
}

/* Notes are found at their places in the body though they stand at the end. */
static void notes_are_found_where_they_stand(void **state)
{
	static const char body[] = "a[^1]\n\n[^2]: two\n[^1]: one\n\nlast\n";
	const struct post p = docdump_post();
	struct doc *d = doc_new(&p, body, strlen(body), DOC_SOURCES);

	(void)state;
	for (size_t i = 0; i < doc_leaf_count(d); i++) {
		const struct block *b = doc_leaf(d, i);
		if (b->kind == BLOCK_RULE)
			continue;
		const uint32_t at = doc_source(d, i, 0);
		size_t leaf;
		uint32_t off;
		assert_memory_equal(body + at, b->text, 1);
		assert_true(doc_find_source(d, at, &leaf, &off));
		assert_int_equal(leaf, i);
		assert_int_equal(off, 0);
	}
	doc_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			notes_stand_at_the_end_in_order_of_their_marks),
		cmocka_unit_test(numbers_that_meet_stand_apart),
		cmocka_unit_test(a_note_may_hold_blocks),
		cmocka_unit_test(a_note_may_stand_in_the_text),
		cmocka_unit_test(what_has_no_definition_is_text),
		cmocka_unit_test(nothing_is_left_of_what_helps),
		cmocka_unit_test(text_without_footnotes_is_not_copied),
		cmocka_unit_test(what_is_shielded_comes_back_whole),
		cmocka_unit_test(marks_and_notes_lead_to_each_other),
		cmocka_unit_test(notes_are_found_where_they_stand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

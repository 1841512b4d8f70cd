/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/post.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "doc/syntax.h"
#include "doc/syntax_language.h"
#include "doc/syntax_lex.h"

#include <stdlib.h>
#include <string.h>

/* A letter for each token. */
static const char letters[TOKEN_COUNT] = {
	[TOKEN_COMMENT] = 'c',  [TOKEN_STRING] = 's',    [TOKEN_NUMBER] = 'n',
	[TOKEN_KEYWORD] = 'k',  [TOKEN_TYPE] = 't',      [TOKEN_CONSTANT] = 'C',
	[TOKEN_FUNCTION] = 'f', [TOKEN_DIRECTIVE] = 'd', [TOKEN_VARIABLE] = 'v',
	[TOKEN_KEY] = 'K',      [TOKEN_ADDED] = '+',     [TOKEN_REMOVED] = '-',
	[TOKEN_HUNK] = '@',     [TOKEN_OTHER] = '.',
};

/* The text with its tokens in brackets: "[k:int] x = [n:1];". */
static void mark(struct buf *out, const char *info, const char *text)
{
	const struct block code = { .kind = BLOCK_CODE,
				    .info = info,
				    .text = text,
				    .len = (uint32_t)strlen(text) };
	struct span *spans = NULL;
	size_t cap = 0, end = 0;
	const size_t n = syntax_spans(&code, &spans, &cap);

	for (size_t i = 0; i < n; i++) {
		const unsigned token = spans[i].style >> STYLE_TOKEN_SHIFT;
		assert_int_equal(spans[i].off, end);
		assert_true(spans[i].len > 0 && token < TOKEN_COUNT);
		end = spans[i].off + spans[i].len;
		if (token == TOKEN_OTHER)
			buf_add(out, text + spans[i].off, spans[i].len);
		else
			buf_printf(out, "[%c:%.*s]", letters[token],
				   (int)spans[i].len, text + spans[i].off);
	}
	assert_true(n == 0 || end == code.len);
	if (n == 0)
		buf_add_str(out, text);
	free(spans);
}

struct sample {
	const char *info, *text, *want;
};

static void assert_samples(const struct sample *samples, size_t n)
{
	struct buf got = { 0 };

	for (size_t i = 0; i < n; i++) {
		buf_clear(&got);
		mark(&got, samples[i].info, samples[i].text);
		assert_string_equal(buf_str(&got), samples[i].want);
	}
	buf_release(&got);
}

static void strings_end_where_their_language_ends_them(void **state)
{
	/* clang-format off */
	static const struct sample cases[] = {
		{ "ruby", "s = \"a #{b + \"c#{1}\"} d\" # e\n",
		  "s = [s:\"a #{b + \"c#{1}\"} d\"] [c:# e]\n" },
		{ "ruby", "\"#{\"a\" # b\n", "[s:\"#{\"]a[s:\" # b]\n" },
		{ "swift", "\"\\(a ?? \"b\")\" // c\nx = #\"d \"e\" f\"#\n",
		  "[s:\"\\(a ?? \"b\")\"] [c:// c]\nx = [s:#\"d \"e\" f\"#]\n" },
		{ "sh", "cd \"$(dirname \"it's\")\" # c\n",
		  "[t:cd] [s:\"$(dirname \"it's\")\"] [c:# c]\n" },
		{ "kotlin", "\"${a[\"b\"]}\" // c\n", "[s:\"${a[\"b\"]}\"] [c:// c]\n" },
		{ "js", "`a ${b + `c` + \"}\"} d` // e\n",
		  "[s:`a ${b + `c` + \"}\"} d`] [c:// e]\n" },
		{ "cpp", "R\"x(a )\" b\n)x\"; R\"(c)\";\n",
		  "[s:R\"x(a )\" b]\n[s:)x\"]; [s:R\"(c)\"];\n" },
		{ "r", "r\"(a \"b\")\" # c\n", "[s:r\"(a \"b\")\"] [c:# c]\n" },
		{ "yaml", "a: |\n  b: 1 # c\n\n  d\ne: >-\n f\n- g: |2\n   h\n  i: 1\n",
		  "[K:a]: |\n[s:  b: 1 # c]\n\n[s:  d]\n[K:e]: >-\n[s: f]\n"
		  "- [K:g]: |[n:2]\n[s:   h]\n  [K:i]: [n:1]\n" },
		{ "yaml", "- |\n a: 1\n- b: 2\n# c |\n  d: 3\n",
		  "- |\n[s: a: 1]\n- [K:b]: [n:2]\n[c:# c |]\n  [K:d]: [n:3]\n" },
	};
	/* clang-format on */

	(void)state;
	assert_samples(cases, sizeof(cases) / sizeof(*cases));
}

static void tokens_of_each_language(void **state)
{
	/* clang-format off */
	static const struct sample cases[] = {
		{ "c", "int x = 0x1F; // 注释\n",
		  "[t:int] x = [n:0x1F]; [c:// 注释]\n" },
		{ "c", "/* a\n b */ f(1.5e-3);\n",
		  "[c:/* a]\n[c: b */] [f:f]([n:1.5e-3]);\n" },
		{ "c", "  # include <a.h>\n#define X \"y\\\"\"\n",
		  "  [d:# include] [s:<a.h>]\n[d:#define] X [s:\"y\\\"\"]\n" },
		{ "c", "'\"' \"not closed\nint\n",
		  "[s:'\"'] [s:\"not closed]\n[t:int]\n" },
		{ "cpp", "n = 1'000; c = 'x';\n",
		  "n = [n:1]'[n:000]; c = [s:'x'];\n" },
		{ "java", "@Test void f() { new Foo(\"x\"); }\n",
		  "[d:@Test] [t:void] [f:f]() { [k:new] [t:Foo]([s:\"x\"]); }\n" },
		{ "python", "def f():\n  '''a\n  b''' # c\n@x\n",
		  "[k:def] [f:f]():\n  [s:'''a]\n[s:  b'''] [c:# c]\n[d:@x]\n" },
		{ "ruby", "a = :b if @c =~ /d\\/[/]/i # e\n",
		  "a = [C::b] [k:if] [v:@c] =~ [s:/d\\/[/]/i] [c:# e]\n" },
		{ "ruby", "x = <<~EOS\n  if 1\n  EOS\nend\nx::b\n",
		  "x = [s:<<~EOS]\n[s:  if 1]\n[s:  EOS]\n[k:end]\nx::b\n" },
		{ "ruby", "=begin\nif\n=end\nif\n",
		  "[c:=begin]\n[c:if]\n[c:=end]\n[k:if]\n" },
		{ "js", "a / b / c; return /x\\/y/g;\n",
		  "a / b / c; [k:return] [s:/x\\/y/g];\n" },
		{ "js", "`a\n${b}` + null\n", "[s:`a]\n[s:${b}`] + [C:null]\n" },
		{ "ts", "let s: string = 'x';\n",
		  "[k:let] s: [t:string] = [s:'x'];\n" },
		{ "go", "s := `a\nb`\n", "s := [s:`a]\n[s:b`]\n" },
		{ "rust", "fn f<'a>(c: &'a str) { println!('x'); }\n",
		  "[k:fn] f<'a>(c: &'a [t:str]) { [f:println!]([s:'x']); }\n" },
		{ "rust", "/* a /* b */ c */ let\n",
		  "[c:/* a /* b */ c */] [k:let]\n" },
		{ "rust", "a != b; r#\"x\"y\"#;\n", "a != b; [s:r#\"x\"y\"#];\n" },
		{ "swift", "\"\"\"\nif\n\"\"\" + nil\n",
		  "[s:\"\"\"]\n[s:if]\n[s:\"\"\"] + [C:nil]\n" },
		{ "objc", "@interface A : NSObject\n[self x:@\"y\"];\n",
		  "[d:@interface] [t:A] : [t:NSObject]\n[[C:self] x:[s:@\"y\"]];\n" },
		{ "sh", "a#b; # c\nx=${y%.z} $1 $?\n",
		  "a#b; [c:# c]\nx=[v:${y%.z}] [v:$1] [v:$?]\n" },
		{ "sh", "cat <<'A' | sort\nif\nA\nfi\n",
		  "[t:cat] [s:<<'A'] | [t:sort]\n[s:if]\n[s:A]\n[k:fi]\n" },
		{ "r", "x <- c(TRUE, NA) # y\n",
		  "x <- [f:c]([C:TRUE], [C:NA]) [c:# y]\n" },
		{ "clojure", "(defn f [x] (inc :a \"b\")) ; c\n",
		  "([k:defn] f [x] ([f:inc] [C::a] [s:\"b\"])) [c:; c]\n" },
		{ "coq", "(* a (* b *) *) Proof. x' : nat\n",
		  "[c:(* a (* b *) *)] [k:Proof]. x' : [t:nat]\n" },
		{ "vim", "\" a\nset x \" b\nlet y = \"z\"\n",
		  "[c:\" a]\n[k:set] x [c:\" b]\n[k:let] y = [s:\"z\"]\n" },
		{ "sql", "Select 'it''s' -- x\nfrom T\n",
		  "[k:Select] [s:'it''s'] [c:-- x]\n[k:from] T\n" },
		{ "yaml", "a: 1 # b\n- c: \"d\"\n- http://e/#f\n",
		  "[K:a]: [n:1] [c:# b]\n- [K:c]: [s:\"d\"]\n- http://e/#f\n" },
		{ "toml", "[a] # b\nc = true\n",
		  "[d:[a] ][c:# b]\n[K:c] = [C:true]\n" },
		{ "json", "{\"a\":[1,null,\"b\"], \"键\" : 2.5}\n",
		  "{[K:\"a\"]:[[n:1],[C:null],[s:\"b\"]], [K:\"键\"] : [n:2.5]}\n" },
		{ "html", "<a href='x'\n b=c>d &amp; e</a><!-- f -->\n",
		  "[k:<a] [K:href]=[s:'x']\n [K:b]=[s:c][k:>]d [C:&amp;] e[k:</a][k:>]"
		  "[c:<!-- f -->]\n" },
		{ "xml", "<?xml version='1'?>\n<a:b-c/> 1 < 2\n",
		  "[d:<?xml version='1'?>]\n[k:<a:b-c]/[k:>] 1 < 2\n" },
		{ "css", "a:hover { color: #fff; } /* x */\n",
		  "a:hover { [K:color]: [C:#fff]; } [c:/* x */]\n" },
		{ "diff", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y\n z\n",
		  "[@:--- a]\n[@:+++ b]\n[@:@@ -1 +1 @@]\n[-:-x]\n[+:+y]\n z\n" },
		{ "console", "$ ls\na  b\n", "[d:$][k: ls]\n[c:a  b]\n" },
		{ "lua", "--[[ a\nb ]] local x = nil -- c\n",
		  "[c:--[[ a]\n[c:b ]]] [k:local] x = [C:nil] [c:-- c]\n" },
		{ "haskell", "{- a -} f' :: Int -- b\n",
		  "[c:{- a -}] f' :: [t:Int] [c:-- b]\n" },
		{ "php", "<?php echo $x; # c\n",
		  "[d:<?php] [k:echo] [v:$x]; [c:# c]\n" },
		{ "makefile", "all: a.o\n\tcc -o $@ $<\n",
		  "[K:all]: a.o\n\tcc -o [v:$@] $<\n" },
		{ "tex", "\\section{甲} % c\n", "[k:\\section]{甲} [c:% c]\n" },
		{ "nonsense", "if x // y\n", "if x // y\n" },
		{ "", "if x // y\n", "if x // y\n" },
	};
	/* clang-format on */

	(void)state;
	assert_samples(cases, sizeof(cases) / sizeof(*cases));
}

static void tokens_of_lesser_languages(void **state)
{
	/* clang-format off */
	static const struct sample cases[] = {
		{ "md", "# 제목 *a*\n- **굵게** 2024 `c*d*e`\n[이름](u) <b>x</b>\n",
		  "[k:# 제목 *a*]\n[d:- ][t:**굵게**] 2024 [s:`c*d*e`]\n"
		  "[f:[이름]](u) [k:<b][k:>]x[k:</b][k:>]\n" },
		{ "markdown", "* a *b* 2 * 3\n```c\nint *x;\n```\n> q _a_b\n",
		  "[d:* ]a [t:*b*] 2 * 3\n[s:```c]\n[s:int *x;]\n[s:```]\n[c:> q _a_b]\n" },
		{ "vbnet", "DIM x As Integer = f(\"a\"\"b\") ' c\n",
		  "[k:DIM] x [k:As] [t:Integer] = [f:f]([s:\"a\"\"b\"]) [c:' c]\n" },
		{ "bat", "@echo off\nREM a\n:b\nset X=%Y% & goto b\n",
		  "@[k:echo] [C:off]\n[c:REM a]\n[f::b]\n[k:set] X=[v:%Y%] & [k:goto] b\n" },
		{ "awk", "BEGIN { FS = \":\" } # a\n/^x/ { print $1, NF }\n",
		  "[k:BEGIN] { [C:FS] = [s:\":\"] } [c:# a]\n[s:/^x/] { [k:print] [v:$1], [C:NF] }\n" },
		{ "nim", "proc f(a: int) = #[ x ]# echo \"b\" # c\n",
		  "[k:proc] [f:f](a: [t:int]) = [c:#[ x ]#] [k:echo] [s:\"b\"] [c:# c]\n" },
		{ "http", "GET /a HTTP/1.1\nHost: b.cn\n", "[k:GET] /a [C:HTTP]/[n:1.1]\n[K:Host]: b.cn\n" },
		{ "asm", "start: MOV rax, 0x1F ; a\n", "[K:start]: [k:MOV] [C:rax], [n:0x1F] [c:; a]\n" },
		{ "cl", "(defparameter *a* '(1 nil)) ; 注\n",
		  "([k:defparameter] *a* '([n:1] [C:nil])) [c:; 注]\n" },
	};
	/* clang-format on */

	(void)state;
	assert_samples(cases, sizeof(cases) / sizeof(*cases));
}

static void language_is_found_by_any_info_string(void **state)
{
	static const struct {
		const char *info, *first; /* the first name of the language */
	} cases[] = {
		{ "c", "c" },
		{ "C++", "cpp" },
		{ "Rust,ignore", "rust" },
		{ "sh:task.sh", "shell" },
		{ "{r, echo=FALSE}", "r" },
		{ "{.python .numberLines}", "python" },
		{ "js {1,3-5}", "javascript" },
		{ "language-go", "go" },
		{ "ruby{:title=\"a\"}", "ruby" },
		{ "java linenums=\"1\"", "java" },
		{ "swift-diff", "diff" },
		{ "diff-js", "diff" },
		{ "title=\"src/main.rs\"", "rust" },
		{ ":lib/x.py", "python" },
		{ "objective-c", "objc" },
		{ "c#", "csharp" },
		{ "text", NULL },
		{ "mermaid", NULL },
		{ "一", NULL },
		{ "{", NULL },
		{ "language-", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const struct syntax *found = syntax_find(cases[i].info, "", 0);
		const char *first = cases[i].first;
		assert_int_equal(found != NULL, first != NULL);
		if (first)
			assert_memory_equal(found->names, first, strlen(first));
	}
	assert_non_null(syntax_find("", "#!/bin/sh\n", 10));
	assert_null(syntax_find("", "Some words.\n", 12));
}

/* What the lexer relies on: words of one letter are side by side. */
static void assert_sorted(const char *language, const char *words)
{
	char before[64] = "";

	while (words && *words) {
		const size_t n = strcspn(words, " ");
		char word[64];
		assert_true(n > 0 && n < sizeof(word));
		memcpy(word, words, n);
		word[n] = '\0';
		if (strcmp(before, word) >= 0)
			fail_msg("%s: %s before %s", language, before, word);
		strcpy(before, word);
		words += n + (words[n] == ' ');
	}
}

static void tables_are_in_order_and_names_are_unique(void **state)
{
	(void)state;
	for (size_t i = 0; i < syntax_count; i++) {
		const struct syntax *l = &syntax_table[i];
		assert_sorted(l->names, l->keywords);
		assert_sorted(l->names, l->types);
		assert_sorted(l->names, l->constants);
		for (const char *name = l->names; *name;) {
			char word[32] = "";
			const size_t n = strcspn(name, " ");
			memcpy(word, name, n);
			if (syntax_find(word, "", 0) != l)
				fail_msg("%s is another language's", word);
			name += n + (name[n] == ' ');
		}
	}
}

struct count {
	size_t n, end;
};

static void count(void *arg, size_t off, size_t len, enum token token)
{
	struct count *c = arg;

	assert_true(off >= c->end && len > 0);
	assert_true(token > TOKEN_PLAIN && token < TOKEN_OTHER);
	c->end = off + len;
	c->n++;
}

/* Bytes that open things, one after the other, as one line and as many. */
static void any_bytes_are_read_in_every_language(void **state)
{
	static const char bytes[] =
		"\"'`/*#<>-={}[]()$@:\\%;|!&+~ \n\taEi0.1一";
	uint64_t dice = 20260213;
	char text[200];

	(void)state;
	for (size_t i = 0; i < 20000; i++) {
		struct syntax_lexer x;
		struct syntax_state s = { 0 };
		const size_t len = i % sizeof(text);
		for (size_t k = 0; k < len; k++) {
			dice = dice * 6364136223846793005u +
			       1442695040888963407u;
			text[k] = bytes[(dice >> 33) % (sizeof(bytes) - 1)];
		}
		syntax_lexer_init(&x, &syntax_table[i % syntax_count]);
		for (size_t at = 0; at < len;) {
			const char *lf = memchr(text + at, '\n', len - at);
			const size_t n =
				lf ? (size_t)(lf - text) - at : len - at;
			struct count c = { 0 };
			syntax_line(&x, &s, text + at, n, count, &c);
			assert_true(c.end <= n);
			at += n + 1;
		}
	}
}

/* Without linear time this would not come to an end. */
static void one_endless_line_is_read_in_linear_time(void **state)
{
	static const char *const pieces[] = {
		"=/[", "\"", "'",    "/* ", "(* (* ", "{- ",  "<a ", "<<A ",
		"${",  "a(", "a: ",  "& ",  "{{ ",    "`",    "#[",  "--[[",
		"@\"", "[",  "a b ", "1'",  "\\x",    "<!--", "a=",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		struct buf text = { 0 };
		while (text.len < 50000)
			buf_add_str(&text, pieces[i]);
		for (size_t k = 0; k < syntax_count; k++) {
			struct syntax_lexer x;
			struct syntax_state s = { 0 };
			struct count c = { 0 };
			syntax_lexer_init(&x, &syntax_table[k]);
			syntax_line(&x, &s, text.data, text.len, count, &c);
			assert_true(c.end <= text.len);
		}
		buf_release(&text);
	}
}

/* What the token at the start of the leaf is. */
static unsigned first_token(const struct doc *d, size_t leaf)
{
	struct span *spans = NULL;
	size_t cap = 0;
	const size_t n = syntax_spans(doc_leaf(d, leaf), &spans, &cap);
	const unsigned token =
		n ? (unsigned)spans[0].style >> STYLE_TOKEN_SHIFT : 0;

	free(spans);
	return token;
}

/* Leaf by leaf: what is open over a seam, and what is not any more. */
static void what_is_open_in_long_code_goes_on(void **state)
{
	static const struct {
		const char *begin, *last, *next;
		unsigned token;
	} rows[] = {
		{ "```c\n", "/* a\n", "b */\n", TOKEN_COMMENT },
		{ "```c\n", "/* a */\n", "int b;\n", TOKEN_TYPE },
		{ "```py\n", "\"\"\"a\n", "b\n", TOKEN_STRING },
		{ "```\n#!/bin/sh\n", "a\n", "# b\n", TOKEN_COMMENT },
		{ "```\n", "/* a\n", "b */\n", TOKEN_PLAIN },
		{ "~~~sh\n", "cat <<END\n", "if\n", TOKEN_STRING },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct post post = { .path = "",
					   .name = "",
					   .title = "",
					   .source = "",
					   .lang = "",
					   .layout = "",
					   .description = "" };
		struct buf body = { 0 };
		buf_add_str(&body, rows[i].begin);
		const bool line = strchr(rows[i].begin, '#');
		for (int n = line; n < 2 * DOC_CODE_LINES - 1; n++)
			buf_add_str(&body, "x\n");
		buf_add_str(&body, rows[i].last);
		buf_add_str(&body, rows[i].next);
		struct doc *d = doc_new(&post, body.data, body.len, 0);
		assert_int_equal(doc_leaf_count(d), 3);
		assert_int_equal(first_token(d, 2), rows[i].token);
		doc_free(d);
		buf_release(&body);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_end_where_their_language_ends_them),
		cmocka_unit_test(tokens_of_each_language),
		cmocka_unit_test(tokens_of_lesser_languages),
		cmocka_unit_test(language_is_found_by_any_info_string),
		cmocka_unit_test(tables_are_in_order_and_names_are_unique),
		cmocka_unit_test(any_bytes_are_read_in_every_language),
		cmocka_unit_test(one_endless_line_is_read_in_linear_time),
		cmocka_unit_test(what_is_open_in_long_code_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

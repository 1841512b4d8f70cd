/* SPDX-License-Identifier: MIT */
/* Texts that, many times one behind the other, make a parser or one of the
 * passes over a body open, look for or remember something each time. */
#ifndef TESTS_SUPPORT_HOSTILE_H
#define TESTS_SUPPORT_HOSTILE_H

struct hostile {
	const char *name, *text;
};

/* clang-format off */
static const struct hostile hostiles[] = {
	/* CommonMark */
	{ "strong", "**a " }, { "emphasis", "_a " }, { "stars", "* " },
	{ "brackets", "[" }, { "closing brackets", "]" },
	{ "images", "![" }, { "links", "[a](b) " }, { "open links", "[a](" },
	{ "references", "[a][b] " }, { "definitions", "[a]: b\n" },
	{ "backticks", "`" }, { "spans of code", "`a` " },
	{ "backslashes", "\\" }, { "entities", "&amp;" },
	{ "numbers of characters", "&#38;" }, { "quotes", "> " },
	{ "quoted items", ">- " }, { "bullets", "- " }, { "numbers", "1. " },
	{ "items", "1. a\n" }, { "empty items", "-\n " },
	{ "paragraphs", "a\n\n" }, { "hard breaks", "a  \n" },
	{ "tight items", "- a\n" }, { "tight quotes", "> a\n" },
	{ "quoted paragraphs", "> a\n>\n" }, { "code", "```\na\n```\n" },
	{ "lines of code", "    a\n" }, { "escaped", "\\*" },
	{ "images with text", "![a](b)" }, { "headings", "# a\n" }, { "underlined", "a\n===\n" },
	{ "rules", "---\n" }, { "fences", "```\n" }, { "indented", "    a\n\n" },
	{ "line ends", "\n" }, { "carriage returns", "\r" },
	{ "lines of CR", "a\r" }, { "blanks", " " }, { "tabs", "\t" },
	{ "angles", "<" }, { "addresses", "<http://a>" },
	/* GFM and kin */
	{ "pipes", "|" }, { "rows", "|a|b|\n" }, { "dashes", "|-|-|\n" },
	{ "cells of a row", "|1 a|*b* 中文|`c` and more|\n" },
	{ "tables", "|a|\n|-|\n|b|\n\n" }, { "tildes", "~" },
	{ "strikes", "~~a~~ " }, { "marks", "==a== " }, { "equals", "==" },
	{ "tasks", "- [ ] a\n" }, { "notes", "[^" },
	{ "defined notes", "[^1]: a\n" }, { "inline notes", "^[a] " },
	{ "open notes", "^[a" }, { "terms", "a\n: b\n\n" },
	{ "schemes", "http://" }, { "hosts", "www.a.b " },
	{ "www", "www." }, { "mails", "a@b.c " }, { "at signs", "@" },
	{ "emoji", ":a:" }, { "colons", ":" }, { "dollars", "$" },
	{ "tags in brackets", "[b]" }, { "code in brackets", "[code]" },
	{ "ends in brackets", "[/b]" }, { "enclosed", "[b]a[/b] " },
	{ "revisions", "{++a++}" }, { "open revisions", "{~~a" },
	{ "comments of notes", "%%a%% " }, { "bars", "%%\n" },
	{ "ids", "a ^abcd\n" }, { "embeds", "@[card](" },
	{ "blanks in addresses", "[a](b c.png) " },
	{ "open addresses", "[a](b " }, { "tabs of pages", "=== \"a\"\n" },
	{ "marks in URLs", "http://a*b_ " }, { "marked URLs", "http://a*" },
	{ "open statements", "<A>\nimport {\n" },
	{ "statements", "<A>\n\nimport 'a'\n\n" },
	{ "verses", "| a\n" }, { "short verses", "| a\n| b\n\n" },
	{ "tabs of Hexo", "<!-- tab a -->\n\nb\n\n" },
	{ "components", "<A title=\"b\">\n\n" },
	{ "formulas", "$a$ " }, { "big formulas", "$$\n" },
	{ "fractions", "\\frac{" }, { "wiki links", "[[" },
	{ "embedded", "![[a]] " },
	/* dialects */
	{ "lines of templates", "{% x %}\n" }, { "templates", "{% x %} " },
	{ "closed boxes", "::: note\na\n:::\n" }, { "terms alone", ": a\n" },
	{ "closed wiki links", "[[a]]" }, { "tags", "{%" }, { "values", "{{ a }} " }, { "shortcodes", "{{<" },
	{ "raw", "{% raw %}" }, { "highlight", "{% highlight %}\n" },
	{ "boxes", "::: note\n" }, { "admonitions", "!!! note\n    a\n" },
	{ "alerts", "> [!NOTE]\n" }, { "lazy alerts", "> [!NOTE] *a\nb\n\n" },
	{ "titles", "::: note [*a](b\n" }, { "tabs of VuePress", "::: tabs\n@tab a\n" },
	{ "quotations of Hexo", "{% blockquote a, b %}\n" },
	{ "closed quotations", "{% blockquote a, b %}\nc\n{% endblockquote %}\n" },
	{ "hidden text", "{::comment}" }, { "ends of blocks", "- a\n^\n" },
	{ "filters", "{{ 'a' | replace: 'a', 'aa' }}" }, { "attributes", "{: .a}\n" },
	{ "spans", "{#a .b} " }, { "sources", "Source: [a](b)\n" },
	{ "labels", "来源：\n" },
	/* HTML */
	{ "divisions", "<div>" }, { "anchors", "<a " }, { "bold", "<b>" },
	{ "quotations", "<blockquote>" }, { "paragraph tags", "<p>a" },
	{ "lines of tags", "<p>\n" }, { "listed", "<li>a\n" },
	{ "numbered", "<ol><li>a" }, { "code of tags", "<pre>\n" },
	{ "details", "<details>" }, { "cells", "<table><tr><td>" },
	{ "ruby", "<ruby>" }, { "breaks", "<br>" }, { "comments", "<!--" },
	{ "scripts", "<script>" }, { "pictures", "<img alt=\"b\" src=a>" },
	{ "Markdown", "<div markdown=\"1\">\n" },
	/* no ASCII */
	{ "CJK emphasis", "**「中」**文" }, { "separators", "\u2028" },
	{ "marks of nothing", "\u0301" }, { "joiners", "👨\u200d" },
	{ "noncharacters", "a\uFDD9\uFDDA" }, { "open ones", "\uFDD9" },
	{ "no UTF-8", "\xE4" },
};
/* clang-format on */

enum { HOSTILES = sizeof(hostiles) / sizeof(hostiles[0]) };

#endif

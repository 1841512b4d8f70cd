/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "doc/dialect.h"
#include "support/docdump.h"
#include "support/places.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
static void tags_of_liquid_show_what_can_be_read(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% highlight ruby %}\nputs {{ x }}\n  **a**\n{% endhighlight %}\nb",
		  "code:puts {{ x }}\\  **a**\\\np:b\n" },
		{ "- a\n\n  {% highlight c %}\n  int a;\n  {% endhighlight %}\n- b",
		  "list/item/p:a\nlist/item/code:int a;\\\nlist/item/p:b\n" },
		{ "> {% highlight c %}\n> int a;\n> {% endhighlight %}\n> b",
		  "quote/code:int a;\\\nquote/p:b\n" },
		{ "a {% highlight c %}int *b*;{% endhighlight %} c", "p:a {c:int *b*;} c\n" },
		{ "{% raw %}\n代码 {{ x }} {% y %}\n{% endraw %}", "p:代码 {{ x }} {% y %}\n" },
		{ "<div>\n{% raw %}\na\n{% if x %}\n{% endraw %}\n</div>",
		  "p:a\\{% if x %}\n" },
		{ "`{% raw %}{{ x }}{% endraw %}`", "p:{c:{{ x }}}\n" },
		{ "```\n{% if x %}\n```", "code:{% if x %}\\\n" },
		{ "    {{ page.title }}", "code:{{ page.title }}\\\n" },
		{ "a\n{% comment %}\n\nb\n\n{% endcomment %}\nc", "p:a\np:c\n" },
		{ "a {% comment %}b{% endcomment %} c", "p:a  c\n" },
		{ "{% if a %}甲{% else %}乙{% endif %}", "p:甲乙\n" },
		{ "{% for p in site.posts %}\n{{ p.title }}\n{% endfor %}", "p:{d:[p.title]}\n" },
		{ "{% include a.html x='1' %}", "p:{d:[include: a.html x='1']}\n" },
		{ "이것 {{ site.foo | upcase }} 끝", "p:이것 {d:[site.foo]} 끝\n" },
		{ "{{ user }} ${{ secrets.x }} {{{y}}}", "p:{{ user }} ${{ secrets.x }} {{{y}}}\n" },
		{ "{{ \"/a b\" | relative_url }}", "p:/a b\n" },
		{ "이름 {{ \"한빛\" | team_link }} 끝", "p:이름 한빛 끝\n" },
		{ "{{ 'a' | own: 3, \"x|y\" | append: \"b\" }}", "p:ab\n" },
		{ "{{ 'a' | append: c }} {{ 'a' | }}", "p:a a\n" },
		{ "a=\"{{ x | y: \"z\" }}\"", "p:a=\"{{ x | y: \"z\" }}\"\n" },
		{ "<div>\n{{ site.x }}\n{% highlight c %}\na\n{% endhighlight %}\n</div>",
		  "html:{d:[site.x]}\ncode:a\\\n" },
		{ "<p>가 {% if x %}\n{% endif %}\n## 나 {#id}", "html:가\nh2:나\n" },
		{ "# {{ 'a' |\nown }} [[b]] `c", "h1:a\np: {l1:b} `c\n" },
		{ "{% x", "p:{% x\n" },
		{ "a %} b", "p:a %} b\n" },
		{ "\\{% x %}", "p:{% x %}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void addresses_may_hold_templates(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[#1]({{ site.repository }}/issues/1)", "1 link \"#1\" <{{ site.repository }}/issues/1> \n" },
		{ "[a]({{ site.baseurl }}{% post_url 2020-01-02-x %})", "1 link \"a\" </2020-01-02-x> \n" },
		{ "{% post_url 2020-01-02-x %}", "1 link \"/2020-01-02-x\" </2020-01-02-x> \n" },
		{ "[a]({% link _posts/2020-01-02-x.md %} \"b\")", "1 link \"a\" </_posts/2020-01-02-x.md> \n" },
		/* quotes in an attribute's own */
		{ "<a href=\"{{ x | y: \"z\" }}\">a</a>", "1 link \"a\" <{{ x | y: \"z\" }}> \n" },
		{ "b <a id=\"c\" href='/d/{{ x | y: 'z' }}'>글</a>", "1 link \"글\" </d/{{ x | y: 'z' }}> \n" },
		{ "<p>\n<a href=\"{{ x | y: \"z\" }}#d\">a</a></p>", "1 link \"a\" <{{ x | y: \"z\" }}#d> \n" },
		{ "[a][b]\n\n[b]: {{ \"/c\" | relative_url }}", "1 link \"a\" </c> \n" },
		{ "[a]({{ \"/c/\" | url }})", "1 link \"a\" </c/> \n" },
		{ "- [a\n  b]({{ '/c/' | url | own: 2 }} \"d\")", "1 link \"a b\" </c/> \n" },
		{ "[a]({{ '/b c' |\nurl }})", "1 link \"a\" </b%20c> \n" },
		{ "> [a]({{ '/b' |\n> url }} 'd')", "1 link \"a\" </b> \n" },
		{ "[a][b]\n\n[b]: {{ \"/c\" | url }} 'd'", "1 link \"a\" </c> \n" },
		{ "[a]({{ '/b' | prepend: site.url }})", "1 link \"a\" </b> \n" },
		{ "[a]({% post_url\n2020-01-02-x %})", "1 link \"a\" </2020-01-02-x> \n" },
		{ "> [a]({{ site.baseurl }}{% link\nb.md %}#c) d", "1 link \"a\" </b.md#c> \n" },
		{ "{% asset_link a.pdf 资料 下载 %}", "1 link \"资料 下载\" </a.pdf> \n" },
		{ "{% btn https://a.example/,按钮,fa home %}", "1 link \"按钮\" <https://a.example/> \n" },
		{ "{{< button href=\"https://a.example/\" >}}버튼 *가*{{< /button >}}", "1 link \"버튼 가\" <https://a.example/> \n" },
		{ "[a]({{ site.own\n}}/1)) b", "1 link \"a\" <{{ site.own }}/1> \n" },
		{ "![a]({{< static \"x.png\" >}} \"t\")", "1 image \"a\" <x.png> \n" },
		{ "[a]({{< asset src=\"b c.pdf\" >}})", "1 link \"a\" <b%20c.pdf> \n" },
		{ "[a]({{ own }})", "1 link \"a\" <{{ own }}> \n" },
		{ "![a]({{site.baseurl}}/c.png)", "1 image \"a\" </c.png> \n" },
		{ "<a href=\"{{ '/x' | relative_url }}\">a</a>", "1 link \"a\" </x> \n" },
		{ "[a]({{< ref \"x.md#y\" >}})", "1 link \"a\" </x.md#y> \n" },
		{ "{% post_link my-post 我的文章 %}", "1 link \"我的文章\" </my-post> \n" },
		{ "{% link 谷歌 https://a.example/ %}", "1 link \"谷歌\" <https://a.example/> \n" },
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert_links(&p, 0, rows[i].body, rows[i].want);
}

static void shortcodes_show_titles_texts_and_links(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{{< figure src=\"/a.png\" title=\"図の題\" >}}", "p:{i1:[図の題]}\n" },
		{ "{% image \"/a.png\" \"図\" %}\n*字*の[源](/u)",
		  "p:{i1:[図]}\\{e:字}の{l2:源}\n" },
		{ "{{< youtube abc >}} b", "p:{l1:https://www.youtube.com/watch?v=abc} b\n" },
		{ "{{< newsletter >}}", "p:{d:[newsletter]}\n" },
		{ "{% image \"a.png\" \"사람 &ldquo;이다&rdquo; & &x\" %}", "p:{i1:[사람 “이다” & &x]}\n" },
		{ "{% image_with_class \"a.png\" \"image-blog\" \"Map (1).png\" %}", "p:{i1:[Map (1).png]}\n" },
		{ "{% image_with_class \"a.png\" \"width-9\" \"\" %} {% image \"b.png\" \"well-known\" %}",
		  "p:{i1:[a.png]} {i2:[well-known]}\n" },
		{ "{% # 笔记 %}甲{% # x %}乙", "p:甲乙\n" },
		{ "a {{% def id=\"x\" name=\"ACME\" %}}b{{% /def %}}", "p:a ACMEb\n" },
		{ "{{/* a comment */}}b", "p:b\n" },
		{ "{{< highlight go \"linenos=table\" >}}\nx := 1\n{{< /highlight >}}", "code:x := 1\\\n" },
		{ "{% asset_img a.jpg 600 400 猫の写真 %}", "p:{i1:[猫の写真]}\n" },
		{ "{% asset_img a.jpg %}", "p:{i1:[a.jpg]}\n" },
		{ "{% asset_img a.jpg \"고양이\" %}", "p:{i1:[고양이]}\n" },
		{ "{% codeblock lang:js %}\nlet a;\n{% endcodeblock %}", "code:let a;\\\n" },
		{ "{{ youtube(id=\"abc\") }} b", "p:{l1:https://www.youtube.com/watch?v=abc} b\n" },
		{ "{% image a.png '\"题\" \"图\"' %} {% image b.png \"say \\\"hi\\\"\" %}",
		  "p:{i1:[图]} {i2:[say \"hi\"]}\n" },
		{ "{{< ruby \"漢字\" \"かんじ\" >}}と{% ruby 注音|zhùyīn %}", "p:漢字(かんじ)と注音(zhùyīn)\n" },
		{ "{{< mermaid >}}\ngraph TD\n{{< /mermaid >}}", "code:graph TD\\\n" },
		{ "{{< typed >}}打字{{< /typed >}} {{< typed >}}", "p:打字 {d:[typed]}\n" },
		{ "a {{</* b \"c\" */>}} d {{%/* e */%}}", "p:a {{< b \"c\" >}} d {{% e %}}\n" },
		{ "{% kbd Ctrl %} {% u 下 %} {% label primary@标签 %} {% span red, 红字 %} {% del 删 %}",
		  "p:{sc:Ctrl} {u:下} {m:标签} 红字 {x:删}\n" },
		{ "{% checkbox checked, 完 %} {% checkbox 未 %}", "p:[x] 完 |[ ] 未\n" },
		{ "a {{% notice tip %}}b{{% /notice %}}", "p:a |{s:Tip:} b\n" },
		{ "{{< a title=\"x * y\" url=\"https://b/\" >}} c", "p:{l1:x * y} c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void titles_of_boxes_are_markdown(void **state)
{
	static const struct docdump_row rows[] = {
		{ "::: tip **粗** `c` [l](u)\na\n:::", "quote/p:{s:Tip: 粗 }{sc:c}{s: }{sl1:l}\nquote/p:a\n" },
		{ "!!! note \"**粗**“*字*”\"\n    a", "quote/p:{s:Note: 粗“}{es:字}{s:”}\nquote/p:a\n" },
		{ ":::note[**粗** [l](u)]\na\n:::", "quote/p:{s:Note: 粗 }{sl1:l}\nquote/p:a\n" },
		{ "> [!question]+ 问 **粗** $x^2$ [[页]]\n> a", "quote/p:{s:Question: 问 粗 x² }{sl1:页}\nquote/p:a\n" },
		{ "{{< admonition note \"**粗** &amp;\" >}}\na\n{{< /admonition >}}", "quote/p:{s:Note: 粗 &}\nquote/p:a\n" },
		{ "=== \"C# #\"\n    a", "quote/p:{s:C# #}\nquote/p:a\n" },
		{ "::: tip - 가\na\n:::", "quote/p:{s:Tip: - 가}\nquote/p:a\n" },
		{ "a\n    :::note\nb", "p:a\\:::note\\b\n" },
		{ "<table><tr><td>\n\n:::note x *y*\nb\n:::\n\n</td></tr></table>",
		  "quote/p:{s:Note: x }{es:y}\nquote/p:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void braces_of_a_title_that_are_no_attributes_are_of_it(void **state)
{
	static const struct docdump_row rows[] = {
		{ "::: tip {{ x }} rest\na\n:::", "quote/p:{s:Tip: {{ x }} rest}\nquote/p:a\n" },
		{ "::: tip {#id} Title\na\n:::", "quote/p:{s:Tip: Title}\nquote/p:a\n" },
		{ ":::tip{.a #b} Title {open}\na\n:::", "quote/p:{s:Tip: Title}\nquote/p:a\n" },
		{ "::: tip {++a++}\na\n:::", "quote/p:{s:Tip: }{su:a}\nquote/p:a\n" },
		{ "::: tip A {++a++}\na\n:::", "quote/p:{s:Tip: A }{su:a}\nquote/p:a\n" },
		{ "::: tip {제목}\na\n:::", "quote/p:{s:Tip: {제목}}\nquote/p:a\n" },
		{ "::: details {open}\na\n:::", "quote/p:{s:Details}\nquote/p:a\n" },
		{ ":::note{title=\"题 } 甲\" .b}\na\n:::", "quote/p:{s:Note: 题 } 甲}\nquote/p:a\n" },
		{ "::: note {open title=\"题\"}\na\n:::", "quote/p:{s:Note: 题}\nquote/p:a\n" },
		{ "::: note {.a} :::\na\n:::", "quote/p:{s:Note}\nquote/p:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void kinds_of_boxes_stand_before_titles(void **state)
{
	static const struct docdump_row rows[] = {
		{ "> [!DANGER] 标\n> a", "quote/p:{s:Danger: 标}\nquote/p:a\n" },
		{ "> [!DANGER] 危险\n> a", "quote/p:{s:危险}\nquote/p:a\n" },
		{ "!!! tip \"Some Tips\"\n    a", "quote/p:{s:Some Tips}\nquote/p:a\n" },
		{ "!!! note \"Notebooks\"\n    a", "quote/p:{s:Note: Notebooks}\nquote/p:a\n" },
		{ "!!! note \"\"\n    a", "quote/p:a\n" },
		{ ":::details 題 {open}\na\n:::", "quote/p:{s:題}\nquote/p:a\n" },
		{ "::: {.callout-tip title=\"題\"}\na\n:::", "quote/p:{s:Tip: 題}\nquote/p:a\n" },
		{ "> [!note|标题]\n> a", "quote/p:{s:Note: 标题}\nquote/p:a\n" },
		{ "> [!note|right] 标题\n> a", "quote/p:{s:Note: 标题}\nquote/p:a\n" },
		{ "> [!note|right]\n> a", "quote/p:{s:Note}\nquote/p:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void text_behind_the_mark_of_an_alert_is_in_it(void **state)
{
	static const struct docdump_row rows[] = {
		{ "> [!NOTE]\n惰性\n行\n\n外", "quote/p:{s:Note}\nquote/p:惰性\\行\np:外\n" },
		{ "- > [!NOTE] x\n惰性\n  > b", "list/item/quote/p:{s:Note: x}\nlist/item/quote/p:惰性\\b\n" },
		{ "> > [!NOTE]\n> 惰性\n", "quote/quote/p:{s:Note}\nquote/quote/p:惰性\n" },
		{ "> [!NOTE]\n- a", "quote/p:{s:Note}\nlist/item/p:a\n" },
		{ "> [!NOTE]\n# a", "quote/p:{s:Note}\nh1:a\n" },
		{ "> [!NOTE]\n\na", "quote/p:{s:Note}\np:a\n" },
		{ "> [!NOTE]\n> - a\n> - b", "quote/p:{s:Note}\nquote/list/item/p:a\nquote/list/item/p:b\n" },
		{ "> [!NOTE]\n{{ 'a' }}", "quote/p:{s:Note}\nquote/p:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_only_arranges_is_no_box(void **state)
{
	static const struct docdump_row rows[] = {
		{ "::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::\nc", "p:a\np:b\np:c\n" },
		{ "::: raw\na\n:::", "p:a\n" },
		{ ":::hljs-center\na\n:::", "p:a\n" },
		{ "::: left\na\n:::\n::: right\nb\n:::\n::: justify\nc\n:::", "p:a\np:b\np:c\n" },
		{ "::: tabs\n@tab A\n内\n@tab:active B *b*\n\n内\n\n@tab\n- c\n:::\nd",
		  "quote/p:{s:A}\nquote/p:内\nquote/p:{s:B }{es:b}\nquote/p:内\nquote/list/item/p:c\np:d\n" },
		{ "@tab A", "p:@tab A\n" },
		{ ":::note\n@tab A\n:::", "quote/p:{s:Note}\nquote/p:@tab A\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void sources_of_quotations_stand_below(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% blockquote A, *T* %}\n文\n{% endblockquote %}\nb", "quote/p:文\nquote/p:— A, {e:*T*}\np:b\n" },
		{ "{% blockquote @u https://a.example/1 %}\n- a\n{% endblockquote %}",
		  "quote/list/item/p:a\nquote/p:— @u, {el1:https://a.example/1}\n" },
		{ "{% blockquote A B http://a.example/ T t %}\na\n\nb\n{% endblockquote %}",
		  "quote/p:a\nquote/p:b\nquote/p:— A B, {el1:T t}\n" },
		{ "{% blockquote %}\na\n{% endblockquote %}", "quote/p:a\n" },
		{ "{% blockquote , %}\na\n{% endblockquote %}\nb", "quote/p:a\np:b\n" },
		{ "{% blockquote , T %}\na\n{% endblockquote %}", "quote/p:a\nquote/p:— {e:T}\n" },
		{ "{% blockquote A, T %}\na", "quote/p:{s:— A, }{es:T}\np:a\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void boxes_are_quotes_with_a_label(void **state)
{
	static const struct docdump_row rows[] = {
		{ ":::message\n内容。\n:::\nb", "quote/p:内容。\np:b\n" },
		{ ":::message alert\na\n:::", "quote/p:{s:Warning}\nquote/p:a\n" },
		{ ":::note warn\n주의\n:::", "quote/p:{s:Warning}\nquote/p:주의\n" },
		{ "::: code-group\n```js [甲]\na\n```\n:::\nb", "code:a\\\np:b\n" },
		{ ":::details 題名\na\n\nb\n:::", "quote/p:{s:題名}\nquote/p:a\nquote/p:b\n" },
		{ "::::note\n:::tip[팁]\na\n:::\nb\n::::\nc",
		  "quote/p:{s:Note}\nquote/quote/p:{s:팁}\nquote/quote/p:a\nquote/p:b\np:c\n" },
		{ "::: {.warning #x}\na\n:::", "quote/p:{s:Warning}\nquote/p:a\n" },
		{ "::: {.columns}\na\n:::\nb", "p:a\np:b\n" },
		{ "::: tip 标题 :::\na\n:::", "quote/p:{s:Tip: 标题}\nquote/p:a\n" },
		{ ":::note\na", "quote/p:{s:Note}\nquote/p:a\n" },
		{ "- a\n\n  :::note\n  b\n  :::\n- c", "list/item/p:a\nlist/item/quote/p:{s:Note}\nlist/item/quote/p:b\nlist/item/p:c\n" },
		{ "```\n:::note\n```", "code::::note\\\n" },
		{ ":::", "p::::\n" },
		{ "> [!NOTE]\n> a", "quote/p:{s:Note}\nquote/p:a\n" },
		{ "> [!tip]- 제목\n> a", "quote/p:{s:Tip: 제목}\nquote/p:a\n" },
		{ "[!NOTE]\na", "p:[!NOTE]\\a\n" },
		{ "!!! warning \"注意\"\n    a\n\n    - b\n\nc", "quote/p:{s:注意}\nquote/p:a\nquote/list/item/p:b\np:c\n" },
		{ "!!! tip\n    a\n\n> b", "quote/p:{s:Tip}\nquote/p:a\nquote/p:b\n" },
		{ "!!! tip\n    a\n\n- b", "quote/p:{s:Tip}\nquote/p:a\nlist/item/p:b\n" },
		{ "{% note primary no-icon %}\na\n{% endnote %}", "quote/p:{s:Note}\nquote/p:a\n" },
		{ "{% note info no-icon 标题 %}\na\n{% endnote %}", "quote/p:{s:Info: 标题}\nquote/p:a\n" },
		{ "a {% pullquote left %}b{% endpullquote %}", "p:a b\n" },
		{ "{{< tab \"macOS\" >}}\na\n{{< /tab >}}", "quote/p:{s:macOS}\nquote/p:a\n" },
		{ "!!! 很好", "p:!!! 很好\n" },
		{ "{% note info %}\na\n{% endnote %}\nb", "quote/p:{s:Info}\nquote/p:a\np:b\n" },
		{ "{% blockquote 鲁迅, 故乡 %}\na\n{% endblockquote %}", "quote/p:a\nquote/p:— 鲁迅, {e:故乡}\n" },
		{ "{{% notice tip \"Title\" %}}\n*a*\n{{% /notice %}}", "quote/p:{s:Tip: Title}\nquote/p:{e:a}\n" },
		{ "{% note %}\n\na\n\nb", "quote/p:{s:Note}\np:a\np:b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void drawn_tables_stay_as_they_are(void **state)
{
	static const struct docdump_row rows[] = {
		{ "甲\n\n+---+---+\n| 一 | b |\n+===+===+\n| 1 |   |\n|   | *2* |\n+---+---+\n乙",
		  "p:甲\ncode:+---+---+\\| 一 | b |\\+===+===+\\| 1 |   |\\"
		  "|   | *2* |\\+---+---+\\\np:乙\n" },
		{ "- 項\n\n  +--+\n  |箱|\n  +--+\n- b",
		  "list/item/p:項\nlist/item/code:+--+\\|箱|\\+--+\\\nlist/item/p:b\n" },
		{ "> +--+\n> | 상자 |\n> +--+", "quote/code:+--+\\| 상자 |\\+--+\\\n" },
		{ "  Right     Left\n-------     ------\n     12     *1*\n    123     1\n\nb",
		  "code:  Right     Left\\-------     ------\\     12     *1*\\    123     1\\\n"
		  "p:b\n" },
		{ "------  --\n이름    값\n------  --\n\nb",
		  "code:------  --\\이름    값\\------  --\\\np:b\n" },
		{ "a\n--- ---\nb", "p:a\nrule:\np:b\n" },
		{ "--- ---\na  b", "rule:\np:a  b\n" },
		{ "a\n+--+\nb", "p:a\\+--+\\b\n" },
		{ "+-+", "p:+-+\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void formulas_are_text_and_money_stays(void **state)
{
	static const struct docdump_row rows[] = {
		{ "質量 $E = mc^2$ です", "p:質量 E = mc² です\n" },
		{ "**$a_1$**と*$b$*", "p:{s:a₁}と{e:b}\n" },
		{ "$a*b*c$ $x_1 y_2$", "p:a * b * c x₁ y₂\n" },
		{ "GitHub의 $`x^2`$ 꼴", "p:GitHub의 x² 꼴\n" },
		{ "$5 and $10", "p:$5 and $10\n" },
		{ "US$5 and US$6", "p:US$5 and US$6\n" },
		{ "$HOME/bin:$PATH and $(a) $(b)", "p:$HOME/bin:$PATH and $(a) $(b)\n" },
		{ "a \\$x$ b$", "p:a $x$ b$\n" },
		{ "`$x^2$`", "p:{c:$x^2$}\n" },
		{ "$ x $ and $y $", "p:$ x $ and $y $\n" },
		{ "a $$x^2$$ b", "p:a x² b\n" },
		{ "\\\\(x^2\\\\) \\(y_1\\) \\(see\\) \\[1\\]", "p:x² y₁ (see) [1]\n" },
		{ "$$\nx^2\n$$\nb", "p:x²\np:b\n" },
		{ "  $$\n  x^2\n  $$\n\n   :::note\n   b\n   :::",
		  "p:x²\nquote/p:{s:Note}\nquote/p:b\n" },
		{ "$$\na \\\\ b\n$$", "code:a\\b\\\n" },
		{ "$$\n\\foo}\n$$", "code:$$\\\\foo}\\$$\\\n" },
		{ "\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}", "code:a = b\\c = d\\\n" },
		{ "```math\n\\frac{a}{b}\n```", "p:a/b\n" },
		{ "$\\frac{a$ b", "p:$\\frac{a$ b\n" },
		{ "수식 $\\alpha$는", "p:수식 α는\n" },
		{ "甲$，$乙 $$x$$丙", "p:甲$，$乙 x丙\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void values_go_through_filters(void **state)
{
	static const struct {
		const char *body, *want;
	} rows[] = {
		{ "{{ page.date | date: \"%Y年%m月\" }}", "p:2026年02月\n" },
		{ "{{ page.date | date: '%-d %e|%j %b %B %a %A %F %H:%M' }}", "p:3  3|034 Feb February Tue Tuesday 2026-02-03 00:00\n" },
		{ "{{ page.date | date: '%q' }} {{ page.date | date_to_string }}", "p:2026-02-03 03 Feb 2026\n" },
		{ "{{ page[\"date\"] | date: '%y' }}", "p:26\n" },
		{ "{{ 'ab C' | upcase }} {{ 'ab C' | capitalize }} {{ ' x ' | strip | append: '!' }}", "p:AB C Ab c x!\n" },
		{ "{{ 'abab' | replace: 'a', 'xx' }} {{ 'a' | replace: '', 'b' }}", "p:xxbxxb a\n" },
		{ "{{ page.own | default: '기본' }} {{ 'a' | default: 'b' }}", "p:기본 a\n" },
		{ "{{ site[\"own\"] }} {{ page.date | own: 2 }}", "p:{d:[site[\"own\"]]} 2026-02-03\n" },
	};
	struct post p = docdump_post();

	(void)state;
	date_set(&p.date, 2026, 2, 3);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert(&p, 0, rows[i].body, rows[i].want);
}

static void dollars_of_variables_stay(void **state)
{
	static const struct docdump_row rows[] = {
		{ "$_GET和$_POST是数组。", "p:$_GET和$_POST是数组。\n" },
		{ "$_GET/$_POST、$_SERVER$", "p:$_GET/$_POST、$_SERVER$\n" },
		{ "${x}和${y}。", "p:${x}和${y}。\n" },
		{ "${x}${y}、${a}-${b}", "p:${x}${y}、${a}-${b}\n" },
		{ "$.ajax和$.get方法", "p:$.ajax和$.get方法\n" },
		{ "$.ajax/$.get、$.5$", "p:$.ajax/$.get、.5\n" },
		{ "用$a=$b赋值，$x_y,$z", "p:用$a=$b赋值，$x_y,$z\n" },
		{ "用$HOME和$PATH变量。export PATH=$PATH:/bin", "p:用$HOME和$PATH变量。export PATH=$PATH:/bin\n" },
		{ "$name，以及$value", "p:$name，以及$value\n" },
		{ "変数$xは$yより大きい。", "p:変数$xは$yより大きい。\n" },
		{ "변수$a와$b는", "p:변수$a와$b는\n" },
		{ "$user_id$name、$a.$b", "p:$user_id$name、$a.$b\n" },
		{ "^和$分别是开头和结尾，$在最后", "p:^和$分别是开头和结尾，$在最后\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void formulas_beside_cjk_are_formulas(void **state)
{
	static const struct docdump_row rows[] = {
		{ "设$x$是实数，$y$是整数", "p:设x是实数，y是整数\n" },
		{ "$x$と$y$の和、$x$와$y$는", "p:xとyの和、x와y는\n" },
		{ "$_nC_k$、${}_{n}C_{k}$、${x}^2$", "p:ₙCₖ、ₙCₖ、x²\n" },
		{ "$V_{输出}$和$R_{\\text{负载}}$", "p:V_输出和R_负载\n" },
		{ "$\\text{损失}=1$，$准确率=\\frac{T}{N}$", "p:损失 = 1，准确率 = T/N\n" },
		{ "$x，y$属于$R$", "p:x，y属于R\n" },
		{ "$\\alpha$$\\beta$ $a$$b$$c$", "p:αβ abc\n" },
		{ "$\\alpha$s、$a=b$是", "p:αs、a = b是\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void marks_of_containers_are_no_part_of_a_formula(void **state)
{
	static const struct docdump_row rows[] = {
		{ "> $$\n> x^2\n> $$", "quote/p:x²\n" },
		{ "> 文\n> $$\n> a\n> - b\n> $$\n> 后", "quote/p:文\nquote/p:a - b\nquote/p:后\n" },
		{ "- 文\n  > $$\n  > a\n  > $$\n- 후", "list/item/p:文\nlist/item/quote/p:a\nlist/item/p:후\n" },
		{ "> > \\begin{align}\n> > a &= b \\\\\n>> c &= d\n> > \\end{align}",
		  "quote/quote/code:a = b\\c = d\\\n" },
		{ "> \\[\n>   \\foo}\n> \\]", "quote/code:\\[\\\\foo}\\\\]\\\n" },
		{ "> 文 $a +\n> b$ と $$c\n> d$$", "quote/p:文 a + b と c d\n" },
		{ "> > $a =\n>> b$ $c =\nd$", "quote/quote/p:a = b c = d\n" },
		{ "- $$\n  > a\n  $$", "list/item/p:> a\n" },
		{ "> $$\na\n$$", "quote/p:a\n" },
		{ "- 文\n$$\na\n- b\n$$", "list/item/p:文\np:a - b\n" },
		{ "> $$\n> a\n\n$$\nb\n$$", "quote/p:$$\\a\np:b\n" },
		{ "- $$ a\n- b $$", "list/item/p:$$ a\nlist/item/p:b $$\n" },
		{ "> \\begin{align}\n> a\n>\n> b\n> \\end{align}",
		  "quote/p:\\begin{align}\\a\nquote/p:b\\\\end{align}\n" },
		{ "!!! note\n    > $$\n    > x\n    > $$", "quote/p:{s:Note}\nquote/quote/p:x\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void wiki_links_are_links(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[[/jargon]] 와", "p:{l1:/jargon} 와\n" },
		{ "[[a|乙]] [[b]]{丙}", "p:{l1:乙} {l2:丙}\n" },
		{ "![[a.png]] ![[b]]", "p:{i1:[a.png]} {l2:b}\n" },
		{ "[[1]] [[a]](b) a[[0]][1]", "p:[[1]] {l1:[a]} a[[0]][1]\n" },
		{ "`[[a]]` [[]] [[a", "p:{c:[[a]]} [[]] [[a\n" },
		{ "[[x_y_z]] *b*", "p:{l1:x_y_z} {e:b}\n" },
		{ "![[图.png|替|300]] ![[图.png|替|30x20]]", "p:{i1:[替]} {i2:[替]}\n" },
		{ "![[图.png|替|换]]", "p:{i1:[替|换]}\n" },
		{ "<div>가</div>\n\n# [[나]]", "html:가\nh1:{l1:나}\n" },
		{ "![[图.png|300]] ![[그림.png|20x30]] x[[i]]",
		  "p:{i1:[图.png]} {i2:[그림.png]} x[[i]]\n" },
	};
	const struct post p = docdump_post();

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
	docdump_assert_links(&p, 0, "[[a b|c]]", "1 link \"c\" <a%20b> \n");
}

static void attribute_lists_are_gone(void **state)
{
	static const struct docdump_row rows[] = {
		{ "## 題 {#id .x}\na", "h2:題\np:a\n" },
		{ "Title {#id}\n====", "h1:Title\n" },
		{ "## b { .k #x }", "h2:b\n" },
		{ "a\n: {:.k} 뜻\n: {b}", "dl/dt:a\ndl/dd/p:뜻\ndl/dd/p:{b}\n" },
		{ "文{::comment}藏{:/comment}后", "p:文后\n" },
		{ "文{::comment}藏*{:/}*后* {::comment}b", "p:文{e:后} {::comment}b\n" },
		{ "a {::nomarkdown}<b>가</b>{:/nomarkdown} {::options x=\"y\" /}b", "p:a {s:가} b\n" },
		{ "- a\n^\n- b\n\n^\nc", "list/item/p:a\nlist/item/p:b\np:c\n" },
		{ "2\n^3\n x\n ^", "p:2\\^3\\x\\^\n" },
		{ "a\n{: .lead}\nb", "p:a\np:b\n" },
		{ "문\n{:.a}{: #b} {:.c}\nb\n{:.a}c", "p:문\np:b\\{:.a}c\n" },
		{ "사진 *이* {.small}\n{.b} c", "p:사진 {e:이}\\{.b} c\n" },
		{ "- {: .a} 項\n- 目{: .b}\n- 맵 {:key}",
		  "list/item/p:項\nlist/item/p:目\nlist/item/p:맵 {:key}\n" },
		{ "* TOC\n{:toc}\n\na", "p:a\n" },
		{ "[a](b){:target=\"_blank\"} *c*{: .d}", "p:{l1:a} {e:c}\n" },
		{ "![a](b){width=50%}", "p:{i1:[a]}\n" },
		{ "[글]{.red} 끝", "p:글 끝\n" },
		{ "`a`{.py} {a} f{x} {:?}", "p:{c:a} {a} f{x} {:?}\n" },
		{ "*[HTML]: Hyper Text\n\na", "p:a\n" },
		{ "{::options a=\"b\" /}\na\n\n{::comment}\nb\n{:/comment}\n\nc", "p:a\np:c\n" },
		{ "```{.python #id}\nx\n```", "code:x\\\n" },
		{ "##紧跟\n#hashtag", "h2:紧跟\np:#hashtag\n" },
		{ "<!-- more -->\na<!--more-->b", "p:ab\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}
static void text_between_extensions_of_kramdown_is_shown(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{::nomarkdown}<b>x</b>{:/}", "p:{s:x}\n" },
		{ "{::comment}h{:/comment} seen {::nomarkdown}x{:/}", "p:seen x\n" },
		{ "a\n\n{::comment}h{:/comment}\n\nb", "p:a\np:b\n" },
		{ "a\n\n{::options x=\"y\" /}\n{::comment}\nb\n{:/comment}\n\nc", "p:a\np:c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

/* clang-format on */

static void addresses_may_have_blanks_and_sizes(void **state)
{
	static const struct docdump_row rows[] = {
		{ "![图](https://a.example/b.png#pic_center =600x400)",
		  "1 image \"图\" <https://a.example/b.png#pic_center> \n" },
		{ "![図](a.png \"題\" =100x)", "1 image \"図\" <a.png> \n" },
		{ "![그림](a.png =x50% \"제목\")",
		  "1 image \"그림\" <a.png> \n" },
		{ "![my cat](img/my cat.png)",
		  "1 image \"my cat\" <img/my%20cat.png> \n" },
		{ "[제목](내 글.md '설명')",
		  "1 link \"제목\" <내%20글.md> \n" },
		{ "[f](https://a.example/#f(a.B, int\\))",
		  "1 link \"f\" <https://a.example/#f(a.B,%20int)> \n" },
		{ "[甲](https:// a.example/b )",
		  "1 link \"甲\" <https://a.example/b> \n" },
		{ "- [a\n  b](c d.html) e", "1 link \"a b\" <c%20d.html> \n" },
		{ "[a](/my uri) [b](u v) [c](https://a.example see) [d](a b.c)",
		  "1 link \"https://a.example\" <https://a.example> \n" },
		{ "b](c d.png)", "" },
		{ "`[a](b c.png)`", "" },
		{ "[a](b.png\nc.png)", "" },
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		docdump_assert_links(&p, 0, rows[i].body, rows[i].want);
}

static void tags_in_brackets_are_read_where_they_are_some(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[caption id=\"x\" width=\"300\"]![猫](/a.png) "
		  "窗边的猫[/caption]",
		  "p:{i1:[猫]} 窗边的猫\n" },
		{ "<p>[caption width='3']<img src=\"/a.png\" alt=\"猫\"> "
		  "窗边[/caption]</p>",
		  "html:{i1:[猫]} 窗边\n" },
		{ "[gallery ids=\"1,2\"]\n\n[gallery]\n\na [gallery] b",
		  "p:a [gallery] b\n" },
		{ "[youtube https://a.example/v] [youtube=https://a.example/w] "
		  "[youtube abc]",
		  "p:{l1:https://a.example/v} {l2:https://a.example/w} "
		  "{l3:https://www.youtube.com/watch?v=abc}\n" },
		{ "[embed]https://a.example/v[/embed] [audio "
		  "mp3=\"/b.mp3\"][/audio]",
		  "p:{l1:https://a.example/v} {l2:/b.mp3}\n" },
		{ "[code lang=\"php\"]\necho '*a*';\n\n$b;\n[/code]\n말",
		  "code:echo '*a*';\\\\$b;\\\np:말\n" },
		{ "말 [code]a*b*[/code] 끝", "p:말 {c:a*b*} 끝\n" },
		{ "[quote]引用\n\n二[/quote]後", "p:引用\np:二後\n" },
		{ "[b]굵게[/b] [i]*x*[/i] [s]옛[/s]",
		  "p:{s:굵게} {e:x} {x:옛}\n" },
		{ "a[b] [c] [/d] [video] [quote]",
		  "p:a[b] [c] [/d] [video] [quote]\n" },
		{ "[b](u) [b][c]\n\n[c]: v", "p:{l1:b} {l2:b}\n" },
		{ "\\[b]x[/b] `[b]x[/b]`", "p:[b]x[/b] {c:[b]x[/b]}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void embeds_are_links(void **state)
{
	static const struct docdump_row rows[] = {
		{ "@[card](https://a.example/記事)",
		  "p:{l1:https://a.example/記事}\n" },
		{ "前 @[youtube](abc_d) 後",
		  "p:前 {l1:https://www.youtube.com/watch?v=abc_d} 後\n" },
		{ "@[张三](https://a.example/u)", "p:@{l1:张三}\n" },
		{ "@[card](x)", "p:@{l1:card}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void places_of_a_table_of_contents_are_gone(void **state)
{
	static const struct docdump_row rows[] = {
		{ "[TOC]\n\n一", "p:一\n" },
		{ "@[TOC](文章目录)\n一", "p:一\n" },
		{ "[[_TOC_]]\n\n[[toc]]\n\n@[toc]\n\n{{TOC}}\n\n[toc]", "" },
		{ "[toc] 는 차례", "p:[toc] 는 차례\n" },
		{ "[toc]: /u\n\n[toc] [TOC](v)", "p:{l1:toc} {l2:TOC}\n" },
		{ "    [TOC]", "code:[TOC]\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void tabs_are_boxes(void **state)
{
	static const struct docdump_row rows[] = {
		{ "=== \"C\"\n\n    ``` c\n    int a;\n    ```\n\n=== "
		  "\"日本語\"\n\n    **い**\n\nう",
		  "quote/p:{s:C}\nquote/code:int "
		  "a;\\\nquote/p:{s:日本語}\nquote/p:{s:い}\np:う\n" },
		{ "===! \"가\"\n    나", "quote/p:{s:가}\nquote/p:나\n" },
		{ "제목\n===\n\n=== 아님", "h1:제목\np:=== 아님\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void revisions_are_styles(void **state)
{
	static const struct docdump_row rows[] = {
		{ "一{++加++}二{--*删*--}三", "p:一{u:加}二{ex:删}三\n" },
		{ "{~~旧~>新~~}、{==標==}{>>注<<}",
		  "p:{x:旧}{u:新}、{m:標}{-:(注)}\n" },
		{ "{++끝 없는 {--것--}", "p:{++끝 없는 {x:것}\n" },
		{ "`{++a++}` \\{++b++}", "p:{c:{++a++}} {++b++}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void what_note_keepers_hide_is_hidden(void **state)
{
	static const struct docdump_row rows[] = {
		{ "前%%隠す%%後 100%% 와 200%% 는",
		  "p:前後 100%% 와 200%% 는\n" },
		{ "一\n\n%%\n隐\n\n藏\n%%\n\n二", "p:一\np:二\n" },
		{ "%%\n글", "p:%%\\글\n" },
		{ "段落 ^a1b2c3\n\n- 항목 ^item-id\n- 10 ^2345 x^2^",
		  "p:段落\nlist/item/p:항목\nlist/item/p:10 ^2345 x{^:2}\n" },
		{ "a ^block-id b", "p:a ^block-id b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void modules_of_mdx_are_gone(void **state)
{
	static const struct docdump_row rows[] = {
		{ "import Tabs from '@theme/Tabs';\nimport {\n  A,\n} from "
		  "\"b\";\n\nexport const x = {\n  a: 1,\n\n  b: "
		  "2,\n};\n\n<Tabs>\n\n한국어\n\n</Tabs>",
		  "p:한국어\n" },
		{ "import 'a.css'\n# 題\n\n<A />", "h1:題\n" },
		{ "import x from 'y'", "p:import x from 'y'\n" },
		{ "import os\n\n> import 'a'\n\n<A />",
		  "p:import os\nquote/p:import 'a'\n" },
		{ "import {\n글\n\n<A />", "p:import {\\글\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void tabs_of_hexo_are_boxes(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% tabs x %}\n<!-- tab 标题 -->\n**一**\n\n- 二\n<!-- "
		  "endtab -->\n{% endtabs %}\n三",
		  "quote/p:{s:标题}\nquote/p:{s:一}\nquote/list/item/"
		  "p:二\np:三\n" },
		{ "{% x %}\n```\n<!-- tab a -->\n```",
		  "p:{d:[x]}\ncode:<!-- tab a -->\\\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void tags_of_themes_show_what_they_say(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% folding blue open, 点开 %}\n一\n{% endfolding %}",
		  "quote/p:{s:点开}\nquote/p:一\n" },
		{ "{% timeline 2022,green %}\n<!-- timeline 01-02 -->\n一\n"
		  "<!-- endtimeline -->\n{% endtimeline %}",
		  "quote/p:{s:2022}\nquote/quote/p:{s:01-02}\n"
		  "quote/quote/p:一\n" },
		{ "{% checkbox red checked, 完 %}\n{% checkbox 未 %}",
		  "p:[x] 完\\|[ ] 未\n" },
		{ "{% link 標題,https://a.example,https://b.example/i %}",
		  "p:{l1:標題}\n" },
		{ "{% link 標題 https://a.example %}", "p:{l1:標題}\n" },
		{ "{% cell 下载, https://a.example, fas %} {% psw 密码 %}",
		  "p:{l1:下载} 密码\n" },
		{ "{% ghcard a/b %}", "p:{l1:https://github.com/a/b}\n" },
		{ "{% subtabs x %}{% grid w:3 %}{% endgrid %}가", "p:가\n" },
		{ "{{< details \"요약\" open >}}\n가\n{{< /details >}}",
		  "quote/p:{s:요약}\nquote/p:가\n" },
		{ "{{< tabs >}}{{< tab \"A\" >}}b{{< /tab >}}{{< tab \"C\" >}}d"
		  "{{< /tab >}}{{< /tabs >}}",
		  "p:{s:A:} b|{s:C:} d\n" },
		{ "{{< figure src=\"a.png\" title=\"T\" caption=\"**c** x\" "
		  "attr=\"者\" attrlink=\"https://a.example\" >}}",
		  "p:{i1:[T]}|{es:c}{e: x} ({l2:者})\n" },
		{ "{{< figure src=\"a.png\" caption=\"c *x*\" >}}",
		  "p:{i1:[a.png]}|{e:c x}\n" },
		{ "{{< figure src=\"a.png\" caption=\"図\" >}}",
		  "p:{i1:[図]}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

/* Blocks without signs are passed over; what they open goes on. */
static void what_is_passed_over_still_ends_where_it_does(void **state)
{
	static const struct docdump_row rows[] = {
		{ "글\n\n```\n{% x %}\n\n  ````` \n[[a]]",
		  "p:글\ncode:{% x %}\\\\\np:{l1:a}\n" },
		{ "글\n\n~~~\n    ~~~\n~~~ x\n[[a]]",
		  "p:글\ncode:    ~~~\\~~~ x\\[[a]]\\\n" },
		{ "- 가\n\n      [[a]]\n\n[[b]]",
		  "list/item/p:가\nlist/item/code:[[a]]\\\np:{l1:b}\n" },
		{ "- 가\n\n  나\n\n  ```\n[[a]]",
		  "list/item/p:가\nlist/item/p:나\nlist/item/"
		  "code:\np:{l1:a}\n" },
		{ "가\n\n<!-- 나\n\n[[a]] -->\n[[b]]", "p:가\np:{l1:b}\n" },
		{ "<pre>\n\n[[a]]</pre>\n[[b]]", "code:\\[[a]]\\\np:{l1:b}\n" },
		{ "> 가\n\n> [!NOTE]\n> 나",
		  "quote/p:가\nquote/p:{s:Note}\nquote/p:나\n" },
		{ "가\n\n나 `다\n라 [[a]]` [[b]]",
		  "p:가\np:나 {c:다 라 [[a]]} {l1:b}\n" },
		{ "::: tip\n# 가\n\n나\n\n다\n:::\n라",
		  "quote/p:{s:Tip}\nquote/h1:가\nquote/p:나\nquote/"
		  "p:다\np:라\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void readings_in_braces_stand_behind_their_words(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{漢字|かん|じ}と{食べ物|たべもの}",
		  "p:漢字(かんじ)と食べ物(たべもの)\n" },
		{ "{北京|Běi|jīng}、{學校|학교}",
		  "p:北京(Běijīng)、學校(학교)\n" },
		{ "`{漢字|かんじ}` {漢字|か {漢字|1} {a|b} {漢字|}",
		  "p:{c:{漢字|かんじ}} {漢字|か {漢字|1} {a|b} {漢字|}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void variables_of_tags_are_no_text(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% for 項 in x %}{{ 項 }}{% endfor %}", "p:{{ 項 }}\n" },
		{ "{% for i in x %}{{ i.url }} {{ j }}{% endfor %}",
		  "p:{d:[i.url]} {{ j }}\n" },
		{ "{{ y }} {% assign y = 1 %}{{ y | plus: 1 }}",
		  "p:{{ y }} {d:[y]}\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void lines_behind_bars_stand(void **state)
{
	static const struct docdump_row rows[] = {
		{ "| 山*は*\n|   川\n|\n| 空\n\n海",
		  "p:山{e:は}|\u00A0\u00A0川|\u00A0|空\np:海\n" },
		{ "| 한 줄", "p:| 한 줄\n" },
		{ "| a | b |\n| - | - |\n| c | d |",
		  "table/row!:a\tb\ntable/row:c\td\n" },
		{ "글\n| a\n| b", "p:글\\| a\\| b\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void the_text_is_still_found_in_the_source(void **state)
{
	static const char *const bodies[] = {
		"a $x^2$ 字 {% include b %} 后\n\n!!! note\n    内容 `c`\n",
		":::note\n{% highlight c %}\n  int a;\n{% endhighlight "
		"%}\n:::\nb",
		"[[a|b]] c {{ page.title }} d\n\n$$\nx\n$$\n\ne",
	};
	struct post p = docdump_post();

	(void)state;
	p.title = "标题";
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		const size_t len = strlen(bodies[i]);
		struct doc *d = doc_new(&p, bodies[i], len, DOC_SOURCES);
		places_check(d, bodies[i], len);
		doc_free(d);
	}
}

static void what_follows_a_value_is_found_in_the_source(void **state)
{
	static const char *const bodies[] = {
		"<div>{{ \"anna\" | photo }}\n  <p>“Before that, I worked on "
		"web sites.” – {{ \"anna\" | link }} and others</p>\n"
		"<p>Lines behind</p>\n</div>\n\n"
		"<div>{{ \"anna\" | photo }}\n<p>again</p></div>\n",
		"We did [what we do]({{ \"/what we do/\" | url }}) and what "
		"we do not [do]({{ '/do' | url }} \"do\").\n",
	};
	const struct post p = docdump_post();

	(void)state;
	for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		const size_t len = strlen(bodies[i]);
		struct doc *d = doc_new(&p, bodies[i], len, DOC_SOURCES);
		struct places_tally tally = { 0 };
		places_check(d, bodies[i], len);
		places_count(d, &tally);
		assert_int_equal(tally.traced, tally.letters);
		doc_free(d);
	}
}

static void templates_end_with_what_they_are_in(void **state)
{
	static const struct docdump_row rows[] = {
		{ "{% link a\n::: tip b\n%} c\n:::",
		  "p:{% link a\nquote/p:{s:Tip: b}\nquote/p:%} c\n" },
		{ "::: tip A {{ page.title\n}} more\nBody\n:::",
		  "quote/p:{s:Tip: A {{ page.title}\nquote/p:}} more\\Body\n" },
		{ "::: tip a {% highlight c %} b\ncode\n:::\nafter {% "
		  "endhighlight %}",
		  "quote/p:{s:Tip: a  b}\nquote/p:code\np:after\n" },
		{ "!!! note \"a {% comment %} b\"\n    c\n\nd {% endcomment %} "
		  "e",
		  "quote/p:{s:Note: a  b}\nquote/p:c\np:d  e\n" },
		{ "## x {% comment %} {#id}\nsecret\n{% endcomment %} y",
		  "h2:x\np: y\n" },
		{ "x {% comment %} {#id}\n---\na {% endcomment %} y",
		  "h2:x\np:a  y\n" },
		{ "{++a {% comment %}++} b {% endcomment %} c",
		  "p:{u:a } b  c\n" },
		{ "<a {% link a > [[b]] %}>c</a>", "p:<a {l1:a}>c\n" },
		{ "a\n{% raw %}{{ b }}{% endraw %} c\n{% raw %}{% d %}{% "
		  "endraw %}",
		  "p:a\\{{ b }} c\\{% d %}\n" },
		/* running text goes on over all lines */
		{ "a {% comment %}b\n\n# c [[x]]\n\n::: tip\n```\nd {% "
		  "endcomment %} [[e]]\nf",
		  "p:a {l1:e}\\f\n" },
		{ "a {% comment %}b\n\n\tc\n\nd {% endcomment %}\n\n::: tip "
		  "e\nf\n:::",
		  "p:a\nquote/p:{s:Tip: e}\nquote/p:f\n" },
		{ "- a {% highlight c %}\n\n  b\n\n  c {% endhighlight %} d\n- "
		  "e",
		  "list/item/p:a {c:|  b||  c} d\nlist/item/p:e\n" },
		{ "!!! note\n    a {% link\n    /b %} {{ c }}\n\n    d",
		  "quote/p:{s:Note}\nquote/p:a {l1:/b} {{ c }}\nquote/p:d\n" },
		{ "<div>\na {% comment %}\n\nb [[x]] {% endcomment %} "
		  "c\n</div>",
		  "html:a\\\\ c\n" },
	};

	(void)state;
	DOCDUMP_ASSERT_ROWS(rows);
}

static void letters_of_ours_in_a_text_are_no_marks(void **state)
{
	static const struct docdump_row rows[] = {
		{ "\uFDE0"
		  "0\uFDE1 $x^2$",
		  NULL },
	};
	struct buf out = { 0 };
	struct inserts inserts = { 0 };

	struct signs signs = signs_any;

	(void)state;
	assert_false(dialect_prepare(&out, &inserts, rows[0].body,
				     strlen(rows[0].body), &signs, NULL,
				     false));
	assert_int_equal(out.len, 0);
}

static void text_without_dialects_is_not_copied(void **state)
{
	static const char *const texts[] = {
		"", "a", "a\n\n```\n$x$\n```\n", "{ a }", "$5", "`{{ x }}`"
	};
	struct buf out = { 0 };
	struct inserts inserts = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const size_t len = strlen(texts[i]);
		struct signs signs = signs_find(texts[i], len);
		assert_false(dialect_prepare(&out, &inserts, texts[i], len,
					     &signs, NULL, false));
	}
	assert_int_equal(out.len, 0);
	inserts_release(&inserts);
}

static void the_copy_has_no_other_signs_than_are_told(void **state)
{
	static const char *const texts[] = {
		"a{{ page.x }}b",
		"{{ page.title }}",
		"*{% comment %}x{% endcomment %}*",
		"a{% youtube x %}",
		"##Title\n\n[[a|b]]",
		"$x^2$ {{ 1 }}~\n\n!!! note\n    x\n",
		":{% x %}a {% x %}tada:",
		"[a](/b c.png){.x}{++y++}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const size_t len = strlen(texts[i]);
		struct signs signs = signs_find(texts[i], len);
		struct buf out = { 0 };
		struct inserts inserts = { 0 };
		assert_true(dialect_prepare(&out, &inserts, texts[i], len,
					    &signs, NULL, false));
		assert_int_equal(
			signs_find(out.data, out.len).bits & ~signs.bits, 0);
		buf_release(&out);
		inserts_release(&inserts);
	}
}

/* What the guard leaves to the parser is as long as the text. */
static void hostile_text_takes_no_long(void **state)
{
	static const char *const parts[] = {
		"{%",
		"{% x %}",
		"{% raw %}{{{% endraw %}",
		"{{ page.x }}",
		"$",
		"$$a\n\n",
		"\\[\n",
		"[[a",
		":::",
		":::note\n",
		"!!! note\n    ",
		"x{.a",
		"> [!NOTE]\n",
		"$\\frac{",
		"{::comment}\n",
		"{% note %}\n",
		"`$",
	};
	enum { SIZE = 300000 };

	(void)state;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		struct buf text = { 0 };
		while (text.len < SIZE)
			buf_add_str(&text, parts[i]);
		const struct post p = docdump_post();
		doc_free(doc_new(&p, text.data, text.len, 0));
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tags_of_liquid_show_what_can_be_read),
		cmocka_unit_test(addresses_may_hold_templates),
		cmocka_unit_test(shortcodes_show_titles_texts_and_links),
		cmocka_unit_test(titles_of_boxes_are_markdown),
		cmocka_unit_test(
			braces_of_a_title_that_are_no_attributes_are_of_it),
		cmocka_unit_test(kinds_of_boxes_stand_before_titles),
		cmocka_unit_test(text_behind_the_mark_of_an_alert_is_in_it),
		cmocka_unit_test(what_only_arranges_is_no_box),
		cmocka_unit_test(sources_of_quotations_stand_below),
		cmocka_unit_test(boxes_are_quotes_with_a_label),
		cmocka_unit_test(drawn_tables_stay_as_they_are),
		cmocka_unit_test(formulas_are_text_and_money_stays),
		cmocka_unit_test(values_go_through_filters),
		cmocka_unit_test(dollars_of_variables_stay),
		cmocka_unit_test(formulas_beside_cjk_are_formulas),
		cmocka_unit_test(marks_of_containers_are_no_part_of_a_formula),
		cmocka_unit_test(wiki_links_are_links),
		cmocka_unit_test(attribute_lists_are_gone),
		cmocka_unit_test(text_between_extensions_of_kramdown_is_shown),
		cmocka_unit_test(addresses_may_have_blanks_and_sizes),
		cmocka_unit_test(tags_in_brackets_are_read_where_they_are_some),
		cmocka_unit_test(embeds_are_links),
		cmocka_unit_test(places_of_a_table_of_contents_are_gone),
		cmocka_unit_test(tabs_are_boxes),
		cmocka_unit_test(revisions_are_styles),
		cmocka_unit_test(what_note_keepers_hide_is_hidden),
		cmocka_unit_test(modules_of_mdx_are_gone),
		cmocka_unit_test(tabs_of_hexo_are_boxes),
		cmocka_unit_test(tags_of_themes_show_what_they_say),
		cmocka_unit_test(what_is_passed_over_still_ends_where_it_does),
		cmocka_unit_test(readings_in_braces_stand_behind_their_words),
		cmocka_unit_test(variables_of_tags_are_no_text),
		cmocka_unit_test(lines_behind_bars_stand),
		cmocka_unit_test(the_text_is_still_found_in_the_source),
		cmocka_unit_test(what_follows_a_value_is_found_in_the_source),
		cmocka_unit_test(templates_end_with_what_they_are_in),
		cmocka_unit_test(letters_of_ours_in_a_text_are_no_marks),
		cmocka_unit_test(text_without_dialects_is_not_copied),
		cmocka_unit_test(the_copy_has_no_other_signs_than_are_told),
		cmocka_unit_test(hostile_text_takes_no_long),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

/* SPDX-License-Identifier: MIT */
#include "doc/tags.h"

#include "archive/ascii.h"
#include "doc/quotation.h"
#include "doc/tag_args.h"

#include <string.h>

/* The address of TAG_MEDIA begins with `arg`; the label of a box is that where
 * its arguments have none; so is the language of code. TAG_WORDS are in such an
 * element. Sorted by name; a test checks. */
/* clang-format off */
static const struct tag {
	const char *name;
	enum tag_action action;
	const char *arg;
} tags[] = {
	{ "admonition",   TAG_BOX,     "Note" },
	{ "alert",        TAG_BOX,     "Alert" },
	{ "asset_link",   TAG_POST,    NULL },
	{ "asset_path",   TAG_PLACE,   NULL },
	{ "assign",       TAG_GONE,    NULL },
	{ "attention",    TAG_BOX,     "Attention" },
	{ "autoescape",   TAG_GONE,    NULL },
	{ "bilibili",     TAG_MEDIA,   "https://www.bilibili.com/video/" },
	{ "blockquote",   TAG_BOX,     "" },
	{ "br",           TAG_BREAK,   NULL },
	{ "break",        TAG_GONE,    NULL },
	{ "btn",          TAG_BUTTON,  NULL },
	{ "callout",      TAG_BOX,     "Note" },
	{ "capture",      TAG_GONE,    NULL },
	{ "cards",        TAG_GONE,    NULL },
	{ "case",         TAG_GONE,    NULL },
	{ "caution",      TAG_BOX,     "Caution" },
	{ "cell",        TAG_BUTTON,  "text" },
	{ "center",       TAG_GONE,    NULL },
	{ "centerquote",  TAG_BOX,     "" },
	{ "checkbox",     TAG_WORDS,   "input" },
	{ "code",         TAG_CODE,    NULL },
	{ "codeblock",    TAG_CODE,    NULL },
	{ "columns",      TAG_GONE,    NULL },
	{ "comment",      TAG_COMMENT, NULL },
	{ "continue",     TAG_GONE,    NULL },
	{ "cq",           TAG_BOX,     "" },
	{ "cycle",        TAG_GONE,    NULL },
	{ "danger",       TAG_BOX,     "Danger" },
	{ "decrement",    TAG_GONE,    NULL },
	{ "del",          TAG_WORDS,   "del" },
	{ "details",      TAG_BOX,     "Details" },
	{ "echarts",      TAG_CODE,    "json" },
	{ "else",         TAG_GONE,    NULL },
	{ "elsif",        TAG_GONE,    NULL },
	{ "emp",          TAG_WORDS,   "em" },
	{ "error",        TAG_BOX,     "Error" },
	{ "expand",       TAG_BOX,     "Details" },
	{ "flink",        TAG_CODE,    "yaml" },
	{ "flowchart",    TAG_CODE,    "flow" },
	{ "fold",         TAG_BOX,     "Details" },
	{ "folding",      TAG_BOX,     "Details" },
	{ "for",          TAG_GONE,    NULL },
	{ "gallery",      TAG_GONE,    NULL },
	{ "ghcard",      TAG_MEDIA,   "https://github.com/" },
	{ "gist",         TAG_MEDIA,   "https://gist.github.com/" },
	{ "gp",           TAG_GONE,    NULL },
	{ "graphviz",     TAG_CODE,    "dot" },
	{ "grid",        TAG_GONE,    NULL },
	{ "grouppicture", TAG_GONE,    NULL },
	{ "hideBlock",    TAG_BOX,     "Details" },
	{ "hideInline",   TAG_WORDS,   "span" },
	{ "hideToggle",   TAG_BOX,     "Details" },
	{ "highlight",    TAG_CODE,    NULL },
	{ "hint",         TAG_BOX,     "Hint" },
	{ "if",           TAG_GONE,    NULL },
	{ "ifchanged",    TAG_GONE,    NULL },
	{ "important",    TAG_BOX,     "Important" },
	{ "increment",    TAG_GONE,    NULL },
	{ "info",         TAG_BOX,     "Info" },
	{ "instagram",    TAG_MEDIA,   "https://www.instagram.com/p/" },
	{ "katex",        TAG_CODE,    "tex" },
	{ "kbd",          TAG_WORDS,   "kbd" },
	{ "label",        TAG_WORDS,   "mark" },
	{ "layout",       TAG_GONE,    NULL },
	{ "link",         TAG_PLACE,   NULL },
	{ "mark",         TAG_WORDS,   "mark" },
	{ "markmap",      TAG_CODE,    "markdown" },
	{ "math",         TAG_GONE,    NULL },
	{ "mathjax",      TAG_GONE,    NULL },
	{ "mermaid",      TAG_CODE,    "mermaid" },
	{ "message",      TAG_BOX,     "Message" },
	{ "more",         TAG_GONE,    NULL },
	{ "niconico",     TAG_MEDIA,   "https://www.nicovideo.jp/watch/" },
	{ "note",         TAG_BOX,     "Note" },
	{ "notice",       TAG_BOX,     "Notice" },
	{ "p",            TAG_WORDS,   "span" },
	{ "param",        TAG_PARAM,   NULL },
	{ "plantuml",     TAG_CODE,    "plantuml" },
	{ "poem",        TAG_BOX,     "" },
	{ "post_link",    TAG_POST,    NULL },
	{ "post_path",    TAG_PLACE,   NULL },
	{ "post_url",     TAG_PLACE,   NULL },
	{ "prism",        TAG_CODE,    NULL },
	{ "psw",         TAG_WORDS,   "span" },
	{ "pullquote",    TAG_BOX,     "" },
	{ "quote",        TAG_BOX,     "" },
	{ "radio",        TAG_WORDS,   "input" },
	{ "raw",          TAG_RAW,     NULL },
	{ "rawhtml",      TAG_GONE,    NULL },
	{ "ref",          TAG_PLACE,   NULL },
	{ "relref",       TAG_PLACE,   NULL },
	{ "ruby",         TAG_RUBY,    NULL },
	{ "s",            TAG_WORDS,   "s" },
	{ "seo",          TAG_GONE,    NULL },
	{ "series",      TAG_GONE,    NULL },
	{ "set",          TAG_GONE,    NULL },
	{ "span",         TAG_WORDS,   "span" },
	{ "spoiler",      TAG_BOX,     "Spoiler" },
	{ "steps",        TAG_GONE,    NULL },
	{ "sub",          TAG_WORDS,   "sub" },
	{ "subtabs",     TAG_GONE,    NULL },
	{ "success",      TAG_BOX,     "Success" },
	{ "sup",          TAG_WORDS,   "sup" },
	{ "swiper",      TAG_GONE,    NULL },
	{ "tab",          TAG_BOX,     "" },
	{ "tablerow",     TAG_GONE,    NULL },
	{ "tabpane",      TAG_GONE,    NULL },
	{ "tabs",         TAG_GONE,    NULL },
	{ "timeline",    TAG_BOX,     "" },
	{ "timenode",    TAG_BOX,     "" },
	{ "tip",          TAG_BOX,     "Tip" },
	{ "toc",          TAG_GONE,    NULL },
	{ "tweet",        TAG_MEDIA,   "https://twitter.com/i/status/" },
	{ "twitter",      TAG_MEDIA,   "https://twitter.com/i/status/" },
	{ "typeit",       TAG_GONE,    NULL },
	{ "u",            TAG_WORDS,   "u" },
	{ "unless",       TAG_GONE,    NULL },
	{ "verbatim",     TAG_RAW,     NULL },
	{ "vimeo",        TAG_MEDIA,   "https://vimeo.com/" },
	{ "warning",      TAG_BOX,     "Warning" },
	{ "wavy",         TAG_WORDS,   "em" },
	{ "when",         TAG_GONE,    NULL },
	{ "with",         TAG_GONE,    NULL },
	{ "x",            TAG_MEDIA,   "https://x.com/i/status/" },
	{ "youtube",      TAG_MEDIA,   "https://www.youtube.com/watch?v=" },
};
/* clang-format on */

static int compare(const char *s, size_t len, const char *name)
{
	const int order = strncmp(s, name, len);

	return order || !name[len] ? order : -1;
}

static const struct tag *find(const char *name, size_t len)
{
	size_t lo = 0, hi = sizeof(tags) / sizeof(tags[0]);

	while (lo < hi) {
		const size_t mid = lo + (hi - lo) / 2;
		const int order = compare(name, len, tags[mid].name);
		if (!order)
			return &tags[mid];
		if (order < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return NULL;
}

const char *tags_arg(const struct template *t)
{
	const struct tag *tag = t->closes ? NULL : find(t->name, t->name_len);

	return tag && tag->arg ? tag->arg : "";
}

enum tag_action tags_action(const struct template *t)
{
	const struct tag *tag = t->closes ? NULL : find(t->name, t->name_len);

	return tag ? tag->action : TAG_OTHER;
}

/* The name of what the tag ends, NULL if it is no end. */
static const char *ended(const struct template *t, size_t *len)
{
	const size_t n = sizeof("end") - 1;

	*len = t->name_len;
	if (t->closes)
		return t->name;
	if (t->name_len < n || memcmp(t->name, "end", n) != 0)
		return NULL;
	*len = t->name_len - n;
	return t->name + n;
}

bool tags_ends(const struct template *t, const struct template *end)
{
	size_t n;
	const char *name = ended(end, &n);

	if (!name || end->closes != (t->kind == TEMPLATE_SHORTCODE))
		return false;
	/* Zola ends all with {% end %} */
	return !n || (n == t->name_len && !memcmp(name, t->name, n));
}

bool tags_is_end(const struct template *t)
{
	size_t n;

	return ended(t, &n) != NULL;
}

bool tags_ends_box(const struct template *t)
{
	size_t n;
	const char *name = ended(t, &n);
	const struct tag *tag = name ? find(name, n) : NULL;

	return tag && tag->action == TAG_BOX;
}

size_t tags_raw_len(const char *s, size_t len)
{
	static const char *const names[] = { "endraw", "raw" };
	size_t i = 2;

	if (len < 2 || s[0] != '{' || s[1] != '%')
		return 0;
	while (i < len && (ascii_is_blank(s[i]) || s[i] == '-'))
		i++;
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++) {
		size_t n = strlen(names[k]);
		if (len - i < n || memcmp(s + i, names[k], n) != 0)
			continue;
		for (n += i; n < len && (ascii_is_blank(s[n]) || s[n] == '-');)
			n++;
		return len - n >= 2 && s[n] == '%' && s[n + 1] == '}' ? n + 2
								      : 0;
	}
	return 0;
}

size_t tags_before_raw(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		const char *brace = memchr(s + i, '{', len - i);
		if (!brace)
			break;
		i = (size_t)(brace - s);
		if (tags_raw_len(brace, len - i))
			return i;
	}
	return len;
}

bool tags_has_raw(const char *s, size_t len)
{
	bool opens = false;

	for (size_t i = 0, n; i < len; i += n) {
		i += tags_before_raw(s + i, len - i);
		n = tags_raw_len(s + i, len - i);
		const bool ends = n && memchr(s + i, 'e', n) != NULL;
		if (ends && opens)
			return true;
		opens |= n > 0 && !ends;
	}
	return false;
}

static bool is_among(const char *word, size_t len, const char *const *words,
		     size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(words[i]) == len && !memcmp(words[i], word, len))
			return true;
	return false;
}

/* Hexo's themes: how a box looks. */
static bool is_look(const struct template_arg *arg)
{
	static const char *const looks[] = { "default", "flat",    "left",
					     "modern",  "primary", "no-icon",
					     "right",   "simple" };

	return !arg->quoted && is_among(arg->value, arg->value_len, looks,
					sizeof(looks) / sizeof(looks[0]));
}

/* Words before or behind the comma in `blue open, title` and `2022,green`. */
static bool are_looks(const char *s, size_t len)
{
	static const char *const looks[] = {
		"black", "blue",   "close",  "cyan",   "gray", "green",
		"grey",  "open",   "orange", "pink",   "red",  "purple",
		"white", "yellow", "light",  "yellow",
	};

	for (size_t i = 0, n; i < len; i += n) {
		while (i < len && ascii_is_space(s[i]))
			i++;
		for (n = 0; i + n < len && !ascii_is_space(s[i + n]);)
			n++;
		if (n && !is_among(s + i, n, looks,
				   sizeof(looks) / sizeof(looks[0])))
			return false;
	}
	return true;
}

/* Takes how the box looks away from one side of a comma. */
static struct template without_looks(const struct template *t)
{
	const char *comma =
		t->args_len ? memchr(t->args, ',', t->args_len) : NULL;
	struct template rest = *t;
	const size_t n = comma ? (size_t)(comma - t->args) : 0;

	if (!comma || t->kind != TEMPLATE_TAG)
		return rest;
	if (are_looks(t->args, n)) {
		rest.args += n + 1;
		rest.args_len -= n + 1;
	} else if (are_looks(comma + 1, t->args_len - n - 1)) {
		rest.args_len = n;
	}
	return rest;
}

/* Some argument from `from` on is in quotes. */
static bool has_quoted(const struct template *t, int from)
{
	struct template_arg arg;

	for (int i = from; tag_args_nth(t, i, &arg); i++)
		if (arg.quoted && arg.value_len)
			return true;
	return false;
}

/* The title of a box: what stands alone from argument `from` on, but for how
 * it looks. In shortcodes words are in quotes, and flags are not. */
static void add_title(const struct template *t, int from, struct buf *out)
{
	const struct template plain = without_looks(t);
	const bool quoted =
		t->kind == TEMPLATE_SHORTCODE && has_quoted(t, from);
	struct template_arg arg;

	for (int i = from; tag_args_nth(&plain, i, &arg); i++) {
		if (is_look(&arg) || (quoted && !arg.quoted))
			continue;
		if (out->len)
			buf_add_char(out, ' ');
		template_add_value(out, &arg);
	}
}

bool tags_is_quotation(const struct template *t)
{
	return template_is(t, "blockquote");
}

static struct slice slice_of_value(const struct template_arg *arg)
{
	return (struct slice){ arg->value, arg->value_len };
}

/* What kind of box it is, and how many arguments say so. */
static struct slice kind_of(const struct template *t, int *taken)
{
	static const char *const keys[] = { "type", "kind", "level", NULL };
	struct template_arg arg;

	*taken = 0;
	if (tag_args_get(t, keys, &arg))
		return slice_of_value(&arg);
	const bool any = tag_args_nth(t, 0, &arg);
	const struct tag *kind = any ? find(arg.value, arg.value_len) : NULL;
	if (!kind || kind->action != TAG_BOX)
		return slice_of(tags_arg(t));
	*taken = 1;
	return slice_of_value(&arg);
}

void tags_label(const struct template *t, struct box_label *label,
		struct buf *title)
{
	static const char *const titles[] = { "title",   "summary", "author",
					      "heading", "header",  "name",
					      NULL };
	struct template_arg arg;
	int taken = 0;

	/* a quotation has but its author and source */
	if (*tags_arg(t))
		label->kind = kind_of(t, &taken);
	if (tag_args_get(t, titles, &arg))
		template_add_value(title, &arg);
	else if (tags_is_quotation(t))
		quotation_write(t->args, t->args_len, title);
	else
		add_title(t, taken, title);
	for (size_t i = 0; i < title->len; i++)
		if (ascii_is_space(title->data[i]))
			title->data[i] = ' ';
	label->title = (struct slice){ buf_str(title), title->len };
}

bool tags_name(const struct template *t, struct template_arg *out)
{
	return tag_args_nth(t, 0, out);
}

void tags_language(const struct template *t, struct buf *out)
{
	static const char *const keys[] = { "lang", "language", NULL };
	const char *own = tags_arg(t);
	struct template_arg arg;

	if (*own)
		buf_add_str(out, own);
	else if (tag_args_get(t, keys, &arg) ||
		 (!template_is(t, "codeblock") && tag_args_nth(t, 0, &arg)))
		buf_add(out, arg.value, arg.value_len);
	if (!template_is(t, "codeblock"))
		return;
	const size_t n = out->len;
	buf_add_char(out, ' ');
	tag_args_add_rest(t, 0, out);
	if (out->len == n + 1)
		buf_truncate(out, n);
}

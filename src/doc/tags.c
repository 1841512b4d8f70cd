/* SPDX-License-Identifier: MIT */
#include "doc/tags.h"

#include "archive/ascii.h"
#include "base/utf8.h"
#include "doc/md_write.h"

#include <string.h>

/* What is shown of a tag that nobody knows. Bytes. */
enum { DIM_MAX = 80 };

/* Arguments that are looked at, so that none takes long. */
enum { ARGS_MAX = 64 };

/* The address of TAG_MEDIA begins with `arg`; the label of a box is that where
 * its arguments have none. Sorted by name; a test checks. */
/* clang-format off */
static const struct tag {
	const char *name;
	enum tag_action action;
	const char *arg;
} tags[] = {
	{ "admonition",    TAG_BOX,     "Note" },
	{ "alert",         TAG_BOX,     "Alert" },
	{ "asset_path",    TAG_PLACE,   NULL },
	{ "assign",        TAG_GONE,    NULL },
	{ "attention",     TAG_BOX,     "Attention" },
	{ "autoescape",    TAG_GONE,    NULL },
	{ "bilibili",      TAG_MEDIA,   "https://www.bilibili.com/video/" },
	{ "blockquote",    TAG_BOX,     "" },
	{ "br",            TAG_BREAK,   NULL },
	{ "break",         TAG_GONE,    NULL },
	{ "callout",       TAG_BOX,     "Note" },
	{ "capture",       TAG_GONE,    NULL },
	{ "case",          TAG_GONE,    NULL },
	{ "caution",       TAG_BOX,     "Caution" },
	{ "centerquote",   TAG_BOX,     "" },
	{ "code",          TAG_CODE,    NULL },
	{ "codeblock",     TAG_CODE,    NULL },
	{ "comment",       TAG_COMMENT, NULL },
	{ "continue",      TAG_GONE,    NULL },
	{ "cq",            TAG_BOX,     "" },
	{ "cycle",         TAG_GONE,    NULL },
	{ "danger",        TAG_BOX,     "Danger" },
	{ "decrement",     TAG_GONE,    NULL },
	{ "details",       TAG_BOX,     "Details" },
	{ "else",          TAG_GONE,    NULL },
	{ "elsif",         TAG_GONE,    NULL },
	{ "error",         TAG_BOX,     "Error" },
	{ "expand",        TAG_BOX,     "Details" },
	{ "fold",          TAG_BOX,     "Details" },
	{ "folding",       TAG_BOX,     "Details" },
	{ "for",           TAG_GONE,    NULL },
	{ "gist",          TAG_MEDIA,   "https://gist.github.com/" },
	{ "highlight",     TAG_CODE,    NULL },
	{ "hint",          TAG_BOX,     "Hint" },
	{ "if",            TAG_GONE,    NULL },
	{ "ifchanged",     TAG_GONE,    NULL },
	{ "important",     TAG_BOX,     "Important" },
	{ "increment",     TAG_GONE,    NULL },
	{ "info",          TAG_BOX,     "Info" },
	{ "instagram",     TAG_MEDIA,   "https://www.instagram.com/p/" },
	{ "layout",        TAG_GONE,    NULL },
	{ "link",          TAG_PLACE,   NULL },
	{ "message",       TAG_BOX,     "Message" },
	{ "more",          TAG_GONE,    NULL },
	{ "niconico",      TAG_MEDIA,   "https://www.nicovideo.jp/watch/" },
	{ "note",          TAG_BOX,     "Note" },
	{ "notice",        TAG_BOX,     "Notice" },
	{ "param",         TAG_PARAM,   NULL },
	{ "post_link",     TAG_POST,    NULL },
	{ "post_path",     TAG_PLACE,   NULL },
	{ "post_url",      TAG_PLACE,   NULL },
	{ "prism",         TAG_CODE,    NULL },
	{ "pullquote",     TAG_BOX,     "" },
	{ "quote",         TAG_BOX,     "" },
	{ "raw",           TAG_RAW,     NULL },
	{ "ref",           TAG_PLACE,   NULL },
	{ "relref",        TAG_PLACE,   NULL },
	{ "seo",           TAG_GONE,    NULL },
	{ "set",           TAG_GONE,    NULL },
	{ "spoiler",       TAG_BOX,     "Spoiler" },
	{ "success",       TAG_BOX,     "Success" },
	{ "tablerow",      TAG_GONE,    NULL },
	{ "tip",           TAG_BOX,     "Tip" },
	{ "toc",           TAG_GONE,    NULL },
	{ "tweet",         TAG_MEDIA,   "https://twitter.com/i/status/" },
	{ "twitter",       TAG_MEDIA,   "https://twitter.com/i/status/" },
	{ "unless",        TAG_GONE,    NULL },
	{ "verbatim",      TAG_RAW,     NULL },
	{ "vimeo",         TAG_MEDIA,   "https://vimeo.com/" },
	{ "warning",       TAG_BOX,     "Warning" },
	{ "when",          TAG_GONE,    NULL },
	{ "with",          TAG_GONE,    NULL },
	{ "x",             TAG_MEDIA,   "https://x.com/i/status/" },
	{ "youtube",       TAG_MEDIA,   "https://www.youtube.com/watch?v=" },
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

/* The value of the first of the keys that is there. */
static bool get(const struct template *t, const char *const *keys,
		struct template_arg *arg)
{
	for (; *keys; keys++) {
		const char *at = t->args;
		size_t left = t->args_len;
		while (template_next_arg(&at, &left, arg)) {
			if (template_key_is(arg, *keys) && arg->value_len)
				return true;
		}
	}
	return false;
}

/* Argument `n` of those without a key, from 0. */
static bool nth(const struct template *t, int n, struct template_arg *arg)
{
	const char *at = t->args;
	size_t left = t->args_len;

	if (n >= ARGS_MAX)
		return false;
	while (template_next_arg(&at, &left, arg)) {
		if (!arg->key && !n--)
			return true;
	}
	return false;
}

static void add_capital(struct buf *out, const char *s, size_t len)
{
	if (len && *s >= 'a' && *s <= 'z')
		buf_add_char(out, (char)(*s - 'a' + 'A'));
	else
		buf_add(out, s, len ? 1 : 0);
	if (len)
		buf_add(out, s + 1, len - 1);
}

/* All that stands alone, as it stands: the title of a box has blanks. */
static void add_rest(const struct template *t, int from, struct buf *out)
{
	struct template_arg arg;

	for (int i = from; nth(t, i, &arg); i++) {
		if (i > from)
			buf_add_char(out, ' ');
		buf_add(out, arg.value, arg.value_len);
	}
}

void tags_label(const struct template *t, struct buf *out)
{
	static const char *const titles[] = { "title", "summary", "author",
					      "heading", NULL };
	static const char *const kinds[] = { "type", "kind", "level", NULL };
	const struct tag *tag = find(t->name, t->name_len);
	const char *label = tag && tag->arg ? tag->arg : "";
	struct template_arg arg;

	if (get(t, titles, &arg)) {
		buf_add(out, arg.value, arg.value_len);
		return;
	}
	if (!*label) { /* a quotation: its author and source */
		add_rest(t, 0, out);
		return;
	}
	if (get(t, kinds, &arg)) {
		add_capital(out, arg.value, arg.value_len);
		return;
	}
	if (!nth(t, 0, &arg)) {
		buf_add_str(out, label);
		return;
	}
	const struct tag *kind = find(arg.value, arg.value_len);
	if (!kind || kind->action != TAG_BOX) {
		add_rest(t, 0, out);
		return;
	}
	struct template_arg title;
	if (nth(t, 1, &title))
		add_rest(t, 1, out);
	else
		add_capital(out, arg.value, arg.value_len);
}

bool tags_name(const struct template *t, struct template_arg *out)
{
	return nth(t, 0, out);
}

void tags_language(const struct template *t, struct buf *out)
{
	static const char *const keys[] = { "lang", "language", NULL };
	struct template_arg arg;

	if (get(t, keys, &arg) ||
	    (!template_is(t, "codeblock") && nth(t, 0, &arg)))
		buf_add(out, arg.value, arg.value_len);
}

static bool ends_with(const struct template_arg *arg, const char *end)
{
	const size_t n = strlen(end);

	if (arg->value_len <= n)
		return false;
	const char *s = arg->value + arg->value_len - n;
	for (size_t i = 0; i < n; i++) {
		if (ascii_lower(s[i]) != end[i])
			return false;
	}
	return true;
}

static bool is_picture(const struct template_arg *arg)
{
	static const char *const ends[] = { ".png",  ".jpg",  ".jpeg",
					    ".gif",  ".webp", ".svg",
					    ".avif", ".bmp",  ".heic" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		if (ends_with(arg, ends[i]))
			return true;
	}
	return false;
}

static bool is_url(const struct template_arg *arg)
{
	static const char *const starts[] = { "http://", "https://", "//" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		const size_t n = strlen(starts[i]);
		if (arg->value_len > n && !memcmp(arg->value, starts[i], n))
			return true;
	}
	return false;
}

/* The first argument without a key that is such; false if none is. */
static bool find_arg(const struct template *t,
		     bool (*such)(const struct template_arg *),
		     struct template_arg *arg)
{
	for (int i = 0; nth(t, i, arg); i++) {
		if (such(arg))
			return true;
	}
	return false;
}

static bool is_prose(const struct template_arg *arg)
{
	return arg->quoted && arg->value_len && !is_picture(arg) &&
	       !is_url(arg);
}

/* What a reader reads of it: by key, else the last in quotes. */
static bool get_text(const struct template *t, struct template_arg *arg)
{
	static const char *const keys[] = { "caption", "title",       "alt",
					    "text",    "name",        "label",
					    "summary", "description", NULL };
	struct template_arg each;
	bool found = get(t, keys, arg);

	if (found)
		return true;
	for (int i = 0; nth(t, i, &each); i++) {
		if (is_prose(&each)) {
			*arg = each;
			found = true;
		}
	}
	return found;
}

/* What stands behind the picture without quotes, but for its size. */
static void add_behind(const struct template *t, struct buf *out)
{
	struct template_arg arg;
	bool behind = false;

	for (int i = 0; nth(t, i, &arg); i++) {
		if (behind && arg.value_len && !ascii_is_digit(*arg.value)) {
			if (out->len)
				buf_add_char(out, ' ');
			buf_add(out, arg.value, arg.value_len);
		}
		behind |= is_picture(&arg);
	}
}

/* An image, or a link whose text is its address if nothing else is said. */
static void write_target(bool image, const struct template *t,
			 const struct template_arg *url, struct buf *out)
{
	struct template_arg arg;
	struct buf text = { 0 };

	if (get_text(t, &arg))
		buf_add(&text, arg.value, arg.value_len);
	else if (image)
		add_behind(t, &text);
	else
		buf_add(&text, url->value, url->value_len);
	if (image)
		md_write_image(out, buf_str(&text), text.len, url->value,
			       url->value_len);
	else
		md_write_anchor(out, buf_str(&text), text.len, url->value,
				url->value_len);
	buf_release(&text);
}

/* [name: arguments], cut where it gets long. */
static void write_dim(const struct template *t, const char *source,
		      struct inserts *inserts, struct buf *out)
{
	struct buf text = { 0 };
	const bool cut = t->args_len > DIM_MAX;
	const size_t n = cut ? utf8_valid_len(t->args, DIM_MAX) : t->args_len;

	buf_add_char(&text, '[');
	buf_add(&text, t->name, t->name_len);
	if (n)
		buf_add_str(&text, ": ");
	for (size_t i = 0; i < n; i++)
		buf_add_char(&text,
			     ascii_is_space(t->args[i]) ? ' ' : t->args[i]);
	buf_add_str(&text, cut ? "…]" : "]");
	inserts_add(inserts,
		    &(struct insert){
			    .kind = INSERT_DIM,
			    .text = arena_memdup(&inserts->arena,
						 buf_str(&text), text.len),
			    .len = text.len,
			    .info = "",
			    .source = source,
			    .source_len = t->len,
		    },
		    out);
	buf_release(&text);
}

static void write_other(const struct template *t, const char *source,
			struct inserts *inserts, struct buf *out)
{
	static const char *const sources[] = { "src",  "image",    "img",
					       "file", "filename", "path",
					       NULL };
	static const char *const links[] = { "href", "url", "link", NULL };
	struct template_arg arg;
	size_t n;

	if (ended(t, &n))
		return;
	if (get(t, sources, &arg) && (is_picture(&arg) || is_url(&arg)))
		write_target(is_picture(&arg), t, &arg, out);
	else if (find_arg(t, is_picture, &arg))
		write_target(true, t, &arg, out);
	else if (get(t, links, &arg) || find_arg(t, is_url, &arg))
		write_target(false, t, &arg, out);
	else if (get(t, sources, &arg) && t->kind == TEMPLATE_SHORTCODE)
		write_target(true, t, &arg, out);
	else if (t->kind == TEMPLATE_SHORTCODE && get_text(t, &arg))
		md_write_references(out, arg.value, arg.value_len);
	else
		write_dim(t, source, inserts, out);
}

/* The address of a post, as a path below the site. */
static void place_of(const struct template_arg *arg, struct buf *out)
{
	if (arg->value_len && !strchr("/.#", *arg->value) && !is_url(arg))
		buf_add_char(out, '/');
	buf_add(out, arg->value, arg->value_len);
}

static void write_place(const struct template *t, bool in_url, struct buf *out)
{
	struct template_arg arg;
	struct buf url = { 0 };

	if (!nth(t, 0, &arg)) {
		static const char *const keys[] = { "path", NULL };
		if (!get(t, keys, &arg))
			return;
	}
	place_of(&arg, &url);
	if (in_url)
		md_write_url(out, url.data, url.len);
	else
		md_write_anchor(out, url.data, url.len, url.data, url.len);
	buf_release(&url);
}

/* Hexo's link: {% link text address [external] [title] %}; Jekyll's has only a
 * path. */
static void write_link(const struct template *t, bool in_url, struct buf *out)
{
	struct template_arg text, url;
	struct buf shown = { 0 };

	if (!nth(t, 1, &url) || in_url) {
		write_place(t, in_url, out);
		return;
	}
	for (int i = 0; nth(t, i, &url) && !is_url(&url); i++) {
		if (i)
			buf_add_char(&shown, ' ');
		buf_add(&shown, url.value, url.value_len);
	}
	if (find_arg(t, is_url, &url))
		md_write_anchor(out, buf_str(&shown), shown.len, url.value,
				url.value_len);
	else if (nth(t, 0, &text) && nth(t, 1, &url))
		md_write_anchor(out, text.value, text.value_len, url.value,
				url.value_len);
	buf_release(&shown);
}

static void write_post(const struct template *t, struct buf *out)
{
	struct template_arg slug;
	struct buf url = { 0 }, text = { 0 };

	if (!nth(t, 0, &slug))
		return;
	place_of(&slug, &url);
	add_rest(t, 1, &text);
	if (!text.len)
		buf_add(&text, slug.value, slug.value_len);
	md_write_anchor(out, buf_str(&text), text.len, url.data, url.len);
	buf_release(&url);
	buf_release(&text);
}

/* Hugo's tweet says user and id by key; a gist is user and id. */
static void write_media(const struct template *t, const char *source,
			struct inserts *inserts, struct buf *out)
{
	static const char *const keys[] = { "id", "v", "bvid", NULL };
	const struct tag *tag = find(t->name, t->name_len);
	struct template_arg id, more;
	struct buf url = { 0 };

	if (!get(t, keys, &id) && !nth(t, 0, &id)) {
		write_dim(t, source, inserts, out);
		return;
	}
	if (!is_url(&id))
		buf_add_str(&url, tag->arg);
	buf_add(&url, id.value, id.value_len);
	if (template_is(t, "gist") && nth(t, 1, &more)) {
		buf_add_char(&url, '/');
		buf_add(&url, more.value, more.value_len);
	}
	const struct template_arg to = { .value = url.data,
					 .value_len = url.len };
	write_target(false, t, &to, out);
	buf_release(&url);
}

void tags_write(const struct template *t, const char *source, bool in_url,
		struct inserts *inserts, struct buf *out)
{
	switch (tags_action(t)) {
	case TAG_OTHER:
		write_other(t, source, inserts, out);
		return;
	case TAG_PLACE:
		if (template_is(t, "link"))
			write_link(t, in_url, out);
		else
			write_place(t, in_url, out);
		return;
	case TAG_POST:
		write_post(t, out);
		return;
	case TAG_MEDIA:
		write_media(t, source, inserts, out);
		return;
	case TAG_BREAK:
		buf_add_str(out, "<br>");
		return;
	default:
		return; /* nothing to read */
	}
}

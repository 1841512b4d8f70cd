/* SPDX-License-Identifier: MIT */
#include "doc/short_tag.h"

#include "archive/ascii.h"
#include "archive/slice.h"
#include "doc/md_write.h"
#include "doc/tag_args.h"

#include <string.h>

/* Longer ones are text. Bytes. */
enum { NAME_MAX_LEN = 40, TAG_MAX = 600 };

/* Those that are more than what they enclose. `base` is what an address begins
 * with that is only an id. */
static const struct known {
	const char *name;
	enum short_tag kind;
	const char *base;
} known[] = {
	{ "audio", SHORT_TAG_MEDIA, "" },
	{ "bilibili", SHORT_TAG_MEDIA, "https://www.bilibili.com/video/" },
	{ "code", SHORT_TAG_CODE, "" },
	{ "codeblock", SHORT_TAG_CODE, "" },
	{ "gallery", SHORT_TAG_GONE, "" },
	{ "playlist", SHORT_TAG_GONE, "" },
	{ "pre", SHORT_TAG_CODE, "" },
	{ "sourcecode", SHORT_TAG_CODE, "" },
	{ "video", SHORT_TAG_MEDIA, "" },
	{ "vimeo", SHORT_TAG_MEDIA, "https://vimeo.com/" },
	{ "youtube", SHORT_TAG_MEDIA, "https://www.youtube.com/watch?v=" },
};

/* What `@[name](argument)` leads to; NULL = nothing to lead to. */
static const struct embed {
	const char *name, *base;
} embeds[] = {
	{ "bilibili", "https://www.bilibili.com/video/" },
	{ "bookmark", "" },
	{ "card", "" },
	{ "codepen", "" },
	{ "codesandbox", "" },
	{ "docswell", "https://www.docswell.com/s/" },
	{ "figma", "" },
	{ "gist", "" },
	{ "github", "" },
	{ "jsfiddle", "" },
	{ "osf", "https://osf.io/" },
	{ "slideshare",
	  "https://www.slideshare.net/slideshow/embed_code/key/" },
	{ "speakerdeck", "https://speakerdeck.com/player/" },
	{ "stackblitz", "" },
	{ "toc", NULL },
	{ "tweet", "https://twitter.com/i/status/" },
	{ "twitter", "https://twitter.com/i/status/" },
	{ "vimeo", "https://vimeo.com/" },
	{ "youtube", "https://www.youtube.com/watch?v=" },
};

enum { N_KNOWN = sizeof(known) / sizeof(known[0]) };
enum { N_EMBEDS = sizeof(embeds) / sizeof(embeds[0]) };

static bool is(const char *s, size_t len, const char *name)
{
	return slice_is((struct slice){ s, len }, name);
}

static const struct known *find(const struct template *t)
{
	for (size_t i = 0; i < N_KNOWN; i++)
		if (is(t->name, t->name_len, known[i].name))
			return &known[i];
	return NULL;
}

static size_t name_len(const char *s, size_t len)
{
	size_t n = 0;

	if (!len || !ascii_is_alpha(*s))
		return 0;
	while (n < len && n <= NAME_MAX_LEN &&
	       (ascii_is_alnum(s[n]) || s[n] == '_' || s[n] == '-'))
		n++;
	return n <= NAME_MAX_LEN ? n : 0;
}

/* Where the bracket that ends it stands, quotes passed over; `len` if none. */
static size_t find_bracket(const char *s, size_t len, size_t i)
{
	char quote = '\0';

	for (; i < len && s[i] != '\n' && s[i] != '\r'; i++) {
		if (quote)
			quote = s[i] == quote ? '\0' : quote;
		else if ((s[i] == '"' || s[i] == '\'') && s[i - 1] == '=')
			quote = s[i];
		else if (s[i] == '[')
			return len;
		else if (s[i] == ']')
			return i;
	}
	return len;
}

static void take_args(struct template *t, const char *s, size_t len)
{
	while (len && ascii_is_blank(*s))
		s++, len--;
	if (len && s[len - 1] == '/' && (len == 1 || s[len - 2] == ' '))
		t->single = true, len--;
	while (len && ascii_is_blank(s[len - 1]))
		len--;
	t->args = s;
	t->args_len = len;
}

bool short_tag_at(const char *s, size_t len, struct template *t)
{
	const bool closes = len > 1 && s[1] == '/';
	const size_t name = 1u + closes;

	if (len < 3 || *s != '[')
		return false;
	if (len > TAG_MAX)
		len = TAG_MAX;
	const size_t n = name_len(s + name, len - name);
	const size_t behind = name + n;
	if (!n || behind == len || !strchr(closes ? "]" : "] =", s[behind]))
		return false;
	const size_t end = find_bracket(s, len, behind);
	const char next = end + 1 < len ? s[end + 1] : '\0';
	const bool ended = next == '[' && end + 2 < len && s[end + 2] == '/';
	if (end == len || (!closes && !ended && next && strchr("([:", next)))
		return false; /* a link, or the label of one */
	*t = (struct template){ .kind = TEMPLATE_SHORTCODE,
				.closes = closes,
				.name = s + name,
				.name_len = n,
				.len = end + 1 };
	take_args(t, s + behind, end - behind);
	return true;
}

enum short_tag short_tag_kind(const struct template *t)
{
	const struct known *k = find(t);

	return k ? k->kind : SHORT_TAG_PAIR;
}

/* An address, or an id that is added to the base. */
static bool write_address(const char *base, const char *s, size_t len,
			  struct buf *out)
{
	const struct template_arg arg = { .value = s, .value_len = len };
	const bool whole = tag_args_is_url(&arg);
	struct buf url = { 0 };

	if (!len || (!whole && !*base))
		return false;
	if (!whole)
		buf_add_str(&url, base);
	buf_add(&url, s, len);
	md_write_anchor(out, url.data, url.len, url.data, url.len);
	buf_release(&url);
	return true;
}

bool short_tag_write_media(const struct template *t, struct buf *out)
{
	static const char *const keys[] = { "src", "url", "mp3",  "mp4",
					    "m4a", "ogg", "webm", "wav",
					    "m4v", "id",  NULL };
	const struct known *k = find(t);
	struct template_arg arg = { .value = t->args,
				    .value_len = t->args_len };

	if (!k)
		return false;
	if (arg.value_len && *arg.value == '=') { /* [youtube=https://…] */
		arg.value++, arg.value_len--;
	} else if (tag_args_get(t, keys, &arg)) {
		if (*k->base || tag_args_is_url(&arg))
			return write_address(k->base, arg.value, arg.value_len,
					     out);
		md_write_anchor(out, arg.value, arg.value_len, arg.value,
				arg.value_len);
		return true;
	} else if (!tag_args_nth(t, 0, &arg)) {
		return false;
	}
	return write_address(k->base, arg.value, arg.value_len, out);
}

/* A tag that something else than its end says to be one. */
static bool stands_alone(const struct template *t)
{
	const struct known *k = t->closes ? NULL : find(t);

	return k && k->kind != SHORT_TAG_CODE;
}

/* A name begins here that needs no end to be one of a tag. */
static bool is_known(const char *s, size_t len)
{
	const size_t n = name_len(s, len);
	const char first = ascii_lower(*s);

	if (is(s, n, "toc"))
		return true;
	for (size_t i = 0; i < N_KNOWN; i++)
		if (*known[i].name == first && is(s, n, known[i].name))
			return true;
	return false;
}

/* What those begin with, in either case, and the ends of tags. Hardly any other
 * bracket of a text is looked into. */
static const bool begins_known[256] = {
	['/'] = true, ['A'] = true, ['B'] = true, ['C'] = true, ['G'] = true,
	['P'] = true, ['S'] = true, ['T'] = true, ['V'] = true, ['Y'] = true,
	['a'] = true, ['b'] = true, ['c'] = true, ['g'] = true, ['p'] = true,
	['s'] = true, ['t'] = true, ['v'] = true, ['y'] = true,
};

bool short_tag_may_be_in(const char *text, size_t len)
{
	struct template t;

	for (size_t i = 0; i + 1 < len; i++) {
		const char *at = memchr(text + i, '[', len - i - 1);
		if (!at)
			return false;
		i = (size_t)(at - text);
		const bool behind_at = i && text[i - 1] == '@';
		if (!behind_at &&
		    (!begins_known[(unsigned char)at[1]] ||
		     (at[1] != '/' && !is_known(at + 1, len - i - 1))))
			continue;
		if (!short_tag_at(at, len - i, &t)) {
			if (behind_at)
				return true;
			continue;
		}
		if (t.closes || stands_alone(&t) ||
		    is(t.name, t.name_len, "toc"))
			return true;
	}
	return false;
}

size_t short_tag_write_embed(const char *s, size_t len, struct buf *out)
{
	if (len > TAG_MAX)
		len = TAG_MAX;
	const size_t n = len > 2 && s[0] == '@' && s[1] == '['
				 ? name_len(s + 2, len - 2)
				 : 0;
	size_t arg = n + 4;

	if (!n || len <= arg || memcmp(s + n + 2, "](", 2) != 0)
		return 0;
	const char *end = memchr(s + arg, ')', len - arg);
	if (!end || memchr(s + arg, '\n', (size_t)(end - s) - arg))
		return 0;
	const size_t all = (size_t)(end - s) + 1;
	while (ascii_is_blank(s[arg]))
		arg++;
	for (size_t i = 0; i < N_EMBEDS; i++) {
		if (!is(s + 2, n, embeds[i].name))
			continue;
		return !embeds[i].base || write_address(embeds[i].base, s + arg,
							all - arg - 1, out)
			       ? all
			       : 0;
	}
	return 0;
}

bool short_tag_is_toc(const char *line, size_t len)
{
	static const char *const forms[] = { "[toc]",  "[[toc]]", "[[_toc_]]",
					     "@[toc]", "{{toc}}", "${toc}" };
	struct buf nothing = { 0 };

	while (len && ascii_is_space(line[len - 1]))
		len--;
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (is(line, len, forms[i]))
			return true;
	const bool embed = len > 6 && is(line, 6, "@[toc]") &&
			   short_tag_write_embed(line, len, &nothing) == len;
	buf_release(&nothing);
	return embed;
}

/* SPDX-License-Identifier: MIT */
#include "doc/tags_write.h"

#include "archive/ascii.h"
#include "base/utf8.h"
#include "doc/md_write.h"
#include "doc/tag_args.h"
#include "doc/tags.h"

#include <string.h>

/* What is shown of a tag that nobody knows. Bytes. */
enum { DIM_MAX = 80 };

/* A word such as a theme has for its styles: image-shadowed, width_400. */
static bool looks_like_class(const struct template_arg *arg)
{
	bool joined = false;

	for (size_t i = 0; i < arg->value_len; i++) {
		const char c = arg->value[i];
		if (!ascii_is_alnum(c) && c != '-' && c != '_')
			return false;
		joined |= c == '-' || c == '_';
	}
	return joined;
}

/* How much it is a text for readers; 0 = not at all. A file with blanks in its
 * name may be what somebody calls the one shown, which stands `before`. */
static int prose_rank(const struct template_arg *arg, bool before)
{
	const bool file = tag_args_is_picture(arg);

	if (!arg->quoted || !arg->value_len || tag_args_is_url(arg) ||
	    (file && (!before || !memchr(arg->value, ' ', arg->value_len))))
		return 0;
	return looks_like_class(arg) ? 1 : 2;
}

/* What a reader reads of it: by key, else the last in quotes, but for what looks
 * like a class and has another text, or an empty one, behind it. */
static bool get_text(const struct template *t, struct template_arg *arg)
{
	static const char *const keys[] = { "caption", "title",       "alt",
					    "text",    "name",        "label",
					    "summary", "description", NULL };
	struct template_arg each;
	bool picture = false;
	int best = 0;

	if (tag_args_get(t, keys, arg))
		return true;
	for (int i = 0; tag_args_nth(t, i, &each); i++) {
		const int rank = prose_rank(&each, picture);
		picture |= tag_args_is_picture(&each);
		if (rank && rank >= best) {
			*arg = each;
			best = rank;
		}
		if (best == 1 && each.quoted && !each.value_len)
			best = 0;
	}
	return best > 0;
}

/* What stands behind the picture without quotes, but for its size. */
static void add_behind(const struct template *t, struct buf *out)
{
	struct template_arg arg;
	bool behind = false;

	for (int i = 0; tag_args_nth(t, i, &arg); i++) {
		if (behind && !arg.quoted && arg.value_len &&
		    !ascii_is_digit(*arg.value)) {
			if (out->len)
				buf_add_char(out, ' ');
			buf_add(out, arg.value, arg.value_len);
		}
		behind |= tag_args_is_picture(&arg);
	}
}

/* The text of an argument; Hexo has '"title" "text"' in one. */
static void add_text(struct buf *out, const struct template_arg *arg)
{
	const char *at = arg->value;
	size_t left = arg->value_len;
	struct template_arg each, last = *arg;
	const bool several = left > 2 && *at == '"' && at[left - 1] == '"';

	while (several && template_next_arg(&at, &left, &each))
		if (each.quoted && each.value_len)
			last = each;
	template_add_value(out, &last);
}

/* Behind an image its caption, as Markdown, if it says something else than the
 * text; and whose picture it is. */
static void write_caption(const struct template *t, const struct buf *text,
			  struct buf *out)
{
	static const char *const captions[] = { "caption", NULL };
	static const char *const owners[] = { "attr", NULL };
	static const char *const places[] = { "attrlink", NULL };
	struct template_arg arg, place;

	if (tag_args_get(t, captions, &arg) && arg.value_len &&
	    (arg.value_len != text->len ||
	     memcmp(arg.value, text->data, text->len) != 0)) {
		buf_add_str(out, "<br><em>");
		template_add_value(out, &arg);
		buf_add_str(out, "</em>");
	}
	if (!tag_args_get(t, owners, &arg) || !arg.value_len)
		return;
	buf_add_str(out, " (");
	if (tag_args_get(t, places, &place) && place.value_len)
		md_write_anchor(out, arg.value, arg.value_len, place.value,
				place.value_len);
	else
		md_write_references(out, arg.value, arg.value_len);
	buf_add_char(out, ')');
}

static bool has_signs(const struct template_arg *arg)
{
	for (size_t i = 0; i < arg->value_len; i++)
		if (strchr("*_`[<~", arg->value[i]))
			return true;
	return false;
}

/* What an image shows: a caption with marks in it stands behind. */
static void add_alt(const struct template *t, struct buf *text)
{
	static const char *const keys[] = { "alt", "title", NULL };
	static const char *const captions[] = { "caption", NULL };
	struct template_arg arg;

	if (tag_args_get(t, keys, &arg) && arg.value_len)
		add_text(text, &arg);
	else if (tag_args_get(t, captions, &arg) && has_signs(&arg))
		return;
	else if (get_text(t, &arg))
		add_text(text, &arg);
	else
		add_behind(t, text);
}

static void write_image(const struct template *t,
			const struct template_arg *url, struct buf *out)
{
	struct buf text = { 0 };

	add_alt(t, &text);
	md_write_image(out, buf_str(&text), text.len, url->value,
		       url->value_len);
	write_caption(t, &text, out);
	buf_release(&text);
}

/* An image, or a link whose text is its address if nothing else is said. */
static void write_target(bool image, const struct template *t,
			 const struct template_arg *url, struct buf *out)
{
	struct template_arg arg;
	struct buf text = { 0 };

	if (image) {
		write_image(t, url, out);
		return;
	}
	if (get_text(t, &arg))
		add_text(&text, &arg);
	else
		buf_add(&text, url->value, url->value_len);
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

static const char *const source_keys[] = { "src",      "image", "img", "file",
					   "filename", "path",  NULL };
static const char *const link_keys[] = { "href", "url", "link", NULL };

/* What stands where an address does is one, as it is written. */
static bool write_address(const struct template *t, struct buf *out)
{
	struct template_arg arg;
	const bool found = tag_args_get(t, source_keys, &arg) ||
			   tag_args_get(t, link_keys, &arg) ||
			   tag_args_nth(t, 0, &arg);

	if (found)
		md_write_url(out, arg.value, arg.value_len);
	return found;
}

static void write_other(const struct template *t, const char *source,
			struct inserts *inserts, struct buf *out)
{
	struct template_arg arg;

	if (tags_is_end(t))
		return;
	if (tag_args_get(t, source_keys, &arg) &&
	    (tag_args_is_picture(&arg) || tag_args_is_url(&arg)))
		write_target(tag_args_is_picture(&arg), t, &arg, out);
	else if (tag_args_find(t, tag_args_is_picture, &arg))
		write_target(true, t, &arg, out);
	else if (tag_args_get(t, link_keys, &arg) ||
		 tag_args_find(t, tag_args_is_url, &arg))
		write_target(false, t, &arg, out);
	else if (tag_args_get(t, source_keys, &arg) &&
		 t->kind == TEMPLATE_SHORTCODE)
		write_target(true, t, &arg, out);
	else if (t->kind == TEMPLATE_SHORTCODE && get_text(t, &arg))
		md_write_references(out, arg.value, arg.value_len);
	else
		write_dim(t, source, inserts, out);
}

/* The address of a post, as a path below the site. */
static void place_of(const struct template_arg *arg, struct buf *out)
{
	if (arg->value_len && !strchr("/.#", *arg->value) &&
	    !tag_args_is_url(arg))
		buf_add_char(out, '/');
	buf_add(out, arg->value, arg->value_len);
}

static void write_place(const struct template *t, bool in_url, struct buf *out)
{
	struct template_arg arg;
	struct buf url = { 0 };

	if (!tag_args_nth(t, 0, &arg)) {
		static const char *const keys[] = { "path", NULL };
		if (!tag_args_get(t, keys, &arg))
			return;
	}
	place_of(&arg, &url);
	if (in_url)
		md_write_url(out, url.data, url.len);
	else
		md_write_anchor(out, url.data, url.len, url.data, url.len);
	buf_release(&url);
}

/* The next part up to a comma, without blanks and quotes around. */
static struct template_arg next_part(const char **s, size_t *len)
{
	const char *comma = memchr(*s, ',', *len);
	struct template_arg part = {
		.value = *s,
		.value_len = comma ? (size_t)(comma - *s) : *len,
	};
	const size_t taken = part.value_len + (comma != NULL);

	*s += taken;
	*len -= taken;
	while (part.value_len && strchr(" \t\n'\"", *part.value))
		part.value++, part.value_len--;
	while (part.value_len &&
	       strchr(" \t\n'\"", part.value[part.value_len - 1]))
		part.value_len--;
	return part;
}

/* An address and a text, or the other way round, and what may be behind. */
static void write_button(const struct template *t, bool url_first,
			 struct buf *out)
{
	const char *at = t->args;
	size_t left = t->args_len;
	const struct template_arg first = next_part(&at, &left);
	const struct template_arg second = next_part(&at, &left);
	const bool text_first = !url_first && second.value_len;
	const struct template_arg *url = text_first ? &second : &first;
	const struct template_arg *text =
		text_first || !second.value_len ? &first : &second;

	md_write_anchor(out, text->value, text->value_len, url->value,
			url->value_len);
}

/* Hexo's link: {% link text address [external] [title] %}, or with commas;
 * Jekyll's has only a path. */
static void write_link(const struct template *t, bool in_url, struct buf *out)
{
	struct template_arg text, url;
	struct buf shown = { 0 };

	const bool commas = t->args_len && memchr(t->args, ',', t->args_len);

	if (commas && !in_url) {
		write_button(t, false, out);
		return;
	}
	if (!tag_args_nth(t, 1, &url) || in_url) {
		write_place(t, in_url, out);
		return;
	}
	for (int i = 0; tag_args_nth(t, i, &url) && !tag_args_is_url(&url);
	     i++) {
		if (i)
			buf_add_char(&shown, ' ');
		buf_add(&shown, url.value, url.value_len);
	}
	if (tag_args_find(t, tag_args_is_url, &url))
		md_write_anchor(out, buf_str(&shown), shown.len, url.value,
				url.value_len);
	else if (tag_args_nth(t, 0, &text) && tag_args_nth(t, 1, &url))
		md_write_anchor(out, text.value, text.value_len, url.value,
				url.value_len);
	buf_release(&shown);
}

static void write_post(const struct template *t, struct buf *out)
{
	struct template_arg slug;
	struct buf url = { 0 }, text = { 0 };

	if (!tag_args_nth(t, 0, &slug))
		return;
	place_of(&slug, &url);
	tag_args_add_rest(t, 1, &text);
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
	struct template_arg id, more;
	struct buf url = { 0 };

	if (!tag_args_get(t, keys, &id) && !tag_args_nth(t, 0, &id)) {
		write_dim(t, source, inserts, out);
		return;
	}
	if (!tag_args_is_url(&id))
		buf_add_str(&url, tags_arg(t));
	buf_add(&url, id.value, id.value_len);
	if (template_is(t, "gist") && tag_args_nth(t, 1, &more)) {
		buf_add_char(&url, '/');
		buf_add(&url, more.value, more.value_len);
	}
	const struct template_arg to = { .value = url.data,
					 .value_len = url.len };
	write_target(false, t, &to, out);
	buf_release(&url);
}

/* Behind the class in `class@words`, `class::words` or `class, words`. */
static size_t class_len(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		if (s[i] == '@' || s[i] == ',')
			return i + 1;
		if (s[i] == ':' && i + 1 < len && s[i + 1] == ':')
			return i + 2;
		if (s[i] & 0x80)
			break;
	}
	return 0;
}

/* `checked` stands before the comma, or first. */
static bool is_checked(const struct template *t, size_t before)
{
	static const char word[] = "checked";
	struct template head = *t;
	struct template_arg arg;

	if (before)
		head.args_len = before - 1;
	for (int i = 0; tag_args_nth(&head, i, &arg) && (before || !i); i++)
		if (arg.value_len == sizeof(word) - 1 &&
		    !memcmp(arg.value, word, arg.value_len))
			return true;
	return false;
}

static void write_words(const struct template *t, struct buf *out)
{
	const char *element = tags_arg(t);
	const bool box = !strcmp(element, "input");
	const bool classed =
		box || !strcmp(element, "span") || !strcmp(element, "mark");
	struct template_arg arg;
	const char *rest = t->args;
	size_t rest_len = t->args_len;
	struct buf words = { 0 };

	if (!template_next_arg(&rest, &rest_len, &arg))
		return;
	size_t n = classed && !arg.quoted ? class_len(t->args, t->args_len) : 0;
	const bool checked = box && is_checked(t, n);
	if (!n && checked && !arg.quoted)
		n = arg.value_len;
	while (n < t->args_len && ascii_is_space(t->args[n]))
		n++;
	if (arg.quoted)
		tag_args_add_rest(t, 0, &words);
	else
		buf_add(&words, t->args + n, t->args_len - n);
	if (box)
		buf_add_str(out, checked ? "<br><input type=checkbox checked>"
					 : "<br><input type=checkbox>");
	else
		buf_printf(out, "<%s>", element);
	md_write_references(out, buf_str(&words), words.len);
	if (!box)
		buf_printf(out, "</%s>", element);
	buf_release(&words);
}

/* `ruby "word" "reading"`, `ruby word|reading` */
static void write_ruby(const struct template *t, struct buf *out)
{
	struct template_arg word, reading;

	if (!tag_args_nth(t, 0, &word))
		return;
	const char *bar = memchr(word.value, '|', word.value_len);
	const size_t n = bar ? (size_t)(bar - word.value) : word.value_len;
	buf_add_str(out, "<ruby>");
	md_write_references(out, word.value, n);
	buf_add_str(out, "<rt>");
	if (bar)
		md_write_references(out, bar + 1, word.value_len - n - 1);
	else if (tag_args_nth(t, 1, &reading))
		md_write_references(out, reading.value, reading.value_len);
	buf_add_str(out, "</rt></ruby>");
}

void tags_write(const struct template *t, const char *source, bool in_url,
		struct inserts *inserts, struct buf *out)
{
	switch (tags_action(t)) {
	case TAG_OTHER:
		if (!in_url || !write_address(t, out))
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
	case TAG_WORDS:
		write_words(t, out);
		return;
	case TAG_RUBY:
		write_ruby(t, out);
		return;
	case TAG_BUTTON:
		write_button(t, !*tags_arg(t), out);
		return;
	default:
		return; /* nothing to read */
	}
}

bool tags_write_address_of(const struct template *t, struct buf *url)
{
	struct template_arg arg;

	if (get_text(t, &arg) || tag_args_find(t, tag_args_is_picture, &arg) ||
	    tag_args_get(t, source_keys, &arg))
		return false;
	if (!tag_args_get(t, link_keys, &arg) &&
	    !tag_args_find(t, tag_args_is_url, &arg))
		return false;
	buf_add(url, arg.value, arg.value_len);
	return true;
}

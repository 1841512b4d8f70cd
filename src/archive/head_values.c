/* SPDX-License-Identifier: MIT */
#include "archive/head_values.h"

#include "archive/ascii.h"
#include "archive/title.h"

#include <string.h>

enum { MAX_DESCRIPTION = 2000 };

/* how a string that stands for a list is taken apart */
enum split {
	WHOLE,  /* never */
	CJK,    /* at CJK commas: no name has them */
	ITEM,   /* at commas of any width */
	COMMAS, /* at those and semicolons */
	WORDS,  /* at these or, if there are none, at blanks */
	NAMES,  /* at CJK commas and semicolons: `Aas, ISRG` is one author */
};

static const struct list_key {
	const char *key;
	enum facet facet;
	enum split split;
} list_keys[] = {
	{ "tags", FACET_TAG, WORDS },
	{ "tag", FACET_TAG, WHOLE },
	{ "topics", FACET_TAG, WORDS },
	{ "taxonomies.tags", FACET_TAG, WORDS },
	{ "categories", FACET_CATEGORY, WORDS },
	{ "category", FACET_CATEGORY, WHOLE },
	{ "taxonomies.categories", FACET_CATEGORY, WORDS },
	{ "author", FACET_AUTHOR, NAMES },
	{ "authors", FACET_AUTHOR, NAMES },
	{ "author.name", FACET_AUTHOR, NAMES },
	{ "authors.name", FACET_AUTHOR, NAMES },
	{ "autor", FACET_AUTHOR, NAMES },
};

/* Used where no other key gives a value of the facet. */
static const struct list_key spare_keys[] = {
	{ "keywords", FACET_TAG, COMMAS },
	{ "labels", FACET_TAG, ITEM },
	{ "post_tag", FACET_TAG, ITEM },
	{ "taxonomies.authors", FACET_AUTHOR, NAMES },
	{ "extra.author", FACET_AUTHOR, NAMES },
	{ "extra.authors", FACET_AUTHOR, NAMES },
	{ "params.author", FACET_AUTHOR, NAMES },
	{ "params.authors", FACET_AUTHOR, NAMES },
	{ "writer", FACET_AUTHOR, NAMES },
	{ "by", FACET_AUTHOR, NAMES },
	{ "extra.tags", FACET_TAG, WORDS },
	{ "params.tags", FACET_TAG, WORDS },
	{ "extra.categories", FACET_CATEGORY, WORDS },
};

/* `url`s must be one, the others may be a name. */
static const struct {
	const char *key;
	bool url;
} source_keys[] = {
	{ "source", false },       { "source_url", true },
	{ "sourceurl", true },     { "original_url", true },
	{ "originalurl", true },   { "original", true },
	{ "external_url", true },  { "link", true },
	{ "via", true },           { "canonicalurl", true },
	{ "canonical_url", true }, { "tumblr_url", true },
	{ "url", true },
};

static const char *const title_keys[] = { "title", "titel", "linktitle",
					  "post_title" };

static const char *const date_keys[] = {
	"date",           "pubdate",         "publishdate",    "publish_date",
	"published_date", "published_at",    "date_published", "datetime",
	"created",        "created_at",      "createtime",     "publishedat",
	"pubdatetime",    "createdat",       "datecreated",    "date_created",
	"date created",   "creation date",   "post_date",      "posted",
	"timestamp",      "date.created",    "date.published", "published_on",
	"pub_date",       "publicationdate", "publish_time",   "created_on",
	"created_time",   "creationdate",
};

static const char *const slug_keys[] = { "path", "permalink", "slug", "url" };

#define LENGTH(a) (sizeof(a) / sizeof(*(a)))

static const struct field *first_given(const struct fields *f,
				       const char *const *keys, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *field = fields_find(f, keys[i]);
		if (field && field->n)
			return field;
	}
	return NULL;
}

const struct field *head_values_title(const struct fields *f)
{
	return first_given(f, title_keys, LENGTH(title_keys));
}

const struct field *head_values_date(const struct fields *f)
{
	/* mostly true or false, and only in some languages a date */
	static const char *const states[] = { "published", "publish", "data" };
	const struct field *field =
		first_given(f, date_keys, LENGTH(date_keys));

	for (size_t i = 0; !field && i < LENGTH(states); i++) {
		const struct field *state = fields_find(f, states[i]);
		const char *value = fields_first(f, state);
		if (ascii_is_digit(*value) && strlen(value) > 3)
			field = state;
	}
	return field;
}

const char *head_values_slug(const struct fields *f)
{
	struct date d;

	for (size_t i = 0; i < LENGTH(slug_keys); i++) {
		const char *slug =
			fields_first(f, fields_find(f, slug_keys[i]));
		if (date_from_path(slug, &d))
			return slug;
	}
	return "";
}

/* Bytes of the separator at the start of `s`, 0 if there is none. All begin
 * with one of four bytes. */
static size_t separator(struct slice s, enum split split)
{
	static const struct {
		const char *mark;
		enum split from, to;
	} marks[] = {
		{ "，", CJK, NAMES }, { "、", CJK, NAMES },
		{ "；", CJK, NAMES }, { ";", COMMAS, NAMES },
		{ ",", ITEM, WORDS },
	};

	if (!memchr(",;\xEF\xE3", s.p[0], 4))
		return 0;
	for (size_t i = 0; i < LENGTH(marks); i++)
		if (split >= marks[i].from && split <= marks[i].to &&
		    slice_starts(s, marks[i].mark))
			return strlen(marks[i].mark);
	return 0;
}

/* The semicolon ends `&amp;`. */
static bool ends_entity(struct slice s, size_t at)
{
	size_t n = at;

	while (n && (ascii_is_alnum(s.p[n - 1]) || s.p[n - 1] == '#'))
		n--;
	return n && n < at && s.p[n - 1] == '&';
}

/* Nothing but dashes, or a bullet: a list that was begun, or a rule. */
static bool is_dashes(struct slice s)
{
	static const char *const dashes[] = {
		"-", "–", "—", "*", "+", "•", "·"
	};
	size_t i = 0;

	while (i < LENGTH(dashes)) {
		if (!slice_starts(s, dashes[i])) {
			i++;
			continue;
		}
		s = slice_from(s, strlen(dashes[i]));
		i = 0;
	}
	return !s.len;
}

/* A pair of quotes around a name is none of it: “杨浅”, typed so by an input
 * method, or doubled. */
static struct slice without_quotes(struct slice s)
{
	static const struct {
		const char *open, *close;
	} pairs[] = { { "\"", "\"" }, { "“", "”" }, { "‘", "’" } };

	for (size_t i = 0; i < LENGTH(pairs); i++) {
		const size_t open = strlen(pairs[i].open);
		const size_t close = strlen(pairs[i].close);
		if (s.len > open + close && slice_starts(s, pairs[i].open) &&
		    slice_ends(s, pairs[i].close))
			return (struct slice){ s.p + open,
					       s.len - open - close };
	}
	return s;
}

/* b": of a pair that was broken, as a list in the head may leave it */
static struct slice without_odd_quote(struct slice s)
{
	const size_t at = slice_find(s, "\"");

	if (s.len > 1 && at == s.len - 1 && !ascii_is_digit(s.p[at - 1]))
		s.len--; /* but 3.5" is a length */
	return s;
}

/* Most names need no cleaning. */
static bool is_plain(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.p[i] == '&' || s.p[i] == '<' || s.p[i] == '"' ||
		    s.p[i] == '\xC2' || s.p[i] == '\xE2')
			return false;
	return true;
}

static void add_name(struct batch *b, struct draft *d, enum facet facet,
		     struct slice name)
{
	struct buf clean = { 0 };

	name = slice_trim(name);
	if (is_dashes(name))
		return;
	/* `#tea`, as notes have it in the text: the sign is not of the name */
	if (facet == FACET_TAG && name.len > 1 && name.p[0] == '#')
		name = slice_from(name, 1);
	if (is_plain(name)) {
		batch_add_name(b, d, facet, name.p, name.len);
		return;
	}
	title_add_clean(&clean, name);
	name = without_odd_quote(
		without_quotes((struct slice){ buf_str(&clean), clean.len }));
	batch_add_name(b, d, facet, name.p, name.len);
	buf_release(&clean);
}

static void add_words(struct batch *b, struct draft *d, enum facet facet,
		      struct slice s)
{
	static const char wide[] = "\u3000";

	while (s.len) {
		size_t n = 0;
		while (n < s.len && !ascii_is_space(s.p[n]) &&
		       !(s.p[n] == wide[0] &&
			 slice_starts(slice_from(s, n), wide)))
			n++;
		add_name(b, d, facet, slice_head(s, n));
		s = slice_from(s,
			       n < s.len && s.p[n] == wide[0] ? n + 3 : n + 1);
	}
}

static void add_parts(struct batch *b, struct draft *d, enum facet facet,
		      struct slice s, enum split split)
{
	size_t start = 0;

	for (size_t i = 0; i < s.len; i++) {
		const size_t n = separator(slice_from(s, i), split);
		if (!n || (s.p[i] == ';' && ends_entity(s, i)))
			continue;
		add_name(b, d, facet, slice_from(slice_head(s, i), start));
		start = i + n;
		i += n - 1;
	}
	if (!start && split == WORDS)
		add_words(b, d, facet, s);
	else
		add_name(b, d, facet, slice_from(s, start));
}

/* "Arindam https://www.debugpoint.com/author/", "Eva <eva@x.org>" and "Eva
 * (eva@x.org)"; but what begins with a tag is HTML. */
static struct slice without_address(struct slice name)
{
	const size_t paren = slice_find(name, " (");
	const struct slice inside = slice_from(name, paren);

	if (slice_starts(name, "<"))
		return name;
	if (slice_ends(name, ")") && slice_find(inside, "@") < inside.len)
		return slice_trim(slice_head(name, paren));
	struct slice s = slice_head(name, slice_find(name, "http"));
	if (s.len < name.len && slice_find(slice_from(name, s.len), "://") > 5)
		s = name;
	s = slice_trim(slice_head(s, slice_find(s, " <")));
	return s.len ? s : name;
}

/* [name](url), as authors write it where the head is no YAML */
static struct slice link_part(struct slice s, bool url)
{
	const size_t middle = slice_find(s, "](");

	if (!slice_starts(s, "[") || middle == s.len || !slice_ends(s, ")"))
		return s;
	if (!url)
		return slice_from(slice_head(s, middle), 1);
	return (struct slice){ s.p + middle + 2, s.len - middle - 3 };
}

/* True if an ASCII comma parts CJK words, and not `Washington, D.C.`. */
static bool comma_in_cjk(struct slice s)
{
	const size_t at = slice_find(s, ",");
	const struct slice before = slice_trim_end(slice_head(s, at));
	const struct slice behind = slice_trim(slice_from(s, at + 1));

	return before.len && behind.len &&
	       (unsigned char)before.p[before.len - 1] >= 0x80 &&
	       (unsigned char)behind.p[0] >= 0xE3;
}

/* [[page|name]], as notes link each other */
static struct slice wiki_part(struct slice s)
{
	if (!slice_starts(s, "[[") || !slice_ends(s, "]]"))
		return s;
	s = (struct slice){ s.p + 2, s.len - 4 };
	const size_t bar = slice_find(s, "|");
	return bar < s.len ? slice_from(s, bar + 1) : s;
}

/* "[a, b]": a list that a program has put in quotes */
static bool is_quoted_list(const struct field *field, struct slice s)
{
	return field->form == FIELD_SCALAR && slice_starts(s, "[") &&
	       slice_ends(s, "]") && !slice_starts(s, "[[") &&
	       slice_find(s, "](") == s.len;
}

/* Who gives addresses parts the writers with commas; so do those who write
 * CJK names on an English keyboard. */
static void add_authors(struct batch *b, struct draft *d, struct slice s,
			enum split split)
{
	const size_t end = slice_find(s, ">,");

	if (end < s.len && slice_find(s, "@") < end) {
		add_authors(b, d, slice_head(s, end + 1), split);
		add_authors(b, d, slice_trim(slice_from(s, end + 2)), split);
		return;
	}
	add_parts(b, d, FACET_AUTHOR, without_address(link_part(s, false)),
		  split == NAMES && comma_in_cjk(s) ? WORDS : split);
}

/* What a string under a plural key is to each generator. */
static enum split split_of(const struct list_key *key, const struct fields *f,
			   enum site_kind kind)
{
	static const enum split splits[SITE_KIND_COUNT] = {
		[SITE_UNKNOWN] = WORDS, [SITE_JEKYLL] = WORDS,
		[SITE_HEXO] = CJK,      [SITE_HUGO] = CJK,
		[SITE_ZOLA] = CJK,      [SITE_PELICAN] = COMMAS,
		[SITE_NIKOLA] = COMMAS, [SITE_OBSIDIAN] = WORDS,
	};
	/* Pelican parts `authors: A, B`, but `author: A, B` is one */
	if (key->split == NAMES)
		return kind == SITE_PELICAN && !strcmp(key->key, "authors")
			       ? COMMAS
			       : NAMES;
	if (key->split != WORDS)
		return key->split;
	if (splits[kind] == WORDS && !f->blanks_part)
		return COMMAS;
	return splits[kind];
}

/* An item of a list is one value, but the CJK commas in it were meant to part
 * several, and so were others between CJK words. */
static void add_list(struct batch *b, struct draft *d, const struct fields *f,
		     const struct field *field, const struct list_key *key,
		     enum site_kind kind)
{
	for (size_t i = 0; i < field->n; i++) {
		struct slice s = slice_of(fields_value(f, field, i));
		enum split split = split_of(key, f, kind);
		if (s.p[0] == '[')
			s = wiki_part(s);
		if (key->facet == FACET_AUTHOR) {
			add_authors(b, d, s, split);
			continue;
		}
		if (is_quoted_list(field, s)) {
			s = (struct slice){ s.p + 1, s.len - 2 };
			split = COMMAS;
		} else if (field->form == FIELD_LIST) {
			split = slice_find(s, ",") == s.len || comma_in_cjk(s)
					? ITEM
					: WHOLE;
		}
		add_parts(b, d, key->facet, s, split);
	}
}

static void set_lists(struct batch *b, struct draft *d, const struct fields *f,
		      enum site_kind kind)
{
	for (size_t i = 0; i < LENGTH(list_keys); i++) {
		const struct field *field = fields_find(f, list_keys[i].key);
		if (field)
			add_list(b, d, f, field, &list_keys[i], kind);
	}
	for (size_t i = 0; i < LENGTH(spare_keys); i++) {
		const struct list_key *key = &spare_keys[i];
		const struct field *field = fields_find(f, key->key);
		if (field && !batch_name_count(b, d, key->facet))
			add_list(b, d, f, field, key, kind);
	}
}

/* The site of a URL or of a name that is a host; any other name as it is. */
static struct slice site(struct slice s)
{
	const size_t scheme = slice_find(s, "://");
	const bool url = scheme < s.len;
	size_t n = 0;

	if (!url && (slice_find(s, ".") == s.len || slice_find(s, " ") < s.len))
		return s;
	if (url)
		s = slice_from(s, scheme + 3);
	while (n < s.len && !strchr("/?#", s.p[n]))
		n++;
	s = slice_head(s, n);
	const size_t user = slice_find(s, "@");
	if (user < s.len)
		s = slice_from(s, user + 1);
	s = slice_head(s, slice_find(s, ":"));
	return slice_starts(s, "www.") ? slice_from(s, 4) : s;
}

static void add_site(struct batch *b, struct draft *d, struct slice source)
{
	const struct slice s = site(source);
	const bool host =
		slice_find(s, ".") < s.len && slice_find(s, " ") == s.len;
	struct buf name = { 0 };

	for (size_t i = 0; i < s.len; i++)
		buf_add_char(&name, host ? ascii_lower(s.p[i]) : s.p[i]);
	batch_add_name(b, d, FACET_SOURCE, buf_str(&name), name.len);
	buf_release(&name);
}

static bool is_url(struct slice s)
{
	return slice_starts(s, "http://") || slice_starts(s, "https://");
}

static void set_source(struct batch *b, struct draft *d, const struct fields *f)
{
	for (size_t i = 0; i < LENGTH(source_keys); i++) {
		const struct field *field = fields_find(f, source_keys[i].key);
		struct slice s = slice_of(fields_first(f, field));
		s = link_part(s, true);
		if (slice_starts(s, "<") && slice_ends(s, ">"))
			s = (struct slice){ s.p + 1, s.len - 2 };
		if (!s.len || (source_keys[i].url && !is_url(s)))
			continue;
		d->post.source = arena_memdup(&b->arena, s.p, s.len);
		add_site(b, d, s);
		return;
	}
}

static const char *clean(struct batch *b, const char *text)
{
	struct buf out = { 0 };

	if (!*text)
		return "";
	title_add_clean(&out, slice_head(slice_of(text), MAX_DESCRIPTION));
	const char *kept = arena_memdup(&b->arena, buf_str(&out), out.len);
	buf_release(&out);
	return kept;
}

static bool is_any(const char *value, const char *const *words, size_t n)
{
	for (size_t i = 0; *value && i < n; i++)
		if (slice_is(slice_of(value), words[i]))
			return true;
	return false;
}

static const char *const yes[] = { "true", "yes", "on", "1", "y" };
static const char *const no[] = { "false", "no", "off", "0", "n" };
static const char *const draft[] = { "draft", "pending", "wip" };
static const char *const hidden[] = { "hidden", "private", "unlisted", "skip" };
static const char *const never[] = { "never", "false", "local" };

/* What keys say of a post's state. Any other value says nothing: `published:
 * publish` and a date are as good as true. */
static const struct {
	const char *key;
	const char *const *words;
	size_t n;
	uint32_t flags;
} states[] = {
	{ "draft", yes, LENGTH(yes), POST_DRAFT },
	{ "wip", yes, LENGTH(yes), POST_DRAFT },
	{ "published", no, LENGTH(no), POST_DRAFT },
	{ "publish", no, LENGTH(no), POST_DRAFT },
	{ "status", draft, LENGTH(draft), POST_DRAFT },
	{ "public", no, LENGTH(no), POST_DRAFT | POST_HIDDEN },
	{ "private", yes, LENGTH(yes), POST_HIDDEN },
	{ "hidden", yes, LENGTH(yes), POST_HIDDEN },
	{ "hide", yes, LENGTH(yes), POST_HIDDEN },
	{ "unlisted", yes, LENGTH(yes), POST_HIDDEN },
	{ "headless", yes, LENGTH(yes), POST_HIDDEN },
	{ "status", hidden, LENGTH(hidden), POST_HIDDEN },
	{ "visibility", hidden, LENGTH(hidden), POST_HIDDEN },
	{ "build.list", never, LENGTH(never), POST_HIDDEN },
	{ "_build.list", never, LENGTH(never), POST_HIDDEN },
};

static uint32_t state_flags(const struct fields *f)
{
	uint32_t flags = 0;

	for (size_t i = 0; i < LENGTH(states); i++)
		if (is_any(fields_first(f, fields_find(f, states[i].key)),
			   states[i].words, states[i].n))
			flags |= states[i].flags;
	return flags;
}

void head_values_set(struct batch *b, struct draft *d, const struct fields *f,
		     enum site_kind kind)
{
	static const char *const langs[] = { "lang", "language", "locale" };
	static const char *const about[] = { "description", "excerpt",
					     "summary" };
	const struct field *lang = first_given(f, langs, LENGTH(langs));

	set_lists(b, d, f, kind);
	set_source(b, d, f);
	d->post.layout = clean(b, fields_first(f, fields_find(f, "layout")));
	d->post.description =
		clean(b, fields_first(f, first_given(f, about, LENGTH(about))));
	d->post.lang = clean(b, fields_first(f, lang));
	if (*d->post.lang)
		d->post.flags |= POST_LANG_GIVEN;
	d->post.flags |= state_flags(f);
}

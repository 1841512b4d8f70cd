/* SPDX-License-Identifier: MIT */
#include "archive/head_split.h"

#include "archive/head_line.h"
#include "archive/head_place.h"
#include "archive/head_signs.h"
#include "archive/json_head.h"
#include "archive/key_alias.h"

/* More is no head; more blocks are no front matter but a page with rules. */
enum { MAX_HEAD = HEAD_SPLIT_MAX, MAX_BLOCKS = 4 };

/* the lines from an opening delimiter to the next one */
struct block {
	struct head_place start; /* the first line */
	struct head_place end;   /* the closing line, or the end of the lines */
	struct head_place
		prefix; /* behind the last line that looks like a head's */
	bool closed;
	bool has_key, has_known_key, has_blank;
	int known_keys;
	bool has_prose;       /* a line that can't be in a head */
	bool has_late_prose;  /* one behind a blank line */
	bool known_key_later; /* and a known key behind that */
	bool in_prefix, after_blank;
	char quote; /* of a value that goes on in the next lines, or NUL */
};

static bool is_pair(struct slice line)
{
	struct slice key, value;

	return head_line_pair(line, &key, &value);
}

/* `title = x`, TOML between the lines of YAML */
static bool is_toml_pair(struct slice line)
{
	const size_t n = slice_find(line, "=");

	return n < line.len && !slice_indent(line) &&
	       head_line_known_key(slice_trim(slice_head(line, n)));
}

/* `? title`, with the value in the next line behind a colon */
static bool is_long_key(struct slice line)
{
	return slice_starts(line, "? ") &&
	       head_line_known_key(slice_trim(slice_from(line, 2)));
}

static bool is_known_pair(struct slice line)
{
	struct slice key, value;

	return is_long_key(line) ||
	       (head_line_pair(line, &key, &value) && head_line_known_key(key));
}

/* Comments, list items and whatever is indented: no key, and no prose. */
static bool may_be_in_head(struct slice line)
{
	return slice_indent(line) || slice_starts(line, "-") ||
	       slice_starts(line, "#") || slice_starts(line, "<!--") ||
	       slice_starts(line, "<<<<<<<") || slice_starts(line, "=======") ||
	       slice_starts(line, ">>>>>>>") || slice_starts(line, "]") ||
	       slice_starts(line, "}") || slice_starts(line, "{") ||
	       slice_starts(line, ": ");
}

/* An unclosed head ends before a heading, which a comment looks like. */
static bool ends_prefix(const struct block *b, struct slice line, bool pair)
{
	return head_line_is_rule(line, '-') || slice_starts(line, "---") ||
	       (!pair && !may_be_in_head(line)) ||
	       (b->after_blank && slice_starts(line, "#"));
}

/* Lines inside of a quoted value are no keys and no prose. */
static bool in_quotes(struct block *b, struct slice line)
{
	const struct slice s = slice_trim_end(line);

	if (!b->quote)
		return false;
	if (s.len && s.p[s.len - 1] == b->quote)
		b->quote = '\0';
	return true;
}

/* A value that begins with a quote and has no second one goes on. */
static char open_quote(struct slice line)
{
	struct slice key, value;

	if (!head_line_pair(line, &key, &value) || !value.len ||
	    (value.p[0] != '"' && value.p[0] != '\''))
		return '\0';
	const char quote[] = { value.p[0], '\0' };
	const struct slice rest = slice_from(value, 1);
	return slice_find(rest, quote) == rest.len ? quote[0] : '\0';
}

static void see_key(struct block *b, struct slice line)
{
	const bool known =
		(b->known_keys < 2 || b->has_late_prose) && is_known_pair(line);

	b->known_keys += known;
	b->has_key = true;
	b->has_known_key = b->has_known_key || known;
	if (known && b->has_late_prose && !slice_indent(line))
		b->known_key_later = true;
	b->quote = open_quote(line);
}

static void see_prose(struct block *b)
{
	b->has_prose = true;
	b->has_late_prose = b->has_late_prose || b->after_blank;
}

static void add_line(struct block *b, struct slice line,
		     const struct head_place *next)
{
	const bool quoted = in_quotes(b, line);
	const bool toml = !quoted && is_toml_pair(line);
	const bool pair =
		!quoted && (toml || is_pair(line) || is_long_key(line));

	if (slice_is_blank(line)) {
		b->after_blank = b->has_blank = true;
		return;
	}
	if (pair || slice_starts(line, "{"))
		see_key(b, line);
	else if (!quoted && !may_be_in_head(line))
		see_prose(b);
	b->has_known_key = b->has_known_key || toml;
	if (b->in_prefix && !quoted && ends_prefix(b, line, pair))
		b->in_prefix = false;
	if (b->in_prefix)
		b->prefix = *next;
	b->after_blank = false;
}

/* `--- # what follows`, as YAML has it */
static bool is_commented_rule(struct slice line)
{
	const struct slice rest = slice_from(line, 3);

	return slice_starts(line, "---") && slice_indent(rest) &&
	       slice_starts(slice_trim(rest), "#");
}

static bool closes(struct slice line, char mark)
{
	if (slice_indent(line))
		return false;
	return head_line_is_rule(line, mark) ||
	       (mark == '-' && (slice_is(slice_trim_end(line), "...") ||
				is_commented_rule(line)));
}

static struct block take_block(struct head_place *at, char mark)
{
	struct block b = { .start = *at, .prefix = *at, .in_prefix = true };

	while (at->rest.len && at->off - b.start.off <= MAX_HEAD) {
		b.end = *at;
		const struct slice line = head_place_take(at);
		if (closes(line, mark)) {
			b.closed = true;
			return b;
		}
		add_line(&b, line, at);
	}
	b.end = *at;
	return b;
}

/* The head goes as far as its lines look like one; a closing line that is
 * indented or overlooked for another reason ends it too. */
static void set_unclosed(struct head_split *out, const struct block *b,
			 enum head_kind kind)
{
	struct head_place body = b->prefix;

	if (b->prefix.off == b->start.off)
		return;
	head_place_skip_blank(&body);
	const bool rule = body.rest.len &&
			  head_line_is_rule(head_place_look(&body),
					    kind == HEAD_TOML ? '+' : '-');
	if (rule)
		head_place_take(&body);
	head_place_set(out, &b->start, &b->prefix, rule ? &body : &b->prefix,
		       kind);
	out->closed = rule;
	out->oddity = rule ? "the line that closes the front matter is indented"
			   : "the front matter is not closed by a line `---`";
}

/* Prose in a closed block means that its own closing line is missing and a
 * rule of the body was met, unless more keys follow. */
static bool swallowed_body(const struct block *b)
{
	return b->has_late_prose && !b->known_key_later;
}

/* The first block may be followed by one with the keys: only if nothing else
 * stands in it, because the body begins here otherwise. */
static bool is_no_later_head(const struct block *b)
{
	return !b->closed || b->has_late_prose ||
	       (b->has_prose && !b->has_known_key) ||
	       (b->has_key && !b->has_known_key);
}

/* A rule at the start of a text, and not the delimiter of a head. */
static bool is_prose(const struct block *b)
{
	return b->has_prose && !b->has_known_key &&
	       (b->has_late_prose || !b->has_key);
}

/* Behind the closing line come known keys at once, which nothing has given, and
 * only keys up to another one: the first line was one too many. */
static bool goes_on(const struct head_place *at, struct block *more,
		    struct head_place *behind)
{
	if (!is_known_pair(head_place_look(at)))
		return false;
	*behind = *at;
	*more = take_block(behind, '-');
	return more->closed && !more->has_prose && more->known_keys > 1 &&
	       !more->has_blank;
}

/* From the line behind an opening `---`. A block without a key (empty, or a
 * list) may be followed by the real one. */
static void split_yaml(struct head_split *out, struct head_place at)
{
	struct head_split first = *out;

	for (int i = 0; i < MAX_BLOCKS; i++) {
		const struct block b = take_block(&at, '-');
		if (i && is_no_later_head(&b))
			break;
		if (b.has_known_key && (!b.closed || swallowed_body(&b))) {
			set_unclosed(out, &b, HEAD_YAML);
			return;
		}
		if (!b.closed || is_prose(&b))
			break;
		head_place_set(out, &b.start, &b.end, &at, HEAD_YAML);
		out->closed = true;
		if (i)
			out->oddity = "the front matter is not in the first "
				      "block between `---` lines";
		struct head_place behind;
		struct block more;
		if (b.has_key && !i && goes_on(&at, &more, &behind)) {
			head_place_set(out, &b.start, &more.end, &behind,
				       HEAD_YAML);
			out->oddity = "a line `---` in the front matter";
		}
		if (b.has_key)
			return;
		if (!i)
			first = *out;
	}
	*out = first;
}

static void split_toml(struct head_split *out, struct head_place at)
{
	struct block b = take_block(&at, '+');

	if (b.closed) {
		head_place_set(out, &b.start, &b.end, &at, HEAD_TOML);
		out->closed = true;
		return;
	}
	/* TOML has no `key:`; an unclosed head ends at the first blank line. */
	at = b.start;
	while (at.rest.len && !slice_is_blank(head_place_look(&at)) &&
	       slice_find(head_place_look(&at), "=") < head_place_look(&at).len)
		head_place_take(&at);
	if (at.off == b.start.off)
		return;
	b.prefix = at;
	set_unclosed(out, &b, HEAD_TOML);
	out->oddity = "the front matter is not closed by a line `+++`";
}

/* `--- layout: docs title: Configuration ---` */
static bool split_one_line(struct head_split *out, const struct head_place *at)
{
	struct head_place body = *at;
	const struct slice line = slice_trim_end(head_place_take(&body));

	if (line.len < 8 || !slice_ends(line, "---") ||
	    !is_pair(slice_from(line, 3)))
		return false;
	head_place_set(out, at, at, &body, HEAD_YAML);
	out->head_off += 3;
	out->head_len = line.len - 6;
	out->closed = true;
	out->oddity = "the whole front matter is on one line";
	return true;
}

/* `---toml`, `--- yaml` and so on say the dialect. */
static bool split_named(struct head_split *out, struct head_place at)
{
	static const struct {
		const char *name;
		enum head_kind kind;
	} dialects[] = {
		{ "yaml", HEAD_YAML },
		{ "yml", HEAD_YAML },
		{ "toml", HEAD_TOML },
		{ "json", HEAD_JSON },
	};
	const struct slice name =
		slice_trim(slice_from(head_place_take(&at), 3));

	for (size_t i = 0; i < sizeof(dialects) / sizeof(*dialects); i++) {
		if (!slice_is(name, dialects[i].name))
			continue;
		const struct block b = take_block(&at, '-');
		if (b.closed)
			head_place_set(out, &b.start, &b.end, &at,
				       dialects[i].kind);
		out->closed = b.closed;
		return b.closed;
	}
	return false;
}

/* Keys of a line with tabs between, all of them known. */
static size_t count_columns(struct slice line)
{
	size_t n = 0;

	while (line.len) {
		const size_t tab = slice_find(line, "\t");
		if (!head_line_known_key(slice_trim(slice_head(line, tab))))
			return 0;
		line = slice_from(line, tab + 1);
		n++;
	}
	return n;
}

/* `--- layout TAB title`, and as many lines of values: a rendered page shows
 * the head as a table, and copying takes that for text. */
static bool split_columns(struct head_split *out, struct head_place at)
{
	struct head_place end = at;
	const struct slice keys =
		slice_trim(slice_from(head_place_take(&end), 3));
	const size_t n = count_columns(keys);

	for (size_t i = 0; i < n; i++)
		head_place_take(&end);
	if (n < 2)
		return false;
	head_place_set(out, &at, &end, &end, HEAD_COLUMNS);
	out->head_off += 3;
	out->head_len -= 3;
	out->closed = true;
	out->oddity = "the front matter is a table that lost its lines";
	return true;
}

/* `---title: x`, or other text behind the opening dashes: a head only if keys
 * follow and a closing line. */
static void split_glued(struct head_split *out, struct head_place at)
{
	const struct slice line = head_place_look(&at);

	if (split_one_line(out, &at) || split_named(out, at) ||
	    split_columns(out, at))
		return;
	if (is_pair(slice_from(line, 3))) {
		at.rest = slice_from(at.rest, 3);
		at.off += 3;
	} else {
		head_place_take(&at);
	}
	const struct block b = take_block(&at, '-');
	if (!b.closed || !b.has_known_key || swallowed_body(&b))
		return;
	head_place_set(out, &b.start, &b.end, &at, HEAD_YAML);
	out->closed = true;
	out->oddity = "text behind the opening `---`";
}

/* Hugo: an object, alone on its lines. Liquid begins with a brace too. */
static void split_json(struct head_split *out, struct head_place at)
{
	const size_t indent = slice_indent(at.rest);
	const struct slice s = slice_from(at.rest, indent);
	const struct slice inside = json_head_first(slice_from(s, 1));
	const size_t n = json_head_len(slice_head(s, MAX_HEAD));
	const size_t end = at.off + indent + n;
	struct head_place body = at;

	if (!n || !(slice_starts(inside, "\"") || is_known_pair(inside)))
		return;
	while (body.off < end)
		head_place_take(&body);
	const struct slice behind =
		slice_head(slice_from(s, n), body.off - end);
	if (!slice_is_blank(behind))
		return;
	head_place_set(out, &at, &body, &body, HEAD_JSON);
	out->head_len = indent + n;
	out->closed = true;
}

/* Hexo: the pairs of an object up to a line `;;;`, or the whole object. */
static bool split_semicolons(struct head_split *out, struct head_place at)
{
	const bool whole =
		json_head_len(slice_trim(slice_head(at.rest, MAX_HEAD))) > 0;
	const struct block b = take_block(&at, ';');

	if (!b.closed || (!whole && (!b.has_known_key || b.has_late_prose)))
		return false;
	head_place_set(out, &b.start, &b.end, &at, HEAD_JSON);
	out->closed = true;
	return true;
}

/* Title and another key; one line `Note: x` is prose. */
static bool enough_pairs(struct head_place at, const struct head_place *end)
{
	int n = 0;
	bool title_or_date = false;

	while (at.off < end->off) {
		struct slice key, value;
		if (!head_line_pair(head_place_take(&at), &key, &value))
			continue;
		n++;
		const char *alias = key_alias(key);
		const struct slice name = alias ? slice_of(alias) : key;
		title_or_date = title_or_date || slice_is(name, "title") ||
				slice_is(name, "date");
	}
	return n >= 2 && title_or_date;
}

/* Hexo's `key: value` lines closed by `---`, or Pelican's up to a blank line.
 */
static void split_pairs(struct head_split *out, const struct head_place *start)
{
	struct head_place at = *start, end = *start;
	const bool quoted = slice_starts(at.rest, "\"");

	if (quoted && split_semicolons(out, at))
		return;
	const struct block b = take_block(&at, '-');
	if (b.closed && !b.has_prose && enough_pairs(b.start, &b.end)) {
		head_place_set(out, &b.start, &b.end, &at, HEAD_YAML);
		out->closed = true;
		return;
	}
	/* a line that is no pair ends them as well as a blank one */
	while (end.rest.len && !slice_is_blank(head_place_look(&end)) &&
	       (slice_indent(head_place_look(&end)) ||
		is_pair(head_place_look(&end))))
		head_place_take(&end);
	if (end.rest.len && head_line_is_rule(head_place_look(&end), '-'))
		return; /* a heading of several lines */
	if (!enough_pairs(*start, &end))
		return;
	head_place_set(out, start, &end, &end, HEAD_PAIRS);
	out->closed = true;
}

/* BOMs, and what looks like nothing, before the first line. */
static void skip_invisible(struct head_place *at)
{
	static const char *const marks[] = { "\uFEFF", "\u200B", "\u2060" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(*marks);) {
		const size_t n = slice_starts(at->rest, marks[i]) ? 3 : 0;
		at->rest = slice_from(at->rest, n);
		at->off += n;
		i = n ? 0 : i + 1;
	}
}

/* Dashes of any length, one of them at least not ASCII: what programs make of
 * `---` that is typed. */
static bool is_smart_rule(struct slice line)
{
	struct slice s = slice_trim(line);
	bool smart = false;

	while (s.len) {
		const bool wide = slice_starts(s, "—") || slice_starts(s, "–");
		if (!wide && s.p[0] != '-')
			return false;
		smart = smart || wide;
		s = slice_from(s, wide ? 3 : 1);
	}
	return smart;
}

/* Between such lines, and only if keys stand there. */
static void split_smart(struct head_split *out, struct head_place at)
{
	const struct head_place start = at;

	while (at.rest.len && at.off - start.off <= MAX_HEAD) {
		const struct head_place end = at;
		const struct slice line = head_place_take(&at);
		if (is_smart_rule(line) || head_line_is_rule(line, '-')) {
			if (!enough_pairs(start, &end))
				return;
			head_place_set(out, &start, &end, &at, HEAD_YAML);
			out->closed = true;
			out->oddity = "the lines around the front matter are "
				      "other dashes than `---`";
			return;
		}
		if (!is_pair(line) && !may_be_in_head(line))
			return;
	}
}

void head_split(const char *text, size_t len, struct head_split *out)
{
	struct head_place at = { .rest = { text, len } };

	*out = (struct head_split){ 0 };
	skip_invisible(&at);
	out->body_off = at.off;
	head_place_skip_blank(&at);
	if (slice_starts(head_place_look(&at), "<<<<<<< ")) {
		/* git has put both posts into one */
		out->oddity = "a merge conflict is not resolved";
		head_place_take(&at);
	}
	while (slice_starts(head_place_look(&at), "%YAML ") ||
	       slice_starts(head_place_look(&at), "%TAG "))
		head_place_take(&at);
	const struct slice line = head_place_look(&at);
	const bool indented = slice_indent(line) > 3;
	if ((!indented && head_line_is_rule(line, '-')) ||
	    is_commented_rule(line)) {
		head_place_take(&at);
		split_yaml(out, at);
	} else if (!indented && head_line_is_rule(line, '+')) {
		head_place_take(&at);
		split_toml(out, at);
	} else if (is_smart_rule(line)) {
		head_place_take(&at);
		split_smart(out, at);
	} else if (slice_starts(line, "---")) {
		split_glued(out, at);
	} else if (!indented && head_line_is_rule(line, ';')) {
		head_place_take(&at);
		split_semicolons(out, at);
	} else if (slice_starts(slice_trim(line), "{")) {
		split_json(out, at);
	} else if (!head_signs_split(out, at) && !slice_indent(line) &&
		   is_pair(line)) {
		split_pairs(out, &at);
	}
}

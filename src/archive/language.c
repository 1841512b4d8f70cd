/* SPDX-License-Identifier: MIT */
#include "archive/language.h"

#include "archive/ascii.h"

#include <string.h>

enum { MAX_FOLDERS = 32 };

static const char *const tags[] = {
	"ar", "bg", "bn", "cn", "da", "de", "el", "en",  "es", "et", "fa",
	"fi", "fr", "he", "hi", "hu", "ja", "jp", "ka",  "kk", "ko", "kr",
	"lt", "lv", "nl", "pt", "ro", "ru", "sk", "sr",  "sv", "sw", "ta",
	"th", "tr", "tw", "uk", "ur", "uz", "zh", "pcm",
};

/* As folders they are also topics: IT, machine learning, TypeScript. */
static const char *const topics[] = {
	"ca", "cs", "cz", "id", "is", "it", "ml", "ms",
	"my", "no", "pl", "sa", "si", "te", "tl", "vi",
};

/* All of them have two letters or three, as few folders have. */
static bool is_any(struct slice s, const char *const *words, size_t n)
{
	if (s.len < 2 || s.len > 3)
		return false;
	for (size_t i = 0; i < n; i++)
		if (slice_is(s, words[i]))
			return true;
	return false;
}

static bool is_clear(struct slice s)
{
	return is_any(s, tags, sizeof(tags) / sizeof(*tags));
}

static bool is_topic(struct slice s)
{
	return is_any(s, topics, sizeof(topics) / sizeof(*topics));
}

/* Hans, TW, 419 */
static bool is_subtag(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!ascii_is_alnum(s.p[i]))
			return false;
	return s.len >= 2 && s.len <= 4;
}

static size_t primary_len(struct slice s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] != '-' && s.p[n] != '_')
		n++;
	return n;
}

/* Nothing behind the language, or a script or region. */
static bool is_whole(struct slice s)
{
	const size_t n = primary_len(s);

	return n == s.len || is_subtag(slice_from(s, n + 1));
}

bool language_is_tag(struct slice s)
{
	return is_clear(slice_head(s, primary_len(s))) && is_whole(s);
}

static struct slice file_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slice_of(slash ? slash + 1 : path);
}

static size_t last_dot(struct slice s)
{
	size_t dot = s.len;

	while (dot && s.p[dot - 1] != '.')
		dot--;
	return dot ? dot - 1 : 0;
}

struct slice language_in_name(const char *name)
{
	const struct slice file = file_of(name);
	const struct slice stem = slice_head(file, last_dot(file));
	const size_t dot = last_dot(stem);

	if (!dot)
		return (struct slice){ name, 0 };
	const struct slice tag = slice_from(stem, dot + 1);
	const struct slice primary = slice_head(tag, primary_len(tag));
	const bool known = is_clear(primary) || is_topic(primary);
	return known && is_whole(tag) ? tag : (struct slice){ name, 0 };
}

static bool is_same_tag(struct slice s, const char *lang)
{
	for (size_t i = 0; i < s.len; i++) {
		const char a = s.p[i] == '_' ? '-' : ascii_lower(s.p[i]);
		const char b = lang[i] == '_' ? '-' : ascii_lower(lang[i]);
		if (a != b)
			return false;
	}
	return s.len && !lang[s.len];
}

/* From the right, since what is above the posts may be anything. */
struct slice language_in_folders(const char *name, const char *lang)
{
	struct slice rest = slice_of(name);

	rest.len -= file_of(name).len;
	for (int i = 0; i < MAX_FOLDERS && rest.len; i++) {
		size_t at = --rest.len;
		while (at && rest.p[at - 1] != '/')
			at--;
		const struct slice folder = slice_from(rest, at);
		if (language_is_tag(folder) || is_same_tag(folder, lang))
			return folder;
		rest.len = at;
	}
	return (struct slice){ name, 0 };
}

bool language_add_key(struct buf *out, const char *path, const char *lang)
{
	const struct slice in_name = language_in_name(path);
	const struct slice tag =
		in_name.len ? in_name : language_in_folders(path, lang);
	const size_t off = (size_t)(tag.p - path);

	if (!tag.len) {
		buf_add_str(out, path);
		return false;
	}
	/* with the dot before it or the slash behind it */
	buf_add(out, path, in_name.len ? off - 1 : off);
	buf_add_str(out, path + off + tag.len + !in_name.len);
	return true;
}

/* Letters and digits that two tags begin with in common; - and _ are one. */
static int common(const char *a, const char *b)
{
	int n = 0;

	while (a[n] && b[n] &&
	       (ascii_lower(a[n]) == ascii_lower(b[n]) ||
		((a[n] == '-' || a[n] == '_') && (b[n] == '-' || b[n] == '_'))))
		n++;
	return n;
}

int language_rank(const char *lang, const char *wanted)
{
	enum { WANTED = 1000, UNTAGGED = 20, ENGLISH = 10 };
	const int n = common(lang, wanted);
	const bool word_ends = n >= 2 && !ascii_is_alpha(lang[2]);

	if (!*lang)
		return UNTAGGED; /* the site's own */
	if (word_ends)
		return WANTED + n;
	return common(lang, "en") == 2 && !ascii_is_alpha(lang[2]) ? ENGLISH
								   : 0;
}

/* SPDX-License-Identifier: MIT */
#include "app/open.h"

#include "app/spawn.h"
#include "base/buf.h"
#include "base/sanitise.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Longer ones are an attack or an image in disguise; Linux passes no argument
 * above 128 KiB. */
enum { URL_MAX = 16 * 1024, SHOWN_MAX = 200 };

static const struct scheme {
	const char *prefix; /* lower case */
	enum open_verdict verdict;
} schemes[] = {
	{ "http://", OPEN_YES },
	{ "https://", OPEN_YES },
	{ "mailto:", OPEN_ASK },
};

/* These need the terminal. */
static const char *const text_browsers[] = {
	"w3m",      "lynx",   "links",       "links2", "elinks", "browsh",
	"carbonyl", "retawq", "www-browser", "chawan", "cha",
};

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins(const char *s, const char *prefix)
{
	while (*prefix && lower(*s) == *prefix) {
		s++;
		prefix++;
	}
	return !*prefix;
}

/* Unicode's White_Space, of which the controls are refused anyway. */
static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x1680 ||
	       (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 || cp == 0x2029 ||
	       cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static bool has_blank(const char *url, size_t len)
{
	for (size_t off = 0; off < len;) {
		uint32_t cp;
		off += utf8_decode(url + off, len - off, &cp);
		if (is_blank(cp))
			return true;
	}
	return false;
}

/* The link stands behind the reason, where a narrow screen cuts it. */
static enum open_verdict refuse(struct err *err, const char *why,
				const char *url, size_t len)
{
	struct buf shown = { 0 };

	sanitise(&shown, url, len < SHOWN_MAX ? len : SHOWN_MAX, SANITISE_LINE);
	err_set(err, "%s: %s", why, buf_str(&shown));
	buf_release(&shown);
	return OPEN_REFUSE;
}

enum open_verdict open_check(const char *url, struct err *err)
{
	const size_t len = strlen(url);

	if (len > URL_MAX)
		return refuse(err, "the link is too long", url, len);
	if (!sanitise_clean(url, len, SANITISE_LINE) || has_blank(url, len))
		return refuse(err,
			      "the link holds blanks or control characters",
			      url, len);
	for (size_t i = 0; i < COUNT(schemes); i++)
		if (begins(url, schemes[i].prefix) &&
		    url[strlen(schemes[i].prefix)])
			return schemes[i].verdict;
	return refuse(err, "only http, https and mailto links are opened", url,
		      len);
}

static bool is_text_browser(const char *file)
{
	const char *slash = strrchr(file, '/');
	const char *name = slash ? slash + 1 : file;

	for (size_t i = 0; i < COUNT(text_browsers); i++)
		if (strcmp(name, text_browsers[i]) == 0)
			return true;
	return false;
}

struct words {
	char **items; /* NULL-terminated once something was pushed */
	size_t n, cap;
};

static void push(struct words *w, char *word)
{
	w->items = xgrow(w->items, &w->cap, w->n + 2, sizeof(*w->items));
	w->items[w->n++] = word;
	w->items[w->n] = NULL;
}

/* The word with the URL for each `%s`; what is in the URL is not looked at
 * again. */
static char *substitute(const char *word, size_t len, const char *url,
			bool *found)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < len; i++) {
		if (word[i] == '%' && i + 1 < len && word[i + 1] == 's') {
			buf_add_str(&out, url);
			*found = true;
			i++;
		} else {
			buf_add_char(&out, word[i]);
		}
	}
	return buf_detach(&out);
}

/* One entry of $BROWSER: words between blanks, without quoting. False if the
 * entry is empty or its program doesn't exist. */
static bool plan_entry(const char *entry, size_t len, const char *url,
		       const char *path, struct open_plan *out)
{
	static const char blanks[] = " \t\n";
	struct words words = { 0 };
	bool found = false;

	for (size_t off = 0; off < len;) {
		size_t n = 0;
		while (off + n < len && !strchr(blanks, entry[off + n]))
			n++;
		if (n > 0 && words.n == 0)
			push(&words, xmemdup(entry + off, n));
		else if (n > 0)
			push(&words, substitute(entry + off, n, url, &found));
		off += n + 1;
	}
	if (words.n == 0)
		return false;
	if (!found)
		push(&words, xstrdup(url));
	*out = (struct open_plan){ .argv = words.items };
	char *file = spawn_find(words.items[0], path);
	if (!file) {
		open_plan_release(out);
		return false;
	}
	free(words.items[0]);
	words.items[0] = file;
	out->terminal = is_text_browser(file);
	return true;
}

static bool plan_list(const char *list, const char *url, const char *path,
		      struct open_plan *out)
{
	for (;;) {
		const size_t len = strcspn(list, ":");
		if (plan_entry(list, len, url, path, out))
			return true;
		if (!list[len])
			return false;
		list += len + 1;
	}
}

static bool is_set(const char *value)
{
	return value && *value;
}

static bool has_display(const char *(*getenv_)(const char *))
{
#ifdef __APPLE__
	(void)getenv_;
	return true;
#else
	return is_set(getenv_("DISPLAY")) || is_set(getenv_("WAYLAND_DISPLAY"));
#endif
}

bool open_plan(const char *url, const char *(*getenv_)(const char *),
	       struct open_plan *out, struct err *err)
{
#ifdef __APPLE__
	static const char opener[] = "open";
#else
	static const char opener[] = "xdg-open";
#endif
	const char *list = getenv_("BROWSER");
	const char *path = getenv_("PATH");

	*out = (struct open_plan){ 0 };
	if (is_set(list) && plan_list(list, url, path, out))
		return true;
	if (has_display(getenv_) && plan_list(opener, url, path, out))
		return true;
	if (is_set(list))
		return err_set(err, "no program of $BROWSER was found");
	if (!has_display(getenv_))
		return err_set(err, "there is no display for a browser and "
				    "$BROWSER is not set");
	return err_set(err, "%s was not found and $BROWSER is not set", opener);
}

void open_plan_release(struct open_plan *p)
{
	for (size_t i = 0; p->argv && p->argv[i]; i++)
		free(p->argv[i]);
	free(p->argv);
	*p = (struct open_plan){ 0 };
}

bool open_run(const struct open_plan *p, struct err *err)
{
	return p->terminal ? spawn_wait(p->argv, NULL, err)
			   : spawn_detached(p->argv, err);
}

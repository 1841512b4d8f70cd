/* SPDX-License-Identifier: MIT */
#include "doc/tag_args.h"

#include "archive/ascii.h"
#include "doc/template.h"

#include <stdint.h>
#include <string.h>

/* Arguments that are looked at, so that none takes long. */
enum { ARGS_MAX = 64 };

/* The value of the first of the keys that is there. */
bool tag_args_get(const struct template *t, const char *const *keys,
		  struct template_arg *arg)
{
	const char *at = t->args;
	size_t left = t->args_len, found = SIZE_MAX;
	struct template_arg one;

	while (found && template_next_arg(&at, &left, &one)) {
		for (size_t i = 0; one.key && i < found && keys[i]; i++) {
			if (!template_key_is(&one, keys[i]) || !one.value_len)
				continue;
			*arg = one;
			found = i;
		}
	}
	return found < SIZE_MAX;
}

/* Argument `n` of those without a key, from 0. */
bool tag_args_nth(const struct template *t, int n, struct template_arg *arg)
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

/* The values of all that stands alone. */
void tag_args_add_rest(const struct template *t, int from, struct buf *out)
{
	struct template_arg arg;

	for (int i = from; tag_args_nth(t, i, &arg); i++) {
		if (i > from)
			buf_add_char(out, ' ');
		template_add_value(out, &arg);
	}
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

bool tag_args_is_picture(const struct template_arg *arg)
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

bool tag_args_is_url(const struct template_arg *arg)
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
bool tag_args_find(const struct template *t,
		   bool (*such)(const struct template_arg *),
		   struct template_arg *arg)
{
	for (int i = 0; tag_args_nth(t, i, arg); i++) {
		if (such(arg))
			return true;
	}
	return false;
}

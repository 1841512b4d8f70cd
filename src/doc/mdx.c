/* SPDX-License-Identifier: MIT */
#include "doc/mdx.h"

#include "archive/ascii.h"
#include "doc/lines.h"

#include <string.h>

/* Longer ones are text. Bytes. */
enum { STATEMENT_MAX = 4096 };

static bool begins(const char *s, size_t len, const char *word)
{
	const size_t n = strlen(word);

	return len >= n && !memcmp(s, word, n);
}

/* `import 'x'`, `import X from "x"`, `import {`. */
static bool is_import(const char *s, size_t len)
{
	size_t n = sizeof("import ") - 1;

	if (!begins(s, len, "import ") || len == n)
		return false;
	if (strchr("{'\"*", s[n]))
		return true;
	while (n < len && (ascii_is_alnum(s[n]) || s[n] == '_' || s[n] == '$'))
		n++;
	while (n < len && s[n] != '\'' && s[n] != '"')
		n++;
	return n < len && n > sizeof("import x from") - 1 &&
	       (!memcmp(s + n - 5, "from ", 5) ||
		!memcmp(s + n - 4, "from", 4));
}

static bool is_export(const char *s, size_t len)
{
	static const char *const starts[] = {
		"export const ",  "export default ", "export function ",
		"export let ",    "export async ",   "export {",
		"export * from ",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (begins(s, len, starts[i]))
			return true;
	return false;
}

size_t mdx_statement(const char *s, size_t len)
{
	long depth = 0;

	if (len > STATEMENT_MAX)
		len = STATEMENT_MAX;
	for (size_t i = 0; i < len;) {
		const size_t n = lines_len(s + i, len - i);
		const bool begins_one =
			is_import(s + i, n) || is_export(s + i, n);
		if (begins_one != !i)
			return 0; /* none, or one in another */
		for (size_t k = i; k < i + n; k++) {
			const char c = s[k];
			depth += c == '(' || c == '{' || c == '[';
			depth -= c == ')' || c == '}' || c == ']';
		}
		if (depth <= 0)
			return i + n;
		i += n + lines_end_len(s + i + n, len - i - n);
	}
	return 0;
}

static bool has_component(const char *text, size_t len)
{
	for (size_t i = 0; i + 1 < len; i++) {
		const char *at = memchr(text + i, '<', len - i - 1);
		if (!at)
			break;
		if (at[1] >= 'A' && at[1] <= 'Z')
			return true;
		i = (size_t)(at - text);
	}
	return false;
}

bool mdx_is_in(const char *text, size_t len)
{
	if (!has_component(text, len))
		return false;
	for (size_t i = 0; i < len;) {
		if ((text[i] == 'i' || text[i] == 'e') &&
		    mdx_statement(text + i, len - i))
			return true;
		i += lines_len(text + i, len - i);
		i += lines_end_len(text + i, len - i);
	}
	return false;
}

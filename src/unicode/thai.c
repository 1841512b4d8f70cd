/* SPDX-License-Identifier: MIT */
#include "unicode/thai.h"

#include "base/xalloc.h"

#include <stdlib.h>

enum {
	CHAR_BYTES = 3,  /* U+0E01 to U+0E5B: E0 B8 81 to E0 B9 9B */
	TIS_BASE = 0xA0, /* TIS-620, which libthai reads: U+0E01 is A1 */
};

bool thai_begins(struct thai_words *words, size_t off)
{
	while (words->next < words->n && words->starts[words->next] < off)
		words->next++;
	return off == 0 ||
	       (words->next < words->n && words->starts[words->next] == off);
}

#ifdef KANBAO_LIBTHAI

#include <thai/thbrk.h>

struct thai {
	ThBrk *dictionary; /* NULL = not loaded */
	bool tried;
};

struct thai *thai_new(void)
{
	return xcalloc(1, sizeof(struct thai));
}

void thai_free(struct thai *t)
{
	if (t && t->dictionary)
		th_brk_delete(t->dictionary);
	free(t);
}

bool thai_works(struct thai *t)
{
	if (!t->tried)
		t->dictionary = th_brk_new(NULL);
	t->tried = true;
	return t->dictionary;
}

/* The TIS-620 character that `s` begins with, 0 if there is none. */
static thchar_t tis_char(const char *s, size_t len)
{
	if (len < CHAR_BYTES || (unsigned char)s[0] != 0xE0 ||
	    ((unsigned char)s[1] & 0xFE) != 0xB8 ||
	    ((unsigned char)s[2] & 0xC0) != 0x80)
		return 0;
	const unsigned in_block =
		((unsigned)s[1] & 1) << 6 | ((unsigned)s[2] & 0x3F);
	return in_block >= 0x01 && in_block <= 0x5B
		       ? (thchar_t)(TIS_BASE + in_block)
		       : 0;
}

/* Only whole words: what the end of the piece has cut is looked at again, with
 * what follows. */
static size_t keep_whole(struct thai_words *words, size_t bytes)
{
	return words->n ? words->starts[--words->n] : bytes;
}

size_t thai_find(struct thai *t, const char *text, size_t len,
		 struct thai_words *words)
{
	thchar_t chars[THAI_CHARS + 1];
	int places[THAI_CHARS];
	size_t n = 0;

	while (n < THAI_CHARS &&
	       (chars[n] = tis_char(text + n * CHAR_BYTES,
				    len - n * CHAR_BYTES)) != 0)
		n++;
	words->n = words->next = 0;
	if (!n || !thai_works(t))
		return 0;
	chars[n] = 0;
	const int found =
		th_brk_find_breaks(t->dictionary, chars, places, THAI_CHARS);
	for (int i = 0; i < found; i++)
		if (places[i] > 0 && (size_t)places[i] < n)
			words->starts[words->n++] =
				(uint16_t)(places[i] * CHAR_BYTES);
	return n == THAI_CHARS ? keep_whole(words, n * CHAR_BYTES)
			       : n * CHAR_BYTES;
}

#else

struct thai *thai_new(void)
{
	return xcalloc(1, 1);
}

void thai_free(struct thai *t)
{
	free(t);
}

bool thai_works(struct thai *t)
{
	(void)t;
	return false;
}

size_t thai_find(struct thai *t, const char *text, size_t len,
		 struct thai_words *words)
{
	(void)t, (void)text, (void)len, (void)words;
	return 0;
}

#endif

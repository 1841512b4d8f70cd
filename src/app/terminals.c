/* SPDX-License-Identifier: MIT */
#include "app/terminals.h"

#include "app/cache.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FILE_BYTES = 16 * 1024, /* a larger file is not ours */
	TERMINALS_MAX = 50,
	NAME_BYTES = 100,
};

struct terminals {
	char *folder; /* NULL = nothing is kept */
	char *file;
	struct buf name;
	bool ambiguous;
};

/* How long the words are, and what they mean. */
struct note {
	bool ambiguous_wide, emoji_sum;
	const char *name;
	size_t name_len;
};

static const char *const ambiguous_words[] = { "narrow ", "wide " };
static const char *const emoji_words[] = { "joined ", "sum " };

/* What terminals and multiplexers say of themselves; VTE and xterm don't know
 * TERM_PROGRAM. */
static const char *const named_by[] = {
	"TERM",          "TERM_PROGRAM", "TERM_PROGRAM_VERSION",
	"XTERM_VERSION", "VTE_VERSION",  "KONSOLE_VERSION",
};

static void add_name(struct buf *name, const char *value)
{
	if (!value || !*value)
		return;
	if (name->len)
		buf_add_char(name, ' ');
	for (; *value && name->len < NAME_BYTES; value++)
		buf_add_char(name,
			     *value > ' ' && *value < 0x7F ? *value : '_');
}

struct terminals *terminals_new(char *(*getenv_)(const char *), bool ambiguous)
{
	struct terminals *t = xcalloc(1, sizeof(*t));

	t->ambiguous = ambiguous;
	t->folder = cache_folder(getenv_);
	if (t->folder) {
		struct buf file = { 0 };
		buf_printf(&file, "%s/terminals", t->folder);
		t->file = buf_detach(&file);
	}
	for (size_t i = 0; i < sizeof(named_by) / sizeof(*named_by); i++)
		add_name(&t->name, getenv_(named_by[i]));
	return t;
}

void terminals_free(struct terminals *t)
{
	if (!t)
		return;
	free(t->folder);
	free(t->file);
	buf_release(&t->name);
	free(t);
}

/* Takes one of two words off the front of `s`; false if it is neither. */
static bool word(const char **s, const char *const words[2], bool *second)
{
	for (int i = 0; i < 2; i++) {
		if (strncmp(*s, words[i], strlen(words[i])) != 0)
			continue;
		*s += strlen(words[i]);
		*second = i;
		return true;
	}
	return false;
}

/* Reads the line at `*s` and goes on to the next; false at the end. A damaged
 * one has an empty name. */
static bool next_note(const char **s, struct note *note)
{
	if (!**s)
		return false;
	*note = (struct note){ 0 };
	const char *end = *s + strcspn(*s, "\n");
	if (word(s, ambiguous_words, &note->ambiguous_wide) &&
	    word(s, emoji_words, &note->emoji_sum) && *s < end) {
		note->name = *s;
		note->name_len = (size_t)(end - *s);
	}
	*s = *end ? end + 1 : end;
	return true;
}

static bool is_of(const struct note *note, const struct terminals *t)
{
	return note->name_len && note->name_len == t->name.len &&
	       !memcmp(note->name, t->name.data, note->name_len);
}

static void read_file(const struct terminals *t, struct buf *out)
{
	if (!t->file || !file_read(AT_FDCWD, t->file, FILE_BYTES, out, NULL))
		buf_clear(out);
}

static bool find(const struct terminals *t, const char *s, struct note *note)
{
	while (next_note(&s, note))
		if (is_of(note, t))
			return true;
	return false;
}

void terminals_recall(const struct terminals *t, struct width_rules *rules)
{
	struct buf text = { 0 };
	struct note note;

	read_file(t, &text);
	if (find(t, buf_str(&text), &note)) {
		if (t->ambiguous)
			rules->ambiguous_wide = note.ambiguous_wide;
		rules->emoji_sum = note.emoji_sum;
	}
	buf_release(&text);
}

static void add_note(struct buf *out, const struct note *note)
{
	buf_add_str(out, ambiguous_words[note->ambiguous_wide]);
	buf_add_str(out, emoji_words[note->emoji_sum]);
	buf_add(out, note->name, note->name_len);
	buf_add_char(out, '\n');
}

/* The old lines without that of this terminal. */
static void add_others(struct buf *out, const struct terminals *t,
		       const char *old)
{
	struct note note;

	for (int n = 1; n < TERMINALS_MAX && next_note(&old, &note);) {
		if (!note.name_len || note.name_len > 2 * NAME_BYTES ||
		    is_of(&note, t))
			continue;
		add_note(out, &note);
		n++;
	}
}

/* Makes the folder and the one above it, for the reader alone. */
static void make_folder(const char *path)
{
	char *above = xstrdup(path);

	*strrchr(above, '/') = '\0';
	mkdir(above, 0700);
	mkdir(path, 0700);
	free(above);
}

/* Two programs that write at once replace each other's file, whole. */
static void replace(const struct terminals *t, const struct buf *text)
{
	struct buf fresh = { 0 };

	make_folder(t->folder);
	buf_printf(&fresh, "%s.XXXXXX", t->file);
	const int fd = mkstemp(fresh.data);
	if (fd >= 0) {
		const ssize_t n = write(fd, text->data, text->len);
		if (close(fd) != 0 || n != (ssize_t)text->len ||
		    rename(fresh.data, t->file) != 0)
			unlink(fresh.data);
	}
	buf_release(&fresh);
}

void terminals_remember(const struct terminals *t,
			const struct width_rules *rules)
{
	struct note note = { rules->ambiguous_wide, rules->emoji_sum,
			     buf_str(&t->name), t->name.len };
	struct buf old = { 0 }, text = { 0 };
	struct note before;

	if (!t->file || !t->name.len)
		return;
	read_file(t, &old);
	if (!t->ambiguous) /* what it once answered stays */
		note.ambiguous_wide = find(t, buf_str(&old), &before) &&
				      before.ambiguous_wide;
	add_note(&text, &note);
	add_others(&text, t, buf_str(&old));
	replace(t, &text);
	buf_release(&old);
	buf_release(&text);
}

/* SPDX-License-Identifier: MIT */
#include "doc/syntax.h"

#include "base/arena.h"
#include "base/xalloc.h"
#include "doc/doc.h"
#include "doc/lines.h"
#include "doc/syntax_language.h"
#include "doc/syntax_lex.h"

#include <stdbool.h>
#include <string.h>

enum { NAME_MAX_LEN = 24 };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static bool in_name(char c)
{
	c = lower(c);
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
	       (c && strchr("+#_-", c));
}

/* True if the name is one of those with blanks between. */
static bool is_among(const char *names, const char *name, size_t len)
{
	for (const char *p = names; *p;) {
		const size_t n = strcspn(p, " ");
		if (n == len && !memcmp(p, name, n))
			return true;
		p += n + (p[n] == ' ');
	}
	return false;
}

static const struct syntax *find_name(const char *s, size_t len)
{
	static const char *const starts[] = { "language-", "lang-",
					      "brush:", "diff-" };
	char name[NAME_MAX_LEN];

	if (len == 0 || len > NAME_MAX_LEN)
		return NULL;
	for (size_t i = 0; i < len; i++)
		name[i] = lower(s[i]);
	for (size_t i = 0; i < syntax_count; i++)
		if (is_among(syntax_table[i].names, name, len))
			return &syntax_table[i];
	/* swift-diff, diff-js: the difference is what is to be seen */
	if (len > 5 &&
	    (!memcmp(name + len - 5, "-diff", 5) || !memcmp(name, "diff-", 5)))
		return find_name("diff", 4);
	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		const size_t n = strlen(starts[i]);
		if (len > n && !memcmp(name, starts[i], n))
			return find_name(s + n, len - n);
	}
	return NULL;
}

/* By the last part of a file's name: `:main.rs`, `title="x.py"`. */
static const struct syntax *find_file(const char *info)
{
	const char *dot = strrchr(info, '.');
	size_t n = 0;

	while (dot && in_name(dot[1 + n]))
		n++;
	return dot ? find_name(dot + 1, n) : NULL;
}

static const struct syntax *find_info(const char *info)
{
	size_t n = 0;

	info += strspn(info, " {.");
	while (in_name(info[n]))
		n++;
	const struct syntax *found = find_name(info, n);
	return found ? found : find_file(info);
}

/* Texts that begin so can't be anything else. */
static const struct syntax *find_start(const char *text, size_t len)
{
	static const struct {
		const char *start, *name;
	} starts[] = {
		{ "#!/bin/sh", "sh" },
		{ "#!/bin/bash", "sh" },
		{ "#!/usr/bin/env bash", "sh" },
		{ "#!/usr/bin/env python", "py" },
		{ "#!/usr/bin/python", "py" },
		{ "#!/usr/bin/env ruby", "rb" },
		{ "#!/usr/bin/env node", "js" },
		{ "#!/usr/bin/perl", "pl" },
		{ "<?php", "php" },
		{ "<?xml", "xml" },
		{ "<!DOCTYPE", "html" },
		{ "<!doctype", "html" },
		{ "<html", "html" },
		{ "diff --git ", "diff" },
		{ "--- a/", "diff" },
		{ "@@ -", "diff" },
		{ "#include <", "c" },
		{ "package main", "go" },
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(*starts); i++) {
		const size_t n = strlen(starts[i].start);
		if (len >= n && !memcmp(text, starts[i].start, n))
			return find_name(starts[i].name,
					 strlen(starts[i].name));
	}
	return NULL;
}

const struct syntax *syntax_find(const char *info, const char *text, size_t len)
{
	return *info ? find_info(info) : find_start(text, len);
}

/* Spans as they are found. */
struct spans {
	struct span *items;
	size_t n, cap;
	size_t line; /* where it begins in the text */
	size_t end;  /* of the last span */
};

static void push(struct spans *s, size_t off, size_t end, enum token token)
{
	s->items = xgrow(s->items, &s->cap, s->n + 1, sizeof(*s->items));
	s->items[s->n++] = (struct span){
		.off = (uint32_t)off,
		.len = (uint32_t)(end - off),
		.style = (uint16_t)(token << STYLE_TOKEN_SHIFT),
	};
	s->end = end;
}

static void fill_to(struct spans *s, size_t off)
{
	if (off > s->end)
		push(s, s->end, off, TOKEN_OTHER);
}

static void add(void *arg, size_t off, size_t len, enum token token)
{
	struct spans *s = arg;

	fill_to(s, s->line + off);
	push(s, s->line + off, s->line + off + len, token);
}

static struct syntax_place begin_of(const struct block *code)
{
	if (code->syntax)
		return *code->syntax;
	return (struct syntax_place){
		.language = syntax_find(code->info, code->text, code->len)
	};
}

/* Emits what is in the code, with `s`, and moves the place behind it. */
static void read_code(const struct block *code, struct syntax_place *at,
		      syntax_emit *emit, struct spans *s)
{
	struct syntax_lexer x;

	syntax_lexer_init(&x, at->language);
	while (s->line < code->len) {
		const char *line = code->text + s->line;
		const char *end = memchr(line, '\n', code->len - s->line);
		const size_t len =
			end ? (size_t)(end - line) : code->len - s->line;
		syntax_line(&x, &at->state, line, len, emit, s);
		s->line += len + 1;
	}
}

size_t syntax_spans(const struct block *code, struct span **spans, size_t *cap)
{
	struct syntax_place at = begin_of(code);
	struct spans s = { .items = *spans, .cap = *cap };

	if (!at.language)
		return 0;
	read_code(code, &at, add, &s);
	fill_to(&s, code->len);
	*spans = s.items;
	*cap = s.cap;
	return s.n;
}

static void ignore(void *arg, size_t off, size_t len, enum token token)
{
	(void)arg;
	(void)off;
	(void)len;
	(void)token;
}

static struct syntax_place behind(const struct block *code)
{
	struct syntax_place at = begin_of(code);
	struct spans s = { 0 };

	if (at.language)
		read_code(code, &at, ignore, &s);
	return at;
}

void syntax_hand_on(struct syntax_place *last, struct block *code,
		    struct arena *a)
{
	if (code->goes_on && last->language)
		code->syntax = memcpy(arena_alloc(a, sizeof(*last)), last,
				      sizeof(*last));
	if (code->len >= DOC_CODE_LINES &&
	    lines_count_lf(code->text, code->len) >= DOC_CODE_LINES)
		*last = behind(code);
	else
		last->language = NULL;
}

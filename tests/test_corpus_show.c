/* SPDX-License-Identifier: MIT */
/* Real posts: set at several widths none fails or is too wide, and no command
 * lets a control through. The environment variable KANBAO_CORPUS names the
 * folder; without it there is nothing to test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "archive/archive.h"
#include "archive/body.h"
#include "archive/loader.h"
#include "base/sanitise.h"
#include "doc/doc.h"
#include "support/sandbox.h"
#include "typeset/layout.h"
#include "unicode/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *corpus(void)
{
	const char *path = getenv("KANBAO_CORPUS");

	if (!path || !*path)
		skip();
	return path;
}

static struct archive *load(const char *path)
{
	struct archive *a = archive_new();
	struct loader *l = loader_start(&path, 1, NULL, NULL);

	loader_finish(l, a);
	loader_free(l);
	return a;
}

/* Adds the text of the line and checks it. */
static void check_line(const struct post *p, const struct line *line, int width)
{
	const struct width_rules rules = { 0 };
	struct buf text = { 0 };

	for (uint32_t i = 0; i < line->n_runs; i++)
		buf_add(&text, line->runs[i].text, line->runs[i].len);
	const int cols = width_text(buf_str(&text), text.len, &rules);
	if (cols > width || line->cols > width || cols != line->cols)
		fail_msg("%s: %d cells, said to be %d, of %d: %s", p->path,
			 cols, line->cols, width, buf_str(&text));
	if (!sanitise_clean(buf_str(&text), text.len, SANITISE_VERBATIM) ||
	    memchr(buf_str(&text), '\n', text.len) ||
	    memchr(buf_str(&text), '\t', text.len))
		fail_msg("%s: a control in: %s", p->path, buf_str(&text));
	buf_release(&text);
}

static size_t check_width(const struct post *p, const struct doc *d, int width)
{
	struct layout_options o;
	struct spot spot = { 0 };
	size_t n = 0;

	layout_defaults(&o);
	o.width = width;
	o.lang = script_lang_from_tag(p->lang);
	struct layout *l = layout_new(d, &o);
	for (const struct line *line = layout_line(l, spot); line;
	     line = layout_line(l, spot)) {
		check_line(p, line, width);
		n++;
		if (!layout_move(l, &spot, 1))
			break;
	}
	layout_free(l);
	return n;
}

static size_t check_post(const struct post *p)
{
	static const int widths[] = { 20, 40, 80 };
	struct buf body = { 0 };
	struct err err = { 0 };
	size_t n = 0;

	if (!body_read(p, &body, &err))
		fail_msg("%s: %s", p->path, err.text);
	struct doc *d = doc_new(p, buf_str(&body), body.len, DOC_HEAD);
	for (size_t i = 0; i < sizeof(widths) / sizeof(*widths); i++)
		n += check_width(p, d, widths[i]);
	doc_free(d);
	buf_release(&body);
	return n;
}

static void every_post_fits_at_20_40_and_80(void **state)
{
	struct archive *a = load(corpus());
	size_t lines = 0;

	(void)state;
	for (size_t i = 0; i < archive_count(a); i++)
		lines += check_post(archive_post(a, i));
	printf("note: %zu posts set in %zu lines\n", archive_count(a), lines);
	assert_true(archive_count(a) > 0);
	archive_free(a);
}

/* Every line within the width, no control, nothing said. */
static void check_shown(const struct sandbox *s, const char *path, int width)
{
	const struct width_rules rules = { 0 };

	if (s->status != 0 || s->err.len)
		fail_msg("show %s: status %d: %s", path, s->status,
			 buf_str(&s->err));
	if (!sanitise_clean(buf_str(&s->out), s->out.len, SANITISE_VERBATIM))
		fail_msg("show %s: a control", path);
	for (char *p = s->out.data; p && *p;) {
		const size_t len = strcspn(p, "\n");
		if (width_text(p, len, &rules) > width)
			fail_msg("show %s: wider than %d: %.*s", path, width,
				 (int)len, p);
		if (len && p[len - 1] == ' ')
			fail_msg("show %s: ends in a blank: %.*s", path,
				 (int)len, p);
		p += len + (p[len] == '\n');
	}
}

static void the_program_shows_a_sample_of_them(void **state)
{
	static const int widths[] = { 20, 40, 80 };
	enum { EVERY = 40 };
	struct archive *a = load(corpus());
	struct sandbox s;
	size_t n = 0;

	(void)state;
	if (!sandbox_init(&s))
		fail_msg("KANBAO does not name the program");
	for (size_t i = 0; i < archive_count(a); i += EVERY) {
		const struct post *p = archive_post(a, i);
		char width[16];
		snprintf(width, sizeof(width), "%d", widths[i / EVERY % 3]);
		sandbox_run_words(&s,
				  (const char *const[]){ "show", "-w", width,
							 p->path, NULL },
				  NULL);
		check_shown(&s, p->path, widths[i / EVERY % 3]);
		n++;
	}
	printf("note: %zu of them by the program\n", n);
	sandbox_release(&s);
	archive_free(a);
}

static void no_command_lets_a_control_of_theirs_through(void **state)
{
	static const char *const lines[] = {
		"list",
		"list --json",
		"list --tsv",
		"list -w 80",
		"tags",
		"tags --json",
		"categories",
		"authors",
		"sources",
		"dates",
		"links --json",
		"check",
		"check --json",
		"search 的",
		"search the --tsv",
		"links",
		"search of --json -t rust",
	};
	const char *path = corpus();
	struct sandbox s;

	(void)state;
	if (!sandbox_init(&s))
		fail_msg("KANBAO does not name the program");
	for (size_t i = 0; i < sizeof(lines) / sizeof(*lines); i++) {
		char line[512];
		snprintf(line, sizeof(line), "%s %s", lines[i], path);
		sandbox_run(&s, line, NULL);
		if (s.status > 1)
			fail_msg("%s: status %d: %s", line, s.status,
				 buf_str(&s.err));
		if (!sanitise_clean(buf_str(&s.out), s.out.len,
				    SANITISE_VERBATIM))
			fail_msg("%s: a control got through", line);
	}
	sandbox_release(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_post_fits_at_20_40_and_80),
		cmocka_unit_test(the_program_shows_a_sample_of_them),
		cmocka_unit_test(no_command_lets_a_control_of_theirs_through),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

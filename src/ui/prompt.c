/* SPDX-License-Identifier: MIT */
#include "ui/prompt.h"

#include "base/sanitise.h"
#include "base/xalloc.h"
#include "ui/field.h"
#include "ui/key.h"

#include <stdlib.h>
#include <string.h>

enum { NOTE_FROM = 40 }; /* cells of the row; a narrower one has no note */

struct prompt {
	struct view view;
	enum prompt_kind kind;
	char *label;
	struct field field;
	unsigned version;
	struct buf note, error;
	bool answered, yes;
};

static struct prompt *prompt(struct view *v)
{
	return (struct prompt *)v;
}

static const struct prompt *prompt_const(const struct view *v)
{
	return (const struct prompt *)v;
}

static void draw_error(const struct prompt *p, struct canvas *c)
{
	struct rect above = p->view.rect;

	if (p->error.len == 0 || above.row == 0)
		return;
	above.row--;
	canvas_fill(c, above, FACE_ERROR);
	canvas_label(c, above.row, above.col, above.cols, buf_str(&p->error),
		     p->error.len, FACE_ERROR);
}

static void draw(struct view *v, struct canvas *c, bool focus)
{
	struct prompt *p = prompt(v);
	const struct rect r = v->rect;
	const struct width_rules *rules = canvas_rules(c);
	int note = width_text(buf_str(&p->note), p->note.len, rules);

	canvas_fill(c, r, FACE_TEXT);
	draw_error(p, c);
	if (note > r.cols / 2 || r.cols < NOTE_FROM)
		note = 0;
	const int label =
		canvas_label(c, r.row, r.col, r.cols * 2 / 3, p->label,
			     strlen(p->label), FACE_MESSAGE);
	const int col =
		field_draw(&p->field, c, r.row, r.col + label,
			   r.cols - label - note - (note > 0), FACE_TEXT);
	canvas_text(c, r.row, r.col + r.cols - note, note, buf_str(&p->note),
		    p->note.len, FACE_META);
	if (focus)
		canvas_set_cursor(c, r.row, col);
}

static void changed(struct prompt *p)
{
	p->version++;
	buf_clear(&p->error);
}

static bool act(struct view *v, enum action a, long count)
{
	struct prompt *p = prompt(v);
	bool text_changed;

	(void)count;
	if (!field_act(&p->field, a, &text_changed))
		return false;
	if (text_changed)
		changed(p);
	return true;
}

static void type(struct view *v, uint32_t cp)
{
	struct prompt *p = prompt(v);

	if (p->kind == PROMPT_CONFIRM) {
		cp = key_fold(cp);
		p->answered = true;
		p->yes = cp == 'y' || cp == 'Y';
	} else if (field_type(&p->field, cp)) {
		changed(p);
	}
}

static void free_prompt(struct view *v)
{
	struct prompt *p = prompt(v);

	field_release(&p->field);
	buf_release(&p->note);
	buf_release(&p->error);
	free(p->label);
	free(p);
}

static const struct view_ops prompt_ops = {
	.name = "prompt",
	.draw = draw,
	.act = act,
	.type = type,
	.free = free_prompt,
};

struct view *prompt_new(enum prompt_kind kind, const char *label,
			const char *text)
{
	struct prompt *p = xcalloc(1, sizeof(*p));

	p->view.ops = &prompt_ops;
	p->view.context = KEYMAP_PROMPT;
	p->kind = kind;
	p->label = xstrdup(label);
	field_set(&p->field, text);
	return &p->view;
}

enum prompt_kind prompt_kind(const struct view *v)
{
	return prompt_const(v)->kind;
}

const char *prompt_text(const struct view *v)
{
	return buf_str(&prompt_const(v)->field.text);
}

unsigned prompt_version(const struct view *v)
{
	return prompt_const(v)->version;
}

void prompt_set_note(struct view *v, const char *note)
{
	buf_clear(&prompt(v)->note);
	buf_add_str(&prompt(v)->note, note);
}

void prompt_set_error(struct view *v, const char *text, size_t off)
{
	buf_clear(&prompt(v)->error);
	sanitise(&prompt(v)->error, text, strlen(text), SANITISE_LINE);
	field_go(&prompt(v)->field, off);
}

bool prompt_answered(const struct view *v)
{
	return prompt_const(v)->answered;
}

bool prompt_yes(const struct view *v)
{
	return prompt_const(v)->yes;
}

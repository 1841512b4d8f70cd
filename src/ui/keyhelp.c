/* SPDX-License-Identifier: MIT */
#include "ui/keyhelp.h"

#include "base/buf.h"
#include "ui/menu.h"

#include <string.h>

/* Adds the keys of an action in one context: "j <down> ^N". */
static void add_keys(struct buf *out, enum keymap_context c, enum action a)
{
	for (size_t i = 0; i < keymap_count(); i++) {
		const struct binding *b = keymap_binding(i);
		if (b->action != a || !(b->contexts & 1u << c))
			continue;
		if (out->len > 0)
			buf_add_char(out, ' ');
		/* "<lt>" is for who types -x, not for who reads */
		buf_add_str(out, strcmp(b->keys, "<lt>") ? b->keys : "<");
	}
}

static void add_context(struct view *v, enum keymap_context c)
{
	for (int a = 0; a < ACTION_COUNT; a++) {
		struct buf keys = { 0 };
		add_keys(&keys, c, (enum action)a);
		if (keys.len > 0)
			menu_add(v, &(struct menu_entry){
					    .left = buf_str(&keys),
					    .text = action_help((enum action)a),
					    .right = keymap_context_name(c),
					    .face = FACE_TEXT,
				    });
		buf_release(&keys);
	}
}

struct view *keyhelp_new(enum keymap_context context)
{
	struct view *v =
		menu_new(MENU_KEYS, "Keys", "j k move, / narrows, Esc leaves");

	add_context(v, context);
	for (int c = 0; c < KEYMAP_CONTEXT_COUNT; c++)
		if ((enum keymap_context)c != context)
			add_context(v, (enum keymap_context)c);
	return v;
}

/* SPDX-License-Identifier: MIT */
#include "ui/keymap.h"

#include "ui/key.h"

#include <assert.h>
#include <string.h>

enum {
	LIST = 1 << KEYMAP_LIST,
	READER = 1 << KEYMAP_READER,
	MENU = 1 << KEYMAP_MENU,
	PICKER = 1 << KEYMAP_PICKER,
	PROMPT = 1 << KEYMAP_PROMPT,
	PANES = LIST | READER,
	MOVING = LIST | READER | MENU,
	TYPING = PICKER | PROMPT,
};

/* clang-format off */
static const struct binding table[] = {
	{ MOVING,          ACTION_NEXT,          "j" },
	{ MOVING | PICKER, ACTION_NEXT,          "<down>" },
	{ MOVING | PICKER, ACTION_NEXT,          "^N" },
	{ MOVING,          ACTION_PREV,          "k" },
	{ MOVING | PICKER, ACTION_PREV,          "<up>" },
	{ MOVING | PICKER, ACTION_PREV,          "^P" },
	{ MOVING,          ACTION_PAGE_DOWN,     "<space>" },
	{ MOVING,          ACTION_PAGE_DOWN,     "^F" },
	{ MOVING | PICKER, ACTION_PAGE_DOWN,     "<pgdn>" },
	{ MOVING,          ACTION_PAGE_UP,       "b" },
	{ MOVING,          ACTION_PAGE_UP,       "^B" },
	{ MOVING | PICKER, ACTION_PAGE_UP,       "<pgup>" },
	{ MOVING,          ACTION_HALF_DOWN,     "d" },
	{ MOVING,          ACTION_HALF_DOWN,     "^D" },
	{ MOVING,          ACTION_HALF_UP,       "u" },
	{ MOVING,          ACTION_HALF_UP,       "^U" },
	{ MOVING,          ACTION_FIRST,         "g" },
	{ MOVING,          ACTION_FIRST,         "gg" },
	{ MOVING | PICKER, ACTION_FIRST,         "<home>" },
	{ MOVING,          ACTION_LAST,          "G" },
	{ MOVING | PICKER, ACTION_LAST,          "<end>" },
	{ PANES,           ACTION_OPEN,          "<enter>" },
	{ PANES,           ACTION_OPEN,          "l" },
	{ PANES,           ACTION_OPEN,          "<right>" },
	{ READER,          ACTION_BACK,          "h" },
	{ READER,          ACTION_BACK,          "<esc>" },
	{ READER,          ACTION_BACK,          "<left>" },
	{ READER,          ACTION_BACK,          "<backspace>" },
	{ PANES,           ACTION_QUIT,          "q" },
	{ MOVING,          ACTION_QUIT_ALL,      "Q" },
	{ MOVING,          ACTION_QUIT_ALL,      "ZZ" },
	{ PANES,           ACTION_QUIT_ALL,      "^C" },
	{ PANES,           ACTION_OTHER_PANE,    "<tab>" },
	{ PANES,           ACTION_OTHER_PANE,    "<backtab>" },
	{ PANES,           ACTION_NEXT_LANGUAGE, "X" },
	{ READER,          ACTION_NEXT_POST,     "J" },
	{ READER,          ACTION_PREV_POST,     "K" },
	{ READER,          ACTION_NEXT_SECTION,  "]]" },
	{ READER,          ACTION_PREV_SECTION,  "[[" },
	{ PANES,           ACTION_NEXT_RELATED,  "]t" },
	{ PANES,           ACTION_PREV_RELATED,  "[t" },
	{ PANES,           ACTION_PICK_TAG,      "t" },
	{ PANES,           ACTION_PICK_CATEGORY, "C" },
	{ PANES,           ACTION_PICK_DATE,     "D" },
	{ PANES,           ACTION_PICK_SOURCE,   "S" },
	{ PANES,           ACTION_PICK_AUTHOR,   "W" },
	{ PANES,           ACTION_PICK_COLLECTION, "I" },
	{ PANES,           ACTION_PROBLEMS,      "!" },
	{ PANES,           ACTION_FILTER,        "F" },
	{ PANES,           ACTION_CLEAR,         "c" },
	{ MOVING,          ACTION_SEARCH,        "/" },
	{ PANES,           ACTION_SEARCH_BACK,   "\\" },
	{ PANES,           ACTION_SEARCH_NEXT,   "n" },
	{ PANES,           ACTION_SEARCH_PREV,   "N" },
	{ PANES,           ACTION_OPEN_SOURCE,   "o" },
	{ PANES,           ACTION_OPEN_SECTION,  "O" },
	{ PANES,           ACTION_LINKS,         "L" },
	{ MOVING,          ACTION_OPEN_LINK,     "1-9" },
	{ PANES,           ACTION_ASK_LINK,      "#" },
	{ READER,          ACTION_OUTLINE,       "T" },
	{ MOVING,          ACTION_COPY_URL,      "y" },
	{ MOVING,          ACTION_COPY_TITLE,    "Y" },
	{ READER,          ACTION_ZEN,           "z" },
	{ READER,          ACTION_NARROWER,      "<lt>" },
	{ READER,          ACTION_WIDER,         ">" },
	{ READER,          ACTION_DEFAULT_WIDTH, "=" },
	{ READER,          ACTION_SCROLL_RIGHT,  "}" },
	{ READER,          ACTION_SCROLL_RIGHT,  "<s-right>" },
	{ READER,          ACTION_SCROLL_LEFT,   "{" },
	{ READER,          ACTION_SCROLL_LEFT,   "<s-left>" },
	{ READER,          ACTION_SCROLL_END,    "$" },
	{ READER,          ACTION_SCROLL_START,  "0" },
	{ READER,          ACTION_WRAP_CODE,     "w" },
	{ PANES,           ACTION_RELOAD,        "^R" },
	{ PANES,           ACTION_REFRESH,       "R" },
	{ MOVING | TYPING, ACTION_REDRAW,        "^L" },
	{ MOVING | TYPING, ACTION_SUSPEND,       "^Z" },
	{ PANES,           ACTION_HELP,          "?" },
	{ PANES,           ACTION_HELP,          "<f1>" },
	{ PICKER,          ACTION_MARK,          "<space>" },
	{ PICKER,          ACTION_MARK,          "<tab>" },
	{ MENU | TYPING,   ACTION_ACCEPT,        "<enter>" },
	{ MENU,            ACTION_ACCEPT,        "l" },
	{ MENU,            ACTION_ACCEPT,        "<right>" },
	{ MENU | TYPING,   ACTION_CANCEL,        "<esc>" },
	{ MENU | TYPING,   ACTION_CANCEL,        "^C" },
	{ TYPING,          ACTION_CANCEL,        "^G" },
	{ MENU,            ACTION_CANCEL,        "q" },
	{ MENU,            ACTION_CANCEL,        "h" },
	{ MENU,            ACTION_CANCEL,        "<left>" },
	{ TYPING,          ACTION_LEFT,          "<left>" },
	{ TYPING,          ACTION_RIGHT,         "<right>" },
	{ TYPING,          ACTION_LINE_START,    "^A" },
	{ PROMPT,          ACTION_LINE_START,    "<home>" },
	{ TYPING,          ACTION_LINE_END,      "^E" },
	{ PROMPT,          ACTION_LINE_END,      "<end>" },
	{ TYPING,          ACTION_ERASE,         "<backspace>" },
	{ TYPING,          ACTION_ERASE,         "^H" },
	{ TYPING,          ACTION_DELETE,        "<del>" },
	{ TYPING,          ACTION_DELETE,        "^D" },
	{ TYPING,          ACTION_ERASE_WORD,    "^W" },
	{ TYPING,          ACTION_ERASE_LINE,    "^U" },
};
/* clang-format on */

const char *keymap_context_name(enum keymap_context c)
{
	static const char *const names[KEYMAP_CONTEXT_COUNT] = {
		[KEYMAP_LIST] = "list",     [KEYMAP_READER] = "reader",
		[KEYMAP_MENU] = "menu",     [KEYMAP_PICKER] = "picker",
		[KEYMAP_PROMPT] = "prompt",
	};

	assert(c < KEYMAP_CONTEXT_COUNT);
	return names[c];
}

size_t keymap_count(void)
{
	return sizeof(table) / sizeof(table[0]);
}

const struct binding *keymap_binding(size_t i)
{
	assert(i < keymap_count());
	return &table[i];
}

void keymap_list(struct buf *out)
{
	for (size_t i = 0; i < keymap_count(); i++)
		for (int c = 0; c < KEYMAP_CONTEXT_COUNT; c++)
			if (table[i].contexts & 1u << c)
				buf_printf(out, "%s\t%s\t%s\t%s\n",
					   keymap_context_name(c),
					   table[i].keys,
					   action_name(table[i].action),
					   action_help(table[i].action));
}

enum match { MATCH_NO, MATCH_START, MATCH_WHOLE };

/* How the typed keys relate to the keys of a binding. */
static enum match match(const struct keymap *k, const char *keys)
{
	size_t left = strlen(keys);

	for (size_t i = 0; i < k->n_keys; i++) {
		uint32_t key;
		const size_t n = key_parse(keys, left, &key);
		if (n == 0 || key != k->keys[i])
			return MATCH_NO;
		keys += n;
		left -= n;
	}
	return left == 0 ? MATCH_WHOLE : MATCH_START;
}

/* Looks the typed keys up; `*longer` says that more could follow them. */
static const struct binding *look_up(const struct keymap *k,
				     enum keymap_context c, bool *longer)
{
	const struct binding *found = NULL;

	*longer = false;
	for (size_t i = 0; i < keymap_count(); i++) {
		if (!(table[i].contexts & 1u << c) ||
		    table[i].action == ACTION_OPEN_LINK)
			continue;
		const enum match m = match(k, table[i].keys);
		if (m == MATCH_WHOLE && !found)
			found = &table[i];
		*longer = *longer || m == MATCH_START;
	}
	return found;
}

static void forget(struct keymap *k)
{
	*k = (struct keymap){ 0 };
}

static bool is_typing(enum keymap_context c)
{
	return TYPING & 1u << c;
}

static bool is_character(uint32_t key)
{
	return key >= ' ' && key < KEYCODE_SPECIAL &&
	       key != KEYCODE_BACKSPACE && !(key >= 0x80 && key < 0xA0);
}

/* Takes a digit of a count; 0 alone is none. */
static bool add_digit(struct keymap *k, uint32_t key)
{
	if (k->n_keys > 0 || key < '0' || key > '9' ||
	    (key == '0' && k->count == 0))
		return false;
	k->count = 10 * k->count + (long)(key - '0');
	if (k->count > KEYMAP_MAX_COUNT)
		k->count = KEYMAP_MAX_COUNT;
	return true;
}

static enum keymap_answer settle(struct keymap *k, const struct binding *b,
				 bool longer, struct keymap_hit *hit)
{
	if (!b && longer)
		return KEYMAP_PENDING;
	if (b)
		*hit = (struct keymap_hit){ b->action, k->count };
	if (longer) {
		k->fired = true;
		k->count = 0;
	} else {
		forget(k);
	}
	return b ? KEYMAP_ACTION : KEYMAP_UNKNOWN;
}

enum keymap_answer keymap_feed(struct keymap *k, enum keymap_context c,
			       uint32_t key, struct keymap_hit *hit)
{
	const uint32_t folded = is_typing(c) ? key : key_fold(key);
	bool longer;

	if (k->fired) {
		k->keys[k->n_keys++] = folded;
		if (look_up(k, c, &longer) && !longer)
			return forget(k), KEYMAP_PENDING;
		forget(k);
	}
	if (!is_typing(c) && add_digit(k, folded))
		return KEYMAP_PENDING;
	if (key == KEYCODE_ESCAPE && keymap_waits(k))
		return forget(k), KEYMAP_PENDING;
	assert(k->n_keys < KEYMAP_SEQUENCE);
	k->keys[k->n_keys++] = folded;
	const struct binding *b = look_up(k, c, &longer);
	const enum keymap_answer answer = settle(k, b, longer, hit);
	if (answer == KEYMAP_UNKNOWN && is_typing(c) && is_character(key))
		return KEYMAP_CHARACTER;
	return answer;
}

enum keymap_answer keymap_timeout(struct keymap *k, struct keymap_hit *hit)
{
	const bool number = k->count > 0 && k->n_keys == 0;

	*hit = (struct keymap_hit){ ACTION_OPEN_LINK, k->count };
	forget(k);
	return number ? KEYMAP_ACTION : KEYMAP_UNKNOWN;
}

bool keymap_waits(const struct keymap *k)
{
	return k->count > 0 || (k->n_keys > 0 && !k->fired);
}

void keymap_add_pending(const struct keymap *k, struct buf *out)
{
	char name[16];

	if (!keymap_waits(k))
		return;
	if (k->count > 0)
		buf_printf(out, "%ld", k->count);
	for (size_t i = 0; i < k->n_keys; i++)
		buf_add_str(out, key_notation(k->keys[i], name));
}

/* SPDX-License-Identifier: MIT */
/* Everything a key can mean. Keymap, help and manual walk this one list. */
#ifndef UI_ACTION_H
#define UI_ACTION_H

/* One level of X-macro: constant, the name in configurations, the help. */
/* clang-format off */
#define ACTION_LIST(X) \
	X(NONE, "none", "Do nothing") \
	X(NEXT, "next", "Next line, post or entry") \
	X(PREV, "prev", "Previous line, post or entry") \
	X(PAGE_DOWN, "page-down", "One page down") \
	X(PAGE_UP, "page-up", "One page up") \
	X(HALF_DOWN, "half-down", "Half a page down") \
	X(HALF_UP, "half-up", "Half a page up") \
	X(FIRST, "first", "To the start, or to the number typed before") \
	X(LAST, "last", "To the end, or to the number typed before") \
	X(OPEN, "open", "Read the post; in the reader, choose a link") \
	X(BACK, "back", "Back to where a link was followed, or to the list") \
	X(QUIT, "quit", "Leave the reader, then the program") \
	X(QUIT_ALL, "quit-all", "Leave the program") \
	X(OTHER_PANE, "other-pane", "Go to the other pane") \
	X(NEXT_LANGUAGE, "next-language", "Read the post in its next language") \
	X(NEXT_POST, "next-post", "Read the next post of the list") \
	X(PREV_POST, "prev-post", "Read the previous post of the list") \
	X(NEXT_SECTION, "next-section", "Next heading") \
	X(PREV_SECTION, "prev-section", "Previous heading") \
	X(NEXT_RELATED, "next-related", "Next post that shares a tag") \
	X(PREV_RELATED, "prev-related", "Previous post that shares a tag") \
	X(PICK_TAG, "pick-tag", "Choose tags") \
	X(PICK_CATEGORY, "pick-category", "Choose categories") \
	X(PICK_DATE, "pick-date", "Choose months") \
	X(PICK_SOURCE, "pick-source", "Choose source sites") \
	X(PICK_AUTHOR, "pick-author", "Choose writers") \
	X(PICK_COLLECTION, "pick-collection", "Choose collections") \
	X(PROBLEMS, "problems", "List what is wrong in files, and how to mend it") \
	X(FILTER, "filter", "Edit the filter as a line") \
	X(CLEAR, "clear", "Clear the filter: show all posts") \
	X(SEARCH, "search", "Search forwards; in a menu, narrow it") \
	X(SEARCH_BACK, "search-back", "Search backwards") \
	X(SEARCH_NEXT, "search-next", "Next match of the search") \
	X(SEARCH_PREV, "search-prev", "Previous match of the search") \
	X(OPEN_SOURCE, "open-source", "Open the post's source in the browser") \
	X(OPEN_SECTION, "open-section", \
	  "Open the source of the section being read") \
	X(LINKS, "links", "List the links of the post") \
	X(OPEN_LINK, "open-link", "Open the link of this number") \
	X(ASK_LINK, "ask-link", "Open a link by a number of any length") \
	X(OUTLINE, "outline", "List the headings of the post") \
	X(COPY_URL, "copy-url", "Copy the URL of the post or link") \
	X(COPY_TITLE, "copy-title", "Copy title and URL") \
	X(ZEN, "zen", "The post alone, and back") \
	X(NARROWER, "narrower", "Shorter lines") \
	X(WIDER, "wider", "Longer lines") \
	X(DEFAULT_WIDTH, "default-width", "Lines of the usual length") \
	X(SCROLL_RIGHT, "scroll-right", \
	  "Show what is farther right of long lines of code") \
	X(SCROLL_LEFT, "scroll-left", "Scroll long lines back to the left") \
	X(SCROLL_END, "scroll-end", "Scroll long lines to their end") \
	X(SCROLL_START, "scroll-start", "Scroll long lines to their start") \
	X(WRAP_CODE, "wrap-code", "Wrap long lines of code, or let them scroll") \
	X(RELOAD, "reload", "Read the posts from disk again") \
	X(REFRESH, "refresh", "Fetch new posts, as the configuration says") \
	X(REDRAW, "redraw", "Draw the screen again") \
	X(SUSPEND, "suspend", "Go to the shell; fg comes back") \
	X(HELP, "help", "Show all keys") \
	X(MARK, "mark", "Choose several: mark this entry") \
	X(ACCEPT, "accept", "Take the entry or the line") \
	X(CANCEL, "cancel", "Leave without a change") \
	X(LEFT, "left", "Cursor left") \
	X(RIGHT, "right", "Cursor right") \
	X(LINE_START, "line-start", "Cursor to the start of the line") \
	X(LINE_END, "line-end", "Cursor to the end of the line") \
	X(ERASE, "erase", "Erase the character before the cursor") \
	X(DELETE, "delete", "Erase the character under the cursor") \
	X(ERASE_WORD, "erase-word", "Erase the word before the cursor") \
	X(ERASE_LINE, "erase-line", "Erase all before the cursor")
/* clang-format on */

#define ACTION_ENUM(id, name, help) ACTION_##id,
enum action { ACTION_LIST(ACTION_ENUM) ACTION_COUNT };
#undef ACTION_ENUM

/* Both live forever. */
const char *action_name(enum action a);
const char *action_help(enum action a);

#endif

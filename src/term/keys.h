/* SPDX-License-Identifier: MIT */
/* Key presses from curses. */
#ifndef TERM_KEYS_H
#define TERM_KEYS_H

#include <stdbool.h>
#include <stdint.h>

struct keys;

/* Curses must have been started. */
struct keys *keys_new(void);
void keys_free(struct keys *k);

enum keys_got { KEYS_NONE, KEYS_KEY, KEYS_REPORT };

/* The next key (ui/key.h) that has arrived, if any has. Waits at most for the
 * rest of an escape sequence. What is no key that has a code there is
 * swallowed; a report is an answer of the terminal. */
enum keys_got keys_next(struct keys *k, uint32_t *key);

/* The last report after its CSI: "2;3R", or after the escape character of an
 * operating system command: "]11;rgb:0/0/0". Lives until the next call of
 * keys_next. */
const char *keys_report(const struct keys *k);

#endif

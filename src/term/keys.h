/* SPDX-License-Identifier: MIT */
/* Key presses from curses. */
#ifndef TERM_KEYS_H
#define TERM_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct keys;

/* Curses must have been started. */
struct keys *keys_new(void);
void keys_free(struct keys *k);

/* The next key (ui/key.h) that has arrived; false if none has. Waits at most
 * for the rest of an escape sequence. What is no key that has a code there,
 * such as the answer to a question nobody remembers, is swallowed. */
bool keys_next(struct keys *k, uint32_t *key);

/* Makes keys_next read these bytes first. Of more than a screenful of typing
 * only the start. */
void keys_put_back(const char *bytes, size_t len);

#endif

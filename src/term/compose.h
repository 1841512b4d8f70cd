/* SPDX-License-Identifier: MIT */
/* Kana and Hangul that come in pieces (Unicode's NFD, as in the file names of
 * some systems), put together as they are shown: many terminals draw the
 * pieces side by side or on top of each other. */
#ifndef TERM_COMPOSE_H
#define TERM_COMPOSE_H

#include <stddef.h>
#include <wchar.h>

/* Composes the `n` characters of one cluster in place; returns how many
 * remain. What has no composed form stays. */
size_t compose_chars(wchar_t *chars, size_t n);

#endif

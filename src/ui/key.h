/* SPDX-License-Identifier: MIT */
/* A key press and its name. term/ makes them, ui/keymap.h looks them up. */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stddef.h>
#include <stdint.h>

/* Characters are themselves (after UTF-8 decoding); Ctrl-A is 1; the others: */
enum {
	KEYCODE_ENTER = '\r',
	KEYCODE_TAB = '\t',
	KEYCODE_ESCAPE = 0x1B,
	KEYCODE_BACKSPACE = 0x7F,
	KEYCODE_SPECIAL = 0x110000, /* above all code points */
	KEYCODE_UP,
	KEYCODE_DOWN,
	KEYCODE_LEFT,
	KEYCODE_RIGHT,
	KEYCODE_PAGE_UP,
	KEYCODE_PAGE_DOWN,
	KEYCODE_HOME,
	KEYCODE_END,
	KEYCODE_DELETE,
	KEYCODE_INSERT,
	KEYCODE_BACKTAB,
	KEYCODE_SHIFT_LEFT,
	KEYCODE_SHIFT_RIGHT,
	KEYCODE_F1,
	KEYCODE_RESIZE, /* the terminal has another size */
};

/* Reads one key in keymap notation from `text` ("j", "<down>", "^N", "<c-n>",
 * "<space>", "<lt>", "<u+3000>"); names in any case. Returns the bytes taken, 0
 * if there is none or its name is unknown. "<" that opens no name and "^" that
 * stands before no letter are themselves. */
size_t key_parse(const char *text, size_t len, uint32_t *key);

/* Its notation, which key_parse reads back, at most 15 bytes and a NUL;
 * returns `out`. */
char *key_notation(uint32_t key, char out[16]);

/* The same key on a keyboard whose input method or other layout is on:
 * full-width letters, Hangul letters (2-set), Cyrillic letters (ЙЦУКЕН), the
 * brackets of Chinese and Japanese input become the ASCII of that key. All else
 * stays as it is. */
uint32_t key_fold(uint32_t key);

#endif

/* SPDX-License-Identifier: MIT */
/* Letters that mathematics has in forms of their own. */
#ifndef DOC_TEX_LETTERS_H
#define DOC_TEX_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

/* The character as a super- or subscript, 0 if there is none. */
uint32_t tex_letters_script(uint32_t cp, bool super);

/* The character is such a script, and nothing else. */
bool tex_letters_is_script(uint32_t cp, bool super);

/* The letter or digit in an alphabet: 'b' blackboard, 'c' calligraphic, 'f'
 * Fraktur; itself where the alphabet lacks it. */
uint32_t tex_letters_of(char c, uint8_t alphabet);

#endif

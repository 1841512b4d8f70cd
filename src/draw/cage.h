/* SPDX-License-Identifier: MIT */
/* Gives up what decoding an image does not need, for the case that one of the
 * decoders can be made to do what it should not. */
#ifndef DRAW_CAGE_H
#define DRAW_CAGE_H

/* From here on no file can be opened or written, no program or thread started,
 * little memory had and little time spent; what is open stays so. Where the
 * system knows how, any call but those for memory, for writing to what is open
 * and for the end is the end. */
void cage_enter(void);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef TERM_CLOCK_H
#define TERM_CLOCK_H

#include <stdint.h>

/* Milliseconds since some moment; never goes back. */
int64_t clock_now_ms(void);

#endif

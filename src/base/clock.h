/* SPDX-License-Identifier: MIT */
/* Time that only goes on, from some moment, for who measures or waits. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdint.h>

int64_t clock_now_ns(void);
int64_t clock_now_ms(void);

#endif

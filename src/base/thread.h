/* SPDX-License-Identifier: MIT */
/* Threads beside the main one, to which all signals go. */
#ifndef BASE_THREAD_H
#define BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* As pthread_create, with every signal blocked in the new thread. False if
 * there can't be one. */
bool thread_start(pthread_t *thread, void *(*run)(void *arg), void *arg);

#endif

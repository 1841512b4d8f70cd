/* SPDX-License-Identifier: MIT */
/* The real posts below the folder that KANBAO_CORPUS names. */
#ifndef TESTS_CORPUS_H
#define TESTS_CORPUS_H

/* Calls `see` with each post whose name ends in one of `endings` (the last one
 * is NULL). Skips the test if there is no such folder. */
void corpus_each(const char *const *endings,
		 void (*see)(const char *path, void *arg), void *arg);

#endif

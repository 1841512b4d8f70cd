/* SPDX-License-Identifier: MIT */
/* A folder of its own for each test, below /tmp, where nobody has a site; its
 * path is the test's *state. */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

/* For cmocka_unit_test_setup_teardown. */
int folder_make(void **state);
int folder_remove(void **state);

/* Makes the file and the folders above it; only those if the name ends in a
 * slash. */
void folder_put(void **state, const char *name, const char *text);

/* Writes a file wherever its path says, in a folder that is there. */
void folder_write(const char *path, const char *text);

#endif

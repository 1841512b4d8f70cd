/* SPDX-License-Identifier: MIT */
/* The paths of watched folders by the numbers that notify.h gives them. */
#ifndef ARCHIVE_WATCH_TABLE_H
#define ARCHIVE_WATCH_TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* A zeroed struct is empty. */
struct watch_table {
	struct watch_folder *items; /* by number */
	size_t n;
};

void watch_table_release(struct watch_table *t);

/* False if the folder of that number is known by another path. */
bool watch_table_add(struct watch_table *t, int id, const char *path);

/* The folder of that number, which is known, has this path now. */
void watch_table_move(struct watch_table *t, int id, const char *path);

/* The folder that holds a path of the command line is watched for its sake; it
 * need not be one of posts. */
void watch_table_add_holder(struct watch_table *t, int id);

/* NULL if there is none of that number. Until the next call. */
const char *watch_table_path(const struct watch_table *t, int id);
bool watch_table_holds(const struct watch_table *t, int id);

bool watch_table_has(const struct watch_table *t, const char *path);

void watch_table_remove(struct watch_table *t, int id);

/* Numbers from `id` on, of the folder or of one below it; the next is -1 if
 * there is none. */
int watch_table_next_below(const struct watch_table *t, int id,
			   const char *folder);

/* From here on each folder may be added anew by another path. */
void watch_table_restart(struct watch_table *t);

#endif

/* SPDX-License-Identifier: MIT */
/* What the system tells of changes in folders. The only file that knows Linux's
 * inotify; elsewhere there is nothing of the kind, and watch.h polls. */
#ifndef ARCHIVE_NOTIFY_H
#define ARCHIVE_NOTIFY_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

struct notify;

enum notify_kind {
	NOTIFY_WRITING,     /* it is new or was written to: more may come */
	NOTIFY_WRITTEN,     /* who wrote has closed it; or its mode changed */
	NOTIFY_GONE,        /* deleted */
	NOTIFY_MOVED_FROM,  /* the name it had; the next has the same cookie */
	NOTIFY_MOVED_TO,    /* if the other folder is watched too */
	NOTIFY_FOLDER_GONE, /* the folder itself: its number is void */
	NOTIFY_LOST,        /* events were lost: anything may have changed */
};

struct notify_event {
	enum notify_kind kind;
	int id;           /* of the watched folder; none for NOTIFY_LOST */
	bool folder;      /* what has changed is one */
	uint32_t cookie;  /* of a move */
	const char *name; /* in the folder; until the next call */
};

/* NULL with the reason if there is no such thing here. */
struct notify *notify_new(struct err *err);
void notify_free(struct notify *n);

/* Can be read when there are events. */
int notify_fd(const struct notify *n);

/* Watches the entries of a folder, not those of folders in it. Returns its
 * number, the same each time for one folder, whatever its path. -1 with errno
 * if that can't be: ENOSPC = there are too many watches, ENOTSUP = its file
 * system doesn't tell what others change. Any thread may call it. */
int notify_add(struct notify *n, const char *folder);

/* As notify_add, but it is told only which names come and go. A folder may be
 * watched both ways. */
int notify_add_names(struct notify *n, const char *folder);

/* Whether the number of an error of these means that nothing more can be
 * watched, and why, in words; else it is a matter of that folder. */
bool notify_is_limit(int error);
const char *notify_reason(int error);

/* Ends the watch; NOTIFY_FOLDER_GONE follows. */
void notify_remove(struct notify *n, int id);

/* Takes the next event that there is, without waiting; false = none. */
bool notify_next(struct notify *n, struct notify_event *e);

#endif

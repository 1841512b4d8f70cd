/* SPDX-License-Identifier: MIT */
#include "archive/notify.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

const char *notify_reason(int error)
{
	if (error == ENOSPC)
		return "too many folders for fs.inotify.max_user_watches";
	if (error == ENOTSUP)
		return "on this file system others may change files";
	return strerror(error);
}

bool notify_is_limit(int error)
{
	return error == ENOSPC || error == ENOMEM || error == EMFILE ||
	       error == ENFILE || error == ENOTSUP;
}

#ifdef __linux__

#include "base/xalloc.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

enum { ROOM = 64 * 1024 }; /* bytes of events read at once */

struct notify {
	int fd;
	size_t at, len; /* bytes of `room`: next event, end */
	char *room;     /* aligned as malloc does */
};

struct notify *notify_new(struct err *err)
{
	const int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);

	if (fd < 0) {
		err_set(err, "inotify: %s", strerror(errno));
		return NULL;
	}
	struct notify *n = xcalloc(1, sizeof(*n));
	n->fd = fd;
	n->room = xreallocarray(NULL, ROOM, 1);
	return n;
}

void notify_free(struct notify *n)
{
	if (!n)
		return;
	close(n->fd);
	free(n->room);
	free(n);
}

int notify_fd(const struct notify *n)
{
	return n->fd;
}

/* File systems on which others, elsewhere, may change files: statfs(2). */
static bool is_remote(const char *folder)
{
	static const unsigned long remote[] = {
		0x6969,     /* NFS */
		0x517B,     /* SMB */
		0xFF534D42, /* CIFS */
		0xFE534D42, /* SMB2 */
		0x01021997, /* 9P */
		0x65735546, /* FUSE: sshfs and the like */
		0x786F4256, /* folders shared by VirtualBox */
		0x5346414F, /* AFS */
		0x00C36400, /* Ceph */
	};
	struct statfs fs;

	if (statfs(folder, &fs) != 0)
		return false;
	for (size_t i = 0; i < sizeof(remote) / sizeof(*remote); i++)
		if (((unsigned long)fs.f_type & 0xFFFFFFFF) == remote[i])
			return true;
	return false;
}

enum {
	NAMES = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO,
	CONTENT = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB,
};

static int add(struct notify *n, const char *folder, uint32_t mask)
{
	if (is_remote(folder)) {
		errno = ENOTSUP;
		return -1;
	}
	return inotify_add_watch(n->fd, folder,
				 mask | IN_ONLYDIR | IN_MASK_ADD);
}

int notify_add(struct notify *n, const char *folder)
{
	return add(n, folder, NAMES | CONTENT);
}

int notify_add_names(struct notify *n, const char *folder)
{
	return add(n, folder, NAMES);
}

void notify_remove(struct notify *n, int id)
{
	inotify_rm_watch(n->fd, id);
}

static bool refill(struct notify *n)
{
	const ssize_t len = read(n->fd, n->room, ROOM);

	n->at = 0;
	n->len = len > 0 ? (size_t)len : 0;
	return n->len > 0;
}

/* clang-format off */
static const struct {
	uint32_t mask;
	enum notify_kind kind;
} kinds[] = {
	{ IN_Q_OVERFLOW,  NOTIFY_LOST },
	{ IN_IGNORED,     NOTIFY_FOLDER_GONE },
	{ IN_MOVED_FROM,  NOTIFY_MOVED_FROM },
	{ IN_MOVED_TO,    NOTIFY_MOVED_TO },
	{ IN_DELETE,      NOTIFY_GONE },
	{ IN_CLOSE_WRITE, NOTIFY_WRITTEN },
	{ IN_ATTRIB,      NOTIFY_WRITTEN },
	{ IN_MODIFY,      NOTIFY_WRITING },
	{ IN_CREATE,      NOTIFY_WRITING },
};
/* clang-format on */

static bool translate(const struct inotify_event *in, struct notify_event *e)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		if (!(in->mask & kinds[i].mask))
			continue;
		*e = (struct notify_event){
			.kind = kinds[i].kind,
			.id = in->wd,
			.folder = in->mask & IN_ISDIR,
			.cookie = in->cookie,
			.name = in->len ? in->name : "",
		};
		return true;
	}
	return false;
}

bool notify_next(struct notify *n, struct notify_event *e)
{
	while (n->at < n->len || refill(n)) {
		const struct inotify_event *in =
			(const struct inotify_event *)(const void *)(n->room +
								     n->at);
		n->at += sizeof(*in) + in->len;
		if (translate(in, e))
			return true;
	}
	return false;
}

#else

struct notify *notify_new(struct err *err)
{
	err_set(err, "the system tells nothing of changed files");
	return NULL;
}

void notify_free(struct notify *n)
{
	(void)n;
}

int notify_fd(const struct notify *n)
{
	(void)n;
	return -1;
}

int notify_add(struct notify *n, const char *folder)
{
	(void)n;
	(void)folder;
	errno = ENOTSUP;
	return -1;
}

int notify_add_names(struct notify *n, const char *folder)
{
	return notify_add(n, folder);
}

void notify_remove(struct notify *n, int id)
{
	(void)n;
	(void)id;
}

bool notify_next(struct notify *n, struct notify_event *e)
{
	(void)n;
	(void)e;
	return false;
}

#endif

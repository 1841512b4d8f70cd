/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PAUSE_MS = 2, PAUSES = 2500 };

bool file_pause(int error, int *tries)
{
	const struct timespec pause = { 0, PAUSE_MS * 1000000L };

	if ((error != EMFILE && error != ENFILE) || *tries >= PAUSES)
		return false;
	nanosleep(&pause, NULL);
	++*tries;
	return true;
}

bool file_read_fd(int fd, size_t hint, size_t max, struct buf *out,
		  struct err *err)
{
	const size_t start = out->len;
	size_t want = hint + 1; /* one more, to see the end at once */

	for (;;) {
		const ssize_t n = read(fd, buf_reserve(out, want), want);
		if (n == 0)
			return true;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			buf_truncate(out, start);
			return err_set(err, "%s", strerror(errno));
		}
		buf_commit(out, (size_t)n);
		if (out->len - start > max) {
			buf_truncate(out, start);
			return err_set(err, "larger than %zu bytes", max);
		}
		want = (size_t)n < want ? want - (size_t)n : 64 * 1024;
	}
}

/* True for a regular file of at most `max` bytes. */
static bool is_readable(int fd, size_t max, size_t *size, struct err *err)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return err_set(err, "%s", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return err_set(err, "not a regular file");
	if (st.st_size < 0 || (uintmax_t)st.st_size > max)
		return err_set(err, "larger than %zu bytes", max);
	*size = (size_t)st.st_size;
	return true;
}

static int open_sized(int dirfd, const char *path, size_t max, size_t *size,
		      struct err *err)
{
	const int fd = openat(dirfd, path,
			      O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		err_set(err, "%s", strerror(errno));
	else if (is_readable(fd, max, size, err))
		return fd;
	else
		close(fd);
	return -1;
}

int file_open(int dirfd, const char *path, size_t max, struct err *err)
{
	size_t size;

	return open_sized(dirfd, path, max, &size, err);
}

bool file_read(int dirfd, const char *path, size_t max, struct buf *out,
	       struct err *err)
{
	size_t size = 0;
	const int fd = open_sized(dirfd, path, max, &size, err);

	if (fd < 0)
		return false;
	const bool ok = file_read_fd(fd, size, max, out, err);
	close(fd);
	return ok;
}

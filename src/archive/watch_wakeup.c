/* SPDX-License-Identifier: MIT */
#include "archive/watch_wakeup.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

bool watch_wakeup_open(struct watch_wakeup *w)
{
	if (pipe(w->fds) != 0) {
		w->fds[0] = w->fds[1] = -1;
		return false;
	}
	for (int i = 0; i < 2; i++) {
		fcntl(w->fds[i], F_SETFD, FD_CLOEXEC);
		fcntl(w->fds[i], F_SETFL, O_NONBLOCK);
	}
	return true;
}

void watch_wakeup_close(struct watch_wakeup *w)
{
	for (int i = 0; i < 2; i++)
		if (w->fds[i] >= 0)
			close(w->fds[i]);
}

void watch_wakeup_call(const struct watch_wakeup *w)
{
	const ssize_t n = write(w->fds[1], "", 1);

	(void)n; /* full is as good */
}

void watch_wakeup_wait(const struct watch_wakeup *w, int fd, int ms)
{
	struct pollfd fds[] = { { .fd = w->fds[0], .events = POLLIN },
				{ .fd = fd, .events = POLLIN } };
	char byte[64];

	if (poll(fds, fd >= 0 ? 2 : 1, ms) > 0 && fds[0].revents)
		while (read(w->fds[0], byte, sizeof(byte)) > 0)
			;
}

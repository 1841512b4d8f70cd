/* SPDX-License-Identifier: MIT */
#include "app/spawn.h"

#include "base/buf.h"
#include "base/xalloc.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool runnable(const char *file)
{
	struct stat st;

	return stat(file, &st) == 0 && S_ISREG(st.st_mode) &&
	       access(file, X_OK) == 0;
}

/* A relative folder in $PATH would run what lies among the posts. */
static bool runnable_in(struct buf *file, const char *folder, size_t len,
			const char *name)
{
	buf_clear(file);
	if (len == 0 || folder[0] != '/')
		return false;
	buf_add(file, folder, len);
	buf_add_char(file, '/');
	buf_add_str(file, name);
	return runnable(file->data);
}

char *spawn_find(const char *name, const char *path)
{
	struct buf file = { 0 };

	if (strchr(name, '/'))
		return runnable(name) ? xstrdup(name) : NULL;
	if (!path || !*path)
		path = "/usr/local/bin:/usr/bin:/bin";
	while (*name) {
		const size_t len = strcspn(path, ":");
		if (runnable_in(&file, path, len, name))
			return buf_detach(&file);
		if (!path[len])
			break;
		path += len + 1;
	}
	buf_release(&file);
	return NULL;
}

/* From here to exec only async-signal-safe calls: other threads of the program
 * did not come along, but the locks they held did. */

/* exec resets the signals that are caught; what is ignored or blocked is ours
 * to reset. */
static void reset_signals(void)
{
	sigset_t none;

	signal(SIGPIPE, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void put_on(const char *file, int flags, int fd)
{
	const int new_fd = open(file, flags);

	if (new_fd < 0 || new_fd == fd)
		return;
	dup2(new_fd, fd);
	close(new_fd);
}

/* Never returns. Why it failed goes to `report`, which exec closes. */
static void run(char *const argv[], int report)
{
	reset_signals();
	execv(argv[0], argv);
	const int reason = errno;
	const ssize_t n = write(report, &reason, sizeof(reason));
	_exit(n > 0 ? 127 : 126);
}

static void run_detached(char *const argv[], int report)
{
	setsid();
	/* not the leader, so that no terminal becomes its own */
	const pid_t pid = fork();
	if (pid != 0)
		_exit(pid < 0);
	put_on("/dev/null", O_RDONLY, STDIN_FILENO);
	put_on("/dev/null", O_WRONLY, STDOUT_FILENO);
	put_on("/dev/null", O_WRONLY, STDERR_FILENO);
	run(argv, report);
}

static void run_here(char *const argv[], int report)
{
	if (!isatty(STDIN_FILENO)) /* a post came that way */
		put_on("/dev/tty", O_RDWR, STDIN_FILENO);
	run(argv, report);
}

static bool open_report(int fds[2])
{
	if (pipe(fds) != 0)
		return false;
	fcntl(fds[0], F_SETFD, FD_CLOEXEC);
	fcntl(fds[1], F_SETFD, FD_CLOEXEC);
	return true;
}

/* Waits until the report's other end is closed, by exec or by the end of a
 * child that could not. Returns 0 or the reason. */
static int read_report(int fd)
{
	int reason = 0;
	ssize_t n;

	do
		n = read(fd, &reason, sizeof(reason));
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof(reason) ? reason : 0;
}

static int wait_for(pid_t pid)
{
	int status;

	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return 0;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status)
				   : WEXITSTATUS(status);
}

static bool spawn(void (*child)(char *const[], int), char *const argv[],
		  int *status, struct err *err)
{
	int report[2];

	if (!open_report(report))
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	const pid_t pid = fork();
	if (pid == 0)
		child(argv, report[1]);
	const int fork_errno = errno;
	close(report[1]);
	const int reason = pid < 0 ? fork_errno : read_report(report[0]);
	close(report[0]);
	if (pid > 0)
		*status = wait_for(pid);
	if (reason != 0)
		return err_set(err, "%s: %s", argv[0], strerror(reason));
	return true;
}

bool spawn_detached(char *const argv[], struct err *err)
{
	int status = 0;

	if (!spawn(run_detached, argv, &status, err))
		return false;
	return status == 0 || err_set(err, "%s: can't be started", argv[0]);
}

/* `in` < 0: there is nothing to read. */
static void run_piped(char *const argv[], int report, int in, int out)
{
	setsid();
	if (in < 0)
		put_on("/dev/null", O_RDONLY, STDIN_FILENO);
	else
		dup2(in, STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	if (in < 0)
		dup2(out, STDERR_FILENO);
	else
		put_on("/dev/null", O_WRONLY, STDERR_FILENO);
	run(argv, report);
}

static bool open_pipes(int report[2], int out[2])
{
	if (!open_report(report))
		return false;
	if (open_report(out))
		return true;
	close(report[0]);
	close(report[1]);
	return false;
}

static bool spawn_pipe(char *const argv[], int in, int *fd, pid_t *pid,
		       struct err *err)
{
	int report[2], out[2], status;

	if (!open_pipes(report, out))
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	*pid = fork();
	if (*pid == 0)
		run_piped(argv, report[1], in, out[1]);
	const int fork_errno = errno;
	close(report[1]);
	close(out[1]);
	const int reason = *pid < 0 ? fork_errno : read_report(report[0]);
	close(report[0]);
	if (reason == 0) {
		*fd = out[0];
		return true;
	}
	close(out[0]);
	if (*pid > 0)
		waitpid(*pid, &status, 0);
	return err_set(err, "%s: %s", argv[0], strerror(reason));
}

bool spawn_piped(char *const argv[], int *fd, pid_t *pid, struct err *err)
{
	return spawn_pipe(argv, -1, fd, pid, err);
}

bool spawn_filter(char *const argv[], int in, int *fd, pid_t *pid,
		  struct err *err)
{
	return spawn_pipe(argv, in, fd, pid, err);
}

bool spawn_wait(char *const argv[], int *status, struct err *err)
{
	int ignored;

	return spawn(run_here, argv, status ? status : &ignored, err);
}

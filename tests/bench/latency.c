/* SPDX-License-Identifier: MIT */
/* How long a program on a terminal lets its reader wait: latency ROWS COLS MARK
 * COMMAND... runs the command five times in a pseudo terminal and prints
 * milliseconds until MARK was drawn; then, of keys j and k, the median and the
 * 95th percentile of milliseconds until the last byte of the answer, the median
 * of bytes; and the kilobytes of anonymous memory. */
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	RUNS = 5,
	KEYS = 30,
	QUIET_MS = 60,   /* then an answer is over */
	PATIENCE = 2000, /* looks of QUIET_MS at what does not come */
};

struct child {
	int fd;
	pid_t pid;
	double last; /* when the last byte came */
	size_t bytes;
	char tail[64]; /* the end of what came, to find the mark in */
	size_t n_tail;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int holds(const char *text, size_t len, const char *mark)
{
	const size_t n = strlen(mark);

	for (size_t i = 0; i + n <= len; i++)
		if (!memcmp(text + i, mark, n))
			return 1;
	return 0;
}

/* Reads once; 0 = nothing for QUIET_MS, 1 = something, 2 = the mark. */
static int take(struct child *c, const char *mark)
{
	static char text[65536 + sizeof(c->tail)];
	struct pollfd p = { .fd = c->fd, .events = POLLIN };

	if (poll(&p, 1, QUIET_MS) <= 0)
		return 0;
	memcpy(text, c->tail, c->n_tail);
	const ssize_t n = read(c->fd, text + c->n_tail, 65536);
	if (n <= 0)
		return 0;
	c->last = now();
	c->bytes += (size_t)n;
	const size_t len = c->n_tail + (size_t)n;
	text[len] = '\0';
	const int found = mark && holds(text, len, mark);
	c->n_tail = len < sizeof(c->tail) ? len : sizeof(c->tail);
	memcpy(c->tail, text + len - c->n_tail, c->n_tail);
	return found ? 2 : 1;
}

static int by_value(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double percentile(double *values, int n, int percent)
{
	qsort(values, (size_t)n, sizeof(*values), by_value);
	return values[(n - 1) * percent / 100];
}

static long anonymous_kb(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		sscanf(line, "RssAnon: %ld", &kb);
	if (f)
		fclose(f);
	return kb;
}

static double first_screen(struct child *c, struct winsize size,
			   const char *mark, char **command)
{
	const double begin = now();
	double seen = 0;

	*c = (struct child){ 0 };
	c->pid = forkpty(&c->fd, NULL, NULL, &size);
	if (c->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(command[0], command);
		_exit(127);
	}
	for (int i = 0; !seen && i < PATIENCE; i++)
		if (take(c, mark) == 2)
			seen = c->last - begin;
	if (!seen) {
		fprintf(stderr, "latency: %s never drew %s\n", command[0],
			mark);
		exit(1);
	}
	/* let it finish what it does beside the screen */
	for (double quiet = now(); now() - quiet < 10 * QUIET_MS;)
		if (take(c, NULL))
			quiet = now();
	return seen;
}

static void press(struct child *c, char key, double *ms, double *bytes)
{
	const double begin = now();

	c->bytes = 0;
	c->last = begin;
	if (write(c->fd, &key, 1) != 1)
		exit(1);
	while (take(c, NULL))
		;
	*ms = c->last - begin;
	*bytes = (double)c->bytes;
}

int main(int argc, char **argv)
{
	double first[RUNS], ms[RUNS * KEYS], bytes[RUNS * KEYS];
	struct child c;
	long kb = 0;

	if (argc < 5) {
		fprintf(stderr, "usage: latency ROWS COLS MARK COMMAND...\n");
		return 2;
	}
	const struct winsize size = {
		.ws_row = (unsigned short)atoi(argv[1]),
		.ws_col = (unsigned short)atoi(argv[2]),
	};
	for (int i = 0; i < RUNS; i++) {
		first[i] = first_screen(&c, size, argv[3], argv + 4);
		for (int j = 0; j < KEYS; j++)
			press(&c, j % 3 == 2 ? 'k' : 'j', &ms[i * KEYS + j],
			      &bytes[i * KEYS + j]);
		kb = anonymous_kb(c.pid);
		kill(c.pid, SIGTERM);
		close(c.fd);
		waitpid(c.pid, NULL, 0);
	}
	printf("%.1f %.2f %.2f %.0f %ld\n", percentile(first, RUNS, 50),
	       percentile(ms, RUNS * KEYS, 50), percentile(ms, RUNS * KEYS, 95),
	       percentile(bytes, RUNS * KEYS, 50), kb);
	return 0;
}

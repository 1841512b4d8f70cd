/* SPDX-License-Identifier: MIT */
/* Times two commands side by side: stopwatch A B [once] runs each with `sh -c`,
 * in turn, five times after one to warm up, or just once, and prints the median
 * milliseconds of A, of B, and A/B. What they print is thrown away by way of a
 * pipe, for some programs stop early when they see /dev/null. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 5 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static pid_t start(const char *command, int out)
{
	const pid_t pid = fork();

	if (pid != 0)
		return pid;
	dup2(out, STDOUT_FILENO);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static double run(const char *command)
{
	int ends[2], status;
	char buffer[64 * 1024];
	const double begin = now();

	if (pipe(ends) != 0)
		abort();
	const pid_t pid = start(command, ends[1]);
	close(ends[1]);
	while (read(ends[0], buffer, sizeof(buffer)) > 0)
		continue;
	close(ends[0]);
	waitpid(pid, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) > 1) {
		fprintf(stderr, "stopwatch: failed: %s\n", command);
		exit(1);
	}
	return now() - begin;
}

static int cmp_double(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	double ms[2][RUNS];
	const bool once = argc == 4 && !strcmp(argv[3], "once");
	const int runs = once ? 1 : RUNS;

	if (argc != 3 && !once) {
		fprintf(stderr, "usage: stopwatch COMMAND COMMAND [once]\n");
		return 2;
	}
	for (int i = once ? 0 : -1; i < runs; i++) {
		for (int j = 0; j < 2; j++) {
			const double t = run(argv[1 + j]);
			if (i >= 0)
				ms[j][i] = t;
		}
	}
	for (int j = 0; j < 2; j++)
		qsort(ms[j], (size_t)runs, sizeof(*ms[j]), cmp_double);
	printf("%.1f %.1f %.2f\n", ms[0][runs / 2], ms[1][runs / 2],
	       ms[0][runs / 2] / ms[1][runs / 2]);
	return 0;
}

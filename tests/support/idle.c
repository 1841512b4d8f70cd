/* SPDX-License-Identifier: MIT */
#include "support/idle.h"

#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

enum { GUESS_MS = 200 };

/* The state in proc(5)'s stat stands behind the name in parentheses, which may
 * hold anything. */
static bool thread_sleeps(pid_t pid, const char *thread)
{
	char path[64], stat[256] = "";

	snprintf(path, sizeof(path), "/proc/%ld/task/%.20s/stat", (long)pid,
		 thread);
	FILE *f = fopen(path, "r");
	if (!f)
		return true; /* it has just ended */
	const size_t n = fread(stat, 1, sizeof(stat) - 1, f);
	fclose(f);
	stat[n] = '\0';
	const char *name_end = strrchr(stat, ')');
	return name_end && strncmp(name_end, ") S", 3) == 0;
}

bool idle_process(pid_t pid)
{
	char path[32];
	bool sleeps = true;

	snprintf(path, sizeof(path), "/proc/%ld/task", (long)pid);
	DIR *tasks = opendir(path);
	if (!tasks) {
		poll(NULL, 0, GUESS_MS);
		return true;
	}
	for (struct dirent *e; sleeps && (e = readdir(tasks));)
		if (e->d_name[0] != '.')
			sleeps = thread_sleeps(pid, e->d_name);
	closedir(tasks);
	return sleeps;
}

/* SPDX-License-Identifier: MIT */
/* What reading posts costs at the least: floor DIR lists the folder, opens and
 * reads each file, on as many threads as there are processors, and does nothing
 * with the bytes. Prints their number. */
#include "base/xalloc.h"

#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_THREADS = 8, BUFFER = 256 * 1024 };

struct work {
	int dir;
	char **names;
	size_t n, cap;
	atomic_size_t next, bytes;
};

static void list(struct work *w, const char *path)
{
	DIR *dir = opendir(path);

	if (!dir) {
		perror(path);
		exit(1);
	}
	for (struct dirent *e; (e = readdir(dir));) {
		if (e->d_name[0] == '.')
			continue;
		w->names =
			xgrow(w->names, &w->cap, w->n + 1, sizeof(*w->names));
		w->names[w->n++] = xstrdup(e->d_name);
	}
	closedir(dir);
	w->dir = open(path, O_RDONLY | O_DIRECTORY);
}

static void *read_files(void *arg)
{
	struct work *w = arg;
	char *buffer = xmalloc(BUFFER);

	for (size_t i; (i = atomic_fetch_add(&w->next, 1)) < w->n;) {
		const int fd = openat(w->dir, w->names[i], O_RDONLY);
		for (ssize_t n; (n = read(fd, buffer, BUFFER)) > 0;)
			atomic_fetch_add(&w->bytes, (size_t)n);
		close(fd);
	}
	free(buffer);
	return NULL;
}

int main(int argc, char **argv)
{
	struct work w = { .dir = -1 };
	pthread_t threads[MOST_THREADS];
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	if (argc != 2) {
		fprintf(stderr, "usage: floor DIR\n");
		return 2;
	}
	n = n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : n;
	list(&w, argv[1]);
	for (long i = 0; i < n; i++)
		pthread_create(&threads[i], NULL, read_files, &w);
	for (long i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	printf("%zu\n", (size_t)w.bytes);
	for (size_t i = 0; i < w.n; i++)
		free(w.names[i]);
	free(w.names);
	close(w.dir);
	return 0;
}

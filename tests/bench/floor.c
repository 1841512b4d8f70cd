/* SPDX-License-Identifier: MIT */
/* What reading posts costs at the least: floor [-l|-s|-y] [-t THREADS] DIR lists
 * the files of a folder (-l), or looks at each with stat (-s), or opens and
 * reads each, and with -y gives its front matter to libyaml's parser. On as
 * many threads as there are processors. Prints the number of files. */
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml.h>

enum { MOST_THREADS = 64, BUFFER = 256 * 1024 };

struct work {
	int dir;
	char **names;
	size_t n, cap;
	char how; /* l, s, y or NUL */
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
		if (w->n == w->cap) {
			w->cap = w->cap ? 2 * w->cap : 64;
			w->names =
				realloc(w->names, w->cap * sizeof(*w->names));
		}
		w->names[w->n++] = strdup(e->d_name);
	}
	closedir(dir);
	w->dir = open(path, O_RDONLY | O_DIRECTORY);
}

/* Our own posts: the head lies between the first two lines of dashes. */
static void parse(const char *text, size_t len)
{
	const char *head = text + 4, *end = NULL;
	yaml_parser_t parser;
	yaml_event_t event;
	bool last = false;

	for (size_t i = 4; i + 4 < len && !end; i++)
		if (!memcmp(text + i, "\n---", 4))
			end = text + i + 1;
	if (!end || !yaml_parser_initialize(&parser))
		return;
	yaml_parser_set_input_string(&parser, (const unsigned char *)head,
				     (size_t)(end - head));
	while (!last && yaml_parser_parse(&parser, &event)) {
		last = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void read_file(struct work *w, const char *name, char *buffer)
{
	const int fd = openat(w->dir, name, O_RDONLY);
	size_t sum = 0;

	for (ssize_t n;
	     sum < BUFFER && (n = read(fd, buffer + sum, BUFFER - sum)) > 0;)
		sum += (size_t)n;
	close(fd);
	atomic_fetch_add(&w->bytes, sum);
	if (w->how == 'y')
		parse(buffer, sum);
}

static void *run(void *arg)
{
	struct work *w = arg;
	char *buffer = malloc(BUFFER);
	struct stat st;

	for (size_t i; (i = atomic_fetch_add(&w->next, 1)) < w->n;)
		if (w->how == 's')
			fstatat(w->dir, w->names[i], &st, 0);
		else
			read_file(w, w->names[i], buffer);
	free(buffer);
	return NULL;
}

int main(int argc, char **argv)
{
	struct work w = { .dir = -1 };
	pthread_t threads[MOST_THREADS];
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	for (int c; (c = getopt(argc, argv, "lsyt:")) != -1;)
		if (c == 't')
			n = atol(optarg);
		else
			w.how = (char)c;
	if (optind + 1 != argc) {
		fprintf(stderr, "usage: floor [-l|-s|-y] [-t N] DIR\n");
		return 2;
	}
	n = n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : n;
	list(&w, argv[optind]);
	if (w.how == 'l')
		n = 0;
	for (long i = 0; i < n; i++)
		pthread_create(&threads[i], NULL, run, &w);
	for (long i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	printf("%zu\n", w.n);
	for (size_t i = 0; i < w.n; i++)
		free(w.names[i]);
	free(w.names);
	close(w.dir);
	return 0;
}

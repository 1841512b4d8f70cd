/* SPDX-License-Identifier: MIT */
#include "app/drawer.h"

#include "app/image_file.h"
#include "app/spawn.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	ROWS_MAX = 24,       /* cells: more would leave no room for text */
	PATIENCE_MS = 10000, /* then it is ended */
	LOOK_MS = 50,        /* between two looks whether to give up */
	ANSWER_MAX = 64 + PICTURE_COLS_MAX * PICTURE_ROWS_MAX * 8 /* bytes */
};

const char drawer_missing[] = "images=yes: this kanbao was built without "
			      "libchafa, so images stay lines of text";

/* From the folder of the program: where a build has it, and where it is
 * installed. */
static const char *const beside[] = {
	"kanbao-picture",
	"../libexec/kanbao/kanbao-picture",
};

void drawer_init(struct drawer *d, const char *program)
{
	const char *slash = strrchr(program, '/');
	struct buf file = { 0 };

	*d = (struct drawer){ NULL, 0, false };
	for (size_t i = 0;
	     slash && !d->program && i < sizeof(beside) / sizeof(*beside);
	     i++) {
		buf_clear(&file);
		buf_add(&file, program, (size_t)(slash - program) + 1);
		buf_add_str(&file, beside[i]);
		d->program = spawn_find(file.data, NULL);
	}
	if (!d->program)
		d->program =
			spawn_find(KANBAO_LIBEXECDIR "/kanbao-picture", NULL);
	buf_release(&file);
}

void drawer_release(struct drawer *d)
{
	free(d->program);
	d->program = NULL;
}

/* Takes what there is to read. False at the end, or if it is too much. */
static bool take(int fd, struct buf *out)
{
	char bytes[4096];
	const ssize_t n = read(fd, bytes, sizeof(bytes));

	if (n > 0)
		buf_add(out, bytes, (size_t)n);
	return out->len <= ANSWER_MAX && (n > 0 || (n < 0 && errno == EINTR));
}

/* Reads to the end, or as long as there is patience. */
static void listen(int fd, const atomic_bool *stop, struct buf *out)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	const int64_t end = clock_now_ms() + PATIENCE_MS;
	bool open = true;

	while (open && clock_now_ms() < end && !(stop && atomic_load(stop)))
		if (poll(&p, 1, LOOK_MS) > 0)
			open = take(fd, out);
}

/* What the program answers to the image in `file`. */
static void ask(char *const argv[], int file, const atomic_bool *stop,
		struct buf *out)
{
	struct err err = { 0 };
	int fd, status;
	pid_t pid;

	if (!spawn_filter(argv, file, &fd, &pid, &err))
		return;
	listen(fd, stop, out);
	close(fd);
	kill(-pid, SIGKILL);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
}

static struct picture *draw(const struct drawer *d, int file, int cols,
			    const atomic_bool *stop)
{
	const struct picture_want want = {
		.cols = cols < PICTURE_COLS_MAX ? cols : PICTURE_COLS_MAX,
		.rows = ROWS_MAX,
		.colours = d->colours,
		.ascii = d->ascii,
	};
	struct buf number[3] = { { 0 } }, out = { 0 };

	buf_printf(&number[0], "%d", want.cols);
	buf_printf(&number[1], "%d", want.rows);
	buf_printf(&number[2], "%d", want.colours);
	char ascii[] = "ascii", blocks[] = "blocks";
	char *const argv[] = { d->program,
			       number[0].data,
			       number[1].data,
			       number[2].data,
			       want.ascii ? ascii : blocks,
			       NULL };
	ask(argv, file, stop, &out);
	struct picture *p = picture_unpack(buf_str(&out), out.len, &want);
	for (int i = 0; i < 3; i++)
		buf_release(&number[i]);
	buf_release(&out);
	return p;
}

struct picture *drawer_draw(const struct drawer *d, const char *path,
			    const char *url, int cols, const atomic_bool *stop)
{
	struct picture *p = NULL;

	if (!d->program || cols < 1)
		return NULL;
	const int file = image_file_open(path, url);
	if (file >= 0) {
		p = draw(d, file, cols, stop);
		close(file);
	}
	return p;
}

/* SPDX-License-Identifier: MIT */
#include "app/config.h"
#include "app/job.h"
#include "app/message.h"
#include "app/options.h"
#include "app/run.h"
#include "archive/date.h"
#include "base/xalloc.h"

#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

/* The day it is where the reader is. */
static int64_t today(void)
{
	const time_t now = time(NULL);
	struct tm tm;

	if (!localtime_r(&now, &tm))
		return now / (24 * 60 * 60);
	return date_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* Whoever starts us with 0, 1 or 2 closed would see the first files opened get
 * these numbers, and messages written into them. To /dev/null as opened here
 * nobody can write either, so that it is still an error. */
static void fill_standard_streams(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* Whoever asks for help may not have written the configuration yet. */
static bool configure(struct options *o, struct config_said *said,
		      struct err *err)
{
	return o->help || o->version ||
	       config_load(&o->settings, o->config, getenv, said, err);
}

int main(int argc, char **argv)
{
	fill_standard_streams();
	xalloc_keep();
	struct options options;
	struct config_said said = { 0 };
	struct err err = { 0 };
	int status = JOB_USAGE;

	if (options_parse(&options, argc, argv, &err) &&
	    configure(&options, &said, &err)) {
		const struct world world = {
			.program = argc ? argv[0] : "",
			.today = today(),
			.getenv_ = getenv,
			.out = STDOUT_FILENO,
			.said = &said,
		};
		status = run(&options, &world);
	} else {
		message_print("%s", err.text);
		message_print("try 'kanbao --help'");
	}
	config_said_release(&said);
	options_release(&options);
	return status;
}

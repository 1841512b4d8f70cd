/* SPDX-License-Identifier: MIT */
#include "app/job.h"
#include "app/message.h"
#include "app/options.h"
#include "app/run.h"
#include "archive/date.h"

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

int main(int argc, char **argv)
{
	struct options options;
	struct err err = { 0 };
	int status = JOB_USAGE;

	if (options_parse(&options, argc, argv, &err)) {
		const struct world world = {
			.program = argc ? argv[0] : "",
			.today = today(),
			.getenv_ = getenv,
			.out = STDOUT_FILENO,
		};
		status = run(&options, &world);
	} else {
		message_print("%s", err.text);
		message_print("try 'kanbao --help'");
	}
	options_release(&options);
	return status;
}

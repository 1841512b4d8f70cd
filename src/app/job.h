/* SPDX-License-Identifier: MIT */
/* What a command has to work with. */
#ifndef APP_JOB_H
#define APP_JOB_H

#include "app/options.h"
#include "app/output.h"
#include "app/selection.h"

/* exit statuses */
enum job_status {
	JOB_DONE = 0,
	JOB_NOTHING = 1, /* nothing matched, or it could not be done */
	JOB_USAGE = 2,
};

struct job {
	const struct options *options;
	const struct selection *selection;
	struct output *out;
	const char *program; /* argv[0] */
};

/* The cells of a line: -w, else the terminal's width, else `none`. */
int job_width(const struct job *job, int none);

/* True when nobody reads any more, or the disk is full: go home. */
bool job_over(const struct job *job);

/* The reason why a post could not be read, on standard error. */
void job_complain(const struct post *p, const struct err *err);

#endif

/* SPDX-License-Identifier: MIT */
#include "app/job.h"

#include "app/message.h"

int job_width(const struct job *job, int none)
{
	if (job->options->width)
		return job->options->width;
	return job->out->cols ? job->out->cols : none;
}

bool job_over(const struct job *job)
{
	return job->out->error != 0;
}

void job_complain(const struct post *p, const struct err *err)
{
	message_print("%s: %s", p->path, err->text);
}

/* SPDX-License-Identifier: MIT */
/* What only a look at all posts and into their bodies shows: links and images
 * that lead nowhere, posts of one address, tags in several spellings. Each file
 * is read once more. */
#ifndef APP_LINT_H
#define APP_LINT_H

#include "app/selection.h"
#include "archive/batch.h"

#include <stdbool.h>

struct job;

/* Adds the problems of the job's posts to the batch. Stops early when nobody
 * reads the output any more. */
void lint_posts(const struct job *job, struct batch *found);

#endif

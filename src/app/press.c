/* SPDX-License-Identifier: MIT */
#include "app/press.h"

#include "app/output.h"
#include "base/thread.h"
#include "doc/doc.h"
#include "typeset/setter.h"

#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

enum {
	PAYS = 128 * 1024, /* bytes */
	THREADS_MAX = 8,
	GALLEYS = 4 * THREADS_MAX, /* at most so many on their way */
};

/* A piece of the body on its way to the document. */
struct galley {
	struct build_piece *piece;
	bool parsed;
};

/* How far a part of the document is. */
enum stage {
	STAGE_WRITTEN,
	STAGE_TAKEN, /* being set */
	STAGE_SET,   /* `out` is there */
};

/* One on its way to the reader. */
struct proof {
	enum stage stage;
	struct doc *part;
	size_t first; /* leaf of the part to begin with */
	struct output out;
};

/* Piece N is galleys[N % GALLEYS], and part N proofs[N % GALLEYS]. A large
 * piece becomes several parts. */
struct press {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct doc *doc;
	press_set *set;
	const void *with;
	struct output *out;

	struct galley galleys[GALLEYS];
	size_t cut, written; /* pieces so far */
	struct proof proofs[GALLEYS];
	size_t made, printed; /* parts so far */
	bool cutting, writing, printing;
	bool no_more; /* all is cut */

	struct doc_mark mark; /* of what is written */
	size_t shown;         /* its last leaf that shows + 1 */
};

static struct galley *galley(struct press *p, size_t n)
{
	return &p->galleys[n % GALLEYS];
}

static struct proof *proof(struct press *p, size_t n)
{
	return &p->proofs[n % GALLEYS];
}

/* The steps: each is called with the lock held, and gives it away while it
 * works. False if there is nothing of its kind to do. */
typedef bool step_fn(struct press *p);

static bool print(struct press *p)
{
	struct proof *s = proof(p, p->printed);

	if (p->printing || p->printed == p->made || s->stage != STAGE_SET)
		return false;
	p->printing = true;
	pthread_mutex_unlock(&p->lock);
	output_take(p->out, &s->out);
	pthread_mutex_lock(&p->lock);
	p->no_more |= p->out->error != 0;
	p->printing = false;
	p->printed++;
	return true;
}

/* The last leaf that shows above the part's new ones goes with it: what stands
 * between two blocks depends on both. */
static void make_part(struct press *p, struct proof *s)
{
	struct doc_mark from = p->mark;
	const size_t n = doc_leaf_count(p->doc);

	s->first = p->shown ? from.leaves - (p->shown - 1) : from.leaves;
	from.leaves -= s->first;
	s->part = doc_part(p->doc, &from);
	for (size_t i = p->mark.leaves; i < n; i++)
		if (!setter_is_empty(doc_leaf(p->doc, i)))
			p->shown = i + 1;
	p->mark = doc_mark(p->doc);
}

/* A step of a piece, or all of it. */
static bool write_piece(struct press *p)
{
	struct galley *from = galley(p, p->written);
	struct proof *s = proof(p, p->made);

	if (p->writing || p->written == p->cut || !from->parsed ||
	    p->made - p->printed == GALLEYS)
		return false;
	p->writing = true;
	pthread_mutex_unlock(&p->lock);
	const bool more = doc_write(p->doc, from->piece);
	make_part(p, s);
	pthread_mutex_lock(&p->lock);
	p->writing = false;
	s->stage = STAGE_WRITTEN;
	p->made++;
	p->written += !more;
	return true;
}

static bool set(struct press *p)
{
	struct proof *s = NULL;

	for (size_t i = p->printed; i < p->made && !s; i++)
		if (proof(p, i)->stage == STAGE_WRITTEN)
			s = proof(p, i);
	if (!s)
		return false;
	s->stage = STAGE_TAKEN;
	pthread_mutex_unlock(&p->lock);
	output_part(&s->out, p->out);
	p->set(p->with, s->part, s->first, &s->out);
	doc_free(s->part);
	pthread_mutex_lock(&p->lock);
	s->stage = STAGE_SET;
	return true;
}

static bool cut_and_parse(struct press *p)
{
	struct galley *s = galley(p, p->cut);

	if (p->cutting || p->no_more || p->cut - p->written == GALLEYS)
		return false;
	p->cutting = true;
	pthread_mutex_unlock(&p->lock);
	struct build_piece *piece = doc_cut(p->doc);
	pthread_mutex_lock(&p->lock);
	p->cutting = false;
	p->no_more |= !piece;
	if (!piece)
		return true;
	*s = (struct galley){ .piece = piece };
	p->cut++;
	/* another may cut meanwhile */
	pthread_cond_broadcast(&p->changed);
	pthread_mutex_unlock(&p->lock);
	doc_parse(piece);
	pthread_mutex_lock(&p->lock);
	s->parsed = true;
	return true;
}

/* What is nearest to the reader goes first. */
static bool step(struct press *p)
{
	static step_fn *const steps[] = { print, write_piece, set,
					  cut_and_parse };

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (steps[i](p))
			return true;
	return false;
}

static bool is_over(const struct press *p)
{
	return p->no_more && !p->cutting && p->written == p->cut &&
	       p->printed == p->made;
}

static void *work(void *arg)
{
	struct press *p = arg;

	pthread_mutex_lock(&p->lock);
	while (!is_over(p)) {
		if (step(p))
			pthread_cond_broadcast(&p->changed);
		else
			pthread_cond_wait(&p->changed, &p->lock);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

bool press_pays(const struct doc *d)
{
	return doc_left(d) >= PAYS;
}

void press_run(struct doc *d, press_set *set_, const void *with,
	       struct output *out)
{
	struct press p = { .doc = d, .set = set_, .with = with, .out = out };
	const long processors = sysconf(_SC_NPROCESSORS_ONLN);
	pthread_t threads[THREADS_MAX];
	int n = 0;

	pthread_mutex_init(&p.lock, NULL);
	pthread_cond_init(&p.changed, NULL);
	while (n + 1 < processors && n < THREADS_MAX &&
	       thread_start(&threads[n], work, &p))
		n++;
	work(&p);
	for (int i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	pthread_cond_destroy(&p.changed);
	pthread_mutex_destroy(&p.lock);
}

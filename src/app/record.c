/* SPDX-License-Identifier: MIT */
#include "app/record.h"

#include "app/json.h"
#include "base/sanitise.h"

#include <assert.h>
#include <string.h>

void record_start(struct record *r, struct output *out, enum options_form form,
		  const char *key)
{
	assert(form != FORM_TEXT);
	*r = (struct record){ .out = out, .form = form, .key = key };
	if (form == FORM_JSON)
		output_str(out, "[");
}

void record_stop(struct record *r)
{
	if (r->form == FORM_JSON)
		output_str(r->out, r->n ? "\n]\n" : "]\n");
	buf_release(&r->text);
}

void record_begin(struct record *r)
{
	r->n_fields = 0;
	if (r->form == FORM_JSON)
		output_str(r->out, r->n ? ",\n{" : "\n{");
	r->n++;
}

/* A line of TSV or a JSON object may be written out now; after FORM_NUL there
 * is no line to end. */
void record_end(struct record *r)
{
	if (r->form == FORM_TSV)
		output_end_line(r->out);
	else if (r->form == FORM_JSON)
		output_str(r->out, "}");
	output_relieve(r->out);
}

/* What stands before the value; false if the field is not printed. */
static bool start_field(struct record *r, const char *name)
{
	const bool first = r->n_fields++ == 0;

	switch (r->form) {
	case FORM_JSON:
		output_str(r->out, first ? "\"" : ", \"");
		output_str(r->out, name);
		output_str(r->out, "\": ");
		return true;
	case FORM_TSV:
		if (!first)
			output_str(r->out, "\t");
		return true;
	default:
		return !strcmp(name, r->key);
	}
}

static void add_text(struct record *r, const char *text, size_t len)
{
	buf_clear(&r->text);
	sanitise(&r->text, text, len, SANITISE_LINE);
	if (r->form == FORM_JSON)
		json_string(&r->out->buf, buf_str(&r->text), r->text.len);
	else
		output_add(r->out, buf_str(&r->text), r->text.len);
}

void record_text(struct record *r, const char *name, const char *text,
		 size_t len)
{
	if (!start_field(r, name))
		return;
	if (r->form == FORM_NUL && !r->out->terminal)
		output_add(r->out, text, len);
	else if (r->form == FORM_JSON && !len)
		output_str(r->out, "null");
	else
		add_text(r, text, len);
	if (r->form == FORM_NUL)
		output_add(r->out, "", 1);
}

void record_str(struct record *r, const char *name, const char *text)
{
	record_text(r, name, text, strlen(text));
}

void record_number(struct record *r, const char *name, size_t n)
{
	if (start_field(r, name))
		buf_printf(&r->out->buf, "%zu", n);
}

void record_bool(struct record *r, const char *name, bool value)
{
	if (start_field(r, name))
		output_str(r->out, value ? "true" : "false");
}

void record_list_begin(struct record *r, const char *name)
{
	r->n_items = 0;
	if (start_field(r, name) && r->form == FORM_JSON)
		output_str(r->out, "[");
}

void record_list_item(struct record *r, const char *text)
{
	if (r->form == FORM_NUL)
		return;
	if (r->n_items++)
		output_str(r->out, r->form == FORM_JSON ? ", " : ",");
	add_text(r, text, strlen(text));
}

void record_list_end(struct record *r)
{
	if (r->form == FORM_JSON)
		output_str(r->out, "]");
}

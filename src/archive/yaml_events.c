/* SPDX-License-Identifier: MIT */
#include "archive/yaml_events.h"

#include "archive/yaml_aliases.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

static const char no_key[] =
	"not a `key: value` line; is a quote inside a quoted value?";

/* libyaml speaks of its grammar; these speak of the mistake. */
static const struct {
	const char *theirs, *ours;
} words[] = {
	{ "mapping values are not allowed in this context",
	  "a value with `: ` in it needs quotes, or a line is indented "
	  "wrongly" },
	{ "could not find expected ':'",
	  "a line that is not `key: value`, or no blank behind the colon" },
	{ "did not find expected key", no_key },
	{ "did not find expected '-' indicator",
	  "a line inside a list that is no item of it" },
	{ "did not find expected ',' or ']'",
	  "a list in [ ] is not closed, or text follows it" },
	{ "did not find expected ',' or '}'",
	  "a map in { } is not closed; a value with { needs quotes" },
	{ "did not find expected node content",
	  "a value is missing, or begins with a character that needs quotes" },
	{ "found unexpected end of stream", "a quote is not closed" },
	{ "found unknown escape character",
	  "an unknown \\ escape in double quotes; write \\\\" },
	{ "found character that cannot start any token",
	  "a TAB, or a value that begins with @, ` or %, needs quotes" },
	{ "did not find expected <document start>",
	  "text behind the end of a value" },
	{ "block sequence entries are not allowed in this context",
	  "a list begins on the line of its key" },
	{ "did not find expected comment or line break",
	  "text behind | or >; the value needs quotes" },
	{ "did not find expected alphabetic or numeric character",
	  "a value that begins with * or & needs quotes" },
};

static const char *in_words(const char *problem)
{
	if (!problem)
		return "it can't be read";
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i].theirs, problem))
			return words[i].ours;
	return problem;
}

/* Where the mistake is: for what was scanned in vain, its beginning. */
static yaml_mark_t place_of(const yaml_parser_t *parser)
{
	const char *context = parser->context ? parser->context : "";

	if (!strcmp(context, "while scanning a simple key") ||
	    !strcmp(context, "while scanning a quoted scalar"))
		return parser->context_mark;
	return parser->problem_mark;
}

static bool fail_by_parser(const yaml_parser_t *parser,
			   struct fields_error *error)
{
	const yaml_mark_t mark = place_of(parser);

	error->line = (uint32_t)mark.line;
	error->col = mark.column;
	return err_set(&error->why, "%s", in_words(parser->problem));
}

/* libyaml counts characters; a column is in bytes of the text. */
static void count_in_bytes(struct slice text, struct fields_error *error)
{
	size_t bytes = 0;

	for (uint32_t i = 0; i < error->line && text.len; i++)
		slice_line(&text);
	const struct slice line = slice_line(&text);
	for (size_t i = 0; i < error->col && bytes < line.len; i++) {
		uint32_t cp;
		bytes += utf8_decode(line.p + bytes, line.len - bytes, &cp);
	}
	error->col = bytes;
}

static bool read_all(yaml_parser_t *parser, struct yaml_aliases *aliases,
		     yaml_events_take *take, void *ctx,
		     struct fields_error *error)
{
	for (;;) {
		yaml_event_t e;
		if (!yaml_parser_parse(parser, &e))
			return fail_by_parser(parser, error);
		const bool last = e.type == YAML_STREAM_END_EVENT;
		const bool ok = yaml_aliases_take(aliases, &e, take, ctx);
		yaml_event_delete(&e);
		if (!ok || last)
			return ok;
	}
}

/* libyaml takes an item that stands elsewhere than those before for a key. */
static void tell_item(struct slice text, struct fields_error *error)
{
	for (uint32_t i = 0; i < error->line && text.len; i++)
		slice_line(&text);
	const struct slice line = slice_line(&text);
	if (!strncmp(error->why.text, no_key, sizeof(no_key)) &&
	    slice_indent(line) == error->col &&
	    slice_starts(slice_from(line, error->col), "- "))
		err_set(&error->why, "an item of a list is indented "
				     "otherwise than those before");
}

bool yaml_events_read(struct slice text, yaml_events_take *take, void *ctx,
		      struct fields_error *error)
{
	yaml_parser_t parser;
	struct yaml_aliases aliases = { 0 };

	if (!yaml_parser_initialize(&parser))
		return err_set(&error->why, "out of memory");
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text.p,
				     text.len);
	const bool ok = read_all(&parser, &aliases, take, ctx, error);
	if (!ok) {
		count_in_bytes(text, error);
		tell_item(text, error);
	}
	yaml_parser_delete(&parser);
	yaml_aliases_release(&aliases);
	return ok;
}

struct slice yaml_events_value(const struct yaml_event_s *scalar)
{
	return (struct slice){
		(const char *)scalar->data.scalar.value,
		scalar->data.scalar.length,
	};
}

bool yaml_events_is_null(const struct yaml_event_s *scalar)
{
	const struct slice value = yaml_events_value(scalar);

	return scalar->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
	       (!value.len || slice_is(value, "~") || slice_is(value, "null"));
}

bool yaml_events_fail(const struct yaml_event_s *event, const char *why,
		      struct fields_error *error)
{
	error->line = (uint32_t)event->start_mark.line;
	error->col = event->start_mark.column;
	return err_set(&error->why, "%s", why);
}

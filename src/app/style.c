/* SPDX-License-Identifier: MIT */
#include "app/style.h"

#include "app/open.h"
#include "ui/palette.h"
#include "ui/theme.h"

struct look {
	int colour; /* of the terminal's palette; -1 = default */
	unsigned attributes;
};

#define FACE_LOOK(name, colour, attributes) { colour, attributes },
static const struct look looks[] = { FACE_LIST(FACE_LOOK) };
#undef FACE_LOOK

/* ECMA-48 8.3.117, SGR */
/* clang-format off */
static const struct {
	unsigned attribute;
	const char *sgr;
} attributes[] = {
	{ FACE_BOLD,      "1" },
	{ FACE_DIM,       "2" },
	{ FACE_ITALIC,    "3" },
	{ FACE_UNDERLINE, "4" },
	{ FACE_REVERSE,   "7" },
	{ FACE_STRIKE,    "9" },
	{ FACE_FOUND,     "30;43" },
};
/* clang-format on */

static struct look look_of(uint16_t face)
{
	struct look look = looks[face & FACE_MASK];

	look.attributes |= face & ~(unsigned)FACE_MASK;
	return look;
}

static bool is_plain(struct look look)
{
	return look.colour < 0 && !look.attributes;
}

/* `base`: 30 or 40. */
static void add_colour(struct buf *out, unsigned colour, unsigned base)
{
	if (!colour)
		buf_printf(out, "%u", base + 9);
	else if (colour <= 8)
		buf_printf(out, "%u", base + colour - 1);
	else if (colour <= 16)
		buf_printf(out, "%u", base + 60 + colour - 9);
	else
		buf_printf(out, "%u;5;%u", base + 8, colour - 1);
}

void style_start(struct buf *out, uint16_t face, const struct palette *p,
		 int colours)
{
	const struct look look = look_of(face);
	const char *separator = "";

	if (is_plain(look))
		return;
	buf_add_str(out, "\033[");
	for (size_t i = 0; i < sizeof(attributes) / sizeof(*attributes); i++) {
		if (!(look.attributes & attributes[i].attribute))
			continue;
		buf_printf(out, "%s%s", separator, attributes[i].sgr);
		separator = ";";
	}
	if (look.colour >= 0) {
		buf_add_str(out, separator);
		add_colour(out,
			   (unsigned)palette_colour(p, look.colour, colours) +
				   1,
			   30);
	}
	buf_add_char(out, 'm');
}

void style_end(struct buf *out, uint16_t face)
{
	if (!is_plain(look_of(face)))
		buf_add_str(out, "\033[m");
}

void style_picture(struct buf *out, unsigned ink, unsigned paper)
{
	buf_add_str(out, "\033[");
	add_colour(out, ink, 30);
	buf_add_char(out, ';');
	add_colour(out, paper, 40);
	buf_add_char(out, 'm');
}

void style_plain(struct buf *out)
{
	buf_add_str(out, "\033[m");
}

bool style_link_start(struct buf *out, const char *url, uint32_t id)
{
	if (open_check(url, NULL) == OPEN_REFUSE)
		return false;
	buf_printf(out, "\033]8;id=%u;", (unsigned)id);
	/* Only printable ASCII may stand in the sequence; the rest of the
	 * URL is percent-encoded. */
	for (const char *p = url; *p; p++) {
		if (*p > 0x20 && *p < 0x7F)
			buf_add_char(out, *p);
		else
			buf_printf(out, "%%%02X", (unsigned char)*p);
	}
	buf_add_str(out, "\033\\");
	return true;
}

void style_link_end(struct buf *out)
{
	buf_add_str(out, "\033]8;;\033\\");
}

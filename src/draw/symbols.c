/* SPDX-License-Identifier: MIT */
#include "draw/symbols.h"

#include "base/xalloc.h"
#include "draw/image.h"

#include <chafa.h>

void symbols_init(void)
{
	chafa_set_n_threads(1);
}

/* Of 256 colours the first 16 are left alone: they look as their reader has set
 * them. */
static ChafaCanvasMode mode_of(int colours)
{
	return colours >= 256  ? CHAFA_CANVAS_MODE_INDEXED_240
	       : colours >= 16 ? CHAFA_CANVAS_MODE_INDEXED_16
	       : colours >= 8  ? CHAFA_CANVAS_MODE_INDEXED_8
			       : CHAFA_CANVAS_MODE_FGBG;
}

static ChafaDitherMode dither_of(int colours)
{
	return colours >= 256 ? CHAFA_DITHER_MODE_NONE
	       : colours >= 8 ? CHAFA_DITHER_MODE_ORDERED
			      : CHAFA_DITHER_MODE_DIFFUSION;
}

static ChafaSymbolMap *map_of(const struct picture_want *want)
{
	ChafaSymbolMap *map = chafa_symbol_map_new();

	chafa_symbol_map_add_by_tags(map, CHAFA_SYMBOL_TAG_SPACE);
	if (want->ascii)
		chafa_symbol_map_add_by_range(map, 0x21, 0x7E);
	else
		chafa_symbol_map_add_by_range(map, 0x2580, 0x259F);
	return map;
}

static ChafaCanvas *canvas_of(const struct picture_want *want, int cols,
			      int rows)
{
	ChafaCanvasConfig *config = chafa_canvas_config_new();
	ChafaSymbolMap *map = map_of(want);

	chafa_canvas_config_set_geometry(config, cols, rows);
	chafa_canvas_config_set_canvas_mode(config, mode_of(want->colours));
	chafa_canvas_config_set_symbol_map(config, map);
	chafa_canvas_config_set_dither_mode(config, dither_of(want->colours));
	ChafaCanvas *canvas = chafa_canvas_new(config);
	chafa_symbol_map_unref(map);
	chafa_canvas_config_unref(config);
	return canvas;
}

static uint16_t colour_of(int raw, const struct picture_want *want)
{
	return raw < 0 || raw >= want->colours ? 0 : (uint16_t)(raw + 1);
}

static struct picture_cell cell_at(ChafaCanvas *canvas, int col, int row,
				   const struct picture_want *want)
{
	int ink, paper;

	chafa_canvas_get_raw_colors_at(canvas, col, row, &ink, &paper);
	return (struct picture_cell){
		.cp = chafa_canvas_get_char_at(canvas, col, row),
		.ink = colour_of(ink, want),
		.paper = colour_of(paper, want),
	};
}

struct picture *symbols_draw(const struct image *image,
			     const struct picture_want *want)
{
	struct picture *p = xcalloc(1, sizeof(*p));

	picture_fit(image->width, image->height, want, &p->cols, &p->rows);
	p->cells =
		xcalloc((size_t)p->cols * (size_t)p->rows, sizeof(*p->cells));
	ChafaCanvas *canvas = canvas_of(want, p->cols, p->rows);
	chafa_canvas_draw_all_pixels(canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED,
				     image->rgba, image->width, image->height,
				     image->width * 4);
	for (int row = 0; row < p->rows; row++)
		for (int col = 0; col < p->cols; col++)
			p->cells[row * p->cols + col] =
				cell_at(canvas, col, row, want);
	chafa_canvas_unref(canvas);
	return p;
}

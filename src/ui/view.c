/* SPDX-License-Identifier: MIT */
#include "ui/view.h"

void view_draw(struct view *v, struct canvas *c, bool focus)
{
	if (v->rect.rows > 0 && v->rect.cols > 0)
		v->ops->draw(v, c, focus);
}

bool view_act(struct view *v, enum action a, long count)
{
	return v->ops->act && v->ops->act(v, a, count);
}

void view_type(struct view *v, uint32_t cp)
{
	if (v->ops->type)
		v->ops->type(v, cp);
}

void view_resize(struct view *v, struct rect r)
{
	v->rect = r;
	if (v->ops->resize)
		v->ops->resize(v);
}

void view_free(struct view *v)
{
	if (v)
		v->ops->free(v);
}

/* SPDX-License-Identifier: MIT */
#include "app/cache.h"

#include "base/buf.h"

char *cache_folder(char *(*getenv_)(const char *))
{
	const char *cache = getenv_("XDG_CACHE_HOME");
	const char *home = getenv_("HOME");
	struct buf path = { 0 };

	if (cache && *cache == '/')
		buf_printf(&path, "%s/kanbao", cache);
	else if (home && *home == '/')
		buf_printf(&path, "%s/.cache/kanbao", home);
	return path.len ? buf_detach(&path) : NULL;
}

struct catalogue_place cache_place(const struct settings *s, const char *folder)
{
	return (struct catalogue_place){
		.dir = s->catalogue == SETTING_CATALOGUE_OFF ? NULL : folder,
		.texts = s->catalogue == SETTING_CATALOGUE_FULL,
	};
}

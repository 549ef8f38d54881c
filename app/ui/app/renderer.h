/* Which renderer GTK is to use. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hp_renderer_choose (void);

G_END_DECLS

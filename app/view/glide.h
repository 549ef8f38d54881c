/* How a view goes on when two fingers have let go of it, and comes to rest. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Px gone after @seconds by what began at @velocity px a second. */
double   hp_glide_get_offset (double velocity,
                              double seconds);
/* Whether it moves by less than a pixel in any frame to come. */
gboolean hp_glide_is_over    (double velocity,
                              double seconds);

G_END_DECLS

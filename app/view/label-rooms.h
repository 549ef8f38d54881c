/* How much room each label in a row has, so that none runs into another. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Labels begin at @lefts, which ascend; each ends @gap before the next begins, and all at @end; px.
 * The one at index @first, if that is not below 0, may take up to @width, and those that would
 * begin in it have no room.  Writes the @n_labels widths to @rooms, none below 0. */
void hp_label_rooms (const double *lefts,
                     gsize         n_labels,
                     double        gap,
                     double        end,
                     gssize        first,
                     double        width,
                     double       *rooms);

G_END_DECLS

/* What is dragged says where it is, beside the pointer. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

/* Draws @text in a box to the right of @x, or to its left where there is no room; @y is its
 * middle, as far as the lane has room there.  px. */
void hp_drag_tag_snapshot (HpLaneView  *lane,
                           GtkSnapshot *snapshot,
                           const char  *text,
                           double       x,
                           double       y);

G_END_DECLS

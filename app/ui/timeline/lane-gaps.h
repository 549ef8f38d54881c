/* Lines that lie over the lanes, but not over their lists: a view with gaps. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_LANE_GAPS (hp_lane_gaps_get_type ())

G_DECLARE_FINAL_TYPE (HpLaneGaps, hp_lane_gaps, HP, LANE_GAPS, GtkWidget)

/* Draws @view where none of @lists (element-type GtkWidget) is; @lists may change, and then the
 * gaps are to be drawn anew. */
GtkWidget *hp_lane_gaps_new (GtkWidget *view,
                             GPtrArray *lists);

G_END_DECLS

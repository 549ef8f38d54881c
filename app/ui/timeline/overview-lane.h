/* The whole film in a strip: its arc, and the frame around what the lanes show, which scrolls and
 * zooms them.
 *
 * Signal "show-range" (start, end): the frames, maybe within a frame, that the user wants to see.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_OVERVIEW_LANE (hp_overview_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpOverviewLane, hp_overview_lane, HP, OVERVIEW_LANE, HpLaneView)

GtkWidget *hp_overview_lane_new (HpDesk *desk);

G_END_DECLS

/* The layers of the scene that is selected, or that the playhead is in: a row for each, and in it
 * when it plays. */

#pragma once

#include "ui/timeline/bar-lane.h"

G_BEGIN_DECLS

#define HP_TYPE_LAYER_LANE (hp_layer_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpLayerLane, hp_layer_lane, HP, LAYER_LANE, HpBarLane)

GtkWidget *hp_layer_lane_new (HpDesk *desk);

G_END_DECLS

/* Hits, markers and emotional beats as flags along the film.
 *
 * A click selects one and takes the picture there; hits are dragged.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_HIT_LANE (hp_hit_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpHitLane, hp_hit_lane, HP, HIT_LANE, HpLaneView)

GtkWidget *hp_hit_lane_new (HpDesk *desk);

G_END_DECLS

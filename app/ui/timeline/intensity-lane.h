/* The intensity of the scenes, drawn as curves along the film.
 *
 * A click in a scene adds a point, a drag of a point moves all that are selected,
 * a drag from elsewhere selects, Delete removes.  What is drawn is a draft until
 * the pointer is let go: then the lane says, by "edited", what the user wants, and
 * goes on showing what the plan holds.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_INTENSITY_LANE (hp_intensity_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpIntensityLane, hp_intensity_lane, HP, INTENSITY_LANE, HpLaneView)

GtkWidget *hp_intensity_lane_new             (HpDesk          *desk);

/* Whether points are selected; removes them when they are. */
gboolean   hp_intensity_lane_has_selection   (HpIntensityLane *self);
void       hp_intensity_lane_remove_selected (HpIntensityLane *self);

G_END_DECLS

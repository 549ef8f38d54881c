/* The shots of the film: where one is cut to the next, and places for a picture of each stretch,
 * which are empty while there is none.
 */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_PICTURE_LANE (hp_picture_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpPictureLane, hp_picture_lane, HP, PICTURE_LANE, HpLaneView)

GtkWidget *hp_picture_lane_new (HpDesk *desk);

G_END_DECLS

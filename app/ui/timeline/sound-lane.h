/* What is heard in the film, where it is heard: the ground that the dialogue lies on. */

#pragma once

#include "ui/timeline/lane-view.h"

G_BEGIN_DECLS

#define HP_TYPE_SOUND_LANE (hp_sound_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpSoundLane, hp_sound_lane, HP, SOUND_LANE, HpLaneView)

GtkWidget *hp_sound_lane_new (HpDesk *desk);

G_END_DECLS

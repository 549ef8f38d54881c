/* The lines of dialogue, where they are spoken. */

#pragma once

#include "ui/timeline/bar-lane.h"

G_BEGIN_DECLS

#define HP_TYPE_DIALOGUE_LANE (hp_dialogue_lane_get_type ())

G_DECLARE_FINAL_TYPE (HpDialogueLane, hp_dialogue_lane, HP, DIALOGUE_LANE, HpBarLane)

GtkWidget *hp_dialogue_lane_new (HpDesk *desk);

G_END_DECLS

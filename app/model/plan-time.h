/* Frames of a plan as people say them: timecode, counted in each reel. */

#pragma once

#include "model/plan.h"
#include "model/reel.h"

G_BEGIN_DECLS

gint64      hp_plan_get_duration    (HpPlan *self);
HpFrameRate hp_plan_get_frame_rate  (HpPlan *self);
HpReel     *hp_plan_get_reel_at     (HpPlan *self,
                                     gint64  frame);
gint64      hp_plan_get_label_at    (HpPlan *self,
                                     gint64  frame);
char       *hp_plan_format_timecode (HpPlan *self,
                                     gint64  frame);

G_END_DECLS

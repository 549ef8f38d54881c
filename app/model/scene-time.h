/* The music of a scene in time: the tempo plan chosen, and the maps of one. */

#pragma once

#include "model/scene.h"
#include "model/tempo-plan.h"
#include "music/meter-map.h"
#include "music/tempo-map.h"

G_BEGIN_DECLS

HpTempoPlan *hp_scene_get_chosen_tempo_plan (HpScene     *self);

HpMeterMap  *hp_tempo_plan_make_meter_map   (HpTempoPlan *self);
HpTempoMap  *hp_tempo_plan_make_tempo_map   (HpTempoPlan *self,
                                             HpFrameRate  rate);

G_END_DECLS

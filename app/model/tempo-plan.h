/* A way to time a scene: where the downbeat is, the meters and the tempi. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_TEMPO_PLAN (hp_tempo_plan_get_type ())

G_DECLARE_FINAL_TYPE (HpTempoPlan, hp_tempo_plan, HP, TEMPO_PLAN, HpElement)

const char    *hp_tempo_plan_get_name           (HpTempoPlan *self);
const char    *hp_tempo_plan_get_reason         (HpTempoPlan *self);
gint64         hp_tempo_plan_get_downbeat       (HpTempoPlan *self);
int            hp_tempo_plan_get_warning_clicks (HpTempoPlan *self);
HpElementList *hp_tempo_plan_get_meters         (HpTempoPlan *self);
HpElementList *hp_tempo_plan_get_tempos         (HpTempoPlan *self);
HpElementList *hp_tempo_plan_get_locks          (HpTempoPlan *self);

G_END_DECLS

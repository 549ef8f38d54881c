/* A tempo that holds, or from which a ramp begins, at a position of the score. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_TEMPO_CHANGE (hp_tempo_change_get_type ())

G_DECLARE_FINAL_TYPE (HpTempoChange, hp_tempo_change, HP, TEMPO_CHANGE, HpElement)

HpFraction hp_tempo_change_get_at   (HpTempoChange *self);
HpFraction hp_tempo_change_get_beat (HpTempoChange *self);
HpBpm      hp_tempo_change_get_bpm  (HpTempoChange *self);
gboolean   hp_tempo_change_get_ramp (HpTempoChange *self);

G_END_DECLS

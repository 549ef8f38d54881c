#include "model/tempo-change.h"


struct _HpTempoChange
{
  HpElement  parent_instance;

  HpFraction at;    /* whole notes from the downbeat */
  HpFraction beat;  /* whole notes: the unit that is counted */
  HpBpm      bpm;
  gboolean   ramp;  /* the tempo moves to the next one */
};

static const HpMember members[] = {
  { "at", HP_MEMBER_POSITION, G_STRUCT_OFFSET (HpTempoChange, at), .required = TRUE },
  { "beat", HP_MEMBER_POSITION, G_STRUCT_OFFSET (HpTempoChange, beat), .required = TRUE,
    .initial = 1 },
  { "bpm", HP_MEMBER_BPM, G_STRUCT_OFFSET (HpTempoChange, bpm), .required = TRUE, .min = HP_BPM_MIN,
    .max = HP_BPM_MAX, .initial = 60 },
  { "ramp", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpTempoChange, ramp) },
};

HP_DEFINE_ELEMENT (HpTempoChange, hp_tempo_change, NULL)

HpFraction
hp_tempo_change_get_at (HpTempoChange *self)
{
  g_return_val_if_fail (HP_IS_TEMPO_CHANGE (self), ((HpFraction) { 0, 1 }));

  return self->at;
}

HpFraction
hp_tempo_change_get_beat (HpTempoChange *self)
{
  g_return_val_if_fail (HP_IS_TEMPO_CHANGE (self), ((HpFraction) { 0, 1 }));

  return self->beat;
}

HpBpm
hp_tempo_change_get_bpm (HpTempoChange *self)
{
  g_return_val_if_fail (HP_IS_TEMPO_CHANGE (self), ((HpBpm) { 60, 0 }));

  return self->bpm;
}

HP_DEFINE_GETTER (HpTempoChange, hp_tempo_change, gboolean, ramp)

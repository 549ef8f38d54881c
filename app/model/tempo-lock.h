/* A promise: this hit falls on this beat, whatever else changes. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_TEMPO_LOCK (hp_tempo_lock_get_type ())

G_DECLARE_FINAL_TYPE (HpTempoLock, hp_tempo_lock, HP, TEMPO_LOCK, HpElement)

const char *hp_tempo_lock_get_hit  (HpTempoLock *self);
int         hp_tempo_lock_get_bar  (HpTempoLock *self);
int         hp_tempo_lock_get_beat (HpTempoLock *self);

G_END_DECLS

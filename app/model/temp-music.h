/* Temp music under a scene: what to keep of it, and what to avoid. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_TEMP_MUSIC (hp_temp_music_get_type ())

G_DECLARE_FINAL_TYPE (HpTempMusic, hp_temp_music, HP, TEMP_MUSIC, HpElement)

gint64      hp_temp_music_get_in    (HpTempMusic *self);
gint64      hp_temp_music_get_out   (HpTempMusic *self);
const char *hp_temp_music_get_title (HpTempMusic *self);
const char *hp_temp_music_get_keep  (HpTempMusic *self);
const char *hp_temp_music_get_avoid (HpTempMusic *self);

G_END_DECLS

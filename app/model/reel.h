/* A reel of the picture: which frames it holds, and where they are to be found. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_REEL (hp_reel_get_type ())

G_DECLARE_FINAL_TYPE (HpReel, hp_reel, HP, REEL, HpElement)

int         hp_reel_get_number         (HpReel *self);
gint64      hp_reel_get_start          (HpReel *self);
gint64      hp_reel_get_duration       (HpReel *self);
const char *hp_reel_get_uri            (HpReel *self);
gint64      hp_reel_get_offset         (HpReel *self);
const char *hp_reel_get_start_timecode (HpReel *self);

G_END_DECLS

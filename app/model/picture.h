/* The picture that is scored: how it counts, and which cut it is. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_PICTURE (hp_picture_get_type ())

G_DECLARE_FINAL_TYPE (HpPicture, hp_picture, HP, PICTURE, HpElement)

HpFrameRate hp_picture_get_frame_rate   (HpPicture *self);
gboolean    hp_picture_get_drop_frame   (HpPicture *self);
const char *hp_picture_get_revision     (HpPicture *self);
gint64      hp_picture_get_first_action (HpPicture *self);

G_END_DECLS

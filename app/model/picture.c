#include "model/picture.h"


struct _HpPicture
{
  HpElement   parent_instance;

  HpFrameRate frame_rate;
  gboolean    drop_frame;
  char       *revision;
  gint64      first_action;
};

static const HpMember members[] = {
  { "frame-rate", HP_MEMBER_RATE, G_STRUCT_OFFSET (HpPicture, frame_rate), .required = TRUE,
    .initial = 24 },
  { "drop-frame", HP_MEMBER_BOOLEAN, G_STRUCT_OFFSET (HpPicture, drop_frame) },
  { "revision", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPicture, revision) },
  { "first-action", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpPicture, first_action) },
};

HP_DEFINE_ELEMENT (HpPicture, hp_picture, NULL)

HpFrameRate
hp_picture_get_frame_rate (HpPicture *self)
{
  g_return_val_if_fail (HP_IS_PICTURE (self), ((HpFrameRate) { 24, 1 }));

  return self->frame_rate;
}

HP_DEFINE_GETTER (HpPicture, hp_picture, gboolean, drop_frame)
HP_DEFINE_GETTER (HpPicture, hp_picture, const char *, revision)
HP_DEFINE_GETTER (HpPicture, hp_picture, gint64, first_action)

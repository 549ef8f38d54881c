#include "model/temp-music.h"


struct _HpTempMusic
{
  HpElement parent_instance;

  gint64    in;
  gint64    out;
  char     *title;
  char     *keep;
  char     *avoid;
};

static const HpMember members[] = {
  { "in", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpTempMusic, in), .required = TRUE },
  { "out", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpTempMusic, out), .required = TRUE },
  { "title", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempMusic, title) },
  { "keep", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempMusic, keep) },
  { "avoid", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempMusic, avoid) },
};

HP_DEFINE_ELEMENT (HpTempMusic, hp_temp_music, NULL)

HP_DEFINE_GETTER (HpTempMusic, hp_temp_music, gint64, in)
HP_DEFINE_GETTER (HpTempMusic, hp_temp_music, gint64, out)
HP_DEFINE_GETTER (HpTempMusic, hp_temp_music, const char *, title)
HP_DEFINE_GETTER (HpTempMusic, hp_temp_music, const char *, keep)
HP_DEFINE_GETTER (HpTempMusic, hp_temp_music, const char *, avoid)

#include "model/reel.h"


struct _HpReel
{
  HpElement parent_instance;

  int       number;
  gint64    start;           /* frame */
  gint64    duration;        /* frames */
  char     *uri;             /* relative to the plan, or "" without a picture */
  gint64    offset;          /* the file's frame at which the reel begins */
  char     *start_timecode;
};

static const HpMember members[] = {
  { "number", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpReel, number), .required = TRUE, .min = 1,
    .max = 99, .initial = 1 },
  { "start", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpReel, start), .required = TRUE },
  { "duration", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpReel, duration), .required = TRUE },
  { "uri", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpReel, uri) },
  { "offset", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpReel, offset) },
  { "start-timecode", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpReel, start_timecode), .required = TRUE },
};

HP_DEFINE_ELEMENT (HpReel, hp_reel, NULL)

HP_DEFINE_GETTER (HpReel, hp_reel, int, number)
HP_DEFINE_GETTER (HpReel, hp_reel, gint64, start)
HP_DEFINE_GETTER (HpReel, hp_reel, gint64, duration)
HP_DEFINE_GETTER (HpReel, hp_reel, const char *, uri)
HP_DEFINE_GETTER (HpReel, hp_reel, gint64, offset)
HP_DEFINE_GETTER (HpReel, hp_reel, const char *, start_timecode)

#include "model/story-beat.h"


struct _HpStoryBeat
{
  HpElement parent_instance;

  gint64    at;
  char     *feeling;
  char     *note;
};

static const HpMember members[] = {
  { "at", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpStoryBeat, at), .required = TRUE },
  { "feeling", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpStoryBeat, feeling) },
  { "note", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpStoryBeat, note) },
};

HP_DEFINE_ELEMENT (HpStoryBeat, hp_story_beat, "beat")

HP_DEFINE_GETTER (HpStoryBeat, hp_story_beat, gint64, at)
HP_DEFINE_GETTER (HpStoryBeat, hp_story_beat, const char *, feeling)
HP_DEFINE_GETTER (HpStoryBeat, hp_story_beat, const char *, note)

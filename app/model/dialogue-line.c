#include "model/dialogue-line.h"


struct _HpDialogueLine
{
  HpElement parent_instance;

  gint64    in;
  gint64    out;
  char     *speaker;
  char     *text;
};

static const HpMember members[] = {
  { "in", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpDialogueLine, in), .required = TRUE },
  { "out", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpDialogueLine, out), .required = TRUE },
  { "speaker", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDialogueLine, speaker) },
  { "text", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpDialogueLine, text) },
};

HP_DEFINE_ELEMENT (HpDialogueLine, hp_dialogue_line, NULL)

HP_DEFINE_GETTER (HpDialogueLine, hp_dialogue_line, gint64, in)
HP_DEFINE_GETTER (HpDialogueLine, hp_dialogue_line, gint64, out)
HP_DEFINE_GETTER (HpDialogueLine, hp_dialogue_line, const char *, speaker)
HP_DEFINE_GETTER (HpDialogueLine, hp_dialogue_line, const char *, text)

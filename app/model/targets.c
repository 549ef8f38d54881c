#include "model/targets.h"


struct _HpTargets
{
  HpElement parent_instance;

  char     *cinema;
  char     *streaming;
  char     *immersive;
};

static const HpMember members[] = {
  { "cinema", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTargets, cinema) },
  { "streaming", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTargets, streaming) },
  { "immersive", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTargets, immersive) },
};

HP_DEFINE_ELEMENT (HpTargets, hp_targets, NULL)

HP_DEFINE_GETTER (HpTargets, hp_targets, const char *, cinema)
HP_DEFINE_GETTER (HpTargets, hp_targets, const char *, streaming)
HP_DEFINE_GETTER (HpTargets, hp_targets, const char *, immersive)

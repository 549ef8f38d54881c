#include "model/tempo-lock.h"


struct _HpTempoLock
{
  HpElement parent_instance;

  char     *hit;
  int       bar;
  int       beat;
};

static const HpMember members[] = {
  { "hit", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpTempoLock, hit), .required = TRUE, .refers = "hit" },
  { "bar", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpTempoLock, bar), .required = TRUE, .min = 1,
    .max = 100000, .initial = 1 },
  { "beat", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpTempoLock, beat), .required = TRUE, .min = 1,
    .max = 1000, .initial = 1 },
};

HP_DEFINE_ELEMENT (HpTempoLock, hp_tempo_lock, NULL)

HP_DEFINE_GETTER (HpTempoLock, hp_tempo_lock, const char *, hit)
HP_DEFINE_GETTER (HpTempoLock, hp_tempo_lock, int, bar)
HP_DEFINE_GETTER (HpTempoLock, hp_tempo_lock, int, beat)

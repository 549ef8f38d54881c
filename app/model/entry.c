#include "model/entry.h"


struct _HpEntry
{
  HpElement parent_instance;

  gint64    in;
  gint64    out;
};

static const HpMember members[] = {
  { "in", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpEntry, in), .required = TRUE },
  { "out", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpEntry, out), .required = TRUE },
};

HP_DEFINE_ELEMENT (HpEntry, hp_entry, NULL)

HP_DEFINE_GETTER (HpEntry, hp_entry, gint64, in)
HP_DEFINE_GETTER (HpEntry, hp_entry, gint64, out)

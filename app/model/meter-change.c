#include "model/meter-change.h"

#include "music/meter.h"

struct _HpMeterChange
{
  HpElement parent_instance;

  int       bar;
  char     *meter;
};

static const HpMember members[] = {
  { "bar", HP_MEMBER_INTEGER, G_STRUCT_OFFSET (HpMeterChange, bar), .required = TRUE, .min = 1,
    .max = 100000, .initial = 1 },
  { "meter", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpMeterChange, meter), .required = TRUE,
    .check = hp_meter_check },
};

HP_DEFINE_ELEMENT (HpMeterChange, hp_meter_change, NULL)

HP_DEFINE_GETTER (HpMeterChange, hp_meter_change, int, bar)
HP_DEFINE_GETTER (HpMeterChange, hp_meter_change, const char *, meter)

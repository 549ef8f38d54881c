#include "model/automation.h"


G_DEFINE_ENUM_TYPE (HpControl, hp_control,
                    G_DEFINE_ENUM_VALUE (HP_CONTROL_VOLUME, "volume"),
                    G_DEFINE_ENUM_VALUE (HP_CONTROL_FILTER, "filter"),
                    G_DEFINE_ENUM_VALUE (HP_CONTROL_PAN, "pan"),
                    G_DEFINE_ENUM_VALUE (HP_CONTROL_DISTANCE, "distance"),
                    G_DEFINE_ENUM_VALUE (HP_CONTROL_REVERB, "reverb"))

struct _HpAutomation
{
  HpElement parent_instance;

  int       control;  /* HpControl */
  HpCurve  *points;
};

static const HpMember members[] = {
  { "control", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpAutomation, control), .required = TRUE,
    .type = hp_control_get_type },
  { "points", HP_MEMBER_CURVE, G_STRUCT_OFFSET (HpAutomation, points) },
};

HP_DEFINE_ELEMENT (HpAutomation, hp_automation, NULL)

HP_DEFINE_GETTER (HpAutomation, hp_automation, HpControl, control)
HP_DEFINE_GETTER (HpAutomation, hp_automation, HpCurve *, points)

/* A curve for one control of a layer. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_CONTROL_VOLUME,
  HP_CONTROL_FILTER,
  HP_CONTROL_PAN,
  HP_CONTROL_DISTANCE,
  HP_CONTROL_REVERB,
} HpControl;

#define HP_TYPE_CONTROL (hp_control_get_type ())

#define HP_TYPE_AUTOMATION (hp_automation_get_type ())

G_DECLARE_FINAL_TYPE (HpAutomation, hp_automation, HP, AUTOMATION, HpElement)

GType     hp_control_get_type       (void);
HpControl hp_automation_get_control (HpAutomation *self);
HpCurve  *hp_automation_get_points  (HpAutomation *self);

G_END_DECLS

/* A meter that holds from a bar on. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_METER_CHANGE (hp_meter_change_get_type ())

G_DECLARE_FINAL_TYPE (HpMeterChange, hp_meter_change, HP, METER_CHANGE, HpElement)

int         hp_meter_change_get_bar   (HpMeterChange *self);
const char *hp_meter_change_get_meter (HpMeterChange *self);

G_END_DECLS

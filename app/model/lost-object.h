/* What a new cut left without a place: parked whole. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

#define HP_TYPE_LOST_OBJECT (hp_lost_object_get_type ())

G_DECLARE_FINAL_TYPE (HpLostObject, hp_lost_object, HP, LOST_OBJECT, HpElement)

const char *hp_lost_object_get_was    (HpLostObject *self);
const char *hp_lost_object_get_scene  (HpLostObject *self);
const char *hp_lost_object_get_why    (HpLostObject *self);
const char *hp_lost_object_get_object (HpLostObject *self);

G_END_DECLS

/* A colour kept back, until a frame or for a scene. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_RESERVATION_RULE_NOT_BEFORE,
  HP_RESERVATION_RULE_ONLY_IN,
} HpReservationRule;

#define HP_TYPE_RESERVATION_RULE (hp_reservation_rule_get_type ())

#define HP_TYPE_RESERVATION (hp_reservation_get_type ())

G_DECLARE_FINAL_TYPE (HpReservation, hp_reservation, HP, RESERVATION, HpElement)

GType             hp_reservation_rule_get_type  (void);
const char       *hp_reservation_get_instrument (HpReservation *self);
HpReservationRule hp_reservation_get_rule       (HpReservation *self);
gint64            hp_reservation_get_at         (HpReservation *self);
const char       *hp_reservation_get_scene      (HpReservation *self);

G_END_DECLS

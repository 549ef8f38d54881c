#include "model/reservation.h"


G_DEFINE_ENUM_TYPE (HpReservationRule, hp_reservation_rule,
                    G_DEFINE_ENUM_VALUE (HP_RESERVATION_RULE_NOT_BEFORE, "not-before"),
                    G_DEFINE_ENUM_VALUE (HP_RESERVATION_RULE_ONLY_IN, "only-in"))

struct _HpReservation
{
  HpElement parent_instance;

  char     *instrument;
  int       rule;        /* HpReservationRule */
  gint64    at;
  char     *scene;
};

static const HpMember members[] = {
  { "instrument", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpReservation, instrument), .required = TRUE,
    .refers = "instrument" },
  { "rule", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpReservation, rule), .required = TRUE,
    .type = hp_reservation_rule_get_type },
  { "at", HP_MEMBER_FRAME, G_STRUCT_OFFSET (HpReservation, at), .initial = -1 },
  { "scene", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpReservation, scene), .refers = "scene" },
};

HP_DEFINE_ELEMENT (HpReservation, hp_reservation, NULL)

HP_DEFINE_GETTER (HpReservation, hp_reservation, const char *, instrument)
HP_DEFINE_GETTER (HpReservation, hp_reservation, HpReservationRule, rule)
HP_DEFINE_GETTER (HpReservation, hp_reservation, gint64, at)
HP_DEFINE_GETTER (HpReservation, hp_reservation, const char *, scene)

/* Somebody who decides, or is named: the director, the composer, the crew. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_PERSON_ROLE_DIRECTOR,
  HP_PERSON_ROLE_COMPOSER,
  HP_PERSON_ROLE_EDITOR,
  HP_PERSON_ROLE_MUSIC_EDITOR,
  HP_PERSON_ROLE_PRODUCER,
  HP_PERSON_ROLE_ORCHESTRATOR,
  HP_PERSON_ROLE_OTHER,
} HpPersonRole;

#define HP_TYPE_PERSON_ROLE (hp_person_role_get_type ())

#define HP_TYPE_PERSON (hp_person_get_type ())

G_DECLARE_FINAL_TYPE (HpPerson, hp_person, HP, PERSON, HpElement)

GType        hp_person_role_get_type (void);
const char  *hp_person_get_name      (HpPerson *self);
HpPersonRole hp_person_get_role      (HpPerson *self);
const char  *hp_person_get_society   (HpPerson *self);
const char  *hp_person_get_ipi       (HpPerson *self);
const char  *hp_person_get_low       (HpPerson *self);
const char  *hp_person_get_high      (HpPerson *self);

G_END_DECLS

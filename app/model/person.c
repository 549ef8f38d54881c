#include "model/person.h"

#include "music/pitch.h"

G_DEFINE_ENUM_TYPE (HpPersonRole, hp_person_role,
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_DIRECTOR, "director"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_COMPOSER, "composer"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_EDITOR, "editor"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_MUSIC_EDITOR, "music-editor"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_PRODUCER, "producer"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_ORCHESTRATOR, "orchestrator"),
                    G_DEFINE_ENUM_VALUE (HP_PERSON_ROLE_OTHER, "other"))

struct _HpPerson
{
  HpElement parent_instance;

  char     *name;
  int       role;     /* HpPersonRole */
  char     *society;
  char     *ipi;
  char     *low;
  char     *high;
};

static const HpMember members[] = {
  { "name", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPerson, name), .required = TRUE },
  { "role", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpPerson, role), .required = TRUE,
    .type = hp_person_role_get_type },
  { "society", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPerson, society) },
  { "ipi", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPerson, ipi) },
  { "low", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPerson, low), .check = hp_pitch_check },
  { "high", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpPerson, high), .check = hp_pitch_check },
};

HP_DEFINE_ELEMENT (HpPerson, hp_person, "person")

HP_DEFINE_GETTER (HpPerson, hp_person, const char *, name)
HP_DEFINE_GETTER (HpPerson, hp_person, HpPersonRole, role)
HP_DEFINE_GETTER (HpPerson, hp_person, const char *, society)
HP_DEFINE_GETTER (HpPerson, hp_person, const char *, ipi)
HP_DEFINE_GETTER (HpPerson, hp_person, const char *, low)
HP_DEFINE_GETTER (HpPerson, hp_person, const char *, high)

#include "model/lost-object.h"


struct _HpLostObject
{
  HpElement parent_instance;

  char     *was;     /* its id */
  char     *scene;   /* id of the scene it stood in */
  char     *why;
  char     *object;
};

static const HpMember members[] = {
  { "was", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLostObject, was), .required = TRUE },
  { "scene", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLostObject, scene) },
  { "why", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpLostObject, why) },
  { "object", HP_MEMBER_JSON, G_STRUCT_OFFSET (HpLostObject, object), .required = TRUE },
};

HP_DEFINE_ELEMENT (HpLostObject, hp_lost_object, NULL)

HP_DEFINE_GETTER (HpLostObject, hp_lost_object, const char *, was)
HP_DEFINE_GETTER (HpLostObject, hp_lost_object, const char *, scene)
HP_DEFINE_GETTER (HpLostObject, hp_lost_object, const char *, why)
HP_DEFINE_GETTER (HpLostObject, hp_lost_object, const char *, object)

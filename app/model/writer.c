#include "model/writer.h"


G_DEFINE_ENUM_TYPE (HpWriterRole, hp_writer_role,
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_C, "C"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_A, "A"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_CA, "CA"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_SA, "SA"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_AR, "AR"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_SR, "SR"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_AD, "AD"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_TR, "TR"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_E, "E"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_SE, "SE"),
                    G_DEFINE_ENUM_VALUE (HP_WRITER_ROLE_AM, "AM"))

struct _HpWriter
{
  HpElement parent_instance;

  char     *by;
  int       role;   /* HpWriterRole */
  double    share;  /* per cent */
};

static const HpMember members[] = {
  { "by", HP_MEMBER_TEXT, G_STRUCT_OFFSET (HpWriter, by), .required = TRUE, .refers = "person" },
  { "role", HP_MEMBER_CHOICE, G_STRUCT_OFFSET (HpWriter, role), .required = TRUE,
    .type = hp_writer_role_get_type },
  { "share", HP_MEMBER_NUMBER, G_STRUCT_OFFSET (HpWriter, share), .required = TRUE, .min = 0,
    .max = 100 },
};

HP_DEFINE_ELEMENT (HpWriter, hp_writer, NULL)

HP_DEFINE_GETTER (HpWriter, hp_writer, const char *, by)
HP_DEFINE_GETTER (HpWriter, hp_writer, HpWriterRole, role)
HP_DEFINE_GETTER (HpWriter, hp_writer, double, share)

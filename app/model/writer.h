/* A writer of a cue, with a share, for the rights sheet. */

#pragma once

#include "model/element.h"

G_BEGIN_DECLS

typedef enum
{
  HP_WRITER_ROLE_C,
  HP_WRITER_ROLE_A,
  HP_WRITER_ROLE_CA,
  HP_WRITER_ROLE_SA,
  HP_WRITER_ROLE_AR,
  HP_WRITER_ROLE_SR,
  HP_WRITER_ROLE_AD,
  HP_WRITER_ROLE_TR,
  HP_WRITER_ROLE_E,
  HP_WRITER_ROLE_SE,
  HP_WRITER_ROLE_AM,
} HpWriterRole;

#define HP_TYPE_WRITER_ROLE (hp_writer_role_get_type ())

#define HP_TYPE_WRITER (hp_writer_get_type ())

G_DECLARE_FINAL_TYPE (HpWriter, hp_writer, HP, WRITER, HpElement)

GType        hp_writer_role_get_type (void);
const char  *hp_writer_get_by        (HpWriter *self);
HpWriterRole hp_writer_get_role      (HpWriter *self);
double       hp_writer_get_share     (HpWriter *self);

G_END_DECLS

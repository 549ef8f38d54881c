/* Note values as they are written: a name, and dots. */

#pragma once

#include "core/fraction.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;    /* "quarter", "16th": the names of MusicXML */
  guint       n_dots;  /* 0 or 1 */
} HpNoteValue;

gboolean hp_note_value_from_length (HpFraction   length,
                                    HpNoteValue *value);

G_END_DECLS

#include "music/note-value.h"

static const struct
{
  const char *name;
  HpFraction  length;  /* whole notes */
} names[] = {
  { "long", { 4, 1 } },
  { "breve", { 2, 1 } },
  { "whole", { 1, 1 } },
  { "half", { 1, 2 } },
  { "quarter", { 1, 4 } },
  { "eighth", { 1, 8 } },
  { "16th", { 1, 16 } },
  { "32nd", { 1, 32 } },
  { "64th", { 1, 64 } },
};

/* Whether one note, dotted or not, lasts @length; on failure @value is left as it was. */
gboolean
hp_note_value_from_length (HpFraction   length,
                           HpNoteValue *value)
{
  const HpFraction dotted = { 3, 2 };

  g_return_val_if_fail (value != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint n_dots = 0; n_dots <= 1; n_dots++)
      {
        HpFraction lasts = names[i].length;

        if (n_dots == 1)
          lasts = hp_fraction_multiply (lasts, dotted);
        if (hp_fraction_compare (lasts, length) == 0)
          {
            *value = (HpNoteValue) { names[i].name, n_dots };
            return TRUE;
          }
      }

  return FALSE;
}

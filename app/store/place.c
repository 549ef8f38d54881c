#include "store/place.h"

static void
append (GString       *text,
        const HpPlace *self)
{
  if (self->outer != NULL)
    append (text, self->outer);

  if (self->name == NULL)
    g_string_append_printf (text, "[%" G_GSIZE_FORMAT "]", self->index);
  else
    g_string_append_printf (text, "%s%s", text->len > 0 ? "." : "", self->name);
}

char *
hp_place_to_string (const HpPlace *self)
{
  GString *text = g_string_new (NULL);

  append (text, self);
  return g_string_free (text, FALSE);
}

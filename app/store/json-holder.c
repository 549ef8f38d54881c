#include "store/json-holder.h"

#include <string.h>

HpJsonHolder
hp_json_holder_open (GString *text,
                     char     bracket,
                     int      depth)
{
  g_string_append_c (text, bracket);
  return (HpJsonHolder) { text, bracket, depth, FALSE };
}

void
hp_json_holder_close (HpJsonHolder *self)
{
  if (self->any && self->depth != HP_JSON_ONE_LINE)
    {
      g_string_append_c (self->text, '\n');
      hp_json_append_indent (self->text, self->depth);
    }
  else if (self->any && self->bracket == '{')
    g_string_append_c (self->text, ' ');

  g_string_append_c (self->text, self->bracket == '{' ? '}' : ']');
}

void
hp_json_holder_begin_item (HpJsonHolder *self)
{
  if (self->any)
    g_string_append_c (self->text, ',');

  if (self->depth != HP_JSON_ONE_LINE)
    {
      g_string_append_c (self->text, '\n');
      hp_json_append_indent (self->text, self->depth + 1);
    }
  else if (self->any || self->bracket == '{')
    g_string_append_c (self->text, ' ');

  self->any = TRUE;
}

/* The names of our members have nothing to escape. */
void
hp_json_holder_begin_member (HpJsonHolder *self,
                             const char   *name)
{
  hp_json_holder_begin_item (self);
  g_string_append_c (self->text, '"');
  g_string_append_len (self->text, name, (gssize) strlen (name));
  g_string_append_len (self->text, "\": ", 3);
}

int
hp_json_holder_get_inner_depth (const HpJsonHolder *self)
{
  return self->depth != HP_JSON_ONE_LINE ? self->depth + 1 : HP_JSON_ONE_LINE;
}

int
hp_json_holder_get_item_depth (const HpJsonHolder *self,
                               const char         *name)
{
  return hp_json_is_one_line_list (name) ? HP_JSON_ONE_LINE : hp_json_holder_get_inner_depth (self);
}

void
hp_json_holder_append_extra (HpJsonHolder *self,
                             const char   *extra)
{
  json_t *unknown = extra != NULL ? json_loads (extra, 0, NULL) : NULL;
  const char *key;
  json_t *value;

  json_object_foreach (unknown, key, value)
    {
      hp_json_holder_begin_item (self);
      hp_json_append_string (self->text, key);
      g_string_append (self->text, ": ");
      hp_json_append (self->text, value, key, hp_json_holder_get_inner_depth (self));
    }

  json_decref (unknown);
}

#include "config.h"

#include "store/value-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "store/json-text.h"

void
hp_reader_tell (HpReader      *self,
                HpElement     *element,
                const HpPlace *place,
                const char    *format,
                ...)
{
  g_autofree char *place_string = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  self->n_problems++;
  if (element != NULL)
    g_hash_table_add (self->broken, element);

  /* One that is only counted needs no words. */
  if (hp_problems_get_n_kept (self->problems) == HP_PROBLEMS_MAX)
    {
      hp_problems_add (self->problems, "", "%s", "");
      return;
    }

  place_string = hp_place_to_string (place);
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  hp_problems_add (self->problems, place_string, "%s", sentence);
}

static gboolean
has_unknown (json_t            *object,
             const char *const *known)
{
  gsize n_known = 0;

  for (; *known != NULL; known++)
    n_known += json_object_get (object, *known) != NULL;

  return json_object_size (object) > n_known;
}

char *
hp_reader_take_extra (json_t            *object,
                      const char *const *known)
{
  json_t *unknown;
  const char *key;
  json_t *value;
  char *extra, *text;

  if (!has_unknown (object, known))
    return NULL;

  unknown = json_object ();
  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      json_object_set (unknown, key, value);

  /* A copy of our own allocator, which is the one that frees it. */
  text = json_dumps (unknown, JSON_COMPACT | JSON_REAL_PRECISION (17));
  extra = g_strdup (text);
  free (text);
  json_decref (unknown);
  return extra;
}

static char *
number_to_string (double number)
{
  GString *text = g_string_new (NULL);

  hp_json_append_number (text, number);
  return g_string_free (text, FALSE);
}

gboolean
hp_reader_in_range (HpReader      *self,
                    HpElement     *element,
                    const HpPlace *place,
                    double         number,
                    double         min,
                    double         max)
{
  g_autofree char *said = NULL, *low = NULL, *high = NULL;

  if (number >= min && number <= max)
    return TRUE;

  said = number_to_string (number);
  low = number_to_string (min);
  high = number_to_string (max);
  /* Translators: a number, and the range it should lie in. */
  hp_reader_tell (self, element, place, _("%s is outside %s…%s"), said, low, high);
  return FALSE;
}

gboolean
hp_reader_read_frame (HpReader      *self,
                      HpElement     *element,
                      const HpPlace *place,
                      json_t        *value,
                      gint64        *frame)
{
  if (!json_is_integer (value))
    {
      hp_reader_tell (self, element, place, _("a whole number of frames is expected"));
      return FALSE;
    }

  *frame = json_integer_value (value);
  if (*frame >= 0 && *frame <= HP_FRAME_MAX)
    return TRUE;

  /* Translators: a number, and the largest number of frames. */
  hp_reader_tell (self, element, place, _("%lld is outside 0…%lld frames"),
                  (long long) *frame,
                  (long long) HP_FRAME_MAX);
  return FALSE;
}

/* The text of @value, or NULL after having told what is wrong. */
const char *
hp_reader_read_text (HpReader      *self,
                     HpElement     *element,
                     const HpPlace *place,
                     json_t        *value)
{
  if (!json_is_string (value))
    {
      hp_reader_tell (self, element, place, _("a text is expected"));
      return NULL;
    }

  return json_string_value (value);
}

gboolean
hp_reader_read_choice (HpReader      *self,
                       HpElement     *element,
                       const HpPlace *place,
                       json_t        *value,
                       GType          type,
                       int           *choice)
{
  const char *text = hp_reader_read_text (self, element, place, value);
  g_autoptr(GString) expected = NULL;
  GEnumClass *klass;
  GEnumValue *found;

  if (text == NULL)
    return FALSE;

  klass = g_type_class_ref (type);
  found = g_enum_get_value_by_nick (klass, text);
  if (found != NULL)
    *choice = found->value;
  else
    {
      expected = g_string_new (NULL);
      for (guint i = 0; i < klass->n_values; i++)
        g_string_append_printf (expected, "%s%s", i > 0 ? ", " : "", klass->values[i].value_nick);
      /* Translators: a word of the file, and the list of words that may stand there. */
      hp_reader_tell (self, element, place, _("“%s” is none of: %s"), text, expected->str);
    }

  g_type_class_unref (klass);
  return found != NULL;
}

gboolean
hp_reader_read_position (HpReader      *self,
                         HpElement     *element,
                         const HpPlace *place,
                         json_t        *value,
                         HpFraction    *position)
{
  const char *text = hp_reader_read_text (self, element, place, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;

  if (hp_fraction_parse_position (text, position, &error))
    return TRUE;

  hp_reader_tell (self, element, place, "%s", error->message);
  return FALSE;
}

gboolean
hp_reader_read_bpm (HpReader       *self,
                    HpElement      *element,
                    const HpPlace  *place,
                    json_t         *value,
                    const HpMember *member,
                    HpBpm          *bpm)
{
  g_autoptr(GError) error = NULL;

  if (json_is_number (value))
    {
      *bpm = (HpBpm) { json_number_value (value), 0 };
      return hp_reader_in_range (self, element, place, bpm->per_minute, member->min, member->max);
    }

  if (!json_is_string (value))
    hp_reader_tell (self, element, place, _("beats a minute or a film click is expected"));
  else if (hp_bpm_parse_click (json_string_value (value), bpm, &error))
    return TRUE;
  else
    hp_reader_tell (self, element, place, "%s", error->message);

  return FALSE;
}

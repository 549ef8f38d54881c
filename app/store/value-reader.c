#include "config.h"

#include "store/value-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "store/json-text.h"

/* Tells a problem of @element, at its member @name. */
void
hp_reader_tell (HpReader   *self,
                HpElement  *element,
                const char *place,
                const char *name,
                const char *format,
                ...)
{
  g_autofree char *member_place = NULL;
  g_autofree char *sentence = NULL;
  va_list args;

  member_place = name != NULL ? hp_element_place_member (place, name) : g_strdup (place);
  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);

  hp_problems_add (self->problems, member_place, "%s", sentence);
  if (element != NULL)
    g_hash_table_add (self->broken, element);
}

/* What stands in @object beside the @known names, as a JSON object, or NULL. */
char *
hp_reader_take_extra (json_t            *object,
                      const char *const *known)
{
  json_t *unknown = json_object ();
  const char *key;
  json_t *value;
  char *extra = NULL;

  json_object_foreach (object, key, value)
    if (!g_strv_contains (known, key))
      json_object_set (unknown, key, value);

  if (json_object_size (unknown) > 0)
    {
      /* A copy of our own allocator, which is the one that frees it. */
      char *text = json_dumps (unknown, JSON_COMPACT | JSON_REAL_PRECISION (17));

      extra = g_strdup (text);
      free (text);
    }

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
hp_reader_in_range (HpReader   *self,
                    HpElement  *element,
                    const char *place,
                    const char *name,
                    double      number,
                    double      min,
                    double      max)
{
  g_autofree char *said = NULL, *low = NULL, *high = NULL;

  if (number >= min && number <= max)
    return TRUE;

  said = number_to_string (number);
  low = number_to_string (min);
  high = number_to_string (max);
  /* Translators: a number, and the range it should lie in. */
  hp_reader_tell (self, element, place, name, _("%s is outside %s…%s"), said, low, high);
  return FALSE;
}

gboolean
hp_reader_read_frame (HpReader   *self,
                      HpElement  *element,
                      const char *place,
                      const char *name,
                      json_t     *value,
                      gint64     *frame)
{
  if (!json_is_integer (value))
    {
      hp_reader_tell (self, element, place, name, _("a whole number of frames is expected"));
      return FALSE;
    }

  *frame = json_integer_value (value);
  if (*frame >= 0 && *frame <= HP_FRAME_MAX)
    return TRUE;

  /* Translators: a number, and the largest number of frames. */
  hp_reader_tell (self, element, place, name, _("%lld is outside 0…%lld frames"),
                  (long long) *frame,
                  (long long) HP_FRAME_MAX);
  return FALSE;
}

/* The text of @value, or NULL after having told what is wrong. */
const char *
hp_reader_read_text (HpReader   *self,
                     HpElement  *element,
                     const char *place,
                     const char *name,
                     json_t     *value)
{
  if (!json_is_string (value))
    {
      hp_reader_tell (self, element, place, name, _("a text is expected"));
      return NULL;
    }

  return json_string_value (value);
}

gboolean
hp_reader_read_choice (HpReader   *self,
                       HpElement  *element,
                       const char *place,
                       const char *name,
                       json_t     *value,
                       GType       type,
                       int        *choice)
{
  const char *text = hp_reader_read_text (self, element, place, name, value);
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
      hp_reader_tell (self, element, place, name, _("“%s” is none of: %s"), text, expected->str);
    }

  g_type_class_unref (klass);
  return found != NULL;
}

gboolean
hp_reader_read_position (HpReader   *self,
                         HpElement  *element,
                         const char *place,
                         const char *name,
                         json_t     *value,
                         HpFraction *position)
{
  const char *text = hp_reader_read_text (self, element, place, name, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;

  if (hp_fraction_parse_position (text, position, &error))
    return TRUE;

  hp_reader_tell (self, element, place, name, "%s", error->message);
  return FALSE;
}

gboolean
hp_reader_read_bpm (HpReader       *self,
                    HpElement      *element,
                    const char     *place,
                    const HpMember *member,
                    json_t         *value,
                    HpBpm          *bpm)
{
  g_autoptr(GError) error = NULL;

  if (json_is_number (value))
    {
      *bpm = (HpBpm) { json_number_value (value), 0 };
      return hp_reader_in_range (self, element, place, member->name, bpm->per_minute, member->min,
                                 member->max);
    }

  if (!json_is_string (value))
    hp_reader_tell (self, element, place, member->name,
                    _("beats a minute or a film click is expected"));
  else if (hp_bpm_parse_click (json_string_value (value), bpm, &error))
    return TRUE;
  else
    hp_reader_tell (self, element, place, member->name, "%s", error->message);

  return FALSE;
}

/* Tells of members that are not there, and of a point or note that is no object. */
static json_t *
get_required (HpReader   *self,
              HpElement  *element,
              const char *place,
              json_t     *object,
              const char *name)
{
  json_t *value = json_object_get (object, name);

  if (value == NULL)
    hp_reader_tell (self, element, place, name, _("it is missing"));

  return value;
}

static gboolean
read_point (HpReader     *self,
            HpElement    *element,
            const char   *place,
            json_t       *object,
            HpCurvePoint *point)
{
  static const char *const known[] = { "at", "level", "shape", NULL };
  json_t *at, *level, *shape;
  g_autofree char *extra = NULL;
  int choice = HP_CURVE_SMOOTH;
  gboolean good;

  if (!json_is_object (object))
    {
      hp_reader_tell (self, element, place, NULL, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  level = get_required (self, element, place, object, "level");
  shape = json_object_get (object, "shape");

  good = at != NULL && hp_reader_read_frame (self, element, place, "at", at, &point->at);
  if (level != NULL && !json_is_number (level))
    {
      hp_reader_tell (self, element, place, "level", _("a number is expected"));
      good = FALSE;
    }
  else if (level != NULL)
    {
      point->level = json_number_value (level);
      good &= hp_reader_in_range (self, element, place, "level", point->level, 0, 1);
    }
  if (shape != NULL)
    good &= hp_reader_read_choice (self, element, place, "shape", shape, HP_TYPE_CURVE_SHAPE,
                                   &choice);
  point->shape = (HpCurveShape) choice;

  if (!good || level == NULL)
    return FALSE;

  extra = hp_reader_take_extra (object, known);
  point->extra = extra != NULL ? g_ref_string_new (extra) : NULL;
  return TRUE;
}

HpCurve *
hp_reader_read_curve (HpReader   *self,
                      HpElement  *element,
                      const char *place,
                      json_t     *list)
{
  g_autoptr(GArray) points = g_array_new (FALSE, TRUE, sizeof (HpCurvePoint));
  gboolean good = TRUE;
  HpCurve *curve;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      HpCurvePoint point = { 0 };

      if (!read_point (self, element, item, object, &point))
        {
          good = FALSE;
          continue;
        }

      if (points->len > 0 && g_array_index (points, HpCurvePoint, points->len - 1).at >= point.at)
        {
          hp_reader_tell (self, element, item, "at",
                          _("the points of a curve are sorted, and only one stands on a frame"));
          good = FALSE;
        }
      g_array_append_val (points, point);
    }

  curve = good ? hp_curve_new ((HpCurvePoint *) (gpointer) points->data, points->len) : NULL;
  for (guint i = 0; i < points->len; i++)
    g_clear_pointer (&g_array_index (points, HpCurvePoint, i).extra, g_ref_string_release);
  return curve;
}

static gboolean
read_note (HpReader   *self,
           HpElement  *element,
           const char *place,
           json_t     *object,
           HpNote     *note)
{
  static const char *const known[] = { "at", "length", "pitch", "articulation", NULL };
  g_autoptr(GError) error = NULL;
  json_t *at, *length, *pitch, *articulation;
  const char *text;
  gboolean good;

  if (!json_is_object (object))
    {
      hp_reader_tell (self, element, place, NULL, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  length = get_required (self, element, place, object, "length");
  pitch = get_required (self, element, place, object, "pitch");
  articulation = json_object_get (object, "articulation");

  good = at != NULL && hp_reader_read_position (self, element, place, "at", at, &note->at);
  if (good && note->at.num < 0)
    {
      hp_reader_tell (self, element, place, "at", _("a note cannot begin before its motif"));
      good = FALSE;
    }

  if (length == NULL || !hp_reader_read_position (self, element, place, "length", length,
                                                  &note->length))
    good = FALSE;
  else if (note->length.num <= 0)
    {
      hp_reader_tell (self, element, place, "length", _("a length is above 0"));
      good = FALSE;
    }

  text = pitch != NULL ? hp_reader_read_text (self, element, place, "pitch", pitch) : NULL;
  if (text != NULL && !hp_pitch_parse (text, &note->pitch, &error))
    {
      hp_reader_tell (self, element, place, "pitch", "%s", error->message);
      text = NULL;
    }
  good &= text != NULL;

  text = articulation == NULL ? ""
         : hp_reader_read_text (self, element, place, "articulation", articulation);
  if (!good || text == NULL)
    return FALSE;

  note->articulation = g_strdup (text);
  note->extra = hp_reader_take_extra (object, known);
  return TRUE;
}

HpNotes *
hp_reader_read_notes (HpReader   *self,
                      HpElement  *element,
                      const char *place,
                      json_t     *list)
{
  g_autoptr(GArray) notes = g_array_new (FALSE, TRUE, sizeof (HpNote));
  gboolean good = TRUE;
  HpNotes *read;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      HpNote note = { 0 };

      if (!read_note (self, element, item, object, &note))
        {
          good = FALSE;
          continue;
        }

      if (notes->len > 0 &&
          hp_note_compare (&g_array_index (notes, HpNote, notes->len - 1), &note) > 0)
        {
          hp_reader_tell (self, element, item, "at",
                          _("notes are sorted by position, then by pitch"));
          good = FALSE;
        }
      g_array_append_val (notes, note);
    }

  read = good ? hp_notes_new ((HpNote *) (gpointer) notes->data, notes->len) : NULL;
  for (guint i = 0; i < notes->len; i++)
    {
      g_free (g_array_index (notes, HpNote, i).articulation);
      g_free (g_array_index (notes, HpNote, i).extra);
    }
  return read;
}

HpFrameList *
hp_reader_read_frames (HpReader   *self,
                       HpElement  *element,
                       const char *place,
                       json_t     *list)
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean good = TRUE;
  gint64 last = -1;
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      gint64 frame;

      if (!hp_reader_read_frame (self, element, item, NULL, value, &frame))
        {
          good = FALSE;
          continue;
        }

      if (frame <= last)
        {
          hp_reader_tell (self, element, item, NULL,
                          _("frames are sorted, and each stands there once"));
          good = FALSE;
        }
      last = frame;
      g_array_append_val (frames, frame);
    }

  return good ? hp_frame_list_new ((gint64 *) (gpointer) frames->data, frames->len) : NULL;
}

GStrv
hp_reader_read_ids (HpReader   *self,
                    HpElement  *element,
                    const char *place,
                    json_t     *list)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      g_autofree char *item = g_strdup_printf ("%s[%" G_GSIZE_FORMAT "]", place, index);
      const char *text = hp_reader_read_text (self, element, item, NULL, value);

      if (text != NULL)
        g_strv_builder_add (ids, text);
    }

  return g_strv_builder_end (ids);
}

#include "config.h"

#include "store/list-reader.h"

#include <glib/gi18n-lib.h>

/* Tells a problem of a member of the point or note at @place. */
static void
tell_member (HpReader      *self,
             HpElement     *element,
             const HpPlace *place,
             const char    *name,
             const char    *sentence)
{
  const HpPlace member = { place, name, 0 };

  hp_reader_tell (self, element, &member, "%s", sentence);
}

/* The member @name of a point or note, or NULL after having told that it is missing. */
static json_t *
get_required (HpReader      *self,
              HpElement     *element,
              const HpPlace *place,
              json_t        *object,
              const char    *name)
{
  json_t *value = json_object_get (object, name);

  if (value == NULL)
    tell_member (self, element, place, name, _("it is missing"));

  return value;
}

static gboolean
read_level (HpReader      *self,
            HpElement     *element,
            const HpPlace *place,
            json_t        *value,
            double        *level)
{
  if (json_is_number (value))
    {
      *level = json_number_value (value);
      return hp_reader_in_range (self, element, place, *level, 0, 1);
    }

  hp_reader_tell (self, element, place, _("a number is expected"));
  return FALSE;
}

static gboolean
read_point (HpReader      *self,
            HpElement     *element,
            const HpPlace *place,
            json_t        *object,
            HpCurvePoint  *point)
{
  static const char *const known[] = { "at", "level", "shape", NULL };
  const HpPlace at_place = { place, "at" }, level_place = { place, "level" };
  const HpPlace shape_place = { place, "shape" };
  json_t *at, *level, *shape;
  g_autofree char *extra = NULL;
  int choice = HP_CURVE_SMOOTH;
  gboolean good;

  if (!json_is_object (object))
    {
      hp_reader_tell (self, element, place, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  level = get_required (self, element, place, object, "level");
  shape = json_object_get (object, "shape");

  good = at != NULL && hp_reader_read_frame (self, element, &at_place, at, &point->at);
  good &= level != NULL && read_level (self, element, &level_place, level, &point->level);
  if (shape != NULL)
    good &= hp_reader_read_choice (self, element, &shape_place, shape, HP_TYPE_CURVE_SHAPE,
                                   &choice);
  point->shape = (HpCurveShape) choice;
  if (!good)
    return FALSE;

  extra = hp_reader_take_extra (object, known);
  point->extra = extra != NULL ? g_ref_string_new (extra) : NULL;
  return TRUE;
}

HpCurve *
hp_reader_read_curve (HpReader      *self,
                      HpElement     *element,
                      const HpPlace *place,
                      json_t        *list)
{
  g_autoptr(GArray) points = g_array_new (FALSE, TRUE, sizeof (HpCurvePoint));
  gboolean good = TRUE;
  HpCurve *curve;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      const HpPlace item = { place, NULL, index };
      HpCurvePoint point = { 0 };

      if (!read_point (self, element, &item, object, &point))
        {
          good = FALSE;
          continue;
        }

      if (points->len > 0 && g_array_index (points, HpCurvePoint, points->len - 1).at >= point.at)
        {
          tell_member (self, element, &item, "at",
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
read_length (HpReader      *self,
             HpElement     *element,
             const HpPlace *place,
             json_t        *value,
             HpFraction    *length)
{
  if (!hp_reader_read_position (self, element, place, value, length))
    return FALSE;

  if (length->num > 0)
    return TRUE;

  hp_reader_tell (self, element, place, _("a length is above 0"));
  return FALSE;
}

static gboolean
read_note_position (HpReader      *self,
                    HpElement     *element,
                    const HpPlace *place,
                    json_t        *value,
                    HpFraction    *at)
{
  if (!hp_reader_read_position (self, element, place, value, at))
    return FALSE;

  if (at->num >= 0)
    return TRUE;

  hp_reader_tell (self, element, place, _("a note cannot begin before its motif"));
  return FALSE;
}

static gboolean
read_pitch (HpReader      *self,
            HpElement     *element,
            const HpPlace *place,
            json_t        *value,
            HpPitch       *pitch)
{
  const char *text = hp_reader_read_text (self, element, place, value);
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return FALSE;

  if (hp_pitch_parse (text, pitch, &error))
    return TRUE;

  hp_reader_tell (self, element, place, "%s", error->message);
  return FALSE;
}

static gboolean
read_note (HpReader      *self,
           HpElement     *element,
           const HpPlace *place,
           json_t        *object,
           HpNote        *note)
{
  static const char *const known[] = { "at", "length", "pitch", "articulation", NULL };
  const HpPlace at_place = { place, "at" }, length_place = { place, "length" };
  const HpPlace pitch_place = { place, "pitch" }, articulation_place = { place, "articulation" };
  json_t *at, *length, *pitch, *articulation;
  const char *text = "";
  gboolean good;

  if (!json_is_object (object))
    {
      hp_reader_tell (self, element, place, _("an object is expected"));
      return FALSE;
    }

  at = get_required (self, element, place, object, "at");
  length = get_required (self, element, place, object, "length");
  pitch = get_required (self, element, place, object, "pitch");
  articulation = json_object_get (object, "articulation");

  good = at != NULL && read_note_position (self, element, &at_place, at, &note->at);
  good &= length != NULL && read_length (self, element, &length_place, length, &note->length);
  good &= pitch != NULL && read_pitch (self, element, &pitch_place, pitch, &note->pitch);
  if (articulation != NULL)
    text = hp_reader_read_text (self, element, &articulation_place, articulation);
  if (!good || text == NULL)
    return FALSE;

  note->articulation = g_strdup (text);
  note->extra = hp_reader_take_extra (object, known);
  return TRUE;
}

HpNotes *
hp_reader_read_notes (HpReader      *self,
                      HpElement     *element,
                      const HpPlace *place,
                      json_t        *list)
{
  g_autoptr(GArray) notes = g_array_new (FALSE, TRUE, sizeof (HpNote));
  gboolean good = TRUE;
  HpNotes *read;
  gsize index;
  json_t *object;

  json_array_foreach (list, index, object)
    {
      const HpPlace item = { place, NULL, index };
      HpNote note = { 0 };

      if (!read_note (self, element, &item, object, &note))
        {
          good = FALSE;
          continue;
        }

      if (notes->len > 0 &&
          hp_note_compare (&g_array_index (notes, HpNote, notes->len - 1), &note) > 0)
        {
          tell_member (self, element, &item, "at",
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
hp_reader_read_frames (HpReader      *self,
                       HpElement     *element,
                       const HpPlace *place,
                       json_t        *list)
{
  g_autoptr(GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean good = TRUE;
  gint64 last = -1;
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      const HpPlace item = { place, NULL, index };
      gint64 frame;

      if (!hp_reader_read_frame (self, element, &item, value, &frame))
        {
          good = FALSE;
          continue;
        }

      if (frame <= last)
        {
          hp_reader_tell (self, element, &item,
                          _("frames are sorted, and each stands there once"));
          good = FALSE;
        }
      last = frame;
      g_array_append_val (frames, frame);
    }

  return good ? hp_frame_list_new ((gint64 *) (gpointer) frames->data, frames->len) : NULL;
}

GStrv
hp_reader_read_ids (HpReader      *self,
                    HpElement     *element,
                    const HpPlace *place,
                    json_t        *list)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();
  gsize index;
  json_t *value;

  json_array_foreach (list, index, value)
    {
      const HpPlace item = { place, NULL, index };
      const char *text = hp_reader_read_text (self, element, &item, value);

      if (text != NULL)
        g_strv_builder_add (ids, text);
    }

  return g_strv_builder_end (ids);
}

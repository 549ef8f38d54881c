#include "store/value-writer.h"

void
hp_writer_append_choice (GString *text,
                         GType    type,
                         int      value)
{
  GEnumClass *klass = g_type_class_ref (type);

  hp_json_append_string (text, g_enum_get_value (klass, value)->value_nick);
  g_type_class_unref (klass);
}

void
hp_writer_append_fraction (GString    *text,
                           HpFraction  fraction)
{
  g_autofree char *string = hp_fraction_to_string (fraction);

  hp_json_append_string (text, string);
}

void
hp_writer_append_rate (GString     *text,
                       HpFrameRate  rate)
{
  g_autofree char *string = hp_frame_rate_to_string (rate);

  hp_json_append_string (text, string);
}

void
hp_writer_append_bpm (GString *text,
                      HpBpm    bpm)
{
  g_autofree char *click = NULL;

  if (bpm.click == 0)
    {
      hp_json_append_number (text, bpm.per_minute);
      return;
    }

  click = hp_bpm_click_to_string (bpm);
  hp_json_append_string (text, click);
}

void
hp_writer_append_curve (HpJsonHolder  *list,
                        const char    *name,
                        const HpCurve *curve)
{
  GEnumClass *shapes = g_type_class_ref (HP_TYPE_CURVE_SHAPE);
  int depth = hp_json_holder_get_item_depth (list, name);
  gsize n_points;
  const HpCurvePoint *points = hp_curve_get_points (curve, &n_points);

  for (gsize i = 0; i < n_points; i++)
    {
      HpJsonHolder point;

      hp_json_holder_begin_item (list);
      point = hp_json_holder_open (list->text, '{', depth);
      hp_json_holder_begin_member (&point, "at");
      hp_json_append_integer (point.text, points[i].at);
      hp_json_holder_begin_member (&point, "level");
      hp_json_append_number (point.text, points[i].level);
      hp_json_holder_begin_member (&point, "shape");
      hp_json_append_string (point.text, g_enum_get_value (shapes, points[i].shape)->value_nick);
      hp_json_holder_append_extra (&point, points[i].extra);
      hp_json_holder_close (&point);
    }

  g_type_class_unref (shapes);
}

void
hp_writer_append_notes (HpJsonHolder  *list,
                        const char    *name,
                        const HpNotes *notes)
{
  int depth = hp_json_holder_get_item_depth (list, name);
  gsize n_notes;
  const HpNote *each = hp_notes_get_notes (notes, &n_notes);

  for (gsize i = 0; i < n_notes; i++)
    {
      g_autofree char *pitch = hp_pitch_to_string (each[i].pitch);
      HpJsonHolder note;

      hp_json_holder_begin_item (list);
      note = hp_json_holder_open (list->text, '{', depth);
      hp_json_holder_begin_member (&note, "at");
      hp_writer_append_fraction (note.text, each[i].at);
      hp_json_holder_begin_member (&note, "length");
      hp_writer_append_fraction (note.text, each[i].length);
      hp_json_holder_begin_member (&note, "pitch");
      hp_json_append_string (note.text, pitch);
      if (*each[i].articulation != '\0')
        {
          hp_json_holder_begin_member (&note, "articulation");
          hp_json_append_string (note.text, each[i].articulation);
        }
      hp_json_holder_append_extra (&note, each[i].extra);
      hp_json_holder_close (&note);
    }
}

void
hp_writer_append_frames (HpJsonHolder      *list,
                         const HpFrameList *frames)
{
  gsize n_frames;
  const gint64 *each = hp_frame_list_get_frames (frames, &n_frames);

  for (gsize i = 0; i < n_frames; i++)
    {
      hp_json_holder_begin_item (list);
      hp_json_append_integer (list->text, each[i]);
    }
}

void
hp_writer_append_texts (HpJsonHolder      *list,
                        const char *const *texts)
{
  for (; *texts != NULL; texts++)
    {
      hp_json_holder_begin_item (list);
      hp_json_append_string (list->text, *texts);
    }
}
